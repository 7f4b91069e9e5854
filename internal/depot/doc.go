// Package depot is the form of a store («kho») in which an office publishes guidance: files that never change, named by the
// SHA-256 of their bytes, and one small signed file that says which of them count. Any web server, object store, shared
// folder or stick carries it. The package is pure: bytes in, values and errors out, within limits.
//
//	kho.json              the manifest: name, serial number, keys, and the shards
//	kho.json.sig          Ed25519 signatures over the bytes of kho.json
//	shards/HASH.json.zst  lists of entries; an entry names one item
//	items/HA/HASH.zst     an article, an outline, a theme, a list of sources, or a file of an article
package depot

import "baocaovien/internal/library"

// ManifestName and SignaturesName are the two files of a store that change.
const (
	ManifestName   = "kho.json"
	SignaturesName = "kho.json.sig"
)

// format is the greatest number of a form of the store that this program reads. A store with a greater one was published
// by a newer program.
const format = 1

// The limits of a store, in bytes where nothing else is said.
const (
	MostManifest   = 4 << 20
	MostSignatures = 64 << 10
	MostItems      = 500_000 // entries
	MostShard      = 1 << 20 // packed
	MostItem       = 48 << 20
	mostUnpacked   = 64 << 20 // of one shard or item
	mostShards     = 64 << 20 // of all shards, packed: twice what the most items take
	mostEntries    = 4096     // of one shard
	mostEntry      = 4 << 10  // of one entry, as JSON
	mostKeys       = 64
	mostName       = 300 // letters of the publisher's name, or of why an item was withdrawn
)

// PerShard is how many entries a shard holds: one of 128 is some 9 KB, of which a machine that lacks one entry must fetch all.
// New entries go to the end, and what fills no shard there is parted into ones of 64, of 32 and of what is left, so that twenty
// more touch two shards at most, and mostly small ones.
const (
	PerShard    = 128
	leastParted = 32
)

// Missing tells that a place has not what a store names as what it says of the store: IncompleteStore in place of Gone, of a file
// larger than was signed ChangedStore.
func Missing(name string, err error) error {
	switch {
	case library.IsKind(err, library.Gone):
		return library.Fail(library.IncompleteStore, name, err)
	case library.IsKind(err, library.TooLarge):
		return library.Fail(library.ChangedStore, name, err)
	}
	return err
}

// ShardName is the file of a shard.
func ShardName(hash string) string { return "shards/" + hash + ".json.zst" }

// ItemName is the file of an item.
func ItemName(hash string) string { return "items/" + hash[:2] + "/" + hash + ".zst" }
