package syncer

import (
	"sync"

	"baocaovien/internal/page"
)

// claims sees to it that an address listed by several sources is fetched once in a sync.
type claims struct {
	mu    sync.Mutex
	taken map[string]bool
}

func newClaims() *claims { return &claims{taken: map[string]bool{}} }

// take reports whether address is still free, and takes it.
func (c *claims) take(address string) bool {
	key := page.Canonical(address)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taken[key] {
		return false
	}
	c.taken[key] = true
	return true
}
