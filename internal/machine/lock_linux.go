package machine

import (
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// lock takes the file, alone or with others who share it, in place of the lock it has; it reports whether it got it. The locks
// are those by which SQLite locks its files, which servers of NFS and SMB see too, but of the open file: closing another of the
// same process does not drop them.
func lock(f *os.File, alone bool) (bool, error) {
	kind := int16(unix.F_RDLCK)
	if alone {
		kind = unix.F_WRLCK
	}
	err := ask(f, unix.F_OFD_SETLK, &unix.Flock_t{Type: kind})
	if errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EACCES) {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) error { return ask(f, unix.F_OFD_SETLK, &unix.Flock_t{Type: unix.F_UNLCK}) }

// inUse reports whether anybody else holds the file, which need not be open for writing.
func inUse(f *os.File) (bool, error) {
	held := unix.Flock_t{Type: unix.F_WRLCK}
	err := ask(f, unix.F_OFD_GETLK, &held)
	return err == nil && held.Type != unix.F_UNLCK, err
}

func ask(f *os.File, what int, l *unix.Flock_t) error {
	for {
		if err := unix.FcntlFlock(f.Fd(), what, l); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// bootID is what the kernel calls this run of itself: all its processes read the same, and no other machine does, whatever its
// name and whatever disk it was copied from.
const bootID = "/proc/sys/kernel/random/boot_id"

func mark() (id string, drop func(), err error) {
	raw, err := os.ReadFile(bootID)
	return strings.TrimSpace(string(raw)), nothing, err
}

func knows(id string) (drop func(), here bool) {
	own, drop, err := mark()
	return drop, err == nil && id == own
}
