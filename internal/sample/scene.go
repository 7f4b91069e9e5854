package sample

import "math"

// The colours of the scenes: the window's paper and ink, and its three theme colours.
var (
	paper  = rgb(0xFBFAF7)
	ink    = rgb(0x1E2A33)
	blue   = rgb(0x17557A)
	sea    = rgb(0x1B7AA6)
	green  = rgb(0x4C7A34)
	earth  = rgb(0xA9641B)
	warm   = rgb(0xF3DDB3)
	stone  = rgb(0xD9D4C7)
	shadow = rgb(0xA9A596)
)

// drawSea: sun, a far island, waves and a fishing boat; n moves them.
func drawSea(c *canvas, n int) {
	shift := float64(n)
	c.sky(mixed(rgb(0xCFE5EF), warm, 0.15*float64(n%4)), paper)
	c.ellipse(faded(warm, 0.9), 140+90*float64(n%5), 120, 46, 46)
	c.ground(faded(mixed(sea, paper, 0.55), 1), func(x float64) float64 {
		return 235 - 60*math.Exp(-sq((x-(560-70*float64(n%4)))/90)) - 34*math.Exp(-sq((x-(420-70*float64(n%4)))/60))
	})
	for i := range 5 {
		depth := float64(i)
		c.ground(mixed(mixed(sea, paper, 0.45), blue, depth/4), func(x float64) float64 {
			return 228 + 36*depth + (3+2.2*depth)*math.Sin(x/(34+9*depth)+shift*1.7+depth*2)
		})
		if i == 1 {
			drawBoat(c, 220+70*float64(n%6), 268)
		}
	}
}

func drawBoat(c *canvas, x, y float64) {
	c.shape(earth, vertex{x - 46, y - 12}, vertex{x + 54, y - 16}, vertex{x + 38, y + 12}, vertex{x - 34, y + 12})
	c.box(paper, x-22, y-30, 34, 17)
	c.box(ink, x-15, y-25, 7, 6)
	c.box(ink, x-2, y-25, 7, 6)
	c.line(ink, 2.5, vertex{x + 20, y - 14}, vertex{x + 20, y - 66})
	c.line(ink, 1.2, vertex{x + 20, y - 64}, vertex{x + 50, y - 16})
	c.line(ink, 1.2, vertex{x + 20, y - 64}, vertex{x - 22, y - 30})
}

// drawMountains: ridges behind one another and a granite post beside a path.
func drawMountains(c *canvas, n int) {
	shift := float64(n)
	c.sky(rgb(0xDCE9EA), paper)
	c.ellipse(faded(warm, 0.8), 110+100*float64(n%6), 92, 34, 34)
	for i := range 4 {
		depth := float64(i)
		c.ground(mixed(mixed(green, paper, 0.72), mixed(green, ink, 0.25), depth/3), func(x float64) float64 {
			ridge := math.Sin(x/(118-14*depth)+shift*2.1+depth*1.3) + 0.45*math.Sin(x/(47-5*depth)+shift+depth*4)
			return 168 + 62*depth - (34-4*depth)*ridge
		})
	}
	x := 190 + 80*float64(n%5)
	c.ellipse(faded(ink, 0.25), x+26, 372, 74, 10)
	c.box(shadow, x-34, 352, 92, 20)
	c.shape(stone, vertex{x - 20, 352}, vertex{x - 12, 232}, vertex{x + 28, 232}, vertex{x + 34, 352})
	c.shape(shadow, vertex{x + 34, 352}, vertex{x + 28, 232}, vertex{x + 42, 240}, vertex{x + 52, 352})
	c.shape(paper, vertex{x - 12, 232}, vertex{x + 8, 218}, vertex{x + 42, 240}, vertex{x + 28, 232})
}

// drawGlobe: a globe of lines and the ways that join its points.
func drawGlobe(c *canvas, n int) {
	c.sky(mixed(warm, paper, 0.55), paper)
	x, y, r := 260+50*float64(n%5), 204.0, 142.0
	c.ellipse(faded(earth, 0.14), x, y, r+26, r+26)
	c.ellipse(mixed(earth, paper, 0.62), x, y, r, r)
	for _, part := range []float64{0.25, 0.6, 0.9} {
		c.line(faded(paper, 0.9), 2, ring(x, y, r*part, r)...)
	}
	for _, part := range []float64{-0.66, -0.33, 0, 0.33, 0.66} {
		half := r * math.Sqrt(1-part*part)
		c.line(faded(paper, 0.9), 2, vertex{x - half, y + r*part}, vertex{x + half, y + r*part})
	}
	for i := range 5 {
		angle := float64(i)*1.25 + float64(n)*0.7
		from := vertex{x + 0.55*r*math.Cos(angle), y + 0.55*r*math.Sin(angle)}
		to := vertex{x + (r+58)*math.Cos(angle+0.5), y + (r+38)*math.Sin(angle+0.5)}
		c.line(blue, 2.4, from, to)
		c.ellipse(blue, from.x, from.y, 7, 7)
		c.ellipse(earth, to.x, to.y, 10, 10)
	}
}

