package widgets

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

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

// ownFont is the font of the window's own type for a text without letters of other scripts, nil where it has a sign that the type
// may not have: then the toolkit looks for it among its own and the machine's. It makes all these ready with the first text that
// names no font, which takes longer than to lay out a page.
func ownFont(text string, bold bool) fyne.Resource {
	if signed(text) {
		return nil
	}
	return theme.DefaultTheme().Font(fyne.TextStyle{Bold: bold})
}

// firstSign is where arrows, signs and emoji begin.
const firstSign = '\u2190'

// signed reports signs as «→» that the toolkit draws with a font of its own choice.
func signed(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= firstSign })
}

// bySigns cuts a text into words with such signs and what stands between them. The toolkit draws a space beside a sign with the
// sign's font, which has none: as «�».
func bySigns(text string) (parts []string) {
	start := 0
	for at := 0; at < len(text); {
		word, _, _ := strings.Cut(text[at:], " ")
		if signed(word) {
			if at > start {
				parts = append(parts, text[start:at])
			}
			parts, start = append(parts, word), at+len(word)
		}
		at += len(word) + len(" ")
	}
	if start < len(text) {
		parts = append(parts, text[start:])
	}
	return parts
}

// setWords gives a text, whose style is set, other words.
func setWords(t *canvas.Text, words string) {
	t.Text, t.FontSource = words, ownFont(words, t.TextStyle.Bold)
}

// letteredSpan is a part of a text that one font draws.
type letteredSpan struct {
	text     string
	font     fyne.Resource // nil for one of the toolkit's choice
	width    float32
	baseline float32 // from the top
}

// letteredSpans cuts a text where another font draws on, and measures the parts.
func letteredSpans(text string, size float32, style fyne.TextStyle) []letteredSpan {
	var spans []letteredSpan
	for _, s := range others().Spans(text, func(r rune) bool { return !script.Foreign(string(r)) }) {
		if font := fontOf(s, style.Bold); font != nil {
			spans = append(spans, newLetteredSpan(s.Text, font, size, style))
			continue
		}
		for _, part := range bySigns(s.Text) {
			spans = append(spans, newLetteredSpan(part, ownFont(part, style.Bold), size, style))
		}
	}
	return spans
}

func newLetteredSpan(text string, font fyne.Resource, size float32, style fyne.TextStyle) letteredSpan {
	measured, baseline := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, font)
	return letteredSpan{text, font, measured.Width, baseline}
}

// drawnApart reports a text that takes more than one font.
func drawnApart(text string) bool { return script.Foreign(text) || signed(text) }

// measureWords returns how wide a text is, whatever fonts draw it.
func measureWords(text string, size float32, bold bool) float32 {
	if len(text) > usualWord {
		return measure(text, size, bold)
	}
	return widths.of(wordLook{text, size, bold})
}

func measure(text string, size float32, bold bool) float32 {
	style := fyne.TextStyle{Bold: bold}
	if !drawnApart(text) {
		all, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, ownFont(text, bold))
		return all.Width
	}
	width := float32(0)
	for _, s := range letteredSpans(text, size, style) {
		width += s.width
	}
	return width
}

// wordLook is a word as it is drawn.
type wordLook struct {
	text string
	size float32
	bold bool
}

// wordWidths remembers how wide words are: a language has few thousand, and all of a page are measured each time it is set in lines.
type wordWidths struct {
	mutex sync.Mutex
	known map[wordLook]float32
}

// widthsKept is how many widths are remembered: all words of a long law in a few looks.
const widthsKept = 20_000

var widths = &wordWidths{}

func (w *wordWidths) of(word wordLook) float32 {
	w.mutex.Lock()
	width, known := w.known[word]
	w.mutex.Unlock()
	if known {
		return width
	}
	width = measure(word.text, word.size, word.bold)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.known == nil || len(w.known) >= widthsKept {
		w.known = map[wordLook]float32{}
	}
	w.known[wordLook{strings.Clone(word.text), word.size, word.bold}] = width // of the word alone: it may be a part of a long text
	return width
}

// OfOtherScript reports a text of which the window's own type has not every letter.
func OfOtherScript(text string) bool { return script.Foreign(text) }

// leastLetters is how many letters of the usual width a line must have room for, so that words are parted to fit it.
const leastLetters = 5

// usualWord is how long a word may be, in bytes, to be measured as a whole before it is looked at how much of it a line has room for.
const usualWord = 60

// narrowUnits are the units of a word, none wider than a line: addresses and paths are parted, after a sign where there is one.
func narrowUnits(word string, width, size float32, bold bool) (units []string) {
	if width <= leastLetters*size {
		return unitsOf(word)
	}
	for _, unit := range unitsOf(word) {
		if len(unit) <= usualWord && measureWords(unit, size, bold) <= width {
			units = append(units, unit)
			continue
		}
		letters := []rune(unit)
		for n := fitting(letters, width, size, bold); n < len(letters); n = fitting(letters, width, size, bold) {
			if sign := strings.LastIndexAny(string(letters[:n]), "/\\._-?&="); sign > 0 {
				n = utf8.RuneCountInString(string(letters[:n])[:sign+1])
			}
			units, letters = append(units, string(letters[:n])), letters[n:]
		}
		units = append(units, string(letters))
	}
	return units
}

// fitting is how many of the letters of a word a line has room for, one at least. No more of a word is measured than twice a
// line, however long it is.
func fitting(letters []rune, width, size float32, bold bool) int {
	fits := func(n int) bool { return measureWords(string(letters[:n]), size, bold) <= width }
	most := min(1, len(letters))
	for most < len(letters) && fits(most) {
		most = min(2*most, len(letters))
	}
	if fits(most) {
		return most
	}
	return max(1, sort.Search(most, func(n int) bool { return !fits(n + 1) }))
}

// unitsOf returns the parts of a word between which a line may end: one of most words.
func unitsOf(word string) []string {
	if !script.Foreign(word) {
		return []string{word}
	}
	return others().Units(word)
}
