package app

import (
	"os"
	"path/filepath"
	"runtime"

	"baocaovien/internal/depot"
)

// formHere is the form in which the running program was installed; empty on a system for which none is packed.
func formHere() depot.PackageForm { return formOf(runtime.GOOS, os.Executable) }

func formOf(system string, executable func() (string, error)) depot.PackageForm {
	program, err := executable()
	if err != nil {
		return ""
	}
	switch {
	case system == "windows" && portable(executable) != "":
		return depot.WindowsPortable
	case system == "windows":
		return depot.WindowsSetup
	case system == "linux" && (program == "/usr/bin/bcv" || filepath.Dir(program) == "/usr/lib/sotay"):
		return depot.DebianPackage
	case system == "linux":
		return depot.LinuxArchive
	}
	return ""
}
