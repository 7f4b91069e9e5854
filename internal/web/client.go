package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"

	"baocaovien/internal/library"
)

// Limits bound what one fetch may cost.
type Limits struct {
	Connect   time.Duration // until the connection stands, TLS included
	Headers   time.Duration // until the answer begins
	Stall     time.Duration // between two pieces of the body
	Whole     time.Duration // of one attempt, however steadily it trickles
	Bytes     int64         // of a body, after decompression
	Redirects int           // followed in a row
	Retries   int           // after an answer that says «later», or a broken connection
	Patience  time.Duration // longest wait before a retry; a server that asks for more is not asked again
	PerHost   int           // connections to one host
	Total     int           // connections in all
}

// DefaultLimits suit Vietnamese public sites on a slow line.
func DefaultLimits() Limits {
	return Limits{
		Connect: 15 * time.Second, Headers: 30 * time.Second, Stall: 20 * time.Second,
		Whole: 2 * time.Minute, Bytes: 10 << 20, Redirects: 10, Retries: 2, Patience: 10 * time.Second,
		PerHost: 2, Total: 8,
	}
}

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	limits    Limits
	transport http.RoundTripper
	local     map[string]http.Handler
	limiter   *hostLimiter
	chains    *chains
	kept      func(context.Context, string) (library.Credentials, error)
	noCookies bool
}

// ClientOptions are what a client may be given besides its limits.
type ClientOptions struct {
	Local map[string]http.Handler // hosts answered by a handler of this process, without a network
	Roots *x509.CertPool          // trusted instead of the system's

	// Loopback lets every request reach this machine, which otherwise only what a person typed does (see Typed): for
	// tests, whose servers all stand on it.
	Loopback bool
	// NoCookies has visits keep none: nothing by which a server could know who comes again.
	NoCookies bool
	// Credentials returns what was kept for an address that a person typed, without the network; nil where nothing is.
	Credentials func(ctx context.Context, address string) (library.Credentials, error)
}

// New returns a client within limits.
func New(limits Limits, o ClientOptions) *Client {
	chains := newChains(limits, o)
	return &Client{
		limits:    limits,
		transport: admission{&localTransport{hosts: o.Local, network: chains}},
		local:     o.Local,
		limiter:   newHostLimiter(limits.PerHost, limits.Total),
		chains:    chains,
		kept:      o.Credentials,
		noCookies: o.NoCookies,
	}
}

// headerBytes bounds the header of an answer.
const headerBytes = 1 << 20

func newTransport(limits Limits, verification *tls.Config, near reach) *http.Transport {
	dialer := &net.Dialer{Timeout: limits.Connect, KeepAlive: 30 * time.Second, ControlContext: near.control}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        verification,
		TLSHandshakeTimeout:    limits.Connect,
		ResponseHeaderTimeout:  limits.Headers,
		MaxResponseHeaderBytes: headerBytes,
		IdleConnTimeout:        60 * time.Second,
		MaxIdleConnsPerHost:    limits.PerHost,
		DisableCompression:     true, // body.go unpacks, and says what it cannot
		ForceAttemptHTTP2:      true,
	}
}

// Close closes idle connections.
func (c *Client) Close() {
	c.chains.CloseIdleConnections()
}

// Visit fetches pages that share cookies, as one visit to a site does.
type Visit struct {
	client  *Client
	http    *http.Client
	network *network
	silent  silent
}

// Session begins a visit.
func (c *Client) Session() *Visit {
	v := &Visit{client: c, network: newNetwork(connected), silent: silent{hosts: map[string]silence{}}, http: &http.Client{
		Transport:     c.transport,
		CheckRedirect: c.checkRedirect,
	}}
	if !c.noCookies {
		v.http.Jar = newJar()
	}
	return v
}

var errRedirects = errors.New("too many redirects")

func (c *Client) checkRedirect(next *http.Request, via []*http.Request) error {
	if len(via) > c.limits.Redirects {
		return errRedirects
	}
	_, err := parseAddress(next.URL.String())
	return err
}

// Fetch gets an address. Errors carry a kind: BadAddress, Offline, UnknownHost, Unreachable, TimedOut,
// BadCertificate, HTTPStatus, Gone, LoginRequired, RedirectLoop, TooLarge, NotHTML (a compression that is not
// read), PrivateAddress (see Typed), Cancelled.
func (s *Visit) Fetch(ctx context.Context, req Request) (Response, error) {
	address, err := parseAddress(req.URL)
	if err != nil {
		return Response{}, err
	}
	if ctx, err = s.client.admitted(ctx); err != nil {
		return Response{}, err
	}
	for attempt := 0; ; attempt++ {
		res, again, err := s.placed(ctx, address, req)
		if further, some := req.goesOn(res.Body); err != nil && some {
			req, again = further, max(again, 0)
		}
		if err == nil || again < 0 || again > s.client.limits.Patience || attempt >= s.client.limits.Retries {
			s.silent.note(address.Host, err)
			return res, err
		}
		if !pause(ctx, s.client.limits.wait(attempt, again)) {
			return Response{Body: res.Body}, library.Fail(library.Cancelled, req.URL, ctx.Err())
		}
	}
}

