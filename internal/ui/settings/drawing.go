package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// drawingPart chooses what draws the window on this machine, from the next start.
type drawingPart struct {
	*kit.PageContext
	keep   DrawingChoice
	chips  *kit.ChipGroup[bool]
	place  kit.Slot
	writes kit.Slot
}

// DrawingChoice keeps whether the processor draws the window.
type DrawingChoice interface {
	Compatible(ctx context.Context) (bool, error)
	SetCompatible(ctx context.Context, on bool) error
}

func newDrawing(d *kit.PageContext, keep DrawingChoice) *drawingPart {
	p := &drawingPart{PageContext: d, keep: keep}
	p.chips = kit.NewChipGroup([]bool{false, true}, drawingName, p.set)
	return p
}

// drawingName names what draws.
func drawingName(compatible bool) string {
	if compatible {
		return words.Say("settings.drawing-compatible")
	}
	return words.Say("settings.drawing-machine")
}

func (p *drawingPart) content() fyne.CanvasObject {
	return group("settings.drawing", container.New(widgets.Column{Gap: 6}, p.chips.Box, widgets.NewLabel(words.Say("settings.drawing-note"), widgets.Small.Larger())))
}

func (p *drawingPart) update() {
	kit.Load(p.Tasks, &p.place, p.keep.Compatible, func(on bool, err error) {
		if !p.Fail(err, p.update) {
			p.chips.Set(on)
		}
	})
}

func (p *drawingPart) set(on bool) {
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.keep.SetCompatible(ctx, on) }, func(err error) {
		if !p.Fail(err, func() { p.set(on) }) {
			p.Say(words.Say("settings.drawing-next"), words.Say("settings.restore-now"), p.Window.Close)
		}
	})
}
