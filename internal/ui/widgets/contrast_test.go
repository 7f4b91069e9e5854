package widgets

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast are those of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// The least contrasts of WCAG 2.2: of text, and of what tells something without words.
const (
	ofText = 4.5
	ofMark = 3
)

// textOn are the grounds of each colour of text, by what stands there in the window.
var textOn = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	Ink:         {Paper, Panel, Card, Selected, Hover, Plain, PlainHover, Hit, BadGround, Desk},
	Muted:       {Paper, Panel, Card, Selected, Hover, Plain, PlainHover, Hit},
	Soft:        {Paper, Panel, Card, Selected, Hover},
	Main:        {Paper, Panel, Card, Selected, Hover, BadGround},
	OnMain:      {Main, MainHover},
	OnMainSoft:  {Main},
	Bad:         {Paper, Panel, Card, Selected, Hover, BadGround, PlainHover},
	SeaInk:      {SeaTint},
	LandInk:     {LandTint},
	ForeignInk:  {ForeignTint},
	StageInk:    {Stage},
	StageSoft:   {Stage},
	StageFigure: {Stage},
	StageBad:    {Stage},

	// The toolkit's own, by its names.
	theme.ColorNameForeground:          {theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameButton, theme.ColorNameHover, theme.ColorNamePressed, theme.ColorNameSelection, theme.ColorNameHeaderBackground},
	theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground, theme.ColorNameBackground},
	theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
	theme.ColorNameForegroundOnError:   {theme.ColorNameError},
	theme.ColorNameForegroundOnSuccess: {theme.ColorNameSuccess},
	theme.ColorNameForegroundOnWarning: {theme.ColorNameWarning},
	theme.ColorNameHyperlink:           {theme.ColorNameBackground, theme.ColorNameOverlayBackground},
	theme.ColorNameError:               {theme.ColorNameBackground, theme.ColorNameOverlayBackground},
}

// markOn are the grounds of what tells something without words: edges of fields, icons, rings, bands, bars.
var markOn = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	Ring:      {Paper, Panel, Card, Selected, Hover, Plain, PlainHover, BadGround},
	Edge:      {Paper, Panel, Card, Selected},
	HitEdge:   {Paper, Card, Hit, Selected},
	Thumb:     {Paper, Panel, Card, Desk},
	Sea:       {Paper, Panel, Card, Selected, PlainHover},
	Land:      {Paper, Panel, Card, Selected, PlainHover},
	Foreign:   {Paper, Panel, Card, Selected, PlainHover},
	Soft:      {Paper, Panel, Card, Plain}, // a tick box, an icon
	Main:      {Paper, Panel, Card, Plain, Selected, Hit},
	Bad:       {Paper, Panel, BadGround},
	StageMain: {Stage, StageLine},

	theme.ColorNameInputBorder: {theme.ColorNameInputBackground, theme.ColorNameBackground, theme.ColorNameOverlayBackground},
	theme.ColorNameFocus:       {theme.ColorNameInputBackground, theme.ColorNameBackground, theme.ColorNameButton},
	theme.ColorNamePrimary:     {theme.ColorNameInputBackground, theme.ColorNameBackground},
	theme.ColorNameScrollBar:   {theme.ColorNameBackground},
	theme.ColorNameSuccess:     {theme.ColorNameBackground},
	theme.ColorNameWarning:     {theme.ColorNameBackground},
}

// tellsNothing are colours that only part or adorn: what they show is told by words, place or another colour too.
var tellsNothing = []fyne.ThemeColorName{Line, StageLine, StageBlack}

func TestEveryPairOfColoursKeepsItsContrast(t *testing.T) {
	for name, variant := range map[string]Variant{"light": Light, "dark": Dark} {
		look := FyneTheme{Scale: 1, Variant: variant}
		for least, pairs := range map[float64]map[fyne.ThemeColorName][]fyne.ThemeColorName{ofText: textOn, ofMark: markOn} {
			for front, grounds := range pairs {
				for _, ground := range grounds {
					if got := contrast(look.Color(front, theme.VariantLight), look.Color(ground, theme.VariantLight)); got < least {
						t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f or more", name, front, ground, got, least)
					}
				}
			}
		}
	}
}

// TestEveryColourHasItsPairs finds a colour that was added and stands in no pair.
func TestEveryColourHasItsPairs(t *testing.T) {
	known := map[fyne.ThemeColorName]bool{}
	for _, pairs := range []map[fyne.ThemeColorName][]fyne.ThemeColorName{textOn, markOn} {
		for front, grounds := range pairs {
			known[front] = true
			for _, ground := range grounds {
				known[ground] = true
			}
		}
	}
	for _, colours := range []map[fyne.ThemeColorName]uint32{light, stage} {
		for name := range colours {
			if !known[name] && !slices.Contains(tellsNothing, name) {
				t.Errorf("%s stands in no pair", name)
			}
		}
	}
}
