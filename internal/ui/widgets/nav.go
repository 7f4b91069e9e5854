package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/library"
)

// NavEntry is an entry of the left bar: where one is, with a count. Folded it is a short word under an icon, or where
// the bar is too low for icons the word alone.
type NavEntry struct {
	pressable
	label, short string
	icon         fyne.Resource
	count        string
	bad          bool // the count needs attention
	current      bool
	folded       bool
	bare         float32       // folded: its height without an icon, 0 with one
	Under        bool          // belongs to the entry above it
	Theme        library.Theme // its square, where Under
	Action       bool          // does something here, instead of leading somewhere
}

// NewNavEntry returns an entry: its words, its short word and icon for the folded bar.
func NewNavEntry(label, short string, icon fyne.Resource, tapped func()) *NavEntry {
	p := &NavEntry{label: label, short: short, icon: icon}
	p.OnTapped = tapped
	p.ExtendBaseWidget(p)
	return p
}

// Label returns the words.
func (p *NavEntry) Label() string { return p.label }

// SetLabel changes the words.
func (p *NavEntry) SetLabel(label, short string) {
	if p.label != label {
		p.label, p.short = label, short
		p.Refresh()
	}
}

// Count returns what stands beside the words.
func (p *NavEntry) Count() string { return p.count }

// SetCount changes what stands beside the words.
func (p *NavEntry) SetCount(count string, bad bool) {
	if p.count != count || p.bad != bad {
		p.count, p.bad = count, bad
		p.Refresh()
	}
}

// Current tells whether one is here.
func (p *NavEntry) Current() bool { return p.current }

// SetCurrent says whether one is here.
func (p *NavEntry) SetCurrent(on bool) {
	if p.current != on {
		p.current = on
		p.Refresh()
	}
}

// Fold makes the entry short or long. A short one with a bare height is a word without an icon, so high.
func (p *NavEntry) Fold(on bool, bare float32) {
	if p.folded != on || p.bare != bare {
		p.folded, p.bare = on, bare
		p.Refresh()
	}
}

// FoldedHeight is how high the entry is when it is short, with its icon: all of them fit a screen of 768 less the frame of the
// window and the system's bar.
func (p *NavEntry) FoldedHeight() float32 {
	if p.Under {
		return Px(32)
	}
	return Px(39)
}

