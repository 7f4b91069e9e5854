package app

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
	"baocaovien/internal/viet"
)

// Sources are where articles come from: found, added and synced.
type Sources struct {
	store  *store.Library
	find   *discover.Discoverer
	syncer *syncer.Syncer
	themes *Themes
}

// CheckSource visits an address and tells what it would bring; it stores nothing. See discover.Discoverer.Check.
func (s *Sources) CheckSource(ctx context.Context, address string) (discover.Check, error) {
	return s.find.Check(ctx, address)
}

// CheckKnown tells what a source would bring, read as what it was stored as.
func (s *Sources) CheckKnown(ctx context.Context, source library.Source) (discover.Check, error) {
	return s.find.CheckKnown(ctx, source)
}

// Suggested returns the catalogue of suggested sources. None of it is on until a person adds it.
func (s *Sources) Suggested() ([]discover.Suggestion, error) { return discover.Suggested() }

// AddSource stores a source. Where its kind is not given, the address is visited and its feed, its
// list of articles or the one article on it is found. A page that lists many feeds fails with library.ManyFeeds:
// CheckSource tells which; a selector that is none with library.WrongUse.
func (s *Sources) AddSource(ctx context.Context, added library.Source) (library.Source, error) {
	added.URL = discover.CleanAddress(added.URL)
	if added.Selector = strings.TrimSpace(added.Selector); added.Selector != "" {
		if err := page.CheckSelector(added.Selector); err != nil {
			return library.Source{}, err
		}
	}
	if added.Kind == "" || added.Kind == library.AutoSource {
		found, err := s.CheckSource(ctx, added.URL)
		if err != nil {
			return library.Source{}, err
		}
		if len(found.Choices) > 0 {
			return library.Source{}, library.Fail(library.ManyFeeds, added.URL, nil)
		}
		added.Kind, added.URL = found.Kind, found.URL
		if added.Title == "" {
			added.Title = found.Title
		}
	}
	u, err := url.Parse(added.URL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return library.Source{}, library.Fail(library.BadAddress, added.URL, err)
	}
	if added.Title = viet.Clean(added.Title); added.Title == "" {
		added.Title = u.Host
	}
	added.Enabled = true
	return s.store.AddSource(ctx, added)
}

// Sync syncs the sources of the given ids, or all enabled ones where none is given. See
// syncer.Syncer.Sync; an unknown id is UnknownSource.
func (s *Sources) Sync(ctx context.Context, ids []int64, progress func(syncer.Event)) (syncer.SyncSummary, error) {
	sources, err := s.chosen(ctx, ids)
	if err != nil {
		return syncer.SyncSummary{}, err
	}
	report, err := s.syncer.Sync(ctx, sources, progress)
	if err != nil {
		return report, err
	}
	return report, s.themes.follow(ctx)
}

// chosen returns the sources to sync. Files of this machine have nowhere to be fetched from.
func (s *Sources) chosen(ctx context.Context, ids []int64) ([]library.Source, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var chosen []library.Source
	if len(ids) == 0 {
		all, err := s.store.Sources(ctx)
		if err != nil {
			return nil, err
		}
		for _, source := range all {
			if source.Enabled && source.Kind != library.FileSource {
				chosen = append(chosen, source)
			}
		}
		return chosen, nil
	}
	for _, id := range ids {
		source, err := s.store.Source(ctx, id)
		if err != nil {
			return nil, err
		}
		if source.Kind != library.FileSource {
			chosen = append(chosen, source)
		}
	}
	return chosen, nil
}
