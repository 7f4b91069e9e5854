package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// editor is the middle of the outline page: title, occasion, place, date, letterhead, and the points.
type editor struct {
	page *composer

	box          *fyne.Container
	title        *widgets.Field
	saved        *widgets.Text
	back, forth  *widgets.Button
	occasion     *widgets.Field
	hall         *widgets.Field
	date         *widgets.Field
	badDate      *widgets.Text
	letterhead   *widgets.Text
	list         *fyne.Container
	look         *container.ThemeOverride // around the list
	scroll       *widgets.Scrolled
	cards        map[spot]*widgets.PointCard
	filling      bool // the fields are being filled, nobody types
	bar, details *fyne.Container
}

func newEditor(c *composer) *editor {
	e := &editor{page: c}
	e.title = e.entry("window.title-hint", "title", func(o *library.Outline, text string) { o.Title = text })
	e.title.TextStyle.Bold = true
	e.saved = widgets.NewLine("", widgets.Small)
	e.back = widgets.NewIconButton(icon("undo.svg"), words.Say("window.undo"), c.undo)
	e.forth = widgets.NewIconButton(icon("redo.svg"), words.Say("window.redo"), c.redo)
	e.bar = container.New(toolBar{widgets.Bar{Gap: 4, Spread: 0}, 53}, container.New(atLeast{200}, e.title), e.saved, e.back, e.forth)
	e.occasion = e.entry("window.occasion-hint", "occasion", func(o *library.Outline, text string) { o.Occasion = text })
	e.hall = e.entry("window.hall-hint", "hall", func(o *library.Outline, text string) { o.Place = text })
	e.date = e.entry("window.date-hint", "date", e.dated)
	e.badDate = widgets.NewText(words.Say("window.bad-date"), widgets.Small.In(widgets.Bad))
	e.badDate.Hide()
	e.letterhead = widgets.NewText("", widgets.Small.AtMost(1))
	e.details = container.New(widgets.Column{Gap: 6},
		container.New(shares{0.38, 0.36, 0.26}, e.occasion, e.hall, e.date),
		e.badDate,
		container.New(widgets.Bar{Gap: 8, Spread: 0}, e.letterhead, widgets.NewLink(words.Say("window.edit"), c.editLetterhead)),
	)
	e.list = container.New(widgets.Column{})
	e.look = container.NewThemeOverride(e.list, widgets.Cards())
	e.scroll = widgets.NewScrolled(container.New(widgets.Inset{Top: 4, Left: 16, Right: 16, Bottom: 30}, container.New(overridden{}, e.look)))
	head := container.New(widgets.Column{},
		container.New(widgets.Inset{Left: 14, Right: 8}, e.bar), widgets.NewRule(),
		container.New(widgets.Around(8, 14), e.details), widgets.NewRule(),
	)
	e.box = dock(nil, nil, nil, widgets.NewRule(), dock(head, nil, nil, nil, e.scroll))
	return e
}

// entry is a field of the outline that is saved as one types.
func (e *editor) entry(hint, name string, put func(o *library.Outline, text string)) *widgets.Field {
	field := widgets.NewField("", words.Say(hint))
	field.OnChanged = func(text string) {
		if !e.filling {
			e.page.typed(name, func(o *library.Outline) { put(o, viet.NFC(text)) })
		}
	}
	return field
}

// dated reads the date as one types; what is no date yet leaves the outline without one, and that is said.
func (e *editor) dated(o *library.Outline, text string) {
	o.Date = library.Moment{}
	if m, ok := viet.ParseDate(text); ok {
		o.Date = m
	}
	e.judgeDate()
	e.box.Refresh()
}

// judgeDate says under the date when it is not understood.
func (e *editor) judgeDate() {
	_, ok := viet.ParseDate(e.date.Text)
	e.badDate.Hidden = ok || strings.TrimSpace(e.date.Text) == ""
}

