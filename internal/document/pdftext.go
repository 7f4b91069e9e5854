package document

import "math"

// placedSign is a sign on a page: its text, and where it begins and ends on its line.
type placedSign struct {
	text      string
	x, y, end float64
	size      float64
	font      *pdfFont
	bold      bool
}

// show moves within text and shows it.
func (c *content) show(word operator, operands []any, n []float64) {
	switch word {
	case "Td", "TD":
		if len(n) == 2 {
			if word == "TD" {
				c.state.leading = -n[1]
			}
			c.move(n[0], n[1])
		}
		return
	case "Tm":
		if len(n) == 6 {
			c.text, c.line = matrix(n), matrix(n)
		}
		return
	case "T*":
		c.move(0, -c.state.leading)
		return
	case "\"":
		if len(n) >= 2 {
			c.state.words, c.state.chars = n[0], n[1]
		}
		fallthrough
	case "'":
		c.move(0, -c.state.leading)
	}
	if len(operands) == 0 {
		return
	}
	parts, ok := operands[len(operands)-1].([]any)
	if !ok {
		parts = operands[len(operands)-1:]
	}
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			c.string(p)
		case float64:
			c.advance(-p / 1000 * c.state.size * c.state.scale)
		}
	}
}

func (c *content) move(x, y float64) {
	c.line = matrix{1, 0, 0, 1, x, y}.then(c.line)
	c.text = c.line
}

func (c *content) advance(x float64) { c.text = matrix{1, 0, 0, 1, x, 0}.then(c.text) }

// string shows a string: its signs are placed on the page.
func (c *content) string(s string) {
	state := &c.state
	if state.font == nil {
		return
	}
	for _, sign := range state.font.decode(s) {
		at := matrix{state.size * state.scale, 0, 0, state.size, 0, state.rises}.then(c.text).then(state.ctm)
		width := sign.width*state.size + state.chars
		if sign.space {
			width += state.words
		}
		c.place(sign, at)
		c.advance(width * state.scale)
		if c.file.glyphs > maxGlyphs { // which run tells
			return
		}
	}
}

// place keeps a sign, unless it stands on a slant or off the page, or is no sign, or nobody sees it.
func (c *content) place(sign coded, at matrix) {
	text, outside, stands := c.marked(sign.text)
	upright := at
	at, way, straight := c.page.turned(at)
	size := math.Hypot(at[2], at[3]) * c.state.font.em
	if !c.page.holds(at, way) || math.IsNaN(size) || text == "" && !sign.unread {
		return
	}
	switch {
	case text == "":
		c.page.unread++
	case c.isOff(), !stands && c.isUnseen(text, upright, size):
		if !isSpace(placedSign{text: text}) {
			c.page.hidden++
		}
	case size < 1:
	case !straight:
		c.page.slanted++
	default:
		c.file.glyphs += 1 + len(text)/longSign
		placed := placedSign{
			text: text, x: at[4], y: at[5], end: at[4] + sign.width*at[0], size: size, font: c.state.font,
			bold: c.state.font.bold || c.state.mode == boldMode,
		}
		c.keep(placed, way, outside, stands, upright)
	}
}

// keep keeps a sign that is seen, or may be, among those of its kind.
func (c *content) keep(placed placedSign, way direction, outside, stands bool, upright matrix) {
	switch {
	case c.state.mode == invisibleMode && !stands:
		c.page.invisible = append(c.page.invisible, invisibleSign{placedSign: placed, way: way, x: upright[4], y: upright[5] + placed.size/4})
	case outside:
		c.page.outside[way] = append(c.page.outside[way], placed)
	default:
		c.page.glyphs[way] = append(c.page.glyphs[way], placed)
	}
}

// holds reports whether a sign stands on the page, as it is turned for a direction, or just beside it.
func (p *pdfPage) holds(at matrix, way direction) bool {
	width, height := p.size(way)
	return at[4] > -50 && at[4] < width+50 && at[5] > -50 && at[5] < height+50
}
