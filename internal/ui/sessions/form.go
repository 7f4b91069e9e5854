package sessions

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// talkForm is one session to fill in. It is kept whenever a field is left, so that nothing typed is lost.
type talkForm struct {
	page    *SessionList
	kept    library.Session // as it stands in the library; without a uid it does not yet
	doubts  string          // what a person should look at again
	filling bool            // by the program: nobody types

	box                                    *fyne.Container
	body                                   *fyne.Container
	view                                   *widgets.Scrolled
	empty                                  *kit.EmptyState
	title, origin                          *widgets.Label
	date, start, minutes                   *widgets.Field
	commune, hamlet, venue, unit, speakers *kit.SuggestField
	status                                 *kit.ChipGroup[library.SessionStatus]
	heldAs                                 *kit.ChipGroup[library.SessionForm]
	level                                  *kit.ChipGroup[library.Level]
	themes                                 *themeChoice
	amounts                                []headcountField
	people                                 *fyne.Container // the numbers that are asked for
	audiences                              *audienceRows
	copies                                 *copiesFields
	attached                               *attachedFiles
	holds                                  *kit.ChipGroup[bool] // on where the rows of the audience count
	holdsRow                               *fyne.Container
	questions, notes                       *widgets.Field
	problem, state                         *widgets.Label
	detail                                 *fyne.Container // tells more of a problem
	done, copied, remove, past             *widgets.Button
	toList                                 *widgets.Button // where it takes the list's place
}

// headcountField is a field with a number of people or things.
type headcountField struct {
	*widgets.Field
	session.AmountField
}

func newForm(p *SessionList) *talkForm {
	f := &talkForm{page: p, empty: kit.NewEmptyState()}
	f.title, f.origin = widgets.NewLine("", widgets.Section), widgets.NewLine("", widgets.Small)
	f.fields()
	f.problem = widgets.NewLabel("", widgets.Small.Larger().In(widgets.Bad))
	f.detail = kit.Row()
	f.detail.Hide()
	f.state = widgets.NewLine("", widgets.Small)
	f.remove = widgets.NewButton(words.Say("window.remove"), widgets.Quiet, f.askRemove)
	f.copied = widgets.NewButton(words.Say("talks.copy"), widgets.Normal, f.copy)
	f.past = widgets.NewButton(words.Say("talks.history"), widgets.Quiet, f.askHistory)
	f.done = widgets.NewButton(words.Say("talks.done"), widgets.Primary, f.markHeld)
	f.body = f.rows()
	f.view = widgets.NewScrolled(container.New(widgets.Inset{Top: 12, Left: 20, Right: 22, Bottom: 20}, f.body))
	f.toList = widgets.NewButton(words.Say("reading.to-list"), widgets.Quiet, f.leave)
	f.toList.Hide()
	head := container.New(widgets.Column{},
		container.New(widgets.Around(0, 14), container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 2}, Height: 40}, f.toList, f.title, widgets.NewGap(), f.origin)),
		widgets.NewRule())
	foot := container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(10, 14), container.New(widgets.Column{Gap: 6}, f.problem, f.detail,
		container.New(widgets.Flow{Gap: 8, Between: 6}, f.done, f.copied, f.past, f.remove, f.state))))
	f.box = container.NewStack(kit.Pinned(head, foot, f.view), f.empty.Box)
	f.close()
	return f
}

// fields makes what can be filled in.
func (f *talkForm) fields() {
	f.date = f.entry("talks.date-hint")
	f.start = f.entry("talks.start-hint")
	f.minutes = f.entry("talks.minutes-hint")
	f.commune, f.hamlet, f.venue = f.suggest("talks.commune-hint"), f.suggest("talks.hamlet-hint"), f.suggest("talks.venue-hint")
	f.unit, f.speakers = f.suggest("talks.unit-hint"), f.suggest("talks.speakers-hint")
	f.status = kit.NewChipGroup(library.SessionStatuses(), func(s library.SessionStatus) string { return session.ChoiceName("status", string(s)) },
		func(library.SessionStatus) { f.keep() })
	f.heldAs = kit.NewChipGroup(library.SessionForms(), func(s library.SessionForm) string { return session.ChoiceName("form", string(s)) },
		func(library.SessionForm) { f.keep() })
	f.level = kit.NewChipGroup(library.Levels(), func(l library.Level) string { return session.ChoiceName("level", string(l)) },
		func(library.Level) { f.keep() })
	f.themes = newThemeChoice(f)
	for _, a := range session.AmountFields() {
		f.amounts = append(f.amounts, headcountField{f.entry("talks.not-known"), a})
	}
	f.audiences = newAudienceRows(f)
	f.copies = newCopiesFields(f)
	f.attached = newAttachedFiles(f)
	f.holds = kit.NewSwitch(func(rows bool) string {
		if rows {
			return words.Say("sessions.holds-audiences")
		}
		return words.Say("sessions.holds-total")
	}, false, func(bool) { f.keep() })
	f.questions, f.notes = widgets.NewArea("", 3), widgets.NewArea("", 2)
	f.questions.SetPlaceHolder(words.Say("talks.questions-hint"))
	f.questions.OnLeave, f.notes.OnLeave = f.keep, f.keep
}

