//go:build !windows

package file

import (
	"errors"
	"syscall"
)

// IsFull reports the failure of a write for which the disk, or what of it a person may use, has no room.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
