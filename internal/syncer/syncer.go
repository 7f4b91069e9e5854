package syncer

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/theme"
	"baocaovien/internal/web"
)

// Visitor fetches addresses, sharing cookies for as long as the visit lasts.
type Visitor interface {
	Fetch(ctx context.Context, req web.Request) (web.Response, error)
}

// Reader says which passages of an article belong to which theme.
type Reader interface {
	Read(ctx context.Context, title string, blocks []library.Block) theme.Reading
}

// FetchCache remembers what a source listed and which copy of an address is at hand.
type FetchCache interface {
	Validators(ctx context.Context, url string) (store.Validators, error)
	KeepValidators(ctx context.Context, url string, v store.Validators) error
	Listing(ctx context.Context, source int64) ([]store.Listed, error)
	KeepListing(ctx context.Context, source int64, listed []store.Listed) error
}

// ArticleStore keeps articles.
type ArticleStore interface {
	ArticleAt(ctx context.Context, url string) (id int64, err error)
	SeenAt(ctx context.Context, source int64, url string) error
	MarkGone(ctx context.Context, url string, at library.Moment) error
}

// ArrivalStore stores what arrives, many in one step.
type ArrivalStore interface {
	Ready(ctx context.Context, a store.Arrival) (*store.ReadyArrival, error)
	SaveReady(ctx context.Context, all []*store.ReadyArrival) ([]store.SavedArticle, error)
}

// StandingStore knows what a newly read article is held against.
type StandingStore interface {
	Standing(ctx context.Context, url string) (store.Standing, error)
	Removed(ctx context.Context, url string) (bool, error)
	Original(ctx context.Context, id int64, version int) (raw []byte, contentType string, err error)
	Reread(ctx context.Context, id int64, version int, a library.Article, passages []library.Passage, at library.Moment) (changed bool, err error)
}

// FileStore keeps the pictures and attachments of articles.
type FileStore interface {
	HasFile(ctx context.Context, article int64, url string) (bool, error)
	KeepFile(ctx context.Context, article int64, f library.File) error
	File(ctx context.Context, article int64, url string) (library.File, error)
	FileBytes(ctx context.Context) (int64, error)
}

// SourceMarker records how a source did: failure is "" when it worked, again when it asked to be asked again.
type SourceMarker interface {
	MarkSource(ctx context.Context, id int64, at library.Moment, failure library.Kind, again library.Moment) error
}

// Params are what a sync needs.
type Params struct {
	Visit    func() Visitor // begins a visit; each sync makes its own
	Read     Reader
	Cache    FetchCache
	Articles ArticleStore
	Saver    ArrivalStore
	Standing StandingStore
	Files    FileStore
	Mark     SourceMarker
	Stores   StoreReceiver
	Budget   func() int64 // bytes that kept pictures and attachments may take in all; 0 keeps none
	// Restricted reports whether what bears a stamp of secrecy is stored all the same.
	Restricted func() bool
	Now        func() time.Time
	Log        *slog.Logger // gets the detail of every failure
}

// Syncer syncs sources. It is safe for concurrent use.
type Syncer struct{ Params }

// New returns a syncer.
func New(p Params) *Syncer { return &Syncer{Params: p} }

// sourcesAtOnce and itemsAtOnce bound the goroutines of a sync; the connections are bounded in web.
const (
	sourcesAtOnce = 8
	itemsAtOnce   = 4
	readAtOnce    = 2 // pages taken apart: work for the processor, not the network
)

