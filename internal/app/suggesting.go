package app

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"

	"baocaovien/internal/depot"
	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// PublisherSuggestions are the addresses that an office which publishes for others syncs from, and this library does not.
type PublisherSuggestions struct {
	Publisher string
	Sources   []discover.Suggestion
}

// mostSuggestions is how many addresses one publisher suggests at most.
const mostSuggestions = 500

// SuggestedByPublishers returns what those suggest whose stores are sources of this library. None of it is on until a person
// adds it.
func (s *Sources) SuggestedByPublishers(ctx context.Context) ([]PublisherSuggestions, error) {
	sources, err := s.store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, source := range sources {
		known[source.URL] = true
	}
	var all []PublisherSuggestions
	for _, source := range sources {
		if source.Kind != library.StoreSource {
			continue
		}
		d, err := s.store.Depot(ctx, source.ID)
		if err != nil {
			return nil, err
		}
		items, err := s.store.DepotItems(ctx, source.ID, string(depot.SourcesItem))
		if err != nil {
			return nil, err
		}
		p := PublisherSuggestions{Publisher: d.Name}
		for _, item := range items {
			var listed []depot.PublishedSource
			if item.Withdrawn != "" || json.Unmarshal([]byte(item.Data), &listed) != nil {
				continue
			}
			p.add(listed, known)
		}
		if len(p.Sources) > 0 {
			all = append(all, p)
		}
	}
	return all, nil
}

// add adds what can be a source and is none yet.
func (p *PublisherSuggestions) add(listed []depot.PublishedSource, known map[string]bool) {
	kinds := []library.SourceKind{library.FeedSource, library.ListSource, library.PageSource}
	for _, one := range listed {
		at, err := url.Parse(one.URL)
		web := err == nil && at.Host != "" && (at.Scheme == "http" || at.Scheme == "https")
		if !web || known[one.URL] || !slices.Contains(kinds, one.Kind) || len(p.Sources) >= mostSuggestions {
			continue
		}
		known[one.URL] = true
		title := []rune(viet.Clean(one.Title))
		const longest = 200 // letters
		if title = title[:min(len(title), longest)]; len(title) == 0 {
			title = []rune(at.Host)
		}
		p.Sources = append(p.Sources, discover.Suggestion{Title: string(title), URL: one.URL, Kind: one.Kind})
	}
}
