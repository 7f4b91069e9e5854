package depot

import (
	"slices"
	"strings"
)

// Hand is who changes a store, of the several who may: each withdraws and edits what is its own, and leaves what is another's.
// The zero Hand is that of a store with one key, whose all is.
type Hand struct {
	mark     string          // stands in the entries it adds
	others   map[string]bool // marks of keys that count and are another's
	orphaned map[string]bool // marks of keys that do not count any more, and were another's
}

// HandOf is the hand of a key that signs. own are all keys its office has or had: what they published is its own.
func (m StoreManifest) HandOf(signer string, own []string) Hand {
	h := Hand{mark: m.mark(signer), others: map[string]bool{}, orphaned: map[string]bool{}}
	for _, k := range m.Keys {
		switch {
		case k.Key == signer || slices.Contains(own, k.Key):
		case k.Revoked != 0:
			h.orphaned[m.mark(k.Key)] = true
		default:
			h.others[m.mark(k.Key)] = true
		}
	}
	return h
}

// markSize is how many digits of a key mark an entry.
const markSize = 16

// mark is what stands in the entries that a key published: nothing for the first, so that a store with one key says nothing.
func (m StoreManifest) mark(key string) string {
	if len(m.Keys) == 0 || m.Keys[0].Key == key {
		return ""
	}
	return key[:markSize]
}

// Owner is the key that published an entry, and whether the store names it.
func (m StoreManifest) Owner(e StoreEntry) (StoreKey, bool) {
	at := slices.IndexFunc(m.Keys, func(k StoreKey) bool { return m.mark(k.Key) == e.By })
	if at < 0 {
		return StoreKey{}, false
	}
	return m.Keys[at], true
}

func isMark(text string) bool {
	return len(text) == markSize && strings.Trim(text, "0123456789abcdef") == ""
}

// Leaves reports an entry that a publishing does not touch, whatever it wants of it: another's that counts, and what was
// withdrawn by hand.
func (h Hand) Leaves(e StoreEntry) bool {
	if e.Withdrawn != nil {
		return e.Withdrawn.Held
	}
	return h.others[e.By]
}

// owns reports an entry that is withdrawn where it is not wanted any more. What somebody published whose key does not count any
// more can be edited by all who are left, and is withdrawn by hand alone.
func (h Hand) owns(e StoreEntry) bool { return !h.others[e.By] && !h.orphaned[e.By] }
