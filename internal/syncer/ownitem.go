package syncer

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"baocaovien/internal/feed"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
)

// Some items of a feed have no page of their own: they name no address, that of the feed or of its site, or one that
// several items share. What they carry is the article. It is found at the address it came with, and told apart by a
// fragment, which no server sees and a reader who follows the address does not mind.
const itemMark = "#muc-"

// ownAddress is the address of an item without a page of its own.
func ownAddress(at, id string) string {
	at, _, _ = strings.Cut(at, "#")
	sum := sha256.Sum256([]byte(id))
	return at + itemMark + hex.EncodeToString(sum[:6])
}

// hasNoPage reports such an address.
func hasNoPage(address string) bool { return strings.Contains(address, itemMark) }

// keyOf returns what all ways to write an address share.
func keyOf(address string) string {
	if hasNoPage(address) {
		return address
	}
	return page.Canonical(address)
}

// ofFeed returns what a feed lists that came from address. A feed with new session ids each time lists the same articles.
func ofFeed(f feed.Feed, address string) []listedItem {
	nowhere := map[string]bool{"": true, page.Canonical(address): true}
	shared := map[string]int{}
	for _, i := range f.Items {
		if i.HTML != "" {
			shared[page.Canonical(i.URL)]++
		}
	}
	var listed []listedItem
	for _, i := range f.Items {
		at := page.Canonical(i.URL)
		home := at == page.Canonical(f.Link) && i.HTML != "" && len(f.Items) > 1
		switch {
		case nowhere[at] && i.HTML == "":
			continue
		case nowhere[at]:
			at = ownAddress(address, i.ID)
		case home || shared[at] > 1 && i.HTML != "":
			at = ownAddress(at, i.ID)
		}
		listed = append(listed, listedItem{
			Listed: store.Listed{ItemID: i.ID, URL: at, Title: i.Title, Lead: i.Lead, Published: i.Published},
			html:   i.HTML, enclosed: i.Attachments,
		})
	}
	return listed
}
