package widgets

import "fyne.io/fyne/v2"

// FigureRow is a row of a table of numbers: a name and its figures in columns of equal width, to be pressed for what is
// behind them.
type FigureRow struct {
	pressable
	Chosen  bool
	ground  *Fill
	rule    *Fill
	mark    *Fill // the colour of a theme, nil for none
	name    *Label
	figures []*Label
}

// figureWidth is the width of a column of figures, figureSide the air beside the row (for 100 %).
const (
	figureWidth = 86
	figureSide  = 10
	figureMark  = 9
)

// NewFigureRow returns a row in a style; mark is "" for none, tapped nil where there is nothing behind it.
func NewFigureRow(name string, figures []string, style TextStyle, mark fyne.ThemeColorName, tapped func()) *FigureRow {
	r := &FigureRow{ground: NewFill(Paper), rule: NewRule(), name: NewLabel(name, style.AtMost(2))}
	if mark != "" {
		r.mark = NewFill(mark)
	}
	for _, text := range figures {
		figure := NewLabel(text, style)
		figure.Align = fyne.TextAlignTrailing
		r.figures = append(r.figures, figure)
	}
	r.OnTapped = tapped
	r.ExtendBaseWidget(r)
	return r
}

// Words returns what the row says: the name, then the figures.
func (r *FigureRow) Words() []string {
	all := []string{r.name.Words()}
	for _, f := range r.figures {
		all = append(all, f.Words())
	}
	return all
}

// places returns the width of the name and of a column.
func (r *FigureRow) places(width float32) (indent, name, column float32) {
	if r.mark != nil {
		indent = Px(figureMark + 8)
	}
	room := width - 2*Px(figureSide)
	column = Px(figureWidth)
	if n := float32(len(r.figures)); n > 0 && column*n > room*0.7 {
		column = room * 0.7 / n
	}
	return indent, room - indent - column*float32(len(r.figures)) - Px(8), column
}

// HeightFor returns the height at a width.
func (r *FigureRow) HeightFor(width float32) float32 {
	_, name, column := r.places(width)
	h := r.name.HeightFor(name)
	for _, f := range r.figures {
		h = max(h, f.HeightFor(column-Px(6)))
	}
	return h + Px(16)
}

// CreateRenderer places the parts.
func (r *FigureRow) CreateRenderer() fyne.WidgetRenderer { return &figureRenderer{r} }

type figureRenderer struct{ row *FigureRow }

func (f *figureRenderer) Layout(size fyne.Size) {
	r := f.row
	r.ground.Resize(size)
	indent, name, column := r.places(size.Width)
	x := Px(figureSide)
	if r.mark != nil {
		r.mark.Resize(fyne.NewSize(Px(figureMark), Px(figureMark)))
		r.mark.Move(fyne.NewPos(x, Px(13)))
	}
	put := func(l *Label, x, width float32) {
		h := l.HeightFor(width)
		l.Resize(fyne.NewSize(width, h))
		l.Move(fyne.NewPos(x, (size.Height-h)/2))
	}
	put(r.name, x+indent, name)
	x = size.Width - Px(figureSide) - column*float32(len(r.figures))
	for _, l := range r.figures {
		put(l, x+Px(6), column-Px(6))
		x += column
	}
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
}

func (f *figureRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(240), f.row.HeightFor(max(f.row.Size().Width, Px(240))))
}

func (f *figureRenderer) Refresh() {
	r := f.row
	r.ground.Colour, r.ground.Border = Paper, ""
	switch {
	case r.Chosen:
		r.ground.Colour = Selected
	case r.hovered && r.OnTapped != nil:
		r.ground.Colour = Hover
	}
	if r.focused {
		r.ground.Border = Ring
	}
	for _, o := range f.Objects() {
		o.Refresh()
	}
	f.Layout(r.Size())
}

func (f *figureRenderer) Objects() []fyne.CanvasObject {
	r := f.row
	all := []fyne.CanvasObject{r.ground, r.name}
	if r.mark != nil {
		all = append(all, r.mark)
	}
	for _, l := range r.figures {
		all = append(all, l)
	}
	return append(all, r.rule)
}

func (f *figureRenderer) Destroy() {}
