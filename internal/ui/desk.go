package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// desk is what all pages of the window share.
type desk struct {
	*tasks
	Shell
	window  fyne.Window
	notice  *notice
	logPath string
	log     func(error)
	leave   func() // closes the dialog that was opened last

	themes    func() []library.Theme     // all there are, the user's own included
	themeName func(library.Theme) string // what people call one
}

// fail is the one door for errors: a sentence a person can act on, the detail into the log. It tells
// whether there was an error. again is the way out, nil where there is none but to read.
func (d *desk) fail(err error, again func()) bool {
	if err == nil {
		return false
	}
	if stopped(err) {
		return true
	}
	d.log(err)
	sentence := words.Failure(err, d.logPath)
	if again == nil {
		d.notice.bad(sentence, "", nil)
	} else {
		d.notice.bad(sentence, words.Say("window.again"), again)
	}
	return true
}

// stopped tells whether a person, or the end of the program, stopped the work: nothing to complain of.
func stopped(err error) bool {
	return library.IsKind(err, library.Cancelled) || errors.Is(err, context.Canceled)
}

// say tells what was done, with a way back or on.
func (d *desk) say(sentence, action string, act func()) { d.notice.show(sentence, action, act) }

// sayGone tells what was removed. Its way back stays in sight while one goes from place to place.
func (d *desk) sayGone(sentence string, back func()) {
	d.say(sentence, words.Say("window.undo"), back)
	d.notice.stays = true
}

// opened tells how to close the dialog that was opened last.
func (d *desk) opened(close func()) { d.leave = close }

// closeDialog closes the dialog that was opened last.
func (d *desk) closeDialog() {
	if d.leave != nil {
		d.leave()
	}
}
