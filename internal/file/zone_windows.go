package file

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// zone is what Windows and Office read of where a file came from: 3 is the internet. Office then opens it protected, with
// macros off.
const zone = "[ZoneTransfer]\r\nZoneId=3\r\n"

// Disks without streams (FAT, exFAT) answer with these.
const (
	errorInvalidName     = syscall.Errno(123)
	errorInvalidFunction = syscall.Errno(1)
)

// FromInternet marks a file as come from the internet. Disks that cannot hold the mark go without.
func FromInternet(path string) error {
	err := os.WriteFile(filepath.Clean(path)+":Zone.Identifier", []byte(zone), private)
	if errors.Is(err, errorInvalidName) || errors.Is(err, errorInvalidFunction) {
		return nil
	}
	return Error(path, err)
}
