package widgets

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The grid of a month: weeks from Monday, six of them, so that it is as high in every month.
const (
	weekDays   = 7
	monthWeeks = 6
	dayHeight  = 30 // for 100 %, as the next
	headHeight = 22
)

// MonthGrid shows the days of a month, those with something on them underlined.
type MonthGrid struct {
	widget.BaseWidget
	OnDay func(day time.Time)
	heads []*Label
	days  []*dayCell
}

// NewMonthGrid returns a grid; names are the seven days of the week, Monday first.
func NewMonthGrid(names []string) *MonthGrid {
	g := &MonthGrid{}
	for _, name := range names {
		head := NewLine(name, Small)
		head.Align = fyne.TextAlignCenter
		g.heads = append(g.heads, head)
	}
	for range weekDays * monthWeeks {
		cell := &dayCell{}
		cell.OnTapped = func() {
			if g.OnDay != nil {
				g.OnDay(cell.day)
			}
		}
		cell.ExtendBaseWidget(cell)
		g.days = append(g.days, cell)
	}
	g.ExtendBaseWidget(g)
	return g
}

// ShowMonth shows the month of a day. marked tells of a day whether something is on it, chosen whether it is chosen, today
// whether it is today.
func (g *MonthGrid) ShowMonth(month time.Time, marked, chosen, today func(day time.Time) bool) {
	first := time.Date(month.Year(), month.Month(), 1, 0, 0, 0, 0, time.UTC)
	first = first.AddDate(0, 0, -(int(first.Weekday())+weekDays-1)%weekDays)
	for i, cell := range g.days {
		day := first.AddDate(0, 0, i)
		cell.set(dayLook{day: day, outside: day.Month() != month.Month(), marked: marked(day), chosen: chosen(day), today: today(day)})
	}
}

// Marked returns the days in sight with something on them.
func (g *MonthGrid) Marked() (days []time.Time) {
	for _, cell := range g.days {
		if cell.marked {
			days = append(days, cell.day)
		}
	}
	return days
}

// HeightFor returns the height, which is the same at every width.
func (g *MonthGrid) HeightFor(float32) float32 { return Px(headHeight + monthWeeks*dayHeight) }

// CreateRenderer places the days.
func (g *MonthGrid) CreateRenderer() fyne.WidgetRenderer { return &monthRenderer{g} }

type monthRenderer struct{ grid *MonthGrid }

func (r *monthRenderer) Layout(size fyne.Size) {
	column := size.Width / weekDays
	for i, head := range r.grid.heads {
		head.Resize(fyne.NewSize(column, Px(headHeight)))
		head.Move(fyne.NewPos(float32(i)*column, 0))
	}
	for i, cell := range r.grid.days {
		cell.Resize(fyne.NewSize(column, Px(dayHeight)))
		cell.Move(fyne.NewPos(float32(i%weekDays)*column, Px(headHeight)+float32(i/weekDays)*Px(dayHeight)))
	}
}

func (r *monthRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(weekDays*34), r.grid.HeightFor(0))
}

func (r *monthRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.grid.Size())
}

func (r *monthRenderer) Objects() (all []fyne.CanvasObject) {
	for _, head := range r.grid.heads {
		all = append(all, head)
	}
	for _, cell := range r.grid.days {
		all = append(all, cell)
	}
	return all
}

func (r *monthRenderer) Destroy() {}

// dayLook is how a day is shown.
type dayLook struct {
	day                            time.Time
	outside, marked, chosen, today bool
}

// dayCell is one day of the grid.
type dayCell struct {
	pressable
	dayLook
}

func (c *dayCell) set(look dayLook) {
	if c.dayLook != look {
		c.dayLook = look
		c.Refresh()
	}
}

// CreateRenderer draws the day.
func (c *dayCell) CreateRenderer() fyne.WidgetRenderer {
	r := &dayRenderer{cell: c, ground: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent), number: canvas.NewText("", nil)}
	r.paint()
	return r
}

type dayRenderer struct {
	cell         *dayCell
	ground, mark *canvas.Rectangle
	number       *canvas.Text
}

func (r *dayRenderer) paint() {
	c := r.cell
	ground, ink := none, Ink
	switch {
	case c.chosen:
		ground, ink = Main, OnMain
	case c.outside:
		ink = Soft
	}
	if c.hovered && !c.chosen {
		ground = Hover
	}
	r.ground.FillColor, r.ground.CornerRadius, r.ground.StrokeWidth = color.Transparent, 6, 0
	if ground != none {
		r.ground.FillColor = colour(ground)
	}
	switch {
	case c.focused:
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(Ring), 2
	case c.today && !c.chosen:
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(Main), 1
	}
	r.mark.FillColor = color.Transparent
	switch {
	case c.marked && c.chosen:
		r.mark.FillColor = colour(OnMain)
	case c.marked:
		r.mark.FillColor = colour(Main)
	}
	number := ""
	if !c.day.IsZero() {
		number = strconv.Itoa(c.day.Day())
	}
	r.number.Color, r.number.TextSize, r.number.TextStyle.Bold = colour(ink), Px(13), c.today
	setWords(r.number, number)
}

func (r *dayRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(1, 1))
	r.ground.Resize(size.SubtractWidthHeight(2, 2))
	least := r.number.MinSize()
	r.number.Resize(least)
	r.number.Move(fyne.NewPos((size.Width-least.Width)/2, (size.Height-least.Height)/2-Px(1)))
	width := Px(14)
	r.mark.Resize(fyne.NewSize(width, Px(3)))
	r.mark.Move(fyne.NewPos((size.Width-width)/2, size.Height-Px(6)))
}

func (r *dayRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(24), Px(dayHeight)) }

func (r *dayRenderer) Refresh() {
	r.paint()
	r.Layout(r.cell.Size())
	canvas.Refresh(r.cell)
}

func (r *dayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.mark, r.number}
}

func (r *dayRenderer) Destroy() {}
