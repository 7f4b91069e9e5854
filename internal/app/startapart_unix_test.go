//go:build unix

package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/scripttest"
)

func TestAProgramThatIsStartedApartRunsInItsFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	script, pipe := scripttest.Write(t, filepath.Join(dir, "chạy.sh"), "#!/bin/sh\npwd -P >\"$1\"\n"), filepath.Join(dir, "nói")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := app.StartApart(script, dir, pipe); err != nil {
		t.Fatal(err)
	}
	where, err := os.ReadFile(pipe) // waits for it
	if want, _ := filepath.EvalSymlinks(dir); err != nil || string(where) != want+"\n" {
		t.Errorf("it ran in %q, %v", where, err)
	}
	if err := app.StartApart(filepath.Join(dir, "không có"), ""); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("err = %v", err)
	}
}
