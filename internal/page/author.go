package page

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var pageLines = phrase.Open(assets.Phrases, "phrases/page-lines.txt")

var pageNames = phrase.Open(assets.Phrases, "phrases/page-names.txt")

// byline is what stands before a name in a byline.
var byline = pageNames.List("byline")

func isLabelled(text string) bool { return withoutLabel(text) != text }

// withoutLabel takes off what stands before the name. «Bởi, …» begins a sentence.
func withoutLabel(text string) string {
	if !byline.Begins(text) {
		return text
	}
	end, _ := byline.Prefix(text)
	rest := strings.TrimLeft(text[end:], ": ")
	if !strings.HasSuffix(text[:end], ":") && (rest == "" || rest == text[end:]) {
		return text
	}
	return rest
}

// office stands in brackets behind the name: the writer's paper or department.
var office = pattern.Of(`(?:\s*\([^()]*\))+$`)

// doneBy stands behind the name under an interview or a report.
var doneBy = pageLines.List("done by")

// nobody are names that programs put where no author was given. Folded.
var nobody = pageLabels.List("nobody")

// IsNobody reports a name that a program wrote where no author was given.
func IsNobody(name string) bool { return nobody.Whole(viet.Fold(name)) }

// mayBeName reports a text that may be a name by itself: as long as one, of letters, and no date or address.
func mayBeName(text string) bool {
	n := utf8.RuneCountInString(text)
	if n < minName || n > maxName || IsNobody(text) || strings.Contains(text, "://") || isDateLine(text) || !wordy(text) && !isInitials(text) {
		return false
	}
	_, dated := viet.ParseDate(text)
	return !dated
}

// initials are how reporters sign who give no name: «PV», «H.A», «N.T.H.».
var initials = pattern.Of(`^\p{Lu}{1,2}(?:\.? ?\p{Lu}{1,2}){0,3}\.?$`)

// isInitials reports such a signature; numbers in Roman figures are none.
func isInitials(text string) bool {
	return utf8.RuneCountInString(text) >= minName && initials.MatchString(text) && strings.Trim(text, "IVXLC. ") != ""
}

// Limits of a name, in characters.
const (
	minName = 2
	maxName = 70
)

// authorFinder looks for who wrote the article.
type authorFinder struct{ found foundBody }

// authorName returns the name in a byline, or "".
func (d authorFinder) authorName(text string) string {
	text = withoutAfter(withoutLabel(viet.Clean(text)))
	for _, cut := range []string{" | ", " • ", "  ", " - Cập nhật", " Cập nhật", " Ngày đăng", " Đăng ngày", " Đăng lúc", " Lượt xem"} {
		text, _, _ = strings.Cut(text, cut)
	}
	if name, rest, parted := strings.Cut(text, " - "); parted && strings.ContainsAny(rest, "0123456789") { // the date
		text = name
	}
	text = strings.Trim(withoutTask(text), " ,;:|-–—•[]")
	if strings.HasPrefix(text, "(") {
		text = strings.Trim(text, "()")
	}
	if name := office.ReplaceAllString(text, ""); strings.Contains(name, " ") {
		text = name
	}
	if !mayBeName(text) {
		return ""
	}
	if site := norm(d.found.parsed.meta.first("og:site_name")); site != "" && norm(text) == site {
		return ""
	}
	return text
}

// lastBrackets finds what stands in brackets at the end of a line.
var lastBrackets = pattern.Of(`\s*\(([^()]*)\)$`)

// withoutTask takes off what the writer did, in brackets behind the name.
func withoutTask(text string) string {
	if at := lastBrackets.FindStringSubmatch(text); at != nil && doneBy.Whole(at[1]) {
		return strings.TrimSuffix(text, at[0])
	}
	return text
}

// author returns who wrote the article: named by the page's data, by an element for it, by a labelled
// line, or by the signature under the text.
func (d authorFinder) author(body *html.Node, titleAt, end int) string {
	site := ""
	for _, said := range []string{d.found.parsed.meta.first("author", "article:author", "dc.creator", "dable:author"), d.found.parsed.meta.structure.author} {
		switch name := d.authorName(said); {
		case name == "" || strings.Contains(viet.Fold(name), "dien tu"):
		case !isSiteName(name) && !strings.HasSuffix(strings.ToLower(name), " online"):
			return name
		case site == "":
			site = name
		}
	}
	return cmp.Or(d.shownAuthor(body, titleAt, end), site)
}

// shownAuthor returns who the page shows as the writer.
func (d authorFinder) shownAuthor(body *html.Node, titleAt, end int) string {
	zone := d.found.divided.zone(body, titleAt)
	for _, n := range d.found.parsed.known[authorRole] {
		if contains(zone, n) && !d.found.divided.teasers.holds(n) && !isQuoted(n) && !d.amidText(n, end) {
			if name := d.authorName(rawText(n)); name != "" {
				return name
			}
		}
	}
	for i := max(0, titleAt); i < min(len(d.found.divided.blocks), end+afterBody); i++ {
		if text := d.found.divided.blocks[i].Text; d.found.divided.blocks[i].Kind == library.Paragraph && isLabelled(text) {
			if name := d.authorName(text); name != "" {
				return name
			}
		}
	}
	if name := d.bylineName(titleAt, body, end); name != "" {
		return name
	}
	return d.signature(body, end)
}

