package main

import (
	"os"

	"baocaovien/internal/app"
)

// startAgain starts this program anew.
func startAgain(args []string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	return app.StartApart(program, "", args...)
}
