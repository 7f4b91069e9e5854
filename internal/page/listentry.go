package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// entry is a link to an article with what stands beside it.
type entry struct {
	link      Link
	node      *html.Node // the largest element that holds this article and no other
	title     *html.Node // the link that is its title
	structure string     // entries of one list have the same
	image     bool
	worth     int
}

const (
	maxLink     = 260 // characters of the longest title
	minLeadText = 45  // of the shortest lead
)

// entries returns the links of the page that may be articles, in order, with what stands beside them; documents count
// where they are asked for and named by their links.
func (d listFinder) entries(documents bool) []entry {
	anchors := withoutRepeated(d.anchors(documents))
	owners := ownersOf(anchors)
	var entries []entry
	at := map[string]int{}
	for _, a := range anchors {
		if i, known := at[a.key]; !known {
			at[a.key] = len(entries)
			entries = append(entries, entry{link: Link{URL: a.key, Title: a.text}, title: a.node})
		} else if better(a, entries[i]) {
			entries[i].title, entries[i].link.Title = a.node, a.text
		}
	}
	var good []entry
	for _, e := range entries {
		if d.page.ctx.Err() != nil {
			return nil // List tells
		}
		e.node = e.title
		for n := e.title; n != nil && n != d.page.main && owners[n] == e.link.URL; n = n.Parent {
			e.node = n
		}
		if d.describe(&e) {
			good = append(good, e)
		}
	}
	return good
}

// ownersOf returns for each element the one article that the links in it lead to, "" for several.
func ownersOf(anchors []anchor) map[*html.Node]string {
	owners := map[*html.Node]string{}
	for _, a := range anchors {
		if utf8.RuneCountInString(a.text) < weights().titleChars/2 && !articleAddress.MatchString(a.url) {
			continue // a category's name beside a title
		}
		for n := a.node; n != nil; n = n.Parent {
			if other, known := owners[n]; !known {
				owners[n] = a.key
			} else if other != a.key {
				owners[n] = ""
			}
		}
	}
	return owners
}

// anchor is a link of the page.
type anchor struct {
	node     *html.Node
	url, key string
	text     string
}

// anchors returns the links that may lead to articles.
func (d listFinder) anchors(documents bool) []anchor {
	own := Canonical(d.page.url)
	var anchors []anchor
	eachUntil(d.page.over, d.page.main, func(n *html.Node) bool {
		if silentTags[n.DataAtom] || d.page.clutter.skip(n) {
			return false
		}
		if n.DataAtom != atom.A {
			return true
		}
		address := Resolve(d.page.address, attr(n, "href"))
		key := Canonical(address)
		if address == "" || key == own || isRoot(address) || !relatedHost(address, d.page.url) || IsDocument(address) && !(documents && isTitledDocument(n)) || isPaging(rawText(n)) {
			return true
		}
		anchors = append(anchors, anchor{node: n, url: address, key: key, text: anchorText(n)})
		return true
	})
	return anchors
}

// relatedHost reports addresses on the same host, or on a host over or under it.
func relatedHost(a, b string) bool {
	return b == "" || sameSite(a, b) || strings.HasSuffix(hostOf(a), "."+hostOf(b)) || strings.HasSuffix(hostOf(b), "."+hostOf(a))
}

func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

// anchorText returns a link's title: its text, or its title attribute where that is longer.
func anchorText(n *html.Node) string {
	text := rawText(n)
	if heading := find(n, func(c *html.Node) bool {
		return len(c.Data) == 2 && c.Data[0] == 'h' && c.Data[1] >= '1' && c.Data[1] <= '6'
	}); heading != nil {
		text = rawText(heading)
	}
	title := viet.Clean(attr(n, "title"))
	cut := strings.TrimRight(text, ".… ")
	if text == "" || cut != text && len(title) > len(cut) && strings.HasPrefix(norm(title), norm(cut)) {
		return cleanTitle(title)
	}
	return cleanTitle(text)
}

// better reports whether a names its article better than the entry's present title.
func better(a anchor, e entry) bool {
	if a.text == "" || isClutter(a.text) {
		return false
	}
	now, n := utf8.RuneCountInString(e.link.Title), utf8.RuneCountInString(a.text)
	if now == 0 || isClutter(e.link.Title) {
		return true
	}
	if n < weights().titleChars/2 || n > maxLink {
		return false
	}
	tooltip := rawText(e.title) == "" && rawText(a.node) != "" // what an image says against a real title
	return inHeading(a.node) && !inHeading(e.title) || now > maxLink || tooltip || now < weights().titleChars && n > now
}

func inHeading(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			return true
		}
		if n.Type == html.ElementNode && roleOf(n) == titleRole {
			return true
		}
	}
	return false
}

// describe fills in what stands beside an entry's title, and reports whether it may be an article.
func (d listFinder) describe(e *entry) bool {
	n := utf8.RuneCountInString(e.link.Title)
	if n < 8 || isClutter(e.link.Title) || isEndLabel(e.link.Title) {
		return false
	}
	if n > maxLink { // the whole teaser is one link
		e.link.Lead = e.link.Title
		e.link.Title = firstSentence(e.link.Title)
	}
	d.beside(e)
	e.structure = structureOf(e.title, e.node)
	if n >= weights().titleChars {
		e.worth += weights().entryTitle
	}
	if n >= weights().longTitle {
		e.worth += weights().entryLong
	}
	if e.link.Published.Known() {
		e.worth += weights().entryDate
	}
	if e.link.Lead != "" {
		e.worth += weights().entryLead
	}
	if e.image {
		e.worth += weights().entryImage
	}
	if articleAddress.MatchString(e.link.URL) {
		e.worth += weights().entryAddress
	}
	if inHeading(e.title) {
		e.worth += weights().entryHeading
	}
	return e.worth >= weights().entryEnough
}

