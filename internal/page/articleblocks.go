package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// articleBlocks returns the blocks of body that are the article's, in order: those after the title and before
// the lists below it, without the lines that serve the page.
func (d foundBody) articleBlocks(body *html.Node, titleAt, first, end int, title string) []candidateBlock {
	from := first
	if titleAt >= first && titleAt < end {
		from = titleAt + 1
	}
	core := d.divided.core(body)
	inside := make([]candidateBlock, 0, max(0, end-from))
	for i := from; i < end; i++ {
		if p := d.divided.blocks[i]; contains(body, p.node) && d.parsed.isChosen(p.node) && d.inPart(p.node) {
			inside = append(inside, p)
		}
	}
	inside = withoutLists(inside)
	begin, last := proseBounds(inside)
	text := make([]candidateBlock, 0, len(inside))
	introduced := false // what «… gồm:» announces is coming
	for i, p := range inside {
		if d.parsed.over() {
			break
		}
		where := sideOf(i, begin, last)
		inCore := contains(core, p.node)
		announced := introduced && inCore && isAnnounced(p)
		if announced || d.belongs(p, where, inCore, title) {
			text = append(text, p)
		}
		introduced = announced || introducesList(p) || isTerm(p)
	}
	return text
}

// proseSide is where a block stands to the prose of its article.
type proseSide int

const (
	before proseSide = iota
	within
	after
)

// sideOf returns the side of block i to the prose from first to last.
func sideOf(i, first, last int) proseSide {
	switch {
	case i < first:
		return before
	case i > last:
		return after
	}
	return within
}

// proseBounds returns the indexes of the first and the last block of prose. Without prose all blocks
// count.
func proseBounds(blocks []candidateBlock) (first, last int) {
	first, last = -1, -1
	for i, p := range blocks {
		if p.isProse() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, len(blocks) - 1
	}
	return first, last
}

// isTagLine reports the label of an article's tags with the tags themselves.
func isTagLine(p candidateBlock) bool {
	text := p.Text
	if len(p.Items) > 0 {
		text = p.Items[0]
	}
	return p.linked > 0 && tagLine.Begins(label(text))
}

var tagLine = pageLabels.List("tags")

// imprint finds the lines at the foot of a page that say whose it is, and with whose leave. Folded.
var imprint = pageLabels.List("imprint")

func isImprint(text string) bool {
	return len(text) <= maxNotice && imprint.Begins(viet.Fold(atMost(text, noticeHead)))
}

// withoutSiteName takes off the name of the site that stands over its imprint.
func withoutSiteName(blocks []candidateBlock) []candidateBlock {
	for n := len(blocks); n > 0 && !blocks[n-1].isProse() && (blocks[n-1].tagged || blocks[n-1].bold || inCapitals(blocks[n-1].Text)) && blocks[n-1].hasLabel(siteNames); n-- {
		blocks = blocks[:n-1]
	}
	return blocks
}

// seeAlso opens a line that only leads to another article.
var seeAlso = pageLabels.List("see also")

func leadsElsewhere(text string) bool {
	begin, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(">»›→•+-", begin) || seeAlso.Begins(viet.Fold(text))
}

// wordsOf are the words of a block, those of a list in one line.
func wordsOf(p candidateBlock) string {
	if p.Kind == library.List {
		return strings.Join(p.Items, " ")
	}
	return p.Text
}

// belongs decides whether a block of the body is the article's.
func (d foundBody) belongs(p candidateBlock, where proseSide, inCore bool, title string) bool {
	switch p.Kind {
	case library.Image:
		return d.showsText(p, inCore || where == within)
	case library.Table:
		return inCore || p.value > 0
	}
	text := wordsOf(p)
	switch {
	case where == within && inCore && isTypedList(p):
		return true
	case d.isNoise(p, text), isMargin(p, text, where, title), d.divided.portraits.isBiography(p, inCore):
		return false
	case p.linkDense():
		return inCore && d.mayBeAllLink(p, where)
	case where == within || p.isProse():
		return true
	}
	return inCore && !(isNotice(text) && isReprintNotice(text))
}

// introducesList reports a line of the text that announces what stands below it: «Các văn bản cần quán triệt gồm:». The
// labels of lists of other articles end so too.
func introducesList(p candidateBlock) bool {
	if (p.Kind == library.Paragraph || p.Kind == library.Heading) && p.chars <= maxName && references.Whole(label(p.Text)) {
		return true
	}
	folded := ""
	if strings.HasSuffix(p.Text, ":") {
		folded = viet.Fold(p.Text)
	}
	return p.Kind == library.Paragraph && folded != "" && (p.isProse() || leadsIn.In(folded) || introduction.In(folded) || papersNamed.In(folded)) &&
		!p.hasLabel(endLabels) && !p.hasLabel(clutters) && !leadsElsewhere(p.Text) && !isTagLine(p)
}

// papersNamed are kinds of official papers.
var papersNamed = pageLabels.List("papers")

// references head what a text refers to.
var references = pageLabels.List("references")

// isAnnounced reports what may stand below such a line: lists, tables, and lines of links that no arrow leads away by.
func isAnnounced(p candidateBlock) bool {
	return p.Kind == library.List || p.Kind == library.Table || p.linkDense() && !strings.ContainsAny(atMost(p.Text, 3), ">»›→")
}

