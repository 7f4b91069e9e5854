package store_test

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// found returns the titles a query finds, in order.
func found(t *testing.T, l *store.Library, query string) string {
	t.Helper()
	hits, err := l.Search(t.Context(), query, library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, h := range hits {
		all = append(all, h.Title)
	}
	return strings.Join(all, "|")
}

func TestSearchWithoutMarksFindsAllAndWithMarksRanksThemFirst(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Dương", "Ông Dương và bà Dương nói về dương lịch."))
	save(t, l, arrival(s, "2", "Tuyến đường", "Con đường tuần tra."))
	save(t, l, arrival(s, "3", "Công tác", "Tuyên truyền biển, đảo cho ngư dân."))
	save(t, l, arrival(s, "4", "Hòa bình", "Vì hoà bình."))
	cases := map[string]string{
		"bien dao":         "Công tác",
		"biển đảo":         "Công tác",
		"BIEN DAO":         "Công tác",
		"bie\u0302\u0309n": "Công tác",
		"hoà bình":         "Hòa bình",
		"đường":            "Tuyến đường|Dương",
		"dương":            "Dương|Tuyến đường",
		"tuyen tru":        "Công tác",
		`"đảo cho ngư"`:    "Công tác",
		`"ngư đảo"`:        "",
		"biển -ngư":        "",
		"title:đường":      "Tuyến đường|Dương",
		"title:ngư":        "",
		"khôngcótừnày":     "",
		"biển đường":       "",
	}
	for query, want := range cases {
		if got := found(t, l, query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	if got := found(t, l, "duong"); !strings.Contains(got, "Dương") || !strings.Contains(got, "Tuyến đường") {
		t.Errorf("duong finds %q", got)
	}
	if got := found(t, l, "  "); strings.Count(got, "|") != 3 {
		t.Errorf("a blank query finds %q", got)
	}
}

func TestTitleRanksAboveBody(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Tin trong ngày", "Có nhắc đến kiều bào ở đoạn này."))
	save(t, l, arrival(s, "2", "Kiều bào hướng về quê hương", "Nội dung khác hẳn ở đây."))
	if got := found(t, l, "kiều bào"); got != "Kiều bào hướng về quê hương|Tin trong ngày" {
		t.Fatal(got)
	}
}

func TestSnippetShowsTheWordsAsPublishedAndWhereToOpen(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	long := strings.Repeat("Câu mở đầu không liên quan. ", 20)
	save(t, l, arrival(s, "1", "Bài", long, long+"Lực lượng Cảnh sát biển giữ vững chủ quyền. "+long))
	hits, err := l.Search(t.Context(), "canh sat bien", library.Filter{})
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v, %v", hits, err)
	}
	mark := func(word string) string { return string(library.HitStart) + word + string(library.HitEnd) }
	want := mark("Cảnh") + " " + mark("sát") + " " + mark("biển") + " giữ vững"
	if hits[0].Block != 1 || !strings.Contains(hits[0].Snippet, want) {
		t.Fatalf("block %d: %q", hits[0].Block, hits[0].Snippet)
	}
	if n := len([]rune(hits[0].Snippet)); n > 300 {
		t.Fatalf("%d runes", n)
	}
}

func TestAnEditedArticleIsFoundByItsNewWordsOnly(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Bài", "chữ cũ"))
	save(t, l, arrival(s, "1", "Bài", "chữ mới"))
	if found(t, l, `"chữ cũ"`) != "" || found(t, l, `"chữ mới"`) != "Bài" {
		t.Fatal("the index is not that of the newest version")
	}
}

func TestSearchIsFiltered(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	sea := arrival(s, "1", "Biển", "chung")
	sea.Passages = []library.Passage{{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}}}
	save(t, l, sea)
	save(t, l, arrival(s, "2", "Khác", "chung"))
	hits, err := l.Search(t.Context(), "chung", library.Filter{Theme: library.SeaIslands})
	if err != nil || len(hits) != 1 || hits[0].Title != "Biển" {
		t.Fatalf("%v, %v", hits, err)
	}
	hits, err = l.Search(t.Context(), "chung", library.Filter{Limit: 1})
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v, %v", hits, err)
	}
}
