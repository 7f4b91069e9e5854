package page

import (
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// maxParts bounds the pages an article may be spread over.
const maxParts = 30

// more returns the addresses of the further pages of the article on a page, in order and absolute: those
// numbered after the present one, and what rel=next or «Trang sau» lead to. Addresses count that are the page's
// own but for the number of a page; the pages of a list of other articles under the text, and of comments, do
// not. A page with all of its article gives none.
func (d foundBody) more() []string {
	first, end := d.bounds()
	s := series{d: d.parsed, own: partOf(d.parsed.url), last: d.divided.lastProse(first, end), found: map[int]string{}}
	s.stem = s.own.stem()
	each(d.parsed.root, s.visit)
	return s.further()
}

// series collects the pages of one article.
type series struct {
	d     *parsedPage
	own   pageAddress
	stem  string     // which the addresses of all pages have in them
	last  *html.Node // with which the text ends
	found map[int]string
	order map[*html.Node]int // of the nodes of the page, once asked for
}

// pageAddress is an address taken apart: the article's, and the number of the page, 0 where it names none.
type pageAddress struct {
	article string
	number  int
	offset  bool // the number counts from nothing, as Joomla's «start=1» for the second page
}

// The places where sites write the number of an article's page: a parameter, or an end of the path behind the
// article's own name or before its extension.
var (
	partParameter = pattern.Of(`(?i)^(?:page|trang|paged|p|pg|pageno|pagenumber|start|limitstart)$`)
	partPath      = pattern.Of(`(?i)^(.*?[^/])(?:/(?:page|trang|p)?[-/_]?|[-_./](?:page|trang|p)[-_/]?)(\d{1,2})(\.[a-z]{2,5}|/)?$`)
	allParts      = pattern.Of(`(?i)[?&](?:showall|all|print|tmpl|format|layout)=`)
)

func partOf(address string) pageAddress {
	u, err := url.Parse(Canonical(address))
	if err != nil {
		return pageAddress{article: address}
	}
	p := pageAddress{}
	if at := partPath.FindStringSubmatch(u.Path); at != nil {
		p.number, _ = strconv.Atoi(at[2])
		u.Path, u.RawPath = at[1]+at[3], ""
	}
	var left []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		key, value, _ := strings.Cut(pair, "=")
		if n, err := strconv.Atoi(value); err == nil && n <= maxParts && partParameter.MatchString(key) {
			p.number, p.offset = n, strings.Contains(strings.ToLower(key), "start")
			continue
		}
		left = append(left, pair)
	}
	u.RawQuery = strings.Join(left, "&")
	p.article = strings.TrimSuffix(hostOf(u.String())+"/"+strings.TrimPrefix(u.RequestURI(), "/"), "/")
	return p
}

// stem returns the name of the article in its path, as far as it is in the addresses of all its pages as it is.
func (p pageAddress) stem() string {
	path, _, _ := strings.Cut(p.article, "?")
	name := path[strings.LastIndexByte(path, '/')+1:]
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		name = name[:dot]
	}
	if !strings.Contains(path, "/") || strings.Contains(name, "%") {
		return ""
	}
	return name
}

// place returns where the page stands among its article's, 1 for the first.
func (p pageAddress) place() int {
	if p.offset {
		return p.number + 1
	}
	return max(1, p.number)
}

func (s *series) visit(n *html.Node) bool {
	if n.DataAtom != atom.A && n.DataAtom != atom.Link {
		return true
	}
	next := hasToken(attr(n, "rel"), "next")
	if !s.mayLeadOn(n, next) {
		return true
	}
	address := Resolve(s.d.address, attr(n, "href"))
	if address == "" || !strings.Contains(address, s.stem) || allParts.MatchString(address) || !relatedHost(address, s.d.url) {
		return true
	}
	if p := partOf(address); s.isNew(p) && (next || namesPart(n, p)) && !s.pagesOthers(n) {
		s.found[p.place()] = address
	}
	return true
}

// mayLeadOn tells by the looks of a link whether it may lead to another page of the article: pages have hundreds that do not.
func (s *series) mayLeadOn(n *html.Node, next bool) bool {
	href := attr(n, "href")
	if (strings.HasPrefix(href, "/") || strings.HasPrefix(href, "http")) && !strings.Contains(href, s.stem) {
		return false
	}
	return next || n.DataAtom == atom.A && s.d.clutter.weights[n].text <= 2*maxPartText && len(rawText(n)) <= maxPartText
}

// isNew reports a page of this article that was not found yet.
func (s *series) isNew(p pageAddress) bool {
	return p.number > 0 && p.place() <= maxParts && p.article == s.own.article && s.found[p.place()] == ""
}

// maxPartText is the longest text of a link to a page of an article, in bytes.
const maxPartText = 60

// partText is what links to the pages of an article say.
var partText = pattern.Of(`^(?:trang|page|phan|ky)? ?(\d{1,2})$`)

func namesPart(n *html.Node, p pageAddress) bool {
	text := rawText(n)
	if at := partText.FindStringSubmatch(strings.Trim(label(text), "[]<>() ")); at != nil {
		number, err := strconv.Atoi(at[1])
		return err == nil && number == p.place()
	}
	return nextWords.Whole(label(text)) || nextSigns[text]
}

