package script

import (
	"bytes"
	"io/fs"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
)

// Fallbacks are the fonts of the writings. It is safe for use from several goroutines.
type Fallbacks struct {
	fonts [len(writings)]Fallback
}

// Fallback is the fonts of one writing.
type Fallback struct {
	writing *writing
	regular *shaper
	bold    *shaper
}

// shaper shapes by one font. The shaper's own tables are not made for several goroutines at a time.
type shaper struct {
	read     func() (*font.Face, error)
	guard    sync.Mutex
	shaping  *harfbuzz.Font
	buffer   *harfbuzz.Buffer
	outlines map[font.GID]sfnt.Segments
}

// Open returns the fonts in files, which are read when they are first asked for. One that is missing or damaged draws
// nothing: its letters are told as those of any other script that is not drawn.
func Open(files fs.FS) *Fallbacks {
	f := &Fallbacks{}
	for i := range writings {
		w := &writings[i]
		f.fonts[i] = Fallback{writing: w, regular: newShaper(files, w.regular)}
		if w.bold != "" {
			f.fonts[i].bold = newShaper(files, w.bold)
		}
	}
	return f
}

func newShaper(files fs.FS, name string) *shaper {
	return &shaper{read: sync.OnceValues(func() (*font.Face, error) {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		return font.ParseTTF(bytes.NewReader(raw))
	})}
}

// Draws reports whether one of the fonts draws r in a text. A wide mark counts where a letter of its script stands in the
// same text: «，» of a Vietnamese sentence is a slip of the keyboard.
func (f *Fallbacks) Draws(text string, r rune) bool {
	o := f.of(r)
	return o != nil && (o.writing.writes(r) || strings.ContainsFunc(text, o.writing.writes))
}

// of returns the font that draws r, nil where none does.
func (f *Fallbacks) of(r rune) *Fallback {
	if r < firstForeign {
		return nil
	}
	for i := range f.fonts {
		if o := &f.fonts[i]; (o.writing.writes(r) || o.writing.marks != nil && unicode.Is(o.writing.marks, r)) && o.has(r) {
			return o
		}
	}
	return nil
}

// has reports whether the font has r.
func (o *Fallback) has(r rune) bool {
	face, err := o.regular.read()
	if err != nil {
		return false
	}
	_, ok := face.Font.NominalGlyph(r)
	return ok
}

// ScriptSpan is a part of a text that one font draws.
type ScriptSpan struct {
	Text string
	Font *Fallback // nil where the type itself has the letters
}

// Spans cuts a text where another font draws on; own reports what the type itself draws. What no font has stays with
// the type.
func (f *Fallbacks) Spans(text string, own func(rune) bool) []ScriptSpan {
	var spans []ScriptSpan
	start := 0
	var now *Fallback
	for i, r := range text {
		next := now
		if !joins(r) {
			next = nil
			if !own(r) {
				next = f.of(r)
			}
		}
		if next != now && i > start {
			spans, start = append(spans, ScriptSpan{Text: text[start:i], Font: now}), i
		}
		now = next
	}
	return append(spans, ScriptSpan{Text: text[start:], Font: now})
}
