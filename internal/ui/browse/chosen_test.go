package browse

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// unread are the articles that were not read yet.
func unread(t *testing.T, v *uitest.Host) []int64 {
	t.Helper()
	ids, err := v.App.Library().Unread(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestShiftTicksTheRowsBetweenAndTakesThemBack(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.rows.Tick(5)
	b.rows.Open(1)
	before := len(unread(t, v))
	b.rows.Hold(true)
	for range 3 {
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	b.rows.Hold(false)
	want := []int64{b.hits[5].ID, b.hits[1].ID, b.hits[2].ID, b.hits[3].ID}
	if !slices.Equal(b.ticked.Order, want) {
		t.Errorf("ticks %v, want %v", b.ticked.Order, want)
	}
	if b.Reads() != b.hits[1].ID || len(unread(t, v)) != before {
		t.Error("rows that are only ticked are opened")
	}
}

func TestAPressWithShiftTicksUpToTheRow(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	row := func(i int) *widgets.ArticleRow { return b.rows.Object(i).(*widgets.ArticleRow) }
	row(0).Tapped(&fyne.PointEvent{Position: row(0).TickAt()})
	row(2).MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierShift})
	row(2).Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 20)})
	if len(b.ticked.Order) != 3 || b.Reads() != 0 {
		t.Errorf("%d ticks, reads %d", len(b.ticked.Order), b.Reads())
	}
	row(1).MouseDown(&desktop.MouseEvent{})
	row(1).Tapped(&fyne.PointEvent{Position: fyne.NewPos(200, 20)})
	if b.Reads() != b.hits[1].ID {
		t.Error("without Shift it is not opened")
	}
}

func TestAllOfTheListIsTickedAndOfASearch(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(v.Articles(t, "")); len(b.ticked.Order) != n {
		t.Errorf("%d of %d are ticked", len(b.ticked.Order), n)
	}
	b.untick()
	b.search.SetText("luat bien")
	b.ChooseAll()
	if len(b.hits) == 0 || len(b.ticked.Order) != len(b.hits) {
		t.Errorf("%d of %d hits are ticked", len(b.ticked.Order), len(b.hits))
	}
}

func TestWhatIsTickedIsReadAndItsMarksComeBack(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.rows.Open(0)
	all := len(unread(t, v))
	b.rows.Tick(0)
	b.rows.Reach(3)
	b.markChosen()
	if got := len(unread(t, v)); got != all-3 {
		t.Errorf("%d unread, want %d", got, all-3)
	}
	v.Notice.Act()
	if got := len(unread(t, v)); got != all {
		t.Errorf("%d unread after it is taken back, want %d", got, all)
	}
}

func TestTextsOfWhatIsTickedGoIntoOneFile(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.rows.Tick(0)
	b.rows.Reach(2)
	b.ticked.Add(99_999) // one that is gone
	for _, ending := range []string{".txt", ".docx"} {
		file := filepath.Join(t.TempDir(), "ba-bai"+ending)
		saved, err := v.App.Articles.SaveTexts(t.Context(), b.ticked.IDs(), file)
		if err != nil || saved != 3 {
			t.Fatalf("%s: %d saved, %v", ending, saved, err)
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if ending == ".docx" {
			continue
		}
		for _, h := range b.hits[:3] {
			if text := string(raw); !strings.Contains(text, h.Title) || !strings.Contains(text, h.URL) {
				t.Errorf("%s is not there with its address", h.Title)
			}
		}
	}
	if _, err := v.App.Articles.SaveTexts(t.Context(), []int64{99_999}, filepath.Join(t.TempDir(), "a.txt")); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("of articles that are gone: %v", err)
	}
}

func TestWhatIsTickedIsDeletedButForWhatIsUsed(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	v.OnChanged = func(kit.PageEvent) { b.Update() }
	b.rows.Open(1)
	b.rows.Tick(0)
	b.rows.Reach(2)
	used := b.hits[2].ID
	a, err := v.App.Library().Article(t.Context(), used)
	if err != nil {
		t.Fatal(err)
	}
	at := library.Place{Article: used, Version: a.Version, End: 3}
	if _, err := v.App.Notes.Mark(t.Context(), []library.Place{at}, "ghi chú"); err != nil {
		t.Fatal(err)
	}
	all := len(b.hits)
	b.askRemoveChosen()
	press, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.chosen-remove-now", "count", 3)))
	if !ok {
		t.Fatal("nobody is asked")
	}
	press.Object.(*widgets.Button).OnTapped()
	if len(b.hits) != all-2 || !slices.Equal(b.ticked.Order, []int64{used}) || b.Reads() != 0 {
		t.Errorf("%d of %d are left, %v ticked, reads %d", len(b.hits), all, b.ticked.Order, b.Reads())
	}
	if want := words.Say("window.chosen-removed", "count", 2) + " " + words.Say("window.chosen-kept", "count", 1); v.Says() != want {
		t.Errorf("says %q", v.Says())
	}
}

func TestTooManyForOneOutlineIsSaid(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	composed := false
	v.OnCompose = func([]int64, library.Theme) { composed = true }
	for id := range int64(composedAtMost + 1) {
		b.ticked.Add(id + 1)
	}
	b.composeChosen()
	if composed || v.Says() != words.Say("window.chosen-too-many", "most", composedAtMost) {
		t.Errorf("composed %v, says %q", composed, v.Says())
	}
}

// TestTheListGoesOnAtItsEnd scrolls through a library of several batches: each is asked for once, behind the last.
func TestTheListGoesOnAtItsEnd(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	lister := &steps{ArticleLister: b.shelf}
	b.shelf = lister
	b.limit = 8
	b.Update()
	all := v.Articles(t, "")
	for len(b.hits) < len(all) {
		had := len(b.hits)
		b.rows.Open(had - 1)
		if len(b.hits) == had {
			break
		}
	}
	var got, want []int64
	for _, h := range b.hits {
		got = append(got, h.ID)
	}
	for _, a := range all {
		want = append(want, a.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(lister.asked) < 2 || lister.asked[1].After != want[7] || lister.asked[1].Limit != batch {
		t.Errorf("asks for %+v", lister.asked)
	}
}

// steps notes what is asked of a lister.
type steps struct {
	ArticleLister
	asked []library.Filter
}

func (s *steps) List(ctx context.Context, f library.Filter) ([]library.Summary, error) {
	s.asked = append(s.asked, f)
	return s.ArticleLister.List(ctx, f)
}
