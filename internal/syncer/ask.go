package syncer

import (
	"context"
	"errors"
	"hash/fnv"
	"net/http"
	"time"

	"baocaovien/internal/landing"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// Servers answer that nothing changed for ever, by a cache before them or a date that never moves. So an address that has
// brought nothing new for a while is asked for all of it: a source, whose silence costs every article to come, each time
// after three days; an article one day in five after five days, so that each day's sync carries a part.
const (
	sourceTrusted  = 3 * 24 * time.Hour
	articleTrusted = 5 * 24 * time.Hour
	oneDayIn       = 5
)

// ask makes a request, a conditional one where what it is about is at hand.
func (r *syncRun) ask(ctx context.Context, address string, atHand bool) (web.Response, error) {
	req := web.Request{URL: address}
	if atHand {
		v, err := r.Cache.Validators(ctx, address)
		if err != nil {
			return web.Response{}, err
		}
		if now := r.Now(); !overdue(v, address, now) {
			req.ETag, req.LastModified = v.ETag, believable(v.LastModified, now)
		}
	}
	answer, err := landing.Fetch(ctx, r.visit, req)
	if err == nil && answer.NotModified && !atHand {
		err = library.Fail(library.HTTPStatus, address, errors.New("304"))
	}
	return answer, err
}

// overdue reports that an address is to be looked at without conditions.
func overdue(v store.Validators, address string, now time.Time) bool {
	if !v.Since.Known() {
		return false
	}
	age := now.Sub(v.Since.Time())
	if v.OfSource {
		return age > sourceTrusted
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(address)) // a hash never fails
	return age > articleTrusted && (int64(h.Sum32())+now.Unix()/(24*60*60))%oneDayIn == 0
}

// firstWebYear: no page was last changed before there were any.
const firstWebYear = 1995

// believable returns a Last-Modified that can be one: of the time of the web, and not to come.
func believable(lastModified string, now time.Time) string {
	at, err := http.ParseTime(lastModified)
	if err != nil || at.Year() < firstWebYear || at.After(now.Add(24*time.Hour)) {
		return ""
	}
	return lastModified
}
