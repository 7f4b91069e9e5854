package page

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// The texts of links that lead on, matched against folded text without signs; and signs alone.
var (
	nextWords  = pageLabels.List("next")
	nextSigns  = map[string]bool{"›": true, ">": true, "→": true, "»": true, ">>": true, "▶": true, "►": true, "❯": true, "⟩": true}
	pagingText = pattern.Of(`^(?:\d{1,4}|[<>«»‹›→←|.… ]+|\[\d{1,4}\])$`)
)

// isPaging reports the text of a link that leads to another page of a list.
func isPaging(text string) bool {
	return pagingText.MatchString(text) || nextWords.Whole(label(text))
}

// next returns the absolute address of the page that goes on, or "". rel=next is believed first; then the
// number after the present page's; then words and signs.
func (d listFinder) next(list []entry) string {
	following := 1 + pageNumber(d.page.url)
	if marked := d.markedPage(); marked > 0 {
		following = 1 + marked
	}
	var found [4]string
	listed := nodesOf(list)
	each(d.page.root, func(n *html.Node) bool {
		if n.DataAtom != atom.A && n.DataAtom != atom.Link {
			return true
		}
		address := d.pageAddress(n)
		if address == "" || n.DataAtom == atom.A && listed.hold(n) {
			return true
		}
		if rank := d.leadsOn(n, address, following); rank < len(found) && found[rank] == "" {
			found[rank] = address
		}
		return true
	})
	for _, address := range found {
		if address != "" {
			return address
		}
	}
	return ""
}

// leadsOn ranks what says that a link leads to the following page, 0 being the surest; 4 is nothing.
func (d listFinder) leadsOn(n *html.Node, address string, following int) int {
	if hasToken(attr(n, "rel"), "next") {
		return 0
	}
	if n.DataAtom == atom.Link {
		return 4
	}
	text := rawText(n)
	if text == "" {
		text = viet.Clean(attr(n, "title") + " " + attr(n, "aria-label"))
	}
	paging := samePaging(d.page.url, address, following)
	switch {
	case paging && strings.Trim(text, "[] ") == strconv.Itoa(following):
		return 1
	case nextWords.Whole(label(text)) && (paging || pageNumber(address) == 1):
		return 2
	case paging && nextSigns[text]:
		return 3
	}
	return 4
}

// pageAddress returns where a link leads, if to another page of this site.
func (d listFinder) pageAddress(n *html.Node) string {
	address := Resolve(d.page.address, attr(n, "href"))
	if address == "" || !relatedHost(address, d.page.url) || Canonical(address) == Canonical(d.page.url) || hasToken(attr(n, "class"), "disabled") {
		return ""
	}
	return address
}

// nodes are elements, to ask of another whether it stands in one of them.
type nodes map[*html.Node]bool

func nodesOf(list []entry) nodes {
	all := nodes{}
	for _, e := range list {
		all[e.node] = true
	}
	return all
}

// hold reports whether n is one of the elements, or stands in one.
func (all nodes) hold(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if all[n] {
			return true
		}
	}
	return false
}

// pageParameter finds the number of a page in an address: in the query, or at the end of the path.
var pageParameter = pattern.Of(`(?i)(?:[?&](?:[a-z0-9_$%-]*(?:page|trang|paged|cur|pageindex|pagenumber|pageno|pg|p)[a-z]*|p|pi|tr|start|offset)=|/(?:page|trang|p)[-/]?|-(?:page|trang|p)-?|[/_-]page=?|/)(\d{1,5})(?:/?|\.(?:html?|aspx|php|chn|vnp|epi|htm))?(?:$|[?&#])`)

// pageNumber returns the number of the page of a list that an address names; 1 where it names none. Long
// numbers are ids.
func pageNumber(address string) int {
	all := pageParameter.FindAllStringSubmatch(address, -1)
	if len(all) == 0 {
		return 1
	}
	n, err := strconv.Atoi(all[len(all)-1][1])
	if err != nil || n < 1 || n > 2000 {
		return 1
	}
	return n
}

// markedPage returns the number that the page's own row of numbers shows as the present one: a number
// that is no link, or whose element is named active or current. 0 where there is none.
func (d listFinder) markedPage() int {
	found := 0
	each(d.page.main, func(n *html.Node) bool {
		if found > 0 || silentTags[n.DataAtom] {
			return false
		}
		if !presentPage.MatchString(names(n)) && !strings.EqualFold(attr(n, "aria-current"), "page") {
			return true
		}
		if number, err := strconv.Atoi(strings.Trim(rawText(n), "[]() ")); err == nil && number > 0 && number <= 2000 {
			found = number
		}
		return true
	})
	return found
}

var presentPage = pattern.Of(`(?:^|[\s_-])(?:active|current|selected|cur|on)(?:$|[\s_-])|currentpage|pageactive`)

// samePaging reports whether address is page number n of the list at own: like it but for the number.
func samePaging(own, address string, n int) bool {
	if number := strconv.Itoa(n); strings.Contains(address, number) {
		return shared(own, address)
	}
	// Offsets count articles, not pages.
	return offsetParameter.MatchString(address) && shared(own, address)
}

var offsetParameter = pattern.Of(`(?i)[?&](?:start|offset|limitstart|from|bstart)=\d+`)

// shared reports whether two addresses are on one host and begin with the same path.
func shared(own, address string) bool {
	u, errU := url.Parse(own)
	v, errV := url.Parse(address)
	if errU != nil || errV != nil {
		return false
	}
	if own == "" || u.Path == "" || u.Path == "/" {
		return true
	}
	a := strings.Trim(pageTail.ReplaceAllString(u.Path, ""), "/")
	b := strings.Trim(pageTail.ReplaceAllString(v.Path, ""), "/")
	return strings.HasPrefix(b, a) || strings.HasPrefix(a, b) && b != "" || strings.Contains(v.RawQuery, "=")
}

// pageTail is the end of a path that names a page of a list, and the file's extension.
var pageTail = pattern.Of(`(?i)(?:/(?:page|trang|p)[-/]?\d+|-(?:page|trang|p)-?\d+|/\d{1,4})?(?:/?|\.\w{2,5})$`)
