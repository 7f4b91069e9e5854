package store

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// savedAt saves an outline with a title as at so many seconds of a sitting that begins on a Monday at ten.
func savedAt(t *testing.T, l *Library, o library.Outline, second int64, title string, trail library.OutlineTrail) library.Outline {
	t.Helper()
	o.Title, o.Saved = title, library.Moment{Unix: 1_795_402_800 + second, Precision: library.ToSecond}
	saved, err := l.SaveOutlineStep(t.Context(), o, trail)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// versionTitles are the titles of what an outline was before, the newest first.
func versionTitles(t *testing.T, l *Library, outline int64) string {
	t.Helper()
	all, err := l.OutlineVersions(t.Context(), outline)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, v := range all {
		titles = append(titles, v.Outline.Title)
	}
	return strings.Join(titles, " ")
}

func TestAVersionIsKeptWhereASittingEnds(t *testing.T) {
	t.Parallel()
	keep := library.OutlineTrail{Keep: true}
	for name, c := range map[string]struct {
		seconds []int64 // at which it is saved, under the titles 0, 1, 2, …
		trails  map[int]library.OutlineTrail
		want    string
	}{
		"nothing came after it":            {[]int64{0}, nil, ""},
		"the first there was":              {[]int64{0, 1}, nil, "0"},
		"typing on":                        {[]int64{0, 1, 60, 1000, 2000}, nil, "0"},
		"a pause of half an hour":          {[]int64{0, 10, 20, 20 + 1800, 2000}, nil, "2 0"},
		"a pause that is not quite":        {[]int64{0, 10, 20, 20 + 1799}, nil, "0"},
		"an hour without one":              {[]int64{0, 1500, 3000, 4500, 6000, 7500}, nil, "4 0"},
		"asked for":                        {[]int64{0, 1, 2, 3}, map[int]library.OutlineTrail{3: keep}, "2 0"},
		"a clock that is set back":         {[]int64{9000, 9001, 100, 101, 102}, nil, "1 0"},
		"two sittings on one day":          {[]int64{0, 10, 7200, 7210, 14400}, nil, "3 1 0"},
		"what is older than a week, daily": {[]int64{0, 1, 10, 7200, 14400, 15 * aDay, 15*aDay + 1}, nil, "4 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := mustOpen(t, t.TempDir())
			var o library.Outline
			for i, second := range c.seconds {
				o = savedAt(t, l, o, second, fmt.Sprint(i), c.trails[i])
			}
			if got := versionTitles(t, l, o.ID); got != c.want {
				t.Errorf("kept %q, want %q", got, c.want)
			}
		})
	}
}

func TestVersionsAndStepsOfAnOutlineAreBounded(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	var o library.Outline
	const saves = mostKept + 12
	for i := range saves {
		o = savedAt(t, l, o, int64(i)*2*anHour, fmt.Sprint(i), library.OutlineTrail{Past: onTop(o), Future: onTop(o)})
	}
	titles := strings.Fields(versionTitles(t, l, o.ID))
	if n := len(titles); n > mostKept+1 || titles[0] != fmt.Sprint(saves-2) || titles[n-1] != "0" {
		t.Errorf("%d versions: %v", n, titles)
	}
	past, future, err := l.OutlineSteps(t.Context(), o.ID)
	for _, steps := range [][]library.Outline{past, future} {
		if err != nil || len(steps) != mostSteps || steps[mostSteps-1].Title != fmt.Sprint(saves-2) {
			t.Errorf("%d steps, %v", len(steps), err)
		}
	}
}

// onTop puts states on top of those that are kept.
func onTop(states ...library.Outline) library.PileChange { return library.PileChange{On: states} }

// titled are states with these titles.
func titled(titles ...string) (all []library.Outline) {
	for _, title := range titles {
		all = append(all, library.Outline{Title: title})
	}
	return all
}

// titlesOf are the titles of states.
func titlesOf(states []library.Outline) string {
	var titles []string
	for _, s := range states {
		titles = append(titles, s.Title)
	}
	return strings.Join(titles, " ")
}

