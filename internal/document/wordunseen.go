package document

import (
	"math"
	"strconv"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// A ground is what text stands on: a colour as six digits, "" for the white of paper, or anyGround, of which nothing is
// known but that it is there.
const anyGround = "?"

// Measures of text that is in a document and that nobody sees.
const (
	leastHalfPoints = 8   // of letters: 4 pt
	leastScale      = 10  // of letters across, in hundredths
	leastContrast   = 1.1 // of letters to their ground; 1 is none (WCAG 2, 1.4.3)
)

// sight is what becomes of a run.
type sight int

const (
	shownRun  sight = iota
	struckRun       // its author took it back
	hiddenRun       // nobody sees it, and there is no room for it
	unseenRun       // it has the colour of its ground: one sees room
)

func (in *inline) sight(props *element) sight {
	switch {
	case in.flag(props, "strike"), in.flag(props, "dstrike"):
		return struckRun
	case in.flag(props, "vanish"),
		in.property(props, "sz").number("val", leastHalfPoints) < leastHalfPoints,
		in.property(props, "w").number("val", 100) < leastScale:
		return hiddenRun
	}
	colour := in.property(props, "color").attr("val")
	if colour != "" && colour != "auto" && hardToTell(colour, in.groundOf(props)) {
		return unseenRun
	}
	return shownRun
}

// keepBack leaves out what stands in a run that is not shown, and tells of what nobody sees.
func (in *inline) keepBack(k *element, s sight) {
	if k.name != "t" && k.name != "tab" || s == struckRun {
		return
	}
	if s == unseenRun {
		in.held.WriteByte(' ')
	}
	if n := viet.CountSyllables(k.text); n > 0 {
		in.lacking(library.HiddenGap, n)
		in.aside = append(in.aside, k.text)
	}
}

// groundOf returns what a run stands on: its own shade or marker, its paragraph's, or what these are on.
func (in *inline) groundOf(props *element) string {
	if marker, marked := markers[in.property(props, "highlight").attr("val")]; marked {
		return marker
	}
	return shade(in.property(props, "shd"), shade(in.prop(in.props, in.style, "shd"), in.ground))
}

// shade returns the ground that a shading makes, or the one beneath where it makes none.
func shade(shd *element, beneath string) string {
	fill := shd.attr("fill")
	switch pattern := shd.attr("val"); {
	case shd == nil, pattern == "nil":
		return beneath
	case pattern == "solid" && shd.attr("color") != "auto":
		return shd.attr("color")
	case pattern != "clear" && pattern != "": // lines and dots of one colour on another
		return anyGround
	case fill == "", fill == "auto":
		return beneath
	}
	return fill
}

// markers are the colours of Word's highlighter (ECMA-376, 17.18.40).
var markers = map[string]string{
	"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00",
	"white": "FFFFFF", "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000",
	"darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3",
}

// hardToTell reports two colours that an eye does not tell apart. Of what is no colour nothing is said.
func hardToTell(colour, ground string) bool {
	if ground == "" {
		ground = "FFFFFF"
	}
	one, known := luminance(colour)
	other, alsoKnown := luminance(ground)
	return known && alsoKnown && (max(one, other)+0.05)/(min(one, other)+0.05) < leastContrast
}

// luminance is the relative luminance of a colour of six hexadecimal digits, 0 to 1 (WCAG 2).
func luminance(colour string) (float64, bool) {
	n, err := strconv.ParseUint(colour, 16, 32)
	if err != nil || len(colour) != 6 {
		return 0, false
	}
	return lightness(float64(n>>16)/255, float64(n>>8&255)/255, float64(n&255)/255), true
}

// lightness is the relative luminance of red, green and blue, each 0 to 1.
func lightness(red, green, blue float64) float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(red) + 0.7152*linear(green) + 0.0722*linear(blue)
}

// upon reads what stands on another ground.
func (w *docxReader) upon(ground string, read func()) {
	beneath := w.ground
	w.ground = ground
	read()
	w.ground = beneath
}

// shadesOf reports whether anything in a style of tables shades cells: which of them is Word's to reckon.
func shadesOf(e *element) bool {
	if e.name == "shd" && shade(e, "") != "" {
		return true
	}
	for _, k := range e.kids {
		if shadesOf(k) {
			return true
		}
	}
	return false
}
