package feed

import (
	"context"
	"html"
	"sort"
	"strings"
)

// mender writes a well-formed feed from a text that need not be one. It knows two sorts of element: those
// that hold others (containers), and all the rest, whose whole inside becomes escaped text, markup and all.
// So broken markup inside a description cannot break the feed, nothing nests deeper than the containers,
// and no entity is left to be declared.
type mender struct {
	in       string
	at       int
	out      strings.Builder
	open     []string          // containers, outermost first
	prefixes map[string]string // declared namespace prefixes
	used     map[string]bool   // prefixes that tags use
	rootAttr string            // what the root says beside its prefixes
	bases    []string          // what relative addresses resolve against, of the root and of each open container; "" where nothing said
	address  string            // of the feed
	item     int               // where the open item begins in out, or -1
	begun    int               // items begun
	atom     bool
	ended    bool
	again    int // bytes read in vain for the end of a leaf
}

// maxAgain bounds what is read twice, so that no feed takes time beyond its length.
const maxAgain = 8 << 20

// mendXML mends text, which begins with the root element and was fetched from address. begun counts the items begun,
// also those that were cut off and left out.
func mendXML(ctx context.Context, text, address string) (mended string, begun int) {
	m := &mender{in: text, prefixes: map[string]string{}, used: map[string]bool{}, item: -1, address: address, bases: []string{""}}
	root, ok := m.tag()
	if !ok || root.end {
		return "", 0
	}
	m.out.Grow(len(text))
	name := strings.ToLower(local(root.name))
	m.atom = name == "feed"
	if name == "channel" { // a channel without the rss around it
		m.openContainer(root)
	} else {
		m.bases[0] = m.base(root)
		m.rootAttr = m.attributes(root, true)
	}
	for !m.ended && m.at < len(m.in) && m.begun <= maxItems && ctx.Err() == nil {
		m.step()
	}
	return m.finish(name), m.begun
}

// maxOpen is how deep containers may stand in each other: channel, item, author.
const maxOpen = 8

// step reads one piece of the inside of a container. Text between elements means nothing there.
func (m *mender) step() {
	next := strings.IndexByte(m.in[m.at:], '<')
	if next < 0 {
		m.at = len(m.in)
		return
	}
	m.at += next
	if m.skipAside() {
		return
	}
	t, ok := m.tag()
	switch {
	case !ok:
		m.at++
	case t.end:
		m.closeContainer(t.name)
	case m.isContainer(t.name):
		if !t.empty && len(m.open) < maxOpen {
			m.openContainer(t)
		}
	default:
		m.leaf(t)
	}
}

// skipAside skips a comment, instruction, declaration or stray CDATA section at the cursor.
func (m *mender) skipAside() bool {
	rest := m.in[m.at:]
	for _, aside := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", ">"}, {"<!", ">"}} {
		if !strings.HasPrefix(rest, aside[0]) {
			continue
		}
		end := strings.Index(rest[len(aside[0]):], aside[1])
		if end < 0 {
			m.at = len(m.in)
		} else {
			m.at += len(aside[0]) + end + len(aside[1])
		}
		return true
	}
	return false
}

func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

func isItem(name string) bool {
	l := strings.ToLower(local(name))
	return l == "item" || l == "entry"
}

func (m *mender) isContainer(name string) bool {
	switch strings.ToLower(name) {
	case "channel", "rss:channel":
		return true
	case "author", "contributor":
		return m.atom && m.item >= 0
	}
	return isItem(name)
}

func (m *mender) openContainer(t tag) {
	if isItem(t.name) {
		if m.item >= 0 { // the one before lacks its end
			m.closeContainer(m.open[len(m.open)-1])
			m.closeItem()
		}
		m.begun++
		m.item = m.out.Len()
	}
	m.out.WriteString("<" + m.name(t.name) + m.attributes(t, false) + ">")
	if about := t.value("rdf:about"); about != "" && isItem(t.name) { // which RSS 1.0 knows an item by
		m.out.WriteString("<guid>")
		m.escape(unescape(about))
		m.out.WriteString("</guid>")
	}
	m.bases = append(m.bases, m.base(t))
	m.open = append(m.open, t.name)
}

// closeItem closes containers until no item is open.
func (m *mender) closeItem() {
	for m.item >= 0 && len(m.open) > 0 {
		m.closeContainer(m.open[len(m.open)-1])
	}
}

// closeContainer closes the innermost container of that name and what is open inside it. An end without a
// beginning is left out; that of the root ends the feed.
func (m *mender) closeContainer(name string) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if !strings.EqualFold(m.open[i], name) {
			continue
		}
		for len(m.open) > i {
			last := m.open[len(m.open)-1]
			m.out.WriteString("</" + m.name(last) + ">")
			m.open = m.open[:len(m.open)-1]
			m.bases = m.bases[:len(m.bases)-1]
			if isItem(last) {
				m.item = -1
			}
		}
		return
	}
	switch strings.ToLower(local(name)) {
	case "rss", "rdf", "feed":
		m.ended = true
		m.closeItem()
	}
}

