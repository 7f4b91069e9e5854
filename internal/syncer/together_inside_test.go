package syncer

import (
	"context"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// lockedLibrary cannot be written.
type lockedLibrary struct {
	ArrivalStore
	asked int
}

func (l *lockedLibrary) SaveReady(context.Context, []*store.ReadyArrival) ([]store.SavedArticle, error) {
	l.asked++
	return nil, library.Fail(library.BusyLibrary, "", nil)
}

// Each of those that wait would have a locked library waited for anew.
func TestAFailureThatNoneWouldEscapeIsAllOthersAtOnce(t *testing.T) {
	t.Parallel()
	locked := &lockedLibrary{}
	run := &syncRun{Syncer: New(Params{Saver: locked})}
	all := make([]*waitingSave, 3)
	for n := range all {
		all[n] = &waitingSave{done: make(chan struct{})}
	}
	run.saveAll(t.Context(), all)
	for _, s := range all {
		if <-s.done; !library.IsKind(s.err, library.BusyLibrary) {
			t.Errorf("%v", s.err)
		}
	}
	if locked.asked != 1 {
		t.Errorf("asked %d times", locked.asked)
	}
}
