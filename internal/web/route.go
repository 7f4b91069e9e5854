package web

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"baocaovien/internal/library"
)

// routes are the ways to the network, one for each reach and one through the proxy. Each keeps its own connections: one
// that was opened for an address a person typed is never there for a stranger's.
type routes struct {
	loopback bool // reaches this machine whatever was typed
	proxy    func(*http.Request) (*url.URL, error)
	direct   [anywhere + 1]*http.Transport
	proxied  *http.Transport

	names *proxiedNames
}

// proxiedNames remembers which names a proxy may be asked for: a look-up may be slow where a proxy stands.
type proxiedNames struct {
	mu    sync.Mutex
	known map[proxiedName]error
}

type proxiedName struct {
	reach reach
	host  string
}

// proxiedNamesAtMost bounds what is remembered.
const proxiedNamesAtMost = 1000

func newRoutes(limits Limits, verification *tls.Config, trustLoopback bool) *routes {
	r := &routes{loopback: trustLoopback, proxy: systemProxy(), names: &proxiedNames{known: map[proxiedName]error{}}}
	for near := range r.direct {
		r.direct[near] = newTransport(limits, verification.Clone(), reach(near))
	}
	r.proxied = newTransport(limits, verification.Clone(), anywhere) // of the proxy itself, which is often a private address
	r.proxied.Proxy = r.proxy
	r.proxied.OnProxyConnectResponse = proxyRefusal
	return r
}

// proxyRefusal tells that it is the proxy that wants a login, not the site behind it: of an encrypted site nothing else but its
// answer's words would be left.
func proxyRefusal(_ context.Context, _ *url.URL, asked *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusProxyAuthRequired {
		return library.Fail(library.ProxyLogin, "https://"+strings.TrimSuffix(asked.Host, ":443"), nil)
	}
	return nil
}

// RoundTrip answers one request, one hop of redirects.
func (r *routes) RoundTrip(req *http.Request) (*http.Response, error) {
	near := reachOf(req.Context(), req.URL.Hostname(), r.loopback)
	through, err := r.proxy(req)
	if err != nil || through == nil {
		return r.direct[near].RoundTrip(req)
	}
	if err := r.names.check(near, req); err != nil {
		return nil, err
	}
	return r.proxied.RoundTrip(req)
}

// CloseIdleConnections closes what is open and unused.
func (r *routes) CloseIdleConnections() {
	for _, t := range r.direct {
		t.CloseIdleConnections()
	}
	r.proxied.CloseIdleConnections()
}

func (n *proxiedNames) check(near reach, req *http.Request) error {
	name := proxiedName{near, req.URL.Hostname()}
	n.mu.Lock()
	err, known := n.known[name]
	n.mu.Unlock()
	if known {
		return err
	}
	err = near.checkProxied(req)
	if req.Context().Err() != nil {
		return err // cut short: nothing was learned
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.known) >= proxiedNamesAtMost {
		clear(n.known)
	}
	n.known[name] = err
	return err
}
