//go:build !windows

package printer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// Printers returns the printers CUPS knows, none where CUPS is not installed or has none.
func Printers(ctx context.Context) ([]Printer, error) {
	out, err := command(ctx, "lpstat", "-p", "-a", "-d").Output()
	var exit *exec.ExitError
	if errors.Is(err, exec.ErrNotFound) || errors.As(err, &exit) {
		return nil, nil // lpstat fails where there is no printer or no scheduler
	}
	if err != nil {
		return nil, library.Fail(library.NoPrinter, "", err)
	}
	return parsePrinters(out), nil
}

// command runs a CUPS program, which then answers in English.
func command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...) // #nosec G204 -- fixed programs, arguments checked by Print
	c.Env = append(os.Environ(), "LC_ALL=C")
	return c
}

// parsePrinters reads what lpstat -p -a -d prints:
//
//	printer PDF is idle.  enabled since …
//	PDF accepting requests since …
//	system default destination: PDF
func parsePrinters(out []byte) []Printer {
	var all []Printer
	def, rejecting := "", map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		line := lines.Text()
		if name, found := strings.CutPrefix(line, "system default destination: "); found {
			def = strings.TrimSpace(name)
			continue
		}
		if name, _, found := strings.Cut(line, " not accepting requests since "); found {
			rejecting[name] = true
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] != "printer" {
			continue
		}
		all = append(all, Printer{Name: fields[1], State: state(line)})
	}
	for i := range all {
		all[i].Default = all[i].Name == def
		if rejecting[all[i].Name] {
			all[i].State = Rejecting
		}
	}
	return all
}

func state(line string) State {
	switch {
	case strings.Contains(line, " disabled since "):
		return Disabled
	case strings.Contains(line, " now printing "):
		return Printing
	default:
		return Idle
	}
}

// mostBytes bounds a file to print.
const mostBytes = 200 << 20

// Print sends a PDF to a printer and returns the job's name. Pages of A4 and A5 go on paper of their size,
// any other are fitted on A4. What could not be printed is not sent. Errors: UnreadableFile, LockedFile, DamagedFile,
// NoPrinter, StoppedPrinter, WrongPaper where the printer has not the paper, WrongUse for pages that are no «1-3,5»,
// NoSuchPage, MixedPages, PrintFailed.
func Print(ctx context.Context, path string, job Job) (string, error) {
	raw, err := file.Read(path, mostBytes)
	if err != nil {
		return "", err
	}
	if job.Copies < 0 || strings.HasPrefix(job.Printer, "-") {
		return "", library.Fail(library.NoPrinter, job.Printer, nil)
	}
	pages, err := pagesOf(ctx, path, raw)
	if err != nil {
		return "", err
	}
	if err := job.checkPages(path, pages); err != nil {
		return "", err
	}
	if err := ready(ctx, job.Printer); err != nil {
		return "", err
	}
	if !takes(ctx, job.Printer, job.media(pages[0])) {
		return "", library.Fail(library.WrongPaper, job.Printer, errors.New(job.media(pages[0])))
	}
	out, err := command(ctx, "lp", arguments(path, pages[0], job)...).Output()
	if err != nil {
		return "", failure(path, job, err)
	}
	return jobName(string(out)), nil
}

// ready returns StoppedPrinter where a printer, "" for the default one, is known to print nothing now: a job would wait
// without a word. Whether it is there at all is lp's to say.
func ready(ctx context.Context, name string) error {
	all, err := Printers(ctx)
	if err != nil {
		return err
	}
	for _, p := range all {
		if (p.Name == name || name == "" && p.Default) && (p.State == Disabled || p.State == Rejecting) {
			return library.Fail(library.StoppedPrinter, p.Name, errors.New(string(p.State)))
		}
	}
	return nil
}

// imposes reports whether CUPS is to put two pages on a side. Pages that lie on their side are laid out so
// already.
func (j Job) imposes(page size) bool { return (j.TwoUp || j.Booklet) && !page.lies() }

// media names the paper the job takes: two pages a side go on A4.
func (j Job) media(page size) string {
	if m := page.media(); m != "" && !j.imposes(page) {
		return m
	}
	return "A4"
}

// takes reports whether a printer has paper of a size. One that does not say is believed to have it.
func takes(ctx context.Context, printer, media string) bool {
	args := []string{"-l"}
	if printer != "" {
		args = []string{"-p", printer, "-l"}
	}
	out, err := command(ctx, "lpoptions", args...).Output()
	return err != nil || offers(out, media) // whether the printer is there at all is lp's to say
}

// offers reads what lpoptions -l prints:
//
//	PageSize/Media Size: *A4 A5 Letter Custom.WIDTHxHEIGHT
func offers(out []byte, media string) bool {
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		name, sizes, _ := strings.Cut(lines.Text(), ":")
		if name, _, _ = strings.Cut(name, "/"); name != "PageSize" {
			continue
		}
		return slices.ContainsFunc(strings.Fields(sizes), func(s string) bool {
			s, _, _ = strings.Cut(strings.TrimPrefix(s, "*"), ".")
			return s == media || s == "Custom"
		})
	}
	return true
}

func arguments(file string, page size, job Job) []string {
	args := []string{"-n", strconv.Itoa(max(1, job.Copies))}
	if job.Printer != "" {
		args = append(args, "-d", job.Printer)
	}
	option := func(name, value string) { args = append(args, "-o", name+"="+value) }
	option("media", job.media(page))
	option("sides", job.turned(page.lies()).cups)
	switch {
	case job.Booklet && job.imposes(page):
		option("booklet", "on") // of cups-filters: puts the pages in order and in pairs
	case job.TwoUp && job.imposes(page):
		option("number-up", "2")
	case page.media() == "":
		args = append(args, "-o", "fit-to-page")
	}
	if job.Pages != "" {
		option("page-ranges", job.Pages)
	}
	if job.Grey { // the name of the standard, and that of most drivers
		option("print-color-mode", "monochrome")
		option("ColorModel", "Gray")
	}
	return append(args, "--", file)
}

// failure tells a printer that is not there from a job that was refused.
func failure(file string, job Job, err error) error {
	said := ""
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		said = strings.TrimSpace(string(exit.Stderr))
	}
	err = fmt.Errorf("lp: %w: %s", err, said)
	for _, sign := range []string{"does not exist", "no default destination", "no such file", "unable to connect", "scheduler"} {
		if strings.Contains(strings.ToLower(said), sign) {
			return library.Fail(library.NoPrinter, job.Printer, err)
		}
	}
	if errors.Is(err, exec.ErrNotFound) {
		return library.Fail(library.NoPrinter, job.Printer, err)
	}
	return library.Fail(library.PrintFailed, file, err)
}

// jobName reads «request id is PDF-1 (1 file(s))».
func jobName(out string) string {
	fields := strings.Fields(out)
	if len(fields) >= 4 && fields[0] == "request" {
		return fields[3]
	}
	return strings.TrimSpace(out)
}
