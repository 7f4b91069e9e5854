package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatCanBeDoneWithAnEntryStandsBesideOrUnderIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	buttons := []fyne.CanvasObject{NewButton("Trình bày", Normal, nil), NewButton("Nhân bản", Quiet, nil), NewButton("Bỏ", Normal, nil)}
	row := NewEntryRow("Biển, đảo", strings.Repeat("ba mươi hai ý ", 6), nil, buttons...)
	for width, beside := range map[float32]bool{900: true, 380: false, 200: false} {
		row.Resize(fyne.NewSize(width, row.HeightFor(width)))
		words := row.about.Position().Y + row.about.Size().Height
		if got := row.actions.Position().X > row.name.Position().X; got != beside || !beside && row.actions.Position().Y < words {
			t.Errorf("%v wide: beside is %v, at %v under words that end at %v", width, got, row.actions.Position(), words)
		}
		for _, b := range buttons {
			if b.Size().Width < b.MinSize().Width || b.Position().X+b.Size().Width > row.actions.Size().Width+1 {
				t.Errorf("%v wide: %q has no room", width, b.(*Button).Label())
			}
		}
		if end := row.actions.Position().Y + row.actions.Size().Height; end > row.Size().Height {
			t.Errorf("%v wide: ends at %v of %v", width, end, row.Size().Height)
		}
	}
}

func TestRowsOfAFlowEndAtTheRight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	gap, one, two := NewGap(), NewButton("Hủy", Normal, nil), NewButton("Ghi báo cáo vào tệp", Primary, nil)
	flow := Flow{Gap: 8, Between: 6, Trailing: true}
	objects := []fyne.CanvasObject{gap, one, two}
	for _, width := range []float32{500, one.MinSize().Width + 20, two.MinSize().Width} {
		flow.Layout(objects, fyne.NewSize(width, flow.HeightOf(objects, width)))
		if end := two.Position().X + two.Size().Width; end < width-1 || end > width+1 {
			t.Errorf("of %v: ends at %v", width, end)
		}
	}
}

func TestAHintThatHasNoRoomEndsInDots(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1})
	f := NewField("", "BAN TUYÊN GIÁO VÀ DÂN VẬN")
	for width, whole := range map[float32]bool{400: true, 120: false} {
		f.Resize(fyne.NewSize(width, 36))
		if got := f.fittingHint(); (got == f.PlaceHolder) != whole || !whole && !strings.HasSuffix(got, "…") {
			t.Errorf("%v wide: %q", width, got)
		}
	}
}
