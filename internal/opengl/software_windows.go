package opengl

import "C" // compiles wgl_windows.c
import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// mesa is the file of Mesa's library.
func mesa() (string, error) {
	program, err := os.Executable()
	return filepath.Join(filepath.Dir(program), Folder, "opengl32.dll"), err
}

// HasSoftware reports whether this installation has Mesa's library.
func HasSoftware() bool {
	path, err := mesa()
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}

// UseSoftware loads Mesa's library. Whoever loads opengl32.dll from then on is given this one, so that it must be called before
// the toolkit begins.
func UseSoftware() error {
	path, err := mesa()
	if err == nil {
		_, err = windows.LoadLibraryEx(path, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
