package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatCannotBePrintedSoIsRefusedInVietnamese(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "x.pdf")
	for _, args := range [][]string{
		{"points", "1", "--max", "-3"},
		{"handout", "--template", "phieu", "--booklet", "--out", out, "1"},
		{"handout", "--template", "to-phat-tay", "--two-up", "--out", out, "1"},
		{"handout", "--out", filepath.Join(t.TempDir(), "x.txt"), "1"},
		{"handout", "--out", out},
		{"print", "x.pdf", "--pages", "x"},
	} {
		if a := bcv(t, t.TempDir(), args...); a.code != 2 || strings.Contains(a.stderr, "cannot") || strings.Contains(a.stderr, ": pages") {
			t.Errorf("%v: exit %d, %s", args, a.code, a.stderr)
		}
	}
}

func TestNothingThatIsPrintedCommandsATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "a\x1b[2Jb\ac\x7f.txt")
	if err := os.WriteFile(file, []byte("Mùa gặt\n\nBà con gặt xong lúa hè thu."), 0o600); err != nil {
		t.Skip("this system has no such names")
	}
	for _, args := range [][]string{{"import", file}, {"try", "theme", file}, {"import", file + "\x1b]0;x\a"}, {"list"}, {"show", "1\x1b[31m"}} {
		a := bcv(t, filepath.Join(dir, "thu-vien"), args...)
		if said := a.stdout + a.stderr; said == "" || strings.ContainsAny(said, "\x1b\a\x7f\b\r") {
			t.Errorf("%q: %q", args, said)
		}
	}
}
