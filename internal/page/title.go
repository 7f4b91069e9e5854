package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// norm returns text for comparing: folded, words only, one space between them.
func norm(text string) string {
	folded := viet.Fold(text)
	words := make([]byte, 0, len(folded))
	parted := false
	for _, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			parted = len(words) > 0
			continue
		}
		if parted {
			words, parted = append(words, ' '), false
		}
		words = utf8.AppendRune(words, r)
	}
	return string(words)
}

// same reports whether two titles are one, of which either may be cut short or carry the site's name.
func same(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) >= minSame && (strings.HasPrefix(b, a) || strings.HasSuffix(b, a))
}

// minSame is the shortest part that two titles must share to be one, in bytes of norm.
const minSame = 16

// titleFinder looks for the title of the article.
type titleFinder struct {
	blocks     []candidateBlock
	teasers    teasers
	main       *html.Node
	head       headData
	listed     string   // the title that feed or list gave
	references []string // the titles that head and feed name, for comparing
}

func (d *dividedPage) titles() titleFinder {
	t := titleFinder{blocks: d.blocks, teasers: d.teasers, main: d.parsed.main, head: d.parsed.meta, listed: d.parsed.hint.Title}
	for _, title := range []string{
		t.head.first("og:title"), t.head.first("twitter:title"), t.head.structure.headline, t.listed, t.head.title,
	} {
		title = strings.TrimRight(cleanTitle(title), ".… ")
		if n := norm(title); n != "" && n != norm(t.head.first("og:site_name")) && !sections.Whole(title) {
			t.references = append(t.references, n)
		}
	}
	return t
}

// titleBlock returns the index of the block that is the article's title, or -1. first is the index of
// the body's first prose.
func (t titleFinder) titleBlock(body *html.Node, first int) int {
	best, bestScore := -1, weights().titleEnough-1
	for i := range t.blocks {
		if score, may := t.titleScore(i, first, body); may && score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// titleScore judges block i as a title; may is false where it can be none. Below other prose only the head's own
// words are one, where they are set as titles are.
func (t titleFinder) titleScore(i, first int, body *html.Node) (score int, may bool) {
	p := t.blocks[i]
	late := i > first
	if late && (len(t.references) == 0 || !isSetOff(p) || !contains(body, p.node)) || !t.mayBeTitle(p) {
		return 0, false
	}
	agrees := agreement(norm(cleanTitle(p.Text)), t.references)
	if late && agrees < weights().titleAgrees+weights().titleExact {
		return 0, false
	}
	score = agrees + titleLooks(p) - weights().titleDistance*max(0, min(first-i, weights().titleFarthest))
	if contains(body, p.node) {
		score += weights().titleInBody
	}
	if p.hasLabel(siteNames) && p.chars <= maxSiteName {
		score -= weights().titleSiteCost
	}
	if first-i <= weights().titleAboveBlocks && t.isTitleAt(i) {
		score += weights().titleAboveDate
	}
	return score, true
}

// isSetOff reports a line that tag or type sets off from the text.
func isSetOff(p candidateBlock) bool { return (p.tagged || p.bold || p.large) && !p.linkDense() }

// isTitleAt reports that block i stands as titles do right above their date.
func (t titleFinder) isTitleAt(i int) bool {
	return i+1 < len(t.blocks) && isTitleAbove(t.blocks[i], t.blocks[i+1]) && !isClock(t.main, t.blocks[i+1].node, t.blocks[i].node) && !t.underHeading(i)
}

// underHeading reports that a heading stands right above block i, which is then the line of its writer.
func (t titleFinder) underHeading(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if p := t.blocks[j]; p.tagged && p.Level > 1 && p.chars >= weights().titleChars && !p.linkDense() && !t.blocks[i].tagged {
			return true
		}
	}
	return false
}

// isTitleAbove reports a line that no tag or type sets off, but the date below it.
func isTitleAbove(p, next candidateBlock) bool {
	return p.chars >= weights().titleChars && !(p.hasLabel(siteNames) && p.chars <= maxSiteName) && !p.linkDense() && !endsSentence(p.Text) && (next.hasLabel(dateLines) || next.hasLabel(creditLines) && isByline(next))
}

func (t titleFinder) mayBeTitle(p candidateBlock) bool {
	if p.Kind != library.Heading && p.Kind != library.Paragraph && p.Kind != library.Quote {
		return false
	}
	n := utf8.RuneCountInString(p.Text)
	return n >= 6 && n <= maxHeading && !p.hasLabel(dateLines) && !p.hasLabel(clutters) && !p.hasLabel(endLabels) && !t.teasers.holds(p.node)
}

func titleLooks(p candidateBlock) int {
	score := 0
	switch {
	case p.tagged && p.Level == 1:
		score = weights().titleH1
	case p.tagged && p.Level == 2:
		score = weights().titleH2
	case p.tagged:
		score = weights().titleH3
	default:
		score = titleLine(p)
	}
	for n, up := p.node, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if n.Type == html.ElementNode && roleOf(n) == titleRole {
			return score + weights().titleRole
		}
	}
	return score
}

