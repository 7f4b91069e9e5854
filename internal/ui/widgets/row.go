package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
)

// Row is what one article shows in a list.
type Row struct {
	Title   string
	Unread  bool
	Ticked  bool
	Current bool
	Focused bool
	Meta    string // source · date
	Themes  []Named
	Snippet []TextRun // of a search
}

// Named is a theme with its name.
type Named struct {
	Theme library.Theme
	Name  string
}

// Measures of a row at 100 %.
const (
	rowSide, rowTop = 14, 10
	tickRoom        = 23 // the box and the air after it
	metaHeight      = 21
)

func (r Row) title() TextStyle {
	if r.Unread {
		return Strong.AtMost(4)
	}
	return Body.In(Muted).AtMost(4)
}

var snippetStyle = TextStyle{Size: 13, Leading: 19, Colour: Muted, Lines: 3}

// RowHeight returns the height of a row at a width.
func RowHeight(r Row, width float32) float32 {
	inner := width - 2*Px(rowSide)
	h := 2*Px(rowTop) + float32(len(breakLines(r.words(), r.title(), inner)))*Px(r.title().Leading) + Px(3)
	if len(r.Snippet) > 0 {
		h += float32(len(breakLines(r.Snippet, snippetStyle, inner)))*Px(snippetStyle.Leading) + Px(2)
	}
	return h + r.metaRows(inner)*Px(metaHeight+3) - Px(3) + 1
}

// words are the title after room for the tick box: figure spaces stand for it, so that the title wraps
// under the box as it does in print.
func (r Row) words() []TextRun { return []TextRun{{Text: indent() + r.Title}} }

// indent is as many no-break spaces as are as wide as the tick box.
func indent() string {
	one := measureWords("\u00A0", Px(14), false)
	text := ""
	for w := float32(0); one > 0 && w < Px(tickRoom)-one/2; w += one {
		text += "\u00A0"
	}
	return text
}

// metaRows counts the rows of the line with source, date and themes.
func (r Row) metaRows(width float32) float32 {
	x, rows := measureWords(r.Meta, Px(12), false), float32(1)
	for _, t := range r.Themes {
		w := measureWords(t.Name, Px(12), false) + Px(16)
		if x > 0 && x+Px(6)+w > width {
			x, rows = 0, rows+1
		} else if x > 0 {
			x += Px(6)
		}
		x += w
	}
	return rows
}

// ArticleRow shows a Row.
type ArticleRow struct {
	widget.BaseWidget
	OnOpen, OnTick func()
	OnReach        func() // pressed with Shift
	row            Row
	hovered        bool
	overTick       bool
	shift          bool // held when it was pressed
}

// NewArticleRow returns an empty row.
func NewArticleRow() *ArticleRow {
	r := &ArticleRow{}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes what it shows.
func (a *ArticleRow) Set(row Row) {
	a.row = row
	a.Refresh()
}

// Row returns what it shows.
func (a *ArticleRow) Row() Row { return a.row }

// TickAt returns the middle of the tick box.
func (a *ArticleRow) TickAt() fyne.Position {
	return fyne.NewPos(Px(rowSide)+Px(7.5), Px(rowTop)+Px(10))
}

func (a *ArticleRow) onTick(at fyne.Position) bool {
	return at.X < Px(rowSide+tickRoom) && at.Y < Px(rowTop+24)
}

// MouseDown notes whether Shift is held.
func (a *ArticleRow) MouseDown(e *desktop.MouseEvent) {
	a.shift = e.Modifier&fyne.KeyModifierShift != 0
}

// MouseUp does nothing.
func (a *ArticleRow) MouseUp(*desktop.MouseEvent) {}

// Tapped ticks or opens, and with Shift chooses all rows up to this one.
func (a *ArticleRow) Tapped(e *fyne.PointEvent) {
	switch {
	case a.shift && a.OnReach != nil:
		a.OnReach()
	case a.onTick(e.Position) && a.OnTick != nil:
		a.OnTick()
	case a.OnOpen != nil:
		a.OnOpen()
	}
}

// MouseIn shows that it can be opened.
func (a *ArticleRow) MouseIn(e *desktop.MouseEvent) {
	a.hovered = true
	a.overTick = a.onTick(e.Position)
	a.Refresh()
}

// MouseMoved tells the tick box from the rest.
func (a *ArticleRow) MouseMoved(e *desktop.MouseEvent) {
	if over := a.onTick(e.Position); over != a.overTick {
		a.overTick = over
		a.Refresh()
	}
}

// MouseOut ends it.
func (a *ArticleRow) MouseOut() {
	a.hovered, a.overTick = false, false
	a.Refresh()
}

// CreateRenderer draws the row.
func (a *ArticleRow) CreateRenderer() fyne.WidgetRenderer {
	r := &articleRowRenderer{
		row: a, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil),
		tick: newTick(), title: NewLabel("", Strong), snippet: NewLabel("", snippetStyle), meta: NewLine("", Small),
	}
	r.Refresh()
	return r
}

type articleRowRenderer struct {
	row               *ArticleRow
	ground, bar, rule *canvas.Rectangle
	tick              *tick
	title, snippet    *Label
	meta              *Label
	tags              []fyne.CanvasObject
}

func (r *articleRowRenderer) Refresh() {
	row := r.row.row
	ground := Paper
	if row.Current {
		ground = Selected
	} else if r.row.hovered {
		ground = Hover
	}
	r.ground.FillColor = colour(ground)
	r.bar.FillColor, r.bar.Hidden = colour(Main), !row.Current
	if row.Current && row.Focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(Ring), 2
	} else {
		r.ground.StrokeWidth = 0
	}
	r.rule.FillColor = colour(Line)
	r.tick.set(row.Ticked, r.row.overTick)
	r.title.style = row.title()
	r.title.SetRuns(row.words())
	r.snippet.SetRuns(row.Snippet)
	r.snippet.Hidden = len(row.Snippet) == 0
	r.meta.SetText(row.Meta)
	r.tags = nil
	for _, t := range row.Themes {
		r.tags = append(r.tags, NewThemeTag(t.Theme, t.Name))
	}
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

func (r *articleRowRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Resize(fyne.NewSize(3, size.Height))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.tick.Resize(r.tick.MinSize())
	r.tick.Move(fyne.NewPos(Px(rowSide), Px(rowTop+2.5)))
	x, y, width := Px(rowSide), Px(rowTop), size.Width-2*Px(rowSide)
	put := func(t *Label, gap float32) {
		h := t.HeightFor(width)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, h))
		y += h + gap
	}
	put(r.title, Px(3))
	if !r.snippet.Hidden {
		put(r.snippet, Px(2))
	}
	line := container.New(Flow{Gap: 6, Between: 3}, append([]fyne.CanvasObject{r.meta}, r.tags...)...)
	line.Layout.Layout(line.Objects, fyne.NewSize(width, size.Height-y))
	for _, o := range line.Objects {
		o.Move(o.Position().AddXY(x, y))
	}
}

func (r *articleRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(120), RowHeight(r.row.row, max(r.row.Size().Width, Px(120))))
}

func (r *articleRowRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.bar, r.tick, r.title, r.snippet, r.meta, r.rule}, r.tags...)
}

func (r *articleRowRenderer) Destroy() {}
