// Package raster draws laid-out pages as pictures: for the preview, and for printers that take pictures.
package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// mostPixels is the largest picture that is drawn: A4 at 600 dots an inch, with room to spare.
const mostPixels = 64 << 20

// Draw returns page as black ink on white paper, anti-aliased, with pixelsPerMM pixels a millimetre (dots an inch
// ÷ 25.4). It fails with the kind library.Internal where the picture would have no pixel or more than
// 64 million, or an outline of the font does not load.
func Draw(page paper.Page, fonts *paper.Fonts, pixelsPerMM float64) (*image.Gray, error) {
	return drawn(page, fonts, pixelsPerMM, sheet(page, pixelsPerMM))
}

// Band returns rows top to bottom (without it) of the picture that Draw would make: for printers of so many dots that
// a whole page would be too much memory. Its rectangle says which rows it has: it ends with the page. It fails as Draw
// does, and where the page has none of those rows.
func Band(page paper.Page, fonts *paper.Fonts, pixelsPerMM float64, top, bottom int) (*image.Gray, error) {
	whole := sheet(page, pixelsPerMM)
	return drawn(page, fonts, pixelsPerMM, whole.Intersect(image.Rectangle{Min: image.Pt(0, top), Max: image.Pt(whole.Dx(), bottom)}))
}

// mostSide keeps the pixels of a page countable.
const mostSide = 1 << 20

// sheet returns the pixels of a page, none where they make no sense.
func sheet(page paper.Page, scale float64) image.Rectangle {
	width, height := math.Round(page.Width*scale), math.Round(page.Height*scale)
	if !(width >= 1 && height >= 1 && width <= mostSide && height <= mostSide) {
		return image.Rectangle{}
	}
	return image.Rect(0, 0, int(width), int(height))
}

// drawn draws what of a page lies in area, pixels.
func drawn(page paper.Page, fonts *paper.Fonts, scale float64, area image.Rectangle) (*image.Gray, error) {
	if area.Empty() || area.Dx()*area.Dy() > mostPixels {
		return nil, library.Fail(library.Internal, "raster", errors.New("size of the picture"))
	}
	picture := image.NewGray(area)
	draw.Draw(picture, area, image.White, image.Point{}, draw.Src)
	p := &pen{picture: picture, fonts: fonts, scale: scale, glyphs: map[key]glyph{}}
	for _, i := range page.Plates {
		p.plate(i)
	}
	for _, t := range page.Texts {
		if !p.reaches(t.Y-t.Size/paper.PointsPerMM*tallest, t.Y+t.Size/paper.PointsPerMM*tallest) {
			continue
		}
		if err := p.text(t); err != nil {
			return nil, library.Fail(library.Internal, "raster", err)
		}
	}
	for _, b := range page.Bars {
		p.bar(b)
	}
	return picture, nil
}

// tallest is more than any letter reaches over or under its baseline, em.
const tallest = 2

// reaches reports whether anything between top and bottom, mm, can be in the picture.
func (p *pen) reaches(top, bottom float64) bool {
	area := p.picture.Rect
	return bottom*p.scale >= float64(area.Min.Y)-1 && top*p.scale <= float64(area.Max.Y)+1
}

// pen draws on one picture.
type pen struct {
	picture *image.Gray
	fonts   *paper.Fonts
	scale   float64 // pixels a mm
	outline glyphMasker
	glyphs  map[key]glyph
}

// text draws letter after letter. Each letter starts where the widths before it end, as in a PDF.
func (p *pen) text(t paper.Text) error {
	em := t.Size / paper.PointsPerMM // mm
	x, y := t.X, t.Y*p.scale
	if t.Shaped != nil {
		for _, g := range t.Shaped.Glyphs {
			p.stamp(p.outline.drawShaped(g, x*p.scale, y, em*p.scale), 0, 0)
		}
		return nil
	}
	for _, r := range t.Text {
		if r != ' ' {
			if err := p.letter(t, r, em*p.scale, x*p.scale, y); err != nil {
				return fmt.Errorf("outline of %q: %w", r, err)
			}
		}
		x += p.fonts.Advance(t.Face, r) * em
	}
	return nil
}

