package receive

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// storing is about how long a library takes to store an article.
const storing = 3 * time.Millisecond

// bringAndTake brings the items of the serial and has the library take it. The library begins while the last items are on their
// way, as soon as these will have come before it has stored the others: what is waited for is the slower of the two, the line or
// the library, and the library is not kept from other work for longer. Where an item does not come after all, nothing is taken.
func (s *serial) bringAndTake(ctx context.Context, m depot.StoreManifest, next depot.Trust) (counts store.SerialCounts, err error) {
	wanted := s.wanted()
	s.onWay = newAwaited(wanted)
	s.listed(len(wanted))
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		return s.bring(ctx, wanted, func(f storeFile) {
			s.onWay.came(f.hash)
			s.done(1)
		})
	})
	group.Go(func() (err error) {
		select {
		case <-s.onWay.soon:
		case <-ctx.Done():
			return library.Stopped(ctx, m.Name)
		}
		counts, err = s.take(ctx, m, next)
		return err
	})
	err = group.Wait()
	return counts, err
}

// awaited are files on their way.
type awaited struct {
	soon chan struct{} // closed when those that are missing will have come before the others are stored

	began time.Time
	mu    sync.Mutex
	left  int
	told  bool                     // soon is closed
	here  map[string]chan struct{} // by the hash: closed when the file has come
}

func newAwaited(files []storeFile) *awaited {
	a := &awaited{soon: make(chan struct{}), began: time.Now(), left: len(files), here: make(map[string]chan struct{}, len(files))}
	for _, f := range files {
		a.here[f.hash] = make(chan struct{})
	}
	if a.told = a.left == 0; a.told {
		close(a.soon)
	}
	return a
}

// came tells that a file has come. What is missing is taken to come as fast as what came.
func (a *awaited) came(hash string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	close(a.here[hash])
	a.left--
	all := len(a.here)
	each := time.Since(a.began) / time.Duration(all-a.left)
	if !a.told && each*time.Duration(a.left) <= storing*time.Duration(all) {
		a.told = true
		close(a.soon)
	}
}

// wait waits for a file.
func (a *awaited) wait(ctx context.Context, hash string) error {
	select {
	case <-a.here[hash]:
		return nil
	case <-ctx.Done():
		return library.Stopped(ctx, hash)
	}
}
