package compose

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// needsOf is what the page asks, all of the program.
func needsOf(v *uitest.Host) ComposerNeeds {
	return ComposerNeeds{
		Drafts: v.App.Outlines, Layout: v.App.Papers, Files: v.App.Papers, Texts: v.App.Papers, Printing: v.App.Printing,
		Articles: v.App.Library(), Outlines: v.App.Library(),
		Last: v.App.Settings(), Memory: v.App.Library(), Paper: v.App.Settings(), Plans: v.App.Settings(), Heads: v.App.Settings(), Widths: v.App.Settings(),
	}
}

// firstTwo are the first two articles on sea and islands.
func firstTwo(t testing.TB, v *uitest.Host) []int64 {
	t.Helper()
	all := v.Articles(t, library.SeaIslands)
	return []int64{all[0].ID, all[1].ID}
}

// arranging is the page with the outline of two articles open.
func arranging(t testing.TB) (*uitest.Host, *Composer) {
	t.Helper()
	v := uitest.NewSampleHost(t)
	c := New(v.PageContext, needsOf(v))
	v.OnGoTo = c.Show
	v.Show(c.Content())
	c.Begin(firstTwo(t, v), library.SeaIslands)
	if v.At.Kind != kit.OutlinePage || c.outline.Points() == 0 {
		t.Fatalf("at %v with %d points", v.At, c.outline.Points())
	}
	return v, c
}

// shape is the points of each section, shortly.
func shape(o library.Outline) string {
	var parts []string
	for _, s := range o.Sections {
		var points []string
		for _, p := range s.Points {
			points = append(points, p.Text)
		}
		parts = append(parts, strings.Join(points, ","))
	}
	return strings.Join(parts, "|")
}

func outlineOf(sections ...string) library.Outline {
	var o library.Outline
	for i, points := range sections {
		s := library.Section{Role: library.SectionRoles()[i]}
		for _, text := range strings.Fields(points) {
			s.Points = append(s.Points, library.OutlinePoint{Text: text})
		}
		o.Sections = append(o.Sections, s)
	}
	return o
}

func TestPointsMoveWithinAndAcrossSections(t *testing.T) {
	v, c := arranging(t)
	id := c.outline.ID
	for _, test := range []struct {
		from   position
		by     int
		result string
	}{
		{position{0, 0}, 1, "b,a|c|d"},
		{position{0, 1}, 1, "a|b,c|d"},
		{position{1, 0}, -1, "a,b,c||d"},
		{position{2, 0}, -1, "a,b|c,d|"},
		{position{0, 0}, -1, "a,b|c|d"},
		{position{2, 0}, 1, "a,b|c|d"},
	} {
		c.outline = outlineOf("a b", "c", "d")
		c.outline.ID = id
		c.move(test.from, test.by)
		if got := shape(c.outline); got != test.result {
			t.Errorf("%v by %d: %s, want %s", test.from, test.by, got, test.result)
		}
	}
	_ = v
}

func TestEveryEditIsUndoneAndRedone(t *testing.T) {
	_, c := arranging(t)
	before := shape(c.outline)
	at := position{0, 0}
	for len(c.outline.Sections[at.section].Points) == 0 {
		at.section++
	}
	c.drop(at)
	c.add(at)
	c.typed("field", func(o *library.Outline) { o.Title = "B" })
	c.typed("field", func(o *library.Outline) { o.Title = "Bi" })
	after := shape(c.outline)
	for range 3 { // typing is one step
		c.Undo()
	}
	if got := shape(c.outline); got != before {
		t.Errorf("undone to %.80s", got)
	}
	c.Undo() // nothing is left
	for range 3 {
		c.Redo()
	}
	if got := shape(c.outline); got != after || c.outline.Title != "Bi" {
		t.Errorf("redone to %.80s, %q", got, c.outline.Title)
	}
}

