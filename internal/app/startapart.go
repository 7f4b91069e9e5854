package app

import (
	"errors"
	"os"
)

// StartApart starts a program in a folder, this one's where it is "", and does not wait for it: it lives on without this one. It is
// lent no file of a console: a program of a window has none on Windows, which wants three lent all the same.
func StartApart(program, dir string, args ...string) error {
	nothing, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	process, err := os.StartProcess(program, append([]string{program}, args...), &os.ProcAttr{Dir: dir, Files: []*os.File{nothing, nothing, nothing}}) // #nosec G702 -- callers name this very program, or what was signed
	if err = errors.Join(err, nothing.Close()); err != nil {
		return err
	}
	return process.Release()
}
