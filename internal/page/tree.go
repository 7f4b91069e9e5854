package page

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"net/http"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/viet"
)

// maxBytes bounds what is read of a page; what lies behind is not looked at.
const maxBytes = 16 << 20

var (
	errNotHTML = errors.New("not a web page")
	errDeep    = errors.New("nested too deeply")
	// errManyTags: a page of nothing but tags would take fifty times its size in memory.
	errManyTags = errors.New("too many tags")
)

// maxTags is more tags than any article's page has, maxInTag more spaces and equals signs than stand in any one tag.
const (
	maxTags  = 250_000
	maxInTag = 100_000
)

// parse returns the tree of a page. It fails on what is no HTML, whatever its header says, and where ctx ends.
func parse(ctx context.Context, raw []byte, contentType string) (*html.Node, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !isHTML(raw, contentType) {
		return nil, errNotHTML
	}
	if bytes.Count(raw, []byte("<")) > maxTags || crowded(raw) {
		return nil, errManyTags
	}
	text := viet.Decode(raw[:min(len(raw), maxBytes)], contentType)
	options := html.ParseOptionEnableScripting(false) // images for those without scripts are the real ones
	root, err := html.ParseWithOptions(pageReader{ctx, strings.NewReader(text)}, options)
	for _, formatting := range []bool{true, false} {
		if err == nil {
			return root, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		root, err = html.ParseWithOptions(pageReader{ctx, strings.NewReader(flatten(text, formatting))}, options)
	}
	if err != nil {
		return nil, errDeep
	}
	return root, nil
}

// crowded reports a tag of nothing but attributes, each of which takes ten times its size in memory.
func crowded(raw []byte) bool {
	for {
		_, rest, more := bytes.Cut(raw, []byte("<"))
		if !more {
			return false
		}
		tag, _, _ := bytes.Cut(rest, []byte(">"))
		if len(tag) > maxInTag && bytes.Count(tag, []byte(" "))+bytes.Count(tag, []byte("="))+bytes.Count(tag, []byte("/")) > maxInTag {
			return true
		}
		raw = rest[len(tag):]
	}
}

// pageReader reads a page for the parser, a few kilobytes at a time, until its context ends.
type pageReader struct {
	ctx  context.Context
	text *strings.Reader
}

func (r pageReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.text.Read(p)
}

// isHTML tells web pages from everything else. The bytes count for more than the header, for documents are
// often sent as text/html; a header that names another type is believed unless the bytes begin like a page.
func isHTML(raw []byte, contentType string) bool {
	head := bytes.TrimLeft(raw[:min(len(raw), 1024)], "\xEF\xBB\xBF \t\r\n")
	sniffed, _, _ := strings.Cut(http.DetectContentType(head), ";")
	wide := bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) || bytes.HasPrefix(raw, []byte("<\x00"))
	switch {
	case wide:
		return true
	case sniffed == "text/html":
		return true
	case !strings.HasPrefix(sniffed, "text/"):
		return false
	case len(head) > 0 && (head[0] == '{' || head[0] == '['):
		return false
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err == nil && media != "text/html" && media != "application/xhtml+xml" && media != "application/xml" && media != "text/xml" {
		return false
	}
	return hasMarkup(raw)
}

// hasMarkup reports whether raw holds tags of HTML, and is not XML of another kind.
func hasMarkup(raw []byte) bool {
	lower := bytes.ToLower(raw[:min(len(raw), 64<<10)])
	for _, other := range []string{"<rss", "<feed", "<rdf:rdf", "<svg", "<urlset", "<sitemapindex"} {
		if i := bytes.Index(lower, []byte(other)); i >= 0 && bytes.IndexByte(lower, '<') >= i-256 && !bytes.Contains(lower[:i], []byte("<body")) {
			return false
		}
	}
	for _, tag := range []string{"<html", "<body", "<p", "<div", "<table", "<br", "<h1", "<a ", "<title", "<article", "<span", "<td"} {
		if bytes.Contains(lower, []byte(tag)) {
			return true
		}
	}
	return false
}

// maxDepth is how deep elements may nest after flattening; the parser itself refuses 512.
const maxDepth = 200

// flatten returns the page with elements nested deeper than maxDepth left out, their text kept. Without
// formatting, bold and the like go too, which the parser reopens in every paragraph.
func flatten(text string, formatting bool) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	depth := 0
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if voidTags[tag] {
				b.WriteString(raw)
				continue
			}
			if !formatting && inlineTags[tag] {
				continue
			}
			if kind == html.EndTagToken {
				depth = max(0, depth-1)
			}
			if depth < maxDepth || flatTags[tag] {
				b.WriteString(raw)
			}
			if kind == html.StartTagToken {
				depth++
			}
		default:
			b.Write(z.Raw())
		}
	}
}

// flatTags stay however deep they stand: they never nest, and hold what no reader must see or tell what a line is.
var flatTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Title: true, atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true,
}

var voidTags = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// find returns the first element of the tree that test accepts, in document order, or nil.
func find(n *html.Node, test func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && test(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, test); found != nil {
			return found
		}
	}
	return nil
}

// each calls visit for every element of the tree in document order; where visit returns false, not for
// those inside it.
func each(n *html.Node, visit func(*html.Node) bool) {
	if n.Type == html.ElementNode && !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

// eachUntil is each for pages of any size: it asks over at every element, and ends at once where that is true. It
// reports whether it came to the end.
func eachUntil(over func() bool, n *html.Node, visit func(*html.Node) bool) bool {
	if n.Type == html.ElementNode {
		if over() {
			return false
		}
		if !visit(n) {
			return true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !eachUntil(over, c, visit) {
			return false
		}
	}
	return true
}

// orderOf numbers the nodes of a tree in the order of the document.
func orderOf(root *html.Node) map[*html.Node]int {
	at := map[*html.Node]int{root: 0}
	for n := range root.Descendants() {
		at[n] = len(at)
	}
	return at
}

// contains reports whether n is outer or lies inside it.
func contains(outer, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// common returns the innermost node that holds both.
func common(a, b *html.Node) *html.Node {
	for ; a != nil; a = a.Parent {
		if contains(a, b) {
			return a
		}
	}
	return nil
}

// commonOf returns the innermost node that holds all of them.
func commonOf(nodes []*html.Node) *html.Node {
	n := nodes[0]
	for _, other := range nodes[1:] {
		n = common(n, other)
	}
	return n
}

// rawText returns all text inside n as it stands, elements that break the line giving a space.
func rawText(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return viet.Clean(b.String())
}

func writeText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && (silentTags[n.DataAtom] || n.DataAtom == atom.Noscript):
		return
	}
	breaks := n.Type == html.ElementNode && !isInline(n)
	if breaks {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
	if breaks {
		b.WriteByte(' ')
	}
}

// silentTags hold nothing a reader of the text reads.
var silentTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Head: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Svg: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Select: true,
	atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Math: true, atom.Map: true, atom.Datalist: true,
	atom.Dialog: true, atom.Noframes: true, atom.Applet: true, atom.Title: true, atom.Meter: true, atom.Progress: true,
	atom.Link: true, atom.Meta: true, atom.Option: true,
}
