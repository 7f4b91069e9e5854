package read

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

func TestWordsAreFoundInTheArticleAsOneTypes(t *testing.T) {
	v, p := reads(t)
	p.article.Blocks = []library.Block{
		{Kind: library.Heading, Level: 2, Text: "Biển, đảo quê hương"},
		{Kind: library.Paragraph, Text: "Giữ vững chủ quyền biển, đảo; đường biên giới dài 16.974 km."},
		{Kind: library.List, Items: []string{"Ngư dân vươn khơi", "Bám biển đảo"}},
		{Kind: library.Paragraph, Text: "Nói về biên giới."},
	}
	p.refresh(true)
	for _, c := range []struct {
		query string
		want  string // what is found, in order
	}{
		{"bien dao", "Biển, đảo|biển, đảo|biển đảo"},
		{"biển đảo", "Biển, đảo|biển, đảo|biển đảo"},
		{"biên", "biên|biên"},
		{"duong", "đường"},
		{"BIEN GIOI", "biên giới|biên giới"},
		{"bien gi", "biên giới|biên giới"},
		{"ien", ""},
		{"16.974", "16.974"},
		{"ngu dan", "Ngư dân"},
		{"không có", ""},
		{"  ", ""},
		{"…", ""},
	} {
		var got []string
		for _, s := range p.find(c.query) {
			got = append(got, p.article.Blocks[s.block].Plain()[s.start:s.end])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q finds %q, want %s", c.query, got, c.want)
		}
	}
	if !p.Find() || p.Find() || p.found.finding || !p.Find() {
		t.Error("a second time does not lead on to the search of the library")
	}
	for _, r := range "bien dao" {
		v.Window.Canvas().Focused().TypedRune(r)
	}
	if len(p.spots) != 3 || p.spot != 0 || p.found.count.Words() != words.Say("reading.found-at", "at", 1, "count", 3) {
		t.Fatalf("%v, %d, %q", p.spots, p.spot, p.found.count.Words())
	}
	v.Picture(t, "find")
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	for _, want := range []int{1, 2, 0} {
		if v.Window.Canvas().Focused().TypedKey(enter); p.spot != want {
			t.Errorf("at %d, want %d", p.spot, want)
		}
	}
	marked := 0
	for prose, at := range p.placed {
		if spans, _ := p.spotsIn(at.Block, at.Start, at.Start+len(prose.Words())); len(spans) > 0 {
			marked += len(spans)
		}
	}
	if marked != 3 {
		t.Errorf("%d words are marked", marked)
	}
	p.found.field.SetText("không có")
	if p.found.count.Words() != words.Say("reading.found-none") {
		t.Errorf("says %q", p.found.count.Words())
	}
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	v.Window.Canvas().Focused().TypedKey(escape) // empties the field
	v.Window.Canvas().Focused().TypedKey(escape)
	if p.found.finding || !p.found.box.Hidden || len(p.spots) != 0 {
		t.Errorf("Esc leaves %+v", p.spots)
	}
}

func TestHeadingsOfALongTextAreListedAndLeadThere(t *testing.T) {
	v, p := reads(t)
	p.article.Blocks = nil
	for range 40 {
		p.article.Blocks = append(p.article.Blocks,
			library.Block{Kind: library.Heading, Level: 2, Text: "Chương"}, library.Block{Kind: library.Heading, Level: 3, Text: "Điều"},
			library.Block{Kind: library.Paragraph, Text: strings.Repeat("Khoản này nói một việc. ", 20)})
	}
	p.article.Blocks[90].Text = "Chương cần tìm"
	p.refresh(true)
	uitest.Press(t, v.Window, "reading.headings")
	v.Picture(t, "headings")
	pop := v.Window.Canvas().Overlays().Top()
	there := uitest.Within(pop, uitest.Saying("Chương cần tìm"))
	if len(there) == 0 {
		t.Fatal("the heading is not listed")
	}
	there[0].(*widgets.TextLink).OnTapped()
	if p.Block != 90 || p.scroll.Top() == 0 || v.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("at block %d, %v", p.Block, p.scroll.Top())
	}
	p.article.Blocks = p.article.Blocks[:2]
	p.refresh(true)
	if _, shown := uitest.Find(v.Window, uitest.Saying(words.Say("reading.headings"))); shown {
		t.Error("two headings need no list")
	}
}
