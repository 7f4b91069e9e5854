package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Form is a dialog of our own: a question, its fields, one primary button. Esc closes it, Enter presses the button (see DialogKey).
type Form struct {
	Pop     *widget.PopUp
	Close   *widgets.Button
	Submit  *widgets.Button
	Problem *widgets.Label
	doing   *widgets.Label // says that what was asked for is under way
	Column  *fyne.Container
	content *fyne.Container
	page    *PageContext
	more    *fyne.Container // holds what tells more of the problem
	detail  *widgets.Button
	careful bool // Enter does not press the button

	OnHidden func() // it was closed, however
}

// barRoom is what the scroll bar of a form takes of the air beside its fields (for 100 %).
const barRoom = 14

// formWidth is the width of a form at 100 %.
const formWidth = 560

// Ask opens a form of a height (for 100 %). Its primary button calls act.
func (d *PageContext) Ask(title, submit string, height float32, act func(*Form), fields ...fyne.CanvasObject) *Form {
	f := &Form{Problem: widgets.NewLabel("", widgets.Body.In(widgets.Bad)), page: d}
	f.Problem.Hide()
	f.doing = widgets.NewLabel(words.Say("window.doing"), widgets.Body)
	f.doing.Hide()
	f.detail = widgets.NewLink(words.Say("support.detail"), nil)
	f.more = Row(f.detail)
	f.more.Hide()
	f.Close = widgets.NewButton(words.Say("window.cancel"), widgets.Normal, f.Hide)
	f.Submit = widgets.NewButton(submit, widgets.Primary, func() { act(f) })
	f.Column = container.New(widgets.Column{Gap: 10}, fields...)
	name := widgets.NewLabel(title, widgets.Section)
	foot := Ways(f.Close, f.Submit)
	below := container.New(widgets.Column{Gap: 10}, f.doing, f.Problem, f.more, foot)
	f.content = Dock(
		container.New(widgets.Inset{Bottom: 12}, name), container.New(widgets.Inset{Top: 14}, below), nil, nil,
		container.New(widgets.Inset{Right: -barRoom}, widgets.NewScrolled(container.New(widgets.Inset{Right: barRoom}, f.Column))))
	f.Pop = widget.NewModalPopUp(
		container.NewStack(widgets.NewEdge(), container.New(widgets.Around(18, 22), f.content), widgets.NewTips()), d.Window.Canvas())
	room := d.Window.Canvas().Size()
	f.Pop.Resize(fyne.NewSize(min(widgets.Px(formWidth), room.Width-40), min(widgets.Px(height), room.Height-40)))
	f.Pop.Show()
	widgets.TipIn(f.Pop)
	overlays := d.Window.Canvas().Overlays()
	own := overlays.Top()
	d.Opened(f.Pop, f.Hide, func() {
		if overlays.Top() == own { // no menu stands before it
			f.Press("")
		}
	})
	return f
}

// Carefully has the form be confirmed by pressing its button and not by Enter, which may be meant for something else: what it does
// cannot be taken back, leaves the machine, trusts or keeps what was refused, or takes more than one looks at.
func (f *Form) Carefully() *Form {
	f.careful = true
	return f
}

// Hide closes the form.
func (f *Form) Hide() {
	f.Pop.Hide()
	if f.OnHidden != nil {
		f.OnHidden()
	}
}

// Fail says in the form what went wrong, and lets one ask for more; the detail goes into the log. It tells whether there was
// an error.
func (f *Form) Fail(err error) bool {
	if err == nil {
		return false
	}
	f.page.Log(err)
	sentence := words.Reason(err, f.page.LogPath)
	f.ShowError(sentence)
	f.detail.OnTapped = f.page.explaining(err, sentence)
	f.more.Show()
	f.content.Refresh()
	return true
}

// ShowError says in the form why it cannot be done.
func (f *Form) ShowError(sentence string) {
	f.more.Hide()
	f.Problem.SetText(sentence)
	f.Problem.Show()
	f.content.Refresh()
}

// ClearError takes back what ShowError said.
func (f *Form) ClearError() {
	if f.Problem.Visible() {
		f.Problem.Hide()
		f.more.Hide()
		f.content.Refresh()
	}
}

// TellPurpose tells a field, or the first of several, what it is for, which it says to readers of the screen; the words beside it
// stand apart for them.
func TellPurpose(field fyne.CanvasObject, name string) {
	switch field := field.(type) {
	case *widgets.Field:
		field.Purpose = name
	case *fyne.Container:
		if len(field.Objects) > 0 {
			TellPurpose(field.Objects[0], name)
		}
	}
}

// Labelled sets the name of a field above it.
func Labelled(name string, field fyne.CanvasObject) *fyne.Container {
	TellPurpose(field, name)
	return container.New(widgets.Column{Gap: 2}, widgets.NewLabel(name, widgets.Small.Heavy()), field)
}
