package sources

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// manyFeeds is a site whose page lists feeds to choose from.
func manyFeeds(t *testing.T) *httptest.Server {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".rss") {
			w.Header().Set("Content-Type", "application/rss+xml")
			_, _ = w.Write([]byte(`<rss version="2.0"><channel><title>Tin ` + strings.Trim(r.URL.Path, "/") + `</title>` +
				`<item><title>Bài một</title><link>/bai-mot</link><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>`))
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<html><head><title>Danh sách RSS</title></head><body><h1>RSS</h1><ul>` +
			`<li><a href="/rss/thoi-su.rss">Thời sự</a></li><li><a href="/rss/bien-dao.rss">Biển, đảo</a></li>` +
			`<li><a href="/rss/doi-ngoai.rss">Đối ngoại</a></li><li><a href="/rss/van-hoa.rss">Văn hóa</a></li></ul></body></html>`))
	}))
	t.Cleanup(site.Close)
	return site
}

func TestAPageOfManyFeedsOffersThemToChooseFrom(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	site := manyFeeds(t)
	p := sourcesOf(t, v)
	p.field.SetText(site.URL + "/rss")
	p.submit()
	if len(p.probe.found.Choices) != 4 || !strings.Contains(uitest.SaysIn(p.probe.box), "Biển, đảo") {
		t.Fatalf("%+v: %s", p.probe.found, v.Says())
	}
	p.visit(p.probe.found.Choices[1].URL)
	if said := uitest.SaysIn(p.probe.box); !strings.Contains(said, "Bài một") || !strings.Contains(said, "20/11/2026") {
		t.Errorf("the preview says %q", said)
	}
	if len(p.all) != 0 {
		t.Error("a source was added by looking at it")
	}
	p.probe.hide()
	if p.probe.open() {
		t.Error("the preview stays")
	}
}

func TestTheCatalogueIsShownAndNothingOfItIsOn(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.suggested.toggle()
	all, err := v.App.Sources.Suggested()
	if err != nil || len(all) < 10 {
		t.Fatalf("%d suggestions, %v", len(all), err)
	}
	said := uitest.SaysIn(p.suggested.box)
	for _, s := range all {
		if !strings.Contains(said, s.Title) || !strings.Contains(said, s.URL) {
			t.Errorf("%+v is not shown", s)
		}
	}
	if len(p.all) != 0 {
		t.Errorf("%d sources are on", len(p.all))
	}
	p.suggested.toggle()
	if len(p.suggested.box.Objects) != 0 {
		t.Error("it does not fold")
	}
}

func TestASourceIsSwitchedOffAndOnAgain(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := sourcesOf(t, v)
	p.turn(p.all[0], false)
	if p.all[0].Enabled || !strings.Contains(describe(p.all[0]), words.Say("sources.off")) {
		t.Fatalf("%+v", p.all[0])
	}
	v.Notice.Action.OnTapped()
	if !p.all[0].Enabled {
		t.Error("undo leaves it off")
	}
}

func TestAddressTypedWithoutAProtocolIsFoundWhereOnlyHTTPAnswers(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.field.SetText(strings.TrimPrefix(manyFeeds(t).URL, "http://") + "/rss/bien-dao.rss")
	p.submit()
	if !p.probe.open() || !strings.HasPrefix(p.probe.found.URL, "http://") {
		t.Errorf("found %+v, says %q", p.probe.found, v.Says())
	}
}

func TestVisitOfAnAddressCanBeStopped(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	var work []func()
	v.Start = func(f func()) { work = append(work, f) }
	p.field.SetText("https://trang-cham.example.vn")
	p.press()
	if got := p.look.Label(); got != words.Say("window.stop") {
		t.Errorf("the button says %q", got)
	}
	p.press()
	for _, f := range work {
		f()
	}
	if p.look.Label() != words.Say("sources.look") || p.probe.open() || v.Notice.Box.Visible() {
		t.Errorf("the visit goes on: %q, %q", p.look.Label(), v.Says())
	}
}

func TestAddressWithoutAPageIsNotCalledAStoredArticle(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	site := httptest.NewServer(http.NotFoundHandler())
	defer site.Close()
	p := sourcesOf(t, v)
	p.field.SetText(site.URL + "/khong-co")
	p.submit()
	if got := v.Says(); got != words.Say("sources.not-there", "address", site.URL+"/khong-co") {
		t.Errorf("says %q", got)
	}
}

func TestAFailingSourceNamesItsAddressOnce(t *testing.T) {
	s := library.Source{URL: "https://trang.example.vn/rss", Kind: library.FeedSource, Enabled: true, LastError: string(library.Unreachable)}
	if line := describe(s); strings.Count(line, s.URL) != 1 {
		t.Errorf("says %q", line)
	}
	if s.LastError = ""; strings.Count(describe(s), s.URL) != 1 {
		t.Errorf("says %q", describe(s))
	}
}

func TestTheCatalogueIsFoldedByTheButtonThatOpenedIt(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	s := sourcesOf(t, v).suggested
	s.button.OnTapped()
	if got := s.button.Label(); got != words.Say("sources.hide-suggested") || len(s.box.Objects) == 0 {
		t.Errorf("says %q over %d", got, len(s.box.Objects))
	}
	s.button.OnTapped()
	if got := s.button.Label(); got != words.Say("sources.suggested") || len(s.box.Objects) != 0 {
		t.Errorf("says %q over %d", got, len(s.box.Objects))
	}
}

func TestSourceIsAddedByItsAddress(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = w.Write([]byte(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Trang thử</title>` +
			`<item><title>Bài một</title><link>/bai-mot</link></item></channel></rss>`))
	}))
	defer site.Close()
	p := sourcesOf(t, v)
	p.field.SetText(site.URL)
	p.submit()
	if !p.probe.open() || len(p.all) != 0 {
		t.Fatalf("nothing to look at before it is added, or added already: %+v", p.all)
	}
	p.probe.add()
	if len(p.all) != 1 || p.all[0].Title != "Trang thử" || p.all[0].Kind != library.FeedSource {
		t.Fatalf("%+v: %s", p.all, v.Says())
	}
	if p.field.Text != "" || !strings.Contains(v.Says(), "Trang thử") {
		t.Errorf("field %q, notice %q", p.field.Text, v.Says())
	}
	if line := describe(p.all[0]); !strings.Contains(line, words.Say("window.never-synced")) {
		t.Errorf("state %q", line)
	}
}