func TestNewEditForgetsWhatWasUndone(t *testing.T) {
	var h history
	h.remember(outlineOf("a"), "")
	h.future = []library.Outline{outlineOf("b")}
	h.remember(outlineOf("c"), "")
	if len(h.future) != 0 || len(h.past) != 2 {
		t.Errorf("%d past, %d future", len(h.past), len(h.future))
	}
}

func TestEveryEditIsSavedAtOnce(t *testing.T) {
	v, c := arranging(t)
	c.editor.title.SetText("Biển, đảo quê hương")
	c.editor.details.hall.SetText("Khóm 4")
	c.editor.details.date.SetText("27/6/2026")
	o, err := v.App.Library().Outline(t.Context(), c.outline.ID)
	if err != nil {
		t.Fatal(err)
	}
	if o.Title != "Biển, đảo quê hương" || o.Place != "Khóm 4" || o.Date.String() != "2026-06-27" {
		t.Errorf("saved %q, %q, %s", o.Title, o.Place, o.Date)
	}
	if c.editor.saved.Words() == "" {
		t.Error("nothing says that it is saved")
	}
}

func TestEditedQuoteIsNoLongerCalledVerbatim(t *testing.T) {
	_, c := arranging(t)
	at := position{}
	for at = range c.editor.cards {
		break
	}
	point := c.outline.Sections[at.section].Points[at.point]
	numbers := map[int64]int{point.Quoted.Article: 1}
	verbatim, own := c.editor.origin(point, numbers)
	point.Text += " thêm"
	edited, _ := c.editor.origin(point, numbers)
	if own || verbatim == edited || !strings.Contains(verbatim, "[1]") || !strings.Contains(edited, "[1]") {
		t.Errorf("%q and %q", verbatim, edited)
	}
}

func TestOwnPointIsShownAsTheBriefers(t *testing.T) {
	_, c := arranging(t)
	c.add(position{0, 0})
	card := c.editor.cards[position{0, 0}]
	card.OnChanged(0, "Chào hỏi, lý do buổi nói chuyện")
	if got := c.outline.Sections[0].Points[0]; got.Quoted != nil || got.Text != "Chào hỏi, lý do buổi nói chuyện" {
		t.Errorf("%+v", got)
	}
	if line, own := c.editor.origin(c.outline.Sections[0].Points[0], nil); !own || line != words.Say("window.own-point") {
		t.Errorf("%q", line)
	}
}

func TestMaterialIsTakenOnce(t *testing.T) {
	_, c := arranging(t)
	c.outline.Sections[0].Points = nil
	c.outline.Sections[1].Points = nil
	c.refresh()
	before := c.outline.Points()
	for i := range c.clippings.list {
		if !c.clippings.rowAt(i).Used {
			c.clippings.taken(i)
			c.clippings.taken(i)
			break
		}
	}
	if got := c.outline.Points(); got != before+1 {
		t.Errorf("%d points before, %d after", before, got)
	}
}

func TestFileNameFitsEverySystem(t *testing.T) {
	for title, bad := range map[string]string{
		`Biển: đảo / "quê hương"?`: `:/"?`, strings.Repeat("dài ", 100): "", "": "",
	} {
		name := fileName(handout.DeCuong, library.Outline{Title: title})
		if strings.ContainsAny(name, bad+"\\<>|*") || len([]rune(name)) > 120 {
			t.Errorf("%q becomes %q", title, name)
		}
	}
}

