package store

import (
	"context"
	"slices"
	"sync"

	"baocaovien/internal/library"
)

// togetherAtMost bounds the arrivals of one transaction.
const togetherAtMost = 64

// waitingSave is an arrival that waits to be written, and what became of it.
type waitingSave struct {
	row     *arrivalRow
	id      int64
	outcome library.Outcome
	written bool // with the others; else it has to be written by itself
	done    chan struct{}
}

// gatheredSaves are the arrivals that wait while others are written. The first of them writes them all in one transaction: what
// comes at the same time costs one commit, and one look into the indexes.
type gatheredSaves struct {
	lock    sync.Mutex
	writing sync.Mutex // held by the one who writes
	waiting []*waitingSave
}

// join has an arrival wait. The first that waits is to write all that do, in its turn.
func (g *gatheredSaves) join(s *waitingSave) (first bool) {
	g.lock.Lock()
	defer g.lock.Unlock()
	g.waiting = append(g.waiting, s)
	return len(g.waiting) == 1
}

// take returns those that wait; the next to come is the first again.
func (g *gatheredSaves) take() []*waitingSave {
	g.lock.Lock()
	defer g.lock.Unlock()
	all := g.waiting
	g.waiting = nil
	return all
}

// saveTogether writes an arrival with those that come while others are being written. Where they cannot be written together,
// each is written by itself, so that none fails for another's sake.
func (l *Library) saveTogether(ctx context.Context, row *arrivalRow) (int64, library.Outcome, error) {
	own := &waitingSave{row: row, done: make(chan struct{})}
	if l.gathered.join(own) {
		l.gathered.writing.Lock()
		defer l.gathered.writing.Unlock()
		all := l.gathered.take()
		if len(all) == 1 {
			return l.save(ctx, row)
		}
		for some := range slices.Chunk(all, togetherAtMost) {
			l.saveAll(ctx, some)
		}
	}
	<-own.done
	if own.written {
		return own.id, own.outcome, nil
	}
	return l.save(ctx, row)
}

// saveAll writes arrivals in one transaction and tells each whether it was written. A failure shows again in the one that is
// to blame, when each is saved by itself.
func (l *Library) saveAll(ctx context.Context, all []*waitingSave) {
	err := l.transaction(ctx, "save", func(tx *writeTx) error {
		for _, s := range all {
			row := *s.row // as it came, should it have to be written again
			var err error
			if s.id, s.outcome, err = row.store(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range all {
		s.written = err == nil
		close(s.done)
	}
}

// SavedArticle is what became of an arrival: the article it is, and whether that is new.
type SavedArticle struct {
	ID      int64
	Outcome library.Outcome
}

// SaveReady stores arrivals as Save does, in their order and at once. Where one fails, those before it are stored, and returned
// with its error.
func (l *Library) SaveReady(ctx context.Context, all []*ReadyArrival) (saved []SavedArticle, err error) {
	waiting := make([]*waitingSave, len(all))
	for i, a := range all {
		waiting[i] = &waitingSave{row: a.row, done: make(chan struct{})}
	}
	for some := range slices.Chunk(waiting, togetherAtMost) {
		l.saveAll(ctx, some)
		for _, s := range some {
			if !s.written {
				if s.id, s.outcome, err = l.save(ctx, s.row); err != nil {
					return saved, err
				}
			}
			saved = append(saved, SavedArticle{s.id, s.outcome})
		}
	}
	return saved, nil
}
