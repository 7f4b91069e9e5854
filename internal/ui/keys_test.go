package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// fields are what is in sight that one can type into.
func fields(v *Window) []uitest.Sighted {
	return uitest.InSight(v.Window, func(o fyne.CanvasObject) bool { return uitest.FieldOf(o) != nil })
}

func TestEscGoesOneStepBackAndNotOutOfWhatOneTypes(t *testing.T) {
	v := synced(t)
	v.compose().Begin([]int64{1}, "")
	all := fields(v)
	if v.at.Kind != kit.OutlinePage || len(all) == 0 {
		t.Fatalf("at %v with %d fields", v.at, len(all))
	}
	canvas := v.Window.Canvas()
	canvas.Focus(all[0].Object.(fyne.Focusable))
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.at.Kind != kit.OutlinePage || v.typing() {
		t.Errorf("at %v, typing %v", v.at, v.typing())
	}
	v.Notice.Hide()
	canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.at.Kind != kit.OutlinesPage {
		t.Errorf("the next one leads to %v", v.at)
	}
}

func TestAFullFieldIsToldInASentence(t *testing.T) {
	v := synced(t)
	v.find()
	field := v.Window.Canvas().Focused()
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(strings.Repeat("đảo ", 250_000))
	field.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if got, want := v.Notice.Text.Words(), words.Say("window.full-letters", "most", 200); got != want || !v.Notice.Box.Visible() {
		t.Errorf("says %q", got)
	}
}

func TestAnOutlineWithAnEndlessPointOpens(t *testing.T) {
	v := synced(t)
	long := strings.Repeat("Chủ quyền biển, đảo. ", 50_000)
	o, err := v.app.Library().SaveOutline(t.Context(), library.Outline{Title: strings.Repeat("Tên ", 10_000), Sections: []library.Section{
		{Role: library.ContentSection, Points: []library.OutlinePoint{{Text: long}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	v.show(kit.Route{Kind: kit.OutlinesPage})
	v.show(kit.Route{Kind: kit.OutlinePage, Outline: o.ID})
	longest := 0
	for _, f := range fields(v) {
		longest = max(longest, len(uitest.FieldOf(f.Object).Text))
	}
	if longest > 20<<10 || len(fields(v)) == 0 {
		t.Errorf("a field holds %d bytes", longest)
	}
	if stored, err := v.app.Library().Outline(t.Context(), o.ID); err != nil || stored.Sections[0].Points[0].Text != long {
		t.Errorf("opening it cut what is stored, %v", err)
	}
}

func TestPagesOfTheTextAreTurnedByKeys(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.AllArticles})
	canvas := v.Window.Canvas()
	v.browse().Step(1)
	if v.browse().Reads() == 0 {
		t.Fatal("no article is open")
	}
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyPageUp, fyne.KeyPageDown} {
		read := v.browse().Reads()
		canvas.OnTypedKey()(&fyne.KeyEvent{Name: key})
		if v.browse().Reads() != read {
			t.Errorf("%s opens another article", key)
		}
	}
}

func TestAnArticleThatHasAnOutlineOffersIt(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.AllArticles})
	v.browse().Step(1)
	id := v.browse().Reads()
	v.Compose([]int64{id}, "")
	first := v.at.Outline
	v.show(kit.Route{Kind: kit.AllArticles})
	v.Compose([]int64{id}, "")
	if v.at.Kind != kit.AllArticles {
		t.Fatalf("goes to %v without a question", v.at)
	}
	uitest.Press(t, v.Window, "window.open-outline")
	if v.at.Outline != first {
		t.Errorf("opens %d, want %d", v.at.Outline, first)
	}
	v.show(kit.Route{Kind: kit.AllArticles})
	v.Compose([]int64{id}, "")
	uitest.Press(t, v.Window, "window.outline-another")
	if v.at.Outline == first || v.at.Kind != kit.OutlinePage {
		t.Errorf("another one is %v", v.at)
	}
}