func TestFileNameSaysWhatItIsOnceAndWhen(t *testing.T) {
	for title, want := range map[string]string{
		"Biển, đảo": "Đề cương Biển, đảo", "ĐỀ CƯƠNG biển": "ĐỀ CƯƠNG biển", "De cuong": "De cuong", "": "Đề cương",
	} {
		if got := fileName(handout.DeCuong, library.Outline{Title: title}); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
	dated := library.Outline{Title: "Biển, đảo", Date: library.Day(2026, 6, 7)}
	if got, want := fileName(handout.ToPhatTay, dated), "Tờ phát tay Biển, đảo 2026-06-07"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkTyping types into a point of an outline of 60, which is a long talk. It is the main thread's part, what a
// person waits for; a picture of the screen takes 16 ms.
func BenchmarkTyping(b *testing.B) {
	v, c := arranging(b)
	c.change(func(o *library.Outline) {
		for i := range 60 {
			text := fmt.Sprintf("Ý thứ %d. %s", i, strings.Repeat("Lãnh hải là vùng biển có chiều rộng 12 hải lý. ", 3))
			o.Sections[i%4].Points = append(o.Sections[i%4].Points, library.OutlinePoint{Text: text})
		}
	})
	atOnce := v.Start
	var later []func()
	v.Start = func(work func()) { later = append(later, work) }
	card := c.editor.cards[position{0, len(c.outline.Sections[0].Points) - 1}]
	i := 0
	for b.Loop() {
		i++
		card.OnChanged(0, fmt.Sprint("Lãnh hải là vùng biển ", i))
	}
	v.Start = atOnce
	for _, work := range later {
		work()
	}
}

// BenchmarkMovingAPoint moves a point of an outline of 500, which is longer than any talk; the limit is 100 ms.
func BenchmarkMovingAPoint(b *testing.B) {
	v, c := arranging(b)
	c.change(func(o *library.Outline) {
		for i := range 500 {
			o.Sections[i%4].Points = append(o.Sections[i%4].Points, library.OutlinePoint{Text: fmt.Sprintf("Ý thứ %d. Lãnh hải rộng 12 hải lý.", i)})
		}
	})
	atOnce := v.Start
	var later []func() // what is done away from the main thread
	v.Start = func(work func()) { later = append(later, work) }
	for b.Loop() {
		c.move(position{1, 4}, 1)
	}
	v.Start = atOnce
	for _, work := range later {
		work()
	}
}

func TestPrintAsksForASensibleNumberOfCopies(t *testing.T) {
	v, c := arranging(t)
	c.choosePrinter([]printer.Printer{{Name: "PDF", Default: true}})
	copies, ok := uitest.Find(v.Window, func(o fyne.CanvasObject) bool {
		field := uitest.FieldOf(o)
		return field != nil && field.Text == "1"
	})
	if !ok {
		t.Fatal("no field of copies")
	}
	uitest.FieldOf(copies.Object).SetText("1000")
	press, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.print")))
	if !ok {
		t.Fatal("no button")
	}
	press.Object.(*widgets.Button).OnTapped()
	if _, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.bad-copies", "most", mostCopies))); !ok {
		t.Error("a thousand copies are printed")
	}
}

func TestWithoutAPrinterTheWayOutIsThePDF(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no lpstat
	v, c := arranging(t)
	c.AskPrint()
	if v.Says() != words.Say("window.no-printer") || v.Notice.Action.Label() != words.Say("window.save-pdf") {
		t.Errorf("says %q, offers %q", v.Says(), v.Notice.Action.Label())
	}
}

func TestAnOutlineWithoutArticlesTakesPointsOfItsOwn(t *testing.T) {
	v, c := arranging(t)
	c.Begin(nil, "")
	if v.At.Kind != kit.OutlinePage || c.outline.Points() != 0 || len(c.editor.heads) == 0 {
		t.Fatalf("at %v with %d points", v.At, c.outline.Points())
	}
	c.bring(firstTwo(t, v)[:1])
	if len(c.clippings.all) == 0 {
		t.Error("an article that is added brings no material")
	}
	c.add(position{0, 0})
	c.editor.cards[position{0, 0}].OnChanged(0, "Chào hỏi")
	if !c.preview.Printable() {
		t.Error("an outline of own points cannot be printed")
	}
}

func TestAnOutlineThatIsForgottenIsNotWorkedOnAnyMore(t *testing.T) {
	_, c := arranging(t)
	first := c.outline.ID
	c.typed("title", func(o *library.Outline) { o.Title = "B" })
	c.Forget(first)
	if c.outline.ID != 0 || len(c.chosen[first]) != 0 || len(c.history.past) != 0 {
		t.Errorf("still at outline %d", c.outline.ID)
	}
}
