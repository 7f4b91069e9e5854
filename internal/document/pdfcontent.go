package document

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// matrix is an affine map of the plane, as PDF writes it.
type matrix [6]float64

// then returns the map that does m first and n behind it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// point returns where a map puts a point.
func (m matrix) point(x, y float64) [2]float64 {
	return [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]}
}

// placedSign is a sign on a page: its text, and where it begins and ends on its line.
type placedSign struct {
	text      string
	x, y, end float64
	size      float64
	font      *pdfFont
	bold      bool
}

// graphics is the state that content changes (ISO 32000-1, 8.4 and 9.3).
type graphics struct {
	ctm            matrix
	font           *pdfFont
	size           float64
	chars, words   float64 // spacing
	scale          float64 // across
	leading, rises float64
	mode           int
	fill           colour
}

// content runs the operators of a page that place text.
type content struct {
	file      *pdfFile
	page      *pdfPage
	state     graphics
	saved     []graphics
	text      matrix // of the next sign
	line      matrix
	marks     []mark // that are open
	drawn     pathReader
	resources types.Dict
}

// mark is a piece of content that the file says something of.
type mark struct {
	outside bool   // running heads, page numbers: not of the text
	actual  string // what the signs in it stand for
	said    bool   // whether actual was shown
	has     bool   // whether there is an actual text
	off     bool   // on a layer that is not shown
}

// run runs content. What is broken in it is left out.
func (c *content) run(raw []byte, resources types.Dict, depth int) error {
	outer := c.resources
	c.resources = resources
	defer func() { c.resources = outer }()
	lex := lexer{in: raw}
	var operands []any
	for {
		token, ok := lex.next()
		if !ok {
			return c.file.muchWork()
		}
		word, isWord := token.(operator)
		if !isWord {
			if operands = append(operands, token); len(operands) > 4096 {
				operands = operands[:0]
			}
			continue
		}
		c.file.operations++
		if err := c.file.muchWork(); err != nil {
			return err
		}
		switch word {
		case "BI":
			lex.image()
			c.picture(nil)
		case "Do":
			if err := c.form(operands, depth); err != nil {
				return err
			}
		default:
			c.do(word, operands)
		}
		operands = operands[:0]
	}
}

// picture notes what of the page a picture covers: it is drawn on the unit square. One that stands in the content itself is
// no object.
func (c *content) picture(object types.Object) {
	if c.isOff() {
		return
	}
	m, b := c.state.ctm, c.unitSquare()
	if len(c.page.scans) < mostGrounds {
		c.page.scans = append(c.page.scans, b)
		c.ground(b)
	}
	if _, way, straight := c.page.turned(m); straight && c.page.scan.smaller(b) {
		c.page.scan = scanned{object: object, bounds: b, way: way}
	}
	part := math.Abs(m[0]*m[3]-m[1]*m[2]) / (c.page.width * c.page.height)
	if !math.IsNaN(part) {
		c.page.pictures += min(part, 1)
	}
}

// image skips an image within content.
func (l *lexer) image() {
	rest := string(l.in[l.at:])
	for at := 0; ; {
		i := strings.Index(rest[at:], "EI")
		if i < 0 {
			l.at = len(l.in)
			return
		}
		end := at + i + 2
		if at+i > 0 && isBlank(rest[at+i-1]) && (end == len(rest) || isBlank(rest[end])) {
			l.at += end
			return
		}
		at = end
	}
}

// do runs one operator.
func (c *content) do(word operator, operands []any) {
	n := numbersOf(operands)
	switch word {
	case "q":
		if len(c.saved) < 1000 {
			c.saved = append(c.saved, c.state)
		}
	case "Q":
		if last := len(c.saved) - 1; last >= 0 {
			c.state, c.saved = c.saved[last], c.saved[:last]
		}
	case "cm":
		if len(n) == 6 {
			c.state.ctm = matrix(n).then(c.state.ctm)
		}
	case "c", "v", "y":
		c.page.curves++
		c.path(word, n)
	case "sh":
		c.ground(groundOfAll)
	case "m", "l", "h", "re", "S", "s", "B", "B*", "b", "b*", "f", "F", "f*", "n":
		c.path(word, n)
	case "BMC", "BDC":
		c.begin(operands)
	case "EMC":
		if len(c.marks) > 0 {
			c.marks = c.marks[:len(c.marks)-1]
		}
	case "BT":
		c.text, c.line = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "Td", "TD", "Tm", "T*", "'", "\"", "Tj", "TJ":
		c.show(word, operands, n)
	default:
		c.set(word, operands, n)
	}
}