// CreateRenderer draws the entry.
func (p *NavEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &navEntryRenderer{
		place: p, ground: canvas.NewRectangle(nil), square: canvas.NewRectangle(nil),
		words: canvas.NewText("", nil), count: canvas.NewText("", nil), icon: canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type navEntryRenderer struct {
	place          *NavEntry
	ground, square *canvas.Rectangle
	words, count   *canvas.Text
	icon           *canvas.Image
}

// colours returns what the entry is painted with; ground is "" for none.
func (p *NavEntry) colours() (ground, words, count fyne.ThemeColorName) {
	words, count = Ink, Soft
	switch {
	case p.current && p.Under:
		ground = Selected
	case p.current:
		ground, words, count = Main, OnMain, OnMainSoft
	case p.hovered:
		ground = PlainHover
	}
	if p.folded && !p.current {
		words = Soft
	}
	if p.Action {
		words = Main
	}
	if p.bad && (p.Under || !p.current) {
		count = Bad
	}
	return ground, words, count
}

func (r *navEntryRenderer) paint() {
	p := r.place
	ground, words, count := p.colours()
	r.ground.FillColor = nil
	if ground != "" {
		r.ground.FillColor = colour(ground)
	}
	r.ground.CornerRadius, r.ground.StrokeWidth = 6, 0
	if p.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(Ring), 2
	}
	r.paintSquare()
	said := p.label
	r.words.TextSize, r.count.TextSize = Px(14), Px(12)
	if p.folded {
		said, r.words.TextSize, r.count.TextSize = p.short, Px(11), Px(10)
	}
	r.words.Color, r.words.TextStyle.Bold = colour(words), (p.current || p.Action) && !p.folded
	setWords(r.words, said)
	r.count.Color = colour(count)
	setWords(r.count, p.count)
	r.icon.Hidden = !p.folded || p.bare > 0 || p.icon == nil
	if p.icon != nil {
		r.icon.Resource = theme.NewColoredResource(p.icon, words)
	}
}

// paintSquare paints the square that carries the colour of a theme; articles without one have an outline.
func (r *navEntryRenderer) paintSquare() {
	p := r.place
	r.square.Hidden = p.Theme == "" || p.Theme == library.Unclassified && !p.folded
	r.square.FillColor, r.square.CornerRadius, r.square.StrokeWidth = colour(BandColour(p.Theme)), 2, 0
	if p.Theme == library.Unclassified {
		r.square.FillColor, r.square.StrokeColor, r.square.StrokeWidth = nil, colour(Soft), 1.5
	}
}

func (r *navEntryRenderer) MinSize() fyne.Size {
	switch {
	case r.place.folded && r.place.bare > 0:
		return fyne.NewSize(Px(64), r.place.bare)
	case r.place.folded:
		return fyne.NewSize(Px(64), r.place.FoldedHeight())
	default:
		return fyne.NewSize(Px(120), Px(34))
	}
}

func (r *navEntryRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.count.Resize(r.count.MinSize())
	switch {
	case r.place.folded && r.place.bare > 0:
		r.layoutBare(size)
	case r.place.folded:
		r.layoutFolded(size)
	default:
		r.layoutWide(size)
	}
}

func (r *navEntryRenderer) layoutWide(size fyne.Size) {
	x := Px(10)
	if r.place.Under {
		x = Px(22)
		side := Px(9)
		r.square.Resize(fyne.NewSize(side, side))
		r.square.Move(fyne.NewPos(x, (size.Height-side)/2))
		if !r.square.Hidden {
			x += Px(17)
		}
	}
	count := r.count.MinSize()
	words := fitWords(r.words, r.place.label, size.Width-x-count.Width-Px(16))
	r.words.Move(fyne.NewPos(x, (size.Height-words.Height)/2))
	r.count.Move(fyne.NewPos(size.Width-count.Width-Px(10), (size.Height-count.Height)/2))
}

func (r *navEntryRenderer) layoutFolded(size fyne.Size) {
	top, side := Px(3), Px(16)
	if r.place.Under {
		top, side = Px(4), Px(9)
		r.square.Resize(fyne.NewSize(side, side))
		r.square.Move(fyne.NewPos((size.Width-side)/2, top))
	}
	r.icon.Resize(fyne.NewSize(side, side))
	r.icon.Move(fyne.NewPos((size.Width-side)/2, top))
	words := fitWords(r.words, r.place.short, size.Width-Px(2))
	r.words.Move(fyne.NewPos((size.Width-words.Width)/2, size.Height-words.Height-Px(2)))
	r.count.Move(fyne.NewPos(size.Width-r.count.MinSize().Width-Px(4), Px(2)))
}

// layoutBare sets the word at the left, the colour of a theme as a band before it.
func (r *navEntryRenderer) layoutBare(size fyne.Size) {
	band := Px(3)
	r.square.Resize(fyne.NewSize(band, size.Height-Px(8)))
	r.square.Move(fyne.NewPos(0, Px(4)))
	x := band + Px(2)
	count := r.count.MinSize()
	words := fitWords(r.words, r.place.short, size.Width-x)
	r.words.Move(fyne.NewPos(x, (size.Height-words.Height)/2))
	if x+words.Width+count.Width+Px(3) > size.Width {
		r.count.Text = "" // no room
	}
	r.count.Move(fyne.NewPos(size.Width-count.Width-Px(2), (size.Height-count.Height)/2))
}

func (r *navEntryRenderer) Refresh() {
	r.paint()
	r.icon.Refresh()
	r.Layout(r.place.Size())
	canvas.Refresh(r.place)
}

func (r *navEntryRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.square, r.icon, r.words, r.count}
}
func (r *navEntryRenderer) Destroy() {}
