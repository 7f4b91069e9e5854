package machine

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

// TestMain is a machine of its own in a process that a test starts (another): it takes a folder, says what came of it, and holds
// it until nobody listens any more.
func TestMain(m *testing.M) {
	dir, name := os.Getenv("MACHINE_FOLDER"), os.Getenv("MACHINE_NAME")
	if dir == "" {
		os.Exit(m.Run())
	}
	self := Here()
	if name != "" {
		self = Named(name)
	}
	h, err := Take(dir, self)
	switch {
	case err != nil:
		fmt.Println(err)
	case h.Loose() != nil:
		fmt.Println("loose:", h.Loose())
	default:
		fmt.Println("held")
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err == nil {
		_ = h.Release()
	}
	os.Exit(0)
}

// process is one of another machine, or of this one where its name is "".
type process struct {
	command *exec.Cmd
	close   func() error // has it let go and end
	said    string
}

func another(t *testing.T, dir, name string) *process {
	t.Helper()
	p := &process{command: exec.CommandContext(t.Context(), os.Args[0])}
	p.command.Env = append(os.Environ(), "MACHINE_FOLDER="+dir, "MACHINE_NAME="+name)
	in, err := p.command.StdinPipe()
	must(t, err)
	out, err := p.command.StdoutPipe()
	must(t, err)
	must(t, p.command.Start())
	p.close = func() error {
		_ = in.Close() // it is gone where the process was killed
		return p.command.Wait()
	}
	t.Cleanup(func() { _ = in.Close(); _ = p.command.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	p.said = strings.TrimSpace(line)
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// takes reports whether a machine gets the folder now, and lets it go again.
func takes(t *testing.T, dir string, m Machine) bool {
	t.Helper()
	h, err := Take(dir, m)
	if library.IsKind(err, library.OtherMachine) {
		return false
	}
	must(t, err)
	must(t, h.Loose())
	must(t, h.Release())
	return true
}

// TestAnotherMachineIsKeptOutAndNamed goes through the ways in which a process that holds a folder ends.
func TestAnotherMachineIsKeptOutAndNamed(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(p *process) error{
		"closes": func(p *process) error { return p.close() },
		"is killed": func(p *process) error {
			err := p.command.Process.Kill()
			_ = p.close() // of the signal
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			began := time.Now().Truncate(time.Minute).In(library.Vietnam)
			p := another(t, dir, "MÁY-CHỦ")
			if p.said != "held" {
				t.Fatal(p.said)
			}
			_, err := Take(dir, Here())
			if !library.IsKind(err, library.OtherMachine) || !strings.Contains(err.Error(), "other-machine: MÁY-CHỦ: ") {
				t.Fatal(err)
			}
			_, since, _ := strings.Cut(err.Error(), "other-machine: MÁY-CHỦ: ")
			at, err := time.ParseInLocation("15:04 02/01/2006", since, library.Vietnam)
			if err != nil || at.Before(began) || at.After(time.Now()) {
				t.Errorf("since %q, %v", since, err)
			}
			if err := Elsewhere(dir, Here()); !library.IsKind(err, library.OtherMachine) {
				t.Errorf("a look says %v", err)
			}
			must(t, end(p))
			if err := Elsewhere(dir, Here()); err != nil {
				t.Errorf("after it a look says %v", err)
			}
			if !takes(t, dir, Here()) {
				t.Error("after it nobody gets in")
			}
			if p := another(t, dir, "MÁY-CHỦ"); p.said != "held" {
				t.Errorf("the first machine comes back: %s", p.said)
			}
		})
	}
}

// TestProcessesOfOneMachineJoin has three of them come and go in any order, the first going first.
func TestProcessesOfOneMachineJoin(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := another(t, dir, "")
	second := another(t, dir, "")
	third, err := Take(dir, Here())
	must(t, err)
	must(t, third.Loose())
	if first.said != "held" || second.said != "held" {
		t.Fatal(first.said, second.said)
	}
	must(t, first.command.Process.Kill())
	_ = first.close() // of the signal
	if takes(t, dir, Named("khác")) {
		t.Error("another gets in after the first went")
	}
	if !takes(t, dir, Here()) {
		t.Error("a fourth does not join after the first went")
	}
	must(t, third.Release())
	must(t, third.Release()) // twice is no harm
	if takes(t, dir, Named("khác")) {
		t.Error("another gets in beside the second")
	}
	must(t, second.close())
	if !takes(t, dir, Named("khác")) {
		t.Error("another does not get in when all went")
	}
}

// TestOfMachinesThatComeAtOnceOneGetsIn starts many at the same moment.
func TestOfMachinesThatComeAtOnceOneGetsIn(t *testing.T) {
	t.Parallel()
	for range 3 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			atOnce(t, t.TempDir())
		})
	}
}

