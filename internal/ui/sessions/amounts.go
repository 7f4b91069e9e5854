package sessions

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// AmountChooser keeps which numbers of a session are not asked for.
type AmountChooser interface {
	NotAsked(ctx context.Context) ([]string, error)
	SetNotAsked(ctx context.Context, names []string) error
}

// always are the numbers that are asked for whatever was chosen: without them there is no attendance.
var always = []string{"present", "online"}

// asked reports whether a number has its field: it was not left out, or the session says it.
func (f *talkForm) asked(a session.AmountField) bool {
	return slices.Contains(always, a.Name) || !slices.Contains(f.page.notAsked, a.Name) || a.Of(&f.kept).Known()
}

// askedFor reports whether the number of that name has its field.
func (f *talkForm) askedFor(name string) bool {
	return slices.ContainsFunc(f.amounts, func(a headcountField) bool { return a.Name == name && f.asked(a.AmountField) }) || len(f.kept.HandoutsBy) > 0
}

// showAmounts sets the numbers that are asked for beside each other, four in a row.
func (f *talkForm) showAmounts() {
	var cells []fyne.CanvasObject
	for _, a := range f.amounts {
		if f.asked(a.AmountField) {
			name := session.FieldName(a.Name)
			kit.TellPurpose(a.Field, name)
			cells = append(cells, container.New(widgets.Column{Gap: 2}, widgets.NewLine(name, widgets.Small), a.Field))
		}
	}
	f.people.Objects = nil
	for row := range slices.Chunk(cells, 4) {
		f.people.Add(container.New(kit.Shares{0.25, 0.25, 0.25, 0.25}, row...))
	}
	f.copies.row.Hidden = !f.askedFor("handouts")
	f.people.Add(container.New(widgets.Bar{Gap: 8, Spread: -1}, widgets.NewLink(words.Say("talks.asked"), f.askAsked)))
	f.people.Refresh()
}

// askAsked asks which numbers are to be asked for.
func (f *talkForm) askAsked() {
	left := slices.Clone(f.page.notAsked)
	box := container.New(widgets.Flow{Gap: 8, Between: 6})
	for _, a := range f.amounts {
		if slices.Contains(always, a.Name) {
			continue
		}
		var chip *widgets.Chip
		show := func() { chip.Set(session.FieldName(a.Name), !slices.Contains(left, a.Name)) }
		chip = widgets.NewFilterChip("", func() {
			if at := slices.Index(left, a.Name); at >= 0 {
				left = slices.Delete(left, at, at+1)
			} else {
				left = append(left, a.Name)
			}
			show()
		})
		show()
		box.Add(chip)
	}
	f.page.Ask(words.Say("talks.asked"), words.Say("window.use"), 280, func(form *kit.Form) {
		form.Hide()
		kit.Do(f.page.Tasks, &f.page.writes, func(ctx context.Context) error { return f.page.needs.Amounts.SetNotAsked(ctx, left) }, func(err error) {
			if !f.page.Fail(err, nil) {
				f.page.update()
			}
		})
	}, widgets.NewLabel(words.Say("talks.asked-help"), widgets.Small.Larger()), box)
}
