package syncer

import (
	"context"
	"sync"

	"baocaovien/internal/page"
)

// claims sees to it that an address that several sources list, or several articles show, is fetched once in a
// sync: whoever comes second waits for the outcome.
type claims struct {
	mu    sync.Mutex
	taken map[string]*claim
}

// claim is an address being fetched, or one that was.
type claim struct {
	key, address string        // address as the first wrote it
	article      int64         // that holds it, where it is a file; 0 where it could not be had
	done         chan struct{} // closed once the outcome is known
	ok           bool          // the outcome
}

func newClaims() *claims { return &claims{taken: map[string]*claim{}} }

// take returns the claim on an address, and whether it is the caller's to settle. Where it is another's, take
// waits until that is settled well; one that ends badly is free again.
func (c *claims) take(ctx context.Context, address string) (*claim, bool, error) {
	key := page.Canonical(address)
	for {
		c.mu.Lock()
		other := c.taken[key]
		if other == nil {
			own := &claim{key: key, address: address, done: make(chan struct{})}
			c.taken[key] = own
			c.mu.Unlock()
			return own, true, nil
		}
		c.mu.Unlock()
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

// settle tells the outcome of a claim.
func (c *claims) settle(own *claim, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if own.ok = ok; !ok {
		delete(c.taken, own.key)
	}
	close(own.done)
}