func TestStepsOfAnOutlineAreWhatUndoGoesBackToAndRedoOnTo(t *testing.T) {
	t.Parallel()
	off := func(n int, states ...library.Outline) library.PileChange {
		return library.PileChange{Off: n, On: states}
	}
	for name, kind := range map[string]struct {
		trail func(library.PileChange) library.OutlineTrail
		kept  func(past, future []library.Outline) (changed, other []library.Outline)
	}{
		"past": {
			func(c library.PileChange) library.OutlineTrail { return library.OutlineTrail{Past: c} },
			func(past, future []library.Outline) ([]library.Outline, []library.Outline) { return past, future },
		},
		"future": {
			func(c library.PileChange) library.OutlineTrail { return library.OutlineTrail{Future: c} },
			func(past, future []library.Outline) ([]library.Outline, []library.Outline) { return future, past },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := mustOpen(t, t.TempDir())
			o := savedAt(t, l, library.Outline{}, 0, "0", library.OutlineTrail{})
			for i, c := range []struct {
				trail library.OutlineTrail
				want  string
			}{
				{kind.trail(onTop(titled("a", "b")...)), "a b"},
				{library.OutlineTrail{}, "a b"},
				{kind.trail(off(1)), "a"},
				{kind.trail(off(1, titled("c", "d")...)), "c d"},
				{kind.trail(off(9)), ""},
				{kind.trail(onTop(titled("e")...)).Then(kind.trail(off(1, titled("f")...))), "f"},
				{kind.trail(onTop(titled("g")...)).Then(kind.trail(off(2))), ""},
				{kind.trail(onTop(titled("h", "i")...)), "h i"},
				{kind.trail(library.PileChange{Clear: true}).Then(kind.trail(onTop(titled("j")...))), "j"},
				{kind.trail(onTop(titled("k")...)).Then(kind.trail(library.PileChange{Clear: true})), ""},
			} {
				o = savedAt(t, l, o, int64(i), "0", c.trail)
				past, future, err := l.OutlineSteps(t.Context(), o.ID)
				got, other := kind.kept(past, future)
				if titlesOf(got) != c.want || len(other) > 0 || err != nil {
					t.Errorf("%d: %v, want %s; the other has %d; %v", i, titlesOf(got), c.want, len(other), err)
				}
			}
		})
	}
}

func TestASaveThatIsRefusedLeavesWhatAnOutlineWasBefore(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	first := savedAt(t, l, library.Outline{}, 0, "0", library.OutlineTrail{})
	savedAt(t, l, first, 1, "1", library.OutlineTrail{})
	first.Saved.Unix += 9000
	_, err := l.SaveOutlineStep(t.Context(), first, library.OutlineTrail{Past: onTop(first), Future: onTop(first), Keep: true})
	past, future, err2 := l.OutlineSteps(t.Context(), first.ID)
	if !library.IsKind(err, library.ChangedElsewhere) || err2 != nil || len(past)+len(future) > 0 || versionTitles(t, l, first.ID) != "0" {
		t.Errorf("%v, %v, %d steps", err, err2, len(past)+len(future))
	}
}

func TestWhatAnOutlineWasOutlastsItsRemovalForADay(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	gone := savedAt(t, l, library.Outline{}, 0, "0", library.OutlineTrail{})
	gone = savedAt(t, l, gone, 1, "1", library.OutlineTrail{Past: onTop(gone), Future: onTop(gone)})
	if err := l.RemoveOutline(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	removed := func(daysAgo int) {
		t.Helper()
		err := l.lasting(t.Context(), "test", func(tx *writeTx) error {
			_, err := tx.ExecContext(t.Context(), "UPDATE outline_states SET removed = ? WHERE outline_id = ?", 1_795_402_800-daysAgo*aDay, gone.ID)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	other := savedAt(t, l, library.Outline{}, 0, "0", library.OutlineTrail{})
	removed(0)
	other = savedAt(t, l, other, 1, "1", library.OutlineTrail{})
	if got := versionTitles(t, l, gone.ID); got != "0" {
		t.Errorf("a moment after the removal %q is left", got)
	}
	removed(2)
	savedAt(t, l, other, 9000, "2", library.OutlineTrail{})
	past, future, err := l.OutlineSteps(t.Context(), gone.ID)
	if got := versionTitles(t, l, gone.ID); got != "" || len(past)+len(future) > 0 || err != nil {
		t.Errorf("two days after the removal %q and %d steps are left, %v", got, len(past)+len(future), err)
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
}
