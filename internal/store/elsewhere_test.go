package store_test

import (
	"fmt"
	"reflect"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// second adds another source, which always has a theme of its own.
func second(t *testing.T, l *store.Library) library.Source {
	t.Helper()
	s, err := l.AddSource(t.Context(), library.Source{
		URL: "https://example.net/rss", Title: "Nguồn hai", Kind: library.FeedSource, Themes: []library.Theme{library.LandBorders},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func stored(t *testing.T, l *store.Library, id int64) library.Stored {
	t.Helper()
	a, err := l.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnArticleIsFoundUnderEverySourceThatListsIt(t *testing.T) {
	t.Parallel()
	l, one := withSource(t)
	two := second(t, l)
	a := arrival(one, "a", "Bài", "Đoạn.")
	a.Addresses = []string{"https://example.org/chuyen/a"}
	id, _ := save(t, l, a)
	for range 2 { // once is enough
		if err := l.SeenAt(t.Context(), two.ID, "https://example.org/chuyen/a"); err != nil {
			t.Fatal(err)
		}
	}
	got := stored(t, l, id)
	if want := []library.Copy{{Source: "Nguồn hai", URL: "https://example.org/chuyen/a"}}; !reflect.DeepEqual(got.Copies, want) {
		t.Errorf("copies %+v", got.Copies)
	}
	if fmt.Sprint(got.Themes) != "[bien-gioi]" {
		t.Errorf("themes %v: the second source's themes count too", got.Themes)
	}
	for _, s := range []library.Source{one, two} {
		list, err := l.List(t.Context(), library.Filter{Source: s.ID})
		if err != nil || len(list) != 1 || list[0].Copies != 1 {
			t.Errorf("%s: %+v, %v", s.Title, list, err)
		}
		if now, err := l.Source(t.Context(), s.ID); err != nil || now.Articles != 1 {
			t.Errorf("%s has %d articles, %v", s.Title, now.Articles, err)
		}
	}
	if err := l.SeenAt(t.Context(), two.ID, "https://example.org/nowhere"); err != nil {
		t.Errorf("an unknown address: %v", err)
	}
}

func TestThemesOfAPersonStayWhenAnotherSourceListsTheArticle(t *testing.T) {
	t.Parallel()
	l, one := withSource(t)
	two := second(t, l)
	id, _ := save(t, l, arrival(one, "a", "Bài", "Đoạn."))
	if err := l.SetThemes(t.Context(), id, []library.Theme{library.SeaIslands}); err != nil {
		t.Fatal(err)
	}
	if err := l.SeenAt(t.Context(), two.ID, "https://example.org/a"); err != nil {
		t.Fatal(err)
	}
	if got := stored(t, l, id); fmt.Sprint(got.Themes) != "[bien-dao]" {
		t.Fatalf("%v", got.Themes)
	}
}

func TestAnArticleThatVanishedIsKeptAndMarkedUntilItComesBack(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	at := library.Moment{Unix: 1_790_000_500, Precision: library.ToSecond}
	first := arrival(s, "a", "Bài", "Đoạn.")
	id, _ := save(t, l, first)
	gone := func(want library.Moment) {
		t.Helper()
		list, err := l.List(t.Context(), library.Filter{})
		if err != nil || list[0].Gone != want.Known() || stored(t, l, id).Gone != want {
			t.Fatalf("%+v, %+v, %v; want %v", list, stored(t, l, id).Gone, err, want)
		}
	}
	mark := func(at library.Moment) {
		t.Helper()
		if err := l.MarkGone(t.Context(), "https://example.org/a", at); err != nil {
			t.Fatal(err)
		}
	}
	gone(library.Moment{})
	mark(at)
	mark(library.Moment{Unix: at.Unix + 9, Precision: library.ToSecond}) // since the first time
	gone(at)
	if err := l.MarkThere(t.Context(), "https://example.org/a"); err != nil {
		t.Fatal(err)
	}
	gone(library.Moment{})
	mark(at)
	save(t, l, first)
	gone(library.Moment{})
	if err := l.MarkGone(t.Context(), "https://example.org/unknown", at); err != nil {
		t.Fatal(err)
	}
}

func TestACopyThatVanishedLeavesTheArticleThere(t *testing.T) {
	t.Parallel()
	l, one := withSource(t)
	a := arrival(one, "a", "Bài", "Đoạn.")
	a.Addresses = []string{"https://example.net/b"}
	id, _ := save(t, l, a)
	if err := l.SeenAt(t.Context(), second(t, l).ID, "https://example.net/b"); err != nil {
		t.Fatal(err)
	}
	if err := l.MarkGone(t.Context(), "https://example.net/b", library.Moment{Unix: 9, Precision: library.ToSecond}); err != nil {
		t.Fatal(err)
	}
	if stored(t, l, id).Gone.Known() {
		t.Fatal("gone with its copy")
	}
}

func TestDocumentsOfThisMachineAreNeverEnabledForSync(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	s, err := l.AddSource(t.Context(), library.Source{
		URL: "file:", Title: "Tệp", Kind: library.FileSource, Enabled: true, Selector: "#bai",
	})
	if err != nil || s.Enabled || s.Kind != library.FileSource || s.Selector != "#bai" {
		t.Fatalf("%+v, %v", s, err)
	}
}

func TestCorrectionsOfLeadAuthorAndDateMakeNoVersion(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn.")
	id, _ := save(t, l, a)
	if err := l.SetRead(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	a.Article.Lead, a.Article.Author = "Tóm tắt.", "An Nhiên"
	a.Article.Published = library.Moment{Unix: 1_790_000_000, Precision: library.ToMinute}
	expect := func(want library.Article) {
		t.Helper()
		got := stored(t, l, id)
		if got.Version != 1 || !got.Read || got.Lead != want.Lead || got.Author != want.Author || got.Published != want.Published {
			t.Fatalf("%+v", got)
		}
		list, err := l.List(t.Context(), library.Filter{})
		if err != nil || list[0].Lead != want.Lead || list[0].Published != want.Published {
			t.Fatalf("%+v, %v", list, err)
		}
	}
	if _, outcome := save(t, l, a); outcome != library.Unchanged {
		t.Fatal(outcome)
	}
	expect(a.Article)
	vague := a
	vague.Article.Lead, vague.Article.Author = "", ""
	vague.Article.Published = library.Day(2026, 9, 21)
	save(t, l, vague)
	expect(a.Article) // what is known stays where nothing better comes
	other := a
	other.SourceID, other.Article.Lead = second(t, l).ID, "Tóm tắt của nguồn khác."
	save(t, l, other)
	expect(a.Article)
}

func TestATitleThatOnlyAListGaveStaysTheFirst(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Tên theo nguồn tin", "Đoạn.")
	a.Article.TitleListed = true
	id, _ := save(t, l, a)
	a.Article.Title = "Tên theo trang chuyên mục"
	if _, outcome := save(t, l, a); outcome != library.Unchanged {
		t.Fatal(outcome)
	}
	a.Article.Blocks[0].Text, a.Raw = "Đoạn đã sửa.", []byte("<html>đã sửa")
	if _, outcome := save(t, l, a); outcome != library.Updated || stored(t, l, id).Title != "Tên theo nguồn tin" {
		t.Fatalf("%s, %q", outcome, stored(t, l, id).Title)
	}
	a.Article.Title, a.Article.TitleListed, a.Raw = "Tên của chính trang", false, []byte("<html>có tên")
	if _, outcome := save(t, l, a); outcome != library.Updated || stored(t, l, id).Title != "Tên của chính trang" {
		t.Fatalf("%s, %q", outcome, stored(t, l, id).Title)
	}
}

func TestAPageThatDidNotChangeKeepsItsTitle(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Tên theo nguồn tin", "Đoạn.")
	id, _ := save(t, l, a)
	a.Article.Title = "Tên theo trang chuyên mục"
	if _, outcome := save(t, l, a); outcome != library.Unchanged || stored(t, l, id).Version != 1 {
		t.Fatalf("%s, version %d", outcome, stored(t, l, id).Version)
	}
}
