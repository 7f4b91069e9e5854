package feed

import (
	"html"
	"strings"

	"baocaovien/internal/page"
)

// An element may say what the addresses in it are relative to (XML Base). gofeed takes that for an absolute folder in any
// case; here it is resolved as the standard has it, against the element around it and at last against the feed.

// addressed are the attributes that hold addresses.
var addressed = map[string]bool{"href": true, "src": true, "url": true, "uri": true}

// base returns what addresses in t resolve against: "" where neither t nor what is around it says.
func (m *mender) base(t tag) string {
	around := m.bases[len(m.bases)-1]
	for _, a := range t.attr {
		if !strings.EqualFold(a[0], "xml:base") {
			continue
		}
		from := around
		if from == "" {
			from = m.address
		}
		if own := page.Resolve(from, unescape(a[1])); own != "" {
			return own
		}
	}
	return around
}

// against resolves an address; what cannot be resolved stays as it was written.
func against(base, address string) string {
	if resolved := page.Resolve(base, withScheme(address)); resolved != "" {
		return resolved
	}
	return address
}

// based returns the text of a leaf as it is read without knowing the base: an address made absolute, markup with a base
// element before it.
func (m *mender) based(t tag, text string) string {
	base := m.base(t)
	if base == "" {
		return text
	}
	switch strings.ToLower(local(t.name)) {
	case "link", "origlink", "id":
		return against(base, text)
	case "content", "encoded":
		if strings.Contains(text, "<") {
			return `<base href="` + html.EscapeString(base) + `">` + text
		}
	}
	return text
}
