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
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// Printers returns the printers CUPS knows, none where CUPS is not installed or has none.
func Printers(ctx context.Context) ([]Printer, error) {
	out, err := command(ctx, "lpstat", "-p", "-d").Output()
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

// parsePrinters reads what lpstat -p -d prints:
//
//	printer PDF is idle.  enabled since …
//	system default destination: PDF
func parsePrinters(out []byte) []Printer {
	var all []Printer
	def := ""
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		line := lines.Text()
		if name, found := strings.CutPrefix(line, "system default destination: "); found {
			def = strings.TrimSpace(name)
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

// Print sends a PDF to a printer on A4 and returns the job's name. Errors: UnreadableFile, NoPrinter,
// PrintFailed.
func Print(ctx context.Context, file string, job Job) (string, error) {
	if _, err := os.Stat(file); err != nil {
		return "", library.Fail(library.UnreadableFile, file, err)
	}
	if job.Copies < 0 || strings.HasPrefix(job.Printer, "-") {
		return "", library.Fail(library.NoPrinter, job.Printer, nil)
	}
	out, err := command(ctx, "lp", arguments(file, job)...).Output()
	if err != nil {
		return "", failure(file, job, err)
	}
	return jobName(string(out)), nil
}

func arguments(file string, job Job) []string {
	args := []string{"-o", "media=A4", "-n", strconv.Itoa(max(1, job.Copies))}
	if job.Printer != "" {
		args = append(args, "-d", job.Printer)
	}
	sides := "one-sided"
	if job.Duplex {
		sides = "two-sided-long-edge"
	}
	return append(args, "-o", "sides="+sides, "--", file)
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