func (f *talkForm) entry(hint string) *widgets.Field {
	field := widgets.NewField("", words.Say(hint))
	field.OnLeave = f.keep
	field.OnSubmitted = func(string) { f.keep() }
	return field
}

// suggest is a field that offers names; one that gets the keyboard closes what the others offer.
func (f *talkForm) suggest(hint string) *kit.SuggestField {
	field := kit.NewSuggestField(words.Say(hint), f.refit)
	offer := field.OnFocus
	field.OnFocus = func() {
		for _, other := range f.suggestions() {
			if other != field {
				other.Close()
			}
		}
		offer()
	}
	field.OnLeave = f.keep
	return field
}

func (f *talkForm) suggestions() []*kit.SuggestField {
	return slices.DeleteFunc([]*kit.SuggestField{f.commune, f.hamlet, f.venue, f.unit, f.speakers}, func(s *kit.SuggestField) bool { return s == nil })
}

// offer takes the names in use.
func (f *talkForm) offer(names store.SessionNames) {
	f.commune.Names, f.unit.Names, f.speakers.Names = names.Communes, names.Units, names.Speakers
	f.audiences.groups = names.Groups
}

// rows sets the fields under each other, each beside its name.
func (f *talkForm) rows() *fyne.Container {
	named := func(key string, field fyne.CanvasObject) fyne.CanvasObject {
		kit.TellPurpose(field, words.Say(key))
		return container.New(besideName{}, widgets.NewLabel(words.Say(key), widgets.Small.Larger()), field)
	}
	f.people = container.New(widgets.Column{Gap: 6})
	f.copies.row = container.New(widgets.Column{}, named("talks.copies", f.copies.box))
	f.showAmounts()
	f.holdsRow = container.New(widgets.Column{}, named("talks.holds", f.holds.Box))
	return container.New(widgets.Column{Gap: 9},
		named("talks.when", container.New(kit.Shares{0.4, 0.3, 0.3}, f.date, f.start, f.minutes)),
		named("talks.status", f.status.Box),
		named("talks.commune", f.commune.Box),
		named("talks.where", container.New(widgets.Column{Gap: 6}, f.hamlet.Box, f.venue.Box)),
		named("talks.form", f.heldAs.Box),
		named("talks.themes", f.themes.box),
		named("talks.speakers", f.speakers.Box),
		named("talks.unit", container.New(widgets.Column{Gap: 6}, f.unit.Box, f.level.Box)),
		named("talks.people", f.people),
		named("talks.audiences", f.audiences.box),
		f.holdsRow,
		f.copies.row,
		named("talks.questions", f.questions),
		named("talks.notes", f.notes),
		named("talks.attached", f.attached.box),
	)
}

func (f *talkForm) refit() {
	f.view.Relayout()
}

// close shows that nothing is open.
func (f *talkForm) close() {
	f.kept = library.Session{}
	f.box.Objects[0].Hide()
	f.empty.Box.Show()
	f.empty.Say(words.Say("talks.choose"), words.Say("talks.new"), f.page.begin)
}

// takeTurns says whether it stands in the place of the list, with the way back to it.
func (f *talkForm) takeTurns(on bool) {
	if f.toList.Hidden == on {
		kit.SetHidden(f.toList, !on)
		f.box.Refresh()
	}
}

// leave goes back to the list, after what is open is kept.
func (f *talkForm) leave() {
	f.keep()
	f.close()
	f.page.refresh()
}

// isOpen reports whether it shows a session.
func (f *talkForm) isOpen() bool { return f.box.Objects[0].Visible() }

// open shows a session, after what was open is kept.
func (f *talkForm) open(s library.Session) {
	if f.isOpen() {
		f.keep()
	}
	f.kept = s
	f.fill(s)
	f.doubts = ""
	f.say("")
	f.state.SetText(words.Say("talks.saves-itself"))
	f.empty.Box.Hide()
	f.box.Objects[0].Show()
	if s.UID == "" && (s.Outline != nil || s.Place.Commune != "") {
		f.write(s) // filled in by the program: it is there from now on
	}
	f.view.To(0)
	f.refit()
	f.box.Refresh()
	f.page.refresh()
	f.begin(s)
}

// begin puts the keyboard where something has to be said of a session that the program filled in: its commune, else how many
// came.
func (f *talkForm) begin(s library.Session) {
	switch {
	case s.UID != "" || s.Outline == nil && s.Place.Commune == "":
	case s.Place.Commune == "":
		f.page.Window.Canvas().Focus(f.commune.Field)
	default:
		f.page.Window.Canvas().Focus(f.amounts[0].Field)
	}
}

