package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/machine"
)

// TestALibraryThatAnotherMachineHasOpenIsRefusedWithItsName holds it as that machine would.
func TestALibraryThatAnotherMachineHasOpenIsRefusedWithItsName(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	sealed := filepath.Join(t.TempDir(), "sao.db")
	if a := bcv(t, dir, "backup", sealed); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	other, err := machine.Take(dir, machine.Named("MÁY-CHỦ"))
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"sync"}, {"check"}, {"backup", filepath.Join(t.TempDir(), "b.db")}, {"restore", sealed}, {"--new", "list"}} {
		a := process(t, dir, args...)
		if a.code != 1 || a.stdout != "" || !strings.Contains(a.stderr, "đang mở trên máy «MÁY-CHỦ» từ ") || strings.Count(a.stderr, "\n") != 1 {
			t.Errorf("%v: %+v", args, a)
		}
	}
	if err := other.Release(); err != nil {
		t.Fatal(err)
	}
	if a := process(t, dir, "list"); a.code != 0 || a.stderr != "" {
		t.Errorf("after it was closed there: %+v", a)
	}
}
