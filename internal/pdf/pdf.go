// Package pdf writes laid-out pages as a PDF file. It is the only one that knows gofpdf.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// Metadata is what the file says about itself.
type Metadata struct {
	Title    string
	Author   string
	Language string         // of the text, as BCP 47 has it: «vi-VN»
	Created  library.Moment // the same moment gives the same bytes; without one the file says 1 January 1970
}

// Write writes pages to w: fonts embedded with the letters that are used, bookmarks, links, black only.
// The same pages and info give the same bytes. It fails with the kind library.Internal where the PDF
// cannot be made; an error of w comes back as it is, wrapped.
func Write(w io.Writer, pages []paper.Page, fonts *paper.Fonts, info Metadata) error {
	raw, err := build(pages, fonts, info)
	if err != nil {
		return library.Fail(library.Internal, "pdf", err)
	}
	if _, err := w.Write(raw); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

func build(pages []paper.Page, fonts *paper.Fonts, info Metadata) (raw []byte, err error) {
	// gofpdf panics on tables of a font that it does not expect.
	defer func() {
		if cause := recover(); cause != nil {
			raw, err = nil, fmt.Errorf("gofpdf: %v", cause)
		}
	}()
	d, err := newDrawing(pages, fonts, info)
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		d.draw(page)
	}
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	return d.complete(out.Bytes(), info.Language)
}

// drawing is one PDF being made. gofpdf's package-wide defaults are never touched, so that several may be
// made at the same time.
type drawing struct {
	pdf   *gofpdf.Fpdf
	fonts *paper.Fonts
	faces []embedded
	now   fontStyle
	names map[*paper.Image]string // of the images that are in the file
}

type fontStyle struct {
	face paper.Face
	size float64
}

func newDrawing(pages []paper.Page, fonts *paper.Fonts, info Metadata) (*drawing, error) {
	d := &drawing{fonts: fonts, faces: used(pages, fonts), names: map[*paper.Image]string{}}
	size := gofpdf.SizeType{}
	if len(pages) > 0 {
		size = gofpdf.SizeType{Wd: pages[0].Width, Ht: pages[0].Height}
	}
	d.pdf = gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", SizeStr: "A4", Size: size})
	d.pdf.SetCatalogSort(true)
	d.pdf.SetCreationDate(info.Created.Time())
	d.pdf.SetModificationDate(info.Created.Time())
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetMargins(0, 0, 0)
	d.pdf.SetTitle(basicPlane(info.Title), true)
	d.pdf.SetAuthor(basicPlane(info.Author), true)
	for _, e := range d.faces {
		face, err := cut(fonts.File(e.face), e.letters)
		if err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		d.pdf.AddUTF8FontFromBytes(e.family, "", face)
	}
	return d, nil
}

// basicPlane leaves out what the two-byte strings of gofpdf cannot hold.
func basicPlane(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return -1
		}
		return r
	}, text)
}

func (d *drawing) draw(page paper.Page) {
	d.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
	d.now = fontStyle{}
	for _, i := range page.Plates {
		d.plate(i)
	}
	for _, t := range page.Texts {
		if want := (fontStyle{t.Face, t.Size}); want != d.now {
			d.pdf.SetFont(d.family(t.Face), "", t.Size)
			d.now = want
		}
		if t.Shaped != nil {
			d.shaped(t, page.Height)
			continue
		}
		d.pdf.Text(t.X, t.Y, t.Text)
	}
	for _, b := range page.Bars {
		d.pdf.Rect(b.X, b.Y, b.Width, b.Height, "F")
	}
	for _, l := range page.Links {
		if address, ok := escapeAddress(l.URL); ok {
			d.pdf.LinkString(l.X, l.Y, l.Width, l.Height, address)
		}
	}
	for _, b := range page.Bookmarks {
		d.pdf.Bookmark(basicPlane(b.Title), b.Level, b.Y)
	}
}

// plate puts an image in its place; one that stands in several is in the file once.
func (d *drawing) plate(i paper.Plate) {
	options := gofpdf.ImageOptions{ImageType: "JPG"}
	name, known := d.names[i.Image]
	if !known {
		name = fmt.Sprintf("image%04d", len(d.names)) // gofpdf writes them in the order of their names
		d.names[i.Image] = name
		d.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(i.Image.JPEG))
	}
	d.pdf.ImageOptions(name, i.X, i.Y, i.Width, i.Height, false, options, 0, "")
}

// escapeAddress returns an address as a PDF may hold it: ASCII, http or https, nothing a viewer would run.
func escapeAddress(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	escaped := u.String()
	for _, r := range escaped {
		if r < ' ' || r > '~' {
			return "", false
		}
	}
	return escaped, true
}
