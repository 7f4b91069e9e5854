package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestColumnGivesTextTheHeightItNeeds(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	first := NewLabel(strings.Repeat("biển đảo ", 30), Body)
	second := NewLabel("Số liệu", Body)
	column := container.New(Column{Gap: 10}, container.New(Around(5, 20), first), second)
	if got, want := HeightAt(column, 200), first.HeightFor(160)+10+10+20; got != want {
		t.Errorf("foretells %v, want %v", got, want)
	}
	column.Resize(fyne.NewSize(200, 500))
	if got, want := second.Position().Y, first.HeightFor(160)+20; got != want {
		t.Errorf("the second begins at %v, want %v", got, want)
	}
}

func TestColumnLeavesNoGapForWhatIsHidden(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	hidden, shown := NewLabel("a", Body), NewLabel("b", Body)
	hidden.Hide()
	column := container.New(Column{Gap: 10}, hidden, shown)
	column.Resize(fyne.NewSize(100, 100))
	if shown.Position().Y != 0 {
		t.Errorf("begins at %v", shown.Position().Y)
	}
}

func TestFlowBreaksLikeWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	var chips []fyne.CanvasObject
	for range 5 {
		chips = append(chips, NewFilterChip("Chưa đọc", nil))
	}
	flow := container.New(Flow{Gap: 6, Between: 3}, chips...)
	width := 2*chips[0].MinSize().Width + 7
	flow.Resize(fyne.NewSize(width, HeightAt(flow, width)))
	if chips[1].Position().Y != 0 || chips[2].Position().X != 0 || chips[2].Position().Y == 0 {
		t.Errorf("chips at %v, %v, %v", chips[0].Position(), chips[1].Position(), chips[2].Position())
	}
	if last := chips[4]; last.Position().Y+last.Size().Height > flow.Size().Height {
		t.Error("the last row has no room")
	}
}

func TestScrolledContentIsAsHighAsItsTextAtItsWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	text := NewLabel(strings.Repeat("biển đảo ", 300), Body)
	scrolled := NewScrolled(container.New(Column{}, text))
	for _, width := range []float32{400, 200} {
		scrolled.Resize(fyne.NewSize(width, 100))
		if got, want := scrolled.tall.Size().Height, text.HeightFor(width); got != want {
			t.Errorf("%v wide: %v high, want %v", width, got, want)
		}
	}
	scrolled.To(1e6)
	if got, want := scrolled.Top(), scrolled.tall.Size().Height-100; got != want {
		t.Errorf("the end is at %v, want %v", got, want)
	}
}
