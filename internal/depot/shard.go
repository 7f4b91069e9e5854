package depot

import (
	"fmt"
	"slices"

	"baocaovien/internal/library"
)

// Shard is a file of entries, ready to be written. One that stands in the store already has no bytes.
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

// Shards parts the entries of a change into shards, in their order. Those that stand with the same entries stay as they are.
func Shards(standing []ShardRef, before, entries []StoreEntry) ([]Shard, error) {
	stands := make(map[int]ShardRef, len(standing)) // by the place of the first entry
	for at := 0; len(standing) > 0; standing = standing[1:] {
		stands[at] = standing[0]
		at += standing[0].Items
	}
	var all []Shard
	for at := 0; at < len(entries); {
		end := at + shardOf(len(entries)-at)
		if ref := stands[at]; ref.Items == end-at && end <= len(before) && slices.Equal(before[at:end], entries[at:end]) {
			all = append(all, Shard{ShardRef: ref})
		} else {
			packed, err := packJSON(entries[at:end])
			if err != nil {
				return nil, err
			}
			all = append(all, Shard{ShardRef{HashOf(packed), int64(len(packed)), end - at}, packed})
		}
		at = end
	}
	return all, nil
}

// shardOf is how many of the entries that are left go into the next shard: see PerShard.
func shardOf(left int) int {
	for size := PerShard; size >= leastParted; size /= 2 {
		if left >= size {
			return size
		}
	}
	return left
}

// ReadShard returns the entries of a shard that the manifest names. Errors as those of Unpack, and DamagedStore for a shard that
// holds what is no entry, or not as many as the manifest says.
func ReadShard(ref ShardRef, packed []byte) ([]StoreEntry, error) {
	name := ShardName(ref.Hash)
	var entries []StoreEntry
	if err := unpackJSON(name, ref.Hash, packed, ref.Items*mostEntry, &entries); err != nil {
		return nil, err
	}
	if len(entries) != ref.Items {
		return nil, library.Fail(library.DamagedStore, name, fmt.Errorf("%d entries where %d were signed", len(entries), ref.Items))
	}
	for _, e := range entries {
		if err := e.check(); err != nil {
			return nil, library.Fail(library.DamagedStore, name, err)
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
			return library.Fail(library.DamagedStore, ManifestName, fmt.Errorf("entry %s", e.UID))
		}
		seen[e.UID] = true
	}
	return nil
}