// drawBooks: a shelf of books and an open one before it.
func drawBooks(c *canvas, n int) {
	c.sky(rgb(0xEDE7DA), paper)
	colours := []uint32{0x17557A, 0x4C7A34, 0xA9641B, 0x5E6B74, 0x1B7AA6, 0x8A5A44}
	for i, x := 0, 64.0; x < 640; i++ {
		wide := 24 + float64((i*7+n*5)%4)*7
		high := 118 + float64((i*5+n*3)%5)*13
		c.box(rgb(colours[(i+n)%len(colours)]), x, 236-high, wide, high)
		c.box(faded(paper, 0.75), x+5, 236-high+16, wide-10, 5)
		x += wide + 3
	}
	c.box(rgb(0x8F7A5C), 40, 236, 640, 12)
	c.ellipse(faded(ink, 0.18), 360, 378, 210, 12)
	c.shape(rgb(0xE6DFCF), vertex{360, 292}, vertex{176, 276}, vertex{160, 370}, vertex{360, 380}, vertex{560, 370}, vertex{544, 276})
	c.shape(paper, vertex{360, 288}, vertex{182, 270}, vertex{168, 360}, vertex{360, 374})
	c.shape(paper, vertex{360, 288}, vertex{538, 270}, vertex{552, 360}, vertex{360, 374})
	for i := range 5 {
		down := float64(i) * 14
		c.line(faded(ink, 0.35), 2, vertex{200 - down*0.15, 290 + down}, vertex{336, 302 + down})
		c.line(faded(ink, 0.35), 2, vertex{384, 302 + down}, vertex{520 + down*0.15, 290 + down})
	}
	c.line(faded(ink, 0.4), 1.5, vertex{360, 288}, vertex{360, 374})
}

// drawSign: a road, and beside it a triangle and a disc without words.
func drawSign(c *canvas, n int) {
	c.sky(rgb(0xD8E6EE), paper)
	c.ground(mixed(green, paper, 0.35), func(x float64) float64 { return 262 - 14*math.Sin(x/150+float64(n)) })
	c.shape(rgb(0x6A7379), vertex{330, 258}, vertex{392, 258}, vertex{640, 405}, vertex{40, 405})
	for i := range 4 {
		at := float64(i) / 4
		y := 272 + 130*at*at
		c.shape(paper, vertex{360 - 2 - 4*at, y}, vertex{362 + 2 + 4*at, y}, vertex{363 + 9*at, y + 10 + 18*at}, vertex{357 - 9*at, y + 10 + 18*at})
	}
	c.line(shadow, 8, vertex{548, 140}, vertex{548, 372})
	c.shape(rgb(0xB3261E), vertex{548, 62}, vertex{616, 178}, vertex{480, 178})
	c.shape(rgb(0xF4C95D), vertex{548, 90}, vertex{592, 166}, vertex{504, 166})
	c.box(ink, 543, 112, 10, 32)
	c.ellipse(ink, 548, 155, 6, 6)
	c.line(shadow, 8, vertex{150, 190}, vertex{150, 384})
	c.ellipse(blue, 150, 158, 52, 52)
	c.box(paper, 144, 140, 12, 46)
	c.shape(paper, vertex{150, 120}, vertex{174, 148}, vertex{126, 148})
}

// drawLogo: an open book under a wave.
func drawLogo(c *canvas) {
	c.ellipse(blue, 48, 48, 47, 47)
	c.shape(paper, vertex{48, 36}, vertex{20, 30}, vertex{18, 62}, vertex{48, 70}, vertex{78, 62}, vertex{76, 30})
	c.line(blue, 2.5, vertex{48, 37}, vertex{48, 69})
	c.line(mixed(sea, paper, 0.4), 4, vertex{22, 78}, vertex{36, 74}, vertex{48, 78}, vertex{60, 74}, vertex{74, 78})
}

func sq(x float64) float64 { return x * x }
