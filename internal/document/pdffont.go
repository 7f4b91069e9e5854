package document

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding/charmap"

	"baocaovien/internal/viet"
)

// pdfFont is what a font of a PDF says of its codes.
type pdfFont struct {
	name     string
	bold     bool
	typed    bool // an old font of Vietnamese
	old      viet.OldFont
	wide     bool            // codes of two bytes
	signs    map[rune]string // of a font of signs
	named    charMap
	encoding [256]string // of a simple font
	widths   map[int]float64
	missing  float64 // width of a code without one
	standard string  // the standard font that has widths where this one says none
	scale    float64 // of widths
	em       float64 // height of its letters, in parts of the size: fonts that draw their own signs have any
}

// coded is one code of a shown string.
type coded struct {
	text   string
	width  float64 // of the font's size
	space  bool    // word spacing counts for it
	unread bool    // nothing says what it stands for
}

// font returns a font of a page. The same font is read once.
func (f *pdfFile) font(o types.Object) *pdfFont {
	key := ""
	if r, ok := o.(types.IndirectRef); ok {
		key = r.String()
		if known := f.fonts[key]; known != nil {
			return known
		}
	}
	font := f.readFont(f.dict(o))
	if key != "" {
		f.fonts[key] = font
	}
	return font
}

func (f *pdfFile) readFont(d types.Dict) *pdfFont {
	font := &pdfFont{name: f.name(d["BaseFont"]), widths: map[int]float64{}, scale: 0.001, missing: -1, em: 1}
	descriptor := f.dict(d["FontDescriptor"])
	if raw, ok := f.stream(d["ToUnicode"]); ok {
		font.named = readCharMap(raw)
	}
	switch f.name(d["Subtype"]) {
	case "Type0":
		font.wide = true
		if below := f.array(d["DescendantFonts"]); len(below) > 0 {
			cid := f.dict(below[0])
			descriptor = f.dict(cid["FontDescriptor"])
			f.wideWidths(font, cid)
		}
	case "Type3":
		if m := f.array(d["FontMatrix"]); len(m) > 0 {
			if a, ok := f.number(m[0]); ok && a != 0 {
				font.scale = a
			}
		}
		fallthrough
	default:
		f.simpleWidths(font, d, descriptor)
	}
	if f.name(d["Subtype"]) == "Type3" {
		font.em = font.meanWidth() * 2 // letters are half as wide as high
	}
	font.old, font.typed = viet.Typeface(font.name)
	font.signs = signFonts()[strings.ToLower(withoutSubset(font.name))]
	if !font.wide {
		f.simpleEncoding(font, d["Encoding"])
	}
	flags, flagged := f.number(descriptor["Flags"])
	font.standard = standardFont(font.name, int(flags))
	font.bold = isBold(font.name)
	if weight, ok := f.number(descriptor["FontWeight"]); ok && weight >= 600 {
		font.bold = true
	}
	if flagged && int(flags)&(1<<18) != 0 {
		font.bold = true
	}
	return font
}

// isBold reports the name of a bold font.
func isBold(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"bold", "black", "heavy", "-bd", ",bd"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

func (f *pdfFile) simpleWidths(font *pdfFont, d, descriptor types.Dict) {
	first, _ := f.number(d["FirstChar"])
	for i, o := range f.array(d["Widths"]) {
		if w, ok := f.number(o); ok && i < 256 {
			font.widths[int(first)+i] = w
		}
	}
	if w, ok := f.number(descriptor["MissingWidth"]); ok && len(font.widths) > 0 {
		font.missing = w
	}
}

// meanWidth returns how wide the signs of a font are, in parts of the size; half of it where it has none.
func (font *pdfFont) meanWidth() float64 {
	sum, n := 0.0, 0
	for _, w := range font.widths {
		if w > 0 {
			sum, n = sum+w, n+1
		}
	}
	if n == 0 {
		return 0.5
	}
	return sum / float64(n) * math.Abs(font.scale)
}

// wideWidths reads the widths of a font with codes of two bytes: runs of one width each, and ranges of one
// width for all.
func (f *pdfFile) wideWidths(font *pdfFont, cid types.Dict) {
	font.missing = 1000
	if w, ok := f.number(cid["DW"]); ok {
		font.missing = w
	}
	all := f.array(cid["W"])
	for i := 0; i+1 < len(all); {
		first, _ := f.number(all[i])
		if run := f.array(all[i+1]); run != nil {
			for j, o := range run {
				if w, ok := f.number(o); ok {
					font.widths[int(first)+j] = w
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(all) {
			return
		}
		last, _ := f.number(all[i+1])
		w, _ := f.number(all[i+2])
		for code := int(first); code <= int(last) && code < 1<<16 && code >= 0; code++ {
			font.widths[code] = w
		}
		i += 3
	}
}

// simpleEncoding reads what the codes of a simple font are where no ToUnicode says it.
func (f *pdfFile) simpleEncoding(font *pdfFont, o types.Object) {
	table := charmap.Windows1252
	d := f.dict(o)
	if f.name(o) == "MacRomanEncoding" || f.name(d["BaseEncoding"]) == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for code := range 256 {
		if code >= ' ' {
			font.encoding[code] = string(table.DecodeByte(byte(code)))
		}
		if font.typed && code >= 0x80 {
			font.encoding[code] = string(rune(code))
		}
	}
	code := 0
	for _, o := range f.array(d["Differences"]) {
		if n, ok := f.number(o); ok {
			code = int(n)
			continue
		}
		if name := f.name(o); 0 <= code && code < 256 && name != "" {
			font.encoding[code] = glyphText(name)
		}
		code++
	}
}

// decode takes a shown string apart.
func (font *pdfFont) decode(s string) (all []coded) {
	size := 1
	if font.wide {
		size = 2
	}
	for ; len(s) >= size; s = s[size:] {
		code := codeOf(s[:size])
		c := coded{space: size == 1 && code == ' '}
		text, named := font.named.find(code)
		switch {
		case font.typed && code == 0xAD: // the ư of TCVN3, which many call a hyphen
			text = "\u00AD"
		case !named && !font.wide:
			text = font.encoding[code]
		}
		if font.signs != nil {
			text, named = font.sign(text, code)
		}
		c.text, c.unread = text, !named && text == ""
		c.width = font.width(code, text)
		all = append(all, c)
	}
	return all
}

// sign returns what a code of a font of signs shows: what the font says, unless that is a code again. Of what nobody knows
// nothing is said.
func (font *pdfFont) sign(text string, code int) (sign string, known bool) {
	if _, mapped := font.named.find(code); mapped && !strings.ContainsFunc(text, isPrivateCode) {
		return text, true
	}
	sign, known = font.signs[rune(code&0xFF)]
	for _, r := range text {
		if isPrivateCode(r) {
			sign, known = font.signs[r-privateCodes]
		}
	}
	return sign, known
}

func (font *pdfFont) width(code int, text string) float64 {
	if w, ok := font.widths[code]; ok {
		return w * font.scale
	}
	if font.missing >= 0 {
		return font.missing * font.scale
	}
	return standardWidth(font.standard, text)
}
