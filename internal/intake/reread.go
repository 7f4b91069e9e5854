package intake

import (
	"context"
	"log/slog"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/viet"
)

// Rereading tells what reading stored articles again came to.
type Rereading struct {
	Read    int // articles read again
	Changed int // of them, that this program reads otherwise than the one before
	Failed  int // that could not be read, or of which half was lost: they stay as they were
}

// storedReader is the part of the library that holds what is read again.
type storedReader interface {
	List(ctx context.Context, f library.Filter) ([]library.Summary, error)
	Article(ctx context.Context, id int64) (library.Stored, error)
}

// originals is the part of the library that keeps the bytes articles came as.
type originals interface {
	Original(ctx context.Context, id int64, version int) (raw []byte, contentType string, err error)
	Origin(ctx context.Context, id int64) (store.Origin, error)
	fileKeeper
	Reread(ctx context.Context, id int64, version int, a library.Article, passages []library.Passage, now library.Moment) (changed bool, err error)
}

// Rereader reads stored articles again.
type Rereader struct {
	articles  storedReader
	originals originals
	themes    ThemeFollower
	now       func() time.Time
	log       *slog.Logger
}

// NewRereader returns a Rereader of a library. What could not be read again goes to log.
func NewRereader(l *store.Library, t ThemeFollower, now func() time.Time, log *slog.Logger) *Rereader {
	return &Rereader{articles: l, originals: l, themes: t, now: now, log: log}
}

// Reread reads the originals of articles again, as this program reads what it fetches now, without the
// network; with no ids all of them. What improves is a new edition, which is not unread again. progress may
// be nil. Errors are those of the library, and UnknownArticle; what was reread until then stays.
func (r *Rereader) Reread(ctx context.Context, progress func(done, total int), ids ...int64) (Rereading, error) {
	if len(ids) == 0 {
		all, err := r.articles.List(ctx, library.Filter{})
		if err != nil {
			return Rereading{}, err
		}
		for _, s := range all {
			ids = append(ids, s.ID)
		}
	}
	var report Rereading
	for done, id := range ids {
		if err := r.reread(ctx, id, &report); err != nil {
			return report, err
		}
		if progress != nil {
			progress(done+1, len(ids))
		}
	}
	return report, nil
}

func (r *Rereader) reread(ctx context.Context, id int64, report *Rereading) error {
	before, err := r.articles.Article(ctx, id)
	if library.IsKind(err, library.DamagedArticle) { // one of many
		r.log.Warn("reread", "article", id, "error", err)
		report.Failed++
		return nil
	}
	if err != nil {
		return err
	}
	if before.Completeness.Recognised() { // its words are not in its original: they stay as they were made out
		report.Read++
		return nil
	}
	origin, err := r.originals.Origin(ctx, id)
	if err != nil {
		return err
	}
	if origin.Kind == library.StoreSource { // it came read
		report.Read++
		return nil
	}
	raw, contentType, err := r.originals.Original(ctx, id, before.Version)
	if err != nil {
		return err
	}
	report.Read++
	now := library.At(r.now(), library.ToSecond)
	after, err := readOriginal(ctx, raw, contentType, origin, before)
	if library.IsKind(err, library.Cancelled) {
		return err
	}
	if err != nil {
		report.Failed++
		r.log.Warn("not read again", "article", id, "url", before.URL, "error", err)
		return nil
	}
	after.Stamp = secrecy.OfArticle(ctx, after)
	pictures := syncer.DocumentPictures(raw, &after)
	if origin.Kind == library.FileSource {
		after.Stamp = stampOf(ctx, raw, after)
	}
	was, is := viet.CountSyllables(library.Plain(before.Blocks)), viet.CountSyllables(library.Plain(after.Blocks))
	if 2*is < was {
		report.Failed++
		r.log.Warn("read again, half of it was lost", "article", id, "url", before.URL)
		return nil
	}
	changed, err := r.originals.Reread(ctx, id, before.Version, after, r.themes.Read(ctx, after.Title, after.Blocks).Passages, now)
	if changed {
		report.Changed++
	}
	if err != nil {
		return err
	}
	return keepPictures(ctx, r.originals, id, pictures)
}

// readOriginal reads an article from the bytes it came as: a document of this machine, or one page or several.
func readOriginal(ctx context.Context, raw []byte, contentType string, origin store.Origin, before library.Stored) (library.Article, error) {
	if origin.Kind == library.FileSource {
		name, _ := library.FileName(before.URL)
		return document.Read(ctx, name, raw)
	}
	return syncer.Extract(ctx, raw, contentType, origin.Address, page.Hint{
		Title: origin.Listed.Title, Lead: origin.Listed.Lead, Published: origin.Listed.Published,
		Now: before.Fetched, Selector: origin.Selector,
	})
}
