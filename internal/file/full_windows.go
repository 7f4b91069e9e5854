package file

import (
	"errors"

	"golang.org/x/sys/windows"
)

// IsFull reports the failure of a write for which the disk, or what of it a person may use, has no room. Windows has errors of
// its own for it, which Go takes for none of Unix'.
func IsFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) || errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}
