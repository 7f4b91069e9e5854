package app

import (
	"os"
	"path/filepath"
	"runtime"

	"baocaovien/internal/library"
)

// dirVariable names the environment variable that moves the library.
const dirVariable = "BAOCAOVIEN_DATA"

// Dir returns the folder of the library: chosen if given, else BAOCAOVIEN_DATA, else the program's
// folder among the user's data on this platform. The sample library has a folder of its own, so that
// it never mixes with real articles.
func Dir(chosen string, sample bool) (string, error) {
	if chosen != "" {
		return filepath.Abs(chosen)
	}
	base := os.Getenv(dirVariable)
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
