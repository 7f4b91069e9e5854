package page

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// share returns how much of the prose that a reader sees in the element of the text is in the article, from 0 to 1. What
// was left out for its name counts as missing here: that is how text gets lost. Lists of other articles do not.
func (d foundBody) share(a library.Article) float64 {
	if d.isWhole(a) {
		return 1
	}
	said := textsOf(a)
	kept, lost := 0, 0
	aside := false // behind the label of comments or of a list of other articles, until the text goes on
	for _, p := range joinDefinitions(build(d.divided.core(d.node), d.parsed.address, d.isAside, d.parsed.over)) {
		aside = aside || p.hasLabel(endLabels) || p.hasLabel(commentLabels)
		if p.Kind == library.Image || p.Kind == library.Table || p.linkDense() {
			continue
		}
		for _, text := range append([]string{p.Text}, p.Items...) {
			chars := utf8.RuneCountInString(text)
			switch {
			case !isSentence(text, chars) || isOfPage(text):
			case said[norm(text)]:
				kept += chars
				aside = false
			case aside || d.divided.portraits.isBiography(p, true):
			default:
				lost += chars
			}
		}
	}
	if lost == 0 {
		return 1
	}
	return float64(kept) / float64(kept+lost)
}

// isWhole reports that nothing was left out that could be missing, so that it need not be measured: every sentence of the
// blocks in the element of the text is in the article, and no prose is in what was skipped there.
func (d foundBody) isWhole(a library.Article) bool {
	core := d.divided.core(d.node)
	if find(core, d.hidesProse) != nil {
		return false
	}
	said := map[string]bool{}
	for _, b := range a.Blocks {
		said[b.Text] = true
		for _, item := range b.Items {
			said[item] = true
		}
	}
	for _, p := range d.divided.blocks {
		if p.Kind == library.Image || p.Kind == library.Table || p.linkDense() || !contains(core, p.node) || d.divided.teasers.holds(p.node) {
			continue
		}
		for _, text := range append([]string{p.Text}, p.Items...) {
			if !said[text] && isSentence(text, utf8.RuneCountInString(text)) && !isOfPage(text) {
				return false
			}
		}
	}
	return true
}

// hidesProse reports an element that was skipped with a sentence in it, though a reader may take it for the text.
func (d foundBody) hidesProse(n *html.Node) bool {
	return d.parsed.clutter.weights[n].prose*2 >= weights().sentenceChars && d.parsed.clutter.skip(n) && !d.isAside(n)
}

// textsOf returns the texts of an article, for comparing.
func textsOf(a library.Article) map[string]bool {
	said := map[string]bool{norm(a.Title): true, norm(a.Lead): true}
	for _, b := range a.Blocks {
		said[norm(b.Text)] = true
		for _, item := range b.Items {
			said[norm(item)] = true
		}
	}
	return said
}

// isAside reports elements that no reader takes for the text, whatever is in them.
func (d foundBody) isAside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Noscript:
		return true
	}
	return invisible(n) || d.divided.teasers[n]
}

// isOfPage reports a line about the page.
func isOfPage(text string) bool { return isNotice(text) || isClutter(text) || isCredits(text) }

// isSentence reports a text of so many characters that is prose by its length or its end.
func isSentence(text string, chars int) bool {
	return chars >= weights().proseChars || chars >= weights().sentenceChars && endsSentence(text)
}
