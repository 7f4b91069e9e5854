package syncer

import (
	"context"
	"html"
	"net/url"
	"strings"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/web"
)

// partsAtMost bounds the pages of one article.
const partsAtMost = 20

// extracted is an article with what it was read from.
type extracted struct {
	article  library.Article
	from     original
	parts    int            // pages it stands on
	file     library.File   // that it is; none where it is a page
	pictures []library.File // that stand in it
}

// alone reports that no file belongs to the article.
func (e extracted) alone() bool {
	return e.file.URL == "" && len(e.pictures) == 0 && len(filesOf(e.article)) == 0
}

// extract reads the article that an answer brings, the pages it goes on at included.
func (r *syncRun) extract(ctx context.Context, source library.Source, answer web.Response, i listedItem, now library.Moment) (extracted, error) {
	hint := page.Hint{Title: i.Title, Lead: i.Lead, Published: i.Published, Now: now, Selector: source.Selector}
	if ledHome(i.URL, answer.URL) {
		return extracted{}, library.Fail(library.NoArticle, i.URL, nil)
	}
	first := original{answer.Body, answer.ContentType, answer.URL}
	if kind := document.KindOfFile(answer.Body, answer.ContentType); kind != document.PageFile {
		if kind == document.PictureFile && i.html != "" {
			if read, err := r.fromFeed(ctx, underPicture(i, answer.URL), i.URL, now, nil); err == nil && len(read.article.Blocks) > 0 || fatal(err) {
				return read, err
			}
		}
		read, err := r.fileArticle(ctx, answer, kind, hint)
		read.article.Attachments = withEnclosed(read.article.Attachments, i.enclosed)
		return read, err
	}
	article, more, err := r.readPart(ctx, first, hint)
	if err != nil {
		return extracted{}, err
	}
	read := []library.Article{article}
	pages, err := r.rest(ctx, first, more, func(o original) ([]string, error) {
		part, more, err := r.readPart(ctx, o, hint)
		if err == nil {
			read = append(read, part)
		}
		return more, err
	})
	if err != nil {
		return extracted{}, err
	}
	if len(read) > 1 {
		article = page.Join(read)
	}
	article.Attachments = withEnclosed(article.Attachments, i.enclosed)
	from, err := pack(pages)
	return extracted{article: article, from: from, parts: len(pages)}, err
}

// ledHome reports that a server led from an article to the front page of its site, as many do for what they
// no longer have.
func ledHome(asked, came string) bool {
	a, errA := url.Parse(asked)
	b, errB := url.Parse(came)
	return errA == nil && errB == nil && !isFront(a) && isFront(b)
}

func isFront(u *url.URL) bool { return (u.Path == "" || u.Path == "/") && u.RawQuery == "" }

// readingTime is how long one page may take to read; an article takes a thousandth of it. What takes longer is made to
// hurt, and is TooLarge.
const readingTime = 30 * time.Second

// readPart takes a page apart: its article, and where that goes on. Few pages are read at a time: one of many
// megabytes takes ten times its size while it is read.
func (r *syncRun) readPart(ctx context.Context, o original, hint page.Hint) (library.Article, []string, error) {
	select {
	case r.reading <- struct{}{}:
		defer func() { <-r.reading }()
	case <-ctx.Done():
		return library.Article{}, nil, library.Fail(library.Cancelled, o.address, ctx.Err())
	}
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	return page.Read(ctx, o.raw, o.contentType, o.address, hint)
}

// rest fetches the pages that an article goes on at. One that its server does not have, or that holds no text,
// ends the walk; any other failure is the article's, which is better fetched whole another time.
func (r *syncRun) rest(ctx context.Context, first original, more []string, read func(original) ([]string, error)) ([]original, error) {
	all := []original{first}
	seen := map[string]bool{page.Canonical(first.address): true}
	for len(more) > 0 && len(all) < partsAtMost {
		next := more[0]
		more = more[1:]
		if seen[page.Canonical(next)] || !sameHost(first.address, next) {
			continue
		}
		seen[page.Canonical(next)] = true
		answer, err := r.visit.Fetch(ctx, web.Request{URL: next, From: first.address})
		if err == nil {
			part := original{answer.Body, answer.ContentType, answer.URL}
			var further []string
			if further, err = read(part); err == nil {
				all = append(all, part)
				more = append(more, further...)
				continue
			}
		}
		if !noMore(err) {
			return nil, err
		}
		r.Log.Warn("article ends early", "url", first.address, "page", next, "error", err)
		break
	}
	return all, nil
}

