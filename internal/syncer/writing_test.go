package syncer_test

import (
	"fmt"
	"hash/fnv"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
)

// What the servers of these tests write: texts of their own for each name, so that no two articles are alike.

const syllables = "biển đảo tỉnh huyện xã người dân cán bộ tuyên truyền nội dung kế hoạch năm nay đơn vị phối hợp tổ chức " +
	"buổi nói chuyện trường học làng chài tàu cá ngư trường biên giới cửa khẩu đường tuần tra thôn bản hàng hóa chợ phiên " +
	"khách quốc tế thông tin báo chí hình ảnh lễ hội văn hóa nghề truyền thống rừng phòng hộ cầu cảng đèn hải đăng thời tiết " +
	"mùa vụ giá cả hợp tác xã thanh niên phụ nữ cựu chiến binh tặng quà khám bệnh sách vở thư viện loa phát thanh"

func titleOf(name string) string { return "Bài viết về " + name }

// paragraphs are four paragraphs that the name alone decides.
func paragraphs(name string) []string {
	h := fnv.New64a()
	_, _ = io.WriteString(h, name)
	from := rand.New(rand.NewPCG(h.Sum64(), 1))
	words := strings.Fields(syllables)
	all := make([]string, 4)
	for p := range all {
		var b strings.Builder
		for range 3 {
			first := []rune(words[from.IntN(len(words))])
			b.WriteString(strings.ToUpper(string(first[:1])) + string(first[1:]))
			for range 14 + from.IntN(6) {
				b.WriteString(" " + words[from.IntN(len(words))])
			}
			b.WriteString(". ")
		}
		all[p] = strings.TrimSpace(b.String())
	}
	return all
}

// articleOf is the page of an article.
func articleOf(name string) string { return articleWith(name, "", "") }

// articleWith is one with more in its head and behind its text.
func articleWith(name, head, tail string) string {
	title := html.EscapeString(titleOf(name))
	return "<!DOCTYPE html><html lang=vi><head><title>" + title + "</title>" + head + "</head><body><article><h1>" + title + "</h1><p>" +
		strings.Join(paragraphs(name), "</p>\n<p>") + "</p>" + tail + "</article></body></html>"
}

// listOf is the page of a category with articles at /bai/NAME, and what stands below them.
func listOf(below string, names ...string) string {
	var b strings.Builder
	b.WriteString("<html><head><title>Tin tức</title></head><body><h1>Tin tức</h1><div class='list'>")
	for _, name := range names {
		fmt.Fprintf(&b, "<div class='item'><h3><a href='/bai/%s'>%s</a></h3><p>%s</p></div>\n", name, titleOf(name), paragraphs(name)[0][:120])
	}
	return b.String() + "</div>" + below + "</body></html>"
}

// feedOf is a feed with these items.
func feedOf(items ...string) string {
	return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Nguồn</title>` + strings.Join(items, "\n") + "</channel></rss>"
}

// itemOf is an item of a feed that links to an address.
func itemOf(name, link string) string {
	return "<item><title>" + titleOf(name) + "</title><link>" + html.EscapeString(link) + "</link></item>"
}

// sends answers with a body of that type.
func sends(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, body)
	}
}

const (
	asHTML = "text/html; charset=utf-8"
	asRSS  = "application/rss+xml; charset=utf-8"
)

// shows answers with a page.
func shows(body string) http.HandlerFunc { return sends(asHTML, body) }

// holds answers each path with its page, /rss as a feed, and /bai/NAME with the article of that name.
func holds(pages map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, isArticle := strings.CutPrefix(r.URL.Path, "/bai/")
		body, here := pages[r.URL.RequestURI()]
		switch {
		case here && r.URL.Path == "/rss":
			sends(asRSS, body)(w, r)
		case here:
			shows(body)(w, r)
		case isArticle:
			shows(articleOf(name))(w, r)
		default:
			http.NotFound(w, r)
		}
	}
}
