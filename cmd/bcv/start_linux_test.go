package main_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

const (
	initAtMost   = 3 * time.Millisecond // of one package, in the fastest of a few starts
	memoryAtMost = 24 << 20             // of a start that only shows the help
	starts       = 5
)

// initTrace is a line of GODEBUG=inittrace=1: a package and what its variables took.
var initTrace = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)

// initOfOthers is what packages that are not ours may take of a start: the writer of workbooks compiles its expressions then,
// and there is no other that is kept.
var initOfOthers = map[string]time.Duration{"github.com/xuri/excelize/v2": 15 * time.Millisecond}

func TestAStartIsQuickAndSmall(t *testing.T) {
	var traces [][]byte
	smallest := int64(math.MaxInt64)
	for range starts { // a busy machine makes some of them slow
		traces = append(traces, traceOfStart(t))
		smallest = min(smallest, sizeOfStart(t))
	}
	quickest := map[string]time.Duration{}
	for _, trace := range traces {
		for _, m := range initTrace.FindAllSubmatch(trace, -1) {
			took, err := time.ParseDuration(string(m[2]) + "ms")
			if err != nil {
				t.Fatal(err)
			}
			name := string(m[1])
			if before, known := quickest[name]; !known || took < before {
				quickest[name] = took
			}
		}
	}
	if len(quickest) < 20 {
		t.Errorf("only %d packages traced", len(quickest))
	}
	for name, took := range quickest {
		if took > max(initAtMost, initOfOthers[name]) {
			t.Errorf("%s takes %v of every start: compile and build at first use", name, took)
		}
	}
	if smallest > memoryAtMost {
		t.Errorf("a start takes %d kB of memory, want at most %d", smallest>>10, memoryAtMost>>10)
	}
}

// BenchmarkStart measures a start against that of a program that does nothing.
func BenchmarkStart(b *testing.B) {
	var ours, nothing time.Duration
	for b.Loop() {
		ours += timed(b, program, "help")
		nothing += timed(b, "/bin/true")
	}
	b.ReportMetric(float64(ours)/float64(nothing), "ratio")
	b.ReportMetric(float64(ours-nothing)/float64(b.N)/float64(time.Millisecond), "ms-more")
}

// traceOfStart shows the program's help and returns what its packages took.
func traceOfStart(t *testing.T) []byte {
	t.Helper()
	run := exec.CommandContext(t.Context(), program, "help")
	var stderr bytes.Buffer
	run.Stderr, run.Env = &stderr, append(os.Environ(), "GODEBUG=inittrace=1")
	if err := run.Run(); err != nil {
		t.Fatal(err)
	}
	return stderr.Bytes()
}

// sizeOfStart shows the program's help and returns its largest size in bytes. It is asked of the process while that waits for
// its reader: what the system tells of one that has ended includes the size of who began it.
func sizeOfStart(t *testing.T) int64 {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	const room = 4096 // bytes: the help is longer, so that it waits
	if _, err := unix.FcntlInt(write.Fd(), unix.F_SETPIPE_SZ, room); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), program, "help")
	run.Stdout = write
	if err := errors.Join(run.Start(), write.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = io.ReadFull(read, make([]byte, 1))
	size := largestOf(t, strconv.Itoa(run.Process.Pid))
	rest, err2 := io.ReadAll(read)
	if err := errors.Join(err, err2, run.Wait()); err != nil {
		t.Fatal(err)
	}
	if len(rest) < room {
		t.Fatalf("help of %d bytes does not fill the pipe: its process may have ended before it was looked at", len(rest))
	}
	return size
}

// largestOf is the largest size so far of a process, by its number or "self", in bytes.
func largestOf(t testing.TB, process string) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/" + process + "/status") // #nosec G304
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^VmHWM:\s*(\d+) kB$`).FindSubmatch(status)
	if found == nil {
		t.Fatal("no peak of the process")
	}
	kilobytes, err := strconv.ParseInt(string(found[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

func timed(b *testing.B, program string, arguments ...string) time.Duration {
	b.Helper()
	begin := time.Now()
	if err := exec.CommandContext(b.Context(), program, arguments...).Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}
