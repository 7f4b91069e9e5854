//go:build linux

package printer

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/printer/printertest"
)

// paperQueue is a printer at whose end CUPS makes a PDF of what a sheet of paper would show: the queue of the Debian
// package printer-driver-cups-pdf, which make test installs.
func paperQueue(t *testing.T) printertest.Queue {
	t.Helper()
	if testing.Short() {
		t.Skip("what comes out of a printer takes Ghostscript twice a job")
	}
	if os.Getuid() != 0 {
		t.Skip("the backend of cups-pdf works for root only")
	}
	q := printertest.Queue{Name: scheduler.Name()}
	scheduler.Add(t, q.Name, "-v", "cups-pdf:/", "-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	q.Out = filepath.Join(me.HomeDir, "PDF") // cups-pdf's own choice
	return q
}

// rawPDF makes a PDF of pages of a size in pt, each with one line of text.
func rawPDF(width, height float64, lines ...string) []byte {
	var sizes []size
	for range lines {
		sizes = append(sizes, size{width, height})
	}
	return mixedPDF(sizes, lines...)
}

// mixedPDF makes a PDF of a page of each size.
func mixedPDF(sizes []size, lines ...string) []byte {
	var out strings.Builder
	var at []int
	object := func(format string, args ...any) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(at), fmt.Sprintf(format, args...))
	}
	out.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range lines {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [ %s] /Count %d >>", kids, len(lines))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for i, line := range lines {
		width, height := sizes[i].width, sizes[i].height
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", width, height, len(at)+2)
		draw := fmt.Sprintf("BT /F 40 Tf 60 %g Td (%s) Tj ET", height/2, line)
		object("<< /Length %d >>\nstream\n%s\nendstream", len(draw), draw)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return []byte(out.String())
}

// landed prints a file and returns the sheets' sides that came out of the printer: their texts, word by word in
// the order of reading, and the size of the first.
func landed(t *testing.T, q printertest.Queue, raw []byte, job Job) (sides []string, size string) {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "giay")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, filepath.Base(dir)+strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	job.Printer = q.Name
	name, err := Print(t.Context(), file, job)
	if err != nil {
		t.Fatal(err)
	}
	if done, err := Await(t.Context(), q.Name, name); !done || err != nil {
		t.Fatalf("done %t, %v", done, err)
	}
	found, err := filepath.Glob(filepath.Join(q.Out, strings.TrimSuffix(filepath.Base(file), ".pdf")+"*.pdf"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	t.Cleanup(func() { _ = os.Remove(found[0]) })
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", found[0], "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, side := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
		sides = append(sides, strings.Join(strings.Fields(side), " "))
	}
	info, err := exec.CommandContext(t.Context(), "pdfinfo", found[0]).Output()
	if err != nil {
		t.Fatal(err)
	}
	_, size, _ = strings.Cut(string(info), "Page size:")
	size, _, _ = strings.Cut(size, "\n")
	return sides, strings.TrimSpace(size)
}

func TestPaperShowsThePagesAsTheJobWantsThem(t *testing.T) {
	t.Parallel()
	q := paperQueue(t)
	four := []string{"mot", "hai", "ba", "bon"}
	for name, c := range map[string]struct {
		width, height float64
		job           Job
		sides         []string
		size          string
	}{
		"whole":     {a4Short, a4Long, Job{Duplex: true}, four, "(A4)"},
		"A5":        {a5Short, a5Long, Job{}, four, "(A5)"},
		"some":      {a4Short, a4Long, Job{Pages: "2,4"}, []string{"hai", "bon"}, "(A4)"},
		"two-up":    {a4Short, a4Long, Job{TwoUp: true}, []string{"mot hai", "ba bon"}, "(A4)"},
		"booklet":   {a4Short, a4Long, Job{Booklet: true}, []string{"bon mot", "hai ba"}, "(A4)"},
		"laid out":  {a4Long, a4Short, Job{Booklet: true}, four, "(A4)"},
		"letter":    {612, 792, Job{}, four, "(A4)"},
		"A5 two-up": {a5Short, a5Long, Job{TwoUp: true}, []string{"mot hai", "ba bon"}, "(A4)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sides, size := landed(t, q, rawPDF(c.width, c.height, four...), c.job)
			if !slices.Equal(sides, c.sides) {
				t.Errorf("sides %q, want %q", sides, c.sides)
			}
			if !strings.Contains(size, c.size) {
				t.Errorf("paper of %s, want %s", size, c.size)
			}
		})
	}
}

