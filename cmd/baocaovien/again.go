package main

import (
	"errors"
	"os"
)

// startAgain starts this program anew, and does not wait for it. It is lent no files of a console: a program of a window has none
// on Windows, which wants three all the same.
func startAgain(args []string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	nothing, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	process, err := os.StartProcess(program, append([]string{program}, args...), &os.ProcAttr{Files: []*os.File{nothing, nothing, nothing}}) // #nosec G702 -- this very program
	if err = errors.Join(err, nothing.Close()); err != nil {
		return err
	}
	return process.Release()
}
