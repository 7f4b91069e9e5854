package sessions

import (
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
)

// foundSession is the session that an outline is spoken in.
type foundSession struct {
	was library.Session // as it is kept, without a uid where it is new
	now library.Session // and with what the outline says
}

// spoken opens the session of an outline: a new one, or the one that was written down before and is held by now.
func (p *SessionList) spoken(at kit.Route, f foundSession, err error) {
	if p.Fail(err, nil) {
		return
	}
	s := f.now
	known := s.UID != ""
	held := !at.Planned && session.DateOf(s.Date) <= session.DayOf(p.needs.Now())
	if at.Minutes > 0 && (held || !known) { // as long as it was, not as it was planned; who rehearses has not spoken yet
		s.Minutes = library.AmountOf(int64(at.Minutes))
	}
	switch {
	case known && held:
		s.Status = library.HeldSession
	case at.Planned && !known:
		s.Status = library.PlannedSession
	}
	if !known {
		p.opened(s, nil)
		return
	}
	p.opened(f.was, nil)
	p.form.take(s, held)
}
