package document

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"golang.org/x/text/encoding/charmap"

	"baocaovien/internal/viet"
)

// unknownWidth is the width of a sign that the standard fonts do not have, in parts of the size.
const unknownWidth = 0.5

// fixedPitch and serifed are flags of a font's descriptor (ISO 32000-1, table 123).
const (
	fixedPitch = 1 << 0
	serifed    = 1 << 1
)

// standardFont returns which of the 14 fonts that every reader has stands in for a font that brings no widths: a family
// by its name, else by its flags (0 where there are none), in its weight and slant.
func standardFont(name string, flags int) string {
	name = withoutSubset(name)
	lower := strings.ToLower(name)
	has := func(words ...string) bool {
		for _, word := range words {
			if strings.Contains(lower, word) {
				return true
			}
		}
		return false
	}
	slanted := has("italic", "oblique")
	switch {
	case has("zapfdingbats"):
		return "ZapfDingbats"
	case lower == "symbol":
		return "Symbol"
	case has("courier", "mono", "consol"), flags&fixedPitch != 0:
		return styledFont("Courier", "", "Oblique", isBold(name), slanted)
	case has("arial", "helvetica", "tahoma", "verdana", "calibri", "segoe", "sans"):
		return styledFont("Helvetica", "", "Oblique", isBold(name), slanted)
	case has("times", "tinos", "serif", ".vn", "vni-"), flags == 0, flags&serifed != 0:
		return styledFont("Times", "Roman", "Italic", isBold(name), slanted)
	}
	return styledFont("Helvetica", "", "Oblique", isBold(name), slanted)
}

// withoutSubset returns the name of a font without the six letters that say that only some of its signs are there.
func withoutSubset(name string) string {
	if before, after, cut := strings.Cut(name, "+"); cut && len(before) == 6 {
		return after
	}
	return name
}

func styledFont(family, upright, slant string, bold, slanted bool) string {
	style := upright
	switch {
	case bold && slanted:
		style = "Bold" + slant
	case bold:
		style = "Bold"
	case slanted:
		style = slant
	}
	return strings.TrimSuffix(family+"-"+style, "-")
}

// standardWidth returns how wide a text is in one of the 14 fonts, in parts of the size. A letter with marks is as wide
// as the letter.
func standardWidth(name, text string) (width float64) {
	for _, r := range text {
		width += signWidth(name, r)
	}
	return width
}

func signWidth(name string, r rune) float64 {
	if code, known := charmap.Windows1252.EncodeRune(r); known {
		return asParts(name, code)
	}
	plain := viet.Fold(string(r))
	if r != []rune(strings.ToLower(string(r)))[0] {
		plain = strings.ToUpper(plain)
	}
	if len(plain) == 1 && plain[0] > ' ' {
		return asParts(name, plain[0])
	}
	return unknownWidth
}

// asParts returns the width of a code of Windows-1252.
func asParts(name string, code byte) float64 {
	w, err := font.CharWidth(name, rune(code))
	if err != nil {
		return unknownWidth
	}
	return float64(w) / 1000
}
