package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The height of the tallest bar of a chart, of a line of words, and the air between two bars (for 100 %).
const (
	chartHeight = 110
	chartLabel  = 20
	chartGap    = 8
)

// ChartBar is a value of a chart beside the one it is compared with; Before below 0 is none.
type ChartBar struct {
	Label       string
	Now, Before int64
}

// Bars is a chart of upright bars, each with its number above it.
type Bars struct {
	widget.BaseWidget
	bars []ChartBar
}

// NewBars returns a chart.
func NewBars(bars []ChartBar) *Bars {
	b := &Bars{bars: bars}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor returns the height, which is the same at every width.
func (b *Bars) HeightFor(float32) float32 { return Px(chartHeight + 2*chartLabel) }

// CreateRenderer draws the chart.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{chart: b}
	for _, bar := range b.bars {
		p := barPair{now: canvas.NewRectangle(color.Transparent), before: canvas.NewRectangle(color.Transparent), label: NewLine(bar.Label, Small), number: NewLine("", Small.In(Ink))}
		p.label.Align, p.number.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
		p.number.SetText(strconv.FormatInt(bar.Now, 10))
		r.pairs = append(r.pairs, p)
	}
	r.paint()
	return r
}

type barPair struct {
	now, before   *canvas.Rectangle
	label, number *Label
}

type barsRenderer struct {
	chart *Bars
	pairs []barPair
}

func (r *barsRenderer) paint() {
	for _, p := range r.pairs {
		p.now.FillColor, p.before.FillColor = colour(Main), colour(Edge)
		p.now.CornerRadius, p.before.CornerRadius = 2, 2
	}
}

func (r *barsRenderer) Layout(size fyne.Size) {
	if len(r.pairs) == 0 {
		return
	}
	most := int64(1)
	for _, b := range r.chart.bars {
		most = max(most, b.Now, b.Before)
	}
	column := min(size.Width/float32(len(r.pairs)), Px(120))
	floor := Px(chartHeight + chartLabel)
	for i, p := range r.pairs {
		b, x := r.chart.bars[i], float32(i)*column
		width := column - Px(chartGap)
		height := func(n int64) float32 { return Px(chartHeight) * float32(max(n, 0)) / float32(most) }
		put := func(o fyne.CanvasObject, x, width float32, n int64) {
			o.Resize(fyne.NewSize(width, height(n)))
			o.Move(fyne.NewPos(x, floor-height(n)))
		}
		if p.before.Hidden = b.Before < 0; p.before.Hidden {
			put(p.now, x, width, b.Now)
		} else {
			put(p.before, x, width/2-1, b.Before)
			put(p.now, x+width/2, width/2-1, b.Now)
		}
		p.number.Resize(fyne.NewSize(width, Px(chartLabel)))
		p.number.Move(fyne.NewPos(x, floor-max(height(b.Now), height(b.Before))-Px(chartLabel)))
		p.label.Resize(fyne.NewSize(width, Px(chartLabel)))
		p.label.Move(fyne.NewPos(x, floor+Px(2)))
	}
}

func (r *barsRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.chart.HeightFor(0)) }

func (r *barsRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.chart.Size())
}

func (r *barsRenderer) Objects() (all []fyne.CanvasObject) {
	for _, p := range r.pairs {
		all = append(all, p.before, p.now, p.number, p.label)
	}
	return all
}

func (r *barsRenderer) Destroy() {}
