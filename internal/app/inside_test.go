package app

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, []byte("cũ"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := &os.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}
	err := writeFile(file, func(w io.Writer) error {
		_, _ = io.WriteString(w, "một nửa")
		return full
	})
	if !library.IsKind(err, library.DiskFull) {
		t.Errorf("err = %v", err)
	}
	if left, err := os.ReadFile(file); err != nil || string(left) != "cũ" {
		t.Errorf("%q, %v", left, err)
	}
	if all, err := os.ReadDir(filepath.Dir(file)); err != nil || len(all) != 1 {
		t.Errorf("left behind: %v, %v", all, err)
	}
}

func TestFileErrorsHaveKinds(t *testing.T) {
	for err, want := range map[error]library.Kind{
		syscall.ENOSPC: library.DiskFull, syscall.EROFS: library.ReadOnly, os.ErrPermission: library.ReadOnly,
		os.ErrNotExist: library.ReadOnly, &os.LinkError{Err: syscall.EEXIST}: library.ReadOnly, errors.New("khác"): library.Internal,
	} {
		if got := library.KindOf(fileError("x", err)); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}

func TestALogThatGrewIsPutAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nhat-ky.log")
	if err := os.WriteFile(path, make([]byte, logBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	log, file := openLog(path)
	log.Info("mới")
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 1000 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := os.Stat(path + ".1"); err != nil {
		t.Error(err)
	}
}

func TestOnlyOldFilesOfItsOwnAreTidied(t *testing.T) {
	dir := t.TempDir()
	a := &App{dir: dir, now: func() time.Time { return time.Now().Add(48 * time.Hour) }}
	own, err := a.printFile()
	if err != nil {
		t.Fatal(err)
	}
	others := filepath.Join(dir, "in")
	if err := os.Mkdir(others, 0o700); err != nil {
		t.Fatal(err)
	}
	a.tidyPrinted()
	if _, err := os.Stat(own); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there", own)
	}
	if _, err := os.Stat(others); err != nil {
		t.Error(err)
	}
	a.now = time.Now
	fresh, err := a.printFile()
	if err != nil {
		t.Fatal(err)
	}
	if a.tidyPrinted(); !exists(fresh) {
		t.Error("a file just printed from is gone")
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
