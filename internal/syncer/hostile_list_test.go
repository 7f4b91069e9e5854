package syncer_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"

	"baocaovien/internal/library"
)

const listedAPage = 3

// numbered are the names of the articles on page n of a category.
func numbered(prefix string, n int) []string {
	var names []string
	for i := range listedAPage {
		names = append(names, fmt.Sprintf("%s-%d-%d", prefix, n, i))
	}
	return names
}

func upTo(prefix string, pages int) []string {
	var names []string
	for n := 1; n <= pages; n++ {
		names = append(names, numbered(prefix, n)...)
	}
	return names
}

// pageOf is the number of the page that is asked for.
func pageOf(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		return 1
	}
	return n
}

func nextLink(n int) string {
	return fmt.Sprintf("<div class=pager><a href='/tin?page=%d' rel=next>Trang sau</a></div>", n)
}

// category answers /tin page by page, and articles.
func category(page func(w http.ResponseWriter, r *http.Request, n int)) http.HandlerFunc {
	articles := holds(nil)
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/tin" {
			page(w, r, pageOf(r))
			return
		}
		articles(w, r)
	}
}

// lists are pages that were added as a category and list nothing.
func lists() []misbehaviour {
	list := func(name string, kind library.Kind, serve http.HandlerFunc) misbehaviour {
		return brings(name, library.ListSource, kind, serve)
	}
	return []misbehaviour{
		list("a list that is a login page", library.LoginRequired, shows(loginPage)),
		list("a list that asks for a person", library.Challenge, shows(`<html><body><script>document.cookie="D1N=0a1b2c3d"+"; path=/";window.location.reload(true);</script></body></html>`)),
		list("a list of nothing", library.NothingFound, shows("<html><body><h1>Tin tức</h1><p>Chưa có bài viết nào.</p></body></html>")),
		list("a list of links to nowhere", library.NothingFound, shows("<html><body>"+strings.Repeat("<h3><a href='javascript:void(0)'>Tiêu đề của một bài viết dài vừa phải</a></h3>", 20)+"</body></html>")),
		list("a list that is a picture", library.NotHTML, shows("\x89PNG\r\n\x1a\n"+noise(3000))),
	}
}

// walks are categories that lead astray.
func walks() []misbehaviour {
	const most = 30 // pages that a walk may take
	list := func(name string, failed library.Kind, articles []string, page func(w http.ResponseWriter, r *http.Request, n int)) misbehaviour {
		return brings(name, library.ListSource, failed, category(page), articles...)
	}
	var grown, asked atomic.Int32
	return []misbehaviour{
		list("a calendar that goes on for ever", "", upTo("lịch", most), func(w http.ResponseWriter, _ *http.Request, n int) {
			shows(listOf(nextLink(n+1), numbered("lịch", n)...))(w, nil)
		}),
		list("the same page for every number", "", upTo("như-nhau", 1), func(w http.ResponseWriter, _ *http.Request, n int) {
			shows(listOf(nextLink(n+1), numbered("như-nhau", 1)...))(w, nil)
		}),
		list("pages that lead back", "", upTo("vòng", 3), func(w http.ResponseWriter, _ *http.Request, n int) {
			shows(listOf(nextLink(n%3+1), numbered("vòng", n)...))(w, nil)
		}),
		list("a page that fails on the way", library.HTTPStatus, upTo("gãy", 2), func(w http.ResponseWriter, _ *http.Request, n int) {
			if n > 2 {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			shows(listOf(nextLink(n+1), numbered("gãy", n)...))(w, nil)
		}),
		list("a page that is a login on the way", "", upTo("khóa", 2), func(w http.ResponseWriter, _ *http.Request, n int) {
			if n > 2 {
				shows(loginPage)(w, nil)
				return
			}
			shows(listOf(nextLink(n+1), numbered("khóa", n)...))(w, nil)
		}),
		{
			name: "a list that grows while it is walked", kind: library.ListSource, path: "/tin", status: library.SyncOK, restive: true,
			stored: titles(upTo("dài", 3)), serve: category(func(w http.ResponseWriter, _ *http.Request, n int) {
				// Each page asked for moves the articles on by one, so that the pages overlap.
				all := upTo("dài", 3)
				shift := min(int(grown.Add(1))-1, n-1)
				from := (n-1)*listedAPage - shift
				below := ""
				if from+listedAPage < len(all) {
					below = nextLink(n + 1)
				}
				shows(listOf(below, all[from:min(from+listedAPage, len(all))]...))(w, nil)
			}),
		},
		brings("print views beside the articles", library.ListSource, "", func(w http.ResponseWriter, r *http.Request) {
			if name, print := strings.CutPrefix(r.URL.Path, "/in/"); print {
				shows(articleWith(name, "<link rel=canonical href='/bai/"+name+"'>", ""))(w, r)
				return
			}
			category(func(w http.ResponseWriter, _ *http.Request, _ int) {
				list := listOf("", numbered("bản-in", 1)...)
				shows(strings.ReplaceAll(list, "</p></div>", "</p><a href='/in/bản-in-1-0'>Bản in của bài viết này</a></div>"))(w, nil)
			})(w, r)
		}, upTo("bản-in", 1)...),
		list("a next page at another host", "", upTo("khách", 1), func(w http.ResponseWriter, _ *http.Request, _ int) {
			shows(listOf("<div class=pager><a href='http://192.0.2.1/tin?page=2' rel=next>Trang sau</a></div>", numbered("khách", 1)...))(w, nil)
		}),
		list("a next page by a script", "", upTo("kịch-bản", 1), func(w http.ResponseWriter, _ *http.Request, _ int) {
			shows(listOf("<div class=pager><a href='javascript:tiep()' rel=next>Trang sau</a></div>", numbered("kịch-bản", 1)...))(w, nil)
		}),
		list("a form for the next page without end", "", upTo("gửi", most), func(w http.ResponseWriter, r *http.Request, _ int) {
			n := 1
			if r.Method == http.MethodPost {
				n = int(asked.Add(1)) + 1
			}
			shows(listOf("", numbered("gửi", n)...)+postBack(n))(w, nil)
		}),
	}
}

// postBack is how an ASP.NET page leads to its next one.
func postBack(n int) string {
	return fmt.Sprintf(`<form method=post action="/tin" id=aspnetForm><input type=hidden name=__EVENTTARGET><input type=hidden name=__EVENTARGUMENT>
<input type=hidden name=__VIEWSTATE value="x%d"><div class=pager><span>%d</span> <a href="javascript:__doPostBack('ctl00$Pager','%d')">%d</a></div></form>`, n, n, n+1, n+1)
}

func titles(names []string) []string {
	var all []string
	for _, n := range names {
		all = append(all, titleOf(n))
	}
	return all
}
