package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/url"
	"path"
	"strings"

	"github.com/mmcdole/gofeed"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// readItem makes an Item of gofeed's. One without an address is found at the document it encloses; without that too,
// all it says is its text, and where it says nothing it is left out. plainTitles tells that tags in titles are text (NukeViet escapes what people
// typed, so «<em>» in a title was typed).
func readItem(item *gofeed.Item, base string, plainTitles, monthFirst bool) (Item, bool) {
	it := Item{
		ID:        viet.Clean(item.GUID),
		Title:     title(item.Title, plainTitles),
		URL:       link(item, base),
		Published: published(item, monthFirst),
		Lead:      lead(item.Description),
		HTML:      strings.TrimSpace(item.Content),
		Author:    author(item),
	}
	for _, e := range item.Enclosures {
		if a, ok := attachment(e, base); ok {
			it.Attachments = append(it.Attachments, a)
		}
	}
	for _, media := range item.Extensions["media"]["content"] {
		if a, ok := attachment(&gofeed.Enclosure{URL: media.Attrs["url"]}, base); ok {
			it.Attachments = append(it.Attachments, a)
		}
	}
	if it.URL == "" && len(it.Attachments) > 0 { // a document is all there is
		it.URL = it.Attachments[0].URL
	}
	if it.URL == "" && it.HTML == "" {
		it.HTML = strings.TrimSpace(item.Description) // nobody can look the rest up anywhere
	}
	if it.URL == "" && it.HTML == "" {
		return Item{}, false
	}
	if it.Title == "" {
		it.Title = shorten(it.Lead)
	}
	return it, true
}

// shorten returns the first words of a text as a title for an item that has none.
func shorten(text string) string {
	words := strings.Fields(text)
	if len(words) <= titleWords {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:titleWords], " ") + "…"
}

const titleWords = 16

func title(raw string, plain bool) string {
	if plain {
		return viet.Clean(html.UnescapeString(raw))
	}
	return textOf(raw)
}

// textOf returns the words of markup, which may be escaped once or twice.
func textOf(raw string) string {
	text := page.Text(raw)
	if strings.ContainsAny(text, "<&") && escapedTwice.MatchString(text) {
		text = page.Text(text)
	}
	return text
}

// escapedTwice finds markup that is left in a title after it was read once.
var escapedTwice = pattern.Of(`(?i)</?(?:b|i|u|em|strong|span|font|p|br|a|sup|sub|div|h[1-6])(?:\s[^<>]*)?/?>|&(?:amp|quot|lt|gt|nbsp|[lr][ds]quo|[aeiouy](?:grave|acute|circ|tilde)|#\d+|#x[0-9a-f]+);`)

// summaryEnd is what programs that make feeds add at the end of a summary, and is no part of it.
var summaryEnd = phrase.Open(assets.Phrases, "phrases/feed-labels.txt").List("summary end")

func lead(raw string) string {
	text := textOf(raw)
	for range 3 {
		shorter := withoutEnd(text)
		if shorter == text {
			break
		}
		text = shorter
	}
	return text
}

// longestEnd is how many bytes at the end of a summary are looked at: an addition with two titles in it is shorter.
const longestEnd = 900

// withoutEnd takes one addition off the end of a summary.
func withoutEnd(text string) string {
	from := max(0, len(text)-longestEnd)
	if from > 0 {
		from += max(0, strings.IndexByte(text[from:], ' '))
	}
	if found := summaryEnd.Find(text[from:]); len(found) > 0 {
		return strings.TrimSpace(text[:from+found[0].Start])
	}
	return text
}

// link returns the item's address: the original one where a mediator noted it, else its link, else an
// id that is an address.
func link(item *gofeed.Item, base string) string {
	for _, original := range item.Extensions["feedburner"]["origLink"] {
		if address := page.Resolve(base, original.Value); address != "" {
			return address
		}
	}
	for _, candidate := range append([]string{item.Link}, item.Links...) {
		if address := page.Resolve(base, unescape(withScheme(candidate))); address != "" {
			return address
		}
	}
	for _, other := range item.Extensions["atom"]["link"] {
		if address := page.Resolve(base, other.Attrs["href"]); address != "" && (other.Attrs["rel"] == "" || other.Attrs["rel"] == "alternate") {
			return address
		}
	}
	if id := strings.TrimSpace(item.GUID); strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://") {
		return page.Resolve(base, id)
	}
	return ""
}

// withScheme gives an address that begins with «www.» the scheme its writer took for granted.
func withScheme(address string) string {
	address = strings.TrimSpace(address)
	if strings.HasPrefix(strings.ToLower(address), "www.") {
		return "http://" + address
	}
	return address
}

func author(item *gofeed.Item) string {
	for _, person := range item.Authors {
		name := page.Text(person.Name)
		if name == "" {
			name, _, _ = strings.Cut(person.Email, "@")
		}
		if name != "" && !page.IsNobody(name) {
			return name
		}
	}
	return ""
}

func attachment(e *gofeed.Enclosure, base string) (library.Attachment, bool) {
	address := page.Resolve(base, e.URL)
	if address == "" || !page.IsDocument(address) {
		return library.Attachment{}, false
	}
	name := address
	if u, err := url.Parse(address); err == nil {
		name = path.Base(u.Path)
	}
	return library.Attachment{URL: address, Name: viet.Clean(name)}, true
}

// identify gives each item an id that the next reading finds again. A feed's own id is kept unless
// several items with different addresses share it; addresses lose their session ids first. Where a feed gives no ids and
// several items share an address, as the bulletins of each day do, their titles and days tell them apart.
func identify(items []Item) {
	addresses, unnamed := map[string]map[string]bool{}, map[string]int{}
	for _, it := range items {
		if it.ID == "" {
			unnamed[page.Canonical(it.URL)]++
		} else {
			if addresses[it.ID] == nil {
				addresses[it.ID] = map[string]bool{}
			}
			addresses[it.ID][page.Canonical(it.URL)] = true
		}
	}
	for i := range items {
		it := &items[i]
		switch {
		case it.ID != "" && len(addresses[it.ID]) == 1:
			it.ID = page.Canonical(it.ID)
		case it.URL != "" && unnamed[page.Canonical(it.URL)] < 2:
			it.ID = page.Canonical(it.URL)
		default:
			sum := sha256.Sum256([]byte(it.Title + "\x00" + it.Published.String()))
			it.ID = "sha256:" + hex.EncodeToString(sum[:])
		}
	}
}
