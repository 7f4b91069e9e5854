package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// form is a dialog of our own: a question, its fields, one primary button. Esc closes it (see keys).
type form struct {
	pop     *widget.PopUp
	close   *widgets.Button
	submit  *widgets.Button
	problem *widgets.Text
	column  *fyne.Container
	content *fyne.Container
}

// barRoom is what the scroll bar of a form takes of the air beside its fields (for 100 %).
const barRoom = 14

// formWidth is the width of a form at 100 %.
const formWidth = 560

func (d *desk) ask(title, submit string, height float32, act func(*form), fields ...fyne.CanvasObject) *form {
	f := &form{problem: widgets.NewText("", widgets.Body.In(widgets.Bad))}
	f.problem.Hide()
	f.close = widgets.NewButton(words.Say("window.cancel"), widgets.Normal, f.hide)
	f.submit = widgets.NewButton(submit, widgets.Primary, func() { act(f) })
	f.column = container.New(widgets.Column{Gap: 10}, fields...)
	name := widgets.NewText(title, widgets.Section)
	foot := container.New(widgets.Bar{Gap: 8, Spread: 0}, widgets.NewGap(), f.close, f.submit)
	below := container.New(widgets.Column{Gap: 10}, f.problem, foot)
	f.content = dock(
		container.New(widgets.Inset{Bottom: 12}, name), container.New(widgets.Inset{Top: 14}, below), nil, nil,
		container.New(widgets.Inset{Right: -barRoom}, widgets.NewScrolled(container.New(widgets.Inset{Right: barRoom}, f.column))))
	f.pop = widget.NewModalPopUp(container.New(widgets.Around(18, 22), f.content), d.window.Canvas())
	room := d.window.Canvas().Size()
	f.pop.Resize(fyne.NewSize(min(widgets.Px(formWidth), room.Width-40), min(widgets.Px(height), room.Height-40)))
	d.opened(f.hide)
	f.pop.Show()
	return f
}

func (f *form) hide() { f.pop.Hide() }

// wrong says in the form why it cannot be done.
func (f *form) wrong(sentence string) {
	f.problem.SetText(sentence)
	f.problem.Show()
	f.content.Refresh()
}

// right takes back what was wrong.
func (f *form) right() {
	if f.problem.Visible() {
		f.problem.Hide()
		f.content.Refresh()
	}
}

// labelled sets the name of a field above it.
func labelled(name string, field fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Column{Gap: 2}, widgets.NewText(name, widgets.Small.Heavy()), field)
}
