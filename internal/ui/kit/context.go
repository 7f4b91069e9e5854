// Package kit is what the pages of the window share: the page context with its shell, work that fills slots, forms,
// notices, routes, and the small parts pages are built of.
package kit

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// PageContext is what all pages of the window share.
type PageContext struct {
	*Tasks
	Shell
	Window  fyne.Window
	Notice  *NoticeStrip
	LogPath string
	Log     func(error)
	SendLog func()        // gathers what whoever helps needs to know; nil where nothing can be sent
	dialogs []*openDialog // the one that was opened last at the end

	Themes    func() []library.Theme     // all there are, the user's own included
	ThemeName func(library.Theme) string // what people call one
}

// Fail is the one door for errors: a sentence a person can act on, the detail into the log. It tells
// whether there was an error. again is the way out, nil where there is none but to read.
func (d *PageContext) Fail(err error, again func()) bool {
	if err == nil {
		return false
	}
	if Stopped(err) {
		return true
	}
	action := ""
	if again != nil {
		action = words.Say("window.again")
	}
	d.Tell(err, words.Reason(err, d.LogPath), action, again)
	return true
}

// Tell tells an error in a sentence, with a way out and its detail behind a button; the detail goes into the log too.
func (d *PageContext) Tell(err error, sentence, action string, act func()) {
	d.Log(err)
	d.Notice.Bad(sentence, action, act)
	d.Notice.Explain(d.explaining(err, sentence))
}

// Stopped tells whether a person, or the end of the program, stopped the work: nothing to complain of.
func Stopped(err error) bool {
	return library.IsKind(err, library.Cancelled) || errors.Is(err, context.Canceled)
}

// Say tells what was done, with a way back or on.
func (d *PageContext) Say(sentence, action string, act func()) { d.Notice.show(sentence, action, act) }

// SayGone tells what was removed. Its way back stays in sight while one goes from place to place.
func (d *PageContext) SayGone(sentence string, back func()) {
	d.Say(sentence, words.Say("window.undo"), back)
	d.Notice.Stays = true
}

// openDialog is a dialog that stands before the window.
type openDialog struct {
	pop     *widget.PopUp // that it stands in
	close   func()
	confirm func() // does what it is for; nil where it asks nothing
}

// Opened tells of a dialog that was opened, how to close it and how to confirm it.
func (d *PageContext) Opened(pop *widget.PopUp, close, confirm func()) {
	d.dialogs = append(d.standing(), &openDialog{pop, close, confirm})
}

// standing returns the dialogs that stand before the window, and forgets those that were closed: the toolkit closes what is no
// dialog by itself, and tells nobody, when one presses beside it.
func (d *PageContext) standing() []*openDialog {
	d.dialogs = slices.DeleteFunc(d.dialogs, func(o *openDialog) bool { return !o.pop.Visible() })
	return d.dialogs
}

// CloseDialog closes the dialog that was opened last.
func (d *PageContext) CloseDialog() {
	if all := d.standing(); len(all) > 0 {
		all[len(all)-1].close()
	}
}

// confirmDialog does what the dialog that was opened last is for.
func (d *PageContext) confirmDialog() {
	if all := d.standing(); len(all) > 0 && all[len(all)-1].confirm != nil {
		all[len(all)-1].confirm()
	}
}

// DialogKey does what a key does where a dialog stands before the window: Esc leaves it, Enter confirms it. It tells whether one does.
func (d *PageContext) DialogKey(key fyne.KeyName) bool {
	if d.Window.Canvas().Overlays().Top() == nil {
		return false
	}
	switch key {
	case fyne.KeyEscape:
		d.CloseDialog()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.confirmDialog()
	}
	return true
}
