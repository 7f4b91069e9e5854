//go:build unix

package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baocaovien/internal/app"
)

func TestAProgramThatIsStartedApartRunsInItsFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	script, pipe := filepath.Join(dir, "chạy.sh"), filepath.Join(dir, "nói")
	if err := errors.Join(os.WriteFile(script, []byte("#!/bin/sh\npwd -P >\"$1\"\n"), 0o700), syscall.Mkfifo(pipe, 0o600)); err != nil { // #nosec G306 -- it is run
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
