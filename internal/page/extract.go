package page

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// Hint is what the feed or the list that led to a page said of its article. All of it may be missing.
type Hint struct {
	Title     string
	Lead      string
	Published library.Moment
	Now       library.Moment // dates after it are refused; relative ones («8 giờ trước») count from it
	Selector  string         // CSS of the element that holds the body, given by hand; "" for nearly all
}

// parsedPage is a page taken apart by the parser. It does not change: what is found on it are values of their own, each
// made from the one before, a dividedPage, then a foundBody, and what the finders of title, date, author and list say.
type parsedPage struct {
	ctx     context.Context // of the reading: it ends with it
	url     string          // of the page
	address string          // base of its relative addresses
	root    *html.Node
	main    *html.Node // body element, or the root where there is none
	meta    headData
	known   known
	clutter *furniture
	hint    Hint
	chosen  []*html.Node // what the hint's selector names
}

var (
	errNoText   = errors.New("no text that reads as an article")
	errLogin    = errors.New("the page asks for a login")
	errRobot    = errors.New("the page asks for a person or a browser")
	errNotFound = errors.New("an error page")
)

// over tells long loops to break off. What they leave is thrown away: Read and List ask library.Stopped behind each of them.
func (d *parsedPage) over() bool { return d.ctx.Err() != nil }

// open parses a page. It fails with library.NotHTML or library.TooLarge.
func open(ctx context.Context, raw []byte, contentType, address string, hint Hint) (*parsedPage, error) {
	if err := library.Stopped(ctx, address); err != nil {
		return nil, err
	}
	root, err := parse(ctx, raw, contentType)
	if stop := library.Stopped(ctx, address); stop != nil {
		return nil, stop
	}
	if errors.Is(err, errManyTags) {
		return nil, library.Fail(library.TooLarge, address, err)
	}
	if err != nil {
		return nil, library.Fail(library.NotHTML, address, err)
	}
	d := &parsedPage{ctx: ctx, url: address, address: address, root: root, main: root, hint: hint}
	if holdsTag(raw, "<button") {
		showPressedHeadings(root)
	}
	withoutStruck(root, d.over)
	settleRaised(root, d.over)
	if body := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Body }); body != nil {
		d.main = body
	}
	if base := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Base && attr(n, "href") != "" }); base != nil {
		if resolved := Resolve(address, attr(base, "href")); resolved != "" {
			d.address = resolved
		}
	}
	d.meta = readMetadata(root)
	d.known = findKnown(root)
	d.chosen = d.selected()
	d.clutter = newFurniture(d.main, slices.Concat(d.known[bodyRole], d.chosen, d.headings()), bytes.Count(raw, []byte("</")))
	d.clutter.drop = knownFamilies().drops(raw)
	return d, nil
}

// Extract returns the article of a web page fetched from address: its whole text as blocks, without the
// furniture of the site. contentType is the HTTP header, which may be empty or wrong. It fails with
// library.NotHTML for what is no web page, library.TooLarge for one with more tags than any article has,
// library.LoginRequired for pages that want a login, library.Challenge for those that want to see a person or a
// browser, and library.NoArticle for pages without a text of their own: lists, error pages, empty pages.
//
// It ends with Cancelled where ctx is done, and with TooLarge where its time is over.
func Extract(ctx context.Context, raw []byte, contentType, address string, hint Hint) (library.Article, error) {
	article, _, err := Read(ctx, raw, contentType, address, hint)
	return article, err
}

// Read returns the article of a page as Extract does, and the addresses of its further pages (see more.go).
func Read(ctx context.Context, raw []byte, contentType, address string, hint Hint) (library.Article, []string, error) {
	d, err := open(ctx, raw, contentType, address, hint)
	if err != nil {
		return library.Article{}, nil, err
	}
	divided := d.divide()
	if err := library.Stopped(ctx, address); err != nil {
		return library.Article{}, nil, err
	}
	body := divided.body()
	if err := library.Stopped(ctx, address); err != nil {
		return library.Article{}, nil, err
	}
	if kind, err := (refuser{body}).refusal(body.node); err != nil {
		return library.Article{}, nil, library.Fail(kind, address, err)
	}
	article := body.article()
	if err := library.Stopped(ctx, address); err != nil {
		return library.Article{}, nil, err
	}
	if len(article.Blocks) == 0 {
		return library.Article{}, nil, library.Fail(library.NoArticle, address, errNoText)
	}
	return article, body.more(), nil
}
