package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// synchroniser is what the bar starts.
type synchroniser interface {
	Sync(ctx context.Context, sources []int64, progress func(syncer.Event)) (syncer.SyncSummary, error)
}

// syncBar tells the state of sync and starts or stops it.
type syncBar struct {
	*kit.PageContext
	work   synchroniser
	place  kit.Slot
	notice kit.Slot
	stop   context.CancelFunc // nil while nothing is under way
	last   int                // new and changed articles of the last event shown
	said   string             // above the page of the last sync, "" for nothing
	told   bool               // the sentence speaks of a sync of this window
	folded bool
	asked  bool    // by the button of the bar
	away   bool    // the person looks at another program
	one    int64   // the source that alone is synced, 0 for several
	next   []int64 // sources to sync when this sync has ended
	pace   kit.WorkPace
	fit    func() // lays out anew what the bar stands in

	box           *fyne.Container
	state, counts *widgets.Label
	bar           *widgets.Progress
	button        *widgets.NavEntry
}

func newSyncBar(d *kit.PageContext, work synchroniser, fit func()) *syncBar {
	s := &syncBar{PageContext: d, work: work, fit: fit}
	s.state = widgets.NewLabel(words.Say("window.sync-idle"), widgets.Small)
	s.counts = widgets.NewLabel("", widgets.Small)
	s.bar = widgets.NewProgress()
	s.bar.Hide()
	s.counts.Hide()
	s.button = widgets.NewNavEntry(words.Say("window.sync"), words.Say("window.sync"), kit.Icon("sync.svg"), s.toggle)
	s.button.Action = true
	s.box = container.New(widgets.Column{Gap: 3},
		container.New(widgets.Inset{Left: 10, Right: 6}, container.New(widgets.Column{Gap: 2}, s.state, s.counts)),
		container.New(widgets.Inset{Left: 10, Right: 10, Top: 2, Bottom: 3}, s.bar),
		s.button,
	)
	return s
}

func (s *syncBar) toggle() {
	if s.stop != nil {
		s.stop()
		s.state.SetText(words.Say("window.sync-stopping"))
		return
	}
	s.asked = true
	s.Begin(nil)
}

// Begin syncs the sources of the given ids, all where none is given; while a sync is under way, when that has ended.
func (s *syncBar) Begin(ids []int64) {
	if s.stop != nil {
		s.next = append(s.next, ids...)
		return
	}
	s.one = 0
	if len(ids) == 1 {
		s.one = ids[0]
	}
	ctx, stop := context.WithCancel(s.Ctx)
	s.stop, s.told = stop, true
	s.last, s.pace = 0, kit.WorkPace{}
	s.show(true)
	s.state.SetText(words.Say("window.sync-begins"))
	s.counts.SetText("")
	s.bar.Set(0)
	kit.Load(s.Tasks, &s.place, func(context.Context) (syncer.SyncSummary, error) {
		var shown time.Time
		return s.work.Sync(ctx, ids, func(e syncer.Event) {
			if time.Since(shown) >= eventsApart {
				shown = time.Now()
				s.OnMain(func() { s.event(e) })
			}
		})
	}, s.ended)
}

// idle says when the last sync was, where none was made since the window opened.
func (s *syncBar) idle(last library.Moment) {
	if s.stop == nil && !s.told && last.Known() {
		s.state.SetText(words.Say("window.synced-last", "date", viet.ShortDate(last), "time", last.Time().Format("15:04")))
		s.fit()
	}
}

// eventsApart is how long an event is looked at: each one has the whole window painted, which takes a laptop
// without a graphics chip a tenth of a second.
const eventsApart = 300 * time.Millisecond

// event shows how far the sync is. The list grows with the first few articles, so that a newcomer sees them
// arrive, and then less and less often, so that whoever reads is left in peace.
func (s *syncBar) event(e syncer.Event) {
	if s.stop == nil {
		return
	}
	s.state.SetText(words.Say("window.sync-running", "done", e.SourcesDone, "total", e.SourcesTotal))
	counts := words.Say("window.sync-counts", "new", e.New)
	if left := s.pace.Left(e.SourcesDone, e.SourcesTotal, time.Now()); left != "" {
		counts += " · " + left
	}
	s.counts.SetText(counts)
	share := float32(0)
	if e.ItemsTotal > 0 {
		share = float32(e.ItemsDone) / float32(e.ItemsTotal)
	}
	s.bar.Set(share)
	const few = 4
	if came := e.New + e.Updated; came >= s.last+max(few, s.last/3) {
		s.last = came
		s.Changed(kit.ArticlesArrived)
	}
}

