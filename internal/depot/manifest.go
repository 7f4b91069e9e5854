package depot

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"baocaovien/internal/library"
)

// StoreManifest is kho.json: what a store is and which shards count.
type StoreManifest struct {
	Format  int            `json:"format"`
	Program string         `json:"program"` // that wrote it
	ID      string         `json:"id"`      // of the store, from its first serial on: 32 hexadecimal digits
	Name    string         `json:"name"`    // of the office that publishes
	Serial  int64          `json:"serial"`  // from 1; rises with each publishing
	Made    library.Moment `json:"made"`    // by the publisher's clock, for people; nothing hangs on it
	Root    string         `json:"root"`    // SHA-256 of the names of the shards, one after the other
	Items   int            `json:"items"`   // entries in all shards
	Shards  []ShardRef     `json:"shards"`
	Keys    []StoreKey     `json:"keys"` // whose signatures count, the first one first
}

// NewManifest returns the manifest of shards, unsigned.
func NewManifest(m StoreManifest, shards []Shard) StoreManifest {
	m.Format, m.Shards, m.Items = format, nil, 0
	for _, s := range shards {
		m.Shards = append(m.Shards, s.ShardRef)
		m.Items += s.Items
	}
	m.Root = rootOf(m.Shards)
	return m
}

func rootOf(shards []ShardRef) string {
	var names []byte
	for _, s := range shards {
		names = append(names, s.Hash...)
	}
	return HashOf(names)
}

// parseManifest reads kho.json, whoever signed it.
func parseManifest(raw []byte) (m StoreManifest, err error) {
	damaged := func(why error) (StoreManifest, error) {
		return m, library.Fail(library.DamagedStore, ManifestName, why)
	}
	if len(raw) > MostManifest {
		return m, library.Fail(library.LargeStore, ManifestName, fmt.Errorf("%d bytes", len(raw)))
	}
	var made struct{ Format int }
	if err := json.Unmarshal(raw, &made); err != nil {
		return damaged(err)
	}
	if made.Format > format {
		return m, library.Fail(library.NewerStore, ManifestName, fmt.Errorf("format %d", made.Format))
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return damaged(err)
	}
	if m.Items > MostItems {
		return m, library.Fail(library.LargeStore, ManifestName, fmt.Errorf("%d items", m.Items))
	}
	if err := m.check(); err != nil {
		return damaged(err)
	}
	return m, nil
}

// check reports what makes a manifest none.
func (m StoreManifest) check() error {
	switch {
	case m.Format < 1:
		return fmt.Errorf("format %d", m.Format)
	case !isUID(m.ID):
		return fmt.Errorf("id %.40q", m.ID)
	case m.Name == "" || utf8.RuneCountInString(m.Name) > mostName:
		return errors.New("no name, or one that is too long")
	case m.Serial < 1:
		return fmt.Errorf("serial %d", m.Serial)
	case m.Root != rootOf(m.Shards):
		return errors.New("the root is not that of the shards")
	}
	if err := m.checkShards(); err != nil {
		return err
	}
	return m.checkKeys()
}

// checkShards reports shards that are none, one that stands twice, and more of them than there are entries for.
func (m StoreManifest) checkShards() error {
	items, size, seen := 0, int64(0), make(map[string]bool, len(m.Shards))
	for _, s := range m.Shards {
		if !isHash(s.Hash) || seen[s.Hash] || s.Size <= 0 || s.Size > MostShard || s.Items < 1 || s.Items > mostEntries {
			return fmt.Errorf("shard %.80q", s.Hash)
		}
		items, size, seen[s.Hash] = items+s.Items, size+s.Size, true
	}
	if items != m.Items {
		return fmt.Errorf("%d items in shards, %d said", items, m.Items)
	}
	if size > mostShards {
		return fmt.Errorf("%d bytes of shards", size)
	}
	return nil
}
