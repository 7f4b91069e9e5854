package script

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// ShapedGlyph is a glyph in its place.
type ShapedGlyph struct {
	Outline sfnt.Segments // in 64ths of a unit of its font, y downwards; shared by all that draw it, never changed
	Unit    float64       // em that a unit of its font comes to
	X, Y    float64       // em, of its origin from that of the text, y downwards
}

// Atom is letters between which no line may end.
type Atom struct {
	Text   string
	Glyphs []ShapedGlyph
	Width  float64 // em
	Top    float64 // em that its ink reaches over the baseline
	Bottom float64 // em that its ink reaches under it
	After  Joint   // what a line costs that ends after it; of the last atom FreeJoint
}

// thickened is how far apart a glyph is drawn a second time where the font has no bold cut, em.
const thickened = 0.025

// Shape sets a text that the font draws, cut where lines may end.
func (o *Fallback) Shape(text string, bold bool) []Atom {
	s, thicken := o.regular, bold
	if bold && o.bold != nil {
		s, thicken = o.bold, false
	}
	runes := []rune(text)
	unit, glyphs := s.shape(runes, o.writing)
	unit *= o.writing.size
	starts := make([]bool, len(runes)+1) // of clusters: the letters between two are drawn together
	for _, g := range glyphs {
		starts[g.cluster] = true
	}
	joints := o.writing.joints(runes, starts)
	var atoms []Atom
	for start, next := 0, 0; start < len(runes); {
		end := start + 1
		for end < len(runes) && joints[end] == noJoint {
			end++
		}
		a := Atom{Text: string(runes[start:end]), After: joints[end]}
		for ; next < len(glyphs) && glyphs[next].cluster < end; next++ {
			a.place(glyphs[next], unit, thicken)
		}
		atoms, start = append(atoms, a), end
	}
	return atoms
}

// place adds a glyph at the end of an atom.
func (a *Atom) place(g unplaced, unit float64, thicken bool) {
	placed := ShapedGlyph{Outline: g.outline, Unit: unit, X: a.Width + g.dx*unit, Y: -g.dy * unit}
	if len(g.outline) > 0 {
		ink := g.outline.Bounds()
		a.Top = max(a.Top, -float64(ink.Min.Y)/64*unit-placed.Y)
		a.Bottom = max(a.Bottom, float64(ink.Max.Y)/64*unit+placed.Y)
		a.Glyphs = append(a.Glyphs, placed)
		if thicken {
			placed.X += thickened
			a.Glyphs = append(a.Glyphs, placed)
		}
	}
	a.Width += g.advance * unit
}

// unplaced is a glyph as the shaper gives it, in units of its font, y upwards.
type unplaced struct {
	outline sfnt.Segments
	cluster int // the first rune it draws
	advance float64
	dx, dy  float64
}

// shape returns the glyphs of a text from left to right, and how many em a unit of their font is.
func (s *shaper) shape(runes []rune, w *writing) (unit float64, glyphs []unplaced) {
	face, err := s.read()
	if err != nil { // a bold cut that is missing: nothing is drawn, and the text is still there to copy
		return 0, nil
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	if s.shaping == nil {
		s.shaping, s.buffer, s.outlines = harfbuzz.NewFont(face), harfbuzz.NewBuffer(), map[font.GID]sfnt.Segments{}
	}
	s.buffer.Clear()
	s.buffer.AddRunes(runes, 0, len(runes))
	s.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: w.script}
	s.buffer.Shape(s.shaping, nil)
	for i, info := range s.buffer.Info {
		at := s.buffer.Pos[i]
		glyphs = append(glyphs, unplaced{
			outline: s.outline(face, info.Glyph), cluster: info.Cluster,
			advance: float64(at.XAdvance), dx: float64(at.XOffset), dy: float64(at.YOffset),
		})
	}
	return 1 / float64(face.Upem()), glyphs
}

// outline returns the outline of a glyph, as all that draw letters here know outlines.
func (s *shaper) outline(face *font.Face, glyph font.GID) sfnt.Segments {
	if known, ok := s.outlines[glyph]; ok {
		return known
	}
	drawn, _ := face.GlyphData(glyph).(font.GlyphOutline) // of one without an outline there is nothing to draw: a space
	segments := make(sfnt.Segments, 0, len(drawn.Segments))
	for _, from := range drawn.Segments {
		to := sfnt.Segment{Op: operations[from.Op]}
		for i, p := range from.ArgsSlice() {
			to.Args[i] = fixed.Point26_6{X: fixed.Int26_6(p.X * 64), Y: fixed.Int26_6(-p.Y * 64)}
		}
		segments = append(segments, to)
	}
	s.outlines[glyph] = segments
	return segments
}

// operations are the same steps of a pen by the names of either library.
var operations = map[opentype.SegmentOp]sfnt.SegmentOp{
	opentype.SegmentOpMoveTo: sfnt.SegmentOpMoveTo,
	opentype.SegmentOpLineTo: sfnt.SegmentOpLineTo,
	opentype.SegmentOpQuadTo: sfnt.SegmentOpQuadTo,
	opentype.SegmentOpCubeTo: sfnt.SegmentOpCubeTo,
}
