package ui

import (
	"context"
	"errors"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// begin shows the first place, and starts what the program does by itself: the sync at the
// start and those every few hours. A sample library that is still empty fills itself.
func (v *Window) begin(sample bool) {
	if sample {
		v.tellSample()
	}
	v.show(kit.Route{Kind: kit.TodayPage})
	v.tellState()
	kit.Load(v.Tasks, &kit.Slot{}, func(ctx context.Context) (startState, error) { return v.prepare(ctx) }, func(s startState, err error) {
		if v.Fail(err, nil) {
			return
		}
		writable := v.app.Library().ReadOnly() == nil
		switch {
		case s.first && !sample && writable:
			v.welcome()
		case s.empty: // what to do first stands there
			v.show(kit.Route{Kind: kit.AllArticles})
		}
		if !writable {
			return // what it would bring could not be kept
		}
		if sample && s.empty || !sample && s.sync && s.sources > 0 {
			v.sync.Begin(nil)
		}
		v.again(time.Duration(s.every) * time.Hour)
		v.lookForUpdate()
	})
}

// lookForUpdate tells of a newer version of the program, where the person named a place to look at. One that cannot be reached is
// for the log: it is no part of what they came for.
func (v *Window) lookForUpdate() {
	type found struct {
		version string
		newer   bool
	}
	kit.Load(v.Tasks, &v.updates, func(ctx context.Context) (found, error) {
		update, newer, err := v.app.Updates.Check(ctx)
		return found{update.Version, newer}, err
	}, func(f found, err error) {
		if err != nil {
			v.Log(err)
		}
		if f.newer {
			v.Say(words.Say("update.newer", "version", f.version, "running", app.Version), words.Say("update.show"),
				func() { v.show(kit.Route{Kind: kit.SettingsPage}) })
		}
	})
}

// startState is what is known when the window opens.
type startState struct {
	empty   bool // there is no article
	sources int
	first   bool // nothing is there, and nobody was asked for anything
	sync    bool // at the start
	every   int  // hours between syncs, 0 for none
}

func (v *Window) prepare(ctx context.Context) (startState, error) {
	some, err1 := v.app.Library().List(ctx, library.Filter{Limit: 1})
	sources, err2 := v.app.Library().ListedSources(ctx)
	s := startState{empty: len(some) == 0}
	for _, source := range sources {
		if source.Enabled && source.Kind != library.FileSource {
			s.sources++
		}
	}
	welcomed, err5 := v.app.Settings().Welcomed(ctx)
	s.first = !welcomed && s.empty && len(sources) == 0
	var err3, err4 error
	s.sync, err3 = v.app.Settings().SyncAtStart(ctx)
	s.every, err4 = v.app.Settings().SyncEvery(ctx)
	return s, errors.Join(err1, err2, err3, err4, err5)
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

// copyEvery is how often it is asked whether a daily backup is due: a window may stay open for weeks. The first time is when
// the person has seen what they came for, for a large library keeps the processor and the disk busy.
const (
	firstCopy = 30 * time.Second
	copyEvery = time.Hour
)

// keepCopying makes the daily backups while the window is open, and brings a library of an earlier program to the form of
// today.
func (v *Window) keepCopying(first, every time.Duration) {
	kit.Load(v.Tasks, &v.copying, func(ctx context.Context) (store.BackupReport, error) {
		timer := time.NewTimer(first)
		defer timer.Stop()
		select {
		case <-timer.C:
			report, _, err := v.app.Upkeep.DailyBackup(ctx)
			return report, errors.Join(err, v.app.Upkeep.Lighten(ctx, true))
		case <-ctx.Done():
			return store.BackupReport{}, nil
		}
	}, func(report store.BackupReport, err error) {
		v.tellCopy(report, err)
		v.keepCopying(every, every)
	})
}

// tellCopy says that the library is not whole, as a look at its copy found.
func (v *Window) tellCopy(report store.BackupReport, err error) {
	if err != nil {
		v.Log(err)
	}
	if report.Problems > 0 {
		v.Notice.Bad(words.Say("settings.check-bad", "count", report.Problems), words.Say("window.place-settings"),
			func() { v.show(kit.Route{Kind: kit.SettingsPage}) })
	}
}

// tellState says what became of a restore that was planned the last time, and what one should know of the library.
func (v *Window) tellState() {
	restored := v.app.Plans.Restored()
	best, missed := v.app.Upkeep.Missed(v.Ctx)
	readOnly := v.app.Library().ReadOnly()
	switch {
	case restored.Err != nil:
		v.Tell(restored.Err, words.Failure(restored.Err, v.LogPath)+" "+words.Say("settings.restore-stands"), words.Say("settings.restore-forget"),
			func() { v.Fail(v.app.Plans.ForgetRestore(), nil) })
	case restored.Report.File != "":
		v.Say(words.Say("settings.restored", "articles", restored.Report.Articles, "outlines", restored.Report.Outlines), "", nil)
	case missed:
		v.Say(copySentence("settings.empty-beside", best), words.Say("window.place-settings"), func() { v.show(kit.Route{Kind: kit.SettingsPage}) })
	case readOnly != nil:
		v.Tell(readOnly, words.Say("settings.read-only")+" "+words.Failure(readOnly, v.LogPath), "", nil)
	case v.app.Library().Aside() != nil:
		v.Notice.Bad(words.Say("settings.put-aside"), words.Say("window.place-settings"), func() { v.show(kit.Route{Kind: kit.SettingsPage}) })
	default:
		return
	}
	v.Notice.Stays = true
}
