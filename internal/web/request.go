package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"baocaovien/internal/library"
)

// Request asks for one address. ETag and LastModified are those of the copy at hand, or empty.
type Request struct {
	URL          string
	ETag         string
	LastModified string
	From         string            // the page that leads there, which some servers of pictures want to know
	Form         map[string]string // what a form sends; the request is then a POST
	Bytes        int64             // limit of the body; 0 means that of the client

	Fixed bool   // the address names bytes that never change: see fixed.go
	Begun []byte // the first of them, from an attempt that was cut off
}

// Response is an answer with status 200 or, with NotModified, 304.
type Response struct {
	URL          string // after redirects
	NotModified  bool
	Body         []byte // decompressed; of a fixed file as it is kept, and what came of it where the request failed
	ContentType  string
	ETag         string
	LastModified string
	JustMade     bool   // the copy is so new that the next one may bear the same ETag and date: see justMade
	Refresh      string // the header that sends a visitor on after some seconds
}

// userAgent begins as browsers do, because some Vietnamese sites answer nobody else, and names the
// program.
const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) SoTayBaoCaoVien/1.0"

const accept = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"

// build makes the HTTP request of r to address.
func (r Request) build(ctx context.Context, address *url.URL) (*http.Request, error) {
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if r.Form != nil {
		values := url.Values{}
		for name, value := range r.Form {
			values.Set(name, value)
		}
		method, body = http.MethodPost, strings.NewReader(values.Encode())
	}
	request, err := http.NewRequestWithContext(ctx, method, address.String(), body)
	if err != nil {
		return nil, fmt.Errorf("request: %w", err)
	}
	header := map[string]string{
		"User-Agent": userAgent, "Accept": accept, "Accept-Language": "vi,en;q=0.5", "Accept-Encoding": "gzip",
		"If-None-Match": r.ETag, "If-Modified-Since": r.LastModified, "Referer": referer(r.From, address),
	}
	if r.Form != nil {
		header["Content-Type"] = "application/x-www-form-urlencoded"
	}
	if r.Fixed {
		header["Accept"], header["Accept-Encoding"] = "*/*", "identity"
	}
	if len(r.Begun) > 0 {
		header["Range"] = fmt.Sprintf("bytes=%d-", len(r.Begun))
	}
	for name, value := range header {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	return request, nil
}

// referer is the page that leads to an address as browsers tell it: never from https to http, and only its
// site to another host (Referrer Policy, «strict-origin-when-cross-origin»).
func referer(from string, to *url.URL) string {
	u, err := parseAddress(from)
	if err != nil || u.Scheme == "https" && to.Scheme == "http" {
		return ""
	}
	if u.Host != to.Host {
		return u.Scheme + "://" + u.Host + "/"
	}
	u.Fragment = ""
	shown, _ := library.Conceal(u.String())
	return shown
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
