package store_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// noteOn is a note on words of a block of an article.
func noteOn(article int64, quote, text string) library.Note {
	at := library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond}
	return library.Note{
		Article: article, Text: text, Made: at, Edited: at,
		Quotes: []library.Quotation{{Text: quote, Before: "trước ", After: " sau", Place: library.Place{Article: article, Version: 1, End: len(quote)}}},
	}
}

func TestANoteIsKeptEditedRemovedAndComesBackUnderItsNumber(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	id, _ := save(t, l, arrival(s, "1", "Bài", "Đoạn nói về bờ kè."))
	first, err := l.SaveNote(t.Context(), noteOn(id, "bờ kè", ""))
	must(t, err)
	second, err := l.SaveNote(t.Context(), noteOn(id, "Đoạn nói", "hỏi chú Ba"))
	must(t, err)
	second.Text, second.Edited.Unix = "hỏi cô Tư", second.Edited.Unix+1
	if second, err = l.SaveNote(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	must(t, l.RemoveNote(t.Context(), first.ID))
	if _, err := l.SaveNote(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	for article, want := range map[int64][]library.Note{id: {first, second}, 0: {second, first}} {
		got, err := l.Notes(t.Context(), article)
		if err != nil || !slices.EqualFunc(got, want, func(a, b library.Note) bool {
			return a.ID == b.ID && a.Article == b.Article && a.Text == b.Text && slices.Equal(a.Quotes, b.Quotes) && a.Edited.Unix == b.Edited.Unix
		}) {
			t.Errorf("of %d: %+v, want %+v, %v", article, got, want, err)
		}
	}
	must(t, l.RemoveNote(t.Context(), second.ID))
	if third, err := l.SaveNote(t.Context(), noteOn(id, "nói", "")); err != nil || third.ID == second.ID {
		t.Errorf("a number is given again: %+v, %v", third, err)
	}
	_, err1 := l.Note(t.Context(), second.ID)
	_, err2 := l.SaveNote(t.Context(), noteOn(77, "x", ""))
	if err3 := l.RemoveNote(t.Context(), second.ID); !library.IsKind(err1, library.UnknownNote) || !library.IsKind(err2, library.UnknownArticle) || !library.IsKind(err3, library.UnknownNote) {
		t.Errorf("%v; %v; %v", err1, err2, err3)
	}
}

func TestANoteIsFoundBySearch(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	ids := make([]int64, 4)
	for n, text := range []string{"Đoạn nói về bờ kè ở ấp Đông.", "Tàu cá ra khơi an toàn.", "Cột mốc mới dựng.", "Chuyện diễn tập."} {
		ids[n], _ = save(t, l, arrival(s, string(rune('a'+n)), "Bài thứ "+string(rune('A'+n)), text))
	}
	for _, n := range []library.Note{
		noteOn(ids[0], "bờ kè", "hỏi chú Ba về áo phao"), noteOn(ids[1], "Lời cũ đã bị bỏ khỏi bài", ""), noteOn(ids[3], "diễn tập", "áo phao"),
	} {
		if _, err := l.SaveNote(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		query string
		want  []int64
		note  bool   // the first hit is a note's
		says  string // in its snippet, without marks
	}{
		{"chu ba", ids[:1], true, "hỏi chú Ba"},
		{"loi cu", ids[1:2], true, "Lời cũ"},
		{"bờ kè", ids[:1], true, "bờ kè ở ấp Đông"},   // the article's own words, and the note's
		{"ấp Đông áo phao", ids[:1], true, "áo phao"}, // one of the words stands in each
		{"cột mốc", ids[2:3], false, "Cột mốc"},
		{"áo phao -\"diễn tập\"", ids[:1], true, "áo phao"},
		{"tiêu đề:\"áo phao\"", nil, false, ""},
	} {
		hits, err := l.Search(t.Context(), c.query, library.Filter{Limit: 10})
		var got []int64
		for _, h := range hits {
			got = append(got, h.ID)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v, %v", c.query, got, c.want, err)
			continue
		}
		if len(hits) == 0 {
			continue
		}
		plain := strings.NewReplacer(string(library.HitStart), "", string(library.HitEnd), "").Replace(hits[0].Snippet)
		if (hits[0].Note != 0) != c.note || !strings.Contains(plain, c.says) {
			t.Errorf("%s: note %d, says %q", c.query, hits[0].Note, plain)
		}
	}
	if hits, err := l.Search(t.Context(), "chú Ba", library.Filter{Theme: library.SeaIslands}); err != nil || len(hits) != 0 {
		t.Errorf("a note is found in another theme: %+v, %v", hits, err)
	}
}

func TestAnArticleWithNotesIsNotDeletedUnlessOneSaysSo(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	noted, _ := save(t, l, arrival(s, "1", "Bài một", "Đoạn nói về bờ kè."))
	plain, _ := save(t, l, arrival(s, "2", "Bài hai", "Đoạn khác hẳn."))
	n, err := l.SaveNote(t.Context(), noteOn(noted, "bờ kè", "giữ lại"))
	must(t, err)
	done, err := l.RemoveArticles(t.Context(), []int64{noted, plain}, false)
	if err != nil || done.Removed != 1 || !slices.Equal(done.Kept, []int64{noted}) || !slices.Equal(done.Noted, []int64{noted}) {
		t.Fatalf("%+v, %v", done, err)
	}
	if _, err := l.Note(t.Context(), n.ID); err != nil {
		t.Error(err)
	}
	if done, err = l.RemoveArticles(t.Context(), []int64{noted}, true); err != nil || done.Removed != 1 || len(done.Kept) != 0 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := l.Note(t.Context(), n.ID); !library.IsKind(err, library.UnknownNote) {
		t.Errorf("the note outlives its article: %v", err)
	}
	if report, err := l.Check(t.Context()); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
}
