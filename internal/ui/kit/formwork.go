package kit

import (
	"context"
)

// LoadIn is Load for what the button of a form asks for. Until that came the button cannot be pressed again; what fails is said in
// the form, which stays.
func LoadIn[T any](f *Form, s *Slot, work func(context.Context) (T, error), show func(T)) {
	f.busy(true)
	Load(f.page.Tasks, s, work, func(value T, err error) {
		f.busy(false)
		if !f.Fail(err) {
			show(value)
		}
	})
}

// DoIn is Do for the button of a form: two presses would do it twice.
func DoIn(f *Form, s *Slot, work func(context.Context) error, show func()) {
	f.busy(true)
	Do(f.page.Tasks, s, work, func(err error) {
		f.busy(false)
		if !f.Fail(err) {
			show()
		}
	})
}

// busy says that what was asked for is under way, or no longer.
func (f *Form) busy(on bool) {
	if on {
		f.ClearError()
	}
	f.Submit.Enable(!on)
	SetHidden(f.doing, !on)
	f.content.Refresh()
}

// Press presses the button of the form by Enter, where it can be pressed: also from a field whose line is ended.
func (f *Form) Press(string) {
	if !f.careful && f.Submit.Visible() {
		f.Submit.Tapped(nil)
	}
}