// leaf copies an element that holds text, with everything inside it escaped.
func (m *mender) leaf(t tag) {
	if at := t.value("src"); m.atom && m.item >= 0 && at != "" && t.name == "content" { // a text that stands elsewhere
		m.out.WriteString(`<link rel="self" href="` + html.EscapeString(against(m.base(t), unescape(at))) + `"></link>`)
	}
	name := t.name
	if m.item >= 0 && !m.atom && strings.EqualFold(local(name), "body") { // the whole text, as XHTML in RSS
		name = "content:encoded"
	}
	m.out.WriteString("<" + m.name(name) + m.attributes(t, false) + ">")
	if !t.empty {
		m.escape(m.based(t, m.inside(t.name)))
	}
	m.out.WriteString("</" + m.name(name) + ">")
}

// inside reads up to the end of the open leaf and returns its text: entities decoded once, CDATA as it
// is, markup as text. A leaf without an end stops where the next element of the feed begins.
func (m *mender) inside(name string) string {
	var b strings.Builder
	sibling, atSibling := -1, 0
	for m.at < len(m.in) {
		next := strings.IndexByte(m.in[m.at:], '<')
		if next < 0 {
			break
		}
		b.WriteString(unescape(strings.ReplaceAll(m.in[m.at:m.at+next], "]]>", ""))) // left over by CDATA in CDATA
		m.at += next
		if m.copyAside(&b) {
			continue
		}
		begin := m.at
		t, ok := m.tag()
		if !ok {
			b.WriteByte('<')
			m.at++
			continue
		}
		if t.end && strings.EqualFold(t.name, name) {
			return b.String()
		}
		if sibling < 0 && (opensLeaf(t, name) || m.endsLeaf(t)) {
			sibling, atSibling = begin, b.Len()
		}
		if m.endsLeaf(t) || sibling >= 0 && m.again > maxAgain {
			return m.backTo(sibling, b.String()[:atSibling])
		}
		b.WriteString(m.in[begin:m.at])
	}
	m.at = len(m.in)
	if sibling >= 0 {
		return m.backTo(sibling, b.String()[:atSibling])
	}
	return b.String()
}

// backTo goes back to where the next element begins and returns the text before it.
func (m *mender) backTo(sibling int, text string) string {
	m.again += m.at - sibling
	m.at = sibling
	return text
}

// copyAside copies a CDATA section and skips a comment or instruction.
func (m *mender) copyAside(b *strings.Builder) bool {
	begin := m.at
	if !m.skipAside() {
		return false
	}
	if piece, ok := strings.CutPrefix(m.in[begin:m.at], "<![CDATA["); ok {
		b.WriteString(strings.ReplaceAll(strings.TrimSuffix(piece, "]]>"), "<![CDATA[", ""))
	}
	return true
}

// opensLeaf reports the beginning of another element of the feed than the one named.
func opensLeaf(t tag, name string) bool {
	return !t.end && knownLeaf[strings.ToLower(t.name)] && !strings.EqualFold(t.name, name)
}

// endsLeaf reports tags that cannot stand inside a text: the bounds of items and of the feed.
func (m *mender) endsLeaf(t tag) bool {
	switch strings.ToLower(t.name) {
	case "item", "rss:item", "channel", "rss", "rdf:rdf":
		return t.end || t.name == "item"
	case "entry", "feed":
		return m.atom
	}
	return false
}

// knownLeaf are the elements of feeds whose beginning ends a leaf that lacks its own end.
var knownLeaf = map[string]bool{
	"title": true, "link": true, "description": true, "pubdate": true, "guid": true, "content:encoded": true,
	"dc:creator": true, "dc:date": true, "author": true, "category": true, "comments": true, "enclosure": true,
	"summary": true, "content": true, "updated": true, "published": true, "id": true,
}

// escape writes text as XML character data, without the controls that XML forbids; what is no character is U+FFFD.
func (m *mender) escape(text string) {
	_, _ = characterData.WriteString(&m.out, strings.Map(allowed, text)) // a strings.Builder never fails
}

// characterData escapes what would be read otherwise between two tags.
var characterData = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")

func allowed(r rune) rune {
	switch {
	case r < 0x20 && r != '\t' && r != '\n' && r != '\r':
		return -1
	case r == 0xFFFE || r == 0xFFFF:
		return '\uFFFD'
	}
	return r
}

// finish ends the feed: an item that was cut off is left out, what else is open is closed, and the root
// declares every prefix used.
func (m *mender) finish(root string) string {
	body := m.out.String()
	if m.item >= 0 {
		body = body[:m.item]
		for len(m.open) > 0 && !isItem(m.open[len(m.open)-1]) {
			m.open = m.open[:len(m.open)-1]
		}
		m.open = m.open[:max(0, len(m.open)-1)]
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		body += "</" + m.name(m.open[i]) + ">"
	}
	name, attr := "rss", m.rootAttr
	switch root {
	case "rdf":
		name = "rdf:RDF"
		m.used["rdf"] = true
	case "feed":
		name = "feed"
	}
	var declared []string
	for prefix := range m.used {
		declared = append(declared, ` xmlns:`+prefix+`="`+html.EscapeString(m.namespace(prefix))+`"`)
	}
	sort.Strings(declared)
	return "<" + name + attr + strings.Join(declared, "") + ">" + body + "</" + name + ">"
}
