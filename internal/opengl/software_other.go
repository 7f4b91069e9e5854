//go:build !windows

package opengl

import "errors"

// HasSoftware reports false: elsewhere the system itself has Mesa.
func HasSoftware() bool { return false }

// UseSoftware does nothing but fail: see HasSoftware.
func UseSoftware() error { return errors.ErrUnsupported }
