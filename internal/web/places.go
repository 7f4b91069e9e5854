package web

import (
	"context"
	"sync"
	"time"
)

// places hands out the connections: at most perHost to a host and total in all.
type places struct {
	all     chan struct{}
	perHost int

	mu      sync.Mutex
	hosts   map[string]chan struct{}
	resting map[string]rest
}

// rest is what a host asked for with Retry-After.
type rest struct {
	until time.Time
	asked error // its answer
}

func newPlaces(perHost, total int) *places {
	return &places{all: make(chan struct{}, total), perHost: perHost, hosts: map[string]chan struct{}{}, resting: map[string]rest{}}
}

// enter waits for a place at host, then for one in all, and returns the way out. Requests that wait for
// their own host therefore hold no place that another could use.
func (p *places) enter(ctx context.Context, host string) (leave func(), err error) {
	own := p.host(host)
	if err := take(ctx, own); err != nil {
		return nil, err
	}
	if err := take(ctx, p.all); err != nil {
		<-own
		return nil, err
	}
	return func() { <-p.all; <-own }, nil
}

func (p *places) host(name string) chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts[name] == nil {
		p.hosts[name] = make(chan struct{}, p.perHost)
	}
	return p.hosts[name]
}

// longestRest bounds what is believed of a Retry-After.
const longestRest = time.Hour

// rest notes that a host asked to be left in peace until then.
func (p *places) rest(host string, until time.Time, asked error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.resting[host] = rest{until: until, asked: asked}
}

// rests returns what a host answered that is to be left in peace at this time, or nil.
func (p *places) rests(host string, now time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	r, asked := p.resting[host]
	if !asked || now.After(r.until) {
		delete(p.resting, host)
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
