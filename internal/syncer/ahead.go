package syncer

import (
	"time"

	"baocaovien/internal/library"
)

// aheadAtMost is how far a date may lie ahead of this machine's clock and still be a date: the clock is slow, or the source
// gives its local time a zone that it has not. Whatever lies further ahead names an event, or is a mistake.
const aheadAtMost = 26 * time.Hour

// bounded returns a date that a source gave. One that lies a little ahead is the day it was written on, in the zone it was
// written in as far as that can be told, and never a day to come; one that lies further ahead is none.
func bounded(m, now library.Moment) (date library.Moment, ahead bool) {
	switch {
	case !m.Known() || m.Unix <= now.Unix:
		return m, false
	case m.Unix > now.Unix+int64(aheadAtMost/time.Second):
		return library.Moment{}, false
	}
	day := dayOf(m.Time())
	for _, earlier := range []library.Moment{dayOf(time.Unix(m.Unix, 0).UTC()), dayOf(now.Time())} {
		if earlier.Unix < day.Unix {
			day = earlier
		}
	}
	return day, true
}

func dayOf(t time.Time) library.Moment { return library.Day(t.Year(), t.Month(), t.Day()) }
