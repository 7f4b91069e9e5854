package sample

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// canvas is a picture being drawn, with smooth edges, in pixels from the upper left corner.
type canvas struct {
	*image.RGBA
	w, h float64
}

// vertex is a place on a canvas.
type vertex struct{ x, y float64 }

func newCanvas(width, height int) *canvas {
	return &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, width, height)), w: float64(width), h: float64(height)}
}

// rgb returns an opaque colour from 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: channel(hex >> 16), G: channel(hex >> 8), B: channel(hex), A: 0xFF}
}

func channel(v uint32) uint8 { return uint8(v & 0xFF) }

// faded returns c at the given opacity, 0 to 1.
func faded(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(math.Round(255 * min(max(opacity, 0), 1)))
	return c
}

// mixed returns the colour between a (at 0) and b (at 1).
func mixed(a, b color.NRGBA, at float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-at) + float64(y)*at)) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xFF}
}

// sky fills the canvas from one colour at the top to another at the foot.
func (c *canvas) sky(top, foot color.NRGBA) {
	bounds := c.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		row := image.Rect(bounds.Min.X, y, bounds.Max.X, y+1)
		draw.Draw(c.RGBA, row, image.NewUniform(mixed(top, foot, float64(y)/c.h)), image.Point{}, draw.Src)
	}
}

// shape fills the outline through points.
func (c *canvas) shape(fill color.NRGBA, points ...vertex) {
	c.fill(fill, [][]vertex{points})
}

// fill fills several outlines at once, so that where they overlap is no darker. Only the part of the
// canvas they touch is worked on.
func (c *canvas) fill(fill color.NRGBA, outlines [][]vertex) {
	area := around(outlines).Intersect(c.Bounds())
	if area.Empty() {
		return
	}
	r := vector.NewRasterizer(area.Dx(), area.Dy())
	for _, outline := range outlines {
		for i, p := range outline {
			x, y := float32(p.x-float64(area.Min.X)), float32(p.y-float64(area.Min.Y))
			if i == 0 {
				r.MoveTo(x, y)
				continue
			}
			r.LineTo(x, y)
		}
		r.ClosePath()
	}
	r.Draw(c.RGBA, area, image.NewUniform(fill), image.Point{})
}

// around returns the whole pixels that hold the outlines.
func around(outlines [][]vertex) image.Rectangle {
	least, most := vertex{math.Inf(1), math.Inf(1)}, vertex{math.Inf(-1), math.Inf(-1)}
	for _, outline := range outlines {
		for _, p := range outline {
			least = vertex{min(least.x, p.x), min(least.y, p.y)}
			most = vertex{max(most.x, p.x), max(most.y, p.y)}
		}
	}
	if least.x > most.x {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(least.x)), int(math.Floor(least.y)), int(math.Ceil(most.x)), int(math.Ceil(most.y)))
}

// box fills an upright rectangle.
func (c *canvas) box(fill color.NRGBA, x, y, w, h float64) {
	c.shape(fill, vertex{x, y}, vertex{x + w, y}, vertex{x + w, y + h}, vertex{x, y + h})
}

// ellipse fills an ellipse around its centre.
func (c *canvas) ellipse(fill color.NRGBA, x, y, rx, ry float64) {
	c.shape(fill, ring(x, y, rx, ry)...)
}

// line draws a line of the given width through points.
func (c *canvas) line(stroke color.NRGBA, width float64, points ...vertex) {
	var parts [][]vertex
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length == 0 {
			continue
		}
		nx, ny := (b.y-a.y)/length*width/2, (a.x-b.x)/length*width/2
		parts = append(parts, []vertex{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}})
	}
	c.fill(stroke, parts)
}

// ground fills everything below a height that depends on x.
func (c *canvas) ground(fill color.NRGBA, height func(x float64) float64) {
	points := []vertex{{0, c.h}}
	for x := 0.0; x <= c.w; x += 4 {
		points = append(points, vertex{x, height(x)})
	}
	c.shape(fill, append(points, vertex{c.w, height(c.w)}, vertex{c.w, c.h})...)
}

// ring returns the outline of an ellipse.
func ring(x, y, rx, ry float64) []vertex {
	const corners = 96
	points := make([]vertex, 0, corners+1)
	for i := range corners + 1 {
		angle := 2 * math.Pi * float64(i) / corners
		points = append(points, vertex{x + rx*math.Cos(angle), y + ry*math.Sin(angle)})
	}
	return points
}
