package paper

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"baocaovien/internal/library"
	"baocaovien/internal/script"
)

// fontFiles names the file of each face inside the folder given to LoadFonts.
var fontFiles = [faceCount]string{
	Regular:    "fonts/Tinos-Regular.ttf",
	Bold:       "fonts/Tinos-Bold.ttf",
	Italic:     "fonts/Tinos-Italic.ttf",
	BoldItalic: "fonts/Tinos-BoldItalic.ttf",
}

// needed are letters a face must have to be of use: without them it is not a face for Vietnamese.
const needed = "0123456789.,:;-–()[]“”/ AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY" +
	"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"

// lastRune is the end of the basic plane, all a PDF's two-byte codes reach.
const lastRune = 0xFFFD

// Fonts holds the measures of the four faces, and the fonts of other scripts. It never changes once loaded and is safe
// for use from several goroutines.
type Fonts struct {
	faces  [faceCount]*face
	others *script.Fallbacks
}

type face struct {
	file     []byte
	font     *sfnt.Font
	name     string
	ascent   float64 // em
	descent  float64 // em, positive
	measured [lastRune/blockRunes + 1]func() *runeBlock
}

// blockRunes is how many runes are measured together when one of them is asked for: a paper needs a few hundred of 65,000.
const blockRunes = 256

// runeBlock are the measures of so many runes in a row.
type runeBlock struct {
	advances [blockRunes]uint16          // thousandths of an em
	glyphs   [blockRunes]sfnt.GlyphIndex // 0 where the face has none
}

// LoadFonts reads fonts/Tinos-{Regular,Bold,Italic,BoldItalic}.ttf from files. A file that is missing,
// damaged or without the Vietnamese letters fails with the kind library.BadFont: what is refused here
// never reaches the PDF writer, which would only notice later or not at all. The fonts of other scripts lie beside them
// and are read when a letter asks for them (script.Open).
func LoadFonts(files fs.FS) (*Fonts, error) {
	fonts := &Fonts{others: script.Open(files)}
	for i, name := range fontFiles {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, library.Fail(library.BadFont, name, err)
		}
		f, err := parseFace(raw)
		if err != nil {
			return nil, library.Fail(library.BadFont, name, err)
		}
		fonts.faces[i] = f
	}
	return fonts, nil
}

func parseFace(raw []byte) (*face, error) {
	// The PDF writer embeds TrueType outlines only.
	if !bytes.HasPrefix(raw, []byte{0, 1, 0, 0}) {
		return nil, errors.New("not a TrueType font")
	}
	parsed, err := sfnt.Parse(raw)
	if err != nil {
		return nil, err
	}
	f := &face{file: raw, font: parsed}
	var buffer sfnt.Buffer
	if f.name, err = parsed.Name(&buffer, sfnt.NameIDPostScript); err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	em := fixed.Int26_6(parsed.UnitsPerEm()) // at this size one unit is one unit of the font's design
	metrics, err := parsed.Metrics(&buffer, em, font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	f.ascent = float64(metrics.Ascent) / float64(em)
	f.descent = float64(metrics.Descent) / float64(em)
	if f.ascent <= 0 || f.descent <= 0 || f.ascent > 2 || f.descent > 2 {
		return nil, fmt.Errorf("ascent %.3f em and descent %.3f em make no sense", f.ascent, f.descent)
	}
	for i := range f.measured {
		f.measured[i] = sync.OnceValue(func() *runeBlock { return f.measure(rune(i*blockRunes), em) }) // #nosec G115 -- a letter
	}
	return f, f.prove(&buffer, em)
}

// measure reads the advances of a block of runes. They are rounded to thousandths of an em as a PDF's width table is, so
// that a line of many letters ends where the PDF's reader ends it.
func (f *face) measure(first rune, em fixed.Int26_6) *runeBlock {
	var buffer sfnt.Buffer
	block := &runeBlock{}
	for i := range block.glyphs {
		r := first + rune(i) //nolint:gosec // a block is small
		glyph, err := f.font.GlyphIndex(&buffer, r)
		if err != nil || r < ' ' || r > lastRune {
			continue
		}
		advance, err := f.font.GlyphAdvance(&buffer, glyph, em, font.HintingNone)
		if err != nil || glyph == 0 { // prove has seen that there is none
			continue
		}
		block.glyphs[i] = glyph
		block.advances[i] = uint16(max(0, min(math.MaxUint16, math.Round(float64(advance)*1000/float64(em)))))
	}
	return block
}

// prove reads the advance of every glyph, and loads the outline of every letter Vietnamese needs.
func (f *face) prove(buffer *sfnt.Buffer, em fixed.Int26_6) error {
	for glyph := range f.font.NumGlyphs() {
		if _, err := f.font.GlyphAdvance(buffer, sfnt.GlyphIndex(glyph), em, font.HintingNone); err != nil { //nolint:gosec // there are at most 65,535
			return fmt.Errorf("advance of glyph %d: %w", glyph, err)
		}
	}
	for _, r := range needed {
		glyph := f.glyph(r)
		if glyph == 0 {
			return fmt.Errorf("no letter %q", r)
		}
		if _, err := f.font.LoadGlyph(buffer, glyph, em, nil); err != nil {
			return fmt.Errorf("outline of %q: %w", r, err)
		}
	}
	return nil
}

// glyph returns what draws r, 0 where the face has nothing.
func (f *face) glyph(r rune) sfnt.GlyphIndex {
	if r < 0 || r > lastRune {
		return 0
	}
	return f.measured[r/blockRunes]().glyphs[r%blockRunes]
}

// advance returns how far r reaches, in thousandths of an em.
func (f *face) advance(r rune) int {
	if r < 0 || r > lastRune {
		return 0
	}
	return int(f.measured[r/blockRunes]().advances[r%blockRunes])
}

// Has reports whether face can draw r.
func (f *Fonts) Has(face Face, r rune) bool {
	return f.faces[face].glyph(r) != 0
}

// Width returns how far text reaches in style, mm.
func (f *Fonts) Width(text string, style Style) float64 {
	own, total := f.faces[style.Face], 0
	for _, r := range text {
		total += own.advance(r)
	}
	shaped := 0.0
	if !f.owns(text, style.Face) {
		for _, s := range f.spans(text, style.Face) {
			shaped += s.width(style)
		}
	}
	return mm(float64(total)*style.Size/1000) + shaped
}

// Advance returns how far one rune of face reaches at a size of 1 mm, mm.
func (f *Fonts) Advance(face Face, r rune) float64 {
	return float64(f.faces[face].advance(r)) / 1000
}

// Ascent returns how far face reaches above the baseline at a size of 1 mm, mm.
func (f *Fonts) Ascent(face Face) float64 { return f.faces[face].ascent }

// Descent returns how far face reaches below the baseline at a size of 1 mm, mm.
func (f *Fonts) Descent(face Face) float64 { return f.faces[face].descent }

// Glyph returns the parsed font of face and the number of the glyph that draws r (0, the empty box of the
// font, where there is none), for whoever draws outlines.
func (f *Fonts) Glyph(face Face, r rune) (*sfnt.Font, sfnt.GlyphIndex) {
	return f.faces[face].font, f.faces[face].glyph(r)
}

// Name returns the PostScript name of face.
func (f *Fonts) Name(face Face) string { return f.faces[face].name }

// File returns a copy of the TrueType file of face, for whoever embeds it.
func (f *Fonts) File(face Face) []byte { return bytes.Clone(f.faces[face].file) }
