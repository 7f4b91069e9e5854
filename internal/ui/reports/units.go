package reports

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// unitWay leads from the sessions of which no unit is known to giving them one, nil from others.
func (p *ReportPage) unitWay(all []library.Session, by session.Grouping, key string) fyne.CanvasObject {
	if by != session.ByUnit || key != "" || len(all) == 0 {
		return nil
	}
	var uids []string
	for _, s := range all {
		uids = append(uids, s.UID)
	}
	return row(widgets.NewButton(words.Say("figures.unit-give", "count", len(uids)), widgets.Normal, func() { p.askUnit(uids) }))
}

// ownUnit is what is known before a unit is asked for: the names in use, and the one of one's own.
type ownUnit struct {
	names store.SessionNames
	own   string
}

// askUnit asks for the unit of sessions.
func (p *ReportPage) askUnit(uids []string) {
	kit.Load(p.Tasks, &p.work, func(ctx context.Context) (u ownUnit, err error) {
		if u.names, err = p.units.Names(ctx); err != nil {
			return u, err
		}
		s, err := p.units.NewSession(ctx, session.DayOf(p.clock()).Moment())
		u.own = s.Unit
		return u, err
	}, func(u ownUnit, err error) {
		if !p.Fail(err, func() { p.askUnit(uids) }) {
			p.showUnit(u, uids)
		}
	})
}

func (p *ReportPage) showUnit(u ownUnit, uids []string) {
	var f *kit.Form
	unit := kit.NewSuggestField("", func() { f.Column.Refresh() })
	unit.Names = u.names.Units
	unit.Text = u.own
	f = p.Ask(words.Say("figures.unit-title"), words.Say("window.save"), 320, func(f *kit.Form) {
		name := viet.Clean(unit.Text)
		if name == "" {
			f.ShowError(words.Say("figures.unit-ask"))
			return
		}
		kit.DoIn(f, &p.work, func(ctx context.Context) error { return p.giveUnit(ctx, uids, name) }, func() {
			f.Hide()
			p.gaveUnit(uids, name)
		})
	}, widgets.NewLabel(words.Say("figures.unit-help", "count", len(uids)), widgets.Body), kit.Labelled(words.Say("sessions.by-unit"), unit.Box))
	p.Window.Canvas().Focus(unit.Field)
}

// giveUnit writes the unit of sessions, "" for none.
func (p *ReportPage) giveUnit(ctx context.Context, uids []string, name string) error {
	said, err := json.Marshal(name)
	if err != nil {
		return err
	}
	var changes []app.SessionChange
	for _, uid := range uids {
		changes = append(changes, app.SessionChange{UID: uid, MustBeKnown: true, Fields: map[string]json.RawMessage{"unit": said}})
	}
	_, err = p.units.Save(ctx, changes)
	return err
}

// gaveUnit shows the figures as they are now, with a way back.
func (p *ReportPage) gaveUnit(uids []string, name string) {
	again := func() {
		p.shut()
		p.update()
		p.Changed(kit.CountsChanged)
	}
	again()
	p.Say(words.Say("figures.unit-given", "count", len(uids), "unit", kit.Cut(name, 80)), words.Say("window.undo"), func() {
		kit.Do(p.Tasks, &p.work, func(ctx context.Context) error { return p.giveUnit(ctx, uids, "") }, func(err error) {
			if !p.Fail(err, nil) {
				again()
			}
		})
	})
}
