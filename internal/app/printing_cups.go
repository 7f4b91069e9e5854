//go:build !windows

package app

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/printer"
)

// send gives pages to a printer as a PDF.
func (a *App) send(ctx context.Context, pages Pages, at library.Moment, job printer.Job) (string, error) {
	file, err := a.saveForNow(pages, at)
	if err != nil {
		return "", err
	}
	return printer.Print(ctx, file, job)
}
