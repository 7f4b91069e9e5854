package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

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

// userAgent begins as browsers do, because some Vietnamese sites answer nobody else, and names the
// program.
const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) SoTayBaoCaoVien/1.0"

const accept = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	limits    Limits
	transport http.RoundTripper
	places    *places
	chains    *chains
}

// Options are what a client may be given besides its limits.
type Options struct {
	Local map[string]http.Handler // hosts answered by a handler of this process, without a network
	Roots *x509.CertPool          // trusted instead of the system's
}

// New returns a client within limits.
func New(limits Limits, o Options) *Client {
	chains := newChains(limits, o.Roots)
	return &Client{
		limits:    limits,
		transport: &localTransport{hosts: o.Local, network: chains},
		places:    newPlaces(limits.PerHost, limits.Total),
		chains:    chains,
	}
}

func newTransport(limits Limits, verification *tls.Config) *http.Transport {
	dialer := &net.Dialer{Timeout: limits.Connect, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           dialer.DialContext,
		TLSClientConfig:       verification,
		TLSHandshakeTimeout:   limits.Connect,
		ResponseHeaderTimeout: limits.Headers,
		IdleConnTimeout:       60 * time.Second,
		MaxIdleConnsPerHost:   limits.PerHost,
		ForceAttemptHTTP2:     true,
	}
}

// Close closes idle connections.
func (c *Client) Close() {
	c.chains.CloseIdleConnections()
}

// Session fetches pages that share cookies, as one visit to a site does.
type Session struct {
	client *Client
	http   *http.Client
}

// Session begins a visit.
func (c *Client) Session() *Session {
	// cookiejar.New never fails: its error is kept for the future.
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	return &Session{client: c, http: &http.Client{
		Transport:     c.transport,
		Jar:           jar,
		CheckRedirect: c.checkRedirect,
	}}
}

var errRedirects = errors.New("too many redirects")

func (c *Client) checkRedirect(next *http.Request, via []*http.Request) error {
	if len(via) > c.limits.Redirects {
		return errRedirects
	}
	_, err := parseAddress(next.URL.String())
	return err
}

// Request asks for one address. ETag and LastModified are those of the copy at hand, or empty.
type Request struct {
	URL          string
	ETag         string
	LastModified string
}

// Response is an answer with status 200 or, with NotModified, 304.
type Response struct {
	URL          string // after redirects
	NotModified  bool
	Body         []byte // decompressed
	ContentType  string
	ETag         string
	LastModified string
}

// Fetch gets an address. Errors carry a kind: BadAddress, Offline, UnknownHost, Unreachable, TimedOut,
// BadCertificate, HTTPStatus, Gone, LoginRequired, RedirectLoop, TooLarge, Cancelled.
func (s *Session) Fetch(ctx context.Context, req Request) (Response, error) {
	address, err := parseAddress(req.URL)
	if err != nil {
		return Response{}, err
	}
	for attempt := 0; ; attempt++ {
		res, again, err := s.placed(ctx, address, req)
		if err == nil || again < 0 || again > s.client.limits.Patience || attempt >= s.client.limits.Retries {
			return res, err
		}
		if !pause(ctx, s.client.limits.wait(attempt, again)) {
			return Response{}, library.Fail(library.Cancelled, req.URL, ctx.Err())
		}
	}
}

// placed makes one attempt when there is a place for it. Waiting for a retry holds none.
func (s *Session) placed(ctx context.Context, address *url.URL, req Request) (Response, time.Duration, error) {
	leave, err := s.client.places.enter(ctx, address.Host)
	if err != nil {
		return Response{}, never, library.Fail(library.Cancelled, req.URL, err)
	}
	defer leave()
	return s.try(ctx, address, req)
}

// never says that a retry would not help.
const never = time.Duration(-1)

// try makes one attempt. again is how long the server asks to wait before the next, 0 where it does
// not say, or never.
func (s *Session) try(ctx context.Context, address *url.URL, req Request) (res Response, again time.Duration, err error) {
	ctx, end := context.WithTimeoutCause(ctx, s.client.limits.Whole, errStalled)
	defer end()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	request, err := s.request(ctx, address, req)
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
	if err := statusError(req.URL, answer); err != nil {
		return Response{}, retryAfter(answer), err
	}
	res = Response{
		URL:          answer.Request.URL.String(),
		NotModified:  answer.StatusCode == http.StatusNotModified,
		ContentType:  answer.Header.Get("Content-Type"),
		ETag:         answer.Header.Get("ETag"),
		LastModified: answer.Header.Get("Last-Modified"),
	}
	if res.NotModified {
		return res, never, nil
	}
	res.Body, err = s.read(answer.Body, stop)
	switch {
	case errors.Is(err, errTooLarge):
		return Response{}, never, library.Fail(library.TooLarge, req.URL, err)
	case err != nil:
		return Response{}, retryable(err), classify(ctx, req.URL, err)
	}
	return res, never, nil
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

func (s *Session) request(ctx context.Context, address *url.URL, req Request) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", accept)
	request.Header.Set("Accept-Language", "vi,en;q=0.5")
	if req.ETag != "" {
		request.Header.Set("If-None-Match", req.ETag)
	}
	if req.LastModified != "" {
		request.Header.Set("If-Modified-Since", req.LastModified)
	}
	return request, nil
}

var (
	errTooLarge = errors.New("larger than the limit")
	errStalled  = errors.New("stalled")
)

// read takes the body, and stops the request when nothing has come for the stall limit.
func (s *Session) read(body io.Reader, stop context.CancelCauseFunc) ([]byte, error) {
	stalled := time.AfterFunc(s.client.limits.Stall, func() { stop(errStalled) })
	defer stalled.Stop()
	var all []byte
	piece := make([]byte, 64<<10)
	for {
		n, err := body.Read(piece)
		all = append(all, piece[:n]...)
		if int64(len(all)) > s.client.limits.Bytes {
			return nil, errTooLarge
		}
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("body: %w", err)
		}
		stalled.Reset(s.client.limits.Stall)
	}
}

// parseAddress accepts http and https addresses with a host, nothing else.
func parseAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, library.Fail(library.BadAddress, address, err)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return nil, library.Fail(library.BadAddress, address, nil)
	}
	return u, nil
}
