package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/machine"
	"baocaovien/internal/words"
)

func TestByTheNameBcvItIsTheCommandLine(t *testing.T) {
	for name, want := range map[string]bool{
		"bcv":                      true, // what bcv.exe starts it as, and a link found by PATH
		"/usr/bin/bcv":             true,
		"./bcv":                    true,
		"baocaovien":               false,
		"/usr/lib/sotay/bcv/other": false,
		"bcv-cu":                   false,
		"":                         false,
	} {
		if got := isCommand(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestWithoutADisplayItSaysSoAndFails(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var said strings.Builder
	if code := run([]string{"--data", t.TempDir()}, person{tell: func(sentence string) { said.WriteString(sentence) }}); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	if want := words.Say("window.no-display"); strings.TrimSpace(said.String()) != want {
		t.Errorf("said %q, want %q", said.String(), want)
	}
}

func TestALibraryThatCannotBeMadeIsToldInVietnamese(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if code := run([]string{"--data", filepath.Join(file, "thư viện")}, person{tell: func(sentence string) { said.WriteString(sentence) }}); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if !strings.Contains(said.String(), "Không ghi được vào") {
		t.Errorf("said %q", said.String())
	}
}

// TestALibraryThatAnotherMachineHasOpenIsToldWithoutADisplayToo is what one reads who starts the window where there is none.
func TestALibraryThatAnotherMachineHasOpenIsToldWithoutADisplayToo(t *testing.T) {
	dir := t.TempDir()
	other, err := machine.Take(dir, machine.Named("MAY-KHAC"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Release() }()
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	var said strings.Builder
	if got := run([]string{"--data", dir}, person{tell: func(sentence string) { said.WriteString(sentence) }}); got != 1 {
		t.Errorf("exit code %d, want 1", got)
	}
	if !strings.Contains(said.String(), "«MAY-KHAC»") {
		t.Errorf("said %q", said.String())
	}
}

func TestWrongUseShowsTheUsage(t *testing.T) {
	for _, args := range [][]string{{"--nope"}, {"extra"}} {
		var said strings.Builder
		if code := run(args, person{tell: func(sentence string) { said.WriteString(sentence) }}); code != 2 {
			t.Errorf("%v: exit code %d, want 2", args, code)
		}
		if !strings.Contains(said.String(), "--sample") {
			t.Errorf("%v: said %q", args, said.String())
		}
	}
}
