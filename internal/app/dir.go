package app

import (
	"os"
	"path/filepath"
	"runtime"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// dirVariable names the environment variable that moves the library.
const dirVariable = "BAOCAOVIEN_DATA"

// portableFolder is the folder beside the program that holds the library where there is one: the program then runs from a
// stick, and leaves nothing on the machine.
const portableFolder = "thu-vien"

// Dir returns the folder of the library: chosen if given, else BAOCAOVIEN_DATA, else the folder thu-vien beside the program
// where there is one, else the program's folder among the user's data on this platform. The sample library has a folder of
// its own, so that it never mixes with real articles.
func Dir(chosen string, sample bool) (string, error) {
	if chosen != "" {
		return filepath.Abs(chosen)
	}
	base := os.Getenv(dirVariable)
	if base == "" {
		base = portable(os.Executable)
	}
	if base == "" {
		home, err := userData()
		if err != nil {
			return "", library.Fail(library.ReadOnly, "~", err)
		}
		base = filepath.Join(home, "baocaovien")
	}
	if sample {
		base = filepath.Join(base, "trang-mau")
	}
	return base, nil
}

// Elsewhere is OtherMachine where another machine has the library that o chooses open. It leaves everything as it is.
func Elsewhere(o Options) error {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return err
	}
	return store.Elsewhere(dir)
}

// portable returns the folder of the library beside the program, or "" where there is none.
func portable(executable func() (string, error)) string {
	program, err := executable()
	if err != nil {
		return ""
	}
	folder := filepath.Join(filepath.Dir(program), portableFolder)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// userData is where programs keep a user's data: %LocalAppData%, ~/Library/Application Support, or
// $XDG_DATA_HOME and its default (XDG Base Directory Specification).
func userData() (string, error) {
	if runtime.GOOS == "windows" {
		return os.UserCacheDir() // %LocalAppData%
	}
	if runtime.GOOS == "darwin" {
		return os.UserConfigDir()
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}
