package sessions

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// SessionHistorian tells who wrote what of a session.
type SessionHistorian interface {
	History(ctx context.Context, uid string) ([]app.SessionStep, error)
}

// askHistory shows who wrote what of the session, the latest first, and what was overruled.
func (f *talkForm) askHistory() {
	page, uid := f.page, f.kept.UID
	kit.Load(page.Tasks, &page.opens, func(ctx context.Context) ([]app.SessionStep, error) { return page.needs.Past.History(ctx, uid) }, func(steps []app.SessionStep, err error) {
		if page.Fail(err, nil) {
			return
		}
		list := container.New(widgets.Column{Gap: 10})
		for _, s := range slices.Backward(steps) {
			step := container.New(widgets.Column{Gap: 2}, widgets.NewLabel(stepHead(s), widgets.Strong))
			for _, line := range page.stepLines(s) {
				step.Add(widgets.NewLabel(line, widgets.Body))
			}
			list.Add(step)
		}
		form := page.Ask(words.Say("talks.history"), words.Say("window.close"), 560, func(form *kit.Form) { form.Hide() }, list)
		kit.SetHidden(form.Close, true)
	})
}

// stepHead says who made a change, and when.
func stepHead(s app.SessionStep) string {
	who := words.Say("talks.history-here")
	if !s.Own {
		who = cmp.Or(s.Name, words.Say("talks.history-unknown"))
	}
	return words.Say("talks.history-step", "time", s.Time.Time().Format("02/01/2006 15:04"), "who", who)
}

// stepLines are what a change says, a line a field.
func (p *SessionList) stepLines(s app.SessionStep) (lines []string) {
	for _, name := range slices.Sorted(maps.Keys(s.Fields)) {
		family, _, _ := strings.Cut(name, ".")
		key := "talks.history-overruled"
		if slices.Contains(s.Stands, name) {
			key = "talks.history-stands"
		}
		lines = append(lines, words.Say(key, "field", session.FieldName(family), "value", kit.Cut(session.FieldText(name, s.Fields[name], p.ThemeName), 200)))
	}
	return lines
}
