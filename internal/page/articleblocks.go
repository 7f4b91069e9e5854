package page

import (
	"slices"
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
	core := d.core(body)
	var inside []candidateBlock
	for i := from; i < end; i++ {
		if p := d.blocks[i]; contains(body, p.node) && d.isChosen(p.node) && d.inPart(p.node) {
			inside = append(inside, p)
		}
	}
	inside = withoutLists(inside)
	begin, last := proseBounds(inside)
	var text []candidateBlock
	introduced := false // what «… gồm:» announces is coming
	for i, p := range inside {
		if d.over() {
			break
		}
		where := sideOf(i, begin, last)
		inCore := contains(core, p.node)
		announced := introduced && inCore && isAnnounced(p)
		if announced || d.belongs(p, where, inCore, title) {
			text = append(text, p)
		}
		introduced = announced || introducesList(p)
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

// withoutLists takes out lists of other articles: all that follows their label, or, where the article
// goes on behind it, only what is no prose.
func withoutLists(blocks []candidateBlock) []candidateBlock {
	s := listScan{blocks: blocks, inside: heldBy(blocks)}
	for _, p := range blocks {
		s.total += max(0, p.value)
	}
	for i := range blocks {
		if s.ends(i) {
			break
		}
		s.take(i)
	}
	return s.left
}

// listScan goes through the blocks of a text and leaves out the lists of other articles in it.
type listScan struct {
	blocks      []candidateBlock
	inside      map[*html.Node]blocksIn
	total, seen int             // prose of all, and of the blocks gone through
	box         *html.Node      // of the list that is being left out
	dropping    bool            // a list without a box is being left out
	pending     *candidateBlock // a bold line that may head what comes after the list
	left        []candidateBlock
}

// ends reports that nothing of the article comes at block i or behind it: the imprint, the comments, the tags,
// or a list with no more than a foot behind it.
func (s *listScan) ends(i int) bool {
	p := s.blocks[i]
	foot := (s.total-s.seen)*100 <= s.total*weights().tailRest
	switch {
	case s.box != nil && contains(s.box, p.node):
		return false
	case s.seen > 0 && foot && p.hasLabel(imprints):
		s.left = withoutSiteName(s.left)
		return true
	case !s.opensAt(i):
		return false
	}
	s.box = s.boxOf(i)
	sure := p.hasLabel(commentLabels) || isTagLine(p)
	return foot && !goesOn(s.box, s.blocks[i:]) || sure && (s.seen*2 > s.total || s.seen >= weights().enoughProse)
}

func (s *listScan) take(i int) {
	p := s.blocks[i]
	switch {
	case s.box != nil && contains(s.box, p.node):
		s.dropping, s.pending = false, nil
	case s.opensAt(i):
		s.dropping, s.pending = true, nil
	case s.dropping && !resumes(p):
		s.seen += max(0, p.value)
		s.pending = nil
		if p.bold && !p.linkDense() {
			s.pending = &s.blocks[i]
		}
	default:
		s.seen += max(0, p.value)
		if s.pending != nil {
			s.left = append(s.left, *s.pending)
		}
		s.dropping, s.pending = false, nil
		s.left = append(s.left, p)
	}
}

// opensAt reports the label of a list of other articles at block i. Before all prose a label is one only where it is a link
// or links stand right below it.
func (s *listScan) opensAt(i int) bool {
	p := s.blocks[i]
	return p.Kind != library.Image && p.Kind != library.Table && (p.hasLabel(endLabels) || isTagLine(p)) &&
		(s.seen > 0 || p.linkDense() || s.linksBehind(i))
}

// linksBehind reports that the first words behind block i are a link.
func (s *listScan) linksBehind(i int) bool {
	for _, p := range s.blocks[i+1:] {
		if p.Kind != library.Image {
			return p.linkDense()
		}
	}
	return false
}

// resumes reports a block behind a list with which the article goes on.
func resumes(p candidateBlock) bool {
	return p.isProse() || p.value == weights().heading && p.tagged
}

// boxOf returns the element that holds the label at i and what follows it, where that is a box in the text
// and not the text itself.
func (s *listScan) boxOf(i int) *html.Node {
	if i+1 >= len(s.blocks) {
		return nil
	}
	box := common(s.blocks[i].node, s.blocks[i+1].node)
	within := s.inside[box]
	linked := within.first == i && slices.ContainsFunc(s.blocks[i+1:min(i+4, len(s.blocks))], func(p candidateBlock) bool {
		return p.linkDense() && contains(box, p.node)
	})
	if within.prose*100 > s.total*weights().tailBox && !linked { // the text itself
		return nil
	}
	return box
}

// blocksIn is what an element holds of the blocks of a text.
type blocksIn struct{ first, prose int }

// heldBy returns what the elements around blocks hold.
func heldBy(blocks []candidateBlock) map[*html.Node]blocksIn {
	by := map[*html.Node]blocksIn{}
	for i, p := range blocks {
		for n := p.node; n != nil; n = n.Parent {
			h, known := by[n]
			if !known {
				h.first = i
			}
			h.prose += max(0, p.value)
			by[n] = h
		}
	}
	return by
}

// goesOn reports prose that stands right beside a box, behind it.
func goesOn(box *html.Node, blocks []candidateBlock) bool {
	return box != nil && slices.ContainsFunc(blocks, func(p candidateBlock) bool {
		return p.isProse() && !contains(box, p.node) && (p.frame == box.Parent || p.frame.Parent == box.Parent)
	})
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

// belongs decides whether a block of the body is the article's.
func (d foundBody) belongs(p candidateBlock, where proseSide, inCore bool, title string) bool {
	switch p.Kind {
	case library.Image:
		return d.showsText(p, inCore || where == within)
	case library.Table:
		return inCore || p.value > 0
	}
	text := p.Text
	if p.Kind == library.List {
		text = strings.Join(p.Items, " ")
	}
	switch {
	case d.isNoise(p, text), isMargin(p, text, where, title), d.portraits.isBiography(p, inCore):
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
	return p.Kind == library.Paragraph && strings.HasSuffix(p.Text, ":") && (p.isProse() || leadsIn.In(viet.Fold(p.Text))) &&
		!p.hasLabel(endLabels) && !p.hasLabel(clutters) && !leadsElsewhere(p.Text) && !isTagLine(p)
}

// isAnnounced reports what may stand below such a line: lists, tables, and lines of links that no arrow leads away by.
func isAnnounced(p candidateBlock) bool {
	return p.Kind == library.List || p.Kind == library.Table || p.linkDense() && !strings.ContainsAny(atMost(p.Text, 3), ">»›→")
}

// isNoise reports what belongs to no article wherever it stands.
func (d foundBody) isNoise(p candidateBlock, text string) bool {
	return d.teasers.holds(p.node) || isClutter(text) || isFileLine(p)
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
		return p.Kind == library.Paragraph && p.chars >= weights().sentenceChars && strings.HasSuffix(p.Text, ".")
	case p.Kind == library.List:
		return d.isMixed(p)
	}
	return p.links() <= maxAllLinks || endsSentence(p.Text)
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
		address := Resolve(d.address, attr(link, "href"))
		return IsDocument(address) || address != "" && !relatedHost(address, d.url)
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
	address := Resolve(d.address, attr(link, "href"))
	return address != "" && relatedHost(address, d.url) && NamesArticle(address)
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
