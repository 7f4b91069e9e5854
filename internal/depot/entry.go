package depot

import (
	"encoding/hex"
	"fmt"
	"unicode/utf8"
)

// ItemKind tells what an item is.
type ItemKind string

// The kinds of item.
const (
	ArticleItem ItemKind = "article"
	OutlineItem ItemKind = "outline" // a model («đề cương mẫu»)
	ThemeItem   ItemKind = "theme"   // the words of a theme of the publisher's own
	SourcesItem ItemKind = "sources" // the addresses the publisher syncs from
	FileItem    ItemKind = "file"    // a picture or attachment that articles name
)

func (k ItemKind) known() bool {
	switch k {
	case ArticleItem, OutlineItem, ThemeItem, SourcesItem, FileItem:
		return true
	}
	return false
}

// StoreEntry names one item of a store.
type StoreEntry struct {
	UID       string      `json:"uid"`          // the same for all versions of an item: 32 hexadecimal digits
	Kind      ItemKind    `json:"kind"`         //
	Version   int         `json:"version"`      // from 1; rises with each change
	Hash      string      `json:"hash"`         // of the packed item; that of a withdrawn one is its last
	Size      int64       `json:"size"`         // bytes of the packed item
	By        string      `json:"by,omitempty"` // whose it is: the first digits of the key that published it, "" for the first of the store
	Withdrawn *Withdrawal `json:"withdrawn,omitempty"`
}

// Withdrawal says why an item counts no more.
type Withdrawal struct {
	Reason  string `json:"reason"`
	Instead string `json:"instead,omitempty"` // uid of what replaces it
	Held    bool   `json:"held,omitempty"`    // by hand: only a hand brings it back
}

// UIDOf is the uid of what an address, or another lasting name, stands for: two publishers give one article the same.
func UIDOf(kind ItemKind, name string) string { return HashOf([]byte(string(kind) + "\n" + name))[:32] }

func isUID(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == 16 && hex.EncodeToString(raw) == text
}

// check reports what makes an entry none. A kind that this program does not know is no fault: see StoreEntry.Known.
func (e StoreEntry) check() error {
	switch {
	case !isUID(e.UID):
		return fmt.Errorf("uid %.40q", e.UID)
	case !isHash(e.Hash):
		return fmt.Errorf("hash %.80q of %s", e.Hash, e.UID)
	case e.Size <= 0 || e.Size > MostItem:
		return fmt.Errorf("item %s of %d bytes", e.UID, e.Size)
	case e.Version < 1:
		return fmt.Errorf("version %d of %s", e.Version, e.UID)
	case e.By != "" && !isMark(e.By):
		return fmt.Errorf("owner %.40q of %s", e.By, e.UID)
	case e.Withdrawn != nil && (utf8.RuneCountInString(e.Withdrawn.Reason) > mostName || e.Withdrawn.Instead != "" && !isUID(e.Withdrawn.Instead)):
		return fmt.Errorf("withdrawal of %s", e.UID)
	}
	return nil
}

// Known reports an entry of a kind that this program takes. A newer program may publish others beside them.
func (e StoreEntry) Known() bool { return e.Kind.known() }

// Counts reports an entry whose item is to be taken.
func (e StoreEntry) Counts() bool { return e.Known() && e.Withdrawn == nil }