// refresh shows the outline.
func (e *editor) refresh() {
	o := e.page.outline
	e.filling = true
	set(e.title, o.Title)
	set(e.occasion, o.Occasion)
	set(e.hall, o.Place)
	if parsed, ok := viet.ParseDate(e.date.Text); !ok || parsed != o.Date {
		text := ""
		if o.Date.Known() {
			text = viet.ShortDate(o.Date)
		}
		set(e.date, text)
	}
	e.filling = false
	e.judgeDate()
	e.letterhead.SetText(letterheadLine(o.Letterhead))
	e.buttons()
	e.fillList(o)
	e.scroll.Relayout()
	e.box.Refresh()
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

func letterheadLine(h library.Letterhead) string {
	if h.Issuer == "" && h.Superior == "" {
		return words.Say("window.letterhead-none")
	}
	return strings.Trim(h.Superior+" · "+h.Issuer, " ·")
}

// numerals number the sections of a đề cương.
var numerals = []string{"I", "II", "III", "IV", "V", "VI"}

// sectionName is a section's heading as it is printed: those without points are not, and have no number.
func sectionName(o library.Outline, s int) string {
	name, number := words.Say("paper.section-"+string(o.Sections[s].Role)), 0
	if len(o.Sections[s].Points) == 0 {
		return name
	}
	for _, before := range o.Sections[:s] {
		if len(before.Points) > 0 {
			number++
		}
	}
	return numerals[min(number, len(numerals)-1)] + ". " + name
}

func (e *editor) fillList(o library.Outline) {
	e.unfocus()
	e.cards = map[spot]*widgets.PointCard{}
	numbers := map[int64]int{}
	for i, id := range o.Articles() {
		numbers[id] = i + 1
	}
	var list []fyne.CanvasObject
	for s, section := range o.Sections {
		head := container.New(widgets.Bar{Gap: 10, Spread: 1},
			widgets.NewLine(sectionName(o, s), widgets.Strong),
			widgets.NewText(words.Say("window.points", "count", len(section.Points)), widgets.Small),
		)
		list = append(list, container.New(widgets.Inset{Top: 10, Bottom: 4}, head))
		for p, point := range section.Points {
			card := e.card(spot{s, p}, point, numbers)
			e.cards[spot{s, p}] = card
			list = append(list, container.New(widgets.Around(4, 0), card))
		}
		at := spot{s, len(section.Points)}
		list = append(list, container.New(widgets.Inset{Left: 2, Bottom: 2}, container.NewHBox(
			widgets.NewLink(words.Say("window.add-point"), func() { e.page.add(at) }))))
	}
	e.list.Objects = list
	e.look.Theme = widgets.Cards()
	e.look.Refresh()
}

func (e *editor) card(at spot, point library.OutlinePoint, numbers map[int64]int) *widgets.PointCard {
	c := e.page
	origin, own := e.origin(point, numbers)
	var card *widgets.PointCard
	tool := func(picture, label string, act func()) *widgets.Button {
		button := widgets.NewIconButton(icon(picture), words.Say(label), act)
		button.Calm = true
		return button
	}
	card = widgets.NewPointCard(point.Text, words.Say("window.point-hint"), origin, own,
		tool("up.svg", "window.move-up", func() { e.reveal(c.move(at, -1)) }),
		tool("down.svg", "window.move-down", func() { e.reveal(c.move(at, 1)) }),
		tool("move.svg", "window.move-to", func() { e.chooseSection(at, card) }),
		tool("drop.svg", "window.drop", func() { c.drop(at) }),
	)
	card.OnChanged = func(text string) {
		text = viet.NFC(strings.ReplaceAll(text, "\n", " "))
		c.typed(fmt.Sprint(at), func(o *library.Outline) { o.Sections[at.section].Points[at.point].Text = text })
		card.SetOrigin(e.origin(c.outline.Sections[at.section].Points[at.point], numbers))
		if card.Outgrown() {
			e.scroll.Refit()
		}
	}
	card.OnMove = func(by int) { e.focus(c.move(at, by)) }
	card.OnEnter = func() { c.add(spot{at.section, at.point + 1}) }
	return card
}

// origin says where a point comes from.
func (e *editor) origin(p library.OutlinePoint, numbers map[int64]int) (line string, own bool) {
	if p.Quoted == nil {
		return words.Say("window.own-point"), true
	}
	source := e.page.sources[p.Quoted.Article]
	name := source.Source
	if source.Published.Known() {
		name += ", " + viet.ShortDate(source.Published)
	}
	key := "window.quoted"
	if !p.Verbatim() {
		key = "window.quoted-edited"
	}
	return words.Say(key, "number", numbers[p.Quoted.Article], "source", name), false
}

// chooseSection moves a point to the end of another section.
func (e *editor) chooseSection(at spot, card *widgets.PointCard) {
	var items []*fyne.MenuItem
	for s, section := range e.page.outline.Sections {
		if s != at.section {
			to := spot{s, len(section.Points)}
			items = append(items, fyne.NewMenuItem(sectionName(e.page.outline, s), func() { e.page.put(at, to) }))
		}
	}
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(card)
	pop := widget.NewPopUpMenu(fyne.NewMenu("", items...), e.page.window.Canvas())
	pop.ShowAtPosition(pos.AddXY(card.Size().Width-pop.MinSize().Width, card.Size().Height))
}

// focus puts the keyboard into a point.
func (e *editor) focus(at spot) {
	if card, ok := e.cards[at]; ok {
		e.page.window.Canvas().Focus(card.Focusable())
		e.reveal(at)
	}
}

// reveal scrolls a point into sight.
func (e *editor) reveal(at spot) {
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

// unfocus takes the keyboard from a card that is about to go.
func (e *editor) unfocus() {
	now := e.page.window.Canvas().Focused()
	for _, card := range e.cards {
		if now != nil && now == card.Focusable() {
			e.page.window.Canvas().Unfocus()
			return
		}
	}
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

// shares divides the width by shares; where that is too little, the objects stand under each other.
type shares []float32

// sharedLeast is the width (at 100 %) below which there is too little.
const sharedLeast = 400

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y, gap := float32(0), float32(0), widgets.Px(8)
	room := size.Width - gap*float32(len(objects)-1)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, y))
		h := o.MinSize().Height
		if size.Width < widgets.Px(sharedLeast) {
			o.Resize(fyne.NewSize(size.Width, h))
			y += h + widgets.Px(4)
			continue
		}
		o.Resize(fyne.NewSize(room*s[i], h))
		x += room*s[i] + gap
	}
}

// HeightOf is the height at a width.
func (s shares) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	h := s.MinSize(objects).Height
	if n := float32(len(objects)); width < widgets.Px(sharedLeast) {
		return n*h + (n-1)*widgets.Px(4)
	}
	return h
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}
