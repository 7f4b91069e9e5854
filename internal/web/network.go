package web

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"syscall"

	"baocaovien/internal/library"
)

// awayAfter is how many hosts must fail as they do without a network, and none answer, before a visit takes
// the network to be away.
const awayAfter = 3

// network is what a visit has learned of whether there is one.
type network struct {
	connected func() bool // whether this machine has an address at all

	mu      sync.Mutex
	reached bool
	missing map[string]bool // hosts that failed as they do without a network
}

func newNetwork(connected func() bool) *network {
	return &network{connected: connected, missing: map[string]bool{}}
}

// judge learns from how a request to host ended, and returns its failure with the kind it then has: where
// others answer, it is the host that cannot be reached.
func (n *network) judge(host string, failure error) error {
	kind := library.Kind("")
	if failure != nil {
		kind = library.KindOf(failure)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	switch kind {
	case library.Offline:
		if n.reached && n.connected() {
			return library.Fail(library.Unreachable, host, failure)
		}
		n.missing[host] = true
	case library.Unreachable, library.TimedOut, library.Cancelled, library.BadAddress, library.PrivateAddress: // say nothing of the network
	default:
		n.reached = true
		clear(n.missing)
	}
	return failure
}

// away reports that there is no use in trying further hosts.
func (n *network) away() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.missing) >= awayAfter || len(n.missing) > 0 && !n.connected()
}

// ownMachine reports hosts that need no network.
func ownMachine(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") || err == nil && ip.Unmap().IsLoopback()
}

// Windows gives its own numbers to these failures (Winsock error codes), unlike the names of syscall.
var (
	noNetwork = []error{syscall.ENETUNREACH, syscall.ENETDOWN, syscall.Errno(10050), syscall.Errno(10051)}
	cutOff    = []error{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.Errno(10053), syscall.Errno(10054)}
)

func isAny(err error, these []error) bool {
	return slices.ContainsFunc(these, func(one error) bool { return errors.Is(err, one) })
}

// lookupKind tells a name nobody has from a machine without a network, where no name is found.
func lookupKind(err *net.DNSError) library.Kind {
	if err.IsNotFound && connected() {
		return library.UnknownHost
	}
	return library.Offline
}

// connected reports whether any interface but loopback has an address others could reach.
func connected() bool {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return true // not known: let the failure speak for itself
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.IsGlobalUnicast() {
			return true
		}
	}
	return false
}
