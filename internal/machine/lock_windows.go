package machine

import (
	"crypto/rand"
	"errors"
	"os"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

// wholly is one half of the length of a file that is locked whole, as the kernel of Linux does for its machines.
const wholly = ^uint32(0)

// lock takes the file, alone or with others who share it, in place of the lock it has; it reports whether it got it.
func lock(f *os.File, alone bool) (bool, error) {
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if alone {
		flags |= windows.LOCKFILE_EXCLUSIVE_LOCK
	} else {
		_ = unlock(f) // it may have none
	}
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, wholly, wholly, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) error {
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, wholly, wholly, &windows.Overlapped{})
}

// inUse reports whether anybody else holds the file.
func inUse(f *os.File) (bool, error) {
	alone, err := lock(f, true)
	if alone {
		err = unlock(f)
	}
	return !alone && err == nil, err
}

// everybody may see that a mutex is there, whoever made it and in whichever session.
const everybody = "D:(A;;0x100000;;;WD)"

// mark makes a mutex of a name that nobody else has, which the processes of this machine see and no other machine does. Windows
// has no name of its own for that: machines set up from one image have the same number and often the same name.
func mark() (id string, drop func(), err error) {
	id = rand.Text()
	sd, err := windows.SecurityDescriptorFromString(everybody)
	if err != nil {
		return "", nothing, err
	}
	attributes := windows.SecurityAttributes{SecurityDescriptor: sd}
	attributes.Length = uint32(unsafe.Sizeof(attributes))
	name, err := mutexName(id)
	if err != nil {
		return "", nothing, err
	}
	mutex, err := windows.CreateMutex(&attributes, false, name)
	if err != nil {
		return "", nothing, err
	}
	return id, func() { _ = windows.CloseHandle(mutex) }, nil
}

// knows reports whether a process of this machine holds the mutex of that name, and holds it too.
func knows(id string) (drop func(), here bool) {
	name, err := mutexName(id)
	if err != nil {
		return nothing, false
	}
	mutex, err := windows.OpenMutex(windows.SYNCHRONIZE, false, name)
	if err != nil {
		return nothing, errors.Is(err, windows.ERROR_ACCESS_DENIED) // it is there
	}
	return func() { _ = windows.CloseHandle(mutex) }, true
}

// mutexName is seen in all sessions of the machine. The id comes from a file.
func mutexName(id string) (*uint16, error) {
	if id == "" || len(id) > nameMost || strings.ContainsAny(id, `\/`) {
		return nil, windows.ERROR_INVALID_NAME
	}
	return windows.UTF16PtrFromString(`Global\baocaovien-` + id)
}
