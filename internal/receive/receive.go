// Package receive takes a serial of a store that another office publishes: it checks the signature and the serial, fetches
// what is new, resumes where it was cut off, and hands the serial to the library as a whole.
package receive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

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
	// Resume returns a file that never changes, whose first bytes may be at hand. Where it fails, it returns what there is of the
	// file then.
	Resume(ctx context.Context, name string, begun []byte, most int64) ([]byte, error)
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

// triesOfHead is how often the manifest and its signatures are read when they do not belong together: a publisher may be
// writing them just then.
const triesOfHead = 3

// Receive brings a source to the newest serial of its store. listed is told how many items there are to fetch and done each
// that came; both may be called from several goroutines. Errors: UnknownSigner for a store that nobody agreed to,
// ForeignStore for one in its place; those of depot.Trust.Accept, depot.Open and depot.ReadShard; what the carrier fails with; what the library
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
	if library.IsKind(err, library.UnknownSigner) && known.Trust != "" {
		err = library.Fail(library.ForeignStore, m.Name, errors.Unwrap(err))
	}
	if err != nil {
		return store.SerialCounts{}, err
	}
	if same {
		return store.SerialCounts{}, from.KeepManifest(ctx)
	}
	serial := &serial{Receiver: r, from: from, source: source, known: known, staged: newStaged(r.Dir, source), listed: listed, done: done}
	if err := serial.find(ctx, m); err != nil {
		return store.SerialCounts{}, err
	}
	counts, err := serial.bringAndTake(ctx, m, next)
	if err != nil {
		return store.SerialCounts{}, err
	}
	serial.staged.clear()
	return counts, from.KeepManifest(ctx)
}

// head reads the manifest and holds it against what is known of its store. same reports the serial that was taken already.
func head(ctx context.Context, from Carrier, trust depot.Trust) (m depot.StoreManifest, next depot.Trust, same bool, err error) {
	for range triesOfHead {
		var raw, signed []byte
		raw, same, err = from.Manifest(ctx)
		if err != nil || same {
			return m, trust, same, ofHead(depot.ManifestName, err)
		}
		if signed, err = from.Read(ctx, depot.SignaturesName, depot.MostSignatures); err != nil {
			return m, trust, false, ofHead(depot.SignaturesName, err)
		}
		var signer string
		if m, signer, err = depot.Open(depot.StoreHead{Manifest: raw, Signatures: signed}); err == nil {
			next, err = trust.Accept(m, raw, signer)
			return m, next, err == nil && next.Serial == trust.Serial, err
		}
		if !library.IsKind(err, library.ChangedStore) {
			return m, trust, false, err
		}
	}
	return m, trust, false, err
}

// ofHead tells what a carrier failed with, of one of the two files that change, as what it says of the store.
func ofHead(name string, err error) error {
	var failed *library.Error
	switch {
	case !errors.As(err, &failed):
		return err
	case failed.Kind == library.Gone && name == depot.ManifestName:
		return library.Fail(library.LostStore, failed.Subject, err)
	case failed.Kind == library.TooLarge: // nobody signed how large it is
		return library.Fail(library.LargeStore, name, err)
	}
	return depot.Missing(name, err)
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
	fetched map[string]bool    // hashes of those whose items are fetched
	onWay   *awaited           // these
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
	all, err := s.entriesOf(ctx, slices.DeleteFunc(slices.Clone(m.Shards), func(ref depot.ShardRef) bool { return had[ref.Hash] }))
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
		return library.Fail(library.LargeStore, fmt.Sprintf("%d MB", total>>20), nil)
	}
	return nil
}

// entriesOf brings shards and reads them, in their order.
func (s *serial) entriesOf(ctx context.Context, shards []depot.ShardRef) (all []depot.StoreEntry, err error) {
	files := make([]storeFile, len(shards))
	for i, ref := range shards {
		files[i] = shardFile(ref)
	}
	if err := s.bring(ctx, files, func(storeFile) {}); err != nil {
		return nil, err
	}
	for i, ref := range shards {
		packed, err := s.staged.read(files[i])
		if err != nil {
			return nil, err
		}
		entries, err := depot.ReadShard(ref, packed)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}

// wanted are the items that count, within the room for pictures and attachments.
func (s *serial) wanted() (all []storeFile) {
	room := s.Room()
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
		if !s.fetched[e.Hash] { // two entries may share their bytes
			all = append(all, itemFile(e))
		}
		s.fetched[e.Hash] = true
	}
	return all
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