// take writes down what else is known of the session that is open; of one that was held the next question is how many came.
func (f *talkForm) take(s library.Session, held bool) {
	f.fill(s)
	if changed, err := session.Changes(f.kept, s); !f.page.Fail(err, nil) && len(changed) > 0 {
		f.write(s)
	}
	if held {
		f.page.Window.Canvas().Focus(f.amounts[0].Field)
	}
}

// keep writes down what was changed, if it can be read.
func (f *talkForm) keep() {
	if f.filling || !f.isOpen() {
		return
	}
	after, fault := f.value()
	if fault != "" {
		f.say(fault)
		return
	}
	if changed, err := session.Changes(f.kept, after); f.page.Fail(err, nil) || len(changed) == 0 {
		f.say(f.doubts)
		return
	}
	f.write(after)
}

// before is what the library has of the session that is open: nothing of a new one.
func (f *talkForm) before() library.Session {
	if f.kept.UID == "" {
		return library.Session{}
	}
	return f.kept
}

// write keeps a session: what differs from the one that is kept, all of a new one.
func (f *talkForm) write(after library.Session) {
	changed, err := session.Changes(f.before(), after)
	if f.page.Fail(err, nil) {
		return
	}
	change := app.SessionChange{UID: f.kept.UID, MustBeKnown: f.kept.UID != "", Fields: changed}
	var saved []app.Saved
	was := f.kept
	kit.Do(f.page.Tasks, &f.page.writes, func(ctx context.Context) error {
		var err error
		saved, err = f.page.needs.Keep.Save(ctx, []app.SessionChange{change})
		return err
	}, func(err error) {
		if err != nil {
			f.fail(err)
			return
		}
		f.saved(was, saved[0])
	})
}

// saved shows what was kept, and what a person should look at again.
func (f *talkForm) saved(was library.Session, s app.Saved) {
	if f.kept.UID != was.UID {
		f.page.update() // another is open by now
		return
	}
	f.kept = s.Session
	f.status.Set(s.Session.Status)
	f.attached.refresh()
	f.head()
	var doubts []string
	for _, d := range s.Doubts {
		doubts = append(doubts, d.Text)
	}
	f.doubts = strings.Join(doubts, "; ")
	f.say(f.doubts)
	f.state.SetText(words.Say("talks.saved"))
	f.page.follow(s.Session.Date)
	f.page.Changed(kit.CountsChanged)
}

func (f *talkForm) say(sentence string) {
	f.problem.SetText(sentence)
	kit.SetHidden(f.problem, sentence == "")
	f.detail.Hide()
	f.box.Refresh()
}

// fail says under the fields why the session could not be kept, and lets one ask for more.
func (f *talkForm) fail(err error) {
	f.page.Log(err)
	sentence := words.Reason(err, f.page.LogPath)
	f.say(sentence)
	f.detail.Objects = []fyne.CanvasObject{f.page.DetailOf(err, sentence)}
	f.detail.Show()
	f.box.Refresh()
}

// markHeld writes down that it was held.
func (f *talkForm) markHeld() {
	f.status.Set(library.HeldSession)
	f.keep()
}

// copy opens another session like this one, today and without its numbers.
func (f *talkForm) copy() {
	f.keep()
	s, today := f.kept, f.page.needs.Now().In(library.Vietnam)
	again := library.Session{
		Date: library.Day(today.Year(), today.Month(), today.Day()), Start: s.Start, Minutes: s.Minutes, Place: s.Place, Unit: s.Unit, Level: s.Level,
		Speakers: s.Speakers, Form: s.Form, Themes: s.Themes, Outline: s.Outline, OutlineTitle: s.OutlineTitle, Articles: s.Articles,
	}
	for _, a := range s.Audiences {
		again.Audiences = append(again.Audiences, library.Audience{Group: a.Group})
	}
	f.open(again)
}

// askRemove takes the session out, with a way back.
func (f *talkForm) askRemove() {
	s := f.kept
	f.close()
	if s.UID == "" {
		f.page.refresh()
		return
	}
	f.set(s.UID, true, func() {
		f.page.SayGone(words.Say("talks.removed", "name", f.page.headline(s)), func() { f.set(s.UID, false, func() { f.open(s) }) })
	})
}

// set removes a session or brings it back.
func (f *talkForm) set(uid string, removed bool, after func()) {
	value := []byte("false")
	if removed {
		value = []byte("true")
	}
	change := app.SessionChange{UID: uid, Fields: map[string]json.RawMessage{"removed": value}}
	kit.Do(f.page.Tasks, &f.page.writes, func(ctx context.Context) error {
		_, err := f.page.needs.Keep.Save(ctx, []app.SessionChange{change})
		return err
	}, func(err error) {
		if f.page.Fail(err, nil) {
			return
		}
		f.page.update()
		f.page.Changed(kit.CountsChanged)
		after()
	})
}
