package app

import (
	"context"
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

func (a *App) newSyncer() *syncer.Syncer {
	return syncer.New(syncer.Params{
		Visit:  func() syncer.Visitor { return a.web.Session() },
		Read:   a.themes,
		Memory: a.store, Shelf: a.store, Files: a.store, Mark: a.store,
		Budget: a.roomForFiles,
		Now:    a.now, Log: a.log,
	})
}

// roomForFiles is what the pictures and attachments of a library may take in all, in bytes.
func (a *App) roomForFiles() int64 {
	megabytes, err := a.settings.KeepFiles(context.Background())
	if err != nil {
		a.Log(err)
	}
	return int64(megabytes) << 20
}

// Sync syncs the sources of the given ids, or all enabled ones where none is given. See
// syncer.Syncer.Sync; an unknown id is UnknownSource.
func (a *App) Sync(ctx context.Context, ids []int64, progress func(syncer.Event)) (syncer.Report, error) {
	sources, err := a.chosen(ctx, ids)
	if err != nil {
		return syncer.Report{}, err
	}
	report, err := a.syncer.Sync(ctx, sources, progress)
	if err != nil {
		return report, err
	}
	return report, a.followThemes(ctx)
}

// chosen returns the sources to sync. Files of this machine have nowhere to be fetched from.
func (a *App) chosen(ctx context.Context, ids []int64) ([]library.Source, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var chosen []library.Source
	if len(ids) == 0 {
		all, err := a.store.Sources(ctx)
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			if s.Enabled && s.Kind != library.FileSource {
				chosen = append(chosen, s)
			}
		}
		return chosen, nil
	}
	for _, id := range ids {
		s, err := a.store.Source(ctx, id)
		if err != nil {
			return nil, err
		}
		if s.Kind != library.FileSource {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}
