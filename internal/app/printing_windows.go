//go:build windows

package app

import (
	"context"
	"image"

	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/raster"
)

// send gives pages to a printer as pictures.
func (p *Papers) send(ctx context.Context, pages Pages, _ library.Moment, job printer.Job) (string, error) {
	return printer.PrintSheets(ctx, pages.Title, pageImages(pages), job)
}

// pageImages are pages as a printer wants them that takes pictures.
type pageImages Pages

// Len is the number of pages.
func (s pageImages) Len() int { return len(s.Pages) }

// Size is that of a page, in mm.
func (s pageImages) Size(i int) (width, height float64) { return s.Pages[i].Width, s.Pages[i].Height }

// Band draws rows of a page.
func (s pageImages) Band(i int, dpi float64, top, bottom int) (*image.Gray, error) {
	const inch = 25.4 // mm
	return raster.Band(s.Pages[i], s.Fonts, dpi/inch, top, bottom)
}
