package syncer

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// Bounds of what waits to be stored: so many articles are stored together, fewer where they came as many bytes or where the
// first has waited that long; and twice as many are held at most.
const (
	togetherAtMost = 64
	togetherWeight = 8 << 20 // bytes
	leastWeight    = togetherWeight / togetherAtMost
	longestMoment  = time.Second / 4
)

// waitingSave is an article that waits to be stored, and what became of it.
type waitingSave struct {
	ready  *store.ReadyArrival
	weight int64
	saved  store.SavedArticle
	err    error
	done   chan struct{} // closed once that is known
}

// gatheredSaves are articles that wait to be stored: many at once cost the library half of what they cost one by one. They wait
// until they are many, for a moment at most, and not at all where nobody is at work who may bring another.
type gatheredSaves struct {
	store func(context.Context, []*waitingSave)
	room  *semaphore.Weighted

	lock    sync.Mutex
	atWork  int // items that are fetched and read
	waiting []*waitingSave
	weight  int64
	moment  *time.Timer // ends the wait of the first
}

func newGatheredSaves(save func(context.Context, []*waitingSave)) *gatheredSaves {
	return &gatheredSaves{store: save, room: semaphore.NewWeighted(2 * togetherWeight)}
}

// begin says that somebody is at work.
func (g *gatheredSaves) begin() {
	g.lock.Lock()
	defer g.lock.Unlock()
	g.atWork++
}

// end says that they are not any more, and takes the article that they leave to be stored.
func (g *gatheredSaves) end(ctx context.Context, left ...*waitingSave) {
	if g.ended(ctx, left) {
		g.storeWaiting(ctx)
	}
}

func (g *gatheredSaves) ended(ctx context.Context, left []*waitingSave) (due bool) {
	g.lock.Lock()
	defer g.lock.Unlock()
	g.atWork--
	for _, s := range left {
		if len(g.waiting) == 0 {
			g.moment = time.AfterFunc(longestMoment, func() { g.storeWaiting(ctx) })
		}
		g.waiting = append(g.waiting, s)
		g.weight += s.weight
	}
	return g.atWork == 0 || g.weight >= togetherWeight
}

// storeWaiting stores what waits. What came stays, though the sync be stopped.
func (g *gatheredSaves) storeWaiting(ctx context.Context) {
	if all := g.take(); len(all) > 0 {
		g.store(context.WithoutCancel(ctx), all)
	}
}

func (g *gatheredSaves) take() (all []*waitingSave) {
	g.lock.Lock()
	defer g.lock.Unlock()
	if len(g.waiting) > 0 {
		g.moment.Stop()
	}
	all, g.waiting, g.weight = g.waiting, nil, 0
	return all
}

// save stores an article, with others where there are some. While it waits, its place is free for the next of its source.
func (r *syncRun) save(ctx context.Context, i listedItem, arrival store.Arrival) (store.SavedArticle, error) {
	ready, err := r.Saver.Ready(ctx, arrival)
	if err != nil {
		return store.SavedArticle{}, err
	}
	own := &waitingSave{ready: ready, weight: min(max(int64(len(arrival.Raw)), leastWeight), togetherWeight), done: make(chan struct{})}
	if err := r.gathered.room.Acquire(ctx, own.weight); err != nil {
		return store.SavedArticle{}, library.Fail(library.Cancelled, i.URL, err)
	}
	i.place.leave()
	r.gathered.end(ctx, own)
	<-own.done
	r.gathered.room.Release(own.weight) // who has a place may be waiting for it
	i.place.take()
	r.gathered.begin()
	return own.saved, own.err
}

// saveAll stores articles and tells each what became of it. None fails for another's sake, but where none would escape the failure.
func (r *syncRun) saveAll(ctx context.Context, all []*waitingSave) {
	for len(all) > 0 {
		ready := make([]*store.ReadyArrival, len(all))
		for n, s := range all {
			ready[n] = s.ready
		}
		saved, err := r.Saver.SaveReady(ctx, ready)
		for n, one := range saved {
			all[n].saved = one
			close(all[n].done)
		}
		if all = all[len(saved):]; err == nil {
			return
		}
		failed := all[:1]
		if fatal(err) {
			failed = all
		}
		for _, s := range failed {
			s.err = err
			close(s.done)
		}
		all = all[len(failed):]
	}
}

// places bound the items of a source that are fetched and read at once.
type places chan struct{}

func (p places) take()  { p <- struct{}{} }
func (p places) leave() { <-p }
