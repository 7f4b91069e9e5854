// Package publish writes what a library publishes into a store (package depot) at a place (package carrier): what is new and
// changed of it, then the shards, the signatures and the manifest, so that a reader finds the store before or after, never
// between.
package publish

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"baocaovien/internal/carrier"
	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

// StorePlace is where a store is published.
type StorePlace interface {
	// Read returns a file of at most so many bytes, and the tag of what it holds.
	Read(ctx context.Context, name string, most int64) (data []byte, tag carrier.ContentTag, err error)
	Has(ctx context.Context, name string) (bool, error)
	Write(ctx context.Context, name string, data []byte) error
	// Replace writes files in their order, which all still are what their tags say, and fails with library.BusyStore
	// where one is not.
	Replace(ctx context.Context, files ...carrier.Replacement) error
}

// Publisher is who publishes.
type Publisher struct {
	Name    string
	Private ed25519.PrivateKey
	Own     []string // public keys that the office has or had: what they published is its own
	Program string   // with its version
}

// Published tells what publishing came to.
type Published struct {
	Serial       int64
	Items        int                    // that count, files of articles left out
	Kinds        map[depot.ItemKind]int // how many of each kind these are
	New          int                    // of these, also those that come again
	Updated      int
	Withdrawn    int
	FilesWritten int
	Bytes        int64 // of them
}

// OpenedStore is a store as it was found at a place.
type OpenedStore struct {
	manifest depot.StoreManifest // zero before the first publishing
	head     depot.StoreHead
	tags     struct{ manifest, signatures carrier.ContentTag }
	entries  []depot.StoreEntry
}

// ID tells the store from others. A new one is given its own.
func (s *OpenedStore) ID() string { return s.manifest.ID }

// Manifest is that of the store as it was found; zero but for its ID before the first publishing.
func (s *OpenedStore) Manifest() depot.StoreManifest { return s.manifest }

// Entries are those of the store as it was found.
func (s *OpenedStore) Entries() []depot.StoreEntry { return s.entries }

// hand is that of an office.
func (s *OpenedStore) hand(office Publisher) depot.Hand {
	return s.manifest.HandOf(depot.PublicText(office.Private), office.Own)
}

// nameOf is the publisher's name after a publishing of an office: who came in later does not rename the store.
func (s *OpenedStore) nameOf(office Publisher) string {
	if s.manifest.Serial == 0 || slices.Contains(append(office.Own, depot.PublicText(office.Private)), s.manifest.FirstKey()) {
		return office.Name
	}
	return s.manifest.Name
}

// Left are the items that a publishing of an office leaves as they are, by uid: see depot.Hand.Leaves.
func (s *OpenedStore) Left(office Publisher) map[string]bool {
	left, hand := map[string]bool{}, s.hand(office)
	for _, e := range s.entries {
		if hand.Leaves(e) {
			left[e.UID] = true
		}
	}
	return left
}

// begin names a store in which nothing was published yet.
func (s *OpenedStore) begin() error {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	s.manifest.ID = hex.EncodeToString(id)
	return nil
}

// triesOfHead is how often the manifest and its signatures are read when they do not belong together: another publisher may be
// writing them just then.
const triesOfHead = 5

