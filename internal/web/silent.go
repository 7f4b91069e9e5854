package web

import (
	"errors"
	"net"
	"sync"

	"baocaovien/internal/library"
)

// silentAtMost is how many addresses of a host may go unanswered in a row before a visit asks it no more: each
// costs up to half a minute, and a host that fell silent may be asked for hundreds.
const silentAtMost = 6

// silent remembers the hosts that have stopped answering in a visit.
type silent struct {
	mu    sync.Mutex
	hosts map[string]silence
}

type silence struct {
	times int
	last  error
}

// of returns the failure of a host that is asked no more, or nil.
func (s *silent) of(host string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.hosts[host]; known.times >= silentAtMost {
		return known.last
	}
	return nil
}

// note learns from how a request to host ended.
func (s *silent) note(host string, failure error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case unanswered(failure):
		s.hosts[host] = silence{s.hosts[host].times + 1, failure}
	case !library.IsKind(failure, library.Cancelled) && !library.IsKind(failure, library.PrivateAddress):
		delete(s.hosts, host)
	}
}

// unanswered reports failures that a host's other addresses will share: it keeps silent, or there is no way to
// it. One page that is sent damaged says nothing of the next.
func unanswered(failure error) bool {
	var dial *net.OpError
	switch library.KindOf(failure) {
	case library.TimedOut, library.UnknownHost, library.BadCertificate, library.Offline:
		return true
	case library.PrivateAddress: // who asked was refused, not the host
		return false
	default:
		return errors.As(failure, &dial) && dial.Op == "dial"
	}
}
