package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/story"
)

// The set that is synced: so many feeds of one host with so many articles each.
const (
	feeds           = 10
	articlesPerFeed = 500
	articles        = feeds * articlesPerFeed
)

// storyText is an article as the site publishes it.
type storyText struct{ story.WrittenStory }

// paragraphsHTML are the paragraphs of a text as a page has them.
func (t storyText) paragraphsHTML() string {
	var b strings.Builder
	for _, p := range t.Paragraphs {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
	}
	return b.String()
}

// page is the article's page; around it stands what every page of a site has, about so many bytes of it.
func (t storyText) page(furniture int) string {
	before, after := furnish(furniture, t.Number)
	return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>` + html.EscapeString(t.Title) + `</title>` +
		`<meta property="article:published_time" content="` + t.Published.Format(time.RFC3339) + `">` +
		"</head><body>" + before + "<article><h1>" + html.EscapeString(t.Title) + "</h1>\n" + t.paragraphsHTML() + "</article>" + after + "</body></html>\n"
}

// furnish makes the furniture of a page: scripts, menus, and links to other articles, of which some change from page to page.
func furnish(size, number int) (before, after string) {
	if size == 0 {
		return "<header><a href='/'>Trang báo</a></header>", "<footer>Toà soạn</footer>"
	}
	var b strings.Builder
	for n := 0; b.Len() < size/2; n++ {
		fmt.Fprintf(&b, "<script>window.part%d={kind:\"module-%d\",load:function(a,b){return a+b*%d}};</script><li class=\"nav-%d\"><a href=\"/chuyen-muc-%d\">Chuyên mục số %d</a></li>\n", n, n*n, n*7919, n, n, n)
	}
	before = "<header><nav><ul>" + b.String() + "</ul></nav></header>"
	b.Reset()
	for n := 0; b.Len() < size/2; n++ {
		other := n * 37
		if n < 20 { // the newest beside this one
			other = number + n + 1
		}
		fmt.Fprintf(&b, "<div class=\"box-item thumb-%d\"><a href=\"/bai-%d.html\" title=\"Tin khác\"><img src=\"/anh/%d.jpg\" alt=\"\"></a><span>Tin khác số %d trong chuyên mục</span></div>\n", n, other, other, other)
	}
	return before, "<aside>" + b.String() + "</aside>"
}

// item is the article in its feed, its whole text as the description.
func (t storyText) item(host string) string {
	return "<item><title>" + html.EscapeString(t.Title) + "</title><link>" + host + "/bai-" + fmt.Sprint(t.Number) + ".html</link><guid>" + fmt.Sprint(t.Number) +
		"</guid><pubDate>" + t.Published.Format(time.RFC1123Z) + "</pubDate><description>" + html.EscapeString(t.paragraphsHTML()) + "</description></item>\n"
}

// writeSite writes feeds and pages into a folder for a server at host, and returns the addresses of the feeds.
func writeSite(dir, host string, perFeed, furniture int) ([]string, error) {
	w := story.NewWriter()
	var addresses []string
	for f := range feeds {
		name := fmt.Sprintf("rss-%d.xml", f)
		var feed strings.Builder
		feed.WriteString(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Trang báo ` + fmt.Sprint(f) + `</title><link>` + host + "/chuyen-muc-" + fmt.Sprint(f) + "</link><description>Tin</description>\n")
		for n := range perFeed {
			t := storyText{w.Story(f*perFeed + n)}
			feed.WriteString(t.item(host))
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("bai-%d.html", t.Number)), []byte(t.page(furniture)), 0o600); err != nil {
				return nil, err
			}
		}
		feed.WriteString("</channel></rss>\n")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(feed.String()), 0o600); err != nil {
			return nil, err
		}
		addresses = append(addresses, host+"/"+name)
	}
	return addresses, nil
}
