//go:build linux

package printer

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/printer/printertest"
)

// scheduler is the CUPS of these tests: one for all of them, started by the first that asks.
var scheduler *printertest.Scheduler

func TestMain(m *testing.M) { os.Exit(withScheduler(m)) }

// withScheduler runs the tests with a scheduler, and stops it after them.
func withScheduler(m *testing.M) int {
	var err error
	if scheduler, err = printertest.New(); err != nil {
		panic(err)
	}
	defer scheduler.Stop()
	name, server, _ := strings.Cut(scheduler.Environment(), "=")
	if err := os.Setenv(name, server); err != nil {
		panic(err)
	}
	return m.Run()
}

func TestAJobReachesTheRealQueueWithItsOptions(t *testing.T) {
	t.Parallel()
	q := scheduler.Queue(t)
	all, err := Printers(t.Context())
	if err != nil || !slices.Contains(all, Printer{Name: q.Name, State: Idle}) {
		t.Fatalf("%+v, %v", all, err)
	}
	if out, err := exec.Command("lpadmin", "-d", q.Name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if all, err = Printers(t.Context()); err != nil || !slices.Contains(all, Printer{Name: q.Name, State: Idle, Default: true}) {
		t.Fatalf("%+v, %v", all, err)
	}
	file := filepath.Join(t.TempDir(), "-đề cương.pdf")
	want := rawPDF(a4Short, a4Long, "mot")
	if err := os.WriteFile(file, want, 0o600); err != nil {
		t.Fatal(err)
	}
	job, err := Print(t.Context(), file, Job{Printer: q.Name, Copies: 3, Duplex: true})
	if err != nil || !regexp.MustCompile(`^`+q.Name+`-\d+$`).MatchString(job) {
		t.Fatalf("%q, %v", job, err)
	}
	printertest.Until(t, "the job is printed", func() bool { return printertest.Exists(filepath.Join(q.Out, "job.pdf")) })
	if got, err := os.ReadFile(filepath.Join(q.Out, "job.pdf")); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%q, %v", got, err)
	}
	options, err := os.ReadFile(filepath.Join(q.Out, "options"))
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
