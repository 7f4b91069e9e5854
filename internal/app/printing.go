package app

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/printer"
)

// Printing sends outlines to the machine's printers.
type Printing struct{ papers *Papers }

// Printers returns the machine's printers.
func (p *Printing) Printers(ctx context.Context) ([]printer.Printer, error) {
	return printer.Printers(ctx)
}

// Print sends an outline to a printer and returns the job's name. How pages lie on the paper is the options'
// to say, also for a booklet and two pages a side; of the job count printer, copies, sides, colour and
// pages, which are counted as the preview shows them. Errors: as Pages, and NoPrinter, WrongPaper, WrongUse,
// PrintFailed, ReadOnly, DiskFull.
func (p *Printing) Print(ctx context.Context, o library.Outline, w PrintOptions, job printer.Job) (string, error) {
	pages, err := p.papers.Pages(ctx, o, w)
	if err != nil {
		return "", err
	}
	if pages.Pages, err = ChosenPages(pages.Pages, job.Pages); err != nil {
		return "", err
	}
	job.Pages, job.TwoUp, job.Booklet = "", false, w.Booklet
	return p.papers.send(ctx, pages, created(o), job)
}

// Printed waits for what becomes of a job that Print named: whether it is through when ctx ends, and what the printer
// complains of. Errors: NoPrinter, PrintFailed.
func (p *Printing) Printed(ctx context.Context, machine, job string) (done bool, err error) {
	return printer.Await(ctx, machine, job)
}

// ChosenPages returns the pages that «1-3,5» names, in their own order; "" names all. Pages past the last
// are left out. It fails with WrongUse where nothing is named, or not so.
func ChosenPages(all []paper.Page, ranges string) ([]paper.Page, error) {
	if strings.TrimSpace(ranges) == "" {
		return all, nil
	}
	wanted := make([]bool, len(all)+1)
	for part := range strings.SplitSeq(ranges, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		first, err := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := first, error(nil)
		if isRange {
			last, err2 = strconv.Atoi(strings.TrimSpace(to))
		}
		if err := errors.Join(err, err2); err != nil || first < 1 || last < first {
			return nil, library.Fail(library.WrongUse, ranges, err)
		}
		for i := first; i <= min(last, len(all)); i++ {
			wanted[i] = true
		}
	}
	var chosen []paper.Page
	for i, page := range all {
		if wanted[i+1] {
			chosen = append(chosen, page)
		}
	}
	if len(chosen) == 0 {
		return nil, library.Fail(library.WrongUse, ranges, nil)
	}
	return chosen, nil
}
