package widgets

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
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

func TestEveryPairOfTextAndGroundKeepsItsContrast(t *testing.T) {
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		Ink:        {Paper, Panel, Card, Selected, Hover, Plain, PlainHover, Hit, BadGround},
		Muted:      {Paper, Selected, Hover},
		Soft:       {Paper, Panel, Card, Selected, Hover},
		Main:       {Paper, Panel, Card, Hover},
		OnMain:     {Main, MainHover},
		OnMainSoft: {Main},
		Bad:        {Paper, Panel, BadGround},
		SeaInk:     {SeaTint},
		LandInk:    {LandTint},
		ForeignInk: {ForeignTint},
	}
	for name, variant := range map[string]Variant{"light": Light, "dark": Dark} {
		look := FyneTheme{Scale: 1, Variant: variant}
		for words, grounds := range pairs {
			for _, ground := range grounds {
				got := contrast(look.Color(words, theme.VariantLight), look.Color(ground, theme.VariantLight))
				if got < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5 or more", name, words, ground, got)
				}
			}
		}
	}
}

func TestLightTokensAreThoseOfTheDesign(t *testing.T) {
	want := map[fyne.ThemeColorName]uint32{
		Paper: 0xFBFAF7, Panel: 0xF3F1EB, Line: 0xDFDBD0, Ink: 0x1E2A33, Soft: 0x5E6B74, Main: 0x17557A,
		Selected: 0xE3EEF4, Sea: 0x1B7AA6, Land: 0x4C7A34, Foreign: 0xA9641B, Hit: 0xFFE9A8, Bad: 0xB3261E,
	}
	for name, v := range want {
		if got := (FyneTheme{Variant: Light}).Color(name, theme.VariantDark); got != rgb(v) {
			t.Errorf("%s is %v, want %06X", name, got, v)
		}
	}
}

func TestBothVariantsNameTheSameColours(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("dark lacks %s", name)
		}
	}
	if len(light) != len(dark) {
		t.Errorf("light names %d colours, dark %d", len(light), len(dark))
	}
}

// vietnamese are the 134 letters that plain ASCII lacks, as every Vietnamese text needs them.
const vietnamese = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ" +
	"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"

func TestEveryFaceHasEveryVietnameseLetter(t *testing.T) {
	if n := len([]rune(vietnamese)); n != 134 {
		t.Fatalf("%d letters, want 134", n)
	}
	styles := []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}, {Monospace: true}}
	for _, style := range styles {
		face, err := sfnt.Parse(FyneTheme{}.Font(style).Content())
		if err != nil {
			t.Fatalf("%+v: %v", style, err)
		}
		var buffer sfnt.Buffer
		for _, letter := range vietnamese + "«»–…“”•‹›" {
			if i, err := face.GlyphIndex(&buffer, letter); err != nil || i == 0 {
				t.Errorf("%+v lacks %c", style, letter)
			}
		}
	}
}

func TestTextSizeScalesWhatIsRead(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(FyneTheme{Scale: 1.5})
	if got := theme.TextSize(); got != 21 {
		t.Errorf("text at 150 %% is %v, want 21", got)
	}
	if got := Px(10); got != 15 {
		t.Errorf("10 at 150 %% is %v, want 15", got)
	}
	app.Settings().SetTheme(FyneTheme{Scale: 0.5})
	if got := theme.TextSize(); got != 14*0.8 {
		t.Errorf("text at 50 %% is %v, want that of 80 %%", got)
	}
}
