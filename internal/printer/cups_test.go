//go:build linux

package printer

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/scripttest"
)

// queue is a printer of a CUPS that this test runs for itself: its own scheduler, socket and spool. The
// backend at its end writes what it is told and given into files.
type queue struct{ name, out string }

// backend is the end of the queue: CUPS calls it with job, user, title, copies, options and a file.
const backend = `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct giay "Unknown" "Giấy"'; exit 0; }
out=${DEVICE_URI#giay:}
echo "copies=$4 $5" > "$out/options"
cat ${6:+"$6"} > "$out/part.pdf"
mv "$out/part.pdf" "$out/job.pdf"
`

// scheduler is the CUPS of these tests: one for all of them, started by the first that asks.
var scheduler struct {
	dir  string
	once sync.Once
	run  *exec.Cmd
	said bytes.Buffer
	made atomic.Int32 // queues
}

func TestMain(m *testing.M) { os.Exit(withScheduler(m)) }

// withScheduler runs the tests with a place for the scheduler, and stops it after them.
func withScheduler(m *testing.M) int {
	var err error
	if scheduler.dir, err = os.MkdirTemp("", "cups-"); err != nil { // short: the socket's path is bounded to 108 bytes
		panic(err)
	}
	defer func() { _ = os.RemoveAll(scheduler.dir) }()
	if err := os.Setenv("CUPS_SERVER", filepath.Join(scheduler.dir, "sock")); err != nil {
		panic(err)
	}
	defer func() {
		if scheduler.run != nil {
			_ = scheduler.run.Process.Signal(os.Interrupt)
			_ = scheduler.run.Process.Kill()
			_ = scheduler.run.Wait()
		}
	}()
	return m.Run()
}

