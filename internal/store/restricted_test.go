package store_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

func TestAStampStaysWithItsArticle(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	source, err := l.AddSource(t.Context(), library.Source{URL: "https://a.example/rss", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	article := library.Article{
		Title: "Phương án", URL: "https://a.example/1", Stamp: library.Secret,
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Lực lượng trực đủ quân số trong suốt đợt cao điểm này."}},
	}
	save := func(a library.Article) int64 {
		t.Helper()
		id, _, err := l.Save(t.Context(), store.Arrival{SourceID: source.ID, Article: a})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	id := save(article)
	for _, step := range []struct {
		stamp, want library.Stamp
	}{{library.InternalUse, library.Secret}, {"", library.Secret}, {library.UtmostSecret, library.UtmostSecret}} {
		article.Blocks = append(article.Blocks, library.Block{Kind: library.Paragraph, Text: "Thêm một đoạn mới vào phương án đã có từ trước."})
		article.Stamp = step.stamp
		if again := save(article); again != id {
			t.Fatalf("saved as %d, not %d", again, id)
		}
		stored, err := l.Article(t.Context(), id)
		if err != nil || stored.Stamp != step.want {
			t.Errorf("after %q: %q, %v", step.stamp, stored.Stamp, err)
		}
	}
	free := save(library.Article{Title: "Tin khác", URL: "https://a.example/2", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Bà con gặt xong lúa hè thu."}}})
	for _, c := range []struct {
		ids  []int64
		want library.Stamp
	}{{nil, ""}, {[]int64{free}, ""}, {[]int64{free, id}, library.UtmostSecret}} {
		if got, err := l.Stamp(t.Context(), c.ids); err != nil || got != c.want {
			t.Errorf("%v: %q, %v", c.ids, got, err)
		}
	}
}
