package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
)

// StoreItem is an article or a model of a store, as who publishes it sees it.
type StoreItem struct {
	UID       string
	Model     bool   // an outline
	Title     string // "" where it is not known here
	Withdrawn bool
	Held      bool   // by hand: it does not come again by itself
	Reason    string // why it was withdrawn
	Other     string // whose it is, of the others who publish in the store; "" for one's own
}

// mostNamed is how many items of other officers are read from a store to find out what they are called.
const mostNamed = 500

// Items returns the articles and models of the store at a place, those that came last first. NoStore where nothing was
// published there yet.
func (p *Publishing) Items(ctx context.Context, place string) ([]StoreItem, error) {
	s, err := p.open(ctx, place)
	if err != nil {
		return nil, err
	}
	if s.standing.Manifest().Serial == 0 {
		return nil, library.Fail(library.NoStore, place, nil)
	}
	names, err := p.itemNames(ctx)
	if err != nil {
		return nil, err
	}
	var all []StoreItem
	read := 0
	for _, e := range slices.Backward(s.standing.Entries()) {
		if e.Kind != depot.ArticleItem && e.Kind != depot.OutlineItem {
			continue
		}
		item := StoreItem{UID: e.UID, Model: e.Kind == depot.OutlineItem, Title: names[e.UID]}
		if k, known := s.standing.Manifest().Owner(e); known && !slices.Contains(s.office.Own, k.Key) {
			item.Other = k.Name
		}
		if e.Withdrawn != nil {
			item.Withdrawn, item.Held, item.Reason = true, e.Withdrawn.Held, e.Withdrawn.Reason
		}
		if item.Title == "" && read < mostNamed {
			read++
			if item.Title, err = titleIn(ctx, s.at, e); err != nil {
				return nil, err
			}
		}
		all = append(all, item)
	}
	return all, nil
}

// itemNames are the titles of what this library could have published, by uid.
func (p *Publishing) itemNames(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	articles, err := p.store.List(ctx, library.Filter{})
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		names[depot.UIDOf(depot.ArticleItem, a.URL)] = a.Title
	}
	self, err := p.self()
	if err != nil {
		return nil, err
	}
	outlines, err := p.store.Outlines(ctx)
	for _, o := range outlines {
		names[outlineUID(self, o)] = o.Title
	}
	return names, err
}

// outlineUID names an outline of this library to others.
func outlineUID(self Identity, o library.Outline) string {
	return depot.UIDOf(depot.OutlineItem, fmt.Sprintf("%s %d", self.Key(), o.ID))
}

// titleIn reads what an item is called from the store. One whose file is gone has no name.
func titleIn(ctx context.Context, at publish.StorePlace, e depot.StoreEntry) (string, error) {
	packed, _, err := at.Read(ctx, depot.ItemName(e.Hash), e.Size)
	if library.IsKind(err, library.Gone) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if e.Kind == depot.OutlineItem {
		o, err := depot.ReadItem[depot.PublishedOutline](e, packed)
		return o.Outline.Title, err
	}
	a, err := depot.ReadArticle(e, packed)
	return a.Title, err
}

// Withdraw withdraws one item of the store at a place by hand, with a reason and the uid of what replaces it, "" for nothing.
// Later publishings do not bring it back. Errors: as publish.OpenedStore.Withdraw.
func (p *Publishing) Withdraw(ctx context.Context, place, uid, reason, instead string) (Publication, error) {
	s, err := p.open(ctx, place)
	if err != nil {
		return Publication{}, err
	}
	done, err := s.standing.Withdraw(ctx, s.at, s.office, p.moment(), uid, depot.Withdrawal{Reason: strings.TrimSpace(reason), Instead: instead})
	if err == nil {
		err = p.knowWithdrawals(ctx, s.withdrawalOf(uid))
	}
	return Publication{Published: done, Digits: s.digits()}, err
}

// Release takes a withdrawal by hand back: the next publishing brings the item again. Errors: as publish.OpenedStore.Release.
func (p *Publishing) Release(ctx context.Context, place, uid string) (Publication, error) {
	s, err := p.open(ctx, place)
	if err != nil {
		return Publication{}, err
	}
	done, err := s.standing.Release(ctx, s.at, s.office, p.moment(), uid)
	return Publication{Published: done, Digits: s.digits()}, err
}

// ArticleUID returns the uid under which an article of this library is published.
func (p *Publishing) ArticleUID(ctx context.Context, id int64) (string, error) {
	a, err := p.store.Article(ctx, id)
	return depot.UIDOf(depot.ArticleItem, a.URL), err
}
