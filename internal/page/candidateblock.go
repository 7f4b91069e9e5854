package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
)

// candidateBlock is a block with what its looks on the page tell of it.
type candidateBlock struct {
	library.Block
	node    *html.Node // the innermost element that holds all of it
	frame   *html.Node // the innermost of these that begins a line
	chars   int        // characters of its words
	linked  int        // of these, inside links
	bold    bool       // all of it is bold
	italic  bool       // all of it is italic
	large   bool       // all of it is in large type
	aligned string     // center, right, or "" for anything else
	tagged  bool       // a heading by its tag
	labels  *labels    // what its text was told to be
	value   int        // what it counts for or against being an article's (measure.go)
}

func (p candidateBlock) linkDense() bool { return p.chars > 0 && p.linked*2 > p.chars }

// builder walks a tree and breaks it into blocks.
type builder struct {
	address string                  // base of relative addresses
	skip    func(n *html.Node) bool // elements to leave out
	over    func() bool             // the walk is to end
	blocks  []candidateBlock
	run     textFlow
	style   inlineStyle
	pending string // the number of the entry that the next text begins
}

// inlineStyle is what the elements around the cursor do to text.
type inlineStyle struct {
	bold, italic, linked bool
	large                bool
	href                 string // of the innermost link
	aligned              string
	quoted               bool
}

// build returns the blocks of the tree under n, until it is over.
func build(n *html.Node, address string, skip func(*html.Node) bool, over func() bool) []candidateBlock {
	b := &builder{address: address, skip: skip, over: over}
	b.run.node = n
	b.children(n)
	b.flush(n)
	return b.blocks
}

func (b *builder) children(n *html.Node) {
	for c := n.FirstChild; c != nil && !b.over(); c = c.NextSibling {
		b.walk(c)
	}
}

func (b *builder) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.run.add(n, b.style)
	case html.ElementNode:
		if silentTags[n.DataAtom] || b.skip(n) {
			if !isInline(n) && !silentTags[n.DataAtom] {
				b.run.newLine()
			}
			return
		}
		outer := b.style
		b.style = outer.inside(n)
		b.element(n)
		b.style = outer
	case html.DocumentNode:
		b.children(n)
	}
}

