package page

import (
	"strconv"
	"strings"

	"baocaovien/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// PostBack is what a page sends back to its server to show its next page, where no address leads there: the
// __doPostBack of ASP.NET.
type PostBack struct {
	Action string            // absolute address to post to
	Fields map[string]string // all of them, the hidden ones included
}

// postBack finds target and argument in «javascript:__doPostBack('ctl00$Pager','Page$2')».
var postBack = pattern.Of(`__doPostBack\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]\s*\)|WebForm_PostBackOptions\(\s*["']([^"']*)["']\s*,\s*["']([^"']*)["']`)

// post returns what leads from the page to its next one by posting, or nil. The link with the number
// after the present page's is believed first, then words and signs.
func (d listFinder) post(list []entry) *PostBack {
	var links []*html.Node
	listed := nodesOf(list)
	each(d.page.main, func(n *html.Node) bool {
		if n.DataAtom == atom.A && postBack.MatchString(postsBack(n)) && isPagingLink(n) && !listed.hold(n) {
			links = append(links, n)
		}
		return true
	})
	if len(links) == 0 {
		return nil
	}
	following := strconv.Itoa(d.presentIn(links) + 1)
	var chosen *html.Node
	best := 3
	for _, n := range links {
		text := rawText(n)
		rank := 3
		switch {
		case strings.Trim(text, "[]() ") == following:
			rank = 0
		case nextWords.Whole(label(text)):
			rank = 1
		case nextSigns[text]:
			rank = 2
		}
		if rank < best {
			chosen, best = n, rank
		}
	}
	if chosen == nil {
		return nil
	}
	return d.formOf(chosen)
}

func postsBack(n *html.Node) string { return attr(n, "href") + " " + attr(n, "onclick") }

func isPagingLink(n *html.Node) bool {
	text := strings.TrimSpace(rawText(n))
	return isPaging(strings.Trim(text, "[]() ")) || nextSigns[text]
}

// presentIn returns the number of the present page: one in the row of links that is no link, or less than the
// least that is one. 1 where nothing tells.
func (d listFinder) presentIn(links []*html.Node) int {
	row := commonOf(links)
	if len(links) == 1 {
		row = row.Parent
	}
	present := 0
	linked := map[int]bool{}
	each(row, func(n *html.Node) bool {
		number, err := strconv.Atoi(strings.Trim(rawText(n), "[]() "))
		if err != nil {
			return true
		}
		if n.DataAtom == atom.A && postBack.MatchString(postsBack(n)) {
			linked[number] = true
		} else if find(n, func(c *html.Node) bool { return c.DataAtom == atom.A && postBack.MatchString(postsBack(c)) }) == nil {
			present = number
		}
		return true
	})
	if present == 0 {
		for present = 1; linked[present]; present++ { // a present page that stands as bare text
		}
	}
	return present
}

// formOf returns the form that n posts, filled in as the page fills it.
func (d listFinder) formOf(n *html.Node) *PostBack {
	at := postBack.FindStringSubmatch(postsBack(n))
	form := n
	for form != nil && form.DataAtom != atom.Form {
		form = form.Parent
	}
	if form == nil {
		form = find(d.page.root, func(c *html.Node) bool { return c.DataAtom == atom.Form })
	}
	if form == nil {
		return nil
	}
	action := Resolve(d.page.address, attr(form, "action"))
	if action == "" {
		action = d.page.url
	}
	f := &PostBack{Action: action, Fields: map[string]string{}}
	each(form, func(c *html.Node) bool {
		if name := attr(c, "name"); name != "" {
			if value, sent := fieldValue(c); sent {
				f.Fields[name] = value
			}
		}
		return true
	})
	f.Fields["__EVENTTARGET"], f.Fields["__EVENTARGUMENT"] = at[1]+at[3], at[2]+at[4]
	return f
}

// fieldValue returns what a field of a form sends without being touched.
func fieldValue(n *html.Node) (value string, sent bool) {
	switch n.DataAtom {
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "hidden", "text", "":
			return attr(n, "value"), true
		case "checkbox", "radio":
			return attr(n, "value"), hasAttr(n, "checked")
		}
	case atom.Select:
		chosen := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Option && hasAttr(c, "selected") })
		if chosen == nil {
			chosen = find(n, func(c *html.Node) bool { return c.DataAtom == atom.Option })
		}
		if chosen != nil {
			return attr(chosen, "value"), true
		}
	}
	return "", false
}
