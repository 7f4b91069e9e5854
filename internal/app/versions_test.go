package app_test

import (
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// shelved is an article of an app's library as tests edit it.
type shelved struct {
	*app.App
	arrival store.Arrival
	id      int64
}

func shelve(t *testing.T, paragraphs ...string) *shelved {
	t.Helper()
	a := open(t, app.Options{Dir: t.TempDir()})
	source, err := a.Library().AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	s := &shelved{App: a, arrival: store.Arrival{
		SourceID: source.ID, ContentType: "text/html; charset=utf-8",
		Article: library.Article{URL: "https://example.org/a", Title: "Bài viết thử"},
		Fetched: library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond},
	}}
	s.publish(t, paragraphs...)
	return s
}

// publish stores a version with the given paragraphs, a day after the one before.
func (s *shelved) publish(t *testing.T, paragraphs ...string) {
	t.Helper()
	s.arrival.Raw = []byte("<html><head><title>Bài viết thử</title></head><body><h1>Bài viết thử</h1><article><p>" + strings.Join(paragraphs, "</p><p>") + "</p></article></body></html>")
	s.arrival.Article.Blocks = nil
	for _, p := range paragraphs {
		s.arrival.Article.Blocks = append(s.arrival.Article.Blocks, library.Block{Kind: library.Paragraph, Text: p})
	}
	s.arrival.Fetched.Unix += 86400
	id, _, err := s.Library().Save(t.Context(), s.arrival)
	if err != nil {
		t.Fatal(err)
	}
	s.id = id
}

// quoting returns an outline that quotes texts of the first version, each after a point of the briefer's own.
func (s *shelved) quoting(texts ...string) library.Outline {
	section := library.Section{Role: library.ContentSection}
	for _, text := range texts {
		section.Points = append(section.Points, library.OutlinePoint{Text: "Lời của báo cáo viên."}, library.OutlinePoint{
			Text: text, Quoted: &library.Point{Text: text, Kind: library.StatementPoint, Place: library.Place{Article: s.id, Version: 1}},
		})
	}
	return library.Outline{Sections: []library.Section{{Role: library.ContextSection}, section}}
}

func (s *shelved) affected(t *testing.T, o library.Outline) []library.PointChange {
	t.Helper()
	changes, err := s.Outlines.Affected(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestAPointWhosePassageWasEditedOrDroppedIsAffected(t *testing.T) {
	t.Parallel()
	s := shelve(t, "Câu thứ nhất vẫn còn.", "Có 12 tàu cá ra khơi trong tháng này.", "Đoạn này rồi sẽ không còn nữa.")
	o := s.quoting("Câu thứ nhất vẫn còn.", "Có 12 tàu cá ra khơi trong tháng này.", "Đoạn này rồi sẽ không còn nữa.")
	if got := s.affected(t, o); len(got) != 0 {
		t.Fatalf("nothing changed, but %+v", got)
	}
	s.publish(t, "Câu thứ nhất vẫn còn. Thêm lời.", "Có 15 tàu cá ra khơi trong tháng này.", "Hoàn toàn khác hẳn.")
	since := s.arrival.Fetched
	s.publish(t, "Mở đầu mới.", "Câu thứ nhất vẫn còn. Thêm lời.", "Hôm nay: Có 15 tàu cá ra khơi trong tháng này.", "Hoàn toàn khác hẳn.")
	want := []library.PointChange{
		{Section: 1, Point: 3, Kind: library.PassageEdited, Was: "Có 12 tàu cá ra khơi trong tháng này.", Since: since, Now: library.Point{
			Text: "Có 15 tàu cá ra khơi trong tháng này.", Kind: library.StatementPoint, Themes: []library.Theme{},
			Place: library.Place{Article: s.id, Version: 3, Block: 2, Start: len("Hôm nay: "), End: len("Hôm nay: Có 15 tàu cá ra khơi trong tháng này.")},
		}},
		{Section: 1, Point: 5, Kind: library.PassageDropped, Was: "Đoạn này rồi sẽ không còn nữa.", Since: since},
	}
	if got := s.affected(t, o); !reflect.DeepEqual(got, want) {
		t.Fatalf("\n got %+v\nwant %+v", got, want)
	}
}

func TestAPointWhoseArticleIsGoneIsAffectedUntilItIsBack(t *testing.T) {
	t.Parallel()
	s := shelve(t, "Câu thứ nhất vẫn còn.")
	o := s.quoting("Câu thứ nhất vẫn còn.")
	at := library.Moment{Unix: 1_790_500_000, Precision: library.ToSecond}
	if err := s.Library().MarkGone(t.Context(), s.arrival.Article.URL, at); err != nil {
		t.Fatal(err)
	}
	got := s.affected(t, o)
	if len(got) != 1 || got[0].Kind != library.ArticleGone || got[0].Since != at || got[0].Now.Text != "" {
		t.Fatalf("%+v", got)
	}
	if err := s.Library().MarkThere(t.Context(), s.arrival.Article.URL); err != nil {
		t.Fatal(err)
	}
	if got := s.affected(t, o); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
}

func TestAnOutlineOfAnUnknownArticleSaysSo(t *testing.T) {
	t.Parallel()
	s := shelve(t, "Câu.")
	s.id = 99
	if _, err := s.Outlines.Affected(t.Context(), s.quoting("Câu.")); !library.IsKind(err, library.UnknownArticle) {
		t.Fatalf("err = %v", err)
	}
}
