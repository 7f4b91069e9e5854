package machine

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lock takes the file, alone or with others who share it, in place of the lock it has; it reports whether it got it. Here such
// locks and those of SQLite are of one kind.
func lock(f *os.File, alone bool) (bool, error) {
	how := unix.LOCK_SH
	if alone {
		how = unix.LOCK_EX
	}
	err := ask(f, how|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) error { return ask(f, unix.LOCK_UN) }

// inUse reports whether anybody else holds the file.
func inUse(f *os.File) (bool, error) {
	alone, err := lock(f, true)
	if alone {
		err = unlock(f)
	}
	return !alone && err == nil, err
}

func ask(f *os.File, how int) error {
	for {
		if err := unix.Flock(int(f.Fd()), how); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// mark is what the kernel calls this run of itself: all its processes read the same, and no other machine does.
func mark() (id string, drop func(), err error) {
	id, err = unix.Sysctl("kern.bootsessionuuid")
	return id, nothing, err
}

func knows(id string) (drop func(), here bool) {
	own, drop, err := mark()
	return drop, err == nil && id == own
}
