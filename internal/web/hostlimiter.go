package web

import (
	"context"
	"sync"
	"time"
)

// hostLimiter hands out the connections: at most perHost to a host and total in all.
type hostLimiter struct {
	all     chan struct{}
	perHost int

	mu      sync.Mutex
	hosts   map[string]chan struct{}
	cooling map[string]cooldown
}

// cooldown is what a host asked for with Retry-After.
type cooldown struct {
	until time.Time
	asked error // its answer, a *library.Error
}

func newHostLimiter(perHost, total int) *hostLimiter {
	return &hostLimiter{all: make(chan struct{}, total), perHost: perHost, hosts: map[string]chan struct{}{}, cooling: map[string]cooldown{}}
}

// enter waits for a place at host, then for one in all, and returns the way out. Requests that wait for
// their own host therefore hold no place that another could use.
func (l *hostLimiter) enter(ctx context.Context, host string) (leave func(), err error) {
	own := l.host(host)
	if err := take(ctx, own); err != nil {
		return nil, err
	}
	if err := take(ctx, l.all); err != nil {
		<-own
		return nil, err
	}
	return func() { <-l.all; <-own }, nil
}

func (l *hostLimiter) host(name string) chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hosts[name] == nil {
		l.hosts[name] = make(chan struct{}, l.perHost)
	}
	return l.hosts[name]
}

// longestCooldown bounds what is believed of a Retry-After.
const longestCooldown = time.Hour

// coolDown notes that a host asked to be left in peace until then.
func (l *hostLimiter) coolDown(host string, until time.Time, asked error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cooling[host] = cooldown{until: until, asked: asked}
}

// coolingDown returns what a host answered that is to be left in peace at this time, or nil.
func (l *hostLimiter) coolingDown(host string, now time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	r, asked := l.cooling[host]
	if !asked || now.After(r.until) {
		delete(l.cooling, host)
		return nil
	}
	return r.asked
}

func take(ctx context.Context, place chan struct{}) error {
	select {
	case place <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
