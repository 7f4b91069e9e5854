package document

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

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
	if ref, ok := object.(types.IndirectRef); ok && part >= leastFigure && part <= mostFigure && len(c.page.figures) < mostGrounds {
		c.page.figures = append(c.page.figures, ref.String())
	}
}

// Parts of a page that a picture among its text covers: less are seals and signatures, more is a ground or a scan.
const (
	leastFigure = 0.06
	mostFigure  = 0.6
)

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