// letter draws r with its origin at x, y pixels. It stands where poppler's viewers put it, so that the preview and the
// PDF look the same on a screen: along the line on the quarter of a pixel before its place, its baseline on the edge
// between pixels above. So the feet of a line are sharp and all of its letters alike, at the price of less than
// a pixel.
func (p *pen) letter(t paper.Text, r rune, em, x, y float64) error {
	quarter := math.Floor(x * 4)
	column := math.Floor(quarter / 4)
	k := key{face: t.Face, size: t.Size, rune: r, phase: uint8(quarter - 4*column)}
	g, ok := p.glyphs[k]
	if !ok {
		var err error
		if g, err = p.outline.draw(p.fonts, k, em); err != nil {
			return err
		}
		p.glyphs[k] = g
	}
	p.stamp(g, int(column), int(math.Floor(y)))
	return nil
}

// stamp darkens the picture by a letter with its origin at x, y.
func (p *pen) stamp(g glyph, x, y int) {
	if g.mask == nil {
		return
	}
	area := g.mask.Rect.Add(image.Pt(x, y))
	seen := area.Intersect(p.picture.Rect)
	for row := seen.Min.Y; row < seen.Max.Y; row++ {
		ink := g.mask.Pix[(row-area.Min.Y)*g.mask.Stride+seen.Min.X-area.Min.X:]
		ground := p.picture.Pix[p.picture.PixOffset(seen.Min.X, row):]
		for i := range seen.Dx() {
			if a := ink[i]; a != 0 {
				ground[i] = uint8(uint32(ground[i]) * uint32(255-a) / 255) // #nosec G115 -- at most 255
			}
		}
	}
}

// plate draws an image scaled to its place.
func (p *pen) plate(i paper.Plate) {
	area := image.Rect(int(math.Round(i.X*p.scale)), int(math.Round(i.Y*p.scale)),
		int(math.Round((i.X+i.Width)*p.scale)), int(math.Round((i.Y+i.Height)*p.scale)))
	draw.BiLinear.Scale(p.picture, area, i.Image.Gray, i.Image.Gray.Rect, draw.Src, nil)
}

// bar draws a filled rectangle; pixels at its edges get their share. Shares add up, so that bars that touch, as those of a
// QR code do, leave no seam between them. A rule thinner than a pixel has one of its own, or it would fade away; far thinner, on the
// small pages, it is grey there, as the letters are, or tables would be nothing but rules.
func (p *pen) bar(b paper.Rectangle) {
	left, right := b.X*p.scale, (b.X+b.Width)*p.scale
	top, bottom := b.Y*p.scale, (b.Y+b.Height)*p.scale
	ink := 1.0
	switch {
	case bottom-top < 1:
		if b.Width > ruleLength*b.Height {
			ink = inkOf(bottom - top)
		}
		top = math.Floor((top + bottom) / 2)
		bottom = top + 1
	case right-left < faint && b.Height > ruleLength*b.Width:
		ink = inkOf(right - left)
		left = math.Floor((left + right) / 2)
		right = left + 1
	}
	touched := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
	touched = touched.Intersect(p.picture.Rect)
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		for x := touched.Min.X; x < touched.Max.X; x++ {
			share := ink * overlap(float64(x), left, right) * overlap(float64(y), top, bottom)
			was := float64(p.picture.GrayAt(x, y).Y)
			p.picture.SetGray(x, y, color.Gray{Y: uint8(math.Round(max(0, was-255*share)))})
		}
	}
}

// ruleLength is how many times its thickness a rule is long at least: the parts of a QR code are shorter, whatever their row.
const ruleLength = 12

// faint is the least share of ink in the pixel of a rule.
const faint = 0.1

// inkOf is how dark the pixel of a rule of some thickness in pixels is: black from a fifth of a pixel on.
func inkOf(thickness float64) float64 { return min(1, max(faint, 5*thickness)) }

// overlap returns how much of the pixel from at to at+1 lies between low and high.
func overlap(at, low, high float64) float64 {
	return max(0, min(at+1, high)-max(at, low))
}
