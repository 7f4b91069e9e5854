package syncer_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
)

// feeds are feeds that mislead.
func feeds(t testing.TB) []misbehaviour {
	var session atomic.Int32
	elsewhere := newPage(t, "elsewhere")
	feed := func(name string, failed library.Kind, body string, articles ...string) misbehaviour {
		return brings(name, library.FeedSource, failed, holds(map[string]string{"/rss": body}), articles...)
	}
	typed := func(name, contentType, body string, articles ...string) misbehaviour {
		pages := holds(nil)
		return brings(name, library.FeedSource, "", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/rss" {
				sends(contentType, body)(w, r)
				return
			}
			pages(w, r)
		}, articles...)
	}
	bad := func(name, link string) misbehaviour {
		return feed(name, "", feedOf(itemOf("x", link), itemOf(name, "/bai/"+strings.ReplaceAll(name, " ", "+"))), strings.ReplaceAll(name, " ", "+"))
	}
	laughs := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">` + entities("abcdefghij") + `]>` +
		strings.TrimPrefix(feedOf("<item><title>&j;</title><link>/bai/cười</link></item>", itemOf("cười", "/bai/cười")), `<?xml version="1.0" encoding="utf-8"?>`)
	file := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>N</title><item><title>Bài viết về tệp &f;</title><link>/bai/tệp</link></item></channel></rss>`
	return []misbehaviour{
		feed("a feed of a hundred thousand items", library.Gone, feedOf(many("/k/", 100000)...)),
		feed("a feed without an item", "", feedOf()),
		feed("a feed that is no feed", library.BrokenFeed, "xin chào"),
		feed("a login page where a feed was", library.LoginRequired, loginPage),
		feed("a feed cut off", "", strings.TrimSuffix(feedOf(itemOf("cắt một", "/bai/cắt+một"), itemOf("cắt hai", "/bai/cắt+hai"), itemOf("cắt ba", "/bai/cắt+ba")), "+ba</link></item></channel></rss>"), "cắt+một", "cắt+hai"),
		typed("a feed as a page", asHTML, feedOf(itemOf("feed-html", "/bai/feed-html")), "feed-html"),
		typed("a feed as bytes", "application/octet-stream", feedOf(itemOf("feed-bytes", "/bai/feed-bytes")), "feed-bytes"),
		typed("a feed in a character set it is not in", "text/xml; charset=us-ascii", feedOf(itemOf("feed-ascii", "/bai/feed-ascii")), "feed-ascii"),
		bad("item links to a script", "javascript:alert(1)"),
		bad("item links to a letter", "mailto:a@b.vn"),
		bad("item links to a file", "file:///etc/passwd"),
		bad("item links to nothing", ""),
		bad("item links to itself", "/rss"),
		bad("item links to its place in the feed", "#muc-1"),
		bad("item links that are no address", "http://[::1"),
		feed("relative links", "", feedOf(itemOf("tương-đối", "bai/tương-đối")), "tương-đối"),
		feed("links to another host", "", feedOf(itemOf("elsewhere", elsewhere)), "elsewhere"),
		feed("the same link in each item", "", feedOf(itemOf("một", "/bai/trùng"), itemOf("hai", "/bai/trùng"), itemOf("ba", "/bai/trùng#3")), "trùng"),
		feed("entities that grow a billionfold", "", laughs, "cười"),
		feed("an entity that names a file", "", file, "tệp"),
		brings("all articles lead to the front page", library.FeedSource, library.NoArticle, func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/bai/") {
				http.Redirect(w, r, "/", http.StatusFound)
				return
			}
			holds(map[string]string{"/rss": feedOf(itemOf("h1", "/bai/h1"), itemOf("h2", "/bai/h2")), "/": articleOf("trang chủ")})(w, r)
		}),
		feed("half of the articles are missing", library.Gone, feedOf(itemOf("nửa-một", "/bai/nửa-một"), itemOf("x", "/mất/hai")), "nửa-một"),
		brings("session ids in every link", library.FeedSource, "", func(w http.ResponseWriter, r *http.Request) {
			id := strconv.Itoa(int(session.Add(1)))
			link := "/bai/phiên-" + "một;jsessionid=" + strings.Repeat("A", 20) + id + "?PHPSESSID=" + strings.Repeat("b", 20) + id
			path, _, _ := strings.Cut(r.URL.Path, ";")
			r.URL.Path = path
			holds(map[string]string{"/rss": feedOf(itemOf("phiên-một", link))})(w, r)
		}, "phiên-một"),
	}
}

// many are items without a title that link to so many addresses.
func many(path string, n int) []string {
	items := make([]string, n)
	for i := range items {
		items[i] = "<item><link>" + path + strconv.Itoa(i) + "</link></item>"
	}
	return items
}

// entities are each ten of the one before.
func entities(names string) string {
	var b strings.Builder
	for n := 1; n < len(names); n++ {
		fmt.Fprintf(&b, "<!ENTITY %c \"%s\">", names[n], strings.Repeat("&"+names[n-1:n]+";", 10))
	}
	return b.String()
}

// attachments are articles whose pictures and documents misbehave: the article is complete all the same.
func attachments(t testing.TB) []misbehaviour {
	with := func(name, tail string, serve http.HandlerFunc) misbehaviour {
		return works(name, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/bai" {
				shows(articleWith(name, "", tail))(w, r)
				return
			}
			serve(w, r)
		})
	}
	picture := func(name, src string, serve http.HandlerFunc) misbehaviour {
		return with(name, "<p><img src='"+src+"' width=600 height=400 alt='Ảnh chụp buổi lễ'></p><p>"+paragraphs(name + " hết")[0]+"</p>", serve)
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat("x", 1<<16)); err != nil {
				return
			}
		}
	}
	return []misbehaviour{
		picture("a picture that is missing", "/a.jpg", http.NotFound),
		picture("a picture that is a page", "/a.jpg", shows(softError)),
		picture("a picture without end", "/a.jpg", endless),
		picture("a picture of a billion points", "/a.png", sends("image/png", vast())),
		picture("a picture cut off", "/a.png", sends("image/png", painted()[:200])),
		picture("a picture in a file of this machine", "file:///etc/passwd", http.NotFound),
		picture("a picture of a script", "javascript:alert(1)", http.NotFound),
		picture("a picture at a host that is gone", nobody+"/a.png", http.NotFound),
		picture("a picture that redirects without end", "/a.png", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a.png", http.StatusFound) }),
		with("a document that is a login page", "<p><a href='/kem.pdf'>Tải tệp đính kèm.pdf</a></p>", shows(loginPage)),
		with("a document that is damaged", "<p><a href='/kem.docx'>Tải tệp đính kèm.docx</a></p>", sends("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04"+noise(3000))),
		with("a document without end", "<p><a href='/kem.pdf'>Tải tệp đính kèm.pdf</a></p>", endless),
	}
}

// painted is a picture of some size.
func painted() string {
	var b bytes.Buffer
	from := strings.NewReader(noise(600 * 400 * 4))
	img := image.NewNRGBA(image.Rect(0, 0, 600, 400))
	_, _ = io.ReadFull(from, img.Pix)
	_ = png.Encode(&b, img)
	return b.String()
}

// vast is the head of a picture of 40,000 × 40,000 points, with little behind it.
func vast() string {
	head := []byte("IHDR\x00\x00\x9c\x40\x00\x00\x9c\x40\x08\x06\x00\x00\x00")
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	b = append(b, head...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
	return string(b) + noise(1000)
}
