package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// LetterheadFields are the fields of a letterhead, with presets to copy from.
type LetterheadFields struct {
	Objects                        []fyne.CanvasObject
	superior, issuer, place, annex *widgets.Field
}

// NewLetterheadFields are filled with the letterhead of now.
func NewLetterheadFields(now library.Letterhead, presets []library.Letterhead) *LetterheadFields {
	f := &LetterheadFields{
		superior: widgets.NewField(now.Superior, words.Say("window.superior-hint")), issuer: widgets.NewField(now.Issuer, words.Say("window.issuer-hint")),
		place: widgets.NewField(now.Place, words.Say("window.place-hint")), annex: widgets.NewField(now.Annex, words.Say("window.annex-hint")),
	}
	var names []string
	for _, p := range presets {
		names = append(names, strings.Trim(p.Superior+" · "+p.Issuer, " ·"))
	}
	preset := widgets.NewDropDown(names, nil)
	preset.PlaceHolder = words.Say("window.preset-hint")
	preset.OnChanged = func(string) {
		p := presets[preset.SelectedIndex()]
		f.superior.SetText(p.Superior)
		f.issuer.SetText(p.Issuer)
		f.place.SetText(p.Place)
		f.annex.SetText(p.Annex)
	}
	f.Objects = []fyne.CanvasObject{
		Labelled(words.Say("window.preset"), preset),
		Labelled(words.Say("window.superior"), f.superior),
		Labelled(words.Say("window.issuer"), f.issuer),
		Labelled(words.Say("window.place"), f.place),
		Labelled(words.Say("window.annex"), f.annex),
	}
	return f
}

// Value is the letterhead as it was filled in.
func (f *LetterheadFields) Value() library.Letterhead {
	return library.Letterhead{
		Superior: viet.Clean(f.superior.Text), Issuer: viet.Clean(f.issuer.Text),
		Place: viet.Clean(f.place.Text), Annex: viet.Clean(f.annex.Text),
	}
}
