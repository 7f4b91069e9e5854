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
// toolkit with nothing in it: how long both take (ms, the middle of several starts) and what they hold in memory at rest (MB).
// The limits are 1.3 times as long, and 40 MB more.
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
	took := func(s begun) float64 { return float64(s.took.Microseconds()) / 1000 }
	held := func(s begun) float64 { return s.memory }
	b.ReportMetric(middle(empty, took), "ms-empty")
	b.ReportMetric(middle(ours, took), "ms-ours")
	b.ReportMetric(middle(ours, took)/middle(empty, took), "×empty")
	b.ReportMetric(middle(empty, held), "MB-empty")
	b.ReportMetric(middle(ours, held)-middle(empty, held), "MB-above")
	b.ReportMetric(middle(ours, took)/middle(empty, took)/1.3, "×limit")
	b.ReportMetric(0, "ns/op")
}

// begun is what a start took and holds.
type begun struct {
	took   time.Duration
	memory float64 // MB
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
	took := time.Since(from)
	if err != nil || strings.TrimSpace(line) != usable {
		b.Fatalf("%q, %v\n%s", line, err, &said)
	}
	memory, err := restingMemory(program.Process.Pid)
	if err = errors.Join(err, in.Close(), program.Wait()); err != nil {
		b.Fatalf("%v\n%s", err, &said)
	}
	return begun{took, memory}
}

// restingMemory is what a program holds in memory (MB) once that is the same twice in a row.
func restingMemory(pid int) (megabytes float64, err error) {
	again := time.NewTicker(500 * time.Millisecond)
	defer again.Stop()
	const much, enough = 0.5, 30
	for range enough {
		<-again.C
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			return 0, err
		}
		_, rest, _ := strings.Cut(string(raw), "VmRSS:")
		var kilobytes float64
		if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
			return 0, err
		}
		before := megabytes
		megabytes = kilobytes / 1024
		if max(before, megabytes)-min(before, megabytes) < much {
			break
		}
	}
	return megabytes, nil
}

// beginUntilEnd opens a window, says when it can be used, and closes it when the input ends.
func beginUntilEnd(folder string) int {
	if folder == emptyWindow {
		return openEmpty()
	}
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
