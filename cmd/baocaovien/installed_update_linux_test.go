package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAnUpdateOfTheInstalledProgramWaitsInstallsAndOpensIt goes the way of an update from a release: the installed program finds and
// fetches it, starts its setup by its own call while the window stands, and closes; the setup then installs and opens the program.
// The release is this program under a later number, and what was taken from the installed one tells that it came again.
func TestAnUpdateOfTheInstalledProgramWaitsInstallsAndOpensIt(t *testing.T) {
	packages(t)
	s := newScreen(t)
	w := install(t, s.environment()...)
	raw, err := os.ReadFile(packed(t, "setup.exe"))
	if err == nil {
		err = os.WriteFile(filepath.Join(w.Prefix, "drive_c", "sotay-99.1.0-setup.exe"), raw, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	ran(t, w.program(t, "bcv.exe", "import", w.document(t)))
	ran(t, w.program(t, "bcv.exe", "release", `C:\Kho của tỉnh`, `C:\sotay-99.1.0-setup.exe`, "--data", `C:\Tỉnh`))
	ran(t, w.program(t, "bcv.exe", "update", "--from", `C:\Kho của tỉnh\kho.json`, "--trust", "--fetch"))
	fetched, err := filepath.Glob(filepath.Join(w.user(), "AppData", "Local", "baocaovien", "ban-moi", "sotay-99.1.0-setup.exe"))
	if err != nil || len(fetched) != 1 {
		t.Fatalf("fetched %v, %v", fetched, err)
	}

	came := filepath.Join(w.home, "GIAY-PHEP.txt")
	if err := os.Remove(came); err != nil {
		t.Fatal(err)
	}
	there := func() bool { _, err := os.Stat(came); return !errors.Is(err, fs.ErrNotExist) }
	runs(t, w.program(t, "baocaovien.exe"))
	id := s.window(t, brand, isWindow)
	updater := filepath.Join(t.TempDir(), "updater.exe")
	build := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-o", updater, "./testdata/updater")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	ran(t, build)
	ranAlone(t, w.Command(t, updater, fetched[0]))
	if there() {
		t.Error("it installs under a window that is open")
	}
	s.shut(t, id)

	id = s.window(t, brand, isWindow)
	s.shot(t, "opened-again")
	if !there() {
		t.Error("the window opened, and nothing was installed")
	}
	s.shut(t, id)
}
