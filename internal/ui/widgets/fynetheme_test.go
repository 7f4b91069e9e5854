package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
)

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
