package publish

import (
	"context"
	"crypto/ed25519"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
)

// Withdraw withdraws one item by hand, in a serial of its own. Errors: UnknownItem, and as Publish.
func (s *OpenedStore) Withdraw(ctx context.Context, at StorePlace, office Publisher, made library.Moment, uid string, why depot.Withdrawal) (Published, error) {
	change, err := depot.WithdrawByHand(s.entries, uid, why)
	if err != nil {
		return Published{}, err
	}
	return s.alter(ctx, at, office, made, change)
}

// Release lets an item that was withdrawn by hand come again with the next publishing. Errors: UnknownItem, and as Publish.
func (s *OpenedStore) Release(ctx context.Context, at StorePlace, office Publisher, made library.Moment, uid string) (Published, error) {
	change, err := depot.ReleaseByHand(s.entries, uid)
	if err != nil {
		return Published{}, err
	}
	return s.alter(ctx, at, office, made, change)
}

// Admit lets the owner of another key publish too. Errors: as depot.StoreManifest.Admit, and as Publish.
func (s *OpenedStore) Admit(ctx context.Context, at StorePlace, office Publisher, made library.Moment, key, name string) (Published, error) {
	return s.rekey(ctx, at, office, made, func() ([]depot.StoreKey, error) { return s.manifest.Admit(office.Private, key, name) })
}

// Revoke has a key count no more. Errors: as depot.StoreManifest.Revoke, and as Publish.
func (s *OpenedStore) Revoke(ctx context.Context, at StorePlace, office Publisher, made library.Moment, key string) (Published, error) {
	return s.rekey(ctx, at, office, made, func() ([]depot.StoreKey, error) { return s.manifest.Revoke(office.Private, key) })
}

// Renew has the key of an office take the place of an older one of its own. Errors: as depot.StoreManifest.Renew, and as Publish.
func (s *OpenedStore) Renew(ctx context.Context, at StorePlace, office Publisher, made library.Moment, old ed25519.PrivateKey) (Published, error) {
	before := office
	before.Private = old
	if err := s.stands(before); err != nil {
		return Published{}, err
	}
	keys, err := s.manifest.Renew(old, office.Private)
	if err != nil {
		return Published{}, err
	}
	s.manifest.Keys = keys
	return s.alter(ctx, at, office, made, depot.StoreChange{Entries: s.entries})
}

// rekey publishes the store with other keys.
func (s *OpenedStore) rekey(ctx context.Context, at StorePlace, office Publisher, made library.Moment, keys func() ([]depot.StoreKey, error)) (Published, error) {
	if err := s.stands(office); err != nil {
		return Published{}, err
	}
	var err error
	if s.manifest.Keys, err = keys(); err != nil {
		return Published{}, err
	}
	return s.alter(ctx, at, office, made, depot.StoreChange{Entries: s.entries})
}

// stands refuses an office whose key is none of the store's, and a place without a store.
func (s *OpenedStore) stands(office Publisher) error {
	if s.manifest.Serial == 0 {
		return library.Fail(library.NoStore, "", nil)
	}
	return s.admits(office)
}

// alter publishes the next serial with entries of which the items are at the place already.
func (s *OpenedStore) alter(ctx context.Context, at StorePlace, office Publisher, made library.Moment, change depot.StoreChange) (Published, error) {
	if err := s.admits(office); err != nil {
		return Published{}, err
	}
	done := Published{}
	done.count(change)
	office.Name = s.manifest.Name // it is another matter
	err := s.commit(ctx, &storeWriter{at: at, done: &done}, office, made, change.Entries)
	return done, err
}
