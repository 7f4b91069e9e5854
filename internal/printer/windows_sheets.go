//go:build windows

package printer

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strconv"
	"unsafe"

	"baocaovien/internal/library"
)

// sheetDPI is how finely pages are drawn for a printer, in pixels an inch; bandRows is how many rows are
// drawn and sent at a time: an A4 page whole would take 9 MB, a band takes 1.3.
const (
	sheetDPI = 300
	bandRows = 512
)

// paperTolerance is how far a printer's paper may differ from the page, in mm.
const paperTolerance = 6

// PrintSheets draws pages for a printer, in bands, under the given title and returns the job's name. Where
// ctx ends, the job is taken back. Errors: NoPrinter; PrintFailed, also for a printer without the paper
// the pages are laid out for.
func PrintSheets(ctx context.Context, title string, sheets Sheets, job Job) (string, error) {
	if job.Printer == "" {
		job.Printer = defaultPrinter()
	}
	h, err := open(job.Printer)
	if job.Printer == "" || err != nil {
		return "", library.Fail(library.NoPrinter, job.Printer, err)
	}
	defer h.close()
	width, height := sheets.Size(0)
	d, err := h.agree(job, width, height)
	if err != nil {
		return "", library.Fail(library.PrintFailed, job.Printer, err)
	}
	dc, err := call(createDC, pointer(wide("WINSPOOL")), pointer(wide(job.Printer)), 0, pointer(&d.memory[0]))
	if err != nil {
		return "", library.Fail(library.NoPrinter, job.Printer, err)
	}
	c := deviceContext(dc)
	defer func() { _, _, _ = deleteDC.Call(dc) }()
	if err := c.fits(width, height); err != nil {
		return "", library.Fail(library.PrintFailed, job.Printer, err)
	}
	id, err := c.document(ctx, title, sheets, d.copies)
	if err != nil && ctx.Err() != nil {
		return "", library.Fail(library.Cancelled, job.Printer, err)
	}
	if err != nil {
		return "", library.Fail(library.PrintFailed, job.Printer, err)
	}
	return id, nil
}

// deviceContext is a device context of a printer.
type deviceContext uintptr

func (c deviceContext) cap(index uintptr) int {
	value, _, _ := getDeviceCaps.Call(uintptr(c), index)
	return int(int32(value)) // #nosec G115 -- a C int
}

// fits refuses paper of another size, in mm, than the pages have.
func (c deviceContext) fits(width, height float64) error {
	across := float64(c.cap(paperWidth)) / float64(c.cap(pixelsAnInchAcross)) * 25.4
	down := float64(c.cap(paperHeight)) / float64(c.cap(pixelsAnInchDown)) * 25.4
	if math.Abs(across-width) > paperTolerance || math.Abs(down-height) > paperTolerance {
		return fmt.Errorf("paper of %.0f × %.0f mm, pages of %.0f × %.0f mm", across, down, width, height)
	}
	return nil
}

// document sends all pages and returns the name of the job.
func (c deviceContext) document(ctx context.Context, title string, sheets Sheets, copies int) (string, error) {
	info := docInfo{name: wide(title)}
	info.size = int32(unsafe.Sizeof(info)) // #nosec G115 -- 40
	id, _, err := startDoc.Call(uintptr(c), pointer(&info))
	if int32(id) <= 0 { // #nosec G115 -- a C int
		return "", fmt.Errorf("StartDoc: %w", err)
	}
	for range copies {
		for i := range sheets.Len() {
			if err := c.page(ctx, sheets, i); err != nil {
				_, _, _ = abortDoc.Call(uintptr(c))
				return "", err
			}
		}
	}
	if done, _, err := endDoc.Call(uintptr(c)); int32(done) <= 0 { // #nosec G115 -- a C int
		return "", fmt.Errorf("EndDoc: %w", err)
	}
	return strconv.Itoa(int(id)), nil
}

func (c deviceContext) page(ctx context.Context, sheets Sheets, i int) error {
	if began, _, err := startPage.Call(uintptr(c)); int32(began) <= 0 { // #nosec G115 -- a C int
		return fmt.Errorf("StartPage: %w", err)
	}
	_, height := sheets.Size(i)
	rows := int(math.Round(height / 25.4 * sheetDPI))
	for top := 0; top < rows; top += bandRows {
		if err := ctx.Err(); err != nil {
			return err
		}
		band, err := sheets.Band(i, sheetDPI, top, min(rows, top+bandRows))
		if err != nil {
			return err
		}
		if err := c.band(band, top); err != nil {
			return err
		}
	}
	if ended, _, err := endPage.Call(uintptr(c)); int32(ended) <= 0 { // #nosec G115 -- a C int
		return fmt.Errorf("EndPage: %w", err)
	}
	return nil
}

// band puts a band of the page, top rows below the paper's upper edge, onto the paper. The printer counts
// from the corner of what it can print on.
func (c deviceContext) band(band *image.Gray, top int) error {
	size := band.Bounds().Size()
	across := float64(c.cap(pixelsAnInchAcross)) / sheetDPI
	down := float64(c.cap(pixelsAnInchDown)) / sheetDPI
	first, last := round(float64(top)*down), round(float64(top+size.Y)*down)
	pixels, stride := rowsOfFour(band)
	info := bitmapInfo{
		size: 40, width: int32(stride), height: -int32(size.Y), planes: 1, bits: 8, // #nosec G115 -- a page's size
	}
	for i := range info.greys {
		info.greys[i] = uint32(i) * 0x010101 // #nosec G115 -- 0 to 255
	}
	const copyBits = 0xCC0020 // SRCCOPY
	x, y := -c.cap(offsetAcross), first-c.cap(offsetDown)
	written, _, err := stretchDIBits.Call(uintptr(c), uintptr(x), uintptr(y), uintptr(round(float64(size.X)*across)), uintptr(last-first),
		0, 0, uintptr(size.X), uintptr(size.Y), pointer(&pixels[0]), pointer(&info), 0, copyBits)
	if int32(written) <= 0 { // #nosec G115 -- a C int
		return errors.Join(errors.New("StretchDIBits"), err)
	}
	return nil
}

func round(v float64) int { return int(math.Round(v)) }

// rowsOfFour returns the picture's rows, each padded to a multiple of four bytes, and their width: bitmaps
// of Windows are so.
func rowsOfFour(band *image.Gray) (pixels []byte, stride int) {
	size := band.Bounds().Size()
	stride = (size.X + 3) &^ 3
	pixels = make([]byte, stride*size.Y)
	for y := range size.Y {
		copy(pixels[y*stride:], band.Pix[y*band.Stride:y*band.Stride+size.X])
	}
	return pixels, stride
}
