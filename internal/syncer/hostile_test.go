package syncer_test

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/web"
)

// nobody is an address where nobody listens. The port of a closed test server would not do: another server may get it.
const nobody = "http://127.0.0.1:1"

// feedPath is where the feeds of all servers are.
const feedPath = "/rss"

// misbehaviour is a server that does something wrong, and what a sync must make of it.
type misbehaviour struct {
	name    string
	kind    library.SourceKind // what it was added as; a single page unless said
	path    string             // of the source at its server; "/bai" unless said
	serve   http.HandlerFunc
	address string // of a server that stands already
	silent  bool   // it keeps silent, which limits made short for it find out sooner
	restive bool   // it shows another text each time it is asked

	status library.SyncStatus // what the source comes to
	failed library.Kind
	stored []string // titles of the articles, in any order
}

// fails is a page that brings nothing but the failure of that kind.
func fails(name string, kind library.Kind, serve http.HandlerFunc) misbehaviour {
	return misbehaviour{name: name, serve: serve, status: library.SyncFailed, failed: kind}
}

// works is a page that brings its article all the same.
func works(name string, serve http.HandlerFunc) misbehaviour {
	return misbehaviour{name: name, serve: serve, status: library.SyncOK, stored: []string{titleOf(name)}}
}

// brings is a feed or a list that brings articles of these names, and fails in part where failed names a kind.
func brings(name string, kind library.SourceKind, failed library.Kind, serve http.HandlerFunc, articles ...string) misbehaviour {
	m := misbehaviour{name: name, kind: kind, path: feedPath, serve: serve, failed: failed, status: library.SyncOK}
	if kind == library.ListSource {
		m.path = "/tin"
	}
	for _, a := range articles {
		m.stored = append(m.stored, titleOf(a))
	}
	switch {
	case failed != "" && len(articles) == 0:
		m.status = library.SyncFailed
	case failed != "":
		m.status = library.SyncPartial
	case len(articles) == 0:
		m.status = library.SyncUnchanged
	}
	return m
}

// quiet makes a misbehaviour one of silence.
func quiet(m misbehaviour) misbehaviour { m.silent = true; return m }

// at gives a misbehaviour an address instead of a handler.
func at(m misbehaviour, address string) misbehaviour { m.address = address; return m }

// routed visits what keeps silent with short limits, and what is answered with those of the program, within which a busy
// machine answers too.
type routed struct {
	usual, hasty syncer.Visitor
	silent       map[string]bool // by host, whose feed is answered
}

func (r routed) Fetch(ctx context.Context, req web.Request) (web.Response, error) {
	if u, err := url.Parse(req.URL); err == nil && r.silent[u.Host] && u.Path != feedPath {
		return r.hasty.Fetch(ctx, req)
	}
	return r.usual.Fetch(ctx, req)
}

const (
	memoryAtMost = 600 << 20 // the servers themselves included
	diskAtMost   = 100 << 20
)

// hostileWorld is all misbehaviours with a source of each, and a library that is synced from them and from three sources
// that do nothing wrong: one before the others, two behind.
type hostileWorld struct {
	bench
	cases   []misbehaviour
	sources []library.Source // of the cases
	healthy []library.Source
}

func newHostileWorld(t testing.TB, dir string) hostileWorld {
	t.Helper()
	trust := newAuthority(t)
	r := routed{silent: map[string]bool{}}
	w := hostileWorld{
		bench: hostileBench(t, dir, trust, &r),
		cases: slices.Concat(statuses(), redirects(t), silences(t), bodies(), wires(t), headers(), refusals(), texts(),
			certificates(t, trust), feeds(t), lists(), walks(), attachments(t)),
	}
	if testing.Short() { // every third: some of each kind
		few := w.cases[:0]
		for n, c := range w.cases {
			if n%3 == 0 {
				few = append(few, c)
			}
		}
		w.cases = few
	}
	for _, c := range w.cases {
		w.sources = append(w.sources, c.source(t, w.bench, r.silent))
	}
	for n := range 3 {
		slug := fmt.Sprint("lành-", n)
		site := newSite(t, slug+"-mot", slug+"-hai", slug+"-ba", slug+"-bon")
		w.healthy = append(w.healthy, w.add(t, site.URL+feedPath, library.FeedSource))
	}
	return w
}

func (w hostileWorld) all() []library.Source {
	return slices.Concat(w.healthy[:1], w.sources, w.healthy[1:])
}