func atOnce(t *testing.T, dir string) {
	t.Helper()
	const each = 4
	type answer struct {
		name string
		hold *Hold
	}
	came := make(chan answer, 2*each)
	for n := range 2 * each {
		go func() {
			name := []string{"một", "hai"}[n%2]
			h, err := Take(dir, Named(name))
			if err != nil {
				name = err.Error()
			}
			came <- answer{name, h}
		}()
	}
	got := map[string]int{}
	for range 2 * each {
		a := <-came
		got[a.name]++
		if a.hold != nil {
			defer func() { _ = a.hold.Release() }()
		}
	}
	if got["một"] != each && got["hai"] != each || got["một"]+got["hai"] != each {
		t.Errorf("got in: %v", got)
	}
}

// TestWhatStandsInTheFileOfNobodyKeepsNobodyOut has what kills, power cuts and other hands leave.
func TestWhatStandsInTheFileOfNobodyKeepsNobodyOut(t *testing.T) {
	t.Parallel()
	for name, left := range map[string]string{
		"another machine":      `{"machine":"x","name":"MAY-CU","since":"2026-11-20T08:00:00+07:00"}`,
		"a longer one":         `{"machine":"x","name":"` + strings.Repeat("a", 3000) + `","since":"2026-11-20T08:00:00+07:00"}`,
		"half a file":          `{"machine":"`,
		"nothing":              "",
		"zeros of a power cut": strings.Repeat("\x00", 100),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, fileName), []byte(left), 0o600))
			if err := Elsewhere(dir, Here()); err != nil {
				t.Errorf("a look says %v", err)
			}
			if !takes(t, dir, Here()) {
				t.Error("it keeps out")
			}
			h, err := Take(dir, Named("sau"))
			must(t, err)
			defer func() { _ = h.Release() }()
			if _, err := Take(dir, Here()); err == nil || !strings.Contains(err.Error(), ": sau: ") {
				t.Errorf("the next is named in %v", err)
			}
		})
	}
}

// TestANameThatAnotherMachineWroteIsBounded has names as nobody's machine has them.
func TestANameThatAnotherMachineWroteIsBounded(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"PC\n\x1b[31m-01":        ": PC[31m-01: ",
		strings.Repeat("á", 500): ": " + strings.Repeat("á", nameMost) + "…: ",
	} {
		dir := t.TempDir()
		h, err := Take(dir, Named(written))
		must(t, err)
		if _, err := Take(dir, Here()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is named in %v", written, err)
		}
		must(t, h.Release())
	}
}

// TestWhatLocksTheFileAndIsNoMachineIsABusyLibrary has a program of somebody else hold the file.
func TestWhatLocksTheFileAndIsNoMachineIsABusyLibrary(t *testing.T) {
	t.Parallel()
	for name, alone := range map[string]bool{"alone": true, "with others": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			f, err := os.Create(filepath.Join(dir, fileName))
			must(t, err)
			defer f.Close()
			if got, err := lock(f, alone); !got {
				t.Fatal(err)
			}
			if _, err := Take(dir, Here()); !library.IsKind(err, library.BusyLibrary) {
				t.Error(err)
			}
			if err := Elsewhere(dir, Here()); !library.IsKind(err, library.BusyLibrary) {
				t.Errorf("a look says %v", err)
			}
		})
	}
}

// TestAFolderThatCannotBeWrittenIsHeldByNobody has a folder in the place of the file: nobody, not even root, opens that to write.
func TestAFolderThatCannotBeWrittenIsHeldByNobody(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, fileName), 0o700))
	for _, where := range []string{dir, filepath.Join(dir, "không có")} {
		h, err := Take(where, Here())
		if err != nil || h.Loose() == nil {
			t.Fatalf("%s: %v", where, err)
		}
		if err := h.Lost(); err != nil {
			t.Error(err)
		}
		must(t, h.Release())
	}
}

// TestWhoLostItsLocksHearsOfTheNext drops the locks as a server does of a laptop that sleeps.
func TestWhoLostItsLocksHearsOfTheNext(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	h, err := Take(dir, Here())
	must(t, err)
	asleep := func() { h.seen = h.seen.Add(-time.Hour) }
	asleep()
	if err := h.Lost(); err != nil {
		t.Errorf("with its locks: %v", err)
	}
	must(t, unlock(h.file))
	asleep()
	if err := h.Lost(); err != nil {
		t.Errorf("with nobody in its place: %v", err)
	}
	if !takes(t, dir, Here()) {
		t.Error("it keeps its own machine out")
	}
	asleep()
	if err := h.Lost(); err != nil {
		t.Errorf("with its own machine in its place: %v", err)
	}
	next := another(t, dir, "MAY-KHAC")
	if next.said != "held" {
		t.Fatal(next.said)
	}
	asleep()
	for range 2 { // and not only the first time
		if err := h.Lost(); !library.IsKind(err, library.OtherMachine) || !strings.Contains(err.Error(), "MAY-KHAC") {
			t.Errorf("with another in its place: %v", err)
		}
	}
	must(t, h.Release())
	if takes(t, dir, Here()) {
		t.Error("whoever lost it lets go of what the next holds")
	}
}

func BenchmarkTake(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		h, err := Take(dir, Here())
		if err != nil || h.Loose() != nil || h.Release() != nil {
			b.Fatal(err, h.Loose())
		}
	}
}