// amidText reports an element that the prose of the body goes on behind: whoever is named there is spoken of, or quoted. The
// writer may be named under the lead.
func (d authorFinder) amidText(n *html.Node, end int) bool {
	const lead = 1
	first, _ := d.found.bounds()
	before, behind, met := 0, 0, false
	for _, p := range d.found.divided.blocks[first:end] {
		switch {
		case contains(n, p.node):
			met = true
		case p.isProse() && met:
			behind++
		case p.isProse():
			before++
		}
	}
	return met && before > lead && behind > 0
}

// isQuoted reports an element in a quotation, whose author is the person quoted.
func isQuoted(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Blockquote || n.DataAtom == atom.Q || n.Type == html.ElementNode && quoteNames.InName(attr(n, "class")) {
			return true
		}
	}
	return false
}

// quoteNames are what pages call boxes that hold what somebody said.
var quoteNames = classNames.List("quotation")

// bylineName returns the name that stands beside the date under the title.
func (d authorFinder) bylineName(titleAt int, body *html.Node, end int) string {
	first, _ := d.found.bounds()
	for i := titleAt + 1; titleAt >= 0 && i < d.found.divided.firstProse(first, end); i++ {
		if p := d.found.divided.blocks[i]; p.Kind == library.Paragraph && isByline(p) && !otherDay.In(viet.Fold(p.Text)) {
			rest := withoutAfter(bylineRest(withoutLabel(p.Text)))
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) && !isCredits(rest) && !isClutter(rest) && !isEndLabel(rest) && !strings.ContainsAny(rest, "0123456789>»›") && !sections.Whole(rest) {
				return d.authorName(rest)
			}
		}
	}
	return ""
}

// afterBody is how many blocks behind the body may still be about the article.
const afterBody = 6

// maxSigning is how many blocks behind the last prose may hold the name.
const maxSigning = 3

// signature returns a name that stands alone under the text, set to the right or in bold, or just behind the body.
func (d authorFinder) signature(body *html.Node, end int) string {
	if name := d.signed(body, end); name != "" {
		return name
	}
	for i := end; i < min(end+2, len(d.found.divided.blocks)); i++ {
		p := d.found.divided.blocks[i]
		if p.hasLabel(endLabels) || !contains(body.Parent, p.node) && p.aligned != "right" {
			break
		}
		if maySign(p) {
			return d.authorName(withoutAfter(p.Text))
		}
	}
	return ""
}

// isBracketed reports a line that is all in brackets, as agencies sign: «(TTXVN)».
func isBracketed(text string) bool {
	return strings.HasPrefix(text, "(") && strings.IndexByte(text, ')') == len(text)-1
}

// signedAfter stands in a signature before whose text it is: «Theo TTXVN».
var signedAfter = pageNames.List("signed after")

func withoutAfter(text string) string {
	if !signedAfter.Begins(text) {
		return text
	}
	end, _ := signedAfter.Prefix(text)
	return strings.TrimLeft(text[end:], ": ")
}

// signed returns the name under the last prose of the body.
func (d authorFinder) signed(body *html.Node, end int) string {
	core, last := d.found.divided.core(body), end-1
	for last >= 0 && !d.found.divided.blocks[last].isProse() {
		last--
	}
	for i := min(end-1, last+maxSigning); i >= 0 && i > last; i-- {
		p := d.found.divided.blocks[i]
		if p.isProse() {
			break
		}
		setApart := contains(body, p.node) && (p.aligned == "right" || p.bold || isBracketed(p.Text) || !contains(core, p.node))
		if setApart && maySign(p) && !d.underName(i) {
			return d.authorName(withoutAfter(p.Text))
		}
	}
	return ""
}

// underName reports the line that says where the writer works, which stands below the name.
func (d authorFinder) underName(i int) bool {
	return i > 0 && isOffice(d.found.divided.blocks[i].Text) && d.found.divided.blocks[i-1].aligned == "right" && maySign(d.found.divided.blocks[i-1])
}

// isOffice reports the name of an institution, which is where a writer works or the writer where no person is named.
func isOffice(text string) bool {
	return isSiteName(text) || officeWords.Begins(text)
}

// officeWords begin such names. Not folded: «nguyên phó trưởng ban» is no writer, every third writer is called Nguyễn.
var officeWords = pageNames.List("office")

// maySign reports a short line that may be a name.
func maySign(p candidateBlock) bool {
	begin, _ := utf8.DecodeRuneInString(strings.TrimPrefix(p.Text, "("))
	return p.Kind == library.Paragraph && p.value <= 0 && !toBeContinued.Whole(label(p.Text)) && (!endsSentence(p.Text) || isInitials(p.Text)) && !p.linkDense() && unicode.IsUpper(begin) &&
		!p.hasLabel(clutters) && !p.hasLabel(notices) && !p.hasLabel(endLabels) && !p.hasLabel(creditLines) && !isFileLine(p) && !strings.HasPrefix(viet.Fold(p.Text), "nguon")
}

// toBeContinued stands under a part of a longer text.
var toBeContinued = pageLabels.List("to be continued")

// zone returns the innermost element that holds both title and body.
func (d *dividedPage) zone(body *html.Node, titleAt int) *html.Node {
	if titleAt < 0 {
		return body
	}
	return common(body, d.blocks[titleAt].node)
}
