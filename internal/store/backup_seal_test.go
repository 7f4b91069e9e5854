package store

import (
	"os"
	"path/filepath"
	"testing"

	"baocaovien/internal/library"
)

func TestABackupWithOneChangedLetterIsNoBackup(t *testing.T) {
	l := stocked(t, 5)
	file := filepath.Join(t.TempDir(), "a.db")
	if _, err := l.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(raw); i += len(raw)/40 + 1 {
		raw[i] ^= 1
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		raw[i] ^= 1
		if err := VerifyBackup(t.Context(), file); !library.IsKind(err, library.DamagedBackup) {
			t.Errorf("byte %d of %d: %v", i, len(raw), err)
		}
	}
}

func TestABackupThatWasUsedAsALibraryIsABackupStill(t *testing.T) {
	t.Parallel()
	l := stocked(t, 5)
	dir := t.TempDir()
	file := filepath.Join(dir, fileName)
	if _, err := l.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	used := mustOpen(t, dir)
	if err := used.SetRead(t.Context(), 1, true); err != nil {
		t.Fatal(err)
	}
	closed(t, used)
	if err := VerifyBackup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
}
