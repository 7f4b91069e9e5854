package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"baocaovien/internal/library"
)

// admission adds to a request what its host lets in with, hop by hop: what is sent to one host is never sent to the next,
// and never stands in the address of an answer or of a failure.
type admission struct{ next http.RoundTripper }

// admittedKey is the key under which a context holds the credentials of the address that a person typed.
type admittedKey struct{}

// keptCredentials are those that were kept for an address, asked for once for all the requests it leads to.
type keptCredentials struct {
	once  sync.Once
	found library.Credentials
	err   error
}

// admitted returns a context with the credentials for what a person typed: those typed with it, or else those that were
// kept.
func (c *Client) admitted(ctx context.Context) (context.Context, error) {
	typed, ok := typedIn(ctx)
	if !ok {
		return ctx, nil
	}
	credentials := typed.credentials
	if credentials.None() && c.kept != nil {
		typed.kept.once.Do(func() { typed.kept.found, typed.kept.err = c.kept(ctx, typed.address) })
		credentials = typed.kept.found
		if typed.kept.err != nil {
			return ctx, typed.kept.err
		}
	}
	if credentials.None() {
		return ctx, nil
	}
	return context.WithValue(ctx, admittedKey{}, credentials), nil
}

// RoundTrip answers one request, one hop of redirects.
func (a admission) RoundTrip(req *http.Request) (*http.Response, error) {
	credentials, ok := req.Context().Value(admittedKey{}).(library.Credentials)
	typed, _ := typedIn(req.Context())
	if !ok || !admits(typed.URL, req.URL) {
		return a.next.RoundTrip(req)
	}
	signed := req.Clone(req.Context())
	if credentials.User != "" || credentials.Password != "" {
		signed.SetBasicAuth(credentials.User, credentials.Password)
	}
	if req.URL.Path == typed.Path && !strings.Contains(req.URL.RawQuery, credentials.Query) { // its further pages included
		signed.URL = credentials.Reveal(req.URL)
	}
	answer, err := a.next.RoundTrip(signed)
	if answer != nil {
		answer.Request = req
	}
	return answer, err
}

// came is the address of an answer, without what was sent to be let in and without what a redirect brought of the kind.
func came(answer *http.Response) string {
	u := *answer.Request.URL
	u.User = nil
	if credentials, ok := answer.Request.Context().Value(admittedKey{}).(library.Credentials); ok && credentials.Query != "" {
		shown, _ := library.Conceal(u.String())
		return shown
	}
	return u.String()
}

// admits reports that two addresses are doors of one host: the same port of the same protocol, or https in place of http.
func admits(typed, asked *url.URL) bool {
	if !sameName(typed.Hostname(), asked.Hostname()) {
		return false
	}
	return typed.Scheme == asked.Scheme && port(typed) == port(asked) ||
		typed.Scheme == "http" && asked.Scheme == "https" && typed.Port() == "" && asked.Port() == ""
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return u.Scheme
}
