package syncer

import (
	"sync"
	"time"

	"baocaovien/internal/library"
)

// Event tells how far a sync is.
type Event struct {
	Source                          library.Source // the source it speaks of
	SourcesDone, SourcesTotal       int
	ItemsDone, ItemsTotal           int // of all sources asked so far
	New, Updated, Unchanged, Failed int // so far
}

// ArticleCounts counts what became of articles.
type ArticleCounts struct{ New, Updated, Unchanged, Failed int }

func (t *ArticleCounts) add(o ArticleCounts) {
	t.New += o.New
	t.Updated += o.Updated
	t.Unchanged += o.Unchanged
	t.Failed += o.Failed
}

func (t *ArticleCounts) count(o library.Outcome) {
	switch o {
	case library.New:
		t.New++
	case library.Updated:
		t.Updated++
	case library.Unchanged:
		t.Unchanged++
	}
}

// counted sees to it that an article which several sources list, or one source at several addresses, is counted once in a sync.
type counted struct {
	mu   sync.Mutex
	seen map[string]ArticleCounts // what was counted, by the article's id, or by its address where the library has none
}

// change returns by how much the counts of the sync change, where one is what became of the article. That it came or was
// edited goes before that it was as before; that it failed at one address is told beside what another brought.
func (c *counted) change(key string, one ArticleCounts) ArticleCounts {
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.seen[key]
	after := ArticleCounts{
		New: max(before.New, one.New), Updated: max(before.Updated, one.Updated),
		Unchanged: max(before.Unchanged, one.Unchanged), Failed: max(before.Failed, one.Failed),
	}
	after.Updated = min(after.Updated, 1-after.New)
	after.Unchanged = min(after.Unchanged, 1-after.New-after.Updated)
	c.seen[key] = after
	return ArticleCounts{after.New - before.New, after.Updated - before.Updated, after.Unchanged - before.Unchanged, after.Failed - before.Failed}
}

// SourceReport tells how the sync of one source ended.
type SourceReport struct {
	ID         int64
	URL, Title string
	Status     library.SyncStatus
	Error      library.Kind   // "" where nothing failed
	Again      library.Moment // when a server of it asked to be asked again; no date where none did
	Withdrawn  int            // articles and models that the office whose store it is withdrew since
	ArticleCounts
}

// failed notes why a source, or an article of it, was not read.
func (r *SourceReport) failed(err error) {
	r.Error = library.KindOf(err)
	if again := library.AgainAt(err); again.Unix > r.Again.Unix {
		r.Again = again
	}
}

// SyncSummary tells how a sync ended.
type SyncSummary struct {
	ArticleCounts // of articles, each once; those of the sources hold one that several list for each of them
	Took          time.Duration
	Sources       []SourceReport // in the order asked for
}

// Withdrawn counts what the offices whose stores were asked withdrew since.
func (s SyncSummary) Withdrawn() (n int) {
	for _, source := range s.Sources {
		n += source.Withdrawn
	}
	return n
}

// status is what one source's sync comes to.
func status(failure library.Kind, listed bool, t ArticleCounts) library.SyncStatus {
	switch {
	case failure == library.Offline && t.New+t.Updated == 0:
		return library.SyncOffline
	case !listed:
		return library.SyncFailed
	case t.Failed > 0 && t.Failed == t.New+t.Updated+t.Unchanged+t.Failed:
		return library.SyncFailed
	case t.Failed > 0 || failure != "":
		return library.SyncPartial
	case t.New+t.Updated == 0:
		return library.SyncUnchanged
	default:
		return library.SyncOK
	}
}