func TestLettersGoThroughTheListAndFieldsKeepThem(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.AllArticles})
	canvas := v.Window.Canvas()
	press := func(r rune) { canvas.OnTypedRune()(r) }
	press('j')
	first := v.browse().Reads()
	press('j')
	second := v.browse().Reads()
	press('k')
	if first == 0 || second == 0 || first == second || v.browse().Reads() != first {
		t.Fatalf("j, j and k open %d, %d, %d", first, second, v.browse().Reads())
	}
	press('n')
	if third := v.browse().Reads(); third == first || third == second {
		t.Errorf("n opens %d, which was read", third)
	}
	press('s')
	if saved, err := v.app.Library().List(t.Context(), library.Filter{Saved: true}); err != nil || len(saved) != 1 || saved[0].ID != v.browse().Reads() {
		t.Errorf("s saves %v, %v", saved, err)
	}
	marked := v.browse().Reads()
	press('m')
	if a, err := v.app.Library().Article(t.Context(), marked); err != nil || a.Read {
		t.Errorf("m leaves it read, %v", err)
	}
	press('/')
	field := canvas.Focused()
	if field == nil {
		t.Fatal("/ leads to no field")
	}
	read := v.browse().Reads()
	field.TypedRune('j')
	if v.browse().Reads() != read {
		t.Error("a letter that is typed into the field opens an article")
	}
}

func TestControlPlusAndMinusSetTheSizeOfText(t *testing.T) {
	v := synced(t)
	for _, c := range []struct{ by, want int }{{1, 110}, {1, 125}, {-1, 110}, {-1, 100}, {-1, 90}, {-1, 80}, {-1, 80}} {
		v.enlarge(c.by)
		if got, err := v.app.Settings().TextSize(t.Context()); err != nil || got != c.want {
			t.Errorf("the size is %d, want %d, %v", got, c.want, err)
		}
	}
}

func TestAnOutlineIsPresentedAndThenWrittenDown(t *testing.T) {
	v := withOutline(t)
	id := v.at.Outline
	v.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if v.stage == nil {
		t.Fatal("F5 presents nothing")
	}
	v.stage.Close()
	if v.stage != nil || v.Notice.Text.Words() != words.Say("present.ended") {
		t.Errorf("after it the notice says %q", v.Notice.Text.Words())
	}
	v.Notice.Action.OnTapped()
	if v.at.Kind != kit.SessionsPage || v.at.Outline != id {
		t.Errorf("leads to %v", v.at)
	}
	v.arrived() // a sync has ended
	v.arrived()
	all, err := v.app.Sessions.List(t.Context(), app.SessionQuery{Period: session.Period{From: 0, To: session.NewDate(2100, 1, 1)}})
	if err != nil || len(all) != 1 {
		t.Errorf("one talk is written down %d times, %v", len(all), err)
	}
}

func TestControlFFindsInTheArticleAndThenInTheLibrary(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.AllArticles})
	canvas := v.Window.Canvas()
	hint := func() string {
		if field := uitest.FieldOf(canvas.Focused().(fyne.CanvasObject)); field != nil {
			return field.PlaceHolder
		}
		return ""
	}
	v.find()
	if hint() != words.Say("window.search") {
		t.Errorf("with nothing to read it leads to %q", hint())
	}
	v.browse().Step(1)
	for _, want := range []string{"reading.find", "window.search", "reading.find"} {
		if v.find(); hint() != words.Say(want) {
			t.Errorf("leads to %q, want %s", hint(), want)
		}
	}
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	v.typedRune('/')
	if hint() != words.Say("window.search") {
		t.Errorf("/ leads to %q", hint())
	}
}

func TestANoteLeadsToItsPassage(t *testing.T) {
	v := synced(t)
	a, err := v.app.Library().Article(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	block := len(a.Blocks) - 1
	for a.Blocks[block].Kind != library.Paragraph {
		block--
	}
	const own = "chuyện bà Quýt" // words that no article has: which one is the first is another each time
	at := library.Place{Article: 1, Version: a.Version, Block: block, End: len(a.Blocks[block].Plain())}
	if _, err := v.app.Notes.Mark(t.Context(), []library.Place{at}, own); err != nil {
		t.Fatal(err)
	}
	v.show(kit.Route{Kind: kit.NotesPage})
	uitest.Press(t, v.Window, "reading.take-selection")
	var got []string
	for _, s := range v.compose().Outline().Sections {
		for _, p := range s.Points {
			got = append(got, p.Text)
			if quoted := p.Text == a.Blocks[block].Plain(); quoted != p.Verbatim() {
				t.Errorf("%+v", p)
			}
		}
	}
	if len(got) != 2 || got[1] != own {
		t.Errorf("an outline gets %q", got)
	}
	uitest.Press(t, v.Window, "notes.see")
	if v.at.Kind != kit.AllArticles || v.browse().Reads() != 1 {
		t.Errorf("at %v, reads %d", v.at, v.browse().Reads())
	}
	v.browse().FocusSearch()
	for _, r := range "ba quyt" {
		v.Window.Canvas().Focused().TypedRune(r)
	}
	if hits := v.browse().Hits(); len(hits) == 0 || hits[0].ID != 1 || hits[0].Note == 0 {
		t.Errorf("%d found", len(hits))
	}
}