// titleLine judges a line that no tag makes a heading: large or bold type, capitals, and no end of a
// sentence.
func titleLine(p candidateBlock) int {
	if endsSentence(p.Text) || p.linkDense() || p.chars < weights().titleChars {
		return 0
	}
	score := 0
	if p.large {
		score += weights().titleLarge
	}
	if p.bold || inCapitals(p.Text) {
		score += weights().titleBold
	}
	return score
}

func agreement(text string, references []string) int {
	best := 0
	for _, r := range references {
		switch {
		case text == r:
			return weights().titleAgrees + weights().titleExact
		case same(text, r):
			best = weights().titleAgrees
		}
	}
	return best
}

// title returns the article's title: the block that is it, else what the head or the feed says.
func (t titleFinder) title(at int) string {
	if at >= 0 {
		return t.fullTitle(t.withoutCount(cleanTitle(t.blocks[at].Text)))
	}
	if h1 := find(t.main, func(n *html.Node) bool { return n.Data == "h1" && !invisible(n) }); h1 != nil {
		text := cleanTitle(rawText(h1))
		if agreement(norm(text), t.references) > 0 {
			return text
		}
	}
	for _, title := range []string{t.head.structure.headline, t.listed, t.head.first("og:title", "twitter:title"), t.head.title} {
		title = withoutSite(withoutOpening(cleanTitle(title)), t.head.first("og:site_name", "application-name"))
		if title != "" {
			return title
		}
	}
	return t.anyTitle()
}

// withoutCount takes off how often an article was commented on: said in words, or where the head names its title without it.
func (t titleFinder) withoutCount(title string) string {
	title = commentsBehind.ReplaceAllString(title, "")
	if shorter := countBehind.ReplaceAllString(title, ""); shorter != title && slices.Contains(t.references, norm(shorter)) {
		return shorter
	}
	return title
}

// commentsBehind counts in words, which no title does; countBehind may be a part of one: «Kế hoạch (2026)».
var (
	commentsBehind = pattern.Of(`(?i)\s*\(?\d{1,5} (?:bình luận|phản hồi|comments?)\)?$`)
	countBehind    = pattern.Of(`\s*\(\d{1,5}\)$`)
)

// anyTitle returns what stands for a title where nothing is one: the first heading, what the head says of the
// site, or the first words. An article without a name could not be found again.
func (t titleFinder) anyTitle() string {
	words := ""
	for _, p := range t.blocks {
		text := cleanTitle(p.Plain())
		if p.Kind == library.Heading && text != "" && !p.linkDense() {
			return text
		}
		if words == "" && p.isProse() {
			words = text
		}
	}
	for _, title := range []string{t.head.title, t.head.first("og:title", "og:site_name")} {
		if title = cleanTitle(title); title != "" {
			return title
		}
	}
	return shortened(words)
}

// fullTitle returns the longer form of a title that the page shows cut short with dots.
func (t titleFinder) fullTitle(title string) string {
	cut := strings.TrimRight(title, ".… ")
	if cut == title || !strings.HasSuffix(title, "...") && !strings.HasSuffix(title, "…") {
		return title
	}
	for _, longer := range []string{t.head.first("og:title"), t.head.structure.headline, t.listed} {
		longer = withoutSite(cleanTitle(longer), t.head.first("og:site_name"))
		if len(longer) > len(title) && strings.HasPrefix(norm(longer), norm(cut)) {
			return longer
		}
	}
	return title
}

// headings returns the h1 elements that bear the title which the head of the page names: what holds one holds the page's
// matter, whatever it is called.
func (d *parsedPage) headings() []*html.Node {
	var found []*html.Node
	each(d.main, func(n *html.Node) bool {
		if n.DataAtom == atom.H1 {
			text := cleanTitle(rawText(n))
			if utf8.RuneCountInString(text) >= minHeading && !hasSiteSign(strings.ToLower(text)) && norm(text) != norm(d.meta.first("og:site_name")) && d.named(norm(text)) {
				found = append(found, n)
			}
		}
		return !silentTags[n.DataAtom]
	})
	return found
}

// minHeading is the shortest name of a page, in characters: «Biển đảo».
const minHeading = 6

// named reports a normed text that begins a title in the head of the page, or is one.
func (d *parsedPage) named(text string) bool {
	return slices.ContainsFunc([]string{d.meta.first("og:title"), d.meta.structure.headline, d.meta.title}, func(title string) bool {
		return strings.HasPrefix(norm(title), text)
	})
}

