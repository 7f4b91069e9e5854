package web

import (
	"context"
	"sync"
)

// places hands out the connections: at most perHost to a host and total in all.
type places struct {
	all     chan struct{}
	perHost int

	mu    sync.Mutex
	hosts map[string]chan struct{}
}

func newPlaces(perHost, total int) *places {
	return &places{all: make(chan struct{}, total), perHost: perHost, hosts: map[string]chan struct{}{}}
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

func take(ctx context.Context, place chan struct{}) error {
	select {
	case place <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