// newQueue makes a queue of the scheduler. It needs the Debian packages cups and cups-client, which make test installs.
func newQueue(t *testing.T) queue {
	t.Helper()
	name := queueName()
	q := queue{name: name, out: filepath.Join(scheduler.dir, "out-"+name)}
	if err := os.Mkdir(q.out, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(q.out, 0o777); err != nil { // the backend works as another user
		t.Fatal(err)
	}
	add(t, q, "-v", "giay:"+q.out, "-m", "raw")
	return q
}

// queueName returns a name that no queue has yet.
func queueName() string { return fmt.Sprint("Giay-", scheduler.made.Add(1)) }

// add adds a queue to the scheduler, which it starts where it does not run yet.
func add(t *testing.T, q queue, args ...string) {
	t.Helper()
	scheduler.once.Do(func() { start(t) })
	if out, err := exec.CommandContext(t.Context(), "lpadmin", append([]string{"-p", q.name, "-E"}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("lpadmin: %v\n%s%s", err, out, scheduler.said.String())
	}
}

func start(t *testing.T) {
	t.Helper()
	layOut(t, scheduler.dir)
	run := exec.Command("cupsd", "-f", "-c", filepath.Join(scheduler.dir, "cupsd.conf"), "-s", filepath.Join(scheduler.dir, "files.conf"))
	run.Stdout, run.Stderr = &scheduler.said, &scheduler.said
	if err := run.Start(); err != nil {
		t.Fatalf("cupsd: %v (Debian packages cups and cups-client)", err)
	}
	scheduler.run = run
	until(t, "the scheduler answers", func() bool {
		return exec.CommandContext(t.Context(), "lpstat", "-r").Run() == nil && exists(filepath.Join(scheduler.dir, "sock"))
	})
}

// layOut writes the scheduler's folders and files.
func layOut(t *testing.T, dir string) {
	t.Helper()
	for _, sub := range []string{"root", "spool/tmp", "cache", "state", "log", "lib/backend"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	user := "User lp\nGroup lp\n"
	if os.Getuid() != 0 {
		user = ""
	}
	files := user + strings.NewReplacer("DIR", dir).Replace("SystemGroup root\nServerRoot DIR/root\nServerBin DIR/lib\n"+
		"RequestRoot DIR/spool\nTempDir DIR/spool/tmp\nCacheDir DIR/cache\nStateDir DIR/state\n"+
		"AccessLog DIR/log/access\nErrorLog DIR/log/error\nPageLog DIR/log/page\n")
	config := fmt.Sprintf("Listen %s/sock\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"+
		"<Location />\nOrder allow,deny\nAllow all\n</Location>\n"+
		"<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n", dir)
	for name, content := range map[string]string{"files.conf": files, "cupsd.conf": config} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	scripttest.Write(t, filepath.Join(dir, "lib/backend/giay"), backend)
	for _, part := range []string{"daemon", "filter", "backend/cups-pdf"} {
		if err := os.Symlink("/usr/lib/cups/"+part, filepath.Join(dir, "lib", part)); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getuid() == 0 {
		if out, err := exec.Command("chown", "-R", "lp", dir+"/spool", dir+"/cache", dir+"/state", dir+"/root").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// patience is how long a test waits for what other programs do, on a busy machine.
const patience = 5 * time.Minute

// until asks again and again whether something is so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !so() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

func TestAJobReachesTheRealQueueWithItsOptions(t *testing.T) {
	t.Parallel()
	q := newQueue(t)
	all, err := Printers(t.Context())
	if err != nil || !slices.Contains(all, Printer{Name: q.name, State: Idle}) {
		t.Fatalf("%+v, %v", all, err)
	}
	if out, err := exec.Command("lpadmin", "-d", q.name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if all, err = Printers(t.Context()); err != nil || !slices.Contains(all, Printer{Name: q.name, State: Idle, Default: true}) {
		t.Fatalf("%+v, %v", all, err)
	}
	file := filepath.Join(t.TempDir(), "-đề cương.pdf")
	want := rawPDF(a4Short, a4Long, "mot")
	if err := os.WriteFile(file, want, 0o600); err != nil {
		t.Fatal(err)
	}
	job, err := Print(t.Context(), file, Job{Printer: q.name, Copies: 3, Duplex: true})
	if err != nil || !regexp.MustCompile(`^`+q.name+`-\d+$`).MatchString(job) {
		t.Fatalf("%q, %v", job, err)
	}
	until(t, "the job is printed", func() bool { return exists(filepath.Join(q.out, "job.pdf")) })
	if got, err := os.ReadFile(filepath.Join(q.out, "job.pdf")); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%q, %v", got, err)
	}
	options, err := os.ReadFile(filepath.Join(q.out, "options"))
	if err != nil {
		t.Fatal(err)
	}
	for _, option := range []string{"copies=3 ", "media=A4", "sides=two-sided-long-edge"} {
		if !strings.Contains(string(options), option) {
			t.Errorf("no %q in %s", option, options)
		}
	}
	for _, name := range []string{"KhongCo", "-o raw"} {
		if _, err := Print(t.Context(), file, Job{Printer: name}); !library.IsKind(err, library.NoPrinter) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWithoutASchedulerThereIsNoPrinter(t *testing.T) {
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "none"))
	if all, err := Printers(t.Context()); err != nil || len(all) != 0 {
		t.Fatalf("%+v, %v", all, err)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, rawPDF(a4Short, a4Long, "mot"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Print(t.Context(), file, Job{}); !library.IsKind(err, library.NoPrinter) {
		t.Fatal(err)
	}
}

func TestPaperThatThePrinterHasNotIsKnown(t *testing.T) {
	t.Parallel()
	offer := []byte("Duplex/2-Sided: *None\nPageSize/Media Size: *Letter A4 A4.Borderless\n")
	if !offers(offer, "A4") || offers(offer, "A5") {
		t.Error("A4 is offered, A5 is not")
	}
	if !offers([]byte("PageSize/Media Size: A4 Custom.WIDTHxHEIGHT\n"), "A5") || !offers(nil, "A5") {
		t.Error("any size, and a printer that says nothing, count as offered")
	}
}

func TestStatesAreReadFromLpstat(t *testing.T) {
	t.Parallel()
	out := "printer A is idle.  enabled since Mon\nprinter B now printing B-7.  enabled since Mon\n" +
		"printer C disabled since Mon -\n\tPaused\nprinter D is idle.  enabled since Mon\n" +
		"A accepting requests since Mon\nB accepting requests since Mon\nD not accepting requests since Mon -\n\tRejecting Jobs\n" +
		"system default destination: B\n"
	want := []Printer{{"A", false, Idle}, {"B", true, Printing}, {"C", false, Disabled}, {"D", false, Rejecting}}
	if got := parsePrinters([]byte(out)); !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v", got)
	}
}
