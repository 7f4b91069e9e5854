package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// letterheadFields are the fields of a letterhead, with presets to copy from.
type letterheadFields struct {
	objects                        []fyne.CanvasObject
	superior, issuer, place, annex *widgets.Field
}

func newLetterheadFields(now library.Letterhead, presets []library.Letterhead) *letterheadFields {
	f := &letterheadFields{
		superior: widgets.NewField(now.Superior, words.Say("window.superior-hint")), issuer: widgets.NewField(now.Issuer, words.Say("window.issuer-hint")),
		place: widgets.NewField(now.Place, words.Say("window.place-hint")), annex: widgets.NewField(now.Annex, words.Say("window.annex-hint")),
	}
	var names []string
	for _, p := range presets {
		names = append(names, strings.Trim(p.Superior+" · "+p.Issuer, " ·"))
	}
	preset := widget.NewSelect(names, nil)
	preset.PlaceHolder = words.Say("window.preset-hint")
	preset.OnChanged = func(string) {
		p := presets[preset.SelectedIndex()]
		f.superior.SetText(p.Superior)
		f.issuer.SetText(p.Issuer)
		f.place.SetText(p.Place)
		f.annex.SetText(p.Annex)
	}
	f.objects = []fyne.CanvasObject{
		labelled(words.Say("window.preset"), preset),
		labelled(words.Say("window.superior"), f.superior),
		labelled(words.Say("window.issuer"), f.issuer),
		labelled(words.Say("window.place"), f.place),
		labelled(words.Say("window.annex"), f.annex),
	}
	return f
}

func (f *letterheadFields) value() library.Letterhead {
	return library.Letterhead{
		Superior: viet.Clean(f.superior.Text), Issuer: viet.Clean(f.issuer.Text),
		Place: viet.Clean(f.place.Text), Annex: viet.Clean(f.annex.Text),
	}
}
