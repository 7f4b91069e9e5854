// Package receive takes a serial of a store that another office publishes: it checks the signature and the serial, fetches
// what is new, resumes where it was cut off, and hands the serial to the library as a whole.
package receive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// Carrier reads the files of a store.
type Carrier interface {
	// Manifest returns kho.json. same reports that it is the one that was kept before.
	Manifest(ctx context.Context) (raw []byte, same bool, err error)
	// KeepManifest remembers that the manifest it returned was taken.
	KeepManifest(ctx context.Context) error
	// Read returns a file of at most so many bytes.
	Read(ctx context.Context, name string, most int64) ([]byte, error)
}

// Shelf is the library that takes what is received.
type Shelf interface {
	Depot(ctx context.Context, source int64) (store.Depot, error)
	DepotItems(ctx context.Context, source int64, kinds ...string) ([]store.DepotItem, error)
	TakeSerial(ctx context.Context, d store.Depot, at library.Moment, items store.ReceivedItems, told func()) (store.SerialCounts, error)
}

// Receiver takes serials. It is safe for concurrent use.
type Receiver struct {
	Shelf Shelf
	Dir   string       // what was fetched of a serial lies in it until the serial is taken
	Room  func() int64 // bytes that kept pictures and attachments may still take
	Now   func() time.Time
}

// connections is how many files are fetched at once.
const connections = 6

// triesOfHead is how often the manifest and its signatures are read when they do not belong together: a publisher may be
// writing them just then.
const triesOfHead = 3

// Receive brings a source to the newest serial of its store. listed is told how many items there are to fetch and done each
// that came; both may be called from several goroutines. Errors: UnknownSigner for a store that nobody agreed to, or whose key
// nobody endorses; those of depot.Trust.Accept, depot.Open and depot.ReadShard; what the carrier fails with; what the library
// fails with. Whatever fails, the library is as it was before.
func (r *Receiver) Receive(ctx context.Context, source int64, from Carrier, listed, done func(int)) (store.SerialCounts, error) {
	known, err := r.Shelf.Depot(ctx, source)
	if err != nil {
		return store.SerialCounts{}, err
	}
	var trust depot.Trust
	if known.Trust != "" {
		if err := json.Unmarshal([]byte(known.Trust), &trust); err != nil {
			return store.SerialCounts{}, library.Fail(library.DamagedLibrary, known.Name, err)
		}
	}
	m, next, same, err := head(ctx, from, trust)
	if err != nil || same {
		return store.SerialCounts{}, err
	}
	serial := &serial{Receiver: r, from: from, source: source, known: known, staged: newStaged(r.Dir, source), listed: listed, done: done}
	if err := serial.find(ctx, m); err != nil {
		return store.SerialCounts{}, err
	}
	if err := serial.fetch(ctx); err != nil {
		return store.SerialCounts{}, err
	}
	counts, err := serial.take(ctx, m, next)
	if err != nil {
		return counts, err
	}
	return counts, errors.Join(from.KeepManifest(ctx), serial.staged.clear())
}

// head reads the manifest and holds it against what is known of its store. same reports the serial that was taken already.
func head(ctx context.Context, from Carrier, trust depot.Trust) (m depot.StoreManifest, next depot.Trust, same bool, err error) {
	for range triesOfHead {
		var raw, signed []byte
		raw, same, err = from.Manifest(ctx)
		if err != nil || same {
			return m, trust, same, err
		}
		if signed, err = from.Read(ctx, depot.SignaturesName, depot.MostSignatures); err != nil {
			return m, trust, false, err
		}
		var signer string
		if m, signer, err = depot.Open(depot.StoreHead{Manifest: raw, Signatures: signed}); err == nil {
			next, err = trust.Accept(m, raw, signer)
			return m, next, err == nil && next.Serial == trust.Serial, err
		}
		if !library.IsKind(err, library.ChangedFile) {
			return m, trust, false, err
		}
	}
	return m, trust, false, err
}

