package feed

import (
	"html"
	"strings"
)

// tag is a start or end tag as it stands in the text.
type tag struct {
	name  string
	attr  [][2]string
	end   bool
	empty bool
}

// value returns what an attribute of the tag says, as it stands in the text.
func (t tag) value(name string) string {
	for _, a := range t.attr {
		if strings.EqualFold(a[0], name) {
			return a[1]
		}
	}
	return ""
}

// maxTag is the longest tag, in bytes; what seems longer is none.
const maxTag = 4 << 10

// tag reads the tag at the cursor and moves behind it. It returns false, and stays, where «<» begins none
// or the text ends first.
func (m *mender) tag() (tag, bool) {
	var t tag
	i := m.at + 1
	if i < len(m.in) && m.in[i] == '/' {
		t.end = true
		i++
	}
	begin := i
	for i < len(m.in) && isNameByte(m.in[i]) {
		i++
	}
	if t.name = m.in[begin:i]; t.name == "" || !isLetter(t.name[0]) {
		return t, false
	}
	for end := min(len(m.in), i+maxTag); i < end; {
		switch c := m.in[i]; {
		case c == '>':
			m.at = i + 1
			return t, true
		case c == '/' && i+1 < len(m.in) && m.in[i+1] == '>':
			t.empty = true
			i++
		case isNameByte(c):
			i = m.attribute(&t, i)
		case c == '<':
			return t, false
		default:
			i++
		}
	}
	return t, false
}

// attribute reads one attribute at i into t and returns where it ends.
func (m *mender) attribute(t *tag, i int) int {
	begin := i
	for i < len(m.in) && isNameByte(m.in[i]) {
		i++
	}
	name := m.in[begin:i]
	i = m.skipSpace(i)
	if i >= len(m.in) || m.in[i] != '=' {
		return i
	}
	i = m.skipSpace(i + 1)
	if i >= len(m.in) {
		return i
	}
	stop := " \t\r\n><"
	if quote := m.in[i]; quote == '"' || quote == '\'' {
		stop = string(quote)
		i++
	}
	length := strings.IndexAny(m.in[i:min(len(m.in), i+maxTag)], stop)
	if length < 0 {
		return min(len(m.in), i+maxTag)
	}
	t.attr = append(t.attr, [2]string{name, m.in[i : i+length]})
	if stop[0] == ' ' {
		return i + length
	}
	return i + length + 1
}

func (m *mender) skipSpace(i int) int {
	for i < len(m.in) && strings.IndexByte(" \t\r\n", m.in[i]) >= 0 {
		i++
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

func isNameByte(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || c == ':' || c == '-' || c == '.'
}

// name returns a tag's name in a form XML allows, and notes its prefix.
func (m *mender) name(name string) string {
	prefix, rest, found := strings.Cut(name, ":")
	if !found {
		return name
	}
	rest = strings.ReplaceAll(rest, ":", "_")
	if prefix == "" || rest == "" || !isLetter(prefix[0]) || !isLetter(rest[0]) {
		return "x" + strings.ReplaceAll(name, ":", "_")
	}
	if prefix != "xml" {
		m.used[prefix] = true
	}
	return prefix + ":" + rest
}

// attributes writes the attributes of t, each once, and moves namespace prefixes to the root. XHTML
// content is text here, so it is declared as HTML.
func (m *mender) attributes(t tag, root bool) string {
	var b strings.Builder
	seen := map[string]bool{}
	base := m.base(t)
	for _, a := range t.attr {
		key, value := a[0], unescape(a[1])
		if prefix, ok := strings.CutPrefix(key, "xmlns:"); ok {
			if _, known := m.prefixes[prefix]; !known {
				m.prefixes[prefix] = value
			}
			continue
		}
		if key == "xmlns" && !root || strings.EqualFold(key, "xml:base") || !isLetter(key[0]) {
			continue
		}
		if key = m.name(key); seen[key] {
			continue
		}
		seen[key] = true
		if key == "type" && strings.Contains(strings.ToLower(value), "xhtml") && !strings.EqualFold(t.name, "link") {
			value = "html"
		}
		if base != "" && addressed[strings.ToLower(key)] {
			value = against(base, value)
		}
		b.WriteString(" " + key + `="` + html.EscapeString(strings.Map(allowed, value)) + `"`)
	}
	return b.String()
}

// namespaces are what the usual prefixes stand for where a feed forgot to say.
var namespaces = map[string]string{
	"content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
	"dcterms": "http://purl.org/dc/terms/", "atom": "http://www.w3.org/2005/Atom", "media": "http://search.yahoo.com/mrss/",
	"slash": "http://purl.org/rss/1.0/modules/slash/", "wfw": "http://wellformedweb.org/CommentAPI/",
	"sy": "http://purl.org/rss/1.0/modules/syndication/", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
	"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}

func (m *mender) namespace(prefix string) string {
	if declared := strings.TrimSpace(m.prefixes[prefix]); declared != "" {
		return declared
	}
	if known, ok := namespaces[prefix]; ok {
		return known
	}
	return "urn:prefix:" + prefix
}

// maxEntity is the longest name of an entity, in bytes with its marks.
const maxEntity = 34

// unescape decodes the entities of text that end with a semicolon. Those without one stay, for «&copy=2»
// in an address is no ©.
func unescape(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '&')
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		end := strings.IndexByte(text[:min(len(text), maxEntity)], ';')
		if end < 0 || strings.ContainsAny(text[:end], " \t\r\n<=") {
			b.WriteByte('&')
			text = text[1:]
			continue
		}
		b.WriteString(html.UnescapeString(text[:end+1]))
		text = text[end+1:]
	}
	b.WriteString(text)
	return b.String()
}
