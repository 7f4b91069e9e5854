package app

import (
	"context"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// IDs returns what a filter, and with a query a search, selects, however much that is, in the order of the list.
func (a *Articles) IDs(ctx context.Context, query string, f library.Filter) ([]int64, error) {
	if strings.TrimSpace(query) == "" {
		return a.store.IDs(ctx, f)
	}
	f.Limit = 0
	hits, err := a.store.Search(ctx, query, f)
	ids := make([]int64, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids, err
}

// MarkRead marks articles as read, and returns those that were unread: with them UnmarkRead takes it back.
func (a *Articles) MarkRead(ctx context.Context, ids []int64) (changed []int64, err error) {
	changed, err = a.among(ctx, ids, library.Filter{Unread: true})
	if err != nil {
		return nil, err
	}
	return changed, a.store.SetAllRead(ctx, changed, true)
}

// RemoveMany deletes articles, but for those that outlines, sessions or notes of the person have. Those that are gone already are
// passed over.
func (a *Articles) RemoveMany(ctx context.Context, ids []int64) (library.Removal, error) {
	there, err := a.among(ctx, ids, library.Filter{})
	if err != nil {
		return library.Removal{}, err
	}
	return a.store.RemoveArticles(ctx, there, false)
}

// SaveTexts writes the whole texts of articles to one file, as SaveText does of one, each on a page of its own, and tells how many
// those are. Those that are gone are passed over; where none is left, that is UnknownArticle.
func (a *Articles) SaveTexts(ctx context.Context, ids []int64, path string) (saved int, err error) {
	there, err := a.among(ctx, ids, library.Filter{})
	if err != nil {
		return 0, err
	}
	if len(there) == 0 {
		return 0, library.Fail(library.UnknownArticle, "", nil)
	}
	all := make([]library.Stored, len(there))
	for i, id := range there {
		if all[i], err = a.store.Article(ctx, id); err != nil {
			return 0, err
		}
	}
	return len(all), a.write(path, all)
}

// among returns those of the articles that a filter selects, in their order.
func (a *Articles) among(ctx context.Context, ids []int64, f library.Filter) (found []int64, err error) {
	all, err := a.store.IDs(ctx, f)
	if err != nil {
		return nil, err
	}
	there := make(map[int64]bool, len(all))
	for _, id := range all {
		there[id] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return !there[id] }), nil
}
