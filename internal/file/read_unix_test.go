//go:build unix

package file

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baocaovien/internal/library"
)

// What is no plain file would keep a reader waiting, or give bytes without end.
func TestOnlyPlainFilesAreRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.WriteFile(at("plain"), []byte("chữ"), 0o600), os.WriteFile(at("empty"), nil, 0o600), os.Mkdir(at("folder"), 0o700), syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("/dev/zero", at("device")), os.Symlink("pipe", at("link to a pipe")), os.Symlink("plain", at("link")), os.Symlink("round", at("round")), os.Symlink("gone", at("dangling")),
		os.WriteFile(at("large"), nil, 0o600), os.Truncate(at("large"), 1<<40),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]library.Kind{
		"pipe": library.UnreadableFile, "device": library.UnreadableFile, "link to a pipe": library.UnreadableFile, "folder": library.UnreadableFile,
		"round": library.UnreadableFile, "dangling": library.UnreadableFile, "large": library.TooLarge, "gone": library.UnreadableFile,
	} {
		if raw, err := Read(at(name), 100); !library.IsKind(err, want) || raw != nil {
			t.Errorf("%s: %q, %v, want %s", name, raw, err, want)
		}
	}
	for name, want := range map[string]string{"plain": "chữ", "link": "chữ", "empty": ""} {
		if raw, err := Read(at(name), 100); err != nil || string(raw) != want {
			t.Errorf("%s: %q, %v", name, raw, err)
		}
	}
	if _, err := os.Stat("/proc/self/status"); err == nil { // of no bytes, as it says itself
		if _, err := Read("/proc/self/status", 10); !library.IsKind(err, library.TooLarge) {
			t.Errorf("more than it says: %v", err)
		}
	}
}
