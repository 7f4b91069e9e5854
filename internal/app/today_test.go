package app_test

import (
	"fmt"
	"slices"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func TestADayBeginsWithWhatIsToBeDone(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	empty, err := a.Today.Look(t.Context())
	if err != nil || empty.Next != nil || empty.Sessions != 0 || len(empty.Drafts) != 0 || !slices.Equal(empty.Silent, library.BuiltinThemes()) {
		t.Fatalf("%+v, %v", empty, err)
	}
	for _, n := range empty.News {
		if len(n.Latest) == 0 || len(n.Latest) > 3 || n.Latest[0].Read {
			t.Errorf("%s: %d shown", n.Theme, len(n.Latest))
		}
	}

	draft, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands), library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	if draft, err = a.Library().SaveOutline(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
	today := empty.Date
	saved(t, a, fmt.Sprintf(`{"date": %q, "themes": ["bien-dao"], "present": 30}`, today))
	saved(t, a, fmt.Sprintf(`{"date": %q, "status": "planned", "place": {"commune": "Xã An Bình"}}`, today+40))
	next := saved(t, a, fmt.Sprintf(`{"date": %q, "status": "planned", "place": {"commune": "Phường 1"}, "outline": %d}`, today+1, draft.ID))
	past := session.NewDate(today.Moment().Time().Year(), (today.Moment().Time().Month()-1)/3*3+1, 1)
	due := 0
	if past < today {
		saved(t, a, fmt.Sprintf(`{"date": %q, "status": "planned"}`, past))
		due = 1
	}
	d, err := a.Today.Look(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d.Next == nil || d.Next.UID != next.UID || d.Outline == nil || d.Outline.ID != draft.ID {
		t.Errorf("the next session is %+v with %+v", d.Next, d.Outline)
	}
	if d.Sessions != 1 || d.Heads.Number() != 30 || d.Due != due || slices.Contains(d.Silent, library.SeaIslands) || len(d.Silent) != 2 {
		t.Errorf("%d sessions, %v heads, %d due (want %d), silent %v", d.Sessions, d.Heads, d.Due, due, d.Silent)
	}
	if len(d.Drafts) != 1 || d.Drafts[0].ID != draft.ID || d.Drafts[0].Changed != 0 {
		t.Errorf("drafts %+v", d.Drafts)
	}
	if err := a.Library().RemoveOutline(t.Context(), draft.ID); err != nil {
		t.Fatal(err)
	}
	if d, err = a.Today.Look(t.Context()); err != nil || d.Next == nil || d.Outline != nil {
		t.Errorf("a removed outline: %+v, %v", d.Outline, err)
	}
}

// A session that was planned without an outline, or whose outline was removed since, is given one; what is arranged in it until the
// talk is what the session was held on.
func TestAPlannedSessionIsGivenAnOutline(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	day, err := a.Today.Look(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := saved(t, a, fmt.Sprintf(`{"date": %q, "start": "19:30", "minutes": 45, "status": "planned", "themes": ["bien-dao"],
		"place": {"commune": "Phường 1", "hamlet": "Khóm 4"}, "speakers": [{"name": "Nguyễn Văn A"}], "audiences": [{"group": "đảng viên"}, {"group": "ngư dân"}]}`, day.Date+1))
	for _, what := range []string{"planned without one", "with one that was removed"} {
		if day, err = a.Today.Look(t.Context()); err != nil || !day.Bare || day.Outline != nil {
			t.Fatalf("%s: %+v, %v", what, day, err)
		}
		o, err := a.Today.Prepare(t.Context(), s.UID)
		if err != nil {
			t.Fatal(err)
		}
		if o.Place != "Khóm 4, Phường 1" || o.Minutes != 45 || o.Speaker != "Nguyễn Văn A" || o.Audience != "đảng viên, ngư dân" || o.Title != a.Themes.ThemeName(library.SeaIslands) ||
			o.Date.Precision != library.ToMinute || o.Date.Time().Format("15:04") != "19:30" || session.DateOf(o.Date) != session.DateOf(s.Date) || len(o.Quoted()) > 0 {
			t.Errorf("%s: the outline is %+v", what, o)
		}
		if again, err := a.Today.Prepare(t.Context(), s.UID); err != nil || again.ID != o.ID {
			t.Errorf("%s: a second press begins %d beside %d, %v", what, again.ID, o.ID, err)
		}
		draft, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands)[:1], library.SeaIslands)
		if err != nil {
			t.Fatal(err)
		}
		o.Title, o.Sections = "Biển quê ta", draft.Sections
		if o, err = a.Library().SaveOutline(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		if day, err = a.Today.Look(t.Context()); err != nil || day.Bare || day.Outline == nil || day.Outline.ID != o.ID || day.Next.OutlineTitle != "Biển quê ta" {
			t.Errorf("%s: then the day is %+v, %v", what, day, err)
		}
		held, err := a.Sessions.OfOutline(t.Context(), o.ID)
		if err != nil || held.UID != s.UID || held.OutlineTitle != "Biển quê ta" || len(held.Articles) != 1 || held.Place != s.Place {
			t.Errorf("%s: it is spoken in %+v, %v", what, held, err)
		}
		if err := a.Library().RemoveOutline(t.Context(), o.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Today.Prepare(t.Context(), "0198a7c2-0000-7000-8000-000000000000"); !library.IsKind(err, library.UnknownSession) {
		t.Errorf("of an unknown session: %v", err)
	}
}

func TestAnOutlineIsSpokenCueByCue(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	draft, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands), library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	cues, err := a.Outlines.Cues(t.Context(), draft)
	if err != nil || len(cues) < 5 {
		t.Fatalf("%d cues, %v", len(cues), err)
	}
	figures, points, last := 0, 0, 0
	for _, c := range cues {
		if c.First == 1 && !c.Continues {
			points, last = points+c.Count, 0
		}
		if next := last + 1; c.First != next && !(c.Continues && c.First == last) || c.Last < c.First || c.Last > c.Count {
			t.Errorf("after point %d come %d to %d of %d", last, c.First, c.Last, c.Count)
		}
		last = c.Last
		if c.Source == "" || c.Seconds <= 0 || len(c.Lines) == 0 {
			t.Errorf("%+v", c)
		}
		figures += len(c.Figures)
	}
	if points != draft.Points() {
		t.Errorf("%d points are spoken, the outline has %d", points, draft.Points())
	}
	if figures == 0 {
		t.Error("no figure is to be read out right")
	}
	if _, err := a.Outlines.Cues(t.Context(), library.Outline{}); !library.IsKind(err, library.EmptyOutline) {
		t.Errorf("an empty outline: %v", err)
	}
}
