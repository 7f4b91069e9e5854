package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// TakenBack is an item that another who publishes in the store withdrew by hand. Who publishes there receives nothing from it, and
// hears of it when they look at the store.
type TakenBack struct {
	Title    string
	Reason   string
	Instead  string   // what replaces it, "" for nothing
	Own      bool     // it was published here
	Outlines []string // that quote it, of those that are no models: see CitingModel
}

// Text says what was withdrawn, and where it is still said here.
func (b TakenBack) Text() string {
	text := words.Say("publish.taken-back", "title", cutShort(b.Title), "reason", b.Reason)
	if b.Own {
		text = words.Say("publish.taken-back-own", "title", cutShort(b.Title), "reason", b.Reason)
	}
	if len(b.Outlines) > 0 {
		text += " " + words.Say("publish.taken-back-quoted", "count", len(b.Outlines), "titles", firstTitles(b.Outlines))
	}
	if b.Instead != "" {
		text += " " + words.Say("publish.taken-back-instead", "title", cutShort(b.Instead))
	}
	return text
}

// withdrawalsKey is the setting with the withdrawals by hand that were made here, or that the person was told of.
const withdrawalsKey = "publish-withdrawals-known"

// knownWithdrawals are those of the setting: of a store its id and that of the item.
func (p *Publishing) knownWithdrawals(ctx context.Context) (known []string, err error) {
	text, err := p.store.Setting(ctx, withdrawalsKey)
	if err != nil || text == "" {
		return nil, err
	}
	return known, json.Unmarshal([]byte(text), &known)
}

// knowWithdrawals remembers withdrawals by hand that are known here.
func (p *Publishing) knowWithdrawals(ctx context.Context, names []string) error {
	all, err := p.knownWithdrawals(ctx)
	if err != nil || len(names) == 0 {
		return err
	}
	text, err := json.Marshal(append(all, names...))
	if err != nil {
		return err
	}
	return p.store.SetSetting(ctx, withdrawalsKey, string(text))
}

// withdrawalName is what a withdrawal is known by: an item that came again and is withdrawn anew has another version.
func (s *signedStore) withdrawalName(e depot.StoreEntry) string {
	return fmt.Sprintf("%s %s %d", s.standing.ID(), e.UID, e.Version)
}

// withdrawalOf is the name of the withdrawal of the item of a uid.
func (s *signedStore) withdrawalOf(uid string) (names []string) {
	for _, e := range s.standing.Entries() {
		if e.UID == uid {
			names = append(names, s.withdrawalName(e))
		}
	}
	return names
}

// takenBack finds what others withdrew by hand: what was published here, until it is known, and what outlines quote, as long as
// they do. told are the names of the first.
func (p *Publishing) takenBack(ctx context.Context, s signedStore) (taken []TakenBack, told []string, err error) {
	withdrawn := slices.DeleteFunc(slices.Clone(s.standing.Entries()), func(e depot.StoreEntry) bool {
		return e.Withdrawn == nil || !e.Withdrawn.Held || e.Kind != depot.ArticleItem && e.Kind != depot.OutlineItem
	})
	if len(withdrawn) == 0 || s.alone() {
		return nil, nil, nil
	}
	known, err := p.knownWithdrawals(ctx)
	if err != nil {
		return nil, nil, err
	}
	names, err := p.itemNames(ctx)
	if err != nil {
		return nil, nil, err
	}
	quoting, err := p.quoting(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range withdrawn {
		name := s.withdrawalName(e)
		owner, named := s.standing.Manifest().Owner(e)
		b := TakenBack{
			Title: names[e.UID], Reason: e.Withdrawn.Reason, Instead: names[e.Withdrawn.Instead], Outlines: quoting[e.UID],
			Own: named && slices.Contains(s.office.Own, owner.Key),
		}
		if b.Own && !slices.Contains(known, name) {
			told = append(told, name)
		} else if len(b.Outlines) == 0 {
			continue
		}
		taken = append(taken, b)
	}
	return taken, told, nil
}

// alone reports a store in which nobody else ever published.
func (s *signedStore) alone() bool {
	return !slices.ContainsFunc(s.standing.Manifest().Keys, func(k depot.StoreKey) bool { return !slices.Contains(s.office.Own, k.Key) })
}

// quoting are the titles of the outlines that quote an article, by its uid. Models are told by themselves.
func (p *Publishing) quoting(ctx context.Context) (map[string][]string, error) {
	all, err := p.store.Outlines(ctx)
	if err != nil {
		return nil, err
	}
	articles, err := p.store.List(ctx, library.Filter{})
	if err != nil {
		return nil, err
	}
	uids, titles := map[int64]string{}, map[string][]string{}
	for _, a := range articles {
		uids[a.ID] = depot.UIDOf(depot.ArticleItem, a.URL)
	}
	for _, o := range all {
		if o.Model {
			continue
		}
		for _, id := range o.Articles() {
			titles[uids[id]] = append(titles[uids[id]], cmp.Or(o.Title, words.Say("window.untitled")))
		}
	}
	return titles, nil
}
