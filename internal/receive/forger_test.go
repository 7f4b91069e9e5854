package receive_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"baocaovien/internal/depot"
)

// forger rewrites a store: with the publisher's own key, what only a publisher can that is faulty, or not what it says.
type forger struct {
	*testing.T
	dir string
	m   depot.StoreManifest
}

func forging(t *testing.T, dir string) *forger {
	t.Helper()
	f := &forger{T: t, dir: dir}
	m, _, err := depot.Open(depot.StoreHead{Manifest: f.read(depot.ManifestName), Signatures: f.read(depot.SignaturesName)})
	if err != nil {
		t.Fatal(err)
	}
	f.m = m
	f.m.Serial++
	return f
}

func (f *forger) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *forger) read(name string) []byte {
	raw, err := os.ReadFile(f.path(name))
	if err != nil {
		f.Fatal(err)
	}
	return raw
}

func (f *forger) write(name string, data []byte) {
	if err := os.MkdirAll(filepath.Dir(f.path(name)), 0o700); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(f.path(name), data, 0o600); err != nil {
		f.Fatal(err)
	}
}

// entry is one more item of these bytes, as they are packed.
func (f *forger) entry(packed []byte) depot.StoreEntry {
	e := depot.StoreEntry{UID: depot.UIDOf(depot.ArticleItem, "khác"), Kind: depot.ArticleItem, Version: 1, Hash: depot.HashOf(packed), Size: int64(len(packed))}
	f.write(depot.ItemName(e.Hash), packed)
	return e
}

// packed packs a value, or bytes as they are.
func (f *forger) packed(v any) []byte {
	raw, is := v.([]byte)
	if !is {
		var err error
		if raw, err = json.Marshal(v); err != nil {
			f.Fatal(err)
		}
	}
	packed, err := depot.Pack(raw)
	if err != nil {
		f.Fatal(err)
	}
	return packed
}

// shard adds a shard that says it has so many entries.
func (f *forger) shard(v any, items int) {
	packed := f.packed(v)
	ref := depot.ShardRef{Hash: depot.HashOf(packed), Size: int64(len(packed)), Items: items}
	f.write(depot.ShardName(ref.Hash), packed)
	f.shards(ref)
}

// shards adds shards to the manifest.
func (f *forger) shards(more ...depot.ShardRef) {
	var all []depot.Shard
	for _, ref := range append(f.m.Shards, more...) {
		all = append(all, depot.Shard{ShardRef: ref})
	}
	f.m = depot.NewManifest(f.m, all)
}

// sign writes the manifest, whatever is in it, after a last change of its text.
func (f *forger) sign(private ed25519.PrivateKey, old, by string) {
	raw, err := json.Marshal(f.m)
	if err != nil {
		f.Fatal(err)
	}
	raw = bytes.ReplaceAll(raw, []byte(old), []byte(by))
	signed := map[string]any{
		"key": hex.EncodeToString(private.Public().(ed25519.PublicKey)), "of": depot.HashOf(raw), "signature": ed25519.Sign(private, raw),
	}
	all, err := json.Marshal(map[string]any{"signatures": []any{signed}})
	if err != nil {
		f.Fatal(err)
	}
	f.write(depot.ManifestName, raw)
	f.write(depot.SignaturesName, all)
}

func (f *forger) remove(name string) {
	if err := os.Remove(f.path(name)); err != nil {
		f.Fatal(err)
	}
}

func (f *forger) grow(name string) {
	if err := os.Truncate(f.path(name), 10<<30); err != nil {
		f.Fatal(err)
	}
}

func (f *forger) cut(name string) { f.write(name, f.read(name)[:10]) }

// more publishes one more article in a shard of its own, as it should be, and returns the hash of its item.
func (f *forger) more() string {
	e := f.entry(f.packed(article(7, "bản hai")))
	f.shard([]depot.StoreEntry{e}, 1)
	f.sign(private, "", "")
	return e.Hash
}
