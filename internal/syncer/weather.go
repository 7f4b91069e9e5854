package syncer

import (
	"context"
	"net/url"
	"sync"

	"baocaovien/internal/landing"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/weather"
	"baocaovien/internal/web"
)

// learned is what a sync has learned of the weather of each host.
type learned struct {
	mu    sync.Mutex
	hosts map[string]*weather.Experience
}

func newLearned() *learned { return &learned{hosts: map[string]*weather.Experience{}} }

// of calls use with what is known of the host of an address, alone.
func (l *learned) of(address string, use func(*weather.Experience)) {
	host := address
	if u, err := url.Parse(address); err == nil {
		host = u.Host
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hosts[host] == nil {
		l.hosts[host] = weather.NewExperience()
	}
	use(l.hosts[host])
}

// calm returns what was read of an article with the weather taken out that made it look edited: then it is as it stands in
// the library. What no experience explains is fetched once more at once, and what the two loads differ in is weather. A
// real edit comes back as it was read, under the addresses known of its pictures and files.
func (r *syncRun) calm(ctx context.Context, source library.Source, i listedItem, read extracted, now library.Moment) (extracted, error) {
	if !i.known {
		return read, nil
	}
	standing, err := r.Standing.Standing(ctx, i.URL)
	if err != nil || standing.ID == 0 || (standing.ContentType == ofFeedText) != (read.from.contentType == ofFeedText) {
		return read, err
	}
	before := library.Article{Title: standing.Title, Blocks: standing.Blocks, Attachments: standing.Attachments}
	if i.remembered { // what a feed enclosed is not known while it answers that nothing changed
		read.article.Attachments = withEnclosed(read.article.Attachments, before.Attachments)
	}
	same := false
	r.learned.of(i.URL, func(e *weather.Experience) {
		read.article = settled(e, before, read.article)
		same = e.Same(ctx, before, read.article)
	})
	if same {
		return asStanding(read, before), nil
	}
	if reread, err := r.readsOtherwise(ctx, source, i, standing, read, now); reread || err != nil {
		return read, err
	}
	if r.mayLearn(read, standing) {
		if same, err = r.secondLoad(ctx, source, i, before, read.article, now); err != nil {
			return read, err
		}
	}
	if same {
		return asStanding(read, before), nil
	}
	r.learned.of(i.URL, func(e *weather.Experience) { read.article = settled(e, before, read.article) }) // by what it learned
	return read, nil
}

// asStanding is what was read with the text that stands in the library.
func asStanding(read extracted, before library.Article) extracted {
	read.article.Title, read.article.Blocks, read.article.Attachments = before.Title, before.Blocks, before.Attachments
	return read
}

// readsOtherwise reports whether the original that is kept, read as this program reads, says what was read now: then only
// the program is another than the one before, and what it reads better is stored as a better reading, which is no edit.
func (r *syncRun) readsOtherwise(ctx context.Context, source library.Source, i listedItem, standing store.Standing, read extracted, now library.Moment) (bool, error) {
	raw, contentType, err := r.Standing.Original(ctx, standing.ID, standing.Version)
	if err != nil {
		return false, err
	}
	hint := page.Hint{Title: i.Title, Lead: i.Lead, Published: i.Published, Now: now, Selector: source.Selector}
	again, err := Extract(ctx, raw, contentType, read.from.address, hint)
	if err != nil {
		return false, onlyFatal(err)
	}
	before := library.Article{Title: standing.Title, Blocks: standing.Blocks, Attachments: standing.Attachments}
	same := false
	r.learned.of(i.URL, func(e *weather.Experience) {
		again = settled(e, before, again)
		again.Attachments = withEnclosed(again.Attachments, i.enclosed)
		same = e.Same(ctx, again, read.article)
	})
	if !same {
		return false, nil
	}
	passages := r.Read.Read(ctx, read.article.Title, read.article.Blocks).Passages
	_, err = r.Standing.Reread(ctx, standing.ID, standing.Version, read.article, passages, now)
	return err == nil, err
}

// settled is what was read with the addresses and the title that the library has for the same things.
func settled(e *weather.Experience, before, read library.Article) library.Article {
	if read.TitleListed {
		read.Title = before.Title
	}
	return e.Settle(before, read)
}

// mayLearn reports whether another load can tell anything: of a page, not of a file or of what a feed carried.
func (r *syncRun) mayLearn(read extracted, standing store.Standing) bool {
	return read.file.URL == "" && standing.ContentType != ofFeedText
}

// secondLoad fetches an article once more and learns from it whether weather made it look edited.
func (r *syncRun) secondLoad(ctx context.Context, source library.Source, i listedItem, before, read library.Article, now library.Moment) (bool, error) {
	answer, err := landing.Fetch(ctx, r.visit, web.Request{URL: i.URL})
	if err != nil {
		return false, onlyFatal(err)
	}
	again, err := r.extract(ctx, source, answer, i, now)
	if err != nil {
		return false, onlyFatal(err)
	}
	same := false
	r.learned.of(i.URL, func(e *weather.Experience) {
		same = e.Learn(ctx, before, read, settled(e, before, again.article))
	})
	return same, nil
}

// onlyFatal drops failures that mean no more than that nothing was learned.
func onlyFatal(err error) error {
	if fatal(err) {
		return err
	}
	return nil
}
