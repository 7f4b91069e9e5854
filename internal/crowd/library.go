package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"

	"baocaovien/internal/depot"
	"baocaovien/internal/library"
	"baocaovien/internal/publish"
	"baocaovien/internal/store"
	"baocaovien/internal/story"
)

// fromLibrary has bcv publish the news of a day out of a library of most articles: the whole process, from its start to its end.
func fromLibrary(ctx context.Context, g *gauge) error {
	dir, err := g.folder("office")
	if err != nil {
		return err
	}
	kho, err := g.folder("kho-office")
	if err != nil {
		return err
	}
	n, w := sizes[len(sizes)-1], story.NewWriter()
	if err := fill(ctx, dir, w, 0, n); err != nil {
		return err
	}
	if _, _, err := g.bcvPublish(ctx, dir, kho); err != nil {
		return err
	}
	if err := fill(ctx, dir, w, n, n+news); err != nil {
		return err
	}
	took, done, err := g.bcvPublish(ctx, dir, kho)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("bcv publish of %d new in a library of %s", news, counted(n))
	g.note(what, float64(done.FilesWritten), mostFiles, "files", "%.0f")
	g.note(what, took.Seconds(), mostSeconds, "s", "%.2f")
	return os.RemoveAll(dir)
}

// fill puts articles into a library, as those of a feed.
func fill(ctx context.Context, dir string, w *story.Writer, from, to int) (err error) {
	l, err := store.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	sources, err := l.Sources(ctx)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		s, err := l.AddSource(ctx, library.Source{URL: "https://bao.example/rss", Title: "Báo Mẫu", Kind: library.FeedSource, Enabled: true})
		if err != nil {
			return err
		}
		sources = append(sources, s)
		if err := l.AgreeDepot(ctx, store.Depot{SourceID: s.ID}); err != nil { // so that many articles come at once
			return err
		}
	}
	const batch = 5000
	for ; from < to; from += batch {
		_, err := l.TakeSerial(ctx, store.Depot{SourceID: sources[0].ID}, library.At(time.Now(), library.ToSecond), arrivals(w, sources[0].ID, from, min(from+batch, to)), func() {})
		if err != nil {
			return err
		}
	}
	return nil
}

// arrivals are articles as a library takes them.
func arrivals(w *story.Writer, source int64, from, to int) store.ReceivedItems {
	return func(yield func(store.ReceivedItem, error) bool) {
		for n := from; n < to; n++ {
			a := written(w.Story(n))
			item := store.ReceivedItem{DepotItem: store.DepotItem{UID: depot.UIDOf(depot.ArticleItem, a.URL), Kind: string(depot.ArticleItem)}, Themes: a.Themes}
			item.Arrival = &store.Arrival{
				SourceID: source, ItemID: a.URL, Fetched: a.Fetched, Passages: a.Passages,
				Article: library.Article{Title: a.Title, URL: a.URL, Author: a.Author, Published: library.Moment(a.Published), Blocks: a.Blocks},
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}

// bcvPublish runs bcv publish.
func (g *gauge) bcvPublish(ctx context.Context, dir, kho string) (took time.Duration, done publish.Published, err error) {
	begun := time.Now()
	out, err := exec.CommandContext(ctx, g.bcv, "--data", dir, "publish", kho, "--json").Output() // #nosec G204 -- the program that is measured
	took = time.Since(begun)
	if err != nil {
		return took, done, fmt.Errorf("bcv publish: %w", err)
	}
	var said struct {
		Files int `json:"files_written"`
	}
	err = json.Unmarshal(out, &said)
	done.FilesWritten = said.Files
	return took, done, err
}
