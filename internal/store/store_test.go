package store_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func open(t *testing.T, dir string) *store.Library {
	t.Helper()
	store.NewLibraries.Put(t, dir)
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// withSource returns a library with one source.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func withSource(t *testing.T) (*store.Library, library.Source) {
	t.Helper()
	l := open(t, t.TempDir())
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "Nguồn thử", Kind: library.FeedSource, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	return l, s
}

func arrival(s library.Source, slug, title string, paragraphs ...string) store.Arrival {
	a := store.Arrival{
		SourceID: s.ID, ItemID: slug, Raw: []byte("<html>" + title + strings.Join(paragraphs, "<p>")), ContentType: "text/html",
		Fetched: library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond},
		Article: library.Article{URL: "https://example.org/" + slug, Title: title, Published: library.Day(2026, 10, 5)},
	}
	for _, p := range paragraphs {
		a.Article.Blocks = append(a.Article.Blocks, library.Block{Kind: library.Paragraph, Text: p})
	}
	return a
}

func save(t *testing.T, l *store.Library, a store.Arrival) (int64, library.Outcome) {
	t.Helper()
	id, outcome, err := l.Save(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return id, outcome
}

func TestSavingTheSameStoresNothingAndAnEditMakesAVersion(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	first := arrival(s, "a", "Bài một", "Đoạn cũ.")
	id, outcome := save(t, l, first)
	if outcome != library.New {
		t.Fatal(outcome)
	}
	if err := l.SetRead(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	first.Article.Lead = "tóm tắt từ nguồn khác"
	if same, outcome := save(t, l, first); same != id || outcome != library.Unchanged {
		t.Fatalf("%d %s", same, outcome)
	}
	edited := arrival(s, "a", "Bài một", "Đoạn mới.")
	edited.Raw = []byte("<html>mới")
	if same, outcome := save(t, l, edited); same != id || outcome != library.Updated {
		t.Fatalf("%d %s", same, outcome)
	}
	now, err := l.Article(t.Context(), id)
	if err != nil || now.Version != 2 || now.Read || now.Blocks[0].Text != "Đoạn mới." {
		t.Fatalf("%+v, %v", now, err)
	}
	before, err := l.ArticleVersion(t.Context(), id, 1)
	if err != nil || before.Blocks[0].Text != "Đoạn cũ." {
		t.Fatalf("%+v, %v", before, err)
	}
	raw, kind, err := l.Original(t.Context(), id, 2)
	if err != nil || string(raw) != "<html>mới" || kind != "text/html" {
		t.Fatalf("%q %s %v", raw, kind, err)
	}
}

func TestOneArticleAtSeveralAddressesIsOne(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Bài", "Đoạn."))
	again := arrival(s, "b", "Bài", "Đoạn.")
	again.Addresses = []string{"https://example.org/a"}
	if same, outcome := save(t, l, again); same != id || outcome != library.Unchanged {
		t.Fatalf("%d %s", same, outcome)
	}
	for _, url := range []string{"https://example.org/a", "https://example.org/b"} {
		if at, err := l.ArticleAt(t.Context(), url); err != nil || at != id {
			t.Errorf("%s: %d, %v", url, at, err)
		}
	}
}

func TestPagesThatShareACanonicalAddressStayApart(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	at := func(slug, title, text string) store.Arrival {
		a := arrival(s, slug, title, text)
		a.Listed, a.Article.URL = a.Article.URL, "https://example.org/tin-tuc"
		return a
	}
	for range 2 {
		one, first := save(t, l, at("1", "Bài một", "Nội dung một."))
		two, second := save(t, l, at("2", "Bài hai", "Nội dung hai."))
		if one == two || first == library.Updated || second == library.Updated {
			t.Fatalf("%d %s, %d %s", one, first, two, second)
		}
	}
	if _, outcome := save(t, l, at("in/1", "Bài một", "Nội dung một, bản in.")); outcome != library.Unchanged {
		t.Fatalf("a print view: %s", outcome)
	}
	if _, outcome := save(t, l, at("1", "Bài một", "Nội dung một, đã sửa.")); outcome != library.Updated {
		t.Fatalf("an edit: %s", outcome)
	}
}

func TestArticlesFirstMetBehindOneNoticeComeApart(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for _, slug := range []string{"1", "2"} {
		notice := arrival(s, slug, "Đang bảo trì", "Xin quay lại sau.")
		notice.Addresses = []string{"https://example.org/bao-tri"}
		save(t, l, notice)
	}
	one, first := save(t, l, arrival(s, "1", "Bài một", "Nội dung một."))
	two, second := save(t, l, arrival(s, "2", "Bài hai", "Nội dung hai."))
	if one == two || first != library.Updated || second != library.New {
		t.Fatalf("%d %s, %d %s", one, first, two, second)
	}
}

func TestAnEditWithoutADateKeepsTheKnownOne(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Bài", "Đoạn."))
	edited := arrival(s, "a", "Bài", "Đoạn đã sửa.")
	edited.Article.Published = library.Moment{}
	save(t, l, edited)
	list, err := l.List(t.Context(), library.Filter{})
	if err != nil || list[0].ID != id || list[0].Published != library.Day(2026, 10, 5) {
		t.Fatalf("%+v, %v", list, err)
	}
}

func TestThemesOfPassagesSourceAndPerson(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	s, err := l.AddSource(t.Context(), library.Source{
		URL: "https://example.org/2", Title: "Hai", Kind: library.FeedSource, Themes: []library.Theme{library.ForeignInformation},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := arrival(s, "a", "Bài", "Đoạn.")
	a.Passages = []library.Passage{{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}}}
	id, _ := save(t, l, a)
	check := func(want string) {
		t.Helper()
		got, err := l.Article(t.Context(), id)
		if err != nil || fmt.Sprintf("%v %s", got.Themes, got.ThemesBy) != want {
			t.Fatalf("%v %s, %v; want %s", got.Themes, got.ThemesBy, err, want)
		}
	}
	check("[bien-dao doi-ngoai] program")
	if err := l.SetThemes(t.Context(), id, []library.Theme{library.LandBorders}); err != nil {
		t.Fatal(err)
	}
	all, err := l.ThemedByPerson(t.Context(), 9)
	if err != nil || len(all) != 1 || all[0].ID != id || all[0].Title != "Bài" || fmt.Sprint(all[0].Themes, all[0].Passages) != "[bien-gioi] [{0 1 [bien-dao]}]" {
		t.Errorf("themed by a person: %+v, %v", all, err)
	}
	check("[bien-gioi] person")
	a.Article.Blocks[0].Text = "Đoạn đã sửa."
	save(t, l, a)
	check("[bien-gioi] person")
	if err := l.SetPassages(t.Context(), id, a.Passages); err != nil {
		t.Fatal(err)
	}
	check("[bien-dao doi-ngoai] program")
}

func TestListIsNewestFirstAndFiltered(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for day := 1; day <= 4; day++ {
		a := arrival(s, fmt.Sprint(day), fmt.Sprint("Bài ", day), "Đoạn.")
		a.Article.Published = library.Day(2026, 10, day)
		if day%2 == 0 {
			a.Passages = []library.Passage{{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}}}
		}
		save(t, l, a)
	}
	cases := map[string]library.Filter{
		"Bài 4 Bài 3 Bài 2 Bài 1": {},
		"Bài 4 Bài 2":             {Theme: library.SeaIslands},
		"Bài 3 Bài 1":             {Theme: library.Unclassified},
		"Bài 4 Bài 3":             {Limit: 2},
		"Bài 3 Bài 2":             {Since: library.Day(2026, 10, 2), Until: library.Day(2026, 10, 3)},
		"":                        {Source: s.ID + 1},
	}
	for want, filter := range cases {
		got, err := l.List(t.Context(), filter)
		if err != nil {
			t.Fatal(err)
		}
		if titles(got) != want {
			t.Errorf("%+v: %q, want %q", filter, titles(got), want)
		}
	}
	counts, err := l.Counts(t.Context())
	want := library.Counts{
		Unread: map[library.Theme]int{library.SeaIslands: 2, library.Unclassified: 2},
		Total:  map[library.Theme]int{library.SeaIslands: 2, library.Unclassified: 2}, All: 4, New: 4,
	}
	if err != nil || !reflect.DeepEqual(counts, want) {
		t.Errorf("%+v, %v", counts, err)
	}
}

func titles(list []library.Summary) string {
	var all []string
	for _, s := range list {
		all = append(all, s.Title)
	}
	return strings.Join(all, " ")
}

func TestReadAndSavedAreKept(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Bài", "Đoạn."))
	if err := l.SetRead(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	if err := l.SetSaved(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	saved, err := l.List(t.Context(), library.Filter{Saved: true})
	if err != nil || len(saved) != 1 || !saved[0].Read {
		t.Fatalf("%+v, %v", saved, err)
	}
	unread, err := l.List(t.Context(), library.Filter{Unread: true})
	if err != nil || len(unread) != 0 {
		t.Fatalf("%+v, %v", unread, err)
	}
}

func TestARemovedSourceLeavesItsArticlesAndComesBack(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "a", "Bài", "Đoạn."))
	if _, err := l.AddSource(t.Context(), s); !library.IsKind(err, library.KnownSource) {
		t.Fatalf("added twice: %v", err)
	}
	if err := l.RemoveSource(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Source(t.Context(), s.ID); !library.IsKind(err, library.UnknownSource) {
		t.Fatalf("still there: %v", err)
	}
	if a, err := l.Article(t.Context(), id); err != nil || a.Source != "Nguồn thử" {
		t.Fatalf("%+v, %v", a, err)
	}
	back, err := l.AddSource(t.Context(), s)
	if err != nil || back.ID != s.ID || back.Articles != 1 {
		t.Fatalf("%+v, %v", back, err)
	}
}

func TestSourcesRememberHowTheyDid(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	at := library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond}
	if err := l.MarkSource(t.Context(), s.ID, at, "", library.Moment{}); err != nil {
		t.Fatal(err)
	}
	if err := l.MarkSource(t.Context(), s.ID, library.Moment{Unix: 1_790_009_999}, library.Unreachable, library.Moment{}); err != nil {
		t.Fatal(err)
	}
	got, err := l.Source(t.Context(), s.ID)
	if err != nil || got.LastOK != at || got.LastError != string(library.Unreachable) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestMemoryOfListingsAndValidators(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	listed := []store.Listed{{ItemID: "1", URL: "https://example.org/1", Title: "Một", Published: library.Day(2026, 1, 2)}, {ItemID: "2", URL: "https://example.org/2"}}
	if err := l.KeepListing(t.Context(), s.ID, listed); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Listing(t.Context(), s.ID); err != nil || !reflect.DeepEqual(got, listed) {
		t.Fatalf("%+v, %v", got, err)
	}
	v := store.Validators{ETag: `"1"`, LastModified: "Mon"}
	for _, want := range []store.Validators{v, v, {}} {
		if err := l.KeepValidators(t.Context(), "https://example.org/1", want); err != nil {
			t.Fatal(err)
		}
		if got, err := l.Validators(t.Context(), "https://example.org/1"); err != nil || got != want {
			t.Fatalf("%+v, %v; want %+v", got, err, want)
		}
	}
}

func TestOutlinesAreKept(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	o := library.Outline{
		Title: "Biển, đảo quê hương", Date: library.Day(2026, 6, 27), Saved: library.Moment{Unix: 5, Precision: library.ToSecond},
		Sections: []library.Section{{Role: library.TaskSection, Points: []library.OutlinePoint{{Text: "của tôi"}}}},
	}
	kept, err := l.SaveOutline(t.Context(), o)
	if err != nil || kept.ID == 0 {
		t.Fatalf("%+v, %v", kept, err)
	}
	kept.Title = "Đã đổi tên"
	if _, err := l.SaveOutline(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	all, err := l.Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Title != "Đã đổi tên" || all[0].Date != o.Date {
		t.Fatalf("%+v, %v", all, err)
	}
	if err := l.RemoveOutline(t.Context(), kept.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Outline(t.Context(), kept.ID); !library.IsKind(err, library.UnknownOutline) {
		t.Fatal(err)
	}
	other, err := l.SaveOutline(t.Context(), library.Outline{Title: "Đề cương khác"})
	if err != nil || other.ID == kept.ID {
		t.Fatalf("%+v, %v: an id is never used again", other, err)
	}
	if back, err := l.SaveOutline(t.Context(), kept); err != nil || back.ID != kept.ID {
		t.Fatalf("%+v, %v: what is restored keeps its id", back, err)
	}
}

func TestUnknownIdsSaySo(t *testing.T) {
	t.Parallel()
	l, _ := withSource(t)
	_, errArticle := l.Article(t.Context(), 9)
	_, errVersion := l.ArticleVersion(t.Context(), 9, 1)
	_, _, errOriginal := l.Original(t.Context(), 9, 1)
	for _, err := range []error{
		errArticle, errVersion, errOriginal, l.SetRead(t.Context(), 9, true), l.SetSaved(t.Context(), 9, true),
		l.SetThemes(t.Context(), 9, nil), l.SetPassages(t.Context(), 9, nil),
		l.DeclineThemes(t.Context(), 9, []library.Theme{library.SeaIslands}, true),
	} {
		if !library.IsKind(err, library.UnknownArticle) || !strings.Contains(err.Error(), "9") {
			t.Errorf("err = %v", err)
		}
	}
}

func TestTwoProgramsWorkOnOneLibrary(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	one, two := open(t, dir), open(t, dir)
	s, err := one.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	const each = 20
	var wait sync.WaitGroup
	for n, l := range []*store.Library{one, two} {
		wait.Go(func() {
			for i := range each {
				if _, _, err := l.Save(context.WithoutCancel(t.Context()), arrival(s, fmt.Sprint(n, "-", i), "Bài", fmt.Sprint("Đoạn ", i))); err != nil {
					t.Error(err)
				}
				if _, err := l.List(t.Context(), library.Filter{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if c, err := two.Counts(t.Context()); err != nil || c.All != 2*each {
		t.Fatalf("%+v, %v", c, err)
	}
}
