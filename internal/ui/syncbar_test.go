package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestNewArticlesAreToldToWhoeverIsElsewhere(t *testing.T) {
	v := openTest(t, app.Options{})
	ended := func(r syncer.SyncSummary) func() {
		return func() {
			v.sync.stop = func() {}
			v.sync.ended(r, nil)
		}
	}
	news := &fyne.Notification{Title: words.Say("window.brand"), Content: words.Say("window.notify-new", "count", 3)}
	test.AssertNotificationSent(t, nil, ended(syncer.SyncSummary{ArticleCounts: syncer.ArticleCounts{New: 3}})) // one sees it
	v.sync.away = true
	test.AssertNotificationSent(t, news, ended(syncer.SyncSummary{ArticleCounts: syncer.ArticleCounts{New: 3}}))
	test.AssertNotificationSent(t, nil, ended(syncer.SyncSummary{}))
}

func TestWhatIsSaidOfASyncIsOfTheLastOne(t *testing.T) {
	news := syncer.SyncSummary{ArticleCounts: syncer.ArticleCounts{New: 3}, Sources: []syncer.SourceReport{{Title: "Báo A"}}}
	nothing := syncer.SyncSummary{Sources: []syncer.SourceReport{{Title: "Báo A"}}}
	offline := library.Fail(library.Offline, "https://a.example", nil)
	for name, c := range map[string]struct {
		first, second       syncer.SyncSummary
		firstErr, secondErr error
		other               string // is said between them by something else
		want                string
	}{
		"news, then nothing":          {first: news, second: nothing, want: words.Say("window.sync-nothing")},
		"news, then no network":       {first: news, secondErr: offline, want: words.Say("window.sync-offline")},
		"news, then stopped":          {first: news, second: nothing, secondErr: context.Canceled, want: words.Say("window.sync-stopped", "new", 0)},
		"a failure, then nothing":     {firstErr: library.Fail(library.DiskFull, "/", nil), second: nothing, want: words.Say("window.sync-nothing")},
		"news, then something else":   {first: news, second: nothing, other: "Đã lưu.", want: "Đã lưu."},
		"news, then news of the same": {first: news, second: news, want: words.Say("window.synced-one", "count", 3, "title", "Báo A")},
	} {
		t.Run(name, func(t *testing.T) {
			v := openTest(t, app.Options{})
			ends := func(r syncer.SyncSummary, err error) {
				v.sync.stop, v.sync.one = func() {}, 7
				v.sync.ended(r, err)
			}
			ends(c.first, c.firstErr)
			if c.other != "" {
				v.Say(c.other, "", nil)
			}
			ends(c.second, c.secondErr)
			if got := v.Notice.Text.Words(); got != c.want || !v.Notice.Box.Visible() {
				t.Errorf("says %q, want %q", got, c.want)
			}
		})
	}
}

func TestAfterASourceAllAreSyncedAndThatIsSaid(t *testing.T) {
	a, w, tasks := uitest.Program(t, app.Options{Sample: true})
	v := newWindow(a, w, tasks) // nothing is synced yet
	all, err := v.app.Library().ListedSources(t.Context())
	check(t, err)
	for _, source := range all {
		if v.sync.Begin([]int64{source.ID}); v.Notice.Box.Visible() {
			break
		}
	}
	if got := v.Notice.Text.Words(); !strings.HasSuffix(got, "».") || v.Notice.Act == nil {
		t.Fatalf("the first says %q", got)
	}
	for range 2 {
		test.Tap(v.sync.button)
		if got := v.Notice.Text.Words(); !v.Notice.Box.Visible() || got != v.sync.state.Words() {
			t.Errorf("the bar says %q, above the page stands %q", v.sync.state.Words(), got)
		}
	}
}
