package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// ModelOutline is an outline that another office published for others to speak after.
type ModelOutline struct {
	library.ModelRef
	Outline   library.Outline // its points name articles of this library
	Publisher string          // that published it
	Withdrawn string          // why it counts no more, "" while it counts
	Instead   string          // uid of the model that replaces it, "" where none does
}

// Models returns the model outlines that were received, those that were withdrawn too.
func (o *Outlines) Models(ctx context.Context) ([]ModelOutline, error) {
	items, err := o.store.DepotItems(ctx, 0, string(depot.OutlineItem), string(depot.ArticleItem))
	if err != nil {
		return nil, err
	}
	articles := map[string]int64{}
	for _, i := range items {
		articles[i.UID] = i.Article
	}
	var all []ModelOutline
	for _, i := range items {
		if i.Kind != string(depot.OutlineItem) {
			continue
		}
		m, err := modelOf(i, articles)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	for i := range all { // an article, or what is not here, replaces no model
		if !slices.ContainsFunc(all, func(m ModelOutline) bool { return m.UID == all[i].Instead && m.Withdrawn == "" }) {
			all[i].Instead = ""
		}
	}
	return all, nil
}

func modelOf(i store.DepotItem, articles map[string]int64) (ModelOutline, error) {
	m := ModelOutline{ModelRef: library.ModelRef{UID: i.UID, Version: i.Version}, Publisher: i.Publisher}
	if i.Withdrawn != "" {
		var why depot.Withdrawal
		if err := json.Unmarshal([]byte(i.Withdrawn), &why); err != nil {
			return m, library.Fail(library.DamagedLibrary, i.UID, err)
		}
		m.Withdrawn, m.Instead = why.Reason, why.Instead
	}
	if i.Data == "" { // it was withdrawn before it ever came
		return m, nil
	}
	var item depot.PublishedOutline
	if err := json.Unmarshal([]byte(i.Data), &item); err != nil {
		return m, library.Fail(library.DamagedLibrary, i.UID, fmt.Errorf("model outline: %w", err))
	}
	m.Outline = item.Outline.WithArticles(func(number int64) int64 {
		if number < 1 || number > int64(len(item.Articles)) {
			return 0
		}
		return articles[item.Articles[number-1]]
	})
	return m, nil
}

// OpenModel saves a copy of a model as an outline of this library, which remembers what it was opened from. Its points are
// still quoted, as far as their articles are here. An unknown uid is UnknownOutline.
func (o *Outlines) OpenModel(ctx context.Context, uid string) (library.Outline, error) {
	models, err := o.Models(ctx)
	if err != nil {
		return library.Outline{}, err
	}
	for _, m := range models {
		if m.UID != uid || len(m.Outline.Sections) == 0 {
			continue
		}
		copied := m.Outline
		copied.ModelOf, copied.Saved = m.ModelRef, library.At(o.now(), library.ToSecond)
		if copied.Letterhead, err = o.settings.Letterhead(ctx); err != nil {
			return copied, err
		}
		if copied.Speaker, err = o.settings.Speaker(ctx); err != nil {
			return copied, err
		}
		now := o.now().In(library.Vietnam)
		copied.Date = library.Day(now.Year(), now.Month(), now.Day())
		return o.store.SaveOutline(ctx, copied.Unquoted(0))
	}
	return library.Outline{}, library.Fail(library.UnknownOutline, uid, nil)
}
