//go:build linux

// Package printertest runs a CUPS of a test's own, in the tests of this package's parent and of others. It needs the Debian
// packages cups and cups-client, which make test installs.
package printertest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// Scheduler is a CUPS with its own socket, spool and queues.
type Scheduler struct {
	Dir string // where it has all of them

	once sync.Once
	run  *exec.Cmd
	said bytes.Buffer
	made atomic.Int32 // queues
}

// Queue is a printer of a scheduler. What is at its end writes what it is told and given into files of Out: options and job.pdf.
type Queue struct{ Name, Out string }

// backend is the end of a queue: CUPS calls it with job, user, title, copies, options and a file.
const backend = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct giay "Unknown" "Giấy"'; exit 0; }
out=${DEVICE_URI#giay:}
echo "copies=$4 $5" > "$out/options"
cat ${6:+"$6"} > "$out/part.pdf"
mv "$out/part.pdf" "$out/job.pdf"
`

// New returns a scheduler that the first queue starts and Stop ends.
func New() (*Scheduler, error) {
	dir, err := os.MkdirTemp("", "cups-") // short: the socket's path is bounded to 108 bytes
	return &Scheduler{Dir: dir}, err
}

// Environment has CUPS' own programs and libraries ask this scheduler: CUPS_SERVER=….
func (s *Scheduler) Environment() string { return "CUPS_SERVER=" + s.socket() }

func (s *Scheduler) socket() string { return filepath.Join(s.Dir, "sock") }

// Stop ends it and removes all it wrote.
func (s *Scheduler) Stop() {
	if s.run != nil {
		_ = s.run.Process.Signal(os.Interrupt)
		_ = s.run.Process.Kill()
		_ = s.run.Wait()
	}
	_ = os.RemoveAll(s.Dir)
}

// Queue makes a queue.
func (s *Scheduler) Queue(t *testing.T) Queue {
	t.Helper()
	name := s.Name()
	q := Queue{Name: name, Out: filepath.Join(s.Dir, "out-"+name)}
	if err := os.Mkdir(q.Out, 0o755); err != nil { // #nosec G301 -- see below
		t.Fatal(err)
	}
	if err := os.Chmod(q.Out, 0o777); err != nil { // #nosec G302 -- the backend works as another user
		t.Fatal(err)
	}
	s.Add(t, name, "-v", "giay:"+q.Out, "-m", "raw")
	return q
}

// Name returns a name that no queue has yet.
func (s *Scheduler) Name() string { return fmt.Sprint("Giay-", s.made.Add(1)) }

// Add adds a queue as lpadmin is told, or changes one.
func (s *Scheduler) Add(t *testing.T, name string, args ...string) {
	t.Helper()
	s.once.Do(func() { s.start(t) })
	if out, err := s.command(t, "lpadmin", append([]string{"-p", name, "-E"}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("lpadmin: %v\n%s%s", err, out, s.said.String())
	}
}

// command is one of CUPS' programs.
func (s *Scheduler) command(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...) // #nosec G204 -- of the tests
	c.Env = append(os.Environ(), s.Environment())
	return c
}

func (s *Scheduler) start(t *testing.T) {
	t.Helper()
	layOut(t, s.Dir)
	//nolint:noctx // it outlives the test that was first
	run := exec.Command("cupsd", "-f", "-c", filepath.Join(s.Dir, "cupsd.conf"), "-s", filepath.Join(s.Dir, "files.conf")) // #nosec G204 -- of the tests
	run.Stdout, run.Stderr = &s.said, &s.said
	if err := run.Start(); err != nil {
		t.Fatalf("cupsd: %v (Debian packages cups and cups-client)", err)
	}
	s.run = run
	Until(t, "the scheduler answers", func() bool {
		return s.command(t, "lpstat", "-r").Run() == nil && Exists(s.socket())
	})
}
