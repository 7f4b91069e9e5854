package syncer

import (
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

// Tally counts what became of articles.
type Tally struct{ New, Updated, Unchanged, Failed int }

func (t *Tally) add(o Tally) {
	t.New += o.New
	t.Updated += o.Updated
	t.Unchanged += o.Unchanged
	t.Failed += o.Failed
}

func (t *Tally) count(o library.Outcome) {
	switch o {
	case library.New:
		t.New++
	case library.Updated:
		t.Updated++
	case library.Unchanged:
		t.Unchanged++
	}
}

// SourceReport tells how the sync of one source ended.
type SourceReport struct {
	ID         int64
	URL, Title string
	Status     library.SyncStatus
	Error      library.Kind // "" where nothing failed
	Tally
}

// Report tells how a sync ended.
type Report struct {
	Tally
	Took    time.Duration
	Sources []SourceReport // in the order asked for
}

// status is what one source's sync comes to.
func status(failure library.Kind, listed bool, t Tally) library.SyncStatus {
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
