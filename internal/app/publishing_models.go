package app

import (
	"context"
	"slices"
	"strings"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// models are the outlines that the person marked as models for other offices.
func (p *Publishing) models(ctx context.Context) ([]library.Outline, error) {
	all, err := p.store.Outlines(ctx)
	return slices.DeleteFunc(all, func(o library.Outline) bool { return !o.Model }), err
}

// outline adds a model, with the day it is of. Who speaks where and when, and on whose paper, is each office's own.
func (r *gathering) outline(o library.Outline) error {
	uid := outlineUID(r.self, o)
	o.ID, o.Revision, o.Model = 0, 0, false
	o.Letterhead, o.Speaker, o.Place, o.Date = library.Letterhead{}, "", "", library.Moment{}
	item := depot.PublishedOutline{Outline: o}
	number := map[int64]int64{}
	item.Outline = o.WithArticles(func(id int64) int64 {
		if number[id] == 0 && r.uids[id] != "" {
			item.Articles = append(item.Articles, r.uids[id])
			number[id] = int64(len(item.Articles))
		}
		return number[id]
	})
	packed, err := depot.PackItem(item)
	if err == nil {
		r.addPacked(uid, depot.OutlineItem, packed)
	}
	return err
}

// CitingModel is a model that quotes articles which were withdrawn: who speaks after it would say what counts no more.
type CitingModel struct {
	Model    string // its title
	Articles []string
}

// Text says which articles a model is to quote no more.
func (m CitingModel) Text() string {
	return words.Say("publish.citing", "model", cutShort(m.Model), "count", len(m.Articles), "titles", firstTitles(m.Articles))
}

// firstTitles names the first three of what is counted beside it.
func firstTitles(all []string) string {
	var titles []string
	for _, title := range all[:min(len(all), 3)] {
		titles = append(titles, "«"+cutShort(title)+"»")
	}
	return strings.Join(titles, ", ")
}

// cites notes the withdrawn articles that a model quotes: those that the office they came from took back, and those that were
// withdrawn by hand in this store.
func (r *gathering) cites(ctx context.Context, o library.Outline) error {
	found := CitingModel{Model: o.Title}
	for _, id := range o.Articles() {
		a, err := r.store.Article(ctx, id)
		if err != nil {
			return err
		}
		uid := depot.UIDOf(depot.ArticleItem, a.URL)
		held := slices.ContainsFunc(r.standing.Entries(), func(e depot.StoreEntry) bool { return e.UID == uid && e.Withdrawn != nil && e.Withdrawn.Held })
		if a.Withdrawn.Reason != "" || held {
			found.Articles = append(found.Articles, a.Title)
		}
	}
	if len(found.Articles) > 0 {
		r.citing = append(r.citing, found)
	}
	return nil
}
