//go:build !linux && !darwin && !windows

package machine

import (
	"errors"
	"os"
)

func lock(*os.File, bool) (bool, error) { return false, errors.ErrUnsupported }

func unlock(*os.File) error { return nil }

func inUse(*os.File) (bool, error) { return false, errors.ErrUnsupported }

func mark() (id string, drop func(), err error) { return "", nothing, errors.ErrUnsupported }

func knows(string) (drop func(), here bool) { return nothing, false }
