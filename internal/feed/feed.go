package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// Feed is what a feed says of itself, and its items in its own order.
type Feed struct {
	Title string
	Link  string // of the site; absolute, or ""
	Items []Item

	Sitemaps []string // of an index of sitemaps, the newest first; it has no items
}

// Item is one entry of a feed.
type Item struct {
	ID          string // the same at every reading: the feed's own id, else the address, else made of the title and date
	Title       string // plain text
	URL         string // absolute http or https, "" where the item names none
	Published   library.Moment
	Lead        string // the summary as plain text
	HTML        string // the full text, where the feed carries it
	Author      string
	Attachments []library.Attachment
}

// maxBytes bounds what is read of a feed; what lies behind is as if the file had been cut off there.
const maxBytes = 32 << 20

// maxItems bounds how many items are read.
const maxItems = 10000

// headBytes is how much of a file tells what it is.
const headBytes = 8192

var errNoFeed = errors.New("neither RSS, Atom nor JSON feed")

// Parse reads a feed fetched from address, which resolves its relative links; contentType may be empty.
// Damaged feeds give the items that are whole. A feed without items is no error; what is no feed, or
// one of which no item can be read, fails with library.BrokenFeed. It ends with Cancelled where ctx is done, and with
// TooLarge where its time is over; it is asked at every element and every item.
func Parse(ctx context.Context, raw []byte, contentType, address string) (Feed, error) {
	if err := library.Stopped(ctx, address); err != nil {
		return Feed{}, err
	}
	raw = unpacked(raw)
	if len(raw) > maxBytes {
		raw = raw[:maxBytes]
	}
	text := unwrapped(viet.Decode(whole(raw), contentType))
	if isSitemap(text) {
		return readSitemap(ctx, text, address)
	}
	mended, begun, err := mend(ctx, text, address)
	if stop := library.Stopped(ctx, address); stop != nil {
		return Feed{}, stop
	}
	if err != nil {
		return Feed{}, library.Fail(library.BrokenFeed, address, err)
	}
	parser := gofeed.NewParser()
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	parsed, err := parser.Parse(mendedReader{ctx, strings.NewReader(mended)})
	if stop := library.Stopped(ctx, address); stop != nil {
		return Feed{}, stop
	}
	if err != nil {
		return Feed{}, library.Fail(library.BrokenFeed, address, fmt.Errorf("read feed: %w", err))
	}
	f := read(ctx, parsed, address)
	if err := library.Stopped(ctx, address); err != nil {
		return Feed{}, err
	}
	if len(f.Items) == 0 && (begun > 0 || !ended.MatchString(text)) {
		return Feed{}, library.Fail(library.BrokenFeed, address, errors.New("no item can be read"))
	}
	return f, nil
}

// mendedReader gives a feed to the parser, a few kilobytes at a time, until its context ends.
type mendedReader struct {
	ctx  context.Context
	text *strings.Reader
}

func (r mendedReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.text.Read(p)
}

// mend makes text, fetched from address, well-formed. begun counts the items it begins, whole or not.
func mend(ctx context.Context, text, address string) (mended string, begun int, err error) {
	if root := feedRoot(text); root >= 0 {
		mended, begun = mendXML(ctx, text[root:], address)
		return mended, begun, nil
	}
	if begin := jsonRoot(text); begin >= 0 {
		return mendJSON(ctx, text[begin:])
	}
	return "", 0, errNoFeed
}

// Looks reports whether raw begins like a feed. What only follows in the body of a web page does not
// count.
func Looks(raw []byte, contentType string) bool {
	head, tail := raw[:min(len(raw), headBytes)], raw[max(0, len(raw)-headBytes):]
	text := unwrapped(viet.Decode(head, contentType))
	return feedRoot(text) >= 0 || jsonRoot(text) >= 0 || bytes.Contains(tail, []byte(jsonFeedHost)) && jsonRoot(text+string(tail)) >= 0
}

var (
	// ended finds the end of a feed: what lacks it was cut off.
	ended       = pattern.Of(`(?i)</(?:[a-z0-9]+:)?(?:rss|feed|rdf|channel)\s*>|\}\s*$`)
	rootElement = pattern.Of(`(?i)<(?:[a-z0-9]+:)?(?:rss|feed|rdf|channel)(?:\s[^<]*)?>`)
	pageElement = pattern.Of(`(?i)<(?:html|head|body)[\s>]`)
	jsonFeed    = pattern.Of(`^\{[^{}\[\]]*"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org|"items"\s*:\s*\[`)
)

// feedRoot returns where the root element of an XML feed begins, or -1. Warnings, comments and blank
// lines may stand before it, a web page may not.
func feedRoot(text string) int {
	head := text[:min(len(text), headBytes)]
	for from := 0; from < len(head); {
		at := rootElement.FindStringIndex(head[from:])
		if at == nil {
			return -1
		}
		begin := from + at[0]
		if open := strings.LastIndex(head[:begin], "<!--"); open >= 0 && !strings.Contains(head[open:begin], "-->") {
			from = begin + 1
			continue
		}
		if pageElement.MatchString(head[:begin]) {
			return -1
		}
		return begin
	}
	return -1
}

// jsonRoot returns where a JSON Feed begins, or -1.
func jsonRoot(text string) int {
	trimmed := strings.TrimLeft(text, "\uFEFF \t\r\n")
	if !strings.HasPrefix(trimmed, "{") {
		return -1
	}
	head, tail := trimmed[:min(len(trimmed), headBytes)], trimmed[max(0, len(trimmed)-headBytes):]
	if !strings.Contains(head, jsonFeedHost) && !strings.Contains(tail, jsonFeedHost) || !jsonFeed.MatchString(head) {
		return -1
	}
	return len(text) - len(trimmed)
}

// jsonFeedHost is in the version that every JSON Feed names, before its items or behind them.
const jsonFeedHost = "jsonfeed.org"

// read turns gofeed's feed into ours.
func read(ctx context.Context, parsed *gofeed.Feed, address string) Feed {
	f := Feed{Title: page.Text(parsed.Title), Link: page.Resolve(address, parsed.Link)}
	base := address
	if base == "" {
		base = f.Link
	}
	plainTitles := strings.Contains(parsed.Generator, "NukeViet")
	monthFirst := isMonthFirst(parsed.Items)
	for _, item := range parsed.Items {
		if ctx.Err() != nil {
			return f // Parse tells
		}
		if it, ok := readItem(item, base, plainTitles, monthFirst); ok {
			f.Items = append(f.Items, it)
		}
	}
	identify(f.Items)
	return f
}
