package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

// bench measures in a folder of its own.
type bench struct {
	bcv, dir string
	lines    []benchLine
}

// benchLine is one figure beside that of a peer, or beside a goal.
type benchLine struct {
	what         string
	ours, theirs float64
	unit, peer   string
}

func (b *bench) note(what string, ours float64, unit, peer string, theirs float64) {
	b.lines = append(b.lines, benchLine{what, ours, theirs, unit, peer})
	fmt.Fprintf(os.Stderr, "%s: %.3g %s (%s %.3g)\n", what, ours, unit, peer, theirs)
}

// print writes the table, as README.md keeps it.
func (b *bench) print(to io.Writer) {
	w := tabwriter.NewWriter(to, 0, 0, 1, ' ', 0)
	_, _ = fmt.Fprintln(w, "| what\t| ours\t| theirs\t| ratio\t|\n| ---\t| ---\t| ---\t| ---\t|")
	for _, l := range b.lines {
		theirs, ratio := "", ""
		if l.theirs > 0 {
			theirs, ratio = fmt.Sprintf("%.3g %s (%s)", l.theirs, l.unit, l.peer), change(l.what+", "+l.peer, l.ours/l.theirs)
		}
		_, _ = fmt.Fprintf(w, "| %s\t| %.3g %s\t| %s\t| %s\t|\n", l.what, l.ours, l.unit, theirs, ratio)
	}
	_ = w.Flush() // a terminal that went away is told nothing
}

// spent is what a process took, its children included.
type spent struct{ wall, processor time.Duration }

// measure runs a program to its end. Exit codes in fine are no failure.
func measure(ctx context.Context, dir string, fine []int, program string, args ...string) (spent, error) {
	command := exec.CommandContext(ctx, program, args...) // #nosec G204 -- the programs that are benchLine
	command.Dir = dir
	command.Env = append(os.Environ(), "HOME="+dir, "LC_ALL=C.UTF-8")
	begun := time.Now()
	out, err := command.CombinedOutput()
	took := spent{wall: time.Since(begun)}
	if command.ProcessState == nil {
		return took, err
	}
	took.processor = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	for _, code := range fine {
		if command.ProcessState.ExitCode() == code {
			err = nil
		}
	}
	if err != nil {
		err = fmt.Errorf("%s %s: %w: %s", filepath.Base(program), strings.Join(args, " "), err, lastOf(out))
	}
	return took, err
}

func lastOf(out []byte) string { return string(out[max(0, len(out)-500):]) }

// installed returns the path of a peer, "" where it is not installed, which is said.
func installed(program string) string {
	path, err := exec.LookPath(program)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s is not installed: nothing to compare with\n", program)
		return ""
	}
	return path
}

// folder makes a folder of the bench.
func (b *bench) folder(name string) (string, error) {
	dir := filepath.Join(b.dir, name)
	return dir, os.MkdirAll(dir, 0o750)
}
