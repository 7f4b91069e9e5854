package widgets

import (
	"sync"

	"fyne.io/fyne/v2"

	"baocaovien/assets"
	"baocaovien/internal/script"
)

// others are the fonts of scripts of which the window's type has no letter. The toolkit looks for such among the fonts of
// the machine, which may have none.
var others = sync.OnceValue(func() *script.Fallbacks { return script.Open(assets.Fonts) })

// fontResources are the fonts that the toolkit has been given, by their files: it knows them by their pointers.
var fontResources sync.Map

// fontOf returns the font of a span, nil for the window's own.
func fontOf(span script.ScriptSpan, bold bool) fyne.Resource {
	if span.Font == nil {
		return nil
	}
	name := span.Font.File(bold)
	if known, ok := fontResources.Load(name); ok {
		return known.(fyne.Resource) //nolint:forcetypeassert // nothing else is stored
	}
	raw, err := assets.Fonts.ReadFile(name)
	if err != nil { // the span would have no font
		return nil
	}
	resource, _ := fontResources.LoadOrStore(name, fyne.NewStaticResource(name, raw))
	return resource.(fyne.Resource) //nolint:forcetypeassert // nothing else is stored
}

// letteredSpan is a part of a text that one font draws.
type letteredSpan struct {
	text     string
	font     fyne.Resource // nil for the window's own
	width    float32
	baseline float32 // from the top
}

// letteredSpans cuts a text where another font draws on, and measures the parts.
func letteredSpans(text string, size float32, style fyne.TextStyle) []letteredSpan {
	var spans []letteredSpan
	for _, s := range others().Spans(text, func(r rune) bool { return !script.Foreign(string(r)) }) {
		l := letteredSpan{text: s.Text, font: fontOf(s, style.Bold)}
		measured, baseline := fyne.CurrentApp().Driver().RenderedTextSize(l.text, size, style, l.font)
		l.width, l.baseline = measured.Width, baseline
		spans = append(spans, l)
	}
	return spans
}

// measureWords returns how wide a text is, whatever fonts draw it.
func measureWords(text string, size float32, bold bool) float32 {
	style := fyne.TextStyle{Bold: bold}
	if !script.Foreign(text) {
		return fyne.MeasureText(text, size, style).Width
	}
	width := float32(0)
	for _, s := range letteredSpans(text, size, style) {
		width += s.width
	}
	return width
}

// OfOtherScript reports a text of which the window's own type has not every letter.
func OfOtherScript(text string) bool { return script.Foreign(text) }

// unitsOf returns the parts of a word between which a line may end: one of most words.
func unitsOf(word string) []string {
	if !script.Foreign(word) {
		return []string{word}
	}
	return others().Units(word)
}
