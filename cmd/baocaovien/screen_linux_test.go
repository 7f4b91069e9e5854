package main

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what must come: a program under Wine on a busy machine.
const patience = 3 * time.Minute

// eventually asks until it is answered yes, and tells whether it was in time.
func eventually(t *testing.T, ok func() bool) bool {
	t.Helper()
	limit, again := time.NewTimer(patience), time.NewTicker(200*time.Millisecond)
	defer limit.Stop()
	defer again.Stop()
	for !ok() {
		select {
		case <-limit.C:
			return false
		case <-again.C:
		}
	}
	return true
}

// screen is an X server with a window manager, of a test's own.
type screen struct{ display string }

// newScreen starts one that ends with the test, with arguments for the server.
func newScreen(t *testing.T, arguments ...string) *screen {
	t.Helper()
	number, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = number.Close() })
	server := exec.CommandContext(t.Context(), "Xvfb", append([]string{
		"-displayfd", "3", "-screen", "0", "1366x768x24", "-noreset",
	}, arguments...)...)
	server.ExtraFiles = []*os.File{told}
	runs(t, server)
	_ = told.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb told no display: %v; make test installs what the tests need", err)
	}
	s := &screen{display: ":" + strings.TrimSpace(line)}
	manager := exec.CommandContext(t.Context(), "openbox")
	manager.Env = s.environment()
	runs(t, manager)
	if !eventually(t, func() bool { _, err := s.ask(t, "get_num_desktops"); return err == nil }) {
		t.Fatal("openbox does not answer")
	}
	return s
}

// runs starts a program that ends with the test at the latest.
func runs(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatalf("%v; make test installs what the tests need", err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
}

// environment is that of programs that show on the screen.
func (s *screen) environment() []string {
	return append(os.Environ(), "DISPLAY="+s.display, "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1")
}

// ask runs xdotool.
func (s *screen) ask(t *testing.T, args ...string) (string, error) {
	t.Helper()
	tool := exec.CommandContext(context.WithoutCancel(t.Context()), "xdotool", args...) // #nosec G204 -- of the tests
	tool.Env = s.environment()
	out, err := tool.Output()
	return strings.TrimSpace(string(out)), err
}

// window waits for a window of that title that is wanted by its width, and brings it to the front.
func (s *screen) window(t *testing.T, title string, wanted func(width int) bool) (id string) {
	t.Helper()
	found := eventually(t, func() bool {
		all, _ := s.ask(t, "search", "--onlyvisible", "--name", title) // fails where there is none yet
		for id = range strings.FieldsSeq(all) {
			if width, known := s.width(t, id); known && wanted(width) {
				_, err := s.ask(t, "windowactivate", "--sync", id)
				return err == nil
			}
		}
		return false
	})
	if !found {
		s.shot(t, "in-vain")
		t.Fatalf("waited in vain for the window «%s»", title)
	}
	return id
}

func (s *screen) width(t *testing.T, id string) (width int, known bool) {
	t.Helper()
	said, err := s.ask(t, "getwindowgeometry", "--shell", id)
	for line := range strings.Lines(said) {
		if value, is := strings.CutPrefix(strings.TrimSpace(line), "WIDTH="); is && err == nil {
			width, err = strconv.Atoi(value)
			return width, err == nil
		}
	}
	return 0, false
}

// isWindow and isBox tell the program's window from a box that asks, by their widths.
func isWindow(width int) bool { return width >= 1000 }
func isBox(width int) bool    { return width < 1000 }

// key presses keys, one after the other.
func (s *screen) key(t *testing.T, names ...string) {
	t.Helper()
	if _, err := s.ask(t, append([]string{"key", "--delay", "60"}, names...)...); err != nil {
		t.Fatal(err)
	}
}

// picture is what the screen shows, as a PNG; it comes with ImageMagick.
func (s *screen) picture(t *testing.T) []byte {
	t.Helper()
	look := exec.CommandContext(context.WithoutCancel(t.Context()), "import", "-window", "root", "png:-")
	look.Env = s.environment()
	out, err := look.Output()
	if err != nil {
		t.Fatalf("%v; make test installs what the tests need", err)
	}
	return out
}

// atRest waits until the screen shows the same twice.
func (s *screen) atRest(t *testing.T) (picture []byte) {
	t.Helper()
	eventually(t, func() bool {
		now := s.picture(t)
		same := bytes.Equal(now, picture)
		picture = now
		return same
	})
	return picture
}

// shot keeps a picture of the screen in the folder SCREENSHOTS, where somebody looks.
func (s *screen) shot(t *testing.T, name string) {
	t.Helper()
	folder := os.Getenv("SCREENSHOTS")
	if folder == "" {
		return
	}
	name = strings.ReplaceAll(t.Name(), "/", "-") + "-" + name + ".png"
	if err := os.WriteFile(filepath.Join(folder, name), s.atRest(t), 0o600); err != nil {
		t.Error(err)
	}
}
