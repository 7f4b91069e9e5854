package store_test

import (
	"errors"
	"reflect"
	"testing"

	"baocaovien/internal/library"
)

func TestABetterReadingSharesTheOriginalAndIsNotUnreadAgain(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn dính menu.")
	id, _ := save(t, l, a)
	err := errors.Join(l.SetRead(t.Context(), id, true), l.SetSaved(t.Context(), id, true),
		l.SetThemes(t.Context(), id, []library.Theme{library.LandBorders}))
	if err != nil {
		t.Fatal(err)
	}
	better := a.Article
	better.Blocks = []library.Block{{Kind: library.Paragraph, Text: "Đoạn."}}
	at := library.Moment{Unix: 1_790_100_000, Precision: library.ToSecond}
	themed := []library.Passage{{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}}}
	reread := func(version int) bool {
		t.Helper()
		changed, err := l.Reread(t.Context(), id, version, better, themed, at)
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if !reread(1) || reread(2) || reread(1) {
		t.Fatal("a reading changes the article once")
	}
	got := stored(t, l, id)
	if got.Version != 2 || !got.Read || !got.Saved || got.Blocks[0].Text != "Đoạn." || got.Fetched != a.Fetched ||
		!reflect.DeepEqual(got.Themes, []library.Theme{library.LandBorders}) {
		t.Fatalf("%+v", got)
	}
	if raw, kind, err := l.Original(t.Context(), id, 2); err != nil || string(raw) != string(a.Raw) || kind != a.ContentType {
		t.Fatalf("%q %s, %v", raw, kind, err)
	}
	if found(t, l, "menu") != "" {
		t.Error("the old words are still found")
	}
	want := []library.Edition{{Version: 2, Title: "Bài", Fetched: at, Reread: true}, {Version: 1, Title: "Bài", Fetched: a.Fetched}}
	if editions, err := l.Editions(t.Context(), id); err != nil || !reflect.DeepEqual(editions, want) {
		t.Fatalf("%+v, %v", editions, err)
	}
}

func TestABetterDateIsStoredWithoutAVersion(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn.")
	id, _ := save(t, l, a)
	a.Article.Published = library.Day(2025, 1, 2)
	for _, want := range []bool{true, false} {
		if changed, err := l.Reread(t.Context(), id, 1, a.Article, nil, a.Fetched); err != nil || changed != want {
			t.Fatalf("changed %v, %v", changed, err)
		}
	}
	if got := stored(t, l, id); got.Version != 1 || got.Published != library.Day(2025, 1, 2) {
		t.Fatalf("%+v", got)
	}
}

func TestTheSameBytesReadOtherwiseAreNoEditOfTheSource(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	a := arrival(s, "a", "Bài", "Đoạn dính menu.")
	id, _ := save(t, l, a)
	if err := l.SetRead(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	a.Article.Blocks = []library.Block{{Kind: library.Paragraph, Text: "Đoạn."}}
	for range 2 {
		if _, outcome := save(t, l, a); outcome != library.Unchanged {
			t.Fatal(outcome)
		}
	}
	editions, err := l.Editions(t.Context(), id)
	if err != nil || len(editions) != 2 || !editions[0].Reread || !stored(t, l, id).Read {
		t.Fatalf("%+v, %v", editions, err)
	}
}

func TestEditionsOfAnUnknownArticleSaySo(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	_, errEditions := l.Editions(t.Context(), 9)
	_, errReread := l.Reread(t.Context(), 9, 1, library.Article{}, nil, library.Moment{})
	if !library.IsKind(errEditions, library.UnknownArticle) || !library.IsKind(errReread, library.UnknownArticle) {
		t.Fatal(errEditions, errReread)
	}
}
