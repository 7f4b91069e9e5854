package app

import (
	"context"
	"net/url"
	"path"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/viet"
)

// RereadReport tells what reading stored articles again came to.
type RereadReport struct {
	Read    int // articles read again
	Changed int // of them, that this program reads otherwise than the one before
	Failed  int // that could not be read, or of which half was lost: they stay as they were
}

// Reread reads the originals of articles again, as this program reads what it fetches now, without the
// network; with no ids all of them. What improves is a new edition, which is not unread again. progress may
// be nil. Errors are those of the library, and UnknownArticle; what was reread until then stays.
func (a *App) Reread(ctx context.Context, progress func(done, total int), ids ...int64) (RereadReport, error) {
	if len(ids) == 0 {
		all, err := a.store.List(ctx, library.Filter{})
		if err != nil {
			return RereadReport{}, err
		}
		for _, s := range all {
			ids = append(ids, s.ID)
		}
	}
	var report RereadReport
	for done, id := range ids {
		if err := a.reread(ctx, id, &report); err != nil {
			return report, err
		}
		if progress != nil {
			progress(done+1, len(ids))
		}
	}
	return report, nil
}

func (a *App) reread(ctx context.Context, id int64, report *RereadReport) error {
	before, err := a.store.Article(ctx, id)
	if err != nil {
		return err
	}
	raw, contentType, err := a.store.Original(ctx, id, before.Version)
	if err != nil {
		return err
	}
	origin, err := a.store.Origin(ctx, id)
	if err != nil {
		return err
	}
	report.Read++
	now := library.At(a.now(), library.ToSecond)
	after, err := readOriginal(raw, contentType, origin, before)
	if err != nil {
		report.Failed++
		a.log.Warn("not read again", "article", id, "url", before.URL, "error", err)
		return nil
	}
	was, is := viet.CountSyllables(library.Plain(before.Blocks)), viet.CountSyllables(library.Plain(after.Blocks))
	if 2*is < was {
		report.Failed++
		a.log.Warn("read again, half of it was lost", "article", id, "url", before.URL)
		return nil
	}
	changed, err := a.store.Reread(ctx, id, before.Version, after, a.themes.Read(after.Title, after.Blocks).Passages, now)
	if changed {
		report.Changed++
	}
	return err
}

// readOriginal reads an article from the bytes it came as: a document of this machine, or one page or several.
func readOriginal(raw []byte, contentType string, origin store.Origin, before library.Stored) (library.Article, error) {
	if origin.Kind == library.FileSource {
		return document.Read(fileName(before.URL), raw)
	}
	return syncer.Extract(raw, contentType, origin.Address, page.Hint{
		Title: origin.Listed.Title, Lead: origin.Listed.Lead, Published: origin.Listed.Published,
		Now: before.Fetched, Selector: origin.Selector,
	})
}

// fileName returns the name of the file at an address.
func fileName(address string) string {
	if u, err := url.Parse(address); err == nil {
		return path.Base(u.Path)
	}
	return path.Base(address)
}
