package ui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// What the pilot writes down of the talk.
const (
	talkCommune = "Long Hoa"
	talkHeads   = "42"
)

// talk writes the session down as the guide says, from its outline, and finds it in the report with the sessions behind a row.
func (p *pilot) talk(a *app.App) {
	sessions := func() []library.Session {
		all, err := a.Sessions.List(context.Background(), app.SessionQuery{})
		if err != nil {
			panic(err)
		}
		return all
	}
	p.click(words.Say("window.outline-spoken"))
	commune := p.wait("the commune", uitest.Hinting(words.Say("talks.commune-hint")))
	p.until("the commune has the keyboard", func() bool { return p.focused() == commune.Object })
	p.shot("talk-filled-in")
	p.write(commune, talkCommune)
	p.write(p.counts()[0], talkHeads)
	p.key("Tab") // whoever leaves a field has it kept
	p.until("the session is kept", func() bool {
		all := sessions()
		return len(all) == 1 && all[0].Place.Commune == talkCommune && all[0].Present == library.AmountOf(42)
	})
	p.shot("talk")
	p.click(words.Say("talks.copy"))
	p.until("there is another one", func() bool { return len(sessions()) == 2 })
	p.shot("talk-copied")
	p.goTo(words.Say("window.place-reports"))
	p.wait("how many came", uitest.Saying(talkHeads))
	p.shot("report")
}

// counts are the fields for numbers of people, from the top.
func (p *pilot) counts() []uitest.Sighted {
	unknown := func(o fyne.CanvasObject) bool {
		field, is := o.(*widgets.Field)
		return is && field.PlaceHolder == words.Say("talks.not-known")
	}
	p.wait("a number", unknown)
	all := p.findAll(unknown)
	slices.SortFunc(all, func(a, b uitest.Sighted) int {
		return cmp.Or(cmp.Compare(a.At.Y, b.At.Y), cmp.Compare(a.At.X, b.At.X))
	})
	return all
}
