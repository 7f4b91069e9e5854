package document

import "math"

// drawnRule is a straight line drawn on a page, level or upright, from its left or lower end.
type drawnRule struct {
	x, y, length float64
	level        bool
}

// Measures of rules, in points.
const (
	thinRule  = 3.0    // a rectangle as thin is a line
	mostRules = 20_000 // of a page
	straight  = 1.0    // off its way from end to end
)

// pathReader follows what is drawn, for the rules in it.
type pathReader struct {
	at, start [2]float64
	lines     [][4]float64 // of the path, from point to point
	boxes     [][4]float64 // rectangles, by two corners
	extent    bounds       // of all of it
	begun     bool
}

// path reads an operator that builds or paints a path; n are its operands.
func (c *content) path(word operator, n []float64) {
	p := &c.drawn
	if c.isOff() {
		return
	}
	p.reach(c, word, n)
	switch word {
	case "m", "l":
		if len(n) == 2 {
			to := c.point(n[0], n[1])
			if word == "m" {
				p.start = to
			} else {
				p.add(p.at, to)
			}
			p.at = to
		}
	case "h":
		p.add(p.at, p.start)
		p.at = p.start
	case "re":
		if len(n) == 4 && len(p.boxes) < mostRules {
			a, b := c.point(n[0], n[1]), c.point(n[0]+n[2], n[1]+n[3])
			p.boxes = append(p.boxes, [4]float64{min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])})
		}
	case "c", "v", "y":
		if len(n) >= 4 {
			p.at = c.point(n[len(n)-2], n[len(n)-1])
		}
	case "S", "s":
		c.stroked()
	case "B", "B*", "b", "b*":
		c.stroked()
		c.shaded()
	case "f", "F", "f*":
		c.filled()
		c.shaded()
	}
	switch word {
	case "S", "s", "B", "B*", "b", "b*", "f", "F", "f*", "n":
		*p = pathReader{}
	}
}

// reach widens the extent of a path by the points that an operator names.
func (p *pathReader) reach(c *content, word operator, n []float64) {
	if word == "re" && len(n) == 4 {
		n = []float64{n[0], n[1], n[0] + n[2], n[1] + n[3], n[0] + n[2], n[1], n[0], n[1] + n[3]}
	}
	for i := 0; i+1 < len(n); i += 2 {
		at := c.point(n[i], n[i+1])
		if !p.begun {
			p.extent, p.begun = around(at), true
			continue
		}
		p.extent = around([2]float64{p.extent[0], p.extent[1]}, [2]float64{p.extent[2], p.extent[3]}, at)
	}
}

// shaded keeps what a path covers with a colour that white letters show on.
func (c *content) shaded() {
	if c.drawn.begun && !c.state.fill.unseen() {
		c.ground(c.drawn.extent)
	}
}

func (c *content) point(x, y float64) [2]float64 { return c.state.ctm.point(x, y) }

func (p *pathReader) add(from, to [2]float64) {
	if len(p.lines) < mostRules {
		p.lines = append(p.lines, [4]float64{from[0], from[1], to[0], to[1]})
	}
}

// stroked keeps the lines of a path, and the sides of its rectangles.
func (c *content) stroked() {
	for _, l := range c.drawn.lines {
		c.keepRule(l[0], l[1], l[2], l[3])
	}
	for _, b := range c.drawn.boxes {
		c.keepRule(b[0], b[1], b[2], b[1])
		c.keepRule(b[0], b[3], b[2], b[3])
		c.keepRule(b[0], b[1], b[0], b[3])
		c.keepRule(b[2], b[1], b[2], b[3])
	}
}

// filled keeps the rectangles that are as thin as a line.
func (c *content) filled() {
	for _, b := range c.drawn.boxes {
		switch wide, high := b[2]-b[0], b[3]-b[1]; {
		case high <= thinRule && wide > high:
			middle := (b[1] + b[3]) / 2
			c.keepRule(b[0], middle, b[2], middle)
		case wide <= thinRule && high > wide:
			middle := (b[0] + b[2]) / 2
			c.keepRule(middle, b[1], middle, b[3])
		}
	}
}

// keepRule keeps a line that is level or upright.
func (c *content) keepRule(x1, y1, x2, y2 float64) {
	wide, high := math.Abs(x2-x1), math.Abs(y2-y1)
	if len(c.page.rules) >= mostRules || math.IsNaN(wide+high) {
		return
	}
	switch {
	case high <= straight && wide > thinRule:
		c.page.rules = append(c.page.rules, drawnRule{x: min(x1, x2), y: (y1 + y2) / 2, length: wide, level: true})
	case wide <= straight && high > thinRule:
		c.page.rules = append(c.page.rules, drawnRule{x: (x1 + x2) / 2, y: min(y1, y2), length: high})
	}
}

// rulesFor returns the rules as they stand when the page is turned for a direction.
func (p pdfPage) rulesFor(way direction) []drawnRule {
	all := make([]drawnRule, len(p.rules))
	for i, r := range p.rules {
		endX, endY := r.x+r.length, r.y
		if !r.level {
			endX, endY = r.x, r.y+r.length
		}
		x1, y1 := p.turnedPoint(way, r.x, r.y)
		x2, y2 := p.turnedPoint(way, endX, endY)
		all[i] = drawnRule{x: min(x1, x2), y: min(y1, y2), length: r.length, level: r.level != (way%2 == 1)}
	}
	return all
}

// turnedPoint returns where a point of the page stands when it is turned for a direction.
func (p pdfPage) turnedPoint(way direction, x, y float64) (turnedX, turnedY float64) {
	switch way {
	case 1:
		return y, p.width - x
	case 2:
		return p.width - x, p.height - y
	case 3:
		return p.height - y, x
	}
	return x, y
}
