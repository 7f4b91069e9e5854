package raster

import (
	"image"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"baocaovien/internal/paper"
	"baocaovien/internal/script"
)

// key names a letter as it is drawn: quarters of a pixel count as places of their own.
type key struct {
	face  paper.Face
	size  float64
	rune  rune
	phase uint8 // quarters of a pixel that the letter is moved to the right
}

// glyph is a drawn letter. The rectangle of its mask is around the origin of the letter.
type glyph struct {
	mask *image.Alpha
}

// glyphMasker turns the outlines of letters into masks, over the same memory.
type glyphMasker struct {
	buffer sfnt.Buffer
	filler vector.Rasterizer
}

// draw returns letter k at em pixels an em.
func (o *glyphMasker) draw(fonts *paper.Fonts, k key, em float64) (glyph, error) {
	font, index := fonts.Glyph(k.face, k.rune)
	segments, err := font.LoadGlyph(&o.buffer, index, fixed.Int26_6(math.Round(em*64)), nil)
	if err != nil || len(segments) == 0 {
		return glyph{}, err
	}
	shift := float32(k.phase) / 4
	box := segments.Bounds()
	area := image.Rect(box.Min.X.Floor(), box.Min.Y.Floor(), box.Max.X.Ceil()+1, box.Max.Y.Ceil())
	o.filler.Reset(area.Dx(), area.Dy())
	o.trace(segments, func(p fixed.Point26_6) (x, y float32) {
		return float32(p.X)/64 + shift - float32(area.Min.X), float32(p.Y)/64 - float32(area.Min.Y)
	})
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	o.filler.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	mask.Rect = area
	return glyph{mask: mask}, nil
}

// trace puts an outline into the filler; at says where its points stand there, pixels.
func (o *glyphMasker) trace(segments sfnt.Segments, at func(fixed.Point26_6) (x, y float32)) {
	for _, s := range segments {
		x, y := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			o.filler.ClosePath()
			o.filler.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			o.filler.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			toX, toY := at(s.Args[1])
			o.filler.QuadTo(x, y, toX, toY)
		case sfnt.SegmentOpCubeTo:
			x2, y2 := at(s.Args[1])
			toX, toY := at(s.Args[2])
			o.filler.CubeTo(x, y, x2, y2, toX, toY)
		}
	}
	o.filler.ClosePath()
}

// drawShaped returns a glyph of another script whose origin stands at x, y pixels, an em of whose type is so many. It
// stands exactly there, as the outlines in a PDF do.
func (o *glyphMasker) drawShaped(g script.ShapedGlyph, x, y, em float64) glyph {
	scale := g.Unit * em / 64
	x, y = x+g.X*em, y+g.Y*em
	box := g.Outline.Bounds()
	area := image.Rect(int(math.Floor(x+float64(box.Min.X)*scale)), int(math.Floor(y+float64(box.Min.Y)*scale)),
		int(math.Ceil(x+float64(box.Max.X)*scale))+1, int(math.Ceil(y+float64(box.Max.Y)*scale))+1)
	o.filler.Reset(area.Dx(), area.Dy())
	o.trace(g.Outline, func(p fixed.Point26_6) (float32, float32) {
		return float32(x + float64(p.X)*scale - float64(area.Min.X)), float32(y + float64(p.Y)*scale - float64(area.Min.Y))
	})
	mask := image.NewAlpha(image.Rect(0, 0, area.Dx(), area.Dy()))
	o.filler.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	mask.Rect = area
	return glyph{mask: mask}
}
