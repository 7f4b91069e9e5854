package main

import "os"

// startAgain starts this program anew, and does not wait for it. It is lent none of the standard files: a program of a window has
// none on Windows.
func startAgain(args []string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	process, err := os.StartProcess(program, append([]string{program}, args...), &os.ProcAttr{}) // #nosec G702 -- this very program
	if err != nil {
		return err
	}
	return process.Release()
}
