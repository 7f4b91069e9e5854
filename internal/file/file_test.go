package file

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baocaovien/internal/library"
)

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, []byte("cũ"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := &os.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}
	err := Write(file, func(w io.Writer) error {
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
		syscall.ENOSPC: library.DiskFull, syscall.EDQUOT: library.DiskFull, syscall.EROFS: library.ReadOnly, os.ErrPermission: library.ReadOnly,
		os.ErrNotExist: library.ReadOnly, &os.LinkError{Err: syscall.EEXIST}: library.ReadOnly, errors.New("khác"): library.Internal,
	} {
		if got := library.KindOf(Error("x", err)); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}
