package compose

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// editor is the middle of the outline page: the title, what is known of the talk, and the points.
type editor struct {
	page *Composer

	box         *fyne.Container
	title       *widgets.Field
	bar         *fyne.Container // the title, and the three after it
	saved       *widgets.Label
	back, forth *widgets.Button
	past        *widgets.Button // shows how the outline stood before
	details     *details
	list        *fyne.Container
	look        *container.ThemeOverride // around the list
	scroll      *widgets.Scrolled
	cards       map[position]*widgets.PointCard
	rows        listCards
	heads       []*widgets.Label  // how long each section takes
	headLines   []*fyne.Container // in which that stands behind the names of sections
	drag        drag
	filling     bool // the fields are being filled, nobody types
}

func newEditor(c *Composer) *editor {
	e := &editor{page: c}
	e.title = e.entry("window.title-hint", "title", func(o *library.Outline, text string) { o.Title = text })
	e.title.TextStyle.Bold = true
	e.saved = widgets.NewLine("", widgets.Small)
	e.back = widgets.NewIconButton(kit.Icon("undo.svg"), words.Say("window.undo"), c.Undo)
	e.forth = widgets.NewIconButton(kit.Icon("redo.svg"), words.Say("window.redo"), c.Redo)
	e.past = widgets.NewIconButton(kit.Icon("history.svg"), words.Say("window.versions"), c.askVersions)
	e.bar = container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 4, Spread: 0}, Height: 53}, container.New(atLeast{150}, e.title), e.saved, e.back, e.forth, e.past)
	e.details = newDetails(e)
	e.list = container.New(widgets.Column{})
	e.look = container.NewThemeOverride(e.list, widgets.Cards())
	e.scroll = widgets.NewScrolled(container.New(widgets.Inset{Top: 4, Left: 16, Right: 16, Bottom: 30}, container.New(overridden{}, e.look)))
	e.drag.line = widgets.NewFill(widgets.Main)
	e.drag.line.Hide()
	head := container.New(widgets.Column{},
		container.New(widgets.Inset{Left: 14, Right: 8}, e.bar), widgets.NewRule(), e.details.box, widgets.NewRule(),
	)
	e.box = container.New(dragLayout{}, kit.Pinned(head, nil, e.scroll), e.drag.line)
	return e
}

// entry is a field of the outline that is saved as one types.
func (e *editor) entry(hint, name string, put func(o *library.Outline, text string)) *widgets.Field {
	field := widgets.NewField("", words.Say(hint))
	field.OnChanged = func(text string) {
		if !e.filling {
			e.page.typed(name, func(o *library.Outline) { put(o, viet.NFC(text)) })
			e.reckon()
		}
	}
	return field
}

// refresh shows the outline.
func (e *editor) refresh() {
	o := e.page.outline
	e.filling = true
	set(e.title, o.Title)
	e.details.fill(o)
	e.filling = false
	e.buttons()
	e.fillList(o)
	e.reckon()
	e.scroll.Refit()
	e.list.Layout.Layout(e.list.Objects, e.list.Size()) // also where the whole is as high as before
}

func set(field *widgets.Field, text string) {
	if field.Text != text {
		field.SetText(text)
	}
}

// buttons shows whether one can go back and forth.
func (e *editor) buttons() {
	e.back.Enable(len(e.page.history.past) > 0)
	e.forth.Enable(len(e.page.history.future) > 0)
}

// focus puts the keyboard into a point.
func (e *editor) focus(at position) {
	if card, ok := e.cards[at]; ok {
		e.page.Window.Canvas().Focus(card.Focusable())
		e.reveal(at)
	}
}

// reveal scrolls a point into sight.
func (e *editor) reveal(at position) {
	card, ok := e.cards[at]
	if !ok {
		return
	}
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(card).Y - driver.AbsolutePositionForObject(e.scroll).Y
	if room := e.scroll.Size().Height; y < 0 || y+card.Size().Height > room {
		e.scroll.To(e.scroll.Top() + y - room/3)
	}
}

// unfocus takes the keyboard from a card that has gone.
func (e *editor) unfocus() {
	now := e.page.Window.Canvas().Focused()
	for _, gone := range e.rows.spare {
		for _, r := range gone {
			if now != nil && r.card.Holds(now) {
				e.page.Window.Canvas().Unfocus()
				return
			}
		}
	}
}

func letterheadLine(h library.Letterhead) string {
	if h.Issuer == "" && h.Superior == "" {
		return words.Say("window.letterhead-none")
	}
	return strings.Trim(h.Superior+" · "+h.Issuer, " ·")
}

// atLeast gives its object a least width (for 100 %).
type atLeast struct{ width float32 }

func (a atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (a atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(widgets.Px(a.width), 0))
}

// overridden measures what a theme is put around.
type overridden struct{}

func (overridden) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	look := objects[0].(*container.ThemeOverride)
	look.Resize(size)
	inner := look.Content.(*fyne.Container)
	inner.Layout.Layout(inner.Objects, size)
}

func (overridden) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// HeightOf is the height at a width.
func (overridden) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[0].(*container.ThemeOverride).Content, width)
}