func (s *syncBar) ended(r syncer.SyncSummary, err error) {
	s.stop()
	s.stop = nil
	s.show(false)
	s.state.SetText(outcome(r, err))
	s.fit()
	stale := s.stale()
	told := true
	if err != nil && !kit.Stopped(err) && !library.IsKind(err, library.Offline) {
		s.Fail(err, func() { s.Begin(nil) })
	} else {
		told = s.tell(r, err, stale)
	}
	s.said = ""
	if told {
		s.said = s.Notice.Text.Words()
	}
	if s.away && r.New > 0 {
		s.notify(r.New)
	}
	s.asked = false
	s.Changed(kit.ArticlesArrived)
	if next := s.next; len(next) > 0 && !kit.Stopped(err) {
		s.next = nil
		s.Begin(next)
	}
}

// stale tells that what is said above the page is of a sync before this one.
func (s *syncBar) stale() bool {
	return s.said != "" && s.Notice.Box.Visible() && s.Notice.Text.Words() == s.said
}

// tell says above the page what the sentence of the bar has no room for: where what is new is, or that nothing can come, and what this
// sync did where what the one before did still stands there. It reports whether it says anything.
func (s *syncBar) tell(r syncer.SyncSummary, err error, stale bool) bool {
	switch {
	case r.Withdrawn() > 0:
		s.Say(words.Say("window.synced-withdrawn", "count", r.Withdrawn()), words.Say("window.place-outlines"), func() {
			s.GoTo(kit.Route{Kind: kit.OutlinesPage})
		})
	case err == nil && s.one != 0 && r.New > 0 && len(r.Sources) == 1:
		source := s.one
		s.Say(words.Say("window.synced-one", "count", r.New, "title", kit.Cut(r.Sources[0].Title, 60)), words.Say("window.see-new", "count", r.New), func() {
			s.GoTo(kit.Route{Kind: kit.AllArticles, Source: source})
		})
	case err == nil && len(r.Sources) == 0:
		s.Say(words.Say("sources.none-on-help"), words.Say("sources.go"), func() { s.GoTo(kit.Route{Kind: kit.SourcesPage}) })
	case stale, s.folded && s.asked && !kit.Stopped(err): // the bar has no room for the sentence
		s.Say(outcome(r, err), "", nil)
	default:
		return false
	}
	return true
}

// notify tells by the system that articles came while the person was elsewhere: how many, and nothing that a stranger wrote.
func (s *syncBar) notify(count int) {
	kit.Do(s.Tasks, &s.notice, func(context.Context) error { // the system may take its time
		fyne.CurrentApp().SendNotification(fyne.NewNotification(words.Say("window.brand"), words.Say("window.notify-new", "count", count)))
		return nil
	}, func(error) {})
}

// outcome is the sentence that stays after a sync.
func outcome(r syncer.SyncSummary, err error) string {
	said := brought(r, err)
	if n := r.Withdrawn(); n > 0 {
		said += " " + words.Say("window.sync-withdrawn", "count", n)
	}
	return said
}

// brought says what came of a sync.
func brought(r syncer.SyncSummary, err error) string {
	failed, offline, restricted := 0, 0, false
	for _, source := range r.Sources {
		restricted = restricted || source.Error == library.Restricted
		switch source.Status {
		case library.SyncFailed, library.SyncPartial:
			failed++
		case library.SyncOffline:
			offline++
		}
	}
	switch {
	case kit.Stopped(err):
		return words.Say("window.sync-stopped", "new", r.New)
	case offline > 0 && offline == len(r.Sources), library.IsKind(err, library.Offline):
		return words.Say("window.sync-offline")
	case len(r.Sources) == 0 && err == nil:
		return words.Say("sources.none-on")
	case restricted:
		return words.Say("window.sync-restricted", "new", r.New)
	case failed > 0:
		return words.Say("window.sync-partly", "new", r.New, "failed", failed)
	case r.New+r.Updated == 0:
		return words.Say("window.sync-nothing")
	case r.Updated > 0:
		return words.Say("window.sync-done-updated", "new", r.New, "updated", r.Updated)
	default:
		return words.Say("window.sync-done", "new", r.New)
	}
}

func (s *syncBar) show(running bool) {
	label, short := words.Say("window.sync"), words.Say("window.sync")
	if running {
		label, short = words.Say("window.stop"), words.Say("window.stop")
	}
	s.button.SetLabel(label, short)
	s.bar.Hidden = !running
	s.counts.Hidden = !running || s.folded
	s.fit()
}

// fold leaves only the bar and the button: the sentence has no room.
func (s *syncBar) fold(on bool, bare float32) {
	s.folded = on
	s.state.Hidden = on
	s.counts.Hidden = on || s.stop == nil
	s.button.Fold(on, bare)
	s.fit()
}