// Look reads the manifest of a store that is not a source yet: who publishes it, and the key to agree to.
func Look(ctx context.Context, from Carrier) (depot.StoreManifest, error) {
	m, _, _, err := head(ctx, fresh{from}, depot.Trust{})
	if library.IsKind(err, library.UnknownSigner) { // nobody has agreed yet
		return m, nil
	}
	return m, err
}

// fresh is a carrier of which nothing was taken before.
type fresh struct{ Carrier }

func (f fresh) Manifest(ctx context.Context) ([]byte, bool, error) {
	raw, _, err := f.Carrier.Manifest(ctx)
	return raw, false, err
}

// serial is one serial on its way in.
type serial struct {
	*Receiver
	from   Carrier
	source int64
	known  store.Depot
	staged staged
	listed func(int)
	done   func(int)

	entries []depot.StoreEntry // that are new or changed, files of articles first
	fetched map[string]bool    // hashes of those whose items are at hand
}

// mostFetched bounds what one serial brings, in bytes.
const mostFetched = 8 << 30

// find reads the shards that are new, and finds in them what is not as it was taken.
func (s *serial) find(ctx context.Context, m depot.StoreManifest) error {
	taken, err := s.Shelf.DepotItems(ctx, s.source)
	if err != nil {
		return err
	}
	before := make(map[string]store.DepotItem, len(taken))
	for _, i := range taken {
		before[i.UID] = i
	}
	had := map[string]bool{}
	for _, hash := range s.known.Shards {
		had[hash] = true
	}
	unseen := slices.DeleteFunc(slices.Clone(m.Shards), func(ref depot.ShardRef) bool { return had[ref.Hash] })
	all, err := entriesOf(ctx, s.from, unseen)
	if err != nil {
		return err
	}
	if err := depot.CheckEntries(m, all); err != nil {
		return err
	}
	total := int64(0)
	for _, e := range all {
		was, known := before[e.UID]
		if e.Known() && (!known || was.Hash != e.Hash || (was.Withdrawn != "") != (e.Withdrawn != nil)) {
			s.entries = append(s.entries, e)
			total += e.Size
		}
	}
	if total > mostFetched {
		return library.Fail(library.TooLarge, m.Name, fmt.Errorf("%d bytes of items", total))
	}
	return nil
}

// fetch brings the items that count and are not at hand from before, within the room for pictures and attachments.
func (s *serial) fetch(ctx context.Context) error {
	room := s.Room()
	var wanted []depot.StoreEntry
	s.fetched = map[string]bool{}
	for _, e := range s.entries {
		if !e.Counts() {
			continue
		}
		if e.Kind == depot.FileItem {
			if room -= e.Size; room < 0 {
				continue
			}
		}
		s.fetched[e.Hash] = true
		wanted = append(wanted, e)
	}
	s.listed(len(wanted))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(connections)
	var stop atomic.Bool
	for _, e := range wanted {
		if stop.Load() {
			break
		}
		group.Go(func() error {
			err := s.item(ctx, e)
			if err != nil {
				stop.Store(true)
				return err
			}
			s.done(1)
			return nil
		})
	}
	return group.Wait()
}

// item fetches one item, unless it lies there whole.
func (s *serial) item(ctx context.Context, e depot.StoreEntry) error {
	if s.staged.has(e) {
		return nil
	}
	packed, err := s.from.Read(ctx, depot.ItemName(e.Hash), e.Size)
	if err != nil {
		return err
	}
	if err := depot.CheckHash(depot.ItemName(e.Hash), e.Hash, packed); err != nil {
		return err
	}
	return s.staged.put(e, packed)
}

// take hands the serial to the library.
func (s *serial) take(ctx context.Context, m depot.StoreManifest, next depot.Trust) (store.SerialCounts, error) {
	trust, err := json.Marshal(next)
	if err != nil {
		return store.SerialCounts{}, fmt.Errorf("take serial: %w", err)
	}
	d := store.Depot{SourceID: s.source, Name: m.Name, Trust: string(trust)}
	for _, ref := range m.Shards {
		d.Shards = append(d.Shards, ref.Hash)
	}
	return s.Shelf.TakeSerial(ctx, d, library.At(s.Now(), library.ToSecond), s.items(ctx), func() {})
}
