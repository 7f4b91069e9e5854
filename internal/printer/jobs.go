//go:build !windows

package printer

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// JobState asks what became of a job: whether it is through, and what the printer complains of; a job that was cancelled or
// given up is through and has failed. One that the printer has forgotten is through. Errors: PrintFailed.
func JobState(ctx context.Context, printer, job string) (done bool, err error) {
	if printer == "" {
		printer = job[:max(0, strings.LastIndex(job, "-"))]
	}
	switch state, reasons := askState(ctx, job); state {
	case completed:
		return true, nil
	case canceled, aborted:
		return true, library.Fail(library.PrintFailed, job, fmt.Errorf("job %s: %s", state, reasons))
	}
	waiting, err := command(ctx, "lpstat", "-W", "not-completed", "-l", "-o", printer).Output()
	if err != nil {
		return false, library.Fail(library.PrintFailed, printer, err)
	}
	report, found := jobReport(waiting, job)
	if !found {
		return true, nil
	}
	if err := failed(report); err != nil { // CUPS holds what a filter could not read
		return true, library.Fail(library.PrintFailed, job, err)
	}
	said, err := command(ctx, "lpstat", "-l", "-p", printer).Output()
	if complaint := complaint(said); err == nil && complaint != "" {
		return false, library.Fail(library.PrintFailed, printer, errors.New(complaint))
	}
	return false, nil
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
