package sample

import (
	"encoding/xml"
	"fmt"
	"html"
	"time"

	"baocaovien/internal/library"
)

// feedPath is the address of the feed on the site.
const feedPath = "/rss"

// tracking is what the feed adds to the address of an article that the category page lists too, as
// sites do to count where readers come from: the same article then stands under two addresses.
const tracking = "?utm_source=rss&utm_medium=feed"

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Self        rssSelf   `xml:"atom:link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Items       []rssItem `xml:"item"`
}

type rssSelf struct {
	Address string `xml:"href,attr"`
	Rel     string `xml:"rel,attr"`
	Type    string `xml:"type,attr"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	ID          rssID    `xml:"guid"`
	Description rssWords `xml:"description"`
	Published   string   `xml:"pubDate"`
}

type rssID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

type rssWords struct {
	HTML string `xml:",cdata"`
}

// writeFeed returns the feed with absolute links under base.
func (s *site) writeFeed(base string) ([]byte, error) {
	feed := rss{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Channel: rssChannel{
		Title: s.config.FeedTitle, Link: base + "/", Description: s.config.Notice, Language: "vi",
		Self: rssSelf{Address: base + feedPath, Rel: "self", Type: "application/rss+xml"},
	}}
	for _, a := range s.inFeed() {
		link := base + a.Path
		if a.InList {
			link += tracking
		}
		feed.Channel.Items = append(feed.Channel.Items, rssItem{
			Title: a.Title, Link: link, ID: rssID{Value: "news_" + a.id},
			Description: rssWords{HTML: summary(a, base, link)},
			Published:   a.Published.Time().Format(time.RFC1123Z),
		})
	}
	body, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("sample: feed: %w", err)
	}
	return append([]byte(xml.Header), body...), nil
}

// summary is the lead behind the article's first picture, as most Vietnamese sites fill the element.
func summary(a Story, base, link string) string {
	for _, b := range a.Blocks {
		if b.Kind == library.Image {
			return fmt.Sprintf(`<a href="%s"><img src="%s" width="120" align="left" border="0"></a>%s`,
				html.EscapeString(link), html.EscapeString(base+b.Src), html.EscapeString(a.Lead))
		}
	}
	return html.EscapeString(a.Lead)
}

// inFeed returns the articles of the feed, newest first.
func (s *site) inFeed() []Story {
	var all []Story
	for _, a := range s.articles {
		if a.InFeed {
			all = append(all, a)
		}
	}
	return all
}
