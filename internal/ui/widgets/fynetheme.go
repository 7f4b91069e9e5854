// Package widgets holds the parts the window is made of: how they look and what they call when they are
// used. They know nothing of the library but its words.
package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant is the choice of light or dark.
type Variant int

// The choices; BySystem follows the machine.
const (
	BySystem Variant = iota
	Light
	Dark
)

// shadow is what lies under menus and at the ends of what scrolls.
var shadow = color.NRGBA{A: 0x20}

// unitName is the size that tells own widgets how much larger than 100 % everything is drawn.
const unitName fyne.ThemeSizeName = "bcv-unit"

// leastScale is the smallest text that can be read: 80 %.
const leastScale = 0.8

// FyneTheme is the program's look: paper, ink, one blue. Scale is the text size, 1 is 100 %.
type FyneTheme struct {
	Scale   float32
	Variant Variant
}

// Color returns a colour by its name, ours or Fyne's.
func (t FyneTheme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	isDark := t.Variant == Dark || (t.Variant == BySystem && system == theme.VariantDark)
	colours, variant := light, theme.VariantLight
	if isDark {
		colours, variant = dark, theme.VariantDark
	}
	if name == theme.ColorNameShadow {
		return shadow // light: a scroll shows by it that there is more, and no more than that
	}
	if ours, ok := toolkit[name]; ok {
		name = ours
	}
	if v, ok := stage[name]; ok {
		return rgb(v)
	}
	if v, ok := colours[name]; ok {
		return rgb(v)
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font returns Noto Sans, which has every Vietnamese letter. Fyne's monospaced face has not, so the
// regular one stands in.
func (t FyneTheme) Font(style fyne.TextStyle) fyne.Resource {
	style.Monospace = false
	return theme.DefaultTheme().Font(style)
}

// Icon returns Fyne's own icons.
func (t FyneTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// sizes at 100 % of what differs from Fyne's own.
var sizes = map[fyne.ThemeSizeName]float32{
	unitName:                     1,
	theme.SizeNameText:           14,
	theme.SizeNameCaptionText:    12,
	theme.SizeNameHeadingText:    23,
	theme.SizeNameSubHeadingText: 16,
	theme.SizeNameInnerPadding:   7,
	theme.SizeNameLineSpacing:    3,
	theme.SizeNameInlineIcon:     18,
}

// fixed are sizes that do not grow with the text.
var fixed = map[fyne.ThemeSizeName]float32{
	theme.SizeNameInputRadius:     6,
	theme.SizeNameButtonRadius:    6,
	theme.SizeNameSelectionRadius: 6,
	theme.SizeNameDialogRadius:    10,
	theme.SizeNamePopupRadius:     8,
	theme.SizeNameMenuRadius:      8,
	theme.SizeNameInputBorder:     1,
	theme.SizeNameScrollBar:       10,
	theme.SizeNameScrollBarSmall:  4,
}

// Size returns a size by its name.
func (t FyneTheme) Size(name fyne.ThemeSizeName) float32 {
	if v, ok := sizes[name]; ok {
		return v * max(t.Scale, leastScale)
	}
	if v, ok := fixed[name]; ok {
		return v
	}
	return theme.DefaultTheme().Size(name)
}

// Px returns a length given for 100 % at the text size of now.
func Px(length float32) float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(FyneTheme); ok {
		return length * t.Size(unitName)
	}
	return length
}

// colour looks a colour up in the theme of now.
func colour(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
