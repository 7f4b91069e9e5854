package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Clipping is what a row of clippings shows: a passage that can be taken into the outline.
type Clipping struct {
	Text    []TextRun
	From    string
	Used    bool
	Current bool
}

var pieceStyle = TextStyle{Size: 13, Leading: 19, Colour: Ink, Lines: 4}

const pieceSide, pieceTop, pieceFoot = 12, 9, 17

// ClippingHeight returns the height of a row of clippings at a width.
func ClippingHeight(p Clipping, width float32) float32 {
	lines := len(breakLines(p.Text, pieceStyle, width-2*Px(pieceSide)))
	return 2*Px(pieceTop) + float32(lines)*Px(pieceStyle.Leading) + 2*Px(pieceFoot) + 2
}

// ClippingRow shows a Clipping. All of it takes the clipping when pressed.
type ClippingRow struct {
	widget.BaseWidget
	OnTake     func()
	OnDrag     func(at fyne.Position) // it is dragged; at is in the window
	OnDrop     func()                 // and let go
	piece      Clipping
	take, used string
	hovered    bool
}

// NewClippingRow returns an empty row; take and used are what it says at its foot.
func NewClippingRow(take, used string) *ClippingRow {
	r := &ClippingRow{take: take, used: used}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes what it shows.
func (p *ClippingRow) Set(piece Clipping) {
	p.piece = piece
	p.Refresh()
}

// Tapped takes the clipping.
func (p *ClippingRow) Tapped(*fyne.PointEvent) {
	if p.OnTake != nil && !p.piece.Used {
		p.OnTake()
	}
}

// Dragged tells where the pointer is.
func (p *ClippingRow) Dragged(e *fyne.DragEvent) {
	if p.OnDrag != nil && !p.piece.Used {
		p.OnDrag(e.AbsolutePosition)
	}
}

// DragEnd tells that it was let go.
func (p *ClippingRow) DragEnd() {
	if p.OnDrop != nil {
		p.OnDrop()
	}
}

// MouseIn shows that it can be pressed.
func (p *ClippingRow) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved does nothing.
func (p *ClippingRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (p *ClippingRow) MouseOut() { p.hovered = false; p.Refresh() }

// CreateRenderer draws the row.
func (p *ClippingRow) CreateRenderer() fyne.WidgetRenderer {
	r := &clippingRenderer{
		row: p, ground: NewFill(Paper), rule: NewRule(),
		text: NewLabel("", pieceStyle), from: NewLabel("", Small.AtMost(1)), action: NewLine("", Small),
	}
	r.Refresh()
	return r
}

type clippingRenderer struct {
	row          *ClippingRow
	ground, rule *Fill
	text, from   *Label
	action       *Label
}

func (r *clippingRenderer) Refresh() {
	p := r.row.piece
	ground, ink := Paper, Ink
	if p.Used {
		ink = Soft
	}
	if p.Current {
		ground = Selected
	} else if r.row.hovered && !p.Used {
		ground = Hover
	}
	r.ground.Colour = ground
	r.ground.Refresh()
	r.rule.Refresh()
	r.text.style = pieceStyle.In(ink)
	r.text.SetRuns(p.Text)
	r.from.SetText(p.From)
	if p.Used {
		r.action.style = Small
		r.action.SetText(r.row.used)
	} else {
		r.action.style = Small.In(Main).Heavy()
		r.action.SetText(r.row.take)
	}
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

func (r *clippingRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	width, x, y := size.Width-2*Px(pieceSide), Px(pieceSide), Px(pieceTop)
	for _, t := range []*Label{r.text, r.from, r.action} {
		h := t.HeightFor(width)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, h))
		y += h
	}
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
}

func (r *clippingRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(100), ClippingHeight(r.row.piece, max(r.row.Size().Width, Px(100))))
}

func (r *clippingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.from, r.action, r.rule}
}

func (r *clippingRenderer) Destroy() {}
