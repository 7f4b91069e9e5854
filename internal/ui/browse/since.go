package browse

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// spans are the times back from today that a list can be narrowed to, in days; 0 for all.
var spans = []int{0, 7, 30, 90, 365}

// spanName is what the articles of so many days back are called.
func spanName(days int) string {
	switch days {
	case 0:
		return words.Say("reading.any-day")
	case 365:
		return words.Say("reading.last-year")
	default:
		return words.Say("reading.last-days", "count", days)
	}
}

// sinceDay is the day an article of the last so many days is at least of.
func sinceDay(now time.Time, days int) library.Moment {
	if days == 0 {
		return library.Moment{}
	}
	day := now.In(library.Vietnam).AddDate(0, 0, -days)
	return library.Day(day.Year(), day.Month(), day.Day())
}

// chooseSpan lets one choose how far back to see.
func (b *Browser) chooseSpan() {
	var items []*fyne.MenuItem
	for _, days := range spans {
		items = append(items, fyne.NewMenuItem(spanName(days), func() {
			b.days = days
			b.refilter()
		}))
	}
	b.menuUnder(b.since, items)
}

// menuUnder opens a menu under a chip.
func (b *Browser) menuUnder(chip *widgets.Chip, items []*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(chip)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), b.Window.Canvas(), at.AddXY(0, chip.Size().Height+2))
}

// themedName is what the theme is called to which the saved articles are narrowed.
func (b *Browser) themedName() string {
	if b.themed == "" {
		return words.Say("notes.every-theme")
	}
	return b.ThemeName(b.themed)
}

// chooseTheme lets one choose of which theme to see the saved articles.
func (b *Browser) chooseTheme() {
	choose := func(t library.Theme) func() {
		return func() {
			b.themed = t
			b.refilter()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("notes.every-theme"), choose(""))}
	for _, t := range append(b.Themes(), library.Unclassified) {
		items = append(items, fyne.NewMenuItem(b.ThemeName(t), choose(t)))
	}
	b.menuUnder(b.ofTheme, items)
}
