package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/ui/widgets"
)

// blockOf is something of a height.
func blockOf(height float32) *widgets.Fill {
	b := widgets.NewFill(widgets.Panel)
	b.Min = fyne.NewSize(10, height)
	return b
}

func TestHeadAndFootStandStillWhereThereIsRoomAndScrollAlongElsewhere(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Look(100, "light"))
	head, foot, body := blockOf(100), blockOf(60), container.New(widgets.Column{}, blockOf(900))
	view := widgets.NewScrolled(body)
	page := Pinned(head, foot, view)
	w := test.NewTempWindow(t, page)
	at := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	w.SetPadded(false)
	for _, height := range []float32{600, 300, 600, 320, 319} {
		w.Resize(fyne.NewSize(400, height))
		view.To(70)
		still := height >= 100+60+pinnedLeast
		if still {
			if at(head) != 0 || at(foot) != height-60 || view.Size().Height != height-160 || at(body) != 100-70 || view.Height() != 900 {
				t.Errorf("%v high: head at %v, foot at %v, text at %v, %v high", height, at(head), at(foot), at(body), view.Height())
			}
			continue
		}
		if at(head) != -70 || at(body) != 100-70 || at(foot) != 1000-70 || view.Size().Height != height || view.Height() != 1060 {
			t.Errorf("%v high: head at %v, text at %v, foot at %v, %v in all", height, at(head), at(body), at(foot), view.Height())
		}
	}
}

func TestWhatStandsInThePlaceOfAListHasAllTheRoom(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Look(100, "light"))
	list, empty := container.New(widgets.Column{}), NewEmptyState()
	empty.Say("nothing here yet", "begin", func() {})
	empty.Box.Show()
	view := widgets.NewScrolled(container.New(Layered{}, list, empty.Box))
	page := Pinned(blockOf(100), nil, view)
	for _, height := range []float32{500, 120} {
		page.Resize(fyne.NewSize(300, height))
		if least := empty.Box.Layout.(emptyLayout).HeightOf(empty.Box.Objects, 300); empty.Box.Size().Height < max(height-100, least) {
			t.Errorf("%v high: it has %v", height, empty.Box.Size().Height)
		}
		if !empty.Text.Visible() || !empty.Button.Visible() {
			t.Errorf("%v high: it is not said", height)
		}
	}
}

func TestButtonStandsUnderAFieldThatIsTooNarrowBesideIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Look(100, "light"))
	field, button := widgets.NewField("", "address"), widgets.NewButton("look", widgets.Primary, nil)
	pair := container.New(FieldBeside{}, field, button)
	for width, beside := range map[float32]bool{500: true, 250: false} {
		pair.Resize(fyne.NewSize(width, widgets.HeightAt(pair, width)))
		if got := button.Position().Y == 0; got != beside || field.Size().Width < besideLeast {
			t.Errorf("%v wide: beside is %v, the field %v wide", width, got, field.Size().Width)
		}
		if end := button.Position().Y + button.Size().Height; end > pair.Size().Height+1 {
			t.Errorf("%v wide: ends at %v of %v", width, end, pair.Size().Height)
		}
	}
}