// placed makes one attempt when there is a place for it. Waiting for a retry holds none. A host that fell
// silent, or asked for more patience than there is, is left in peace, and where there is no network no host is
// tried.
func (s *Visit) placed(ctx context.Context, address *url.URL, req Request) (Response, time.Duration, error) {
	leave, err := s.client.limiter.enter(ctx, address.Host)
	if err != nil {
		return Response{}, never, library.Fail(library.Cancelled, req.URL, err)
	}
	defer leave()
	if err := s.silent.of(address.Host); err != nil {
		return Response{}, never, library.Fail(library.KindOf(err), req.URL, err)
	}
	if _, local := s.client.local[address.Hostname()]; local || ownMachine(address.Hostname()) {
		return s.unlessCoolingDown(ctx, address, req)
	}
	if s.network.away() {
		return Response{}, never, library.Fail(library.Offline, req.URL, nil)
	}
	res, again, err := s.unlessCoolingDown(ctx, address, req)
	return res, again, s.network.judge(address.Host, err)
}

// unlessCoolingDown makes one attempt unless the host asked to be left in peace.
func (s *Visit) unlessCoolingDown(ctx context.Context, address *url.URL, req Request) (Response, time.Duration, error) {
	if err := s.client.limiter.coolingDown(address.Host, time.Now()); err != nil {
		failure := library.Fail(library.HTTPStatus, req.URL, errors.Unwrap(err))
		failure.Again = library.AgainAt(err)
		return Response{}, never, failure
	}
	res, again, err := s.try(ctx, address, req)
	if again > s.client.limits.Patience {
		s.client.limiter.coolDown(address.Host, time.Now().Add(min(again, longestCooldown)), err)
	}
	return res, again, err
}

// never says that a retry would not help.
const never = time.Duration(-1)

// try makes one attempt. again is how long the server asks to wait before the next, 0 where it does
// not say, or never.
func (s *Visit) try(ctx context.Context, address *url.URL, req Request) (res Response, again time.Duration, err error) {
	ctx, end := context.WithTimeoutCause(ctx, s.client.limits.Whole, errStalled)
	defer end()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	request, err := req.build(ctx, address)
	if err != nil {
		return Response{}, never, library.Fail(library.BadAddress, req.URL, err)
	}
	answer, err := s.http.Do(request)
	if err != nil {
		if s.client.chains.complete(ctx, failedHost(err, request), err) {
			return Response{}, 0, classify(ctx, req.URL, err)
		}
		return Response{}, retryable(err), classify(ctx, req.URL, err)
	}
	defer func() { _ = answer.Body.Close() }()
	if len(req.Begun) > 0 && answer.StatusCode == http.StatusRequestedRangeNotSatisfiable { // what is at hand is none of it
		req.Begun = nil
		return s.try(ctx, address, req)
	}
	if err := statusError(req.URL, answer); err != nil {
		return Response{}, retryAfter(answer), err
	}
	res = Response{
		URL:          came(answer),
		NotModified:  answer.StatusCode == http.StatusNotModified,
		ContentType:  answer.Header.Get("Content-Type"),
		ETag:         answer.Header.Get("ETag"),
		LastModified: answer.Header.Get("Last-Modified"),
		JustMade:     justMade(answer.Header),
		Refresh:      answer.Header.Get("Refresh"),
	}
	if res.NotModified {
		return res, never, nil
	}
	if req.Fixed {
		res.Body, err = s.fixed(req, answer, stop)
	} else {
		res.Body, err = s.read(answer.Body, answer.Header.Get("Content-Encoding"), s.mostOf(req), stop)
	}
	switch {
	case errors.Is(err, errRange):
		return Response{}, never, library.Fail(library.HTTPStatus, req.URL, err)
	case errors.Is(err, errTooLarge):
		return Response{}, never, library.Fail(library.TooLarge, req.URL, err)
	case errors.Is(err, errEncoding):
		return Response{}, never, library.Fail(library.NotHTML, req.URL, err)
	case err != nil:
		return Response{Body: res.Body}, retryable(err), classify(ctx, req.URL, err)
	}
	return res, never, nil
}

// mostOf is how many bytes the body of an answer may have.
func (s *Visit) mostOf(req Request) int64 {
	if req.Bytes > 0 {
		return req.Bytes
	}
	return s.client.limits.Bytes
}

// failedHost is the host a request failed at, which after redirects is not the one asked first.
func failedHost(err error, request *http.Request) string {
	var failure *url.Error
	if errors.As(err, &failure) {
		if u, err := url.Parse(failure.URL); err == nil {
			return u.Hostname()
		}
	}
	return request.URL.Hostname()
}
