package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/printer/printertest"
)

// Where things are in the window on a screen of 1366×768, in its pixels: SCREENSHOTS shows them.
var (
	allArticles = place{100, 124}
	compose     = place{505, 725}
	printIt     = place{921, 613}
)

type place struct{ x, y int }

// press presses the pointer at a place, once the screen is at rest.
func (s *screen) press(t *testing.T, at place) {
	t.Helper()
	s.atRest(t)
	if _, err := s.ask(t, "mousemove", fmt.Sprint(at.x), fmt.Sprint(at.y), "click", "1"); err != nil {
		t.Fatal(err)
	}
}

// TestTheInstalledWindowPrintsOnAQueue composes an outline of an article in the installed program and prints it, by its own dialogue
// and through Windows' own interface.
func TestTheInstalledWindowPrintsOnAQueue(t *testing.T) {
	packages(t)
	s := newScreen(t)
	server := newPrinters(t)
	queue := server.Queue(t)
	w := install(t, append(s.environment(), server.Environment())...)
	ran(t, w.program(t, "bcv.exe", "import", w.document(t)))
	runs(t, w.program(t, "baocaovien.exe"))
	id := s.window(t, brand, isWindow)
	s.press(t, allArticles)
	s.atRest(t)
	s.key(t, "ctrl+a")
	s.press(t, compose)
	s.atRest(t)
	s.key(t, "ctrl+p")
	s.atRest(t)
	s.shot(t, "asked")
	s.press(t, printIt)

	printed := filepath.Join(queue.Out, "job.pdf")
	if !eventually(t, func() bool { return printertest.Exists(printed) }) {
		s.shot(t, "in-vain")
		t.Fatal("nothing came to the queue")
	}
	s.shot(t, "printed")
	// Wine describes the paper in PostScript, whatever the file is called: one side, with some letters on it
	ink := ran(t, exec.CommandContext(t.Context(), "gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-o", "-", printed))
	var cyan, magenta, yellow, black float64
	if _, err := fmt.Sscan(ink, &cyan, &magenta, &yellow, &black); err != nil || strings.Count(ink, "\n") != 1 || black < 0.002 || black > 0.1 {
		t.Errorf("ink on the paper: %s, %v", ink, err)
	}
	s.shut(t, id)
}
