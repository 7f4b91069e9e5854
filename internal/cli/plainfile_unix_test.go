//go:build unix

package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"baocaovien/internal/app/apptest"
)

// TestWhatIsNoPlainFileKeepsNobodyWaiting puts pipes and devices in the place of files: of those that are given, and of the program's own.
// A pipe that nobody writes into is waited for without end, and a device may have none.
func TestWhatIsNoPlainFileKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	dir, folder := apptest.NewFolder(t), t.TempDir()
	uid := added(t, dir, "--date", "2026-03-05", "--present", "4")["uid"].(string)
	for _, ending := range []string{"", ".buoi", ".xlsx"} {
		err := errors.Join(syscall.Mkfifo(filepath.Join(folder, "pipe"+ending), 0o600), os.Symlink("/dev/zero", filepath.Join(folder, "device"+ending)))
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{
		"import {}", "restore {}", "opml import {}", "session import {}", "session import {}.buoi", "session import {}.xlsx", "session add --json-in {}", "session attach " + uid + " {}",
		"handout --template bao-cao --counts {}", "handout --translation {} 1", "print {}", "try page {}", "try feed {}", "try theme {}", "try points {}", "backup {}",
	} {
		for _, what := range []string{"pipe", "device"} {
			a := bcv(t, dir, strings.Fields(strings.ReplaceAll(args, "{}", filepath.Join(folder, what)))...)
			if a.code == 0 || a.stdout+a.stderr == "" {
				t.Errorf("%s, %s: %+v", args, what, a)
			}
		}
	}
	for name, c := range map[string]struct {
		args string
		code int
	}{
		"nhat-ky.log": {"list", 0}, "khoa-ky.pem": {"session edit " + uid + " --women 2", 1}, "mat-khau.json": {"check", 1}, "phuc-hoi.txt": {"list", 0}, "thu-vien.db": {"list", 1}, "sao-luu": {"list", 0},
	} {
		for _, put := range []func(path string) error{
			func(path string) error { return syscall.Mkfifo(path, 0o600) }, func(path string) error { return os.Symlink("/dev/zero", path) },
		} {
			own := t.TempDir()
			err := os.CopyFS(own, os.DirFS(dir))
			_ = os.Remove(filepath.Join(own, name)) // where it is there
			if err := errors.Join(err, put(filepath.Join(own, name))); err != nil {
				t.Fatal(err)
			}
			if a := bcv(t, own, strings.Fields(c.args)...); a.code != c.code {
				t.Errorf("%s: %+v", name, a)
			}
		}
	}
}
