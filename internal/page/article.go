package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// article puts the article together from the blocks in body and around it.
func (d foundBody) article() library.Article {
	body := d.node
	first, end := d.bounds()
	titles := d.divided.titles()
	titleAt := titles.titleBlock(body, d.divided.firstProse(first, end))
	a := library.Article{
		Title: titles.title(titleAt),
		URL:   d.parsed.canonical(),
	}
	a.TitleListed = titleAt < 0 && d.parsed.onlyListed(a.Title)
	opening, lead := d.opening(body, titleAt, first)
	text := d.articleBlocks(body, titleAt, first, end, a.Title)
	a.Author = authorFinder{d}.author(body, titleAt, end)
	a.Published = dateFinder{d.divided}.published(body, titleAt, first, end)
	a.Attachments = d.attachments(body, titleAt, end)
	if lead == "" {
		lead = d.parsed.leadOf(text, d.divided.core(body))
	}
	a.Lead = lead
	a.Blocks = finish(append(withoutRepeats(opening, text), text...))
	if a.Title == "" {
		a.Title = shortened(viet.Clean(library.Plain(a.Blocks)))
	}
	a.Completeness.Share = d.share(a)
	if a.Title == "" { // pictures only
		a.Title = a.URL
	}
	return a
}

// firstProse returns the index of the first block from first to end that reads as an article's.
func (d *dividedPage) firstProse(first, end int) int {
	for i := first; i < end; i++ {
		if d.blocks[i].isProse() {
			return i
		}
	}
	return first
}

// canonical returns the article's address: the page's own, or the one the page names where that is on
// the same host and is more than the site's root.
func (d *parsedPage) canonical() string {
	own := Canonical(d.url)
	named := Resolve(d.address, d.meta.canonical)
	if named == "" {
		named = Resolve(d.address, d.meta.first("og:url"))
	}
	if named == "" || !sameSite(named, own) || isRoot(named) {
		return own
	}
	return Canonical(named)
}

// Limits of what stands between title and body.
const (
	maxOpening       = 3    // paragraphs that may be the lead
	maxOpeningChars  = 1200 // of one of them
	maxOpeningImages = 12
)

// opening returns lead and images that stand between title and body, and the lead's text.
func (d foundBody) opening(body *html.Node, titleAt, first int) (blocks []candidateBlock, lead string) {
	from := titleAt + 1
	if titleAt < 0 || titleAt >= first {
		from = first
	}
	var leads, images []candidateBlock
	for i, p := range d.divided.blocks[:first] {
		known := d.parsed.inRole(p.node, leadRole)
		if i == titleAt || d.divided.teasers.holds(p.node) || contains(body, p.node) {
			continue
		}
		switch {
		case p.Kind == library.Image:
			if i >= from && p.linked == 0 && len(images) < maxOpeningImages {
				images = append(images, p)
			}
		case opensText(p, known, i >= from && len(d.parsed.chosen) == 0):
			leads = append(leads, asLead(p))
		}
	}
	if len(leads) > maxOpening { // no lead, but another part of the page
		leads = nil
	}
	return append(leads, images...), joinTexts(leads)
}

// opensText reports a block before the body that is a lead: by its element's name, or by its looks where it
// stands below the title.
func opensText(p candidateBlock, known, below bool) bool {
	if servesPage(p) || p.Kind == library.Table {
		return false
	}
	return known && p.chars > minLead && p.value > -weights().teaserCost || below && isLead(p)
}

// asLead makes a paragraph of a lead that is dressed as something else.
func asLead(p candidateBlock) candidateBlock {
	if p.Kind != library.List {
		p.Kind, p.Level, p.tagged, p.bold = library.Paragraph, 0, false, false
	}
	return p
}

// servesPage reports a line that is about the page, not the article's text.
func servesPage(p candidateBlock) bool {
	return p.hasLabel(clutters) || p.hasLabel(creditLines) || p.hasLabel(dateLines) || p.linkDense() || p.hasLabel(notices) || p.hasLabel(endLabels)
}

// minLead is the shortest lead, in characters.
const minLead = 25

// isLead reports a block before the body that reads as a lead.
func isLead(p candidateBlock) bool {
	if p.Kind != library.Paragraph && p.Kind != library.Heading && p.Kind != library.Quote {
		return false
	}
	return p.chars >= weights().proseChars && p.chars <= maxOpeningChars || p.chars >= weights().sentenceChars && endsSentence(p.Text)
}

func joinTexts(blocks []candidateBlock) string {
	var texts []string
	for _, p := range blocks {
		if text := p.Plain(); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " ")
}

// inRole reports whether n lies in an element of that role.
func (d *parsedPage) inRole(n *html.Node, r role) bool {
	for _, k := range d.known[r] {
		if contains(k, n) {
			return true
		}
	}
	return false
}

// withoutRepeats drops from the opening what the body says again, as pages do with lead and image.
func withoutRepeats(opening, text []candidateBlock) []candidateBlock {
	if len(opening) == 0 {
		return nil
	}
	return slices.DeleteFunc(opening, func(p candidateBlock) bool {
		words := norm(p.Plain())
		return slices.ContainsFunc(text, func(again candidateBlock) bool {
			return p.Src != "" && p.Src == again.Src || p.Src == again.Src && says(again, words)
		})
	})
}

// says reports whether the normed words of p are these. Most blocks begin with others, and are not read to their end.
func says(p candidateBlock, words string) bool {
	text := p.Plain()
	return strings.HasPrefix(words, norm(atMost(text, telling))) && norm(text) == words
}

// telling is how much of a block tells that it is another, in bytes.
const telling = 32

// leadOf returns the lead that stands in the body or the head of the page, or the one of the hint.
func (d *parsedPage) leadOf(blocks []candidateBlock, core *html.Node) string {
	var text strings.Builder
	for i, p := range blocks {
		if p.Kind != library.Paragraph && p.Kind != library.Quote {
			continue
		}
		apart := !contains(core, p.node) && p.chars >= weights().proseChars // an element of its own over the text
		if text.Len() == 0 && i+1 < len(blocks) && (d.inRole(p.node, leadRole) || apart || p.bold && p.chars >= weights().proseChars) {
			return p.Text
		}
		text.WriteString(" " + norm(p.Text))
	}
	for _, described := range []string{d.meta.first("og:description", "description", "twitter:description"), d.meta.structure.description} {
		described = Text(described)
		if words := norm(described); len(words) >= minDescribed && d.describes(words, text.String()) {
			return described
		}
	}
	if len(strings.Fields(d.hint.Lead)) > hintedAtMost { // a feed that gives the whole text as its summary
		return ""
	}
	return d.hint.Lead
}

// hintedAtMost is how many words a lead has at most that a feed or a list gives: no lead is half as long.
const hintedAtMost = 200

// minDescribed is the shortest description worth showing, in bytes of norm.
const minDescribed = 40

// describes reports whether a description is of this text, not of the site: most of its words are in it.
func (d *parsedPage) describes(description, text string) bool {
	words := strings.Fields(description)
	in := map[string]bool{}
	for _, w := range strings.Fields(text) {
		in[w] = true
	}
	found := 0
	for _, w := range words {
		if in[w] {
			found++
		}
	}
	return found*10 >= len(words)*9
}
