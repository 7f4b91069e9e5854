//go:build !windows

package printer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"strings"

	"baocaovien/internal/library"
)

// JobState asks what became of a job: whether it is through, and what the printer complains of. A job that
// the printer has forgotten is through. Errors: PrintFailed.
func JobState(ctx context.Context, printer, job string) (done bool, err error) {
	waiting, err := command(ctx, "lpstat", "-W", "not-completed", "-l", "-o", printer).Output()
	if err != nil {
		return false, library.Fail(library.PrintFailed, printer, err)
	}
	if report, found := jobReport(waiting, job); found && failed(report) == nil {
		said, err := command(ctx, "lpstat", "-l", "-p", printer).Output()
		if complaint := complaint(said); err == nil && complaint != "" {
			return false, library.Fail(library.PrintFailed, printer, errors.New(complaint))
		}
		return false, nil
	} else if found { // CUPS holds what a filter could not read
		return true, library.Fail(library.PrintFailed, printer, failed(report))
	}
	ended, err := command(ctx, "lpstat", "-W", "completed", "-l", "-o", printer).Output()
	if err != nil {
		return false, library.Fail(library.PrintFailed, printer, err)
	}
	report, _ := jobReport(ended, job)
	if err := failed(report); err != nil {
		return true, library.Fail(library.PrintFailed, printer, err)
	}
	return true, nil
}

// failed returns what went wrong by a job's report. The reasons are those of RFC 8011, 5.3.8.
func failed(report string) error {
	for _, sign := range []string{"with-errors", "aborted", "unsupported"} {
		if strings.Contains(report, sign) {
			return errors.New(report)
		}
	}
	return nil
}

// jobReport finds what lpstat -l -o prints of a job:
//
//	PDF-4    root    1024   Mon Nov 23 06:36:49 2026
//		Status: Filter failed
//		Alerts: job-completed-with-errors
//		queued for PDF
func jobReport(out []byte, job string) (report string, found bool) {
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		line := lines.Text()
		if detail, ok := strings.CutPrefix(line, "\t"); ok {
			if found {
				report += detail + "; "
			}
			continue
		}
		if found {
			break
		}
		fields := strings.Fields(line)
		found = len(fields) > 0 && fields[0] == job
	}
	return report, found
}

// complaint reads from what lpstat -l -p prints why a printer does not print, "" where it does. Its reasons
// are those of RFC 8011, 5.4.12: what ends in «-error» stops it, what ends in «-report» or «-warning» does not.
func complaint(out []byte) string {
	lines := bufio.NewScanner(bytes.NewReader(out))
	stopped := ""
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "printer ") && state(line) == Disabled {
			stopped = line
		}
		alerts, ok := strings.CutPrefix(line, "Alerts: ")
		if ok && (stopped != "" || strings.Contains(alerts, "-error")) {
			return alerts
		}
	}
	return stopped
}
