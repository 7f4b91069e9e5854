//go:build !windows

package app

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/printer"
)

// send gives pages to a printer as a PDF.
func (p *Papers) send(ctx context.Context, pages Pages, at library.Moment, job printer.Job) (string, error) {
	path, err := p.saveForNow(pages, at)
	if err != nil {
		return "", err
	}
	return printer.Print(ctx, path, job)
}
