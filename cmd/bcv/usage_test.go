package main_test

import (
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
