package ui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// startFolder names the folder of the library with which this test binary, started again, opens the window until its input ends;
// emptyWindow in its place is a window of the toolkit with nothing in it.
const (
	startFolder = "BAOCAOVIEN_START"
	emptyWindow = "empty"
)

// usable is what such a program says when its window can be used.
const usable = "usable"

// BenchmarkStart opens the window on a library of 100,000 articles until the first page stands there, beside a window of the
// toolkit with nothing in it: how long both take (ms, the middle of several starts) and how much of the processor, what they hold
// in memory at rest (MB; PSS counts what several programs share by parts) and the processor's time then (ms a second). The limits
// are 1.3 times as long, and 40 MB more.
func BenchmarkStart(b *testing.B) {
	folder := largeLibrary(b)
	env := newScreen(b)
	const starts = 7
	var ours, empty []begun
	for range b.N {
		for range starts {
			empty = append(empty, beginOnce(b, env, emptyWindow))
			ours = append(ours, beginOnce(b, env, folder))
		}
	}
	report := func(unit string, of func(s begun) float64) (mine, theirs float64) {
		mine, theirs = middle(ours, of), middle(empty, of)
		b.ReportMetric(theirs, unit+"-empty")
		b.ReportMetric(mine, unit+"-ours")
		return mine, theirs
	}
	mine, theirs := report("ms", func(s begun) float64 { return s.took })
	b.ReportMetric(mine/theirs, "×empty")
	b.ReportMetric(mine/theirs/1.3, "×limit")
	mine, theirs = report("ms-processor", func(s begun) float64 { return s.worked })
	b.ReportMetric(mine/theirs, "×empty-processor")
	mine, theirs = report("MB", func(s begun) float64 { return s.resident })
	b.ReportMetric(mine-theirs, "MB-above")
	mine, theirs = report("MB-pss", func(s begun) float64 { return s.shared })
	b.ReportMetric(mine-theirs, "MB-pss-above")
	report("ms/s-at-rest", func(s begun) float64 { return s.atRest })
	b.ReportMetric(0, "ns/op")
}

// begun is what a start took and holds.
type begun struct {
	took, worked     float64 // ms until it can be used: of the clock, and of the processor
	resident, shared float64 // MB at rest: RSS and PSS
	atRest           float64 // ms of the processor, a second
}

func middle(all []begun, of func(begun) float64) float64 {
	values := make([]float64, len(all))
	for i, s := range all {
		values[i] = of(s)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// beginOnce starts the program and ends it when it is at rest.
func beginOnce(b *testing.B, env []string, folder string) begun {
	b.Helper()
	program := exec.CommandContext(b.Context(), os.Args[0])
	program.Env = append(env, startFolder+"="+folder)
	var said strings.Builder
	program.Stderr = &said
	in, err := program.StdinPipe()
	out, err2 := program.StdoutPipe()
	if err = errors.Join(err, err2); err != nil {
		b.Fatal(err)
	}
	from := time.Now()
	if err := program.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	s := begun{took: float64(time.Since(from).Microseconds()) / 1000}
	if err != nil || strings.TrimSpace(line) != usable {
		b.Fatalf("%q, %v\n%s", line, err, &said)
	}
	s.worked, err = processorTime(program.Process.Pid)
	if err = errors.Join(err, s.rest(program.Process.Pid), in.Close(), program.Wait()); err != nil {
		b.Fatalf("%v\n%s", err, &said)
	}
	return s
}

// rest waits until what a program holds in memory is the same twice in a row, and looks at it for some seconds.
func (s *begun) rest(pid int) error {
	again := time.NewTicker(time.Second)
	defer again.Stop()
	const much, enough, seconds = 0.5, 20, 4
	for range enough {
		<-again.C
		before := s.resident
		if err := s.weigh(pid); err != nil {
			return err
		}
		if max(before, s.resident)-min(before, s.resident) < much {
			break
		}
	}
	from, err := processorTime(pid)
	for range seconds {
		<-again.C
	}
	until, err2 := processorTime(pid)
	s.atRest = (until - from) / seconds
	return errors.Join(err, err2)
}

// weigh reads what a program holds in memory.
func (s *begun) weigh(pid int) error {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return err
	}
	for name, to := range map[string]*float64{"\nRss:": &s.resident, "\nPss:": &s.shared} {
		_, rest, _ := strings.Cut(string(raw), name)
		var kilobytes float64
		if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
			return err
		}
		*to = kilobytes / 1024
	}
	return nil
}

// processorTime is what a program has taken of the processor, in ms.
func processorTime(pid int) (float64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	const behindName, user, system, tick = ") ", 11, 12, 10 // proc(5): fields 14 and 15, in hundredths of a second
	of := strings.Fields(string(raw)[strings.LastIndex(string(raw), behindName)+len(behindName):])
	if len(of) <= system {
		return 0, fmt.Errorf("%q", raw)
	}
	u, err := strconv.Atoi(of[user])
	k, err2 := strconv.Atoi(of[system])
	return float64((u + k) * tick), errors.Join(err, err2)
}

// beginUntilEnd opens a window, says when it can be used, and closes it when the input ends.
func beginUntilEnd(folder string) int {
	if folder == emptyWindow {
		return openEmpty()
	}
	app.SeekMemory(app.WindowMemory)
	ctx := context.Background()
	a, err := app.Open(ctx, app.Options{Dir: folder})
	if err != nil {
		return failJob(err)
	}
	told := false
	tasks := func(ctx context.Context) *kit.Tasks {
		t := kit.NewTasks(ctx)
		t.OnMain = func(show func()) {
			fyne.Do(func() {
				show()
				if !told && stands(words.Say("today.see-theme")) {
					told = true
					endWithInput()
				}
			})
		}
		return t
	}
	return end(errors.Join(open(ctx, a, Beginning{}, tasks), a.Close()))
}

// stands tells whether the window says something.
func stands(said string) bool {
	all := fyne.CurrentApp().Driver().AllWindows()
	if len(all) == 0 {
		return false
	}
	_, there := uitest.Find(all[0], uitest.Saying(said))
	return there
}

// endWithInput says that the window can be used, and ends the program with its input.
func endWithInput() {
	fmt.Println(usable)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		fyne.Do(fyne.CurrentApp().Quit)
	}()
}

// openEmpty opens a window of the toolkit with nothing in it.
func openEmpty() int {
	toolkit := fyneapp.NewWithID(ID)
	w := toolkit.NewWindow(title())
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.Show()
	go func() {
		fyne.DoAndWait(func() {}) // the first turn of the main thread
		endWithInput()
	}()
	toolkit.Run()
	return 0
}