// onlyListed reports whether a title is the one that the feed or list gave, and none that the page says itself.
// Two sources may list one page under two titles: neither is an edit of it.
func (d *parsedPage) onlyListed(title string) bool {
	wanted := norm(title)
	if wanted == "" || wanted != norm(withoutSite(cleanTitle(d.hint.Title), d.meta.first("og:site_name", "application-name"))) {
		return false
	}
	for _, own := range []string{d.meta.structure.headline, d.meta.first("og:title"), d.meta.first("twitter:title"), d.meta.title} {
		if strings.Contains(norm(own), wanted) {
			return false
		}
	}
	return find(d.main, func(n *html.Node) bool { return n.Data == "h1" && norm(rawText(n)) == wanted }) == nil
}

// dateInTitle is a date in brackets behind a title, as some portals put it in the same line.
var dateInTitle = pattern.Of(`\s*[(\[]\s*(?:\d{1,2}:\d{2},?\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s,-]*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:[AP]M|SA|CH)?\s*[)\]]$`)

// cleanTitle takes from a title what templates add: Liferay's literal «null», a date in brackets,
// signs around it.
func cleanTitle(title string) string {
	title = viet.Clean(title)
	for _, prefix := range []string{"null ", "null-", "null:"} {
		if rest, ok := strings.CutPrefix(title, prefix); ok && rest != "" {
			title = strings.TrimSpace(rest)
		}
	}
	if rest, ok := strings.CutPrefix(title, "null"); ok {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
			title = rest
		}
	}
	if strings.HasSuffix(title, ")") || strings.HasSuffix(title, "]") {
		title = dateInTitle.ReplaceAllString(title, "")
	}
	return strings.Trim(title, " |»›·•-–—_")
}

var siteSeparator = pattern.Of(`\s+(?:[-–—|»›·•]|::|<<|>>)\s+|\s*\|\s*`)

// siteWords begin the names of sites, notSite the titles that only look so: «Báo cáo», «Bộ đội», «Ban hành».
var (
	siteWords  = pageNames.List("site")
	siteDomain = pattern.Of(`\.(?:vn|com|net|org)\b`)
	notSite    = pageNames.List("no site")
)

// hasSiteSign reports a word or an ending that only names of sites have.
func hasSiteSign(text string) bool {
	return strings.Contains(text, "portal") || strings.Contains(text, "điện tử") || strings.Contains(text, ".") && siteDomain.MatchString(text)
}

func isSiteName(text string) bool {
	text = strings.ToLower(text)
	return (siteWords.Begins(text) || hasSiteSign(text)) && !notSite.Begins(text)
}

// maxSiteName is the longest name of a site that stands before a title, in characters.
const maxSiteName = 50

// withoutSite takes the name of the site off a title.
func withoutSite(title, site string) string {
	cuts := siteSeparator.FindAllStringIndex(title, -1)
	if len(cuts) == 0 {
		if norm(title) == norm(site) && site != "" {
			return ""
		}
		return title
	}
	first, last := cuts[0], cuts[len(cuts)-1]
	head, tail := title[:last[0]], title[last[1]:]
	switch {
	case site != "" && norm(tail) == norm(site), isSiteName(tail) && !opensWithSite(head, tail):
		return withoutSection(strings.TrimSpace(head))
	case site != "" && norm(title[:first[0]]) == norm(site), isSiteName(title[:first[0]]) && utf8.RuneCountInString(title[:first[0]]) <= maxSiteName && utf8.RuneCountInString(title[first[1]:]) >= minSame/2:
		return strings.TrimSpace(title[first[1]:])
	case utf8.RuneCountInString(head) >= weights().titleChars && utf8.RuneCountInString(tail) < weights().titleChars:
		return strings.TrimSpace(head)
	}
	return title
}

// opensWithSite reports that of a title the head is the site's name, though the tail begins as such names do: «Báo X - Huyện
// đảo khánh thành trạm nước».
func opensWithSite(head, tail string) bool {
	return isSiteName(head) && !sections.Whole(head) && !hasSiteSign(strings.ToLower(tail)) && utf8.RuneCountInString(tail) > utf8.RuneCountInString(head)
}

// sections are the parts of a site that stand between a title and the site's name.
var sections = pageNames.List("section")

// withoutOpening takes off the part of the site before the title of an article: «Tin tức » …», «Chi tiết tin - …».
func withoutOpening(title string) string {
	cut := siteSeparator.FindStringIndex(title)
	if cut == nil || !sections.Whole(title[:cut[0]]) || utf8.RuneCountInString(title[cut[1]:]) < weights().titleChars {
		return title
	}
	if begin, _ := utf8.DecodeRuneInString(title[cut[1]:]); unicode.IsLower(begin) { // «Biển đảo - quê hương ta»
		return title
	}
	return title[cut[1]:]
}

// withoutSection takes off the part of the site behind a title.
func withoutSection(title string) string {
	cuts := siteSeparator.FindAllStringIndex(title, -1)
	if len(cuts) == 0 {
		return title
	}
	last := cuts[len(cuts)-1]
	if head := title[:last[0]]; sections.Whole(title[last[1]:]) && utf8.RuneCountInString(head) >= weights().titleChars {
		return strings.TrimSpace(head)
	}
	return title
}
