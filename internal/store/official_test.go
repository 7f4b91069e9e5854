package store

import (
	"reflect"
	"testing"

	"baocaovien/internal/library"
)

// TestWhatAPaperSaysOfItselfIsKept saves a paper that a program before this one read without its fields, and reads it
// again.
func TestWhatAPaperSaysOfItselfIsKept(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	source, err := l.AddSource(t.Context(), library.Source{URL: "https://co-quan.example/rss", Title: "Cơ quan", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	bare := library.Article{
		URL: "https://co-quan.example/21.pdf", Title: "Chỉ thị số 21/CT-TTg",
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Các thôn rà soát lại."}},
	}
	id, _, err := l.Save(t.Context(), Arrival{SourceID: source.ID, Article: bare, Raw: []byte("%PDF"), Fetched: library.Moment{Unix: 1, Precision: library.ToSecond}})
	if err != nil {
		t.Fatal(err)
	}
	if s, err := l.Article(t.Context(), id); err != nil || s.Official != (library.OfficialPaper{}) || s.Completeness.Known() {
		t.Fatalf("%+v, %v", s, err)
	}
	full := bare
	full.Official = library.OfficialPaper{Kind: "Chỉ thị", Number: "21/CT-TTg", Issuer: "Thủ tướng Chính phủ", Subject: "Về việc sắp xếp thôn"}
	full.Completeness = library.Completeness{Share: 0.75, Pages: []float64{1, 0.5}, Gaps: []library.Gap{{Kind: library.PictureGap, Page: 2, Count: 1}}}
	for round, changed := range []bool{true, false} {
		got, err := l.Reread(t.Context(), id, 1, full, nil, library.Moment{Unix: 2, Precision: library.ToSecond})
		if err != nil || got != changed {
			t.Errorf("round %d: changed %t, %v", round, got, err)
		}
	}
	kept := func() {
		t.Helper()
		s, err := l.Article(t.Context(), id)
		if err != nil || s.Version != 1 || s.Official != full.Official || !reflect.DeepEqual(s.Completeness, full.Completeness) {
			t.Errorf("%+v, %v", s, err)
		}
	}
	kept()
	// The same text from a reader that does not say: what was known stays.
	if _, err := l.Reread(t.Context(), id, 1, bare, nil, library.Moment{Unix: 3, Precision: library.ToSecond}); err != nil {
		t.Fatal(err)
	}
	kept()
	more := full
	more.Blocks = append(more.Blocks, library.Block{Kind: library.Paragraph, Text: "Báo cáo trước ngày 30."})
	if _, err := l.Reread(t.Context(), id, 1, more, nil, library.Moment{Unix: 4, Precision: library.ToSecond}); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Article(t.Context(), id); err != nil || s.Version != 2 || s.Official != full.Official {
		t.Errorf("%+v, %v", s, err)
	}
	// What is damaged of it does not keep the text from being read.
	if _, err := l.write.ExecContext(t.Context(), "UPDATE versions SET official = 'x', completeness = '['"); err != nil {
		t.Fatal(err)
	}
	if s, err := l.Article(t.Context(), id); err != nil || len(s.Blocks) != 2 || s.Official != (library.OfficialPaper{}) {
		t.Errorf("%+v, %v", s, err)
	}
}
