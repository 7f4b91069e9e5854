package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/words"
)

// tallyJSON counts articles.
type tallyJSON struct {
	New       int `json:"new"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
}

type syncJSON struct {
	tallyJSON
	Withdrawn int              `json:"withdrawn"` // by the offices whose stores were asked
	TookMS    int64            `json:"took_ms"`
	Sources   []syncSourceJSON `json:"sources"`
}

type syncSourceJSON struct {
	ID     int64              `json:"id"`
	URL    string             `json:"url"`
	Status library.SyncStatus `json:"status"`
	Error  *string            `json:"error"`
	Again  library.Moment     `json:"again"`
	tallyJSON
}

func syncCommand() command {
	var sources []int64
	var keep bool
	return command{
		name: "sync",
		flags: func(f *pflag.FlagSet) {
			f.Int64SliceVar(&sources, "source", nil, "")
			f.BoolVar(&keep, keepRestricted, false, "")
		},
		run: func(c *call) (result, error) {
			c.keepRestricted = keep
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			report, err := a.Sources.Sync(c.ctx, sources, c.progress())
			code := syncCode(report)
			if library.IsKind(err, library.Cancelled) || errors.Is(err, context.Canceled) { // what came is kept, and told
				_, _ = fmt.Fprintln(c.stderr, words.Failure(library.Fail(library.Cancelled, "", err), a.LogPath()))
				code, err = exitPart, nil
			}
			c.lighten(a)
			return result{value: syncValue(report), text: func(w io.Writer) { syncText(w, report) }, code: code}, err
		},
	}
}

// lighten brings a library of an earlier program to the form of today, behind what was asked for. The next command goes on
// where it fails.
func (c *call) lighten(a *app.App) {
	if err := a.Upkeep.Lighten(c.ctx, false); err != nil {
		a.Log(err)
	}
}

// progress returns a listener that tells on stderr how far the sync is, a line a source.
func (c *call) progress() func(syncer.Event) {
	done := 0
	return func(e syncer.Event) {
		if e.SourcesDone > done {
			done = e.SourcesDone
			say(c.stderr, "bcv.sync-progress", "done", done, "total", e.SourcesTotal, "items", e.ItemsDone, "new", e.New)
		}
	}
}

func syncValue(r syncer.SyncSummary) syncJSON {
	v := syncJSON{tallyJSON: tallyJSON(r.ArticleCounts), Withdrawn: r.Withdrawn(), TookMS: r.Took.Milliseconds(), Sources: []syncSourceJSON{}}
	for _, s := range r.Sources {
		v.Sources = append(v.Sources, syncSourceJSON{
			ID: s.ID, URL: library.ShownAddress(s.URL), Status: s.Status, Error: optional(string(s.Error)), Again: s.Again, tallyJSON: tallyJSON(s.ArticleCounts),
		})
	}
	return v
}

func syncText(w io.Writer, r syncer.SyncSummary) {
	if len(r.Sources) == 0 {
		say(w, "bcv.no-sources")
		return
	}
	for _, s := range r.Sources {
		failure := ""
		if s.Error != "" {
			failure = failureAt(string(s.Error), s.Again)
		}
		say(w, "bcv.sync-source-"+string(s.Status), "title", s.Title, "new", s.New, "updated", s.Updated,
			"unchanged", s.Unchanged, "failed", s.Failed, "failure", failure)
	}
	say(w, "bcv.sync-total", "new", r.New, "updated", r.Updated, "unchanged", r.Unchanged, "failed", r.Failed)
	if n := r.Withdrawn(); n > 0 {
		say(w, "window.synced-withdrawn", "count", n)
	}
}

// syncCode is 0 where every source was read whole, 1 where none was, 3 between.
func syncCode(r syncer.SyncSummary) int {
	whole, none := 0, 0
	for _, s := range r.Sources {
		switch s.Status {
		case library.SyncOK, library.SyncUnchanged:
			whole++
		case library.SyncFailed, library.SyncOffline:
			none++
		case library.SyncPartial:
		}
	}
	switch {
	case whole == len(r.Sources):
		return exitDone
	case none == len(r.Sources):
		return exitFailed
	default:
		return exitPart
	}
}
