package compose

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

func TestATalkThatIsStillToComeIsPlannedAndNotSaidToBeHeld(t *testing.T) {
	v, c := arranging(t)
	var gone kit.Route
	v.OnGoTo = func(at kit.Route) { gone = at }
	for name, one := range map[string]struct {
		date  library.Moment
		ahead bool
	}{
		"nobody knows when": {},
		"yesterday":         {date: library.At(time.Now().AddDate(0, 0, -1), library.ToDay)},
		"today":             {date: library.At(time.Now(), library.ToDay)},
		"an hour ago":       {date: library.At(time.Now().Add(-time.Hour), library.ToMinute)},
		"in a minute":       {date: library.At(time.Now().Add(2*time.Minute), library.ToMinute), ahead: true},
		"in a week":         {date: library.At(time.Now().AddDate(0, 0, 7), library.ToDay), ahead: true},
	} {
		c.change(func(o *library.Outline) { o.Date = one.date })
		label := words.Say("window.outline-spoken")
		if one.ahead {
			label = words.Say("window.outline-planned")
		}
		if got := c.editor.details.logged.Label(); got != label {
			t.Errorf("%s: %q", name, got)
		}
		if test.Tap(c.editor.details.logged); gone != (kit.Route{Kind: kit.SessionsPage, Outline: c.outline.ID, Planned: one.ahead}) {
			t.Errorf("%s: it leads to %+v", name, gone)
		}
	}
}
