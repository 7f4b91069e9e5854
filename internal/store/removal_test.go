package store_test

import (
	"fmt"
	"slices"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func TestWhatIsDeletedIsGoneAndDoesNotComeBackByItself(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	other, err := l.AddSource(t.Context(), library.Source{URL: "https://khac.example/rss", Title: "Khác", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	first := arrival(s, "a", "Bài về ngư trường", "Đoạn đầu về tàu cá.")
	first.Addresses = []string{"https://example.org/sau-chuyen-huong"}
	id, _ := save(t, l, first)
	kept, _ := save(t, l, arrival(s, "b", "Bài còn lại", "Đoạn khác hẳn."))
	if err := l.KeepFile(t.Context(), id, library.File{URL: "https://example.org/a.pdf", Text: "chữ trong tệp", Data: []byte("%PDF")}); err != nil {
		t.Fatal(err)
	}
	done, err := l.RemoveArticles(t.Context(), []int64{id}, false)
	if err != nil || done.Removed != 1 || len(done.Kept) != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	if _, err := l.Article(t.Context(), id); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("it is still there: %v", err)
	}
	for _, query := range []string{"ngư trường", "chữ trong tệp"} {
		if hits, err := l.Search(t.Context(), query, library.Filter{}); err != nil || len(hits) != 0 {
			t.Errorf("%q finds %v, %v", query, hits, err)
		}
	}
	moved := arrival(s, "moi", "Bài về ngư trường", "Đoạn đầu về tàu cá.")
	moved.Addresses = []string{"https://example.org/a"}
	elsewhere := arrival(other, "a", "Bài về ngư trường", "Đoạn đầu về tàu cá, đã sửa.")
	for name, again := range map[string]store.Arrival{"as it was": first, "moved": moved, "edited, from another source": elsewhere} {
		if back, outcome := save(t, l, again); back != 0 || outcome != library.Unchanged {
			t.Errorf("%s: comes back as %d, %s", name, back, outcome)
		}
	}
	if removed, err := l.Removed(t.Context(), "https://example.org/sau-chuyen-huong"); err != nil || !removed {
		t.Errorf("an address it was found at is forgotten: %v, %v", removed, err)
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() || report.Articles != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	if next, _ := save(t, l, arrival(s, "c", "Bài mới", "Đoạn mới hoàn toàn.")); next == id || next <= kept {
		t.Errorf("the number %d is given again", next)
	}
	if _, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/a", Title: "Bài", Kind: library.PageSource}); err != nil {
		t.Fatal(err)
	}
	if back, outcome := save(t, l, first); back == 0 || outcome != library.New {
		t.Errorf("asked for by its address it does not come: %d, %s", back, outcome)
	}
}

func TestWhatAPaperOrASessionQuotesIsNeverDeleted(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	var ids []int64
	for n := range 5 {
		id, _ := save(t, l, arrival(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng.")))
		ids = append(ids, id)
	}
	point := library.Point{Place: library.Place{Article: ids[0], Version: 1}, Also: []library.Place{{Article: ids[1], Version: 1}}}
	o, err := l.SaveOutline(t.Context(), library.Outline{Title: "x", Sections: []library.Section{{Points: []library.OutlinePoint{{Quoted: &point}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.SetClippings(t.Context(), o.ID, []int64{ids[2]}); err != nil {
		t.Fatal(err)
	}
	quoting := began(1, `"articles": [{"id": 900, "version": 1, "url": "https://example.org/3"}]`)
	records := func(yield func(library.SessionRecord, error) bool) { yield(quoting, nil) }
	if m, err := l.MergeSessions(t.Context(), records, nil); err != nil || m.Added != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	done, err := l.RemoveArticles(t.Context(), ids, false)
	if err != nil || done.Removed != 1 || !slices.Equal(done.Kept, ids[:4]) {
		t.Errorf("%+v of %v, %v", done, ids, err)
	}
	if _, err := l.RemoveArticles(t.Context(), []int64{ids[0], 4711}, false); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("an unknown number: %v", err)
	}
}

func TestOnlyWhatIsOldAndOfThatSourceAloneIsOfferedToBeDeleted(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	other, err := l.AddSource(t.Context(), library.Source{URL: "https://khac.example/rss", Title: "Khác", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for n, day := range []int{1, 2, 3, 20} {
		a := arrival(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng."))
		a.Article.Published = library.Day(2026, 10, day)
		id, _ := save(t, l, a)
		ids = append(ids, id)
	}
	if err := l.SetSaved(t.Context(), ids[1], true); err != nil {
		t.Fatal(err)
	}
	if err := l.SeenAt(t.Context(), other.ID, "https://example.org/2"); err != nil {
		t.Fatal(err)
	}
	old, err := l.Before(t.Context(), s.ID, library.Day(2026, 10, 10))
	if err != nil || !slices.Equal(old, ids[:1]) {
		t.Errorf("%v of %v, %v", old, ids, err)
	}
}

func TestMarkingAllReadCanBeTakenBack(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	var ids []int64
	for n := range 3 {
		id, _ := save(t, l, arrival(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng.")))
		ids = append(ids, id)
	}
	if err := l.SetRead(t.Context(), ids[0], true); err != nil {
		t.Fatal(err)
	}
	unread, err := l.Unread(t.Context(), library.Filter{Source: s.ID})
	if err != nil || !slices.Equal(unread, []int64{ids[2], ids[1]}) { // as the list shows them
		t.Fatalf("%v, %v", unread, err)
	}
	for _, read := range []bool{true, false} {
		if err := l.SetAllRead(t.Context(), append(unread, 4711), read); err != nil {
			t.Fatal(err)
		}
		want := 0
		if !read {
			want = 2
		}
		if c, err := l.Counts(t.Context()); err != nil || c.New != want {
			t.Errorf("%d unread, want %d, %v", c.New, want, err)
		}
	}
}

func TestHowMuchOfAPageArrivedIsRemembered(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn.")
	id, _ := save(t, l, a) // read by a program that did not measure
	measured := func() library.Completeness {
		t.Helper()
		got, err := l.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return got.Completeness
	}
	if c := measured(); c.Share != 0 || c.Gaps != nil {
		t.Errorf("%+v of what was not measured", c)
	}
	a.Article.Completeness = library.Completeness{Share: 0.6, Gaps: []library.Gap{{Kind: library.PictureGap, Page: 3, Count: 1}}}
	if _, outcome := save(t, l, a); outcome != library.Unchanged {
		t.Errorf("a measure makes a version: %s", outcome)
	}
	if c := measured(); c.Share != 0.6 || len(c.Gaps) != 1 || c.Gaps[0].Page != 3 {
		t.Errorf("%+v", c)
	}
	a.Article.Completeness = library.Completeness{Share: 1}
	if changed, err := l.Reread(t.Context(), id, 1, a.Article, nil, a.Fetched); err != nil || !changed {
		t.Errorf("%v, %v", changed, err)
	}
	if c := measured(); c.Share != 1 || len(c.Gaps) != 0 {
		t.Errorf("read again: %+v", c)
	}
}
