package ui

import (
	"context"
	"errors"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// begin shows the first place, and starts what the program does by itself: the daily backup, the sync at the
// start and those every few hours. A sample library that is still empty fills itself.
func (v *Window) begin(sample bool) {
	v.show(kit.Route{Kind: kit.AllArticles})
	v.tellRestored()
	kit.Load(v.Tasks, &kit.Slot{}, func(ctx context.Context) (startState, error) { return v.prepare(ctx) }, func(s startState, err error) {
		if v.Fail(err, nil) {
			return
		}
		if sample && s.articles == 0 || !sample && s.sync && s.sources > 0 {
			v.sync.Begin(nil)
		}
		v.again(time.Duration(s.every) * time.Hour)
	})
}

// startState is what is known when the window opens.
type startState struct {
	articles, sources int
	sync              bool // at the start
	every             int  // hours between syncs, 0 for none
}

func (v *Window) prepare(ctx context.Context) (startState, error) {
	_, copied := v.app.Upkeep.DailyBackup(ctx)
	if copied != nil {
		v.Log(copied) // nobody asked for it, and the next day brings another
	}
	counts, err1 := v.app.Library().Counts(ctx)
	sources, err2 := v.app.Library().Sources(ctx)
	s := startState{articles: counts.All}
	for _, source := range sources {
		if source.Enabled && source.Kind != library.FileSource {
			s.sources++
		}
	}
	var err3, err4 error
	s.sync, err3 = v.app.Settings().SyncAtStart(ctx)
	s.every, err4 = v.app.Settings().SyncEvery(ctx)
	return s, errors.Join(err1, err2, err3, err4)
}

// again syncs after a while, and again after that; never where the while is zero.
func (v *Window) again(while time.Duration) {
	v.clock.Drop()
	if while <= 0 {
		return
	}
	kit.Load(v.Tasks, &v.clock, func(ctx context.Context) (struct{}, error) {
		timer := time.NewTimer(while)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
		return struct{}{}, nil
	}, func(struct{}, error) {
		v.sync.Begin(nil)
		v.again(while)
	})
}

// tellRestored says what became of a restore that was planned the last time.
func (v *Window) tellRestored() {
	restored := v.app.Upkeep.Restored()
	switch {
	case restored.Err != nil:
		v.Fail(restored.Err, nil)
	case restored.Report.File != "":
		v.Say(words.Say("settings.restored", "articles", restored.Report.Articles, "outlines", restored.Report.Outlines), "", nil)
		v.Notice.Stays = true
	}
}
