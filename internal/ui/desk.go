package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// desk is what all pages of the window share.
type desk struct {
	*tasks
	window  fyne.Window
	notice  *notice
	logPath string
	log     func(error)
	goTo    func(place)
	changed func() // counts beside the places may be others now
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

// place is where one is in the window.
type place struct {
	kind    placeKind
	theme   library.Theme
	outline int64
}

type placeKind string

const (
	allPlace      placeKind = "all"
	themePlace    placeKind = "theme"
	savedPlace    placeKind = "saved"
	outlinesPlace placeKind = "outlines"
	outlinePlace  placeKind = "outline" // one, on the desk
	sourcesPlace  placeKind = "sources"
	settingsPlace placeKind = "settings"
	helpPlace     placeKind = "help"
)

// themeTags returns themes with their names, short for narrow places.
func (d *desk) themeTags(themes []library.Theme, short bool) []widgets.Named {
	var tags []widgets.Named
	for _, t := range themes {
		name := d.themeName(t)
		if short {
			name = d.shortTheme(t)
		}
		tags = append(tags, widgets.Named{Theme: t, Name: name})
	}
	return tags
}

// shortTheme returns a name for narrow places.
func (d *desk) shortTheme(t library.Theme) string { return short(d.themeName(t)) }

// screenName names themes as the left bar does, wherever they are met in the window; only the user's own are asked
// for. Paper bears the full official names.
func screenName(own func(library.Theme) string) func(library.Theme) string {
	return func(t library.Theme) string {
		switch t {
		case library.SeaIslands, library.LandBorders, library.ForeignInformation, library.Unclassified:
			return words.Say("window.theme-" + string(t))
		default:
			return own(t)
		}
	}
}
