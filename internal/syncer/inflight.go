package syncer

import (
	"context"
	"sync"
)

// inFlight sees to it that an address that several sources list, or several articles show, is fetched once in a
// sync: whoever comes second waits for the outcome.
type inFlight struct {
	mu    sync.Mutex
	taken map[string]*fetching
}

// fetching is an address being fetched, or one that was.
type fetching struct {
	key, address string        // address as the first wrote it
	article      int64         // that holds it, where it is a file; 0 where it could not be had
	done         chan struct{} // closed once the outcome is known
	ok           bool          // the outcome
}

func newInFlight() *inFlight { return &inFlight{taken: map[string]*fetching{}} }

// take returns the fetching of an address, and whether it is the caller's to settle. Where it is another's, take
// waits until that is settled well; one that ends badly is free again.
func (f *inFlight) take(ctx context.Context, address string) (*fetching, bool, error) {
	key := keyOf(address)
	for {
		f.mu.Lock()
		other := f.taken[key]
		if other == nil {
			own := &fetching{key: key, address: address, done: make(chan struct{})}
			f.taken[key] = own
			f.mu.Unlock()
			return own, true, nil
		}
		f.mu.Unlock()
		select {
		case <-other.done:
		case <-ctx.Done():
			return nil, false, context.Cause(ctx)
		}
		if other.ok {
			return other, false, nil
		}
	}
}

// settle tells the outcome of a fetching.
func (f *inFlight) settle(own *fetching, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if own.ok = ok; !ok {
		delete(f.taken, own.key)
	}
	close(own.done)
}
