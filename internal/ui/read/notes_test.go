package read

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// firstProse is the first paragraph that can be selected, as a person would press it.
func firstProse(t *testing.T, p *Pane) (*widgets.Prose, library.Place) {
	t.Helper()
	var first *widgets.Prose
	for prose, at := range p.placed {
		if p.article.Blocks[at.Block].Kind == library.Paragraph && (first == nil || at.Block < p.placed[first].Block) {
			first = prose
		}
	}
	if first == nil {
		t.Fatal("nothing can be selected")
	}
	return first, p.placed[first]
}

// selectWord selects the first word of the first paragraph, by a double tap.
func selectWord(t *testing.T, p *Pane) library.Place {
	t.Helper()
	prose, _ := firstProse(t, p)
	prose.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	places := p.selectedPlaces()
	if len(places) != 1 {
		t.Fatalf("%+v is selected", places)
	}
	return places[0]
}

// inEveryLook keeps pictures, where they are wanted, at the sizes of small laptops, light and dark, with plain and large letters.
func inEveryLook(t *testing.T, v *uitest.Host, p *Pane, name string) {
	t.Helper()
	if os.Getenv("SCREENSHOTS") == "" {
		return
	}
	for _, size := range []fyne.Size{fyne.NewSize(1290, 768), fyne.NewSize(600, 640)} {
		v.Window.Resize(size)
		for _, scale := range []float32{1, 2} {
			for variant, look := range map[string]widgets.Variant{"light": widgets.Light, "dark": widgets.Dark} {
				fyne.CurrentApp().Settings().SetTheme(widgets.FyneTheme{Scale: scale, Variant: look})
				p.Restyle()
				p.selection.All()
				v.Picture(t, fmt.Sprintf("%s-%v-%v-%s", name, size.Width, scale, variant))
				p.selection.Clear()
			}
		}
	}
	fyne.CurrentApp().Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: widgets.Light})
	p.Restyle()
}

func TestAPassageIsHighlightedAndTheMarkTakenAway(t *testing.T) {
	v, p := reads(t)
	at := selectWord(t, p)
	uitest.Press(t, v.Window, "notes.highlight")
	if spans := p.notedIn(at.Block); len(p.noted) != 1 || len(spans) != 1 || spans[0] != [2]int{at.Start, at.End} || !p.selection.Empty() {
		t.Fatalf("%+v, want %+v", spans, at)
	}
	v.Picture(t, "highlight")
	selectWord(t, p)
	uitest.Press(t, v.Window, "notes.unhighlight")
	if len(p.noted) != 0 {
		t.Fatalf("%+v", p.noted)
	}
	v.Notice.Action.OnTapped()
	if len(p.noted) != 1 || len(p.notedIn(at.Block)) != 1 {
		t.Errorf("it does not come back: %+v", p.noted)
	}
}

