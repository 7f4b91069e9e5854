package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/ui/uitest"
)

// typist is a Windows program that types as input methods do (testdata/typist.c).
type typist struct {
	installed
	program string
}

func newTypist(t *testing.T, w installed) typist {
	t.Helper()
	program := filepath.Join(w.Prefix, "drive_c", "typist.exe")
	ran(t, exec.CommandContext(t.Context(), "x86_64-w64-mingw32-gcc", "-O2", "-municode", "-o", program, "testdata/typist.c"))
	return typist{w, program}
}

func (y typist) does(t *testing.T, args ...string) string {
	t.Helper()
	out, err := y.Command(t, y.program, args...).Output()
	if err != nil {
		t.Fatalf("typist %q: %v", args, err)
	}
	return string(out)
}

// The keys that are pressed together, as virtual keys of Windows.
const (
	selectAll  = "0x11+0x41" // Ctrl+A
	copyIt     = "0x11+0x43" // Ctrl+C
	findInAll  = "0x11+0x46" // Ctrl+F
	eraseIt    = "0x08"      // Backspace
	endOfField = "0x23"      // End
)

// TestTypingAsInputMethodsDoOnWindows types Vietnamese into the installed program by SendInput, as UniKey, EVKey and OpenKey do,
// with several pauses (ms), and reads it back letter by letter by the clipboard.
func TestTypingAsInputMethodsDoOnWindows(t *testing.T) {
	packages(t)
	s := newScreen(t)
	w := install(t, s.environment()...)
	runs(t, w.program(t, "baocaovien.exe", "--sample"))
	id := s.window(t, brand, isWindow)
	s.atRest(t)
	y := newTypist(t, w)
	y.does(t, "press", findInAll)
	for name, m := range map[string]struct{ scan, whole string }{
		"as UniKey":  {"0", "1"},
		"as EVKey":   {"14", "0"},
		"as OpenKey": {"0", "0"},
	} {
		for _, pause := range []int{0, 1, 2, 5, 10, 20} {
			if got := y.typed(t, s, fmt.Sprint(pause), m.scan, m.whole); got != uitest.WantTyped {
				t.Errorf("%s, %d ms: %s", name, pause, got)
			}
		}
	}
	s.shut(t, id)
}

// typed types into the field that has the keyboard, a mark behind it, and returns what the field holds when the mark has come.
func (y typist) typed(t *testing.T, s *screen, pause, scan, whole string) (text string) {
	t.Helper()
	keys := append(uitest.KeysOfInputMethod(uitest.TypedByTelex), " ", ".")
	y.does(t, append([]string{"type", pause, scan, whole}, keys...)...)
	came := eventually(t, func() bool {
		y.does(t, "press", selectAll)
		y.does(t, "press", copyIt)
		text = y.does(t, "copied")
		return strings.HasSuffix(text, ".")
	})
	if !came {
		s.shot(t, "in-vain")
		t.Errorf("the last key has not come: %q", text)
	}
	y.does(t, "press", selectAll)
	y.does(t, "press", eraseIt)
	y.does(t, "press", endOfField)
	return strings.TrimSuffix(text, " .")
}
