package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/machine"
)

// held has another machine hold a folder.
func held(t *testing.T, dir string) *machine.Hold {
	t.Helper()
	h, err := machine.Take(dir, machine.Named("MAY-KHAC"))
	if err = errors.Join(err, h.Loose()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Release() })
	return h
}

// TestALibraryThatAnotherMachineHasOpenStaysAsItIs goes through all that opens one.
func TestALibraryThatAnotherMachineHasOpenStaysAsItIs(t *testing.T) {
	t.Parallel()
	l := stocked(t, 3)
	sealed := filepath.Join(t.TempDir(), "sao.db")
	if _, err := l.Backup(t.Context(), sealed); err != nil {
		t.Fatal(err)
	}
	dir := closed(t, l)
	other := held(t, dir)
	before := contentOf(t, dir)
	for name, do := range map[string]func() error{
		"open":      func() error { _, err := Open(t.Context(), dir); return err },
		"restore":   func() error { _, err := Restore(t.Context(), dir, sealed, library.Moment{}); return err },
		"a look":    func() error { return Elsewhere(dir) },
		"by a plan": func() error { _, err := RestorePlanned(t.Context(), dir, sealed, library.Moment{}, "x"); return err },
	} {
		if err := do(); !library.IsKind(err, library.OtherMachine) || !strings.Contains(err.Error(), "MAY-KHAC") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := contentOf(t, dir); after != before {
		t.Errorf("there is %s, before %s", after, before)
	}
	if err := other.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), dir, sealed, library.Moment{}); err != nil {
		t.Errorf("after it was closed there: %v", err)
	}
	if l, err := Open(t.Context(), dir); err != nil || l.NotApart() != nil || l.Close() != nil {
		t.Errorf("after it was closed there: %v", err)
	}
}

// contentOf is all that is in a folder.
func contentOf(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(filepath.Base(name) + "\n" + string(raw))
	}
	return all.String()
}

// TestAnOpenLibraryKeepsOtherMachinesOutUntilItIsClosed has the library open twice on this machine.
func TestAnOpenLibraryKeepsOtherMachinesOutUntilItIsClosed(t *testing.T) {
	t.Parallel()
	l := stocked(t, 1)
	dir := filepath.Dir(l.path)
	second, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	out := func() bool {
		return library.IsKind(machine.Elsewhere(dir, machine.Named("MAY-KHAC")), library.OtherMachine)
	}
	if err := l.Close(); err != nil || !out() {
		t.Errorf("after one of two was closed: %v, %v", out(), err)
	}
	if err := second.Close(); err != nil || out() {
		t.Errorf("after both were closed: %v, %v", out(), err)
	}
	if err := os.WriteFile(filepath.Join(dir, fileName), []byte(strings.Repeat("x", leastFile)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); !library.IsKind(err, library.DamagedLibrary) || out() {
		t.Errorf("after one that could not be opened: %v, %v", out(), err)
	}
}

// TestWhatAnotherMachineTookMeanwhileIsNotWritten takes the folder away as from a laptop that slept: its locks are gone, and
// another wrote its name.
func TestWhatAnotherMachineTookMeanwhileIsNotWritten(t *testing.T) {
	t.Parallel()
	l := stocked(t, 1)
	dir := filepath.Dir(l.path)
	if err := os.Rename(filepath.Join(dir, "may-dang-mo.json"), filepath.Join(t.TempDir(), "x")); err != nil { // the locks go with it
		t.Fatal(err)
	}
	held(t, dir)
	for until := time.Now().Add(time.Minute); l.stillApart() == nil; { // it looks once a second
		if time.Now().After(until) {
			t.Fatal("nobody hears of it")
		}
		runtime.Gosched()
	}
	for name, do := range map[string]func() error{
		"a setting": func() error { return l.SetSetting(t.Context(), "a", "b") },
		"an outline": func() error {
			_, err := l.SaveOutline(t.Context(), library.Outline{Title: "x"})
			return err
		},
		"room given back": func() error { _, err := l.Shrink(t.Context()); return err },
	} {
		if err := do(); !library.IsKind(err, library.OtherMachine) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all, err := l.Outlines(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("read are %d, %v", len(all), err)
	}
}