// articleAddress finds the addresses of articles: an id, a long slug, a day.
var articleAddress = pattern.Of(`(?i)(?:-\d{3,}(?:\.\w+|/)?$|\d{5,}|[?&](?:item|news|id|article|newsid|itemid|tinid|cid|distid|docid|p|sid)[a-z]*=\d+|/\d{4}/\d{2}/|(?:[^/-]+-){5,}[^/]*$|-post\d+|/content/|/item/\d+|/node/\d+|_t\d+c\d+n\d+|view_?detail|--\d+)`)

// NamesArticle reports an address that looks like an article's, by an id, a long name or a day in it.
func NamesArticle(address string) bool {
	return articleAddress.MatchString(address) && !IsDocument(address) && !imageAddress.MatchString(address)
}

func firstSentence(text string) string {
	if i := strings.IndexAny(text, ".!?"); i >= weights().titleChars && i < maxLink {
		return text[:i]
	}
	return shortened(text)
}

// shortened returns the first words of a text, as a title.
func shortened(text string) string {
	words := strings.Fields(text)
	if len(words) <= shortWords {
		return text
	}
	return strings.Join(words[:shortWords], " ") + "…"
}

const shortWords = 20

// beside reads date, lead and image from the entry's element, its title and the links that only lead on
// left out.
func (d listFinder) beside(e *entry) {
	title := norm(e.link.Title)
	if at := dateInTitle.FindString(rawText(e.title)); at != "" {
		e.link.Published, _ = viet.ParseDate(at)
	}
	skip := func(n *html.Node) bool {
		return n == e.title || d.page.clutter.skip(n) || n.DataAtom == atom.A && leadsOn(n, title)
	}
	for _, p := range build(e.node, d.page.address, skip, d.page.over) {
		e.add(p, title)
	}
	if !e.link.Published.Known() {
		e.link.Published = d.timeIn(e.node)
	}
	if e.node.Type == html.ElementNode && !e.image {
		e.image = find(e.node, func(c *html.Node) bool { return c.DataAtom == atom.Img && !isIcon(c) }) != nil
	}
}

// add takes what a block beside the title says: the image, the date, or the lead.
func (e *entry) add(p candidateBlock, title string) {
	text := p.Plain()
	switch {
	case p.Kind == library.Image:
		e.image = true
	case isDateLine(text) || p.chars < shortLine && !endsSentence(text):
		if m, ok := viet.ParseDate(text); ok && !e.link.Published.Known() {
			e.link.Published = m
		}
	case p.chars >= minLeadText && p.chars > utf8.RuneCountInString(e.link.Lead) && norm(text) != title && !isCredits(text):
		e.link.Lead = withoutReadOn(text)
	}
}

// shortLine is the longest line beside a title that may be its date, in characters.
const shortLine = 80

// leadsOn reports a link that only says «read on», or the title again.
func leadsOn(n *html.Node, title string) bool {
	text := rawText(n)
	_, only := leadsOnWords.Prefix(viet.Fold(text))
	return only || isClutter(text) || norm(text) == title
}

// leadsOnWords begin a link that only leads on.
var leadsOnWords = pageLabels.List("leads on")

// timeIn returns the date of a time element inside n.
func (d listFinder) timeIn(n *html.Node) library.Moment {
	t := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Time && attr(c, "datetime") != "" })
	if t == nil {
		return library.Moment{}
	}
	m, _ := viet.ParseDate(attr(t, "datetime"))
	return m
}

// readOn is the link at the end of a lead.
var readOn = pageLines.List("read on")

// withoutReadOn takes that link off a lead, with the signs around it. Words of the lead itself («quy định chi tiết»)
// have neither a sign nor the end of a sentence before them.
func withoutReadOn(lead string) string {
	found := readOn.Find(lead)
	if len(found) == 0 {
		return lead
	}
	at := found[len(found)-1]
	before := strings.TrimRight(lead[:at.Start], " [>»")
	begin, _ := utf8.DecodeRuneInString(lead[at.Start:])
	if strings.Trim(lead[at.End:], " .…»>]") != "" || !unicode.IsUpper(begin) && !endsSentence(before) && before == strings.TrimRight(lead[:at.Start], " ") {
		return lead
	}
	for _, dots := range []string{"...", "…"} {
		before = strings.TrimSuffix(before, dots)
	}
	return strings.TrimSpace(before)
}

// shapeOf describes how an entry is built: the elements from its title's link up to two over the entry.
func structureOf(title, node *html.Node) string {
	var b strings.Builder
	over := 0
	for n := title; n != nil && n.Type == html.ElementNode; n = n.Parent {
		b.WriteString(n.Data)
		if n.DataAtom != atom.A && n.DataAtom != atom.Li && n.DataAtom != atom.Tr && n.DataAtom != atom.Td {
			if fields := strings.Fields(attr(n, "class")); len(fields) > 0 {
				b.WriteString("." + strings.ToLower(strings.TrimRight(fields[0], "0123456789-_")))
			}
		}
		b.WriteByte('<')
		if over > 0 || n == node {
			over++
		}
		if over > 2 {
			break
		}
	}
	return b.String()
}
