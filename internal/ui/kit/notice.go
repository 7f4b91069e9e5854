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
	n.Box = container.NewStack(n.ground, Dock(widgets.NewRule(), nil, nil, nil, container.New(widgets.Around(8, 16), line)))
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

// noticeLayout gives the sentence the room that the buttons leave, and as many lines as it needs.
type noticeLayout struct{}

func (noticeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		if !objects[i].Visible() {
			continue
		}
		least := objects[i].MinSize()
		x -= least.Width
		objects[i].Resize(least)
		objects[i].Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x -= widgets.Px(8)
	}
	text := objects[0].(*widgets.Label)
	h := text.HeightFor(x)
	text.Resize(fyne.NewSize(x, h))
	text.Move(fyne.NewPos(0, max(0, (size.Height-h)/2)))
}

// MinSize has room for two lines of text.
func (noticeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := widgets.Px(40)
	for _, o := range objects[1:] {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}
