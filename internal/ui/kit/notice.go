package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// NoticeStrip is the strip at the foot of the page that says what happened, with one way on or back.
type NoticeStrip struct {
	Box    *fyne.Container
	ground *widgets.Fill
	Text   *widgets.Label
	Action *widgets.Button
	Detail *widgets.Button // tells more of what went wrong
	Act    func()
	Stays  bool   // also where one goes to another place
	fit    func() // lays out anew what the strip stands under
}

// sentenceMost bounds what a notice says, in letters: it may quote what somebody pasted.
const sentenceMost = 600

// NewNotice is hidden; fit lays out anew what it stands under.
func NewNotice(fit func()) *NoticeStrip {
	n := &NoticeStrip{fit: fit, ground: widgets.NewFill(widgets.Panel), Text: widgets.NewLabel("", widgets.Body)}
	n.Action = widgets.NewButton("", widgets.Normal, func() {
		act := n.Act
		n.Hide()
		if act != nil {
			act()
		}
	})
	n.Detail = widgets.NewButton(words.Say("support.detail"), widgets.Quiet, nil)
	n.Detail.Hide()
	shut := widgets.NewIconButton(theme.CancelIcon(), words.Say("window.close"), n.Hide)
	line := container.New(noticeLayout{}, n.Text, n.Detail, n.Action, shut)
	n.Box = container.New(Layered{}, n.ground, container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(8, 16), line)))
	n.Box.Hide()
	return n
}

func (n *NoticeStrip) show(sentence, action string, act func()) {
	n.set(sentence, action, act, widgets.Panel, widgets.Ink)
}

// Bad says what went wrong.
func (n *NoticeStrip) Bad(sentence, action string, act func()) {
	n.set(sentence, action, act, widgets.BadGround, widgets.Ink)
}

// Explain offers to tell more of what went wrong.
func (n *NoticeStrip) Explain(tell func()) {
	n.Detail.OnTapped = tell
	n.Detail.Show()
	n.fit()
	n.Box.Refresh()
}

func (n *NoticeStrip) set(sentence, action string, act func(), ground, ink fyne.ThemeColorName) {
	n.Act, n.Stays = act, false
	n.Text.SetStyle(widgets.Body.In(ink))
	n.Text.SetText(Cut(sentence, sentenceMost))
	n.Action.SetLabel(action)
	n.Action.Hidden = act == nil
	n.Detail.Hidden = true
	n.ground.SetColour(ground)
	n.Box.Show()
	n.fit()
	n.Box.Refresh()
}

// Hide takes the notice away.
func (n *NoticeStrip) Hide() {
	n.Act = nil
	n.Box.Hide()
	n.fit()
}

// noticeLayout gives the sentence the room that the buttons leave, and as many lines as it needs; where that is too little, the
// buttons stand under it, but for the one that takes the notice away.
type noticeLayout struct{}

// The least room of the sentence, the least height of a notice, and the air between its parts (at 100 %).
const (
	noticeLeast = 200
	noticeHigh  = 40
	noticeGap   = 8
)

// parts are the sentence, the buttons in sight, and the one that takes the notice away.
func (noticeLayout) parts(objects []fyne.CanvasObject) (text *widgets.Label, buttons []fyne.CanvasObject, shut fyne.CanvasObject) {
	for _, o := range objects[1 : len(objects)-1] {
		if o.Visible() {
			buttons = append(buttons, o)
		}
	}
	return objects[0].(*widgets.Label), buttons, objects[len(objects)-1]
}

// room is that of the sentence, and whether the buttons stand beside it.
func (l noticeLayout) room(objects []fyne.CanvasObject, width float32) (room float32, beside bool) {
	_, buttons, shut := l.parts(objects)
	whole := width - shut.MinSize().Width - widgets.Px(noticeGap)
	room = whole
	for _, b := range buttons {
		room -= b.MinSize().Width + widgets.Px(noticeGap)
	}
	if len(buttons) > 0 && room < widgets.Px(noticeLeast) {
		return whole, false
	}
	return room, true
}

func (l noticeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, buttons, shut := l.parts(objects)
	room, beside := l.room(objects, size.Width)
	line, under := size.Height, float32(0)
	if !beside {
		under = l.row().HeightOf(buttons, size.Width)
		line -= under + widgets.Px(noticeGap)
	}
	put := func(o fyne.CanvasObject, x, width, height float32) {
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, max((line-height)/2, 0)))
	}
	put(text, 0, room, text.HeightFor(room))
	least := shut.MinSize()
	put(shut, size.Width-least.Width, least.Width, least.Height)
	if !beside {
		l.row().Layout(buttons, fyne.NewSize(size.Width, under))
		for _, b := range buttons {
			b.Move(b.Position().AddXY(0, size.Height-under))
		}
		return
	}
	x := room + widgets.Px(noticeGap)
	for _, b := range buttons {
		least := b.MinSize()
		put(b, x, least.Width, least.Height)
		x += least.Width + widgets.Px(noticeGap)
	}
}

func (noticeLayout) row() widgets.Flow { return widgets.Flow{Gap: noticeGap, Between: 4} }

// HeightOf is the height at a width: with room for two lines of text at least.
func (l noticeLayout) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	text, buttons, _ := l.parts(objects)
	room, beside := l.room(objects, width)
	h := max(text.HeightFor(room), l.MinSize(objects).Height)
	if !beside {
		h = max(text.HeightFor(room), objects[len(objects)-1].MinSize().Height) + widgets.Px(noticeGap) + l.row().HeightOf(buttons, width)
	}
	return h
}

// MinSize has room for two lines of text.
func (noticeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := widgets.Px(noticeHigh)
	for _, o := range objects[1:] {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}
