package notes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// listing is the page with a highlight and a note in each theme.
func listing(t *testing.T) (*uitest.Host, *NoteList, *[]library.FoundNote) {
	t.Helper()
	v := uitest.NewSampleHost(t)
	for _, theme := range library.BuiltinThemes() {
		for i, text := range []string{"", "ghi chú về " + string(theme)} {
			a, err := v.App.Library().Article(t.Context(), v.Articles(t, theme)[i].ID)
			if err != nil {
				t.Fatal(err)
			}
			for b, block := range a.Blocks {
				if len(library.ThemesAt(a.Passages, b)) == 1 && library.ThemesAt(a.Passages, b)[0] == theme && block.Kind == library.Paragraph {
					at := library.Place{Article: a.ID, Version: a.Version, Block: b, End: len(block.Plain())}
					if _, err := v.App.Notes.Mark(t.Context(), []library.Place{at}, text); err != nil {
						t.Fatal(err)
					}
					break
				}
			}
		}
	}
	var seen []library.FoundNote
	p := New(v.PageContext, v.App.Notes, v.App.Notes, func(n library.FoundNote) { seen = append(seen, n) })
	v.Show(p.Content())
	p.Show(kit.Route{Kind: kit.NotesPage})
	return v, p, &seen
}

func TestAllNotesAreListedByTheme(t *testing.T) {
	v, p, seen := listing(t)
	if len(p.all) < 4 || p.shown != len(p.all) {
		t.Fatalf("%d of %d notes", p.shown, len(p.all))
	}
	v.Picture(t, "notes")
	v.Window.Resize(fyne.NewSize(1024, 640))
	v.Picture(t, "notes-small")
	chip, ok := uitest.Find(v.Window, uitest.Saying(v.ThemeName(library.LandBorders)))
	if !ok {
		t.Fatal("no theme to choose")
	}
	chip.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if n := len(p.wanted()); p.theme != library.LandBorders || n == 0 || n == len(p.all) || p.shown != n {
		t.Errorf("%q, %d of %d", p.theme, n, len(p.all))
	}
	if said := uitest.SaysIn(p.list); strings.Contains(said, "ghi chú về "+string(library.SeaIslands)) {
		t.Errorf("a note of another theme is there: %q", said)
	}
	uitest.Press(t, v.Window, "notes.see")
	if len(*seen) != 1 {
		t.Errorf("it leads to %+v", *seen)
	}
}

func TestANoteIsRemovedInTheListAndComesBack(t *testing.T) {
	v, p, _ := listing(t)
	before := len(p.all)
	uitest.Press(t, v.Window, "notes.remove")
	if len(p.all) != before-1 {
		t.Fatalf("%d of %d", len(p.all), before)
	}
	v.Notice.Action.OnTapped()
	if len(p.all) != before {
		t.Errorf("%d of %d", len(p.all), before)
	}
}

func TestWithoutNotesThePageSaysWhatToDo(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := New(v.PageContext, v.App.Notes, v.App.Notes, func(library.FoundNote) {})
	v.Show(p.Content())
	p.Show(kit.Route{Kind: kit.NotesPage})
	if said := uitest.SaysIn(p.Content()); !strings.Contains(said, words.Say("notes.empty")) {
		t.Errorf("says %q", said)
	}
	uitest.Press(t, v.Window, "window.see-all")
	if v.At.Kind != kit.AllArticles {
		t.Errorf("leads to %v", v.At)
	}
}
