package sessions

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// The page is looked at on 28/11/2026 at 19:30. A plan is written down by the first step; the second is what a newcomer does when
// the talk was held. A report is to count it once.
func TestTheSessionOfAnOutlineIsWrittenDownOnce(t *testing.T) {
	outline := kit.Route{Kind: kit.SessionsPage, Planned: true}
	for name, c := range map[string]struct {
		date   time.Time // of the outline
		first  func(p *SessionList, id int64)
		then   kit.Route
		status library.SessionStatus
		kept   int
		long   int64
	}{
		"planned for today, presented":            {date: at(28, 20), then: kit.Route{Minutes: 38}, status: library.HeldSession, kept: 1, long: 38},
		"planned for today, said to be held":      {date: at(28, 20), status: library.HeldSession, kept: 1, long: 45},
		"planned for yesterday, said to be held":  {date: at(27, 19), status: library.HeldSession, kept: 1, long: 45},
		"planned for Monday, rehearsed":           {date: at(30, 19), then: kit.Route{Minutes: 12}, status: library.PlannedSession, kept: 1, long: 45},
		"planned for Monday, planned again":       {date: at(30, 19), then: kit.Route{Planned: true}, status: library.PlannedSession, kept: 1, long: 45},
		"held, and pressed a second time":         {date: at(27, 19), first: held, status: library.HeldSession, kept: 1, long: 45},
		"planned by hand before the outline":      {date: at(30, 19), first: byHand("30/11/2026", ""), then: kit.Route{Planned: true}, status: library.PlannedSession, kept: 1, long: 45},
		"another planned on that day, elsewhere":  {date: at(30, 19), first: byHand("30/11/2026", "Trường học"), then: kit.Route{Planned: true}, status: library.PlannedSession, kept: 2, long: 45},
		"another planned by hand, on another day": {date: at(30, 19), first: byHand("29/11/2026", ""), then: kit.Route{Planned: true}, status: library.PlannedSession, kept: 2, long: 45},
	} {
		t.Run(name, func(t *testing.T) {
			h, p := opened(t)
			o, err := h.App.Library().SaveOutline(t.Context(), library.Outline{
				Title: "Biển quê ta", Minutes: 45, Place: "Nhà văn hóa", Date: library.At(c.date, library.ToMinute),
			})
			if err != nil {
				t.Fatal(err)
			}
			if c.first == nil {
				c.first = func(p *SessionList, id int64) {
					planned := outline
					planned.Outline = id
					p.Show(planned)
				}
			}
			c.first(p, o.ID)
			c.then.Kind, c.then.Outline = kit.SessionsPage, o.ID
			p.Show(c.then)
			kept := all(t, h)
			if len(kept) != c.kept {
				t.Fatalf("%d sessions are kept: %+v", len(kept), kept)
			}
			s := kept[len(kept)-1]
			if s.Outline == nil || *s.Outline != o.ID || s.Status != c.status || c.long > 0 && s.Minutes != library.AmountOf(c.long) {
				t.Errorf("kept %+v", s)
			}
			if p.form.kept.UID != s.UID || p.form.status.Chosen != c.status {
				t.Errorf("the form shows %+v, %q", p.form.kept, p.form.status.Chosen)
			}
			if focused, is := h.Window.Canvas().Focused().(fyne.CanvasObject); c.status == library.HeldSession && c.then.Outline != 0 && name[0] == 'p' &&
				(!is || uitest.FieldOf(focused) != &p.form.amounts[0].Entry) {
				t.Errorf("the keyboard is in %T, and not where one says how many came", focused)
			}
		})
	}
}

func at(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, library.Vietnam) }

func held(p *SessionList, id int64) { p.Show(kit.Route{Kind: kit.SessionsPage, Outline: id}) }

// byHand plans a session that knows of no outline.
func byHand(day, venue string) func(*SessionList, int64) {
	return func(p *SessionList, _ int64) {
		p.Show(kit.Route{Kind: kit.SessionsPage, Planned: true})
		for _, typed := range []struct {
			field *widgets.Field
			text  string
		}{{p.form.date, day}, {p.form.venue.Field, venue}, {p.form.commune.Field, "Xã Long Hòa"}} {
			p.form.typed(typed.field, typed.text)
		}
	}
}

func TestASessionIsPlannedFromTheDay(t *testing.T) {
	h, p := opened(t)
	p.Show(kit.Route{Kind: kit.SessionsPage, Planned: true})
	if len(all(t, h)) != 0 || !p.form.isOpen() || p.form.status.Chosen != library.PlannedSession {
		t.Errorf("%d are kept, the form shows %q", len(all(t, h)), p.form.status.Chosen)
	}
	if p.form.done.Visible() {
		t.Error("what is being planned can be said to be held")
	}
	p.form.typed(p.form.date, "02/12/2026")
	p.form.typed(p.form.commune.Field, "Xã Long Hòa")
	if p.form.done.Visible() {
		t.Error("what is planned for Wednesday can be said to be held on Saturday")
	}
	if kept := all(t, h); len(kept) != 1 || kept[0].Status != library.PlannedSession {
		t.Errorf("kept %+v", kept)
	}
	if got := p.listed(); len(got) != 1 {
		t.Errorf("%d stand in the list beside it", len(got))
	}
	if _, ok := uitest.Find(h.Window, uitest.Saying(words.Say("talks.title-planned"))); !ok {
		t.Error("nothing says that it is planned")
	}
	h.Picture(t, "buoi-du-kien")
	p.form.typed(p.form.date, "28/11/2026")
	if !p.form.done.Visible() {
		t.Error("what was planned for today cannot be said to be held")
	}
}

// It is Saturday, 19:30.
func TestASessionLacksItsResultOnceItHasBegun(t *testing.T) {
	for name, c := range map[string]struct {
		status library.SessionStatus
		day    int
		start  library.StartTime
		heads  library.Amount
		lacks  bool
	}{
		"planned for later tonight":        {status: library.PlannedSession, day: 28, start: library.StartAt(20, 0)},
		"planned for this afternoon":       {status: library.PlannedSession, day: 28, start: library.StartAt(14, 0), lacks: true},
		"planned for today":                {status: library.PlannedSession, day: 28, lacks: true},
		"planned for Sunday morning":       {status: library.PlannedSession, day: 29, start: library.StartAt(7, 0)},
		"planned for yesterday":            {status: library.PlannedSession, day: 27, start: library.StartAt(20, 0), lacks: true},
		"held, and nobody said how many":   {status: library.HeldSession, day: 27, lacks: true},
		"held, and it is said how many":    {status: library.HeldSession, day: 27, heads: library.AmountOf(30)},
		"cancelled":                        {status: library.CancelledSession, day: 27},
		"planned, and it is said how many": {status: library.PlannedSession, day: 27, heads: library.AmountOf(30), lacks: true},
	} {
		s := library.Session{Status: c.status, Date: library.Day(2026, 11, c.day), Start: c.start, Present: c.heads}
		if lacksResult(s, now) != c.lacks {
			t.Errorf("%s: %v", name, !c.lacks)
		}
	}
}
