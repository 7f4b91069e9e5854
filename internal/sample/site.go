package sample

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/library"
)

// Host is the name under which the program reaches the site within its own process. The site answers
// under any other name too.
const Host = "trang-mau.localhost"

// site is the sample site: everything it shows, made once, and its visit counter.
type site struct {
	config   siteConfig
	articles []Story // newest first
	pages    *template.Template
	pictures map[string]bool   // their paths
	files    map[string][]byte // documents, by path
	visits   atomic.Int64
}

// Handler returns the site, which is made when the first page is asked for: to make it takes longer than to open a library.
// Absolute links are made from each request's Host. The site is embedded, so a broken template or text is a fault of the
// build and panics; the package's test finds it.
func Handler() http.Handler {
	made := sync.OnceValue(func() *site {
		s, err := open(assets.Sample)
		if err != nil {
			panic(err)
		}
		return s
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { made().ServeHTTP(w, r) })
}

func open(files fs.FS) (*site, error) {
	m, err := readSiteConfig(files)
	if err != nil {
		return nil, err
	}
	articles, err := readArticles(files)
	if err != nil {
		return nil, err
	}
	pages, err := parsePages(files, m)
	if err != nil {
		return nil, err
	}
	documents, err := writeDocuments(files)
	if err != nil {
		return nil, err
	}
	drawn, err := pictures(articles)
	if err != nil {
		return nil, err
	}
	return &site{config: m, articles: articles, pages: pages, pictures: drawn, files: documents}, nil
}

// Sources returns what to add to a library to read the site under base (scheme and host): its feed and
// its category page without one.
func Sources(base string) []library.Source {
	m, err := readSiteConfig(assets.Sample)
	if err != nil {
		panic(err)
	}
	base = strings.TrimRight(base, "/")
	return []library.Source{
		{Title: m.FeedSource, URL: base + feedPath, Kind: library.FeedSource, Enabled: true},
		{Title: m.ListSource, URL: base + m.category(m.Listing).Path(), Kind: library.ListSource, Enabled: true},
	}
}

// ServeHTTP answers GET and HEAD; a path that is none of the site's gets its 404 page.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	switch asked := r.URL.Path; {
	case asked == "/":
		s.serveHome(w, r)
	case asked == feedPath:
		s.serveFeed(w, r)
	case s.pictures[asked]:
		servePicture(w, r, asked)
	case s.files[asked] != nil:
		serveFile(w, r, s.files[asked], documentType)
	case strings.HasPrefix(asked, categoryPrefix):
		s.serveCategory(w, r, strings.TrimPrefix(asked, categoryPrefix))
	default:
		s.serveArticle(w, r)
	}
}

func (s *site) serveHome(w http.ResponseWriter, r *http.Request) {
	v := s.view(r, "")
	v.Items = s.articles[:min(len(s.articles), homeItems)]
	s.servePage(w, r, "home", v, version(v.Items), s.articles[0].Published)
}

func (s *site) serveFeed(w http.ResponseWriter, r *http.Request) {
	body, err := s.writeFeed(base(r))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
	w.Header().Set("ETag", `"`+version(s.inFeed())+`"`)
	http.ServeContent(w, r, "", s.inFeed()[0].Published.Time(), bytes.NewReader(body))
}

func (s *site) serveCategory(w http.ResponseWriter, r *http.Request, slug string) {
	c := s.config.category(slug)
	all := s.inCategory(slug)
	page := pageNumber(r)
	if c.Name == "" || page < 1 || (page-1)*pageItems >= len(all) {
		s.serveMissing(w, r)
		return
	}
	v := s.view(r, c.Name)
	v.Category = c
	v.Items = all[(page-1)*pageItems : min(page*pageItems, len(all))]
	v.Pages = pageLinks(c, page, len(all))
	if page*pageItems < len(all) {
		v.Next = pageLink(c, page+1)
	}
	s.servePage(w, r, "category", v, version(v.Items), v.Items[0].Published)
}

func (s *site) serveArticle(w http.ResponseWriter, r *http.Request) {
	for i, a := range s.articles {
		if a.Path != r.URL.Path {
			continue
		}
		v := s.view(r, a.Title)
		v.Article = a
		v.Category = s.config.category(a.category)
		v.Newer, v.Older = s.around(i)
		name := "portal"
		if a.InFeed {
			name = "nukeviet"
		}
		s.servePage(w, r, name, v, a.version, a.Published)
		return
	}
	s.serveMissing(w, r)
}

func (s *site) serveMissing(w http.ResponseWriter, r *http.Request) {
	var page bytes.Buffer
	if err := s.pages.ExecuteTemplate(&page, "missing", s.view(r, "")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	// The reader may have gone; there is nobody left to tell.
	_, _ = page.WriteTo(w)
}

// servePage answers with a page, or 304 where the reader has it. The tag is weak: it names the article,
// while counters around the text differ from one answer to the next.
func (s *site) servePage(w http.ResponseWriter, r *http.Request, name string, v pageData, tag string, changed library.Moment) {
	var page bytes.Buffer
	if err := s.pages.ExecuteTemplate(&page, name, v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", `W/"`+tag+`"`)
	http.ServeContent(w, r, "", changed.Time(), bytes.NewReader(page.Bytes()))
}

// drawn keeps each picture of the articles that somebody asked for, by its file name: drawing one takes longer than a page.
var drawn sync.Map

func servePicture(w http.ResponseWriter, r *http.Request, name string) {
	draw, _ := drawn.LoadOrStore(path.Base(name), sync.OnceValues(func() ([]byte, error) { return drawPicture(path.Base(name)) }))
	picture, err := draw.(func() ([]byte, error))()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	serveFile(w, r, picture, pictureType(name))
}

func serveFile(w http.ResponseWriter, r *http.Request, content []byte, contentType string) {
	sum := sha256.Sum256(content)
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// version names what articles say, so that a list changes its tag when one of them does.
func version(articles []Story) string {
	sum := sha256.New()
	for _, a := range articles {
		_, _ = sum.Write([]byte(a.version)) // a hash never fails
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}
