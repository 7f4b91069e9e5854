package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/syncer"
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
