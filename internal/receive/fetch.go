package receive

import (
	"context"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/depot"
)

// Connections is how many files are fetched at once.
const Connections = 6

// storeFile is a file of a store that is named after its bytes.
type storeFile struct {
	name, hash string
	size       int64
}

func shardFile(ref depot.ShardRef) storeFile {
	return storeFile{depot.ShardName(ref.Hash), ref.Hash, ref.Size}
}

func itemFile(e depot.StoreEntry) storeFile {
	return storeFile{depot.ItemName(e.Hash), e.Hash, e.Size}
}

// bring has files lie whole in the staged folder. came is told of each, from several goroutines.
func (s *serial) bring(ctx context.Context, files []storeFile, came func(storeFile)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(Connections)
	var stop atomic.Bool
	for _, f := range files {
		if stop.Load() {
			break
		}
		group.Go(func() error {
			err := fetch(ctx, s.from, s.staged, f)
			if err != nil {
				stop.Store(true)
				return err
			}
			came(f)
			return nil
		})
	}
	return group.Wait()
}

// fetch brings a file, unless it lies there whole, and goes on where it was cut off. Where the parts do not make the file that
// was signed, it is fetched anew.
func fetch(ctx context.Context, from Carrier, staged staged, f storeFile) error {
	if staged.has(f) {
		return nil
	}
	begun := staged.begun(f)
	data, err := from.Resume(ctx, f.name, begun, f.size)
	if err == nil && depot.HashOf(data) != f.hash && len(begun) > 0 {
		data, err = from.Resume(ctx, f.name, nil, f.size)
	}
	if err != nil {
		_ = staged.keepPart(f, data) // where that fails, it is fetched anew
		return depot.Missing(f.name, err)
	}
	if err := depot.CheckHash(f.name, f.hash, data); err != nil {
		return err
	}
	return staged.put(f, data)
}