// Sync asks the sources and stores what is new. It blocks until all is done or ctx ends; what came
// until then stays. progress may be nil; it is called from one goroutine, this one.
//
// Failures of sources stand in the report. The error is for what ends a sync as a whole: ctx, or a
// library that cannot be written (DiskFull, ReadOnly, …).
func (s *Syncer) Sync(ctx context.Context, sources []library.Source, progress func(Event)) (SyncSummary, error) {
	begun := s.Now()
	run := &syncRun{
		Syncer:   s,
		visit:    s.Visit(),
		news:     make(chan step),
		articles: newInFlight(),
		files:    newInFlight(),
		learned:  newLearned(),
		counted:  &counted{seen: map[string]ArticleCounts{}},
		reading:  make(chan struct{}, readAtOnce),
		reports:  make([]SourceReport, len(sources)),
	}
	run.gathered = newGatheredSaves(run.saveAll)
	finished := make(chan error, 1)
	go func() {
		finished <- run.all(ctx, sources)
		close(run.news)
	}()
	at := Event{SourcesTotal: len(sources)}
	for n := range run.news {
		at.take(n)
		if progress != nil {
			progress(at)
		}
	}
	report := SyncSummary{Sources: run.reports, ArticleCounts: ArticleCounts{New: at.New, Updated: at.Updated, Unchanged: at.Unchanged, Failed: at.Failed}}
	report.Took = s.Now().Sub(begun)
	return report, <-finished
}

// syncRun is one sync under way.
type syncRun struct {
	*Syncer
	visit    Visitor
	gathered *gatheredSaves
	news     chan step
	articles *inFlight
	files    *inFlight
	learned  *learned
	counted  *counted
	room     atomic.Int64  // bytes that files may still take
	reading  chan struct{} // holds a token for each page or picture being read
	reports  []SourceReport
}

// step is a piece of progress.
type step struct {
	source library.Source
	listed int // articles found to fetch
	done   bool
	items  int
	ArticleCounts
}

func (e *Event) take(n step) {
	e.Source = n.source
	e.ItemsTotal += n.listed
	e.ItemsDone += n.items
	e.New += n.New
	e.Updated += n.Updated
	e.Unchanged += n.Unchanged
	e.Failed += n.Failed
	if n.done {
		e.SourcesDone++
	}
}

func (r *syncRun) all(ctx context.Context, sources []library.Source) error {
	taken, err := r.Files.FileBytes(ctx)
	if err != nil {
		return err
	}
	r.room.Store(r.Budget() - taken)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sourcesAtOnce)
	for i, source := range sources {
		r.reports[i] = SourceReport{ID: source.ID, URL: source.URL, Title: source.Title}
		group.Go(func() error {
			err := r.source(ctx, source, &r.reports[i])
			r.news <- step{source: source, done: true}
			return err
		})
	}
	return group.Wait()
}

// source syncs one source. It returns only what must end the whole sync.
func (r *syncRun) source(ctx context.Context, source library.Source, report *SourceReport) error {
	ctx = web.Typed(ctx, source.URL)
	short, err := r.articlesOf(ctx, source, report)
	if fatal(err) {
		report.Error = library.KindOf(err)
		report.Status = library.SyncFailed
		return err
	}
	if err != nil {
		report.failed(err)
		r.Log.Warn("source failed", "source", source.URL, "error", err)
	}
	if short != nil {
		report.failed(short)
		r.Log.Warn("source cut short", "source", source.URL, "error", short)
	}
	report.Status = status(report.Error, err == nil, report.ArticleCounts)
	if report.Status == library.SyncOffline {
		return nil // no network says nothing about the source
	}
	failure := library.Kind("")
	if report.Status == library.SyncFailed || short != nil {
		failure = report.Error
	}
	return r.Mark.MarkSource(ctx, source.ID, library.At(r.Now(), library.ToSecond), failure, report.Again)
}

// articlesOf stores what a source has that is new. short is why it was listed only in part.
func (r *syncRun) articlesOf(ctx context.Context, source library.Source, report *SourceReport) (short, err error) {
	if source.Kind == library.StoreSource {
		return nil, r.received(ctx, source, report)
	}
	listed, short, err := r.listing(ctx, source)
	if err != nil {
		return short, err
	}
	r.news <- step{source: source, listed: len(listed)}
	return short, r.items(ctx, source, listed, report)
}

// fatal reports failures that no other source or article will escape.
func fatal(err error) bool {
	if errors.Is(err, context.Canceled) {
		return true
	}
	switch library.KindOf(err) {
	case library.Cancelled, library.DiskFull, library.ReadOnly, library.BusyLibrary, library.DamagedLibrary,
		library.OtherMachine, library.UnreadableFile:
		return true
	default:
		return false
	}
}
