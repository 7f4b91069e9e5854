package main

import (
	"debug/pe"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/opengl"
)

// TestTheProgramDoesNotBringTheSystemsOpenGL holds what the compatibility mode stands on: the library of that name is whichever
// was loaded first, so that it must not be among those that Windows loads before the program.
func TestTheProgramDoesNotBringTheSystemsOpenGL(t *testing.T) {
	w := install(t, "DISPLAY=")
	program, err := pe.Open(filepath.Join(w.home, "baocaovien.exe"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = program.Close() }()
	symbols, err := program.ImportedSymbols() // each with its library: wglGetProcAddress:OPENGL32.dll
	if err != nil || len(symbols) == 0 || slices.ContainsFunc(symbols, func(s string) bool { return strings.HasSuffix(strings.ToLower(s), ":opengl32.dll") }) {
		t.Errorf("brings %v, %v", symbols, err)
	}
}

// TestWithoutOpenGLTheCompatibleModeIsOffered starts the installed program on a screen without OpenGL: it says so and offers the
// other way, in which it begins anew. Wine 8 gives Mesa no pixel format («Invalid window handle»), so that there it must say that
// this does not work either; where Mesa draws, its window opens, and the next time without a question.
func TestWithoutOpenGLTheCompatibleModeIsOffered(t *testing.T) {
	if !strings.Contains(ran(t, exec.CommandContext(t.Context(), "unzip", "-l", packed(t, "portable.zip"))), opengl.Folder+"/opengl32.dll") {
		t.Skip("these packages were built without that mode: make test-windows MESA=")
	}
	s := newScreen(t, "-extension", "GLX")
	w := install(t, s.environment()...)
	if _, err := os.Stat(filepath.Join(w.home, opengl.Folder, "opengl32.dll")); err != nil {
		t.Fatalf("the setup did not notice that there is no OpenGL: %v", err)
	}
	window := w.program(t, "baocaovien.exe", "--sample")
	if err := window.Start(); err != nil {
		t.Fatal(err)
	}
	s.window(t, brand, isBox)
	s.shot(t, "asked")
	s.key(t, "Return")
	if err := window.Wait(); err != nil {
		t.Fatalf("it does not begin anew: %v", err)
	}
	id := s.window(t, brand, func(int) bool { return true })
	s.shot(t, "after-it")
	if width, _ := s.width(t, id); !isWindow(width) {
		t.Logf("Mesa does not draw here: see the picture")
		s.key(t, "Return")
		return
	}
	s.shut(t, id)

	runs(t, w.program(t, "baocaovien.exe", "--sample"))
	id = s.window(t, brand, func(int) bool { return true })
	if width, _ := s.width(t, id); !isWindow(width) {
		s.shot(t, "asked-again")
		t.Error("the second time it asks again")
	}
	s.shut(t, id)
}

// TestWithOpenGLTheCompatibleModeIsNotInstalled holds the size of the program on usual machines.
func TestWithOpenGLTheCompatibleModeIsNotInstalled(t *testing.T) {
	packages(t)
	w := install(t, newScreen(t).environment()...)
	if _, err := os.Stat(filepath.Join(w.home, opengl.Folder)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there: %v", err)
	}
}

// TestWithoutOpenGLAndWithoutTheCompatibleModeItIsTold takes Mesa's library away.
func TestWithoutOpenGLAndWithoutTheCompatibleModeItIsTold(t *testing.T) {
	packages(t)
	s := newScreen(t, "-extension", "GLX")
	w := install(t, s.environment()...)
	if err := os.RemoveAll(filepath.Join(w.home, opengl.Folder)); err != nil {
		t.Fatal(err)
	}
	window := w.program(t, "baocaovien.exe", "--sample")
	if err := window.Start(); err != nil {
		t.Fatal(err)
	}
	s.window(t, brand, isBox)
	s.shot(t, "told")
	s.key(t, "Return")
	_ = window.Wait() // it has failed
	if code := window.ProcessState.ExitCode(); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
}

// brand is the title of the program's window and boxes.
const brand = "Sổ tay Báo cáo viên"

// shut closes a window as its × does, once it stands and has the keyboard, and waits until it has gone.
func (s *screen) shut(t *testing.T, id string) {
	t.Helper()
	s.atRest(t)
	if _, err := s.ask(t, "windowactivate", "--sync", id); err != nil {
		t.Fatal(err)
	}
	s.key(t, "alt+F4")
	if !eventually(t, func() bool { _, there := s.width(t, id); return !there }) {
		t.Error("the window does not close")
	}
}