// isTypedList reports a list as an author types one, though its entries be links: with numbers, and without a class, which
// those have that a page makes of other articles.
func isTypedList(p candidateBlock) bool {
	return p.Kind == library.List && p.node.DataAtom == atom.Ol && attr(p.node, "class") == "" && attr(p.node, "id") == ""
}

// isNoise reports what belongs to no article wherever it stands.
func (d foundBody) isNoise(p candidateBlock, text string) bool {
	return d.divided.teasers.holds(p.node) || isClutter(text) || isFileLine(p)
}

// maxAllLinks is how many links a line of nothing else may have and yet be part of a text.
const maxAllLinks = 2

// mayBeAllLink reports a block that is mostly links and yet part of the text, as the name of a law is. Before and behind
// all prose it must be a whole sentence, which titles of other articles are not.
func (d foundBody) mayBeAllLink(p candidateBlock, where proseSide) bool {
	switch {
	case d.leadsAway(p), leadsElsewhere(p.Text):
		return false
	case where != within:
		return isLinkedSentence(p)
	case p.Kind == library.List:
		return d.isMixed(p)
	}
	return p.links() <= maxAllLinks || endsSentence(p.Text)
}

// isLinkedSentence reports a whole sentence that is mostly a link, which titles of other articles are not.
func isLinkedSentence(p candidateBlock) bool {
	return p.Kind == library.Paragraph && p.linkDense() && p.chars >= weights().sentenceChars && strings.HasSuffix(p.Text, ".")
}

// links counts the links in a block.
func (p candidateBlock) links() int {
	links := 0
	each(p.node, func(n *html.Node) bool {
		links += only(1, n.DataAtom == atom.A)
		return true
	})
	return links
}

// isMixed reports a list that is not one of other articles: an item of it is no link, or leads to a document or away from
// the site.
func (d foundBody) isMixed(p candidateBlock) bool {
	return find(p.node, func(n *html.Node) bool {
		text := ""
		if n.DataAtom == atom.Li {
			text = rawText(n)
		}
		if utf8.RuneCountInString(text) < weights().titleChars {
			return false
		}
		link := find(n, func(c *html.Node) bool { return c.DataAtom == atom.A && attr(c, "href") != "" })
		if link == nil {
			return true
		}
		address := Resolve(d.parsed.address, attr(link, "href"))
		return IsDocument(address) || address != "" && !relatedHost(address, d.parsed.url)
	}) != nil
}

// leadsAway reports a block that is wholly a link to another article of this site: «read also», as a line or as
// the picture over it. Names of laws lead to other sites, or have neither an id nor a long name in their address.
func (d foundBody) leadsAway(p candidateBlock) bool {
	if p.Kind == library.Image && p.linked == 0 ||
		p.Kind != library.Image && (p.linked*10 < p.chars*9 || p.chars < weights().titleChars || endsSentence(p.Text)) {
		return false
	}
	link := linkAt(p.node)
	if link == nil {
		return false
	}
	address := Resolve(d.parsed.address, attr(link, "href"))
	return address != "" && relatedHost(address, d.parsed.url) && NamesArticle(address)
}

// linkAt returns the first link in n, else the one that n stands in, or nil.
func linkAt(n *html.Node) *html.Node {
	link := find(n, func(c *html.Node) bool { return c.DataAtom == atom.A && attr(c, "href") != "" })
	for ; link == nil && n != nil; n = n.Parent {
		if n.DataAtom == atom.A {
			link = n
		}
	}
	return link
}

// showsText reports an image that goes with the text: in it, or unlinked beside it, and no picture of another
// article.
func (d foundBody) showsText(p candidateBlock, inside bool) bool {
	return (inside || p.linked == 0) && !d.leadsAway(p)
}

// isMargin reports lines at the head or foot of a text that say who wrote it and when, or its title
// again.
func isMargin(p candidateBlock, text string, where proseSide, title string) bool {
	if where != within && (isCredits(text) || isDateLine(text)) {
		return true
	}
	return where == before && (isByline(p) || p.chars <= maxName && isLabelled(text) || norm(text) == norm(title))
}

// reprint finds requests to name the source, which no article says of itself.
var reprint = pageLabels.List("reprint")

func isReprintNotice(text string) bool { return reprint.In(viet.Fold(text)) }

// isFileLine reports a line that only offers documents, which are kept as attachments.
func isFileLine(p candidateBlock) bool {
	said, named, _ := strings.Cut(p.Text, ":")
	if l := label(said); l != "" && fileLabel.Whole(l) && (named == "" || p.linked > 0 && onlyDocuments(p)) {
		return true
	}
	return p.linkDense() && onlyDocuments(p)
}

// onlyDocuments reports whether all links in p lead to documents, with words saying so before them or
// a file name for their text.
func onlyDocuments(p candidateBlock) bool {
	links, documents := 0, 0
	each(p.node, func(n *html.Node) bool {
		if href := attr(n, "href"); n.Data == "a" && href != "" {
			links++
			if IsDocument(href) {
				documents++
			}
		}
		return true
	})
	text := p.Plain()
	return links > 0 && links == documents && (fileLine.In(viet.Fold(text)) || fileEnding.MatchString(text))
}

var fileLine = pageLabels.List("file line")
