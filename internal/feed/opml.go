package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// ListedFeed is a source in a list that feed readers exchange (OPML).
type ListedFeed struct {
	Title   string // "" where the list gives none
	URL     string // of the feed or page, absolute
	Site    string // the page it belongs to; may be ""
	Kind    string // of the library, where it wrote the list; "" for a feed of another reader
	Folders []string
}

// maxOutlines bounds the sources of a list, maxFolders how deep its folders nest.
const (
	maxOutlines = 5000
	maxFolders  = 8
)

var errNoList = errors.New("no list of sources")

// LooksOPML reports whether raw begins like a list of sources.
func LooksOPML(raw []byte) bool {
	head := viet.Decode(raw[:min(len(raw), headBytes)], "")
	at := opmlRoot.FindStringIndex(head)
	return at != nil && !pageElement.MatchString(head[:at[0]])
}

var opmlRoot = pattern.Of(`(?i)<opml[\s>]`)

// ParseOPML reads a list of sources. Folders are the titles around an entry, outermost first, then its own categories.
// Entries without an address are folders; a text that is cut off gives what is whole. What is no list fails with BrokenFeed.
func ParseOPML(raw []byte) ([]ListedFeed, error) {
	text := viet.Decode(raw, "")
	at := strings.Index(strings.ToLower(text), "<opml")
	if at < 0 {
		return nil, library.Fail(library.BrokenFeed, "", errNoList)
	}
	decoder := xml.NewDecoder(bytes.NewReader(viet.XMLText([]byte(text[at:]))))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	var all []ListedFeed
	var open []string
	for len(all) < maxOutlines {
		token, err := decoder.Token()
		if err != nil {
			break // its end, or where it was cut off
		}
		switch element := token.(type) {
		case xml.StartElement:
			if !strings.EqualFold(element.Name.Local, "outline") {
				continue
			}
			entry := outlineEntry(element)
			if entry.URL != "" {
				entry.Folders = append(foldersOf(open), entry.Folders...)
				all = append(all, entry)
			}
			open = append(open, entry.Title)
			if entry.URL != "" {
				open[len(open)-1] = ""
			}
		case xml.EndElement:
			if strings.EqualFold(element.Name.Local, "outline") && len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(all) == 0 {
		return nil, library.Fail(library.BrokenFeed, "", errNoList)
	}
	return all, nil
}

// outlineEntry reads the attributes of an entry, whatever their case.
func outlineEntry(element xml.StartElement) ListedFeed {
	at := map[string]string{}
	for _, a := range element.Attr {
		at[strings.ToLower(a.Name.Local)] = viet.Clean(a.Value)
	}
	entry := ListedFeed{Title: at["title"], Site: page.Resolve("", at["htmlurl"]), Kind: at["kind"]}
	if entry.Title == "" {
		entry.Title = at["text"]
	}
	for _, name := range []string{"xmlurl", "url"} {
		if entry.URL == "" {
			entry.URL = page.Resolve("", withScheme(strings.Replace(at[name], "feed://", "http://", 1)))
		}
	}
	for _, category := range strings.FieldsFunc(at["category"], func(r rune) bool { return r == ',' || r == '/' }) {
		if category = viet.Clean(category); category != "" {
			entry.Folders = append(entry.Folders, category)
		}
	}
	return entry
}

func foldersOf(open []string) (named []string) {
	for _, name := range open[:min(len(open), maxFolders)] {
		if name != "" {
			named = append(named, name)
		}
	}
	return named
}

// WriteOPML writes a list of sources (OPML 2.0), in the order given. Folders become categories, which every reader takes.
func WriteOPML(title string, all []ListedFeed) ([]byte, error) {
	type entry struct {
		Text     string `xml:"text,attr"`
		Title    string `xml:"title,attr"`
		Type     string `xml:"type,attr"`
		XMLURL   string `xml:"xmlUrl,attr"`
		HTMLURL  string `xml:"htmlUrl,attr,omitempty"`
		Kind     string `xml:"kind,attr,omitempty"`
		Category string `xml:"category,attr,omitempty"`
	}
	list := struct {
		XMLName xml.Name `xml:"opml"`
		Version string   `xml:"version,attr"`
		Title   string   `xml:"head>title"`
		Body    []entry  `xml:"body>outline"`
	}{Version: "2.0", Title: title}
	for _, f := range all {
		list.Body = append(list.Body, entry{f.Title, f.Title, "rss", f.URL, f.Site, f.Kind, strings.Join(f.Folders, ",")})
	}
	out, err := xml.MarshalIndent(list, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write list of sources: %w", err)
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}