func TestANoteIsTypedShownEditedTakenIntoTheOutlineAndListed(t *testing.T) {
	v, p := reads(t)
	var kept []library.OutlinePoint
	v.OnKeep = func(point library.OutlinePoint) { kept = append(kept, point) }
	at := selectWord(t, p)
	uitest.Press(t, v.Window, "notes.title")
	field, ok := uitest.Find(v.Window, func(o fyne.CanvasObject) bool { return uitest.FieldOf(o) != nil })
	if !ok {
		t.Fatal("nothing to type into")
	}
	for _, r := range "hỏi lại số này" {
		v.Window.Canvas().Focused().TypedRune(r)
	}
	v.Picture(t, "note-form")
	if uitest.FieldOf(field.Object).Text != "hỏi lại số này" {
		t.Fatalf("typed %q", uitest.FieldOf(field.Object).Text)
	}
	uitest.Press(t, v.Window, "window.save")
	p.selection.Clear()
	if len(p.noted) != 1 || !strings.Contains(uitest.SaysIn(p.column), words.Say("notes.own", "text", "hỏi lại số này")) {
		t.Fatalf("%+v", p.noted)
	}
	for _, size := range []fyne.Size{fyne.NewSize(1024, 640), fyne.NewSize(420, 500), fyne.NewSize(1366, 768)} {
		v.Window.Resize(size)
		if !strings.Contains(uitest.SaysIn(p.column), "hỏi lại số này") {
			t.Errorf("%v: the note is out of sight", size)
		}
	}
	v.Picture(t, "note")
	inEveryLook(t, v, p, "note")
	p.desk.Keep(p.noted[0].Points()...)
	quote := p.article.Blocks[at.Block].Plain()[at.Start:at.End]
	if len(kept) != 2 || kept[0].Text != quote || !kept[0].Verbatim() || kept[1].Text != "hỏi lại số này" || kept[1].Quoted != nil {
		t.Errorf("an outline gets %+v", kept)
	}
	selectWord(t, p)
	uitest.Press(t, v.Window, "notes.title") // of what is noted already
	field, _ = uitest.Find(v.Window, func(o fyne.CanvasObject) bool { return uitest.FieldOf(o) != nil })
	uitest.FieldOf(field.Object).SetText("đã hỏi rồi")
	uitest.Press(t, v.Window, "window.save")
	if len(p.noted) != 1 || p.noted[0].Text != "đã hỏi rồi" {
		t.Errorf("%+v", p.noted)
	}
	p.showNotes()
	if pop := v.Window.Canvas().Overlays().Top(); pop == nil || !strings.Contains(uitest.SaysIn(pop), "đã hỏi rồi") {
		t.Error("the list of the article has it not")
	}
	v.Picture(t, "notes-of-article")
}

func TestANoteOfWhatTheSourceChangedIsToldAndKept(t *testing.T) {
	v, p := reads(t)
	a := p.article
	_, at := firstProse(t, p)
	plain := a.Blocks[at.Block].Plain()
	whole := library.Place{Article: a.ID, Version: a.Version, Block: at.Block, Start: 0, End: len(plain)}
	if _, err := v.App.Notes.Mark(t.Context(), []library.Place{whole}, "giữ câu này"); err != nil {
		t.Fatal(err)
	}
	edited := a.Article
	edited.Blocks = append([]library.Block{}, a.Blocks...)
	edited.Blocks[at.Block].Text = "Đoạn này nguồn đã viết khác hẳn."
	if _, outcome, err := v.App.Library().Save(t.Context(), store.Arrival{SourceID: a.SourceID, Article: edited, Raw: []byte("x"), Passages: a.Passages}); err != nil || outcome != library.Updated {
		t.Fatalf("%s, %v", outcome, err)
	}
	p.update(a.ID, true)
	if len(p.noted) != 1 || p.noted[0].State != library.NoteGone {
		t.Fatalf("%+v", p.noted)
	}
	if said := uitest.SaysIn(p.column); !strings.Contains(said, words.Say("notes.changed", "count", 1)) {
		t.Errorf("the head says %q", said[:min(len(said), 400)])
	}
	p.showNotes()
	said := uitest.SaysIn(v.Window.Canvas().Overlays().Top())
	if !strings.Contains(said, words.NoteState(library.NoteGone)) || !strings.Contains(said, "giữ câu này") {
		t.Errorf("the list says %q", said)
	}
	v.Picture(t, "note-gone")
}

func TestDeletingAnArticleWithNotesSaysThatTheyGoToo(t *testing.T) {
	v, p := reads(t)
	id := p.ID()
	selectWord(t, p)
	uitest.Press(t, v.Window, "notes.highlight")
	p.remove(id, "x", false) // a note that was made meanwhile
	if _, err := v.App.Library().Article(t.Context(), id); err != nil || v.Says() != words.Say("notes.keep-article", "title", "x") {
		t.Fatalf("%v, %q", err, v.Says())
	}
	p.askRemove()
	if said := uitest.SaysIn(v.Window.Canvas().Overlays().Top()); !strings.Contains(said, words.Say("notes.go-too", "count", 1)) {
		t.Errorf("asks %q", said)
	}
	uitest.Press(t, v.Window, "reading.remove-now")
	if _, err := v.App.Library().Article(t.Context(), id); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("it stays: %v", err)
	}
}