func (b *builder) element(n *html.Node) {
	if n.Data == "amp-img" {
		b.image(n)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		b.run.newLine()
	case atom.Img:
		b.image(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.heading(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		b.list(n)
	case atom.Table:
		b.table(n)
	case atom.Blockquote:
		b.flush(n.Parent)
		b.style.quoted = !isWrapper(n)
		b.block(n)
	case atom.Figure:
		b.figure(n)
	case atom.Pre, atom.Listing, atom.Xmp:
		b.block(n)
	default:
		switch {
		case isInline(n):
			b.children(n)
		case tableRoles[tableRole(n)]:
			b.table(n)
		default:
			b.block(n)
		}
	}
}

// block walks an element that begins and ends a line.
func (b *builder) block(n *html.Node) {
	b.flush(n.Parent)
	if n.DataAtom == atom.Pre {
		b.run.preformatted = true
	}
	b.run.node = n
	b.children(n)
	b.flush(n)
	b.run.preformatted = false
	b.run.node = n.Parent
}

// flush ends the paragraph that the run holds; n is the element it stands in.
func (b *builder) flush(n *html.Node) {
	images := b.run.images
	b.run.images = nil
	for _, p := range b.run.paragraphs() {
		p.frame = n
		if b.style.quoted && p.Kind == library.Paragraph {
			p.Kind = library.Quote
		}
		b.add(p)
	}
	for _, img := range images {
		img.frame = n
		b.add(img)
	}
}

func (b *builder) add(p candidateBlock) {
	if p.node == nil {
		p.node = p.frame
	}
	if p.frame == nil {
		p.frame = p.node
	}
	if p.node == nil {
		return
	}
	if b.pending != "" && p.Text != "" && p.Kind != library.Image && p.Kind != library.Table {
		p.Text = marked(b.pending, p.Text)
		p.chars, b.pending = utf8.RuneCountInString(p.Text), ""
	}
	p.labels = &labels{text: p.Text}
	b.blocks = append(b.blocks, p)
}

// isWrapper reports a blockquote that is used to indent or hold a whole text rather than to quote.
func isWrapper(n *html.Node) bool {
	paragraphs, chars := 0, 0
	each(n, func(c *html.Node) bool {
		switch c.DataAtom {
		case atom.P, atom.Div, atom.Br, atom.Li:
			paragraphs++
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.Table, atom.Figure, atom.Ol, atom.Ul:
			paragraphs += wrapperParagraphs
		}
		return true
	})
	chars = utf8.RuneCountInString(rawText(n))
	return paragraphs >= wrapperParagraphs || chars > wrapperChars
}

// A quotation this long is none.
const (
	wrapperParagraphs = 6
	wrapperChars      = 2500
)

// heading adds the heading n. One without text but with an image gives the image; one that holds
// paragraphs is a badly chosen wrapper.
func (b *builder) heading(n *html.Node) {
	if find(n, func(c *html.Node) bool {
		return c != n && (c.DataAtom == atom.P || c.DataAtom == atom.Table || c.DataAtom == atom.Ul)
	}) != nil &&
		utf8.RuneCountInString(rawText(n)) > maxHeading {
		b.block(n)
		return
	}
	b.flush(n.Parent)
	b.run.node = n
	b.children(n)
	images := b.run.images
	b.run.images = nil
	lines := b.run.paragraphs()
	b.run.node = n.Parent
	if len(lines) > 0 {
		p := lines[0]
		for _, more := range lines[1:] {
			p.Text += " " + more.Text
			p.chars += more.chars + 1
			p.linked += more.linked
		}
		p.Kind, p.Level, p.node, p.tagged = library.Heading, int(n.Data[1]-'0'), n, true
		if p.chars > maxHeading { // a paragraph dressed as a heading
			p.Kind, p.Level, p.tagged, p.bold = library.Paragraph, 0, false, true
		}
		b.add(p)
	}
	for _, img := range images {
		img.node = n
		b.add(img)
	}
}

// maxHeading is the longest a heading may be, in characters.
const maxHeading = 300

// inside returns the style for what stands in n.
func (s inlineStyle) inside(n *html.Node) inlineStyle {
	s = s.tagged(n)
	if align := strings.ToLower(attr(n, "align")); align != "" {
		s.aligned = align
	}
	if css := attr(n, "style"); css != "" {
		s = s.styled(";" + strings.ToLower(strings.ReplaceAll(css, " ", "")))
	}
	if class := attr(n, "class"); strings.Contains(class, "text-") {
		for _, align := range []string{"center", "right"} {
			if hasToken(class, "text-"+align) {
				s.aligned = align
			}
		}
		if hasToken(class, "text-end") {
			s.aligned = "right"
		}
	}
	return s
}

// tagged applies what the tag itself means.
func (s inlineStyle) tagged(n *html.Node) inlineStyle {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th, atom.Summary:
		s.bold = true
	case atom.I, atom.Em, atom.Figcaption:
		s.italic = true
	case atom.A:
		if hasAttr(n, "href") {
			s.linked, s.href = true, attr(n, "href")
		}
	case atom.Center:
		s.aligned = "center"
	case atom.Big:
		s.large = true
	case atom.Font:
		if size := attr(n, "size"); size != "" {
			s.large = size[0] == '+' || size[0] >= '4' && size[0] <= '7'
		}
	}
	return s
}

// Type from these sizes on is larger than that of a text.
const (
	largePoints = 14
	largePixels = 20
)

var fontSize = pattern.Of(`;font-size:(\d{1,3})(?:\.\d+)?(pt|px)`)

// fontWeight finds a weight; Word writes «mso-bidi-font-weight:normal» into bold text, which is none.
var fontWeight = pattern.Of(`;font-weight:(?:(bold|bolder|[6-9]00)|normal|lighter|[1-4]00)`)

func (s inlineStyle) styled(css string) inlineStyle {
	if at := fontWeight.FindStringSubmatch(css); at != nil {
		s.bold = at[1] != ""
	}
	if at := fontSize.FindStringSubmatch(css); at != nil {
		size, err := strconv.Atoi(at[1])
		s.large = err == nil && (at[2] == "pt" && size > largePoints || at[2] == "px" && size >= largePixels)
	}
	if strings.Contains(css, ";font-style:italic") {
		s.italic = true
	}
	if i := strings.Index(css, ";text-align:"); i >= 0 {
		s.aligned, _, _ = strings.Cut(css[i+len(";text-align:"):], ";")
		s.aligned = strings.TrimSuffix(s.aligned, "!important")
	}
	return s
}