func numbersOf(operands []any) (all []float64) {
	for _, o := range operands {
		if n, ok := o.(float64); ok {
			all = append(all, n)
		}
	}
	return all
}

// set changes the state of text.
func (c *content) set(word operator, operands []any, n []float64) {
	switch word {
	case "g", "rg", "k", "cs", "sc", "scn", "gs":
		c.paint(word, operands, n)
		return
	}
	if len(n) == 0 {
		return
	}
	s := &c.state
	switch word {
	case "Tf":
		s.size = n[len(n)-1]
		if name, ok := operands[0].(pdfName); ok {
			s.font = c.file.font(c.resource("Font", name))
		}
	case "Tc":
		s.chars = n[0]
	case "Tw":
		s.words = n[0]
	case "Tz":
		s.scale = n[0] / 100
	case "TL":
		s.leading = n[0]
	case "Ts":
		s.rises = n[0]
	case "Tr":
		s.mode = int(n[0])
	}
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

// marked returns what a sign stands for within the marks that are open, whether they take it out of the text, and whether
// it stands for what is drawn.
func (c *content) marked(text string) (actual string, outside, stands bool) {
	for i := range c.marks {
		m := &c.marks[i]
		outside = outside || m.outside
		if m.has {
			stands = true
			if m.said {
				text = ""
			} else {
				text, m.said = m.actual, true
			}
		}
	}
	return text, outside, stands
}

// begin opens a piece of marked content.
func (c *content) begin(operands []any) {
	m := mark{off: c.isOff() || c.layerOf(operands)}
	if len(operands) > 0 {
		m.outside = operands[0] == pdfName("Artifact")
	}
	if len(operands) > 1 {
		if entries, ok := operands[1].([]any); ok {
			for i := 0; i+1 < len(entries); i += 2 {
				if text, ok := entries[i+1].(string); ok && entries[i] == pdfName("ActualText") {
					m.has, m.actual = true, actualText(text)
				}
			}
		}
	}
	if len(c.marks) < 1000 {
		c.marks = append(c.marks, m)
	}
}

// actualText decodes a text string: UTF-16 with its mark, or single bytes.
func actualText(s string) string {
	text, err := types.HexLiteralToString(types.NewHexLiteral([]byte(s)))
	return usable(text, err)
}

// form runs a form: content with resources of its own, drawn in a place.
func (c *content) form(operands []any, depth int) error {
	if len(operands) == 0 || depth >= maxForms {
		return nil
	}
	name, ok := operands[0].(pdfName)
	if !ok {
		return nil
	}
	o := c.resource("XObject", name)
	d := c.file.dict(o)
	off := c.isOff() || c.file.hidden(d["OC"], 0)
	switch c.file.name(d["Subtype"]) {
	case "Form":
		return c.drawForm(o, off, depth)
	case "Image":
		if !off {
			c.picture(o)
		}
	}
	return nil
}

// drawForm runs the content of a form in its place.
func (c *content) drawForm(o types.Object, off bool, depth int) error {
	d := c.file.dict(o)
	outer, saved, open := c.state, c.saved, c.marks
	c.saved = nil
	c.marks = append(c.marks, mark{off: off})
	if m, ok := c.file.matrix(d["Matrix"]); ok {
		c.state.ctm = m.then(c.state.ctm)
	}
	resources := c.file.dict(d["Resources"])
	if resources == nil {
		resources = c.resources
	}
	raw, _ := c.file.stream(o)
	err := c.run(raw, resources, depth+1)
	c.state, c.saved = outer, saved
	if len(c.marks) < len(open) { // it closed what it did not open
		c.marks = open
	}
	c.marks = c.marks[:len(open)]
	return err
}

// matrix reads a map of the plane.
func (f *pdfFile) matrix(o types.Object) (m matrix, ok bool) {
	a := f.array(o)
	if len(a) != len(m) {
		return m, false
	}
	for i := range m {
		m[i], _ = f.number(a[i])
	}
	return m, true
}
