package main_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"syscall"
	"testing"
	"time"
)

const (
	initAtMost   = 3 * time.Millisecond // of one package, in the fastest of a few starts
	memoryAtMost = 24 << 20             // of a start that only shows the help
	starts       = 5
)

// initTrace is a line of GODEBUG=inittrace=1: a package and what its variables took.
var initTrace = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)

// measured is what the starts before the first test came to: a process begins with the peak of the one that began it
// to its name, and this one grows.
var measured struct {
	err    error
	traces [][]byte
	memory int64 // of the smallest, in bytes
	own    int64 // of the test itself by then
}

func init() {
	beforeTests = func() {
		for range starts { // a busy machine makes some of them slow
			trace, peak, err := start()
			if err != nil {
				measured.err = err
			}
			measured.traces = append(measured.traces, trace)
			if measured.memory == 0 || peak < measured.memory {
				measured.memory = peak
			}
		}
		own, err := ownPeak()
		if err != nil {
			measured.err = err
		}
		measured.own = own
	}
}

// initOfOthers is what packages that are not ours may take of a start: the writer of workbooks compiles its expressions then,
// and there is no other that is kept.
var initOfOthers = map[string]time.Duration{"github.com/xuri/excelize/v2": 15 * time.Millisecond}

func TestAStartIsQuickAndSmall(t *testing.T) {
	if measured.err != nil {
		t.Fatal(measured.err)
	}
	quickest := map[string]time.Duration{}
	for _, trace := range measured.traces {
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
	if measured.own > memoryAtMost {
		t.Skipf("the test itself takes %d MB, as with the race detector: make test measures the memory without", measured.own>>20)
	}
	if measured.memory > memoryAtMost {
		t.Errorf("a start takes %d MB of memory, want at most %d", measured.memory>>20, memoryAtMost>>20)
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

// start shows the program's help and returns what its packages took and its largest size in bytes.
func start() (trace []byte, peak int64, err error) {
	run := exec.Command(program, "help")
	var stderr bytes.Buffer
	run.Stderr, run.Env = &stderr, append(os.Environ(), "GODEBUG=inittrace=1")
	if err := run.Run(); err != nil {
		return nil, 0, err
	}
	usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return nil, 0, errors.New("no figures of the process")
	}
	return stderr.Bytes(), usage.Maxrss << 10, nil
}

// ownPeak is the largest size of this process in bytes, without that of the one that began it.
func ownPeak() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	found := regexp.MustCompile(`(?m)^VmHWM:\s*(\d+) kB$`).FindSubmatch(status)
	if found == nil {
		return 0, errors.New("no peak of the process")
	}
	kilobytes, err := strconv.ParseInt(string(found[1]), 10, 64)
	return kilobytes << 10, err
}

func timed(b *testing.B, program string, arguments ...string) time.Duration {
	b.Helper()
	begin := time.Now()
	if err := exec.CommandContext(b.Context(), program, arguments...).Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}
