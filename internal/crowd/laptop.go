package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/receive"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// laptop is a machine that receives the store behind an address.
type laptop struct {
	receiver *receive.Receiver
	from     *receive.WebCarrier
	client   *web.Client
	library  *store.Library // nil where it is simulated
	source   int64
}

// patience is how long a laptop waits for an answer: what it costs is asked here, and not when somebody would give up before a
// machine that serves a thousand and is all of them.
const patience = 10 * time.Minute

// newLaptop is one that has taken nothing yet. One with its own has a library in its folder.
func newLaptop(ctx context.Context, dir, address string, own bool) (laptop, error) {
	limits := web.DefaultLimits()
	limits.PerHost = receive.Connections
	limits.Headers, limits.Whole = patience, patience
	l := laptop{client: web.New(limits, web.ClientOptions{Loopback: true, NoCookies: true}), source: 1}
	l.from = &receive.WebCarrier{Address: address + "/" + depot.ManifestName, Visit: l.client.Session()}
	l.receiver = &receive.Receiver{Dir: dir, Room: func() int64 { return 1 << 40 }, Now: time.Now}
	if !own {
		m := &memory{items: map[string]store.DepotItem{}}
		l.from.Cache, l.receiver.Shelf = m, m
		return l, nil
	}
	var err error
	if l.library, err = store.Open(ctx, dir); err != nil {
		return l, err
	}
	l.from.Cache, l.receiver.Shelf = l.library, l.library
	s, err := l.library.AddSource(ctx, library.Source{URL: l.from.Address, Title: "Kho", Kind: library.StoreSource, Enabled: true})
	l.source = s.ID
	return l, err
}

// sync takes the newest serial. The first time the key is agreed to.
func (l *laptop) sync(ctx context.Context) error {
	known, err := l.receiver.Shelf.Depot(ctx, l.source)
	if err != nil {
		return err
	}
	if known.Trust == "" {
		if err := l.agree(ctx); err != nil {
			return err
		}
	}
	_, err = l.receiver.Receive(ctx, l.source, l.from, func(int) {}, func(int) {})
	return err
}

func (l *laptop) agree(ctx context.Context) error {
	m, err := receive.Look(ctx, l.from)
	if err != nil {
		return err
	}
	trust, err := json.Marshal(depot.Agree(m))
	if err != nil {
		return err
	}
	d := store.Depot{SourceID: l.source, Name: m.Name, Trust: string(trust)}
	if l.library != nil {
		return l.library.AgreeDepot(ctx, d)
	}
	l.receiver.Shelf.(*memory).depot = d
	return nil
}

// has gives a simulated laptop what another one has.
func (l *laptop) has(other laptop) {
	own, its := l.receiver.Shelf.(*memory), other.receiver.Shelf.(*memory)
	own.depot, own.validators, own.items = its.depot, its.validators, maps.Clone(its.items)
}

func (l *laptop) close() {
	l.client.Close()
	if l.library != nil {
		_ = l.library.Close() // the figures are what counts
	}
}

// memory is what a simulated laptop knows of what it has.
type memory struct {
	depot      store.Depot
	items      map[string]store.DepotItem
	validators store.Validators
}

var errOther = errors.New("not what was asked for")

// Depot returns what is known of the store.
func (m *memory) Depot(context.Context, int64) (store.Depot, error) { return m.depot, nil }

// DepotItems returns what was taken.
func (m *memory) DepotItems(context.Context, int64, ...string) ([]store.DepotItem, error) {
	all := make([]store.DepotItem, 0, len(m.items))
	for _, i := range m.items {
		all = append(all, i)
	}
	return all, nil
}

// TakeSerial reads all items as a library does, and keeps which they were.
func (m *memory) TakeSerial(_ context.Context, d store.Depot, _ library.Moment, items store.ReceivedItems, told func()) (counts store.SerialCounts, err error) {
	for item, err := range items {
		if err != nil {
			return counts, err
		}
		if item.Arrival == nil {
			return counts, fmt.Errorf("%w: item %s", errOther, item.UID)
		}
		m.items[item.UID] = item.DepotItem
		counts.New++
		told()
	}
	m.depot = d
	return counts, nil
}

// Validators returns those of the manifest.
func (m *memory) Validators(context.Context, string) (store.Validators, error) {
	return m.validators, nil
}

// KeepValidators keeps those of the manifest.
func (m *memory) KeepValidators(_ context.Context, _ string, v store.Validators) error {
	m.validators = v
	return nil
}