// noMore reports failures that say that there is nothing to read at an address.
func noMore(err error) bool {
	switch library.KindOf(err) {
	case library.Gone, library.NoArticle, library.NotHTML, library.LoginRequired, library.Challenge, library.NoText,
		library.UnsupportedFile, library.OldWordFile, library.DamagedFile, library.LockedFile:
		return true
	default:
		return false
	}
}

func sameHost(a, b string) bool {
	u, errA := url.Parse(a)
	v, errB := url.Parse(b)
	return errA == nil && errB == nil && u.Host == v.Host
}

// ofFeedText says of an original that it is what a feed carried, and not the page the feed leads to.
const ofFeedText = "text/html; charset=utf-8; profile=feed"

// enoughAlone, enoughBeside and enoughSummed are the syllables that make an article of what a feed carries: of an item without
// a page of its own, of one whose page cannot be read, where less is a teaser, and of a summary, which is all there is.
const (
	enoughAlone  = 8
	enoughBeside = 40
	enoughSummed = 80
)

// fromFeed reads the body that a feed carried, where the page gives none; failure is the page's.
func (r *syncRun) fromFeed(ctx context.Context, i listedItem, address string, now library.Moment, failure error) (extracted, error) {
	carried := i.html
	if carried == "" && noMore(failure) && len(strings.Fields(i.Lead)) >= enoughSummed {
		carried = html.EscapeString(i.Lead)
	}
	if carried == "" {
		return extracted{}, failure
	}
	from := original{[]byte(carried), ofFeedText, address}
	hint := page.Hint{Title: i.Title, Lead: i.Lead, Published: i.Published, Now: now}
	article, _, err := r.readPart(ctx, from, hint)
	if fatal(err) {
		return extracted{}, err
	}
	if err != nil {
		article, err = plainly(ctx, from, hint)
	}
	if err != nil {
		return extracted{}, failure
	}
	if hasNoPage(address) { // what its text says of other addresses is not its own
		article.URL = address
	}
	article.Attachments = withEnclosed(article.Attachments, i.enclosed)
	return extracted{article: article, from: from, parts: 1}, nil
}

// underPicture returns an item whose address is a picture with that picture over the text its feed carries, unless it is there.
func underPicture(i listedItem, address string) listedItem {
	if !strings.Contains(i.html, html.EscapeString(address)) {
		i.html = `<p><img src="` + html.EscapeString(address) + `"></p>` + i.html
	}
	return i
}

// plainly reads all the text a feed carried, where no article stands out in it: it is short, or a list.
func plainly(ctx context.Context, from original, hint page.Hint) (library.Article, error) {
	article, err := document.Read(ctx, "muc.html", from.raw)
	if err != nil {
		return library.Article{}, err
	}
	least := enoughBeside
	if hasNoPage(from.address) {
		least = enoughAlone
	}
	if hint.Title == "" || len(strings.Fields(library.Plain(article.Blocks))) < least {
		return library.Article{}, library.Fail(library.NoArticle, from.address, nil)
	}
	article.Title, article.Lead, article.Published = hint.Title, hint.Lead, hint.Published
	article.URL = page.Canonical(from.address)
	return article, nil
}

// withEnclosed adds what a feed encloses to what the article itself offers, each once.
func withEnclosed(offered, enclosed []library.Attachment) []library.Attachment {
	seen := map[string]bool{}
	for _, a := range offered {
		seen[page.Canonical(a.URL)] = true
	}
	for _, a := range enclosed {
		if key := page.Canonical(a.URL); !seen[key] {
			seen[key] = true
			offered = append(offered, a)
		}
	}
	return offered
}
