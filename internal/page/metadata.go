package page

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/viet"
)

// headData is what the head of a page, and data for search engines, say of it.
type headData struct {
	names     map[string]string // meta elements by name, property or itemprop, in lower case; the first of each
	title     string            // of the title element
	canonical string
	structure linkedData
}

// linkedData is what a page's JSON-LD says of its article.
type linkedData struct {
	headline, published, author, description string
}

func readMetadata(root *html.Node) headData {
	m := headData{names: map[string]string{}}
	each(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Meta:
			m.addMeta(n)
		case atom.Title:
			if m.title == "" && n.FirstChild != nil && n.Namespace == "" {
				m.title = viet.Clean(atMost(n.FirstChild.Data, maxMeta))
			}
		case atom.Link:
			if hasToken(attr(n, "rel"), "canonical") && m.canonical == "" {
				m.canonical = attr(n, "href")
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				m.structure.read(n.FirstChild.Data)
			}
		}
		return true
	})
	return m
}

// maxMeta bounds what is read of a title or a description, in bytes: no real one is longer.
const maxMeta = 4 << 10

// atMost returns the first bytes of text, without half a letter at the end.
func atMost(text string, bytes int) string {
	if len(text) <= bytes {
		return text
	}
	for bytes > 0 && !utf8.RuneStart(text[bytes]) {
		bytes--
	}
	return text[:bytes]
}

func (m *headData) addMeta(n *html.Node) {
	content := viet.Clean(atMost(attr(n, "content"), maxMeta))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" {
			if _, known := m.names[name]; !known {
				m.names[name] = content
			}
		}
	}
}

// first returns the first of the named meta elements that says something.
func (m *headData) first(names ...string) string {
	for _, name := range names {
		if content := m.names[name]; content != "" {
			return content
		}
	}
	return ""
}

// lineBreaks and tabs must not stand inside the strings of JSON.
var lineBreaks = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// maxLinkedData bounds what is read of one script, in bytes.
const maxLinkedData = 256 << 10

// read takes the article's data from one JSON-LD script. Scripts with line breaks inside strings, which
// templates write, are mended; broken ones say nothing.
func (l *linkedData) read(script string) {
	if len(script) > maxLinkedData {
		return
	}
	script = lineBreaks.Replace(script)
	if _, inside, found := strings.Cut(script, "<![CDATA["); found {
		script = inside
	}
	script = script[max(0, strings.IndexAny(script, "{[")):]
	var value any
	if err := json.NewDecoder(strings.NewReader(script)).Decode(&value); err != nil {
		return
	}
	l.visit(value, 0)
}

// visit looks for an article in decoded JSON-LD.
func (l *linkedData) visit(value any, depth int) {
	if depth > 6 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, inner := range v {
			l.visit(inner, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			set(&l.headline, v["headline"], v["name"])
			set(&l.published, v["datePublished"], v["dateCreated"])
			set(&l.author, namesOf(v["author"]))
			set(&l.description, v["description"])
		}
		l.visit(v["@graph"], depth+1)
		l.visit(v["mainEntity"], depth+1)
	}
}

func isArticleType(value any) bool {
	switch v := value.(type) {
	case string:
		v = strings.ToLower(v)
		return strings.HasSuffix(v, "article") || v == "blogposting" || v == "report"
	case []any:
		for _, inner := range v {
			if isArticleType(inner) {
				return true
			}
		}
	}
	return false
}

// set fills an empty field with the first value that has a text or a name.
func set(field *string, values ...any) {
	for _, value := range values {
		if *field == "" {
			*field = viet.Clean(html.UnescapeString(nameOf(value)))
		}
	}
}

// namesOf returns the names of all who wrote an article.
func namesOf(value any) any {
	several, ok := value.([]any)
	if !ok {
		return value
	}
	var names []string
	for _, one := range several[:min(len(several), maxAuthors)] {
		if name := viet.Clean(nameOf(one)); name != "" && !IsNobody(name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// maxAuthors is how many writers of an article are named.
const maxAuthors = 3

func nameOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return nameOf(v[0])
		}
	case map[string]any:
		return nameOf(v["name"])
	}
	return ""
}
