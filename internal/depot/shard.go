package depot

import (
	"fmt"
	"slices"

	"baocaovien/internal/library"
)

// Shard is a file of entries, ready to be written.
type Shard struct {
	ShardRef
	Packed []byte
}

// ShardRef names a shard in the manifest.
type ShardRef struct {
	Hash  string `json:"hash"`
	Size  int64  `json:"size"` // bytes, packed
	Items int    `json:"items"`
}

// Shards parts entries into shards, in their order: what did not change gives the shards it gave before.
func Shards(entries []StoreEntry) ([]Shard, error) {
	var all []Shard
	for part := range slices.Chunk(entries, PerShard) {
		packed, err := packJSON(part)
		if err != nil {
			return nil, err
		}
		all = append(all, Shard{ShardRef{HashOf(packed), int64(len(packed)), len(part)}, packed})
	}
	return all, nil
}

// ReadShard returns the entries of a shard that the manifest names. Errors as those of Unpack, and DamagedFile for a shard that
// holds what is no entry, or not as many as the manifest says.
func ReadShard(ref ShardRef, packed []byte) ([]StoreEntry, error) {
	name := ShardName(ref.Hash)
	var entries []StoreEntry
	if err := unpackJSON(name, ref.Hash, packed, &entries); err != nil {
		return nil, err
	}
	if len(entries) != ref.Items {
		return nil, library.Fail(library.DamagedFile, name, fmt.Errorf("%d entries where %d were signed", len(entries), ref.Items))
	}
	for _, e := range entries {
		if err := e.check(); err != nil {
			return nil, library.Fail(library.DamagedFile, name, err)
		}
	}
	return entries, nil
}

// CheckEntries refuses what no publisher writes: one item twice, and an item that is a shard of the store.
func CheckEntries(m StoreManifest, entries []StoreEntry) error {
	shards, seen := map[string]bool{}, make(map[string]bool, len(entries))
	for _, s := range m.Shards {
		shards[s.Hash] = true
	}
	for _, e := range entries {
		if seen[e.UID] || shards[e.Hash] {
			return library.Fail(library.DamagedFile, ManifestName, fmt.Errorf("entry %s", e.UID))
		}
		seen[e.UID] = true
	}
	return nil
}
