package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
)

// dayCard is a frame with a heading, lines that lead somewhere, and buttons under them.
type dayCard struct {
	box     *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	edge    *widgets.Fill
	heading *widgets.Label
	count   *widgets.Label // beside the heading
}

func newDayCard(heading string) *dayCard {
	c := &dayCard{heading: widgets.NewLabel(heading, widgets.Strong.Larger()), count: widgets.NewLine("", widgets.Small), edge: widgets.NewFill(widgets.Card)}
	c.head = container.New(widgets.Bar{Gap: 8, Spread: 0}, c.heading, c.count)
	c.body = container.New(widgets.Column{Gap: 8}, c.head)
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 10
	c.edge.Min = fyne.NewSize(4, 0)
	c.box = container.New(framed{}, ground, c.edge, container.New(widgets.Around(16, 16), c.body))
	return c
}

// primary marks the card one looks at first.
func (c *dayCard) primary() { c.edge.SetColour(widgets.Main) }

// band shows the colour of a theme before its name.
func (c *dayCard) band(t library.Theme) {
	square := widgets.NewFill(widgets.BandColour(t))
	square.Min, square.Radius = fyne.NewSize(9, 9), 2
	c.head.Layout = widgets.Bar{Gap: 8, Spread: 1}
	c.head.Objects = append([]fyne.CanvasObject{container.NewCenter(square)}, c.head.Objects...)
}

func (c *dayCard) add(o fyne.CanvasObject) { c.body.Add(o) }

// line adds a line that leads somewhere, a rule above it.
func (c *dayCard) line(text string, s widgets.TextStyle, tapped func()) {
	if len(c.body.Objects) > 1 {
		c.body.Add(widgets.NewRule())
	}
	c.body.Add(widgets.NewTextLink(text, s, tapped))
}

func (c *dayCard) actions(buttons ...fyne.CanvasObject) {
	c.body.Add(container.New(widgets.Flow{Gap: 6, Between: 6}, buttons...))
}

// framed lays a card's ground, the mark at its left edge and what it holds over each other.
type framed struct{}

func (framed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	inset := float32(1)
	objects[1].Move(fyne.NewPos(inset, 10))
	objects[1].Resize(fyne.NewSize(widgets.Px(4), max(size.Height-20, 0)))
	objects[2].Resize(size)
}

func (framed) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[2].MinSize() }

// HeightOf is the height at a width.
func (framed) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[2], width)
}

// cardGrid sets cards beside each other, three where there is room, and those of a row in one height.
type cardGrid struct{}

// The white between cards, and the least width of one, at 100 %.
const (
	cardGap   = 18
	leastCard = 290
)

func columns(width float32) int {
	return min(max(int((width+widgets.Px(cardGap))/(widgets.Px(leastCard)+widgets.Px(cardGap))), 1), 3)
}

// rows tells where each card stands, and how high all are.
func (cardGrid) rows(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	n, gap := columns(width), widgets.Px(cardGap)
	each := (width - gap*float32(n-1)) / float32(n)
	y := float32(0)
	for first := 0; first < len(objects); first += n {
		row := objects[first:min(first+n, len(objects))]
		high := float32(0)
		for _, o := range row {
			high = max(high, widgets.HeightAt(o, each))
		}
		for i, o := range row {
			place(o, float32(i)*(each+gap), y, each, high)
		}
		y += high + gap
	}
	return max(y-gap, 0)
}

func (g *cardGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.rows(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (g *cardGrid) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// HeightOf is the height at a width.
func (g *cardGrid) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return g.rows(objects, width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}
