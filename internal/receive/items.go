package receive

import (
	"context"
	"encoding/json"
	"fmt"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// items are the new and changed items of the serial, read one after the other. The bytes of files come with the articles
// that name them.
func (s *serial) items(ctx context.Context) store.ReceivedItems {
	files := map[string]depot.StoreEntry{}
	for _, e := range s.entries {
		if e.Kind == depot.FileItem && s.fetched[e.Hash] {
			files[e.UID] = e
		}
	}
	return func(yield func(store.ReceivedItem, error) bool) {
		for _, e := range s.entries {
			item, err := s.read(ctx, e, files)
			if !yield(item, err) || err != nil {
				return
			}
		}
	}
}

func (s *serial) read(ctx context.Context, e depot.StoreEntry, files map[string]depot.StoreEntry) (store.ReceivedItem, error) {
	item := store.ReceivedItem{DepotItem: store.DepotItem{UID: e.UID, Kind: string(e.Kind), Version: e.Version, Hash: e.Hash}}
	if err := library.Stopped(ctx, e.UID); err != nil {
		return item, err
	}
	if e.Withdrawn != nil {
		why, err := json.Marshal(e.Withdrawn)
		item.Withdrawn = string(why)
		return item, err
	}
	if e.Kind == depot.FileItem {
		return item, nil
	}
	packed, err := s.item(ctx, e)
	if err != nil {
		return item, err
	}
	if e.Kind == depot.ArticleItem {
		return item, s.article(ctx, &item, e, packed, files)
	}
	raw, err := depot.Unpack(depot.ItemName(e.Hash), e.Hash, packed)
	if err == nil && !json.Valid(raw) {
		err = library.Fail(library.DamagedStore, depot.ItemName(e.Hash), nil)
	}
	item.Data = string(raw)
	return item, err
}

// item returns the bytes of an item when they have come.
func (s *serial) item(ctx context.Context, e depot.StoreEntry) ([]byte, error) {
	if err := s.onWay.wait(ctx, e.Hash); err != nil {
		return nil, err
	}
	return s.staged.read(itemFile(e))
}

// article makes an arrival of an article, as if its own source had published it.
func (s *serial) article(ctx context.Context, item *store.ReceivedItem, e depot.StoreEntry, packed []byte, files map[string]depot.StoreEntry) error {
	a, err := depot.ReadArticle(e, packed)
	if err != nil {
		return err
	}
	a = a.WithAddresses(func(address string) string { return foreign(address, e.UID) })
	item.Themes, item.Origin = a.Themes, a.Source
	item.Arrival = &store.Arrival{
		SourceID: s.source, ItemID: e.UID, Fetched: a.Fetched, Passages: a.Passages,
		Article: library.Article{
			Title: a.Title, URL: a.URL, Author: a.Author, Lead: a.Lead, Published: library.Moment(a.Published), Blocks: a.Blocks,
			Official: a.Official, Completeness: a.Completeness,
		},
	}
	for _, at := range a.Attachments {
		item.Arrival.Article.Attachments = append(item.Arrival.Article.Attachments, library.Attachment{URL: at.URL, Name: at.Name})
	}
	for _, f := range a.Files {
		own, came := files[f.UID]
		if !came {
			continue
		}
		packed, err := s.item(ctx, own)
		if err != nil {
			return err
		}
		data, err := depot.Unpack(depot.ItemName(own.Hash), own.Hash, packed)
		if err != nil {
			return fmt.Errorf("file of %s: %w", a.URL, err)
		}
		item.Files = append(item.Files, library.File{URL: f.URL, Name: f.Name, MediaType: f.MediaType, Text: f.Text, Data: data})
	}
	return nil
}

// foreign is an address of a stranger's: that of a file is one of the stranger's machine, and names none of this one.
func foreign(address, uid string) string {
	if library.OnThisMachine(address) {
		return "file:///" + uid + "/" + library.ShownAddress(address)
	}
	return address
}
