package kit

import (
	"testing"
	"time"

	"baocaovien/internal/words"
)

func TestTheTimeLeftIsToldOnceItCanBeTold(t *testing.T) {
	t.Parallel()
	begun := time.Date(2026, 11, 29, 8, 0, 0, 0, time.UTC)
	minutes := func(n int) string { return words.Say("window.left-minutes", "count", n) }
	short := words.Say("window.left-short")
	for name, c := range map[string]struct {
		first, done, total int
		after              time.Duration
		want               string
	}{
		"too soon":                          {0, 50, 100, time.Second, ""},
		"too little":                        {0, 2, 100, time.Minute, ""},
		"half in a minute":                  {0, 50, 100, time.Minute, minutes(1)},
		"a tenth in a minute":               {0, 10, 100, time.Minute, minutes(9)},
		"a tenth in two seconds":            {0, 10, 100, 2 * time.Second, short},
		"all":                               {0, 100, 100, time.Minute, ""},
		"more than all":                     {0, 120, 100, time.Minute, ""},
		"what was done before says nothing": {50, 60, 100, time.Minute, minutes(4)},
		"hours":                             {0, 10, 10_000, time.Minute, words.Say("window.left-hours", "count", 17)},
		"anew":                              {50, 40, 100, time.Minute, ""},
	} {
		var p WorkPace
		if got := p.Left(c.first, c.total, begun); got != "" {
			t.Errorf("%s: begins with %q", name, got)
		}
		if got := p.Left(c.done, c.total, begun.Add(c.after)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
