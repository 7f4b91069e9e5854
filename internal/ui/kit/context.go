// Package kit is what the pages of the window share: the page context with its shell, work that fills slots, forms,
// notices, routes, and the small parts pages are built of.
package kit

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

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
	leave   func() // closes the dialog that was opened last

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
	d.Log(err)
	sentence := words.Reason(err, d.LogPath)
	if again == nil {
		d.Notice.Bad(sentence, "", nil)
	} else {
		d.Notice.Bad(sentence, words.Say("window.again"), again)
	}
	return true
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

// Opened tells how to close the dialog that was opened last.
func (d *PageContext) Opened(close func()) { d.leave = close }

// CloseDialog closes the dialog that was opened last.
func (d *PageContext) CloseDialog() {
	if d.leave != nil {
		d.leave()
	}
}
