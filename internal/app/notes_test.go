package app_test

import (
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// editedArticle saves versions of an article one after the other and returns its id.
func editedArticle(t *testing.T, a *app.App, versions ...[]string) int64 {
	t.Helper()
	s, err := a.Library().AddSource(t.Context(), library.Source{URL: "https://ghi-chu.example/rss", Title: "Báo thử", Kind: library.FeedSource})
	if library.IsKind(err, library.KnownSource) {
		all, _ := a.Library().Sources(t.Context())
		s, err = all[len(all)-1], nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var id int64
	for _, paragraphs := range versions {
		article := library.Article{URL: "https://ghi-chu.example/bai", Title: "Bài thử ghi chú"}
		for _, text := range paragraphs {
			article.Blocks = append(article.Blocks, library.Block{Kind: library.Paragraph, Text: text})
		}
		if id, _, err = a.Library().Save(t.Context(), store.Arrival{
			SourceID: s.ID, Article: article, Raw: []byte(strings.Join(paragraphs, "\n")),
			Passages: []library.Passage{{End: len(paragraphs), Themes: []library.Theme{library.SeaIslands}}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	return id
}

func TestNotesLiveThroughNewVersionsAndGiveOutlinesTheirPoints(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	first := []string{"Mở đầu chuyện ở xã.", "Đội tàu ra khơi 45 chuyến an toàn trong quý ba.", "Bà con mong sớm có bờ kè chắn sóng ở ấp Đông."}
	id := editedArticle(t, a, first)
	mark := func(words, text string) library.Note {
		n, err := a.Notes.MarkWords(t.Context(), id, words, text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	stays := mark("Mở đầu", "")
	figure := mark("45 chuyến", "hỏi lại số này")
	lost := mark("Bà con mong sớm có bờ kè chắn sóng ở ấp Đông.", "  chép\u00a0lại \n cho dân ")
	editedArticle(t, a, []string{"Tin đầu.", "Mở đầu chuyện ở xã.", "Đội tàu ra khơi 47 chuyến an toàn trong quý ba."})
	found, err := a.Notes.Of(t.Context(), id)
	if err != nil || len(found) != 3 {
		t.Fatalf("%+v, %v", found, err)
	}
	for i, want := range []struct {
		id    int64
		state library.NoteState
		says  string // what an outline gets
	}{
		{stays.ID, library.NoteStands, "Mở đầu"},
		{figure.ID, library.NoteEdited, "47 chuyến|hỏi lại số này"},
		{lost.ID, library.NoteGone, "Bà con mong sớm có bờ kè chắn sóng ở ấp Đông.|chép lại\ncho dân"},
	} {
		var says []string
		for _, p := range found[i].Points() {
			says = append(says, p.Text)
			if p.Quoted != nil && (p.Quoted.Article != id || p.Quoted.Text != p.Text) {
				t.Errorf("%+v", p)
			}
		}
		if found[i].ID != want.id || found[i].State != want.state || strings.Join(says, "|") != want.says {
			t.Errorf("%d %s %q, want %+v", found[i].ID, found[i].State, says, want)
		}
	}
	if v := found[2].Points()[0].Quoted.Version; v != 1 {
		t.Errorf("what is gone is quoted of version %d", v)
	}
	for theme, want := range map[library.Theme]int{"": 3, library.SeaIslands: 3, library.LandBorders: 0, library.Unclassified: 0} {
		if all, err := a.Notes.All(t.Context(), theme); err != nil || len(all) != want {
			t.Errorf("of %q: %d, %v", theme, len(all), err)
		}
	}
	gone, err := a.Notes.Remove(t.Context(), figure.ID)
	if err != nil || a.Notes.Restore(t.Context(), gone) != nil {
		t.Fatal(err)
	}
	if back, err := a.Library().Note(t.Context(), figure.ID); err != nil || back.Text != "hỏi lại số này" {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestANoteHasItsBounds(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	id := editedArticle(t, a, []string{strings.Repeat("Câu dài của bài viết. ", 2000)})
	place := func(block, start, end int) []library.Place {
		return []library.Place{{Article: id, Version: 1, Block: block, Start: start, End: end}}
	}
	for name, c := range map[string]struct {
		places []library.Place
		text   string
		kind   library.Kind
	}{
		"nothing":          {nil, "", library.WrongUse},
		"no such block":    {place(7, 0, 3), "", library.UnknownPassage},
		"past the end":     {place(0, 0, 1<<20), "", library.UnknownPassage},
		"empty":            {place(0, 3, 3), "", library.UnknownPassage},
		"too much marked":  {place(0, 0, 30<<10), "", library.WrongUse},
		"too much written": {place(0, 0, 3), strings.Repeat("chữ ", 10<<10), library.WrongUse},
		"no such version":  {[]library.Place{{Article: id, Version: 9, End: 3}}, "", library.UnknownVersion},
		"no such article":  {[]library.Place{{Article: 4711, Version: 1, End: 3}}, "", library.UnknownArticle},
	} {
		if _, err := a.Notes.Mark(t.Context(), c.places, c.text); !library.IsKind(err, c.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all, err := a.Notes.All(t.Context(), ""); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}
