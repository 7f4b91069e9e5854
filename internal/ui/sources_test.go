package ui

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
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
	v := openTest(t, app.Options{})
	site := manyFeeds(t)
	p := sourcesOf(t, v)
	p.field.SetText(site.URL + "/rss")
	p.submit()
	if len(p.probe.found.Choices) != 4 || !strings.Contains(uitest.SaysIn(p.probe.box), "Biển, đảo") {
		t.Fatalf("%+v: %s", p.probe.found, v.Notice.Text.Words())
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
	v := openTest(t, app.Options{})
	p := sourcesOf(t, v)
	p.suggested.toggle()
	all, err := v.app.Suggested()
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
	v := synced(t)
	p := sourcesOf(t, v)
	p.turn(p.all[0], false)
	if p.all[0].Enabled || !strings.Contains(state(p.all[0]), words.Say("sources.off")) {
		t.Fatalf("%+v", p.all[0])
	}
	v.Notice.Action.OnTapped()
	if !p.all[0].Enabled {
		t.Error("undo leaves it off")
	}
}

func TestDroppedFilesBecomeArticlesAndFailuresSayWhy(t *testing.T) {
	v := openTest(t, app.Options{})
	dir := t.TempDir()
	good, old := filepath.Join(dir, "bai.txt"), filepath.Join(dir, "cu.doc")
	text := "Tuyên truyền biển đảo ở cơ sở\n\n" + strings.Repeat("Cán bộ tuyên truyền nói về chủ quyền biển, đảo với bà con ngư dân. ", 8)
	if err := os.WriteFile(good, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...), 0o600); err != nil {
		t.Fatal(err)
	}
	v.taking.dropped([]fyne.URI{storage.NewFileURI(good), storage.NewFileURI(old)})
	if len(v.browse.hits) != 1 || v.browse.hits[0].Title != "Tuyên truyền biển đảo ở cơ sở" {
		t.Fatalf("%+v: %s", v.browse.hits, v.Notice.Text.Words())
	}
	if got := v.Notice.Text.Words(); got != words.Say("taking.partly", "count", 1, "failed", 1) {
		t.Errorf("says %q", got)
	}
	v.Notice.Action.OnTapped()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), "cu.doc") || !strings.Contains(uitest.SaysIn(pop), ".docx") {
		t.Error("nothing says what to do with the old file")
	}
	p := sourcesOf(t, v)
	if len(p.all) != 1 || p.all[0].Kind != library.FileSource || len(p.actions(p.all[0])) != 1 {
		t.Errorf("%+v", p.all)
	}
}

func TestAFileIsChosenFromItsFolder(t *testing.T) {
	v := openTest(t, app.Options{})
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.exe", ".an.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Một dòng tiêu đề\n\nMột đoạn văn."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "trong"), 0o700); err != nil {
		t.Fatal(err)
	}
	list := kit.NewFolders(v.PageContext, 200, ".txt")
	picked := ""
	list.Pick = func(file string) { picked = file }
	list.Open(dir)
	if len(list.List.Objects) != 3 { // up, the folder, the file
		t.Fatalf("%d rows", len(list.List.Objects))
	}
	list.List.Objects[2].(interface{ Tapped(*fyne.PointEvent) }).Tapped(nil)
	if picked != filepath.Join(dir, "a.txt") {
		t.Errorf("picked %q", picked)
	}
	failed := ""
	list.Wrong = func(sentence string) { failed = sentence }
	list.Open(filepath.Join(dir, "không có"))
	if failed == "" || list.Folder != dir {
		t.Errorf("says %q, shows %s", failed, list.Folder)
	}
}

func TestAddressTypedWithoutAProtocolIsFoundWhereOnlyHTTPAnswers(t *testing.T) {
	v := openTest(t, app.Options{})
	p := sourcesOf(t, v)
	p.field.SetText(strings.TrimPrefix(manyFeeds(t).URL, "http://") + "/rss/bien-dao.rss")
	p.submit()
	if !p.probe.open() || !strings.HasPrefix(p.probe.found.URL, "http://") {
		t.Errorf("found %+v, says %q", p.probe.found, v.Notice.Text.Words())
	}
}

func TestVisitOfAnAddressCanBeStopped(t *testing.T) {
	v := openTest(t, app.Options{})
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
		t.Errorf("the visit goes on: %q, %q", p.look.Label(), v.Notice.Text.Words())
	}
}

func TestAddressWithoutAPageIsNotCalledAStoredArticle(t *testing.T) {
	v := openTest(t, app.Options{})
	site := httptest.NewServer(http.NotFoundHandler())
	defer site.Close()
	p := sourcesOf(t, v)
	p.field.SetText(site.URL + "/khong-co")
	p.submit()
	if got := v.Notice.Text.Words(); got != words.Say("sources.not-there", "address", site.URL+"/khong-co") {
		t.Errorf("says %q", got)
	}
}

func TestAFailingSourceNamesItsAddressOnce(t *testing.T) {
	s := library.Source{URL: "https://trang.example.vn/rss", Kind: library.FeedSource, Enabled: true, LastError: string(library.Unreachable)}
	if line := state(s); strings.Count(line, s.URL) != 1 {
		t.Errorf("says %q", line)
	}
	if s.LastError = ""; strings.Count(state(s), s.URL) != 1 {
		t.Errorf("says %q", state(s))
	}
}

func TestTheCatalogueIsFoldedByTheButtonThatOpenedIt(t *testing.T) {
	v := openTest(t, app.Options{})
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
