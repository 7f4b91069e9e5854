package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewTips returns what lies over the content of a window, or of a dialog, to say what an icon does while the pointer or the keyboard
// is on it. It must be the last object of that content, and takes no press.
func NewTips() *fyne.Container {
	tips := container.New(tipLayout{}, canvas.NewRectangle(colour(Card)), canvas.NewText("", colour(Ink)))
	hideTip(tips)
	return tips
}

// tipLayout leaves the tip where it was put.
type tipLayout struct{}

func (tipLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (tipLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// tipped are the dialogs that have tips of their own, the newest last: the toolkit does not tell what stands before a window.
var tipped []*widget.PopUp

// TipIn has what the icons of a dialog do said in it, where NewTips lies over its content: those of the window lie under it.
func TipIn(dialog *widget.PopUp) {
	tipped = append(slices.DeleteFunc(tipped, func(d *widget.PopUp) bool { return !d.Visible() }), dialog)
}

// tipsOver returns what shows tips over an object, and what it lies over; nil where nothing does.
func tipsOver(o fyne.CanvasObject) (tips, under *fyne.Container) {
	window := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window == nil {
		return nil, nil
	}
	content := window.Content()
	if window.Overlays().Top() != nil {
		content = nil
		for _, dialog := range tipped {
			if dialog.Visible() && dialog.Canvas == window {
				content = dialog.Content
			}
		}
	}
	under, ok := content.(*fyne.Container)
	if !ok || len(under.Objects) == 0 {
		return nil, nil
	}
	if last, ok := under.Objects[len(under.Objects)-1].(*fyne.Container); ok {
		if _, is := last.Layout.(tipLayout); is {
			return last, under
		}
	}
	return nil, nil
}

func hideTip(tips *fyne.Container) {
	for _, o := range tips.Objects {
		o.Hide()
	}
}

// showTip says what an object does under it, or above where there is no room.
func showTip(of fyne.CanvasObject, says string) {
	tips, under := tipsOver(of)
	if tips == nil || says == "" {
		return
	}
	ground, text := tips.Objects[0].(*canvas.Rectangle), tips.Objects[1].(*canvas.Text)
	text.Color, text.TextSize = colour(Ink), Px(12)
	setWords(text, says)
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = colour(Card), colour(Line), 1, 4
	size := text.MinSize().AddWidthHeight(Px(16), Px(8))
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(of).Subtract(driver.AbsolutePositionForObject(under))
	room := under.Size()
	x := max(0, min(at.X, room.Width-size.Width-Px(4)))
	y := at.Y + of.Size().Height + Px(4)
	if y+size.Height > room.Height {
		y = at.Y - size.Height - Px(4)
	}
	ground.Resize(size)
	ground.Move(fyne.NewPos(x, y))
	text.Resize(text.MinSize())
	text.Move(fyne.NewPos(x+Px(8), y+Px(4)))
	ground.Show()
	text.Show()
	tips.Refresh()
}

// dropTip takes away what is said of an object.
func dropTip(of fyne.CanvasObject) {
	if tips, _ := tipsOver(of); tips != nil {
		hideTip(tips)
		tips.Refresh()
	}
}
