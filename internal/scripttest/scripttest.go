// Package scripttest writes programs that tests run in the place of real ones.
package scripttest

import (
	"os"
	"syscall"
	"testing"
)

// Write writes the program text, with its first line «#!…», to a file that everyone may run, and returns the file's path.
//
// While a file is open for writing, the system refuses to run it («text file busy», ETXTBSY). The process that another test
// starts at that moment holds what this one has open, between its fork and its exec; so none is forked meanwhile
// (golang.org/issue/22315).
func Write(t testing.TB, path, text string) string {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil { // #nosec G306 -- it is run
		t.Fatal(err)
	}
	return path
}
