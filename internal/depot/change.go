package depot

import "slices"

// WantedItem is an item that is to be in a store.
type WantedItem struct {
	UID  string
	Kind ItemKind
	Hash string // of the packed item
	Size int64
}

// StoreChange is what publishing comes to.
type StoreChange struct {
	Entries   []StoreEntry // of the new serial: known ones at their place, new ones behind
	Added     []StoreEntry // their items are not in the store yet
	Updated   []StoreEntry
	Withdrawn []StoreEntry
	Returned  []StoreEntry // withdrawn before, and wanted again
}

// Any reports whether there is something to publish.
func (c StoreChange) Any() bool {
	return len(c.Added)+len(c.Updated)+len(c.Withdrawn)+len(c.Returned) > 0
}

// Changes holds what is wanted against the entries of a store. What is wanted no more is withdrawn, for that reason.
func Changes(entries []StoreEntry, wanted []WantedItem, reason string) StoreChange {
	c := StoreChange{Entries: slices.Clone(entries)}
	at := make(map[string]int, len(entries))
	for i, e := range entries {
		at[e.UID] = i
	}
	kept := make(map[string]bool, len(wanted))
	for _, w := range wanted {
		if kept[w.UID] {
			continue
		}
		kept[w.UID] = true
		i, known := at[w.UID]
		if !known {
			e := StoreEntry{UID: w.UID, Kind: w.Kind, Version: 1, Hash: w.Hash, Size: w.Size}
			c.Entries, c.Added = append(c.Entries, e), append(c.Added, e)
			continue
		}
		c.hold(&c.Entries[i], w)
	}
	for i, e := range entries {
		if e.Counts() && !kept[e.UID] {
			c.Entries[i].Withdrawn = &Withdrawal{Reason: reason}
			c.Withdrawn = append(c.Withdrawn, c.Entries[i])
		}
	}
	return c
}

// hold brings the entry of a known item to what is wanted of it.
func (c *StoreChange) hold(e *StoreEntry, w WantedItem) {
	returned, updated := e.Withdrawn != nil, e.Hash != w.Hash
	if !returned && !updated {
		return
	}
	e.Withdrawn = nil
	if updated {
		e.Hash, e.Size = w.Hash, w.Size
	}
	e.Version++
	if returned {
		c.Returned = append(c.Returned, *e)
		return
	}
	c.Updated = append(c.Updated, *e)
}

// Fresh are the entries of a change whose items may not be in the store yet.
func Fresh(c StoreChange) []StoreEntry { return slices.Concat(c.Added, c.Updated, c.Returned) }