// behind reports a link that stands behind the end of the text.
func (s *series) behind(n *html.Node) bool {
	if s.order == nil {
		s.order = orderOf(s.d.main)
	}
	return s.order[n] > s.order[s.last]
}

// pagesOthers reports a link under the text that leads on in something else: between the text's end and the
// link stands a label of lists or comments, or links to other articles.
func (s *series) pagesOthers(n *html.Node) bool {
	if s.last == nil || n.DataAtom == atom.Link || !s.behind(n) {
		return false
	}
	for ; n != nil && n != s.d.main && !contains(n, s.last); n = n.Parent {
		for before := n.PrevSibling; before != nil && !contains(before, s.last); before = before.PrevSibling {
			if before.Type == html.ElementNode && !silentTags[before.DataAtom] && (isEndLabel(rawText(before)) || s.d.leadsElsewhere(before)) {
				return true
			}
		}
	}
	return false
}

// leadsElsewhere reports an element with the label of a list in it, or links to other articles.
func (d *parsedPage) leadsElsewhere(n *html.Node) bool {
	links := 0
	return find(n, func(c *html.Node) bool {
		text := rawText(c)
		if c.DataAtom == atom.A && len(text) >= weights().titleChars && !IsDocument(attr(c, "href")) && Resolve(d.address, attr(c, "href")) != "" {
			links++
		}
		return links > 1 || len(text) <= maxLabel && isEndLabel(text)
	}) != nil
}

// further returns the pages after the present one. Where the row of numbers leaves some out («1 2 … 9»),
// their addresses are made after the pattern of the last.
func (s *series) further() []string {
	var numbers []int
	for n := range s.found {
		if n > s.own.place() {
			numbers = append(numbers, n)
		}
	}
	sort.Ints(numbers)
	var pages []string
	at := s.own.place() + 1
	for _, n := range numbers {
		for ; at < n; at++ {
			pages = append(pages, renumbered(s.found[n], at))
		}
		pages = append(pages, s.found[n])
		at = n + 1
	}
	return slices.DeleteFunc(pages, func(p string) bool { return p == "" })
}

// renumbered returns the address of the page that stands in another place than the one at address, or "".
func renumbered(address string, place int) string {
	p := partOf(address)
	number := place + p.number - p.place()
	i := strings.LastIndex(address, strconv.Itoa(p.number))
	if i < 0 {
		return ""
	}
	other := address[:i] + strconv.Itoa(number) + address[i+len(strconv.Itoa(p.number)):]
	if q := partOf(other); q.article != p.article || q.number != number {
		return ""
	}
	return other
}

// Join returns one article of its pages, in order. What each page repeats, its head and its foot, comes once;
// a sentence broken between two pages is whole again; a page that says nothing new is left out, as where a
// server answers every number with the first page.
func Join(parts []library.Article) library.Article {
	if len(parts) == 0 {
		return library.Article{}
	}
	whole := parts[0]
	whole.Blocks = slices.Clone(whole.Blocks)
	whole.Attachments = slices.Clone(whole.Attachments)
	for _, p := range parts[1:] {
		whole.Blocks = joinBlocks(whole.Blocks, p.Blocks, parts[0])
		for _, a := range p.Attachments {
			if !slices.ContainsFunc(whole.Attachments, func(b library.Attachment) bool { return b.URL == a.URL }) {
				whole.Attachments = append(whole.Attachments, a)
			}
		}
		if whole.Author == "" {
			whole.Author = p.Author
		}
		whole.Completeness.Share = min(whole.Completeness.Share, p.Completeness.Share) // a part that lacks something is to be told
	}
	return whole
}

// repeatedHead is how many blocks at the head of an article its further pages may show again: lead, picture.
const repeatedHead = 4

func joinBlocks(before, after []library.Block, first library.Article) []library.Block {
	head := first.Blocks[:min(len(first.Blocks), repeatedHead)]
	for len(after) > 0 && (holdsBlock(head, after[0]) || after[0].Kind != library.Image && same(norm(after[0].Plain()), norm(first.Title))) {
		after = after[1:]
	}
	if !slices.ContainsFunc(after, func(b library.Block) bool { return !holdsBlock(before, b) }) {
		return before
	}
	foot := 0
	for foot < min(len(before), len(after)) && sameBlock(before[len(before)-1-foot], after[len(after)-1-foot]) {
		foot++
	}
	before = before[:len(before)-foot]
	if n := len(before); n > 0 && len(after) > 0 && continues(before[n-1], after[0]) {
		before[n-1].Text = viet.Clean(before[n-1].Text + " " + after[0].Text)
		after = after[1:]
	}
	return append(before, after...)
}

func holdsBlock(blocks []library.Block, b library.Block) bool {
	return slices.ContainsFunc(blocks, func(other library.Block) bool { return sameBlock(other, b) })
}

func sameBlock(a, b library.Block) bool {
	return a.Kind == b.Kind && a.Src == b.Src && a.Plain() == b.Plain()
}

// continues reports a paragraph that ends without the end of a sentence, and one that goes on in small letters.
func continues(a, b library.Block) bool {
	return a.Kind == library.Paragraph && b.Kind == library.Paragraph && !endsSentence(a.Text) && startsSmall(b.Text)
}

func startsSmall(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}