func TestNoMisbehaviourOfAServerHarmsASync(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := newHostileWorld(t, dir)
	if len(w.cases) < 60 && !testing.Short() {
		t.Errorf("only %d misbehaviours", len(w.cases))
	}
	first := w.sync(t, w.all()...)
	second := w.sync(t, w.all()...)
	if size := sizeOf(t, dir); size > diskAtMost {
		t.Errorf("%d MB on disk", size>>20)
	}
	for n, c := range w.cases {
		t.Run(c.name, func(t *testing.T) { c.check(t, w.bench, w.sources[n], first.Sources[n+1], second.Sources[n+1]) })
	}
	for _, report := range first.Sources {
		if slices.Contains(ids(w.healthy), report.ID) && (report.Status != library.SyncOK || report.New != 4) {
			t.Errorf("a healthy source: %+v", report)
		}
	}
}

// BenchmarkMisbehaviour fails where a sync of them all takes more memory than it may. It is no test: of a process that others
// work in, memory says nothing.
func BenchmarkMisbehaviour(b *testing.B) {
	most := uint64(0)
	for range b.N {
		w := newHostileWorld(b, b.TempDir())
		peak := watchMemory(b)
		w.sync(b, w.all()...)
		w.sync(b, w.all()...)
		most = max(most, peak())
	}
	b.ReportMetric(float64(most)/(1<<20), "MB")
	if most > memoryAtMost {
		b.Errorf("%d MB of memory at the peak", most>>20)
	}
}

func ids(sources []library.Source) []int64 {
	var all []int64
	for _, s := range sources {
		all = append(all, s.ID)
	}
	return all
}

func (m misbehaviour) source(t testing.TB, b bench, silent map[string]bool) library.Source {
	t.Helper()
	address := m.address
	if address == "" {
		server := httptest.NewServer(m.serve)
		t.Cleanup(server.Close)
		path := m.path
		if path == "" {
			path = "/bai"
		}
		address = server.URL + path
	}
	if m.silent {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		silent[u.Host] = true
	}
	kind := m.kind
	if kind == "" {
		kind = library.PageSource
	}
	return b.add(t, address, kind)
}

// check compares what became of the source with what must.
func (m misbehaviour) check(t *testing.T, b bench, source library.Source, first, second syncer.SourceReport) {
	if first.Status != m.status || first.Error != m.failed {
		t.Errorf("status %q with %q, want %q with %q", first.Status, first.Error, m.status, m.failed)
	}
	kept, err := b.library.List(t.Context(), library.Filter{Source: source.ID})
	if err != nil {
		t.Fatal(err)
	}
	titles := []string{}
	for _, k := range kept {
		titles = append(titles, k.Title)
	}
	slices.Sort(titles)
	want := slices.Sorted(slices.Values(m.stored))
	if !slices.Equal(titles, want) {
		t.Errorf("stored %.300q, want %q", titles, want)
	}
	if second.New != 0 || second.Updated != 0 && !m.restive {
		t.Errorf("a second sync stored more: %+v", second)
	}
	marked, err := b.library.Source(t.Context(), source.ID)
	if err != nil {
		t.Fatal(err)
	}
	cutShort := source.Kind == library.ListSource && second.Status == library.SyncPartial
	if (marked.LastError != "") != (second.Status == library.SyncFailed || cutShort) {
		t.Errorf("marked %q though %+v", marked.LastError, second)
	}
}

// hostileBench is a syncer with the program's own limits, but for the waits between attempts.
func hostileBench(t testing.TB, dir string, trust authority, r *routed) bench {
	t.Helper()
	opened := openLibrary(t, dir)
	limits := web.DefaultLimits()
	limits.Patience = time.Millisecond
	usual := web.New(limits, web.ClientOptions{Roots: trust.pool})
	t.Cleanup(usual.Close)
	limits.Connect, limits.Headers, limits.Stall, limits.Whole = time.Second, time.Second, time.Second, 3*time.Second
	limits.Retries = 0
	hasty := web.New(limits, web.ClientOptions{Roots: trust.pool})
	t.Cleanup(hasty.Close)
	return bench{library: opened, Syncer: syncer.New(syncer.Params{
		Restricted: func() bool { return false },
		Visit: func() syncer.Visitor {
			return routed{usual: usual.Session(), hasty: hasty.Session(), silent: r.silent}
		},
		Read: noThemes{}, Cache: opened, Articles: opened, Saver: opened, Standing: opened, Files: opened, Mark: opened, Now: time.Now,
		Budget: func() int64 { return 4 << 20 }, Log: slog.New(slog.DiscardHandler),
	})}
}

// watchMemory looks at the memory until the returned function is called, which returns the most seen.
func watchMemory(t testing.TB) func() uint64 {
	t.Helper()
	runtime.GC()
	var most atomic.Uint64
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse+m.StackInuse))
			select {
			case <-tick.C:
			case <-done:
				return
			}
		}
	}()
	return func() uint64 { close(done); <-ended; return most.Load() }
}

func sizeOf(t *testing.T, dir string) int64 {
	t.Helper()
	var size int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return size
}
