package sample

import (
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strconv"

	"baocaovien/internal/library"
)

const (
	categoryPrefix = "/chuyen-muc/"
	pageItems      = 6 // articles on a page of a category
	maxPages       = 1000
	homeItems      = 8
	otherItems     = 5 // of «Tin khác» and of the side bar
)

// pageData is what the templates see.
type pageData struct {
	Site     siteConfig
	Base     string // scheme and host of this request
	Title    string // of the page, "" for the site itself
	Clock    string
	Visits   string // counters, other ones at each request
	Online   int64
	Article  Story
	Category category
	Items    []Story // of a list
	Newer    []Story // «Tin mới hơn»
	Older    []Story // «Tin khác»
	Popular  []Story
	Pages    []pagerLink
	Next     string // address of the following page, or ""
}

// pagerLink is a link of a pager.
type pagerLink struct {
	Number  int
	Path    string
	Current bool
}

// parsePages reads the templates; the functions give them what a value of theirs does not say.
func parsePages(files fs.FS, m siteConfig) (*template.Template, error) {
	pages, err := template.New("sample").Funcs(template.FuncMap{
		"date":     func(a Story) string { return m.date(a.shown, a.Published) },
		"day":      func(a Story) string { return m.date("day", a.Published) },
		"category": func(a Story) category { return m.category(a.category) },
		"image":    firstPicture,
	}).ParseFS(files, "sample/pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	return pages, nil
}

// view begins the view of a request; asking for it counts a visit.
func (s *site) view(r *http.Request, title string) pageData {
	visit := s.visits.Add(1)
	return pageData{
		Site: s.config, Base: base(r), Title: title, Clock: s.config.clock(),
		Visits: grouped(48210 + visit), Online: 3 + visit%9,
		Popular: s.articles[max(0, len(s.articles)-otherItems):],
	}
}

// base returns scheme and host as the reader asked for them.
func base(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// inCategory returns the articles of a category, newest first. The category without a feed gathers
// those that say so, whatever else they belong to.
func (s *site) inCategory(slug string) []Story {
	var all []Story
	for _, a := range s.articles {
		if a.category == slug || (slug == s.config.Listing && a.InList) {
			all = append(all, a)
		}
	}
	return all
}

// around returns the articles just newer and just older than the i-th.
func (s *site) around(i int) (newer, older []Story) {
	return s.articles[max(0, i-otherItems):i], s.articles[i+1 : min(len(s.articles), i+1+otherItems)]
}

func pageLinks(c category, current, items int) []pagerLink {
	if items <= pageItems {
		return nil
	}
	var links []pagerLink
	for n := 1; (n-1)*pageItems < items; n++ {
		links = append(links, pagerLink{Number: n, Path: pageLink(c, n), Current: n == current})
	}
	return links
}

// pageNumber returns the page of a list that the request asks for, 0 where it is no number.
func pageNumber(r *http.Request) int {
	asked := r.URL.Query().Get("page")
	if asked == "" {
		return 1
	}
	number, err := strconv.Atoi(asked)
	if err != nil || number > maxPages {
		return 0
	}
	return number
}

func pageLink(c category, n int) string {
	if n == 1 {
		return c.Path()
	}
	return c.Path() + "?page=" + strconv.Itoa(n)
}

// firstPicture returns the path of an article's first picture, or "".
func firstPicture(a Story) string {
	for _, b := range a.Blocks {
		if b.Kind == library.Image {
			return b.Src
		}
	}
	return ""
}
