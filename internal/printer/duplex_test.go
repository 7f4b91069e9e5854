package printer

import "testing"

// TestTheSecondPageIsNeverUpsideDown has every way to ask for paper: what CUPS and Windows are told is one thing.
func TestTheSecondPageIsNeverUpsideDown(t *testing.T) {
	t.Parallel()
	const one, long, short = "one-sided", "two-sided-long-edge", "two-sided-short-edge"
	for _, c := range []struct {
		job  Job
		lies bool
		want string
	}{
		{Job{}, false, one},
		{Job{}, true, one},
		{Job{TwoUp: true}, false, one},
		{Job{TwoUp: true}, true, one},
		{Job{Duplex: true}, false, long},
		{Job{Duplex: true}, true, short},
		{Job{Duplex: true, TwoUp: true}, false, short},
		{Job{Duplex: true, TwoUp: true}, true, short},
		{Job{Booklet: true}, false, short},
		{Job{Booklet: true}, true, short},
		{Job{Booklet: true, Duplex: true}, false, short},
		{Job{Booklet: true, Duplex: true}, true, short},
		{Job{Booklet: true, TwoUp: true}, false, short},
		{Job{Booklet: true, TwoUp: true}, true, short},
		{Job{Booklet: true, TwoUp: true, Duplex: true}, false, short},
		{Job{Booklet: true, TwoUp: true, Duplex: true}, true, short},
	} {
		got := c.job.turned(c.lies)
		if got.cups != c.want {
			t.Errorf("%+v, lies %v: %s, want %s", c.job, c.lies, got.cups, c.want)
		}
		if windows := map[string]int16{one: 1, long: 2, short: 3}[c.want]; got.windows != windows { // DMDUP_ of wingdi.h
			t.Errorf("%+v, lies %v: Windows is told %d, want %d", c.job, c.lies, got.windows, windows)
		}
	}
}
