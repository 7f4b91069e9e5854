package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// notice is the strip at the foot of the page that says what happened, with one way on or back.
type notice struct {
	box    *fyne.Container
	ground *widgets.Fill
	text   *widgets.Text
	action *widgets.Button
	act    func()
	stays  bool   // also where one goes to another place
	fit    func() // lays out anew what the strip stands under
}

func newNotice(fit func()) *notice {
	n := &notice{fit: fit, ground: widgets.NewFill(widgets.Panel), text: widgets.NewText("", widgets.Body)}
	n.action = widgets.NewButton("", widgets.Normal, func() {
		act := n.act
		n.hide()
		if act != nil {
			act()
		}
	})
	shut := widgets.NewIconButton(theme.CancelIcon(), words.Say("window.close"), n.hide)
	line := container.New(noticeLayout{}, n.text, n.action, shut)
	n.box = container.NewStack(n.ground, dock(widgets.NewRule(), nil, nil, nil, container.New(widgets.Around(8, 16), line)))
	n.box.Hide()
	return n
}

func (n *notice) show(sentence, action string, act func()) {
	n.set(sentence, action, act, widgets.Panel, widgets.Ink)
}

func (n *notice) bad(sentence, action string, act func()) {
	n.set(sentence, action, act, widgets.BadGround, widgets.Ink)
}

func (n *notice) set(sentence, action string, act func(), ground, ink fyne.ThemeColorName) {
	n.act, n.stays = act, false
	n.text.SetStyle(widgets.Body.In(ink))
	n.text.SetText(sentence)
	n.action.SetLabel(action)
	n.action.Hidden = act == nil
	n.ground.SetColour(ground)
	n.box.Show()
	n.fit()
	n.box.Refresh()
}

func (n *notice) hide() {
	n.act = nil
	n.box.Hide()
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
	text := objects[0].(*widgets.Text)
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
