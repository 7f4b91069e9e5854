package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"baocaovien/internal/library"
)

// reach is how near to this machine an address may lie that a request leads to. What pages, feeds, redirects and
// certificates name is a stranger's word: it must not make this machine ask its own services, or those of the network
// it stands in, for what the stranger cannot see.
type reach int

const (
	abroad   reach = iota // addresses of the internet only
	loopback              // and those of this machine itself
	anywhere              // whatever the name stands for
)

// typedKey is the key under which a context holds the address that a person typed.
type typedKey struct{}

// typedAddress is where a person's own word leads.
type typedAddress struct {
	address string // as typed, without credentials
	*url.URL
	credentials library.Credentials
	kept        *keptCredentials
}

// Typed returns a context for fetching what stands behind an address that a person typed. Only that host may lie in a
// private network; and where it is this machine, this machine's other ports. Its credentials, if it has any, are sent
// to its host alone. Without it, a request reaches public addresses only.
func Typed(ctx context.Context, address string) context.Context {
	shown, credentials := library.Conceal(address)
	return TypedWith(ctx, shown, credentials)
}

// TypedWith does the same for an address whose credentials stand apart.
func TypedWith(ctx context.Context, address string, c library.Credentials) context.Context {
	u, err := parseAddress(address)
	if err != nil {
		return ctx
	}
	return context.WithValue(ctx, typedKey{}, typedAddress{address, u, c, &keptCredentials{}})
}

func typedIn(ctx context.Context) (typedAddress, bool) {
	typed, ok := ctx.Value(typedKey{}).(typedAddress)
	return typed, ok
}

// reachOf returns how near a request may come: it is asked anew for every redirect.
func reachOf(ctx context.Context, host string, trustLoopback bool) reach {
	typed, ok := typedIn(ctx)
	switch {
	case ok && sameName(typed.Hostname(), host):
		return anywhere
	case trustLoopback, ok && ownMachine(typed.Hostname()):
		return loopback
	default:
		return abroad
	}
}

// sameName compares the names of hosts.
func sameName(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "."), strings.TrimSuffix(b, "."))
}

// special are the networks that do not belong to the internet, or not to one host of it: RFC 6890 and the IANA
// registries of special-purpose addresses.
var special = []string{
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "100::/64", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
}

// carriers are the IPv6 networks whose addresses stand for one of IPv4, and at which byte that begins: NAT64, its local
// form, 6to4 and what is merely written as IPv6.
var carriers = map[string]int{"64:ff9b::/96": 12, "64:ff9b:1::/48": 12, "2002::/16": 2, "::/96": 12}

// public reports whether an address is one of the internet.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	for _, network := range special {
		if netip.MustParsePrefix(network).Contains(ip) {
			return false
		}
	}
	for network, at := range carriers {
		if bytes := ip.As16(); ip.Is6() && netip.MustParsePrefix(network).Contains(ip) {
			return public(netip.AddrFrom4([4]byte(bytes[at : at+4])))
		}
	}
	return ip.IsValid()
}

// within reports whether a request of that reach may speak to an address.
func (r reach) within(ip netip.Addr) bool {
	return r == anywhere || public(ip) || r == loopback && ip.Unmap().IsLoopback()
}

// errPrivate is the detail of a refused address.
var errPrivate = errors.New("a private address that a stranger named")

// control returns what a dialer asks before it connects. The name is resolved by then, so that whatever it is written as,
// and whatever it stood for a moment ago, what counts is where the connection would go.
func (r reach) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !r.within(at.Addr()) {
		return library.Fail(library.PrivateAddress, address, errPrivate)
	}
	return nil
}

// lookupPatience bounds the look-up of a name that a proxy will resolve again.
const lookupPatience = 2 * time.Second

// checkProxied refuses a private address that a proxy would be asked for. The proxy resolves names itself; where this
// machine cannot, the proxy's word is all there is.
func (r reach) checkProxied(req *http.Request) error {
	host := req.URL.Hostname()
	ctx, end := context.WithTimeout(req.Context(), lookupPatience)
	defer end()
	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	switch {
	case err != nil && r != anywhere && endsInNumber(host): // 127.1, 0x7f000001: no name, but an address to the proxy
		return library.Fail(library.PrivateAddress, host, errPrivate)
	case err != nil:
		return nil
	}
	for _, ip := range found {
		if !r.within(ip) {
			return library.Fail(library.PrivateAddress, host, errPrivate)
		}
	}
	return nil
}

// endsInNumber reports a host that programs take for an IPv4 address in one of its old spellings (WHATWG URL, 3.5).
func endsInNumber(host string) bool {
	host = strings.TrimSuffix(host, ".")
	_, err := strconv.ParseUint(host[strings.LastIndexByte(host, '.')+1:], 0, 64)
	return err == nil
}
