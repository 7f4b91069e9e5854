// Package raster draws laid-out pages as pictures: for the preview, and for printers that take pictures.
package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// mostPixels is the largest picture that is drawn: A4 at 600 dots an inch, with room to spare.
const mostPixels = 64 << 20

// Draw returns page as black ink on white paper, anti-aliased, with pixelsPerMM pixels a millimetre (dots an inch
// ÷ 25.4). It fails with the kind library.Internal where the picture would have no pixel or more than
// 64 million, or an outline of the font does not load.
func Draw(page paper.Page, fonts *paper.Fonts, pixelsPerMM float64) (*image.Gray, error) {
	width, height := math.Round(page.Width*pixelsPerMM), math.Round(page.Height*pixelsPerMM)
	if !(width >= 1 && height >= 1 && width*height <= mostPixels) {
		return nil, library.Fail(library.Internal, "raster", errors.New("size of the picture"))
	}
	picture := image.NewGray(image.Rect(0, 0, int(width), int(height)))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	p := &pen{picture: picture, fonts: fonts, scale: pixelsPerMM, glyphs: map[key]glyph{}}
	for _, t := range page.Texts {
		if err := p.text(t); err != nil {
			return nil, library.Fail(library.Internal, "raster", err)
		}
	}
	for _, b := range page.Bars {
		p.bar(b)
	}
	return picture, nil
}

// pen draws on one picture.
type pen struct {
	picture *image.Gray
	fonts   *paper.Fonts
	scale   float64 // pixels a mm
	outline outline
	glyphs  map[key]glyph
}

// text draws letter after letter. Each letter starts where the widths before it end, as in a PDF.
func (p *pen) text(t paper.Text) error {
	em := t.Size / paper.PointsPerMM // mm
	x, y := t.X, t.Y*p.scale
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

// bar draws a filled rectangle; pixels at its edges get their share. Shares add up, so that bars that touch, as those of a
// QR code do, leave no seam between them. A rule thinner than a pixel keeps a pixel's
// height, or it would fade away on a small preview.
func (p *pen) bar(b paper.Bar) {
	left, right := b.X*p.scale, (b.X+b.Width)*p.scale
	top, bottom := b.Y*p.scale, (b.Y+b.Height)*p.scale
	if bottom-top < 1 {
		top = math.Floor((top + bottom) / 2)
		bottom = top + 1
	}
	for y := int(math.Floor(top)); y < int(math.Ceil(bottom)); y++ {
		for x := int(math.Floor(left)); x < int(math.Ceil(right)); x++ {
			share := overlap(float64(x), left, right) * overlap(float64(y), top, bottom)
			if image.Pt(x, y).In(p.picture.Rect) {
				was := float64(p.picture.GrayAt(x, y).Y)
				p.picture.SetGray(x, y, color.Gray{Y: uint8(math.Round(max(0, was-255*share)))})
			}
		}
	}
}

// overlap returns how much of the pixel from at to at+1 lies between low and high.
func overlap(at, low, high float64) float64 {
	return max(0, min(at+1, high)-max(at, low))
}
