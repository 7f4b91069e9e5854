package file

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// quarantine is the attribute by which macOS knows where a file came from: flags (0081, downloaded and not yet agreed to), the
// time in hex, the program. Gatekeeper then asks before it is opened, and Office opens it protected.
const quarantine = "com.apple.quarantine"

// FromInternet marks a file as come from the internet. Disks that cannot hold the mark go without.
func FromInternet(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return Error(path, err)
	}
	mark := fmt.Sprintf("0081;%08x;baocaovien;", info.ModTime().Unix())
	err = unix.Setxattr(path, quarantine, []byte(mark), 0)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EPERM) {
		return nil
	}
	return Error(path, err)
}
