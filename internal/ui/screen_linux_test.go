package ui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what must come, on a slow machine under the race detector.
const patience = 90 * time.Second

// eventually asks until it is answered yes, and tells whether it was in time.
func eventually(ok func() bool) bool {
	limit := time.NewTimer(patience)
	defer limit.Stop()
	again := time.NewTicker(50 * time.Millisecond)
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

// frameFile names the file that holds what the screen shows.
const frameFile = "BAOCAOVIEN_FRAME"

// newScreen starts an X server with a window manager that belong to this test only, and returns the
// environment for programs that shall show there. Where either did not come up, both are started anew.
func newScreen(t testing.TB) []string {
	t.Helper()
	var said error
	for range 3 {
		env, err := tryScreen(t)
		if err == nil {
			return env
		}
		said = errors.Join(said, err)
	}
	t.Fatalf("%v; make test installs what the tests need", said)
	return nil
}

// tryScreen starts the server and the window manager once.
func tryScreen(t testing.TB) ([]string, error) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	number, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = number.Close() })
	// The server picks a free display and tells its number on file descriptor 3. It stays as it is when the last
	// program leaves: otherwise it starts over, and throws out whoever is just arriving (the window manager, while a
	// question of ours leaves).
	frame := t.TempDir()
	server := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset", "-fbdir", frame)
	server.ExtraFiles = []*os.File{told}
	start(t, server, stop)
	_ = told.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		stop()
		return nil, fmt.Errorf("Xvfb told no display: %w", err)
	}
	env := append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(line), "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1",
		"LC_ALL=C.UTF-8", "FYNE_SCALE=1", "FYNE_PLATFORM=x11", frameFile+"="+filepath.Join(frame, "Xvfb_screen0"))
	manager := exec.CommandContext(ctx, "openbox", "--config-file", manners(t))
	manager.Env = env
	ended := start(t, manager, stop)
	managed := false
	eventually(func() bool {
		select {
		case <-ended:
			return true
		default:
		}
		ask := exec.CommandContext(ctx, "xdotool", "get_num_desktops")
		ask.Env = env
		managed = ask.Run() == nil
		return managed
	})
	if !managed {
		stop()
		<-ended
		return nil, fmt.Errorf("openbox does not answer: %s", manager.Stderr)
	}
	return env, mapLetters(env)
}

// manners writes the window manager's settings: no frame around windows, so that they are where they say, and
// Alt+F4 closes one.
func manners(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rc.xml")
	err := os.WriteFile(file, []byte(`<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// start starts a program that ends with the test at the latest, by stop, and returns what is closed when it ended. What it says
// is in its Stderr from then on.
func start(t testing.TB, c *exec.Cmd, stop func()) <-chan struct{} {
	t.Helper()
	c.Stderr = new(strings.Builder)
	if err := c.Start(); err != nil {
		t.Fatalf("%v; make test installs what the tests need", err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = c.Wait()
	}()
	t.Cleanup(func() {
		stop()
		<-ended
	})
	return ended
}