// Open reads the store at a place, or finds that there is none yet. Errors: as depot.Open and depot.ReadShard; and what the
// place fails with.
func Open(ctx context.Context, at StorePlace) (*OpenedStore, error) {
	s := &OpenedStore{}
	var none bool
	var err error
	for range triesOfHead {
		if none, err = s.readHead(ctx, at); !library.IsKind(err, library.ChangedStore) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	if none {
		return s, s.begin()
	}
	for _, ref := range s.manifest.Shards {
		packed, _, err := at.Read(ctx, depot.ShardName(ref.Hash), depot.MostShard)
		if err != nil {
			return nil, depot.Missing(depot.ShardName(ref.Hash), err)
		}
		entries, err := depot.ReadShard(ref, packed)
		if err != nil {
			return nil, err
		}
		s.entries = append(s.entries, entries...)
	}
	return s, depot.CheckEntries(s.manifest, s.entries)
}

// readHead reads the two files that change. none reports a place at which nothing was published yet; signatures may lie there,
// of a first publishing that was cut off.
func (s *OpenedStore) readHead(ctx context.Context, at StorePlace) (none bool, err error) {
	s.head.Manifest, s.tags.manifest, err = at.Read(ctx, depot.ManifestName, depot.MostManifest)
	none = library.IsKind(err, library.Gone)
	if err != nil && !none {
		return false, err
	}
	s.head.Signatures, s.tags.signatures, err = at.Read(ctx, depot.SignaturesName, depot.MostSignatures)
	switch {
	case none && (err == nil || library.IsKind(err, library.Gone)):
		s.head = depot.StoreHead{}
		return true, nil
	case err != nil:
		return false, depot.Missing(depot.SignaturesName, err)
	}
	s.manifest, _, err = depot.Open(s.head)
	return false, err
}

// PublishItem is an item to publish; Packed is asked for only where its file is not at the place yet.
type PublishItem struct {
	depot.WantedItem
	Packed func(ctx context.Context) ([]byte, error)
}

// Preview tells what Publish would change. Errors: UnknownSigner, RevokedSigner.
func (s *OpenedStore) Preview(office Publisher, wanted []PublishItem) (Published, error) {
	_, _, would, err := s.change(office, wanted, "")
	return would, err
}

// change holds what is wanted against what stands in the store.
func (s *OpenedStore) change(office Publisher, wanted []PublishItem, reason string) (depot.StoreChange, map[string]PublishItem, Published, error) {
	if err := s.admits(office); err != nil {
		return depot.StoreChange{}, nil, Published{}, err
	}
	plain := make([]depot.WantedItem, len(wanted))
	packed := make(map[string]PublishItem, len(wanted))
	for i, w := range wanted {
		plain[i], packed[w.UID] = w.WantedItem, w
	}
	change := depot.Changes(s.entries, plain, reason, s.hand(office))
	told := Published{Serial: s.manifest.Serial}
	told.count(change)
	return change, packed, told, nil
}

// Publish brings the store to what is wanted: all of it, for what is wanted no more is withdrawn with that reason. Nothing is
// written where nothing changes. Errors: UnknownSigner where the store is another office's, RevokedSigner, BusyStore
// where another program published in between, and what the place fails with.
func (s *OpenedStore) Publish(ctx context.Context, at StorePlace, office Publisher, made library.Moment, wanted []PublishItem, reason string) (Published, error) {
	office.Name = s.nameOf(office)
	change, packed, done, err := s.change(office, wanted, reason)
	if err != nil {
		return Published{}, err
	}
	if !change.Any() && s.manifest.Name == office.Name {
		return done, nil
	}
	w := &storeWriter{at: at, done: &done}
	for _, e := range depot.Fresh(change) {
		if err := w.item(ctx, e, packed[e.UID].Packed); err != nil {
			return Published{}, err
		}
	}
	return done, s.commit(ctx, w, office, made, change.Entries)
}

// admits refuses an office whose key is none of the store's.
func (s *OpenedStore) admits(office Publisher) error {
	if s.manifest.Serial == 0 {
		return nil
	}
	own := depot.PublicText(office.Private)
	for _, k := range s.manifest.Keys {
		switch {
		case k.Key != own:
		case k.Revoked != 0:
			return library.Fail(library.RevokedSigner, s.manifest.Name, errors.New(depot.Fingerprint(own)))
		default:
			return nil
		}
	}
	return library.Fail(library.UnknownSigner, s.manifest.Name, errors.New(depot.Fingerprint(own)))
}

func (p *Published) count(c depot.StoreChange) {
	p.Kinds = map[depot.ItemKind]int{}
	for _, e := range c.Entries {
		if e.Counts() && e.Kind != depot.FileItem {
			p.Items++
			p.Kinds[e.Kind]++
		}
	}
	told := func(entries []depot.StoreEntry, n *int) {
		for _, e := range entries {
			if e.Kind != depot.FileItem {
				*n++
			}
		}
	}
	told(c.Added, &p.New)
	told(c.Returned, &p.New)
	told(c.Updated, &p.Updated)
	told(c.Withdrawn, &p.Withdrawn)
}

// commit writes the shards that are not there, then the signatures, then the manifest, and last looks whether another
// publisher's signatures came over its own.
func (s *OpenedStore) commit(ctx context.Context, w *storeWriter, office Publisher, made library.Moment, entries []depot.StoreEntry) error {
	shards, err := depot.Shards(s.manifest.Shards, s.entries, entries)
	if err != nil {
		return err
	}
	for _, shard := range shards {
		if shard.Packed == nil {
			continue
		}
		if err := w.write(ctx, depot.ShardName(shard.Hash), shard.Packed); err != nil {
			return err
		}
	}
	next := s.next(office, made)
	head, err := depot.Sign(depot.NewManifest(next, shards), office.Private, s.head)
	if err != nil {
		return err
	}
	err = w.replace(ctx,
		carrier.Replacement{Name: depot.SignaturesName, Data: head.Signatures, Was: s.tags.signatures},
		carrier.Replacement{Name: depot.ManifestName, Data: head.Manifest, Was: s.tags.manifest})
	if err != nil {
		return err
	}
	w.done.Serial = next.Serial
	return w.stands(ctx, head, next.Serial)
}

// next is the manifest of the next serial, without its shards.
func (s *OpenedStore) next(office Publisher, made library.Moment) depot.StoreManifest {
	m := s.manifest
	m.Serial++
	m.Name, m.Made, m.Program = office.Name, made, office.Program
	if len(m.Keys) == 0 {
		m.Keys = []depot.StoreKey{{Key: depot.PublicText(office.Private), Name: office.Name}}
	}
	m.Keys = renamed(m.Keys, office)
	return m
}

// renamed has the keys of the office whose store it is bear its name of today: the first one and those that took its place. What
// other officers call themselves is their own.
func renamed(keys []depot.StoreKey, office Publisher) []depot.StoreKey {
	own := append(slices.Clone(office.Own), depot.PublicText(office.Private))
	if !slices.Contains(own, keys[0].Key) {
		return keys
	}
	now := slices.Clone(keys)
	for i, k := range now {
		if slices.Contains(own, k.Key) && (k.By == "" || slices.Contains(own, k.By)) {
			now[i].Name = office.Name
		}
	}
	return now
}

// storeWriter counts what it writes.
type storeWriter struct {
	at   StorePlace
	done *Published
}

// item writes an item whose file is not there.
func (w *storeWriter) item(ctx context.Context, e depot.StoreEntry, packed func(context.Context) ([]byte, error)) error {
	name := depot.ItemName(e.Hash)
	has, err := w.at.Has(ctx, name)
	if err != nil || has {
		return err
	}
	data, err := packed(ctx)
	if err != nil {
		return err
	}
	if depot.HashOf(data) != e.Hash { // it changed since it was chosen
		return library.Fail(library.BusyStore, e.UID, nil)
	}
	return w.write(ctx, name, data)
}

func (w *storeWriter) write(ctx context.Context, name string, data []byte) error {
	err := w.at.Write(ctx, name, data)
	if err == nil {
		w.wrote(data)
	}
	return err
}

func (w *storeWriter) replace(ctx context.Context, files ...carrier.Replacement) error {
	if err := w.at.Replace(ctx, files...); err != nil {
		return err
	}
	for _, f := range files {
		w.wrote(f.Data)
	}
	return nil
}

func (w *storeWriter) wrote(data []byte) {
	w.done.FilesWritten++
	w.done.Bytes += int64(len(data))
}

// stands looks, after all is written, at what a reader finds. The signatures are written again where another publisher, who came
// too late for the manifest, had put its own in their place. A manifest of this serial that is another was written over this one,
// by a publisher at a place that cannot keep two apart.
func (w *storeWriter) stands(ctx context.Context, head depot.StoreHead, serial int64) error {
	for range triesOfHead {
		manifest, _, err := w.at.Read(ctx, depot.ManifestName, depot.MostManifest)
		if err != nil {
			return err
		}
		now, tag, err := w.at.Read(ctx, depot.SignaturesName, depot.MostSignatures)
		if err != nil {
			return err
		}
		m, _, err := depot.Open(depot.StoreHead{Manifest: manifest, Signatures: now})
		ours := bytes.Equal(manifest, head.Manifest)
		switch {
		case err == nil && !ours && m.Serial == serial:
			return library.Fail(library.BusyStore, depot.ManifestName, nil)
		case err == nil || !ours:
			return nil
		}
		err = w.at.Replace(ctx, carrier.Replacement{Name: depot.SignaturesName, Data: head.Signatures, Was: tag})
		if err != nil && !library.IsKind(err, library.BusyStore) {
			return err
		}
	}
	return library.Fail(library.BusyStore, depot.SignaturesName, nil)
}