func TestAddressThatDoesNotAnswerKeepsWhatWasTyped(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	site := httptest.NewServer(http.NotFoundHandler())
	address := site.URL
	site.Close()
	p := sourcesOf(t, v)
	p.field.SetText(address)
	p.submit()
	if p.field.Text != address || p.look.Disabled() || len(p.all) != 0 {
		t.Errorf("field %q, %d sources", p.field.Text, len(p.all))
	}
	if !v.Notice.Box.Visible() || v.Notice.Action.Hidden {
		t.Error("there is no sentence with a way out")
	}
}

func TestRemovedSourceComesBackWithItsArticles(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := sourcesOf(t, v)
	before := p.all[0]
	p.remove(before)
	if len(p.all) != 1 {
		t.Fatalf("%d sources after removing one of two", len(p.all))
	}
	v.Notice.Action.OnTapped()
	found := false
	for _, s := range p.all {
		found = found || s.URL == before.URL && s.Articles == before.Articles
	}
	if !found {
		t.Errorf("%+v", p.all)
	}
}

func TestFailingSourceSaysWhyAndOfflineIsNoFault(t *testing.T) {
	s := library.Source{URL: "https://example.vn", Kind: library.FeedSource, Enabled: true, LastError: string(library.TimedOut)}
	if !Failing(s) || !strings.Contains(describe(s), s.URL) || strings.Contains(describe(s), s.LastError) {
		t.Errorf("%q", describe(s))
	}
	s.LastError = string(library.Offline)
	if Failing(s) {
		t.Error("offline counts as a fault of the source")
	}
}

// sourcesOf is the page of sources, in sight.
func sourcesOf(t *testing.T, v *uitest.Host) *SourceList {
	t.Helper()
	p := New(v.PageContext, v.App.Library(), v.App.Sources, v.App.Articles, v.App.Publishing, syncNone{}, func() {})
	v.Show(p.Content())
	p.Show(kit.Route{Kind: kit.SourcesPage})
	return p
}

// syncNone starts no sync.
type syncNone struct{}

// Begin does nothing.
func (syncNone) Begin([]int64) {}

func TestAFailingSourceLeadsToItsDetail(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	for _, kind := range []library.Kind{library.TimedOut, library.Unreachable, library.Gone, library.Offline} {
		p.all = []library.Source{{ID: 1, Title: "Trang", URL: "https://trang.example.vn/rss", Kind: library.FeedSource, Enabled: true, LastError: string(kind)}}
		p.refresh()
		link, ok := uitest.Find(v.Window, uitest.Saying(words.Say("support.detail")))
		if ok != (kind != library.Offline) {
			t.Errorf("%s: a way to the detail %v", kind, ok)
		}
		if !ok {
			continue
		}
		link.Object.(*widgets.Button).OnTapped()
		if said := uitest.SaysIn(v.Window.Canvas().Overlays().Top()); !strings.Contains(said, string(kind)) || !strings.Contains(said, "trang.example.vn") {
			t.Errorf("%s: tells %q", kind, said)
		}
		p.CloseDialog()
	}
}

func TestThousandsOfSourcesComeAsOneScrolls(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.all = nil
	for n := range 5000 {
		p.all = append(p.all, library.Source{ID: int64(n + 1), Title: fmt.Sprintf("Nguồn số %d", n), URL: fmt.Sprintf("https://a.example/%d", n), Kind: library.FeedSource, Enabled: true})
	}
	p.refresh()
	if n := len(p.list.Objects); n == 0 || n > 2*rowsAtOnce {
		t.Fatalf("%d of 5,000 are laid out at once", n)
	}
	for range 4 {
		had := len(p.list.Objects)
		for _, o := range uitest.Within(p.box, func(o fyne.CanvasObject) bool { _, scrolls := o.(fyne.Scrollable); return scrolls }) {
			o.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e6)})
		}
		if n := len(p.list.Objects); n <= had || n > had+2*rowsAtOnce {
			t.Fatalf("at the end of %d there are %d", had, n)
		}
	}
	had := len(p.list.Objects)
	p.refresh() // a sync has ended: one stays where one is
	if len(p.list.Objects) != had {
		t.Errorf("%d are listed after a sync, %d before", len(p.list.Objects), had)
	}
	p.all = p.all[:3]
	p.refresh()
	if len(p.list.Objects) != 3 || p.shown != 3 {
		t.Errorf("of three %d are listed", len(p.list.Objects))
	}
}