// TestAJobThatFailsIsTold has a printer whose tray is gone: its backend fails, and CUPS stops the printer or gives the job
// up, as the queue was told to.
func TestAJobThatFailsIsTold(t *testing.T) {
	t.Parallel()
	for _, policy := range []string{"stop-printer", "abort-job"} {
		q := scheduler.Queue(t)
		scheduler.Add(t, q.Name, "-o", "printer-error-policy="+policy)
		if err := os.Remove(q.Out); err != nil {
			t.Fatal(err)
		}
		job, err := Print(t.Context(), written(t, rawPDF(a4Short, a4Long, "mot")), Job{Printer: q.Name})
		if err != nil {
			t.Fatal(err)
		}
		done, err := Await(t.Context(), q.Name, job)
		if !library.IsKind(err, library.PrintFailed) || done != (policy == "abort-job") {
			t.Errorf("%s: done %t, err = %v", policy, done, err)
		}
	}
}

// TestWhatBecomesOfAJobIsTold has a job that is printed, one that somebody cancels and one that waits.
func TestWhatBecomesOfAJobIsTold(t *testing.T) {
	t.Parallel()
	q := scheduler.Queue(t)
	file := written(t, rawPDF(a4Short, a4Long, "mot"))
	printed, err := Print(t.Context(), file, Job{Printer: q.Name})
	if err != nil {
		t.Fatal(err)
	}
	if done, err := Await(t.Context(), "", printed); !done || err != nil { // of a job for the default printer
		t.Errorf("printed: done %t, err = %v", done, err)
	}
	out, err := exec.CommandContext(t.Context(), "lp", "-d", q.Name, "-H", "hold", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	held := jobName(string(out))
	soon, stop := context.WithTimeout(t.Context(), askAgain/2)
	defer stop()
	if done, err := Await(soon, q.Name, held); done || err != nil {
		t.Errorf("waiting: done %t, err = %v", done, err)
	}
	if out, err := exec.CommandContext(t.Context(), "cancel", held).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if done, err := Await(t.Context(), q.Name, held); !done || !library.IsKind(err, library.PrintFailed) {
		t.Errorf("cancelled: done %t, err = %v", done, err)
	}
	if done, err := Await(t.Context(), q.Name, ""); done || err != nil {
		t.Errorf("without a name: done %t, err = %v", done, err)
	}
}

func TestTheStateOfAJobIsReadFromIpptool(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"    job   [PASS]\n        job-state (enum) = aborted\n        job-state-reasons (keyword) = processing-to-stop-point\n        job-printer-state-message (textWithoutLanguage) = No paper\n": "aborted processing-to-stop-point; No paper",
		"        job-state (enum) = completed\n        job-state-reasons (keyword) = job-completed-successfully\n":                                                                                   "completed job-completed-successfully",
		"        job-state (enum) = processing\n        job-printer-state-message (textWithoutLanguage) = \n":                                                                                        "processing ",
		"    job   [FAIL]\n        status-code = client-error-not-found (Job #9 does not exist.)\n":                                                                                                  " ",
		"": " ",
	} {
		if state, reasons := parseState([]byte(said)); string(state)+" "+reasons != want {
			t.Errorf("%q: %s %s", said, state, reasons)
		}
	}
	for server, want := range map[string]string{
		"/run/cups/cups.sock\n": "ipp://%2Frun%2Fcups%2Fcups.sock/jobs/7", "localhost:631\n": "ipp://localhost:631/jobs/7",
	} {
		if got := jobAddress(server, "Phong-1-7"); got != want {
			t.Errorf("%s", got)
		}
	}
}

func TestNothingIsSentToAPrinterThatStandsStillOrTakesNoJobs(t *testing.T) {
	t.Parallel()
	for _, still := range []string{"cupsdisable", "cupsreject"} {
		q := scheduler.Queue(t)
		if out, err := exec.CommandContext(t.Context(), still, q.Name).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if job, err := Print(t.Context(), written(t, rawPDF(a4Short, a4Long, "mot")), Job{Printer: q.Name}); !library.IsKind(err, library.StoppedPrinter) {
			t.Errorf("%s: %q, %v", still, job, err)
		}
	}
}

// TestAPrinterThatStopsUnderAJobIsTold stops a printer while a job waits for it.
func TestAPrinterThatStopsUnderAJobIsTold(t *testing.T) {
	t.Parallel()
	q := scheduler.Queue(t)
	if out, err := exec.CommandContext(t.Context(), "cupsdisable", q.Name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), "lp", "-d", q.Name, written(t, rawPDF(a4Short, a4Long, "mot"))).Output()
	if err != nil {
		t.Fatal(err)
	}
	if done, err := JobState(t.Context(), q.Name, jobName(string(out))); done || !library.IsKind(err, library.PrintFailed) {
		t.Errorf("done %v, err = %v", done, err)
	}
}

// written returns a file of these bytes.
func written(t *testing.T, raw []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
