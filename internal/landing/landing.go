// Package landing fetches an address as a visitor comes to it: on to where its page leads by itself, which a browser follows
// without being asked, within the same limits as a server's redirects.
package landing

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/web"
)

// Opener fetches addresses, sharing cookies for as long as the visit lasts.
type Opener interface {
	Fetch(ctx context.Context, req web.Request) (web.Response, error)
}

// hopsAtMost bounds how often one page leads to the next: a front door, a language, a frame.
const hopsAtMost = 3

// Fetch gets an address and goes on from page to page. Where the next cannot be had, the one before is the answer. An answer
// that was gone on to has no validators: those of its own address are not true of the one asked for.
func Fetch(ctx context.Context, visit Opener, req web.Request) (web.Response, error) {
	answer, err := visit.Fetch(ctx, req)
	if err != nil || answer.NotModified {
		return answer, err
	}
	seen := map[string]bool{page.Canonical(req.URL): true, page.Canonical(answer.URL): true}
	for range hopsAtMost {
		next := page.Onward(ctx, answer.Body, answer.ContentType, answer.URL, answer.Refresh)
		if next == "" || seen[page.Canonical(next)] {
			return answer, nil
		}
		seen[page.Canonical(next)] = true
		led, err := visit.Fetch(ctx, web.Request{URL: next, From: answer.URL, Bytes: req.Bytes})
		if library.IsKind(err, library.Cancelled) {
			return web.Response{}, err
		}
		if err != nil {
			return answer, nil //nolint:nilerr // the page that led there is what there is
		}
		answer = led
		answer.ETag, answer.LastModified = "", ""
	}
	return answer, nil
}
