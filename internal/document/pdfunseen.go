package document

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Measures of text that is on a page and that nobody sees.
const (
	tinySign    = 1.5  // points; fonts that draw their own signs have any size
	leastAlpha  = 0.05 // of what is painted: less lets all of the ground through
	mostGrounds = 200  // of a page: where there are more, nothing is said of white letters
	hiddenSigns = 3    // that are told: fewer may be marks of a producer
	thickGround = 3.0  // points: what is thinner is no ground for letters
)

// The ways in which text is painted (ISO 32000-1, table 106).
const (
	fillMode      = 0
	boldMode      = 2
	invisibleMode = 3
)

// colour is what is painted with.
type colour struct {
	channels int     // of its space: 1, 3 or 4; 0 for a space of which nothing is known
	light    float64 // 0 to 1
	known    bool
	through  bool // nothing covers: it is quite transparent
}

// black is what paints until content says otherwise.
var black = colour{channels: 1, known: true}

// unseen reports that it leaves no trace on white.
func (p colour) unseen() bool { return p.through || p.known && 1.05/(p.light+0.05) < leastContrast }

// paint reads the operators that say what is painted with.
func (c *content) paint(word operator, operands []any, n []float64) {
	fill := &c.state.fill
	switch word {
	case "g", "rg", "k":
		fill.channels = map[operator]int{"g": 1, "rg": 3, "k": 4}[word]
		fill.set(n)
	case "cs":
		*fill = colour{known: true, through: fill.through}
		if name, ok := firstName(operands); ok {
			fill.channels = c.channels(name)
			fill.known = fill.channels > 0
		}
	case "sc", "scn":
		fill.set(n)
	case "gs":
		name, _ := firstName(operands)
		if alpha, ok := c.file.number(c.file.dict(c.resource("ExtGState", name))["ca"]); ok {
			fill.through = alpha < leastAlpha
		}
	}
}

func firstName(operands []any) (pdfName, bool) {
	if len(operands) == 0 {
		return "", false
	}
	name, ok := operands[0].(pdfName)
	return name, ok
}

// set takes the numbers of a colour; as many as its space has, or nothing is known of it.
func (p *colour) set(n []float64) {
	p.known = p.channels > 0 && len(n) == p.channels
	if !p.known {
		return
	}
	switch p.channels {
	case 1:
		p.light = lightness(n[0], n[0], n[0])
	case 3:
		p.light = lightness(n[0], n[1], n[2])
	case 4:
		p.light = lightness((1-n[0])*(1-n[3]), (1-n[1])*(1-n[3]), (1-n[2])*(1-n[3]))
	}
}

// channels returns how many numbers a colour of a space has, 0 where they mean something else than light or ink.
func (c *content) channels(name pdfName) int {
	switch name {
	case "DeviceGray", "G", "CalGray":
		return 1
	case "DeviceRGB", "RGB":
		return 3
	case "DeviceCMYK", "CMYK":
		return 4
	}
	space := c.file.array(c.resource("ColorSpace", name))
	if len(space) < 2 {
		return 0
	}
	switch c.file.name(space[0]) {
	case "CalGray":
		return 1
	case "CalRGB":
		return 3
	case "ICCBased":
		n, _ := c.file.number(c.file.dict(space[1])["N"])
		return int(n)
	}
	return 0
}

// bounds is an upright rectangle: left, bottom, right, top.
type bounds [4]float64

func (b bounds) holds(x, y float64) bool { return b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3] }

// around returns the bounds of points.
func around(points ...[2]float64) bounds {
	b := bounds{points[0][0], points[0][1], points[0][0], points[0][1]}
	for _, p := range points[1:] {
		b = bounds{min(b[0], p[0]), min(b[1], p[1]), max(b[2], p[0]), max(b[3], p[1])}
	}
	return b
}

// unitSquare returns what a picture covers.
func (c *content) unitSquare() bounds {
	return around(c.point(0, 0), c.point(1, 0), c.point(0, 1), c.point(1, 1))
}

// groundOfAll is a ground as large as any page.
var groundOfAll = bounds{-1e9, -1e9, 1e9, 1e9}

// ground notes what letters may stand on.
func (c *content) ground(b bounds) {
	if !c.isOff() && len(c.page.grounds) <= mostGrounds && b[2]-b[0] >= thickGround && b[3]-b[1] >= thickGround {
		c.page.grounds = append(c.page.grounds, b)
	}
}

// isUnseen reports a sign that leaves no trace where it stands.
func (c *content) isUnseen(text string, at matrix, size float64) bool {
	switch state := &c.state; {
	case strings.TrimSpace(text) == "":
		return false
	case size < tinySign && state.font.em == 1:
		return true
	case state.mode != fillMode || !state.fill.unseen():
		return false
	case state.fill.through:
		return true
	}
	x, y := at[4], at[5]+size/4
	return len(c.page.grounds) <= mostGrounds && !slices.ContainsFunc(c.page.grounds, func(b bounds) bool { return b.holds(x, y) })
}

// isOff reports that what is painted stands on a layer that is not shown.
func (c *content) isOff() bool {
	last := len(c.marks) - 1
	return last >= 0 && c.marks[last].off
}

// layerOf reports whether marked content belongs to a layer that is not shown.
func (c *content) layerOf(operands []any) bool {
	if len(operands) < 2 || operands[0] != pdfName("OC") {
		return false
	}
	name, _ := operands[1].(pdfName)
	return c.file.hidden(c.resource("Properties", name), 0)
}

// invisibleSign is a sign that is not painted: over a scan it says what the scan shows.
type invisibleSign struct {
	placedSign
	way  direction
	x, y float64 // of the page
}

// settle keeps the signs that stand over a picture, as those of scans do; the others nobody sees.
func (p *pdfPage) settle() {
	for _, sign := range p.invisible {
		if slices.ContainsFunc(p.scans, func(b bounds) bool { return b.holds(sign.x, sign.y) }) {
			p.glyphs[sign.way] = append(p.glyphs[sign.way], sign.placedSign)
		} else if strings.TrimSpace(sign.text) != "" {
			p.hidden++
		}
	}
	p.invisible = nil
}

// resource returns what content calls by a name.
func (c *content) resource(kind string, name pdfName) types.Object {
	return c.file.dict(c.resources[kind])[string(name)]
}
