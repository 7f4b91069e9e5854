package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestALibraryBesideTheProgramIsThePortableOne(t *testing.T) {
	t.Parallel()
	beside := t.TempDir()
	program := func() (string, error) { return filepath.Join(beside, "baocaovien.exe"), nil }
	if got := portable(program); got != "" {
		t.Errorf("without a folder: %s", got)
	}
	folder := filepath.Join(beside, portableFolder)
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := portable(program); got != "" {
		t.Errorf("a file is no folder: %s", got)
	}
	if err := errors.Join(os.Remove(folder), os.Mkdir(folder, 0o700)); err != nil {
		t.Fatal(err)
	}
	if got := portable(program); got != folder {
		t.Errorf("%q, want %s", got, folder)
	}
	if got := portable(func() (string, error) { return "", errors.New("nobody knows") }); got != "" {
		t.Errorf("of a program nobody can find: %s", got)
	}
}
