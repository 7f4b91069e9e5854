package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/page"
	"baocaovien/internal/web"
)

// freshAnswers holds what addresses answered while a person looked at them as sources, so that the sync which follows
// does not ask again: servers that count visits refuse the second. What belongs to a source that was added lies in the
// library's folder until then, for the command line syncs in a process of its own.
type freshAnswers struct {
	folder string
	now    func() time.Time

	mu   sync.Mutex
	held map[string]freshAnswer
	size int // bytes of the bodies held
}

// freshAnswer is an answer with when it came.
type freshAnswer struct {
	Came   time.Time
	Answer web.Response
}

const (
	// freshFor is how long an answer stands for what its server would say now.
	freshFor = 2 * time.Minute
	// freshBytes bounds what is held in memory while a person looks at addresses.
	freshBytes = 16 << 20
	// freshFolder is where the answers of added sources lie, in the folder of the library.
	freshFolder = "moi-xem"
)

func newFreshAnswers(folder string, now func() time.Time) *freshAnswers {
	return &freshAnswers{folder: filepath.Join(folder, freshFolder), now: now, held: map[string]freshAnswer{}}
}

// hold remembers an answer for a while.
func (f *freshAnswers) hold(address string, answer web.Response) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.size+len(answer.Body) > freshBytes {
		f.held, f.size = map[string]freshAnswer{}, 0
	}
	f.size += len(answer.Body)
	for _, at := range []string{address, answer.URL} {
		f.held[page.Canonical(at)] = freshAnswer{f.now(), answer}
	}
}

// keep puts what is held of an address where the next sync finds it, whichever process that is. Where that fails, the
// sync asks its server.
func (f *freshAnswers) keep(address string) {
	f.mu.Lock()
	fresh, held := f.held[page.Canonical(address)]
	f.mu.Unlock()
	if !held || os.MkdirAll(f.folder, 0o700) != nil {
		return
	}
	_ = file.WritePrivate(f.path(address), func(w io.Writer) error {
		return json.NewEncoder(w).Encode(fresh) //nolint:wrapcheck // nobody reads it
	})
}

// take returns what an address answered lately, once.
func (f *freshAnswers) take(address string) (web.Response, bool) {
	path := f.path(address)
	raw, err := file.Read(path, 2*freshBytes) // in JSON it is longer
	if err != nil {
		return web.Response{}, false // mostly there is none
	}
	_ = os.Remove(path) // what cannot be removed grows old
	var fresh freshAnswer
	if json.Unmarshal(raw, &fresh) != nil || f.now().Sub(fresh.Came) > freshFor || fresh.Came.After(f.now()) {
		return web.Response{}, false
	}
	return fresh.Answer, true
}

// sweep removes the answers that no sync took in their time, as those of a source that was removed again.
func (f *freshAnswers) sweep() {
	entries, err := os.ReadDir(f.folder)
	if err != nil {
		return // mostly there is none
	}
	for _, e := range entries {
		if about, err := e.Info(); err == nil && f.now().Sub(about.ModTime()) > freshFor {
			_ = os.Remove(filepath.Join(f.folder, e.Name())) // the next sync tries again
		}
	}
}

func (f *freshAnswers) path(address string) string {
	sum := sha256.Sum256([]byte(page.Canonical(address)))
	return filepath.Join(f.folder, hex.EncodeToString(sum[:])+".json")
}

// siteVisit fetches the pages of one visit to a site.
type siteVisit interface {
	Fetch(ctx context.Context, r web.Request) (web.Response, error)
}

// noted is a visit whose answers are held for the sync that may follow.
type noted struct {
	siteVisit
	fresh *freshAnswers
}

// Fetch gets an address.
func (v noted) Fetch(ctx context.Context, r web.Request) (web.Response, error) {
	answer, err := v.siteVisit.Fetch(ctx, r)
	if err == nil && r.Form == nil && !answer.NotModified {
		v.fresh.hold(r.URL, answer)
	}
	return answer, err
}

// following is the visit of a sync, which takes what was fetched a moment ago.
type following struct {
	siteVisit
	fresh *freshAnswers
}

// Fetch gets an address, from what is at hand of it or from its server.
func (v following) Fetch(ctx context.Context, r web.Request) (web.Response, error) {
	if r.Form == nil {
		if answer, at := v.fresh.take(r.URL); at {
			return answer, nil
		}
	}
	return v.siteVisit.Fetch(ctx, r)
}
