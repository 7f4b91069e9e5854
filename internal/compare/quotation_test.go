package compare_test

import (
	"strings"
	"testing"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
)

// quoted takes the words from blocks, where they first stand.
func quoted(t *testing.T, text string, blocks []library.Block) library.Quotation {
	t.Helper()
	for i, b := range blocks {
		if at := strings.Index(b.Plain(), text); at >= 0 {
			return compare.Quote(blocks, library.Place{Article: 1, Version: 1, Block: i, Start: at, End: at + len(text)})
		}
	}
	t.Fatalf("%q is not there", text)
	return library.Quotation{}
}

func TestAQuotationIsFoundInAnotherVersion(t *testing.T) {
	t.Parallel()
	list := library.Block{Kind: library.List, Text: "Gồm:", Items: []string{"Đội một giữ 12 tàu cá", "Đội hai giữ 7 tàu cá"}}
	before := append(paragraphs("Mở đầu bài.", "Trong quý ba, đội tàu đã ra khơi 45 chuyến an toàn.", "Bà con mong có bờ kè. Bờ kè giữ làng.", "Kết thúc."), list)
	with := func(changes ...string) []library.Block { // old and new words by turns
		r := strings.NewReplacer(changes...)
		var after []library.Block
		for _, b := range before {
			b.Text = r.Replace(b.Text)
			items := append([]string{}, b.Items...)
			for i := range items {
				items[i] = r.Replace(items[i])
			}
			b.Items = items
			after = append(after, b)
		}
		return after
	}
	for _, c := range []struct {
		name, quote string
		after       []library.Block
		state       library.NoteState
		want        string
	}{
		{"nothing changed", "ra khơi 45 chuyến", before, library.NoteStands, "ra khơi 45 chuyến"},
		{"paragraphs were put in before", "ra khơi 45 chuyến", append(paragraphs("Tin mới.", "Thêm nữa."), before...), library.NoteStands, "ra khơi 45 chuyến"},
		{"the rest of its paragraph was edited", "45 chuyến an toàn", with("Trong quý ba, ", "Theo báo cáo quý ba, "), library.NoteStands, "45 chuyến an toàn"},
		{"its words stand elsewhere alone", "ra khơi 45 chuyến", paragraphs("Mở đầu bài.", "Nói thêm: ra khơi 45 chuyến là nhiều.", "Kết thúc."), library.NoteMoved, "ra khơi 45 chuyến"},
		{"a figure was corrected", "45", with("45", "47"), library.NoteEdited, "47"},
		{"a figure in an item was corrected", "7", with("giữ 7 tàu", "giữ 17 tàu"), library.NoteEdited, "17"},
		{"a word was put in", "đội tàu đã ra khơi 45 chuyến an toàn", with("đã ra khơi", "đã vững vàng ra khơi"), library.NoteEdited, "đội tàu đã vững vàng ra khơi 45 chuyến an toàn"},
		{"a whole paragraph was edited", "Trong quý ba, đội tàu đã ra khơi 45 chuyến an toàn.", with("45 chuyến", "47 chuyến"), library.NoteEdited, "Trong quý ba, đội tàu đã ra khơi 47 chuyến an toàn."},
		{"it was taken out", "Bà con mong có bờ kè.", paragraphs("Mở đầu bài.", "Kết thúc."), library.NoteGone, ""},
		{"short words that others have too", "Kết thúc.", paragraphs("Mở đầu bài.", "Thúc đẩy việc làng."), library.NoteGone, ""},
		{"another paragraph has half of its words", "Trong quý ba, đội tàu đã ra khơi 45 chuyến an toàn.", paragraphs("Trong quý tư, đội xe đã ra quân 12 chuyến cứu trợ."), library.NoteGone, ""},
		{"nothing is left", "Kết thúc.", nil, library.NoteGone, ""},
		{"of two alike the one among its words", "Bờ kè giữ làng", append(paragraphs("Bờ kè giữ làng, xã khác nói."), before...), library.NoteStands, "Bờ kè giữ làng"},
	} {
		m, state := compare.Locate(t.Context(), quoted(t, c.quote, before), c.after)
		got := ""
		if state != library.NoteGone {
			got = c.after[m.Block].Plain()[m.Start:m.End]
		}
		if state != c.state || got != c.want {
			t.Errorf("%s: %s «%s», want %s «%s»", c.name, state, got, c.state, c.want)
		}
	}
	twice := append(paragraphs("Bờ kè giữ làng, xã khác nói."), before...)
	if m, _ := compare.Locate(t.Context(), quoted(t, "Bờ kè giữ làng", before), twice); m.Block != 3 {
		t.Errorf("of two places block %d is taken", m.Block)
	}
}
