package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"baocaovien/internal/paper"
	"baocaovien/internal/script"
)

// anchor is the one letter that is typed of a shaped text: white as wide as all of it, which tells readers of the file
// where the text stands that the outlines stand for.
const anchor = " "

// typed returns the letters of a text that are set in its face.
func typed(t paper.Text) string {
	if t.Shaped != nil {
		return anchor
	}
	return t.Text
}

// shaped draws a text as outlines, which gofpdf has no font for, and says what they spell (ISO 32000-1, 14.9.4), so that
// the words are found and copied.
func (d *drawing) shaped(t paper.Text, height float64) {
	said := strings.TrimSuffix(t.Text, anchor)
	b := append([]byte("/Span <</ActualText <FEFF"), hexadecimal(said)...)
	b = append(b, ">>> BDC"...)
	d.pdf.RawWriteStr(string(b))
	if natural := d.fonts.Width(anchor, paper.Style{Face: t.Face, Size: t.Size}); natural > 0 {
		d.pdf.RawWriteStr(string(number(nil, 100*t.Shaped.Width/natural)) + "Tz")
		d.pdf.Text(t.X, t.Y, anchor)
		d.pdf.RawWriteStr("100 Tz")
	}
	x, y := t.X*paper.PointsPerMM, (height-t.Y)*paper.PointsPerMM
	for _, g := range t.Shaped.Glyphs {
		d.pdf.RawWriteStr(string(outline(g, x, y, t.Size)))
	}
	d.pdf.RawWriteStr("EMC")
	if said != t.Text {
		d.pdf.Text(t.X+t.Shaped.Width, t.Y, anchor)
	}
}

// hexadecimal writes a text as the big-endian UTF-16 of a PDF's strings.
func hexadecimal(text string) []byte {
	const digits = "0123456789ABCDEF"
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	return b
}

// outline draws a glyph of a text whose baseline begins x, y points from the page's lower left corner. Its points stay
// in the units of its font, whole numbers (a thousandth of an em) that are the same wherever the glyph stands, and so pack
// well.
func outline(g script.ShapedGlyph, x, y, size float64) []byte {
	b := append([]byte{}, "q "...)
	for _, v := range []float64{g.Unit * size, 0, 0, g.Unit * size, x + g.X*size, y - g.Y*size} {
		b = number(b, v)
	}
	b = append(b, "cm"...)
	var now fixed.Point26_6
	for _, s := range g.Outline {
		points, operator := s.Args[:1], " l"
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			operator = " m"
		case sfnt.SegmentOpQuadTo: // a PDF has none: the same curve with two points that lead it
			points, operator = []fixed.Point26_6{towards(now, s.Args[0]), towards(s.Args[1], s.Args[0]), s.Args[1]}, " c"
		case sfnt.SegmentOpCubeTo:
			points, operator = s.Args[:], " c"
		}
		b = append(b, '\n')
		for _, p := range points {
			b = number(number(b, math.Round(float64(p.X)/64)), -math.Round(float64(p.Y)/64))
		}
		b, now = append(b, operator[1:]...), points[len(points)-1]
	}
	return append(b, " f Q"...)
}

// towards returns the point two thirds of the way from a to b.
func towards(a, b fixed.Point26_6) fixed.Point26_6 {
	return fixed.Point26_6{X: a.X + (b.X-a.X)*2/3, Y: a.Y + (b.Y-a.Y)*2/3}
}

// number writes a number with up to four decimals, and a space.
func number(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 4, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return append(b, ' ')
}
