package cli_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

const (
	initAtMost   = 128 << 10 // bytes that one package makes before the program begins
	memoryAtMost = 20 << 20  // of a start that only shows the help
)

// initTrace is a line of GODEBUG=inittrace=1: a package, how long its variables took, and the bytes they made.
var initTrace = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock, (\d+) bytes`)

// initOfOthers is what packages that are not ours may make at a start: they compile their expressions and lay out their tables
// then, and there are no others that are kept.
var initOfOthers = map[string]int{
	"codeberg.org/readeck/go-readability/v2":             512 << 10,
	"github.com/pdfcpu/pdfcpu/internal/corefont/metrics": 512 << 10, "golang.org/x/net/html": 256 << 10,
}

// TestAStartIsSmall counts bytes, which say what is compiled and built at a start as its time does, and are the same on a busy
// machine; the time is the benchmark's.
func TestAStartIsSmall(t *testing.T) {
	traced := initTrace.FindAllSubmatch(traceOfStart(t), -1)
	if len(traced) < 20 {
		t.Errorf("only %d packages traced", len(traced))
	}
	for _, m := range traced {
		name := string(m[1])
		if made, err := strconv.Atoi(string(m[3])); err != nil || made > max(initAtMost, initOfOthers[name]) {
			t.Errorf("%s makes %d bytes at every start, %v: compile and build at first use", name, made, err)
		}
	}
}

// BenchmarkStart measures a start against that of a program that does nothing, and fails where it takes more memory than it
// may: how much of the program's file a system reads at once is the system's.
func BenchmarkStart(b *testing.B) {
	var ours, nothing time.Duration
	for b.Loop() {
		ours += timed(b, program, "help")
		nothing += timed(b, "/bin/true")
	}
	b.ReportMetric(float64(ours)/float64(nothing), "ratio")
	b.ReportMetric(float64(ours-nothing)/float64(b.N)/float64(time.Millisecond), "ms-more")
	slowest := 0.0
	for _, m := range initTrace.FindAllSubmatch(traceOfStart(b), -1) {
		if took, err := strconv.ParseFloat(string(m[2]), 64); err == nil {
			slowest = max(slowest, took)
		}
	}
	b.ReportMetric(slowest, "slowest-init-ms")
	size := sizeOfStart(b)
	b.ReportMetric(float64(size)/(1<<20), "MB")
	if size > memoryAtMost {
		b.Errorf("a start takes %d kB of memory, want at most %d", size>>10, memoryAtMost>>10)
	}
}

// traceOfStart shows the program's help and returns what its packages took.
func traceOfStart(t testing.TB) []byte {
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
func sizeOfStart(t testing.TB) int64 {
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
