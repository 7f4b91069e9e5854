package depot

import (
	"slices"

	"baocaovien/internal/library"
)

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

// Changes holds what one hand wants against the entries of a store. What it wants no more is withdrawn, for that reason; what
// is another hand's, or was withdrawn by hand, stays as it is; and a release of the program withdraws no guidance, nor guidance
// a release.
func Changes(entries []StoreEntry, wanted []WantedItem, reason string, hand Hand) StoreChange {
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
			e := StoreEntry{UID: w.UID, Kind: w.Kind, Version: 1, Hash: w.Hash, Size: w.Size, By: hand.mark}
			c.Entries, c.Added = append(c.Entries, e), append(c.Added, e)
			continue
		}
		if !hand.Leaves(entries[i]) {
			c.hold(&c.Entries[i], w, hand)
		}
	}
	release := len(wanted) > 0 && wanted[0].Kind.ofProgram()
	for i, e := range entries {
		counts := e.Counts() && !release || e.Withdrawn == nil && e.Kind.ofProgram() && release
		if counts && !kept[e.UID] && hand.owns(e) {
			c.Entries[i].Withdrawn = &Withdrawal{Reason: reason}
			c.Withdrawn = append(c.Withdrawn, c.Entries[i])
		}
	}
	return c
}

// hold brings the entry of a known item to what is wanted of it.
func (c *StoreChange) hold(e *StoreEntry, w WantedItem, hand Hand) {
	returned, updated := e.Withdrawn != nil, e.Hash != w.Hash
	if !returned && !updated {
		return
	}
	e.Withdrawn, e.By = nil, hand.mark
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

// WithdrawByHand withdraws one item, whoever published it. UnknownItem where none of that uid counts.
func WithdrawByHand(entries []StoreEntry, uid string, why Withdrawal) (StoreChange, error) {
	why.Held = true
	return byHand(entries, uid, func(e *StoreEntry) bool {
		counts := e.Counts()
		e.Withdrawn = &why
		return counts && why.Instead != uid
	})
}

// ReleaseByHand lets an item that was withdrawn by hand come again with the next publishing that wants it. UnknownItem where
// none of that uid was.
func ReleaseByHand(entries []StoreEntry, uid string) (StoreChange, error) {
	return byHand(entries, uid, func(e *StoreEntry) bool {
		if e.Withdrawn == nil || !e.Withdrawn.Held {
			return false
		}
		released := *e.Withdrawn
		released.Held = false
		e.Withdrawn = &released
		return true
	})
}

// byHand changes one entry, where change says that it could be.
func byHand(entries []StoreEntry, uid string, change func(*StoreEntry) bool) (StoreChange, error) {
	c := StoreChange{Entries: slices.Clone(entries)}
	at := slices.IndexFunc(entries, func(e StoreEntry) bool { return e.UID == uid })
	if at < 0 || !change(&c.Entries[at]) {
		return c, library.Fail(library.UnknownItem, uid, nil)
	}
	c.Withdrawn = append(c.Withdrawn, c.Entries[at])
	return c, nil
}
