package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// EntryBound is how much text an entry takes: so many letters, or bytes.
type EntryBound struct {
	Most    int
	InBytes bool
	// Full is what the window hears, as if a key were pressed, where an entry would not take all that was given to it.
	Full fyne.KeyName
}

// The bounds of entries: of a search, of a line such as a title, and of a talking point or longer notes.
var (
	SearchBound = EntryBound{Most: 200, Full: "full-search"}
	LineBound   = EntryBound{Most: 600, Full: "full-line"}
	AreaBound   = EntryBound{Most: 20 << 10, InBytes: true, Full: "full-area"}
)

// size is how much of the bound a text takes.
func (b EntryBound) size(text string) int {
	if b.InBytes {
		return len(text)
	}
	return utf8.RuneCountInString(text)
}

// cut returns the beginning of a text that is within the bound, and whether anything was cut off.
func (b EntryBound) cut(text string) (string, bool) {
	short := b.first(text, b.Most)
	return short, len(short) < len(text)
}

// first returns the beginning of a text that takes no more than so much.
func (b EntryBound) first(text string, most int) string {
	if b.InBytes {
		if most = max(most, 0); len(text) <= most {
			return text
		}
		for most > 0 && !utf8.RuneStart(text[most]) {
			most--
		}
		return text[:most]
	}
	n := 0
	for i := range text {
		if n == most {
			return text[:i]
		}
		n++
	}
	return text
}

// Bound sets how much text the field takes.
func (f *Field) Bound(b EntryBound) { f.bound = b }

// SetText shows a text. One that is longer than the field may hold is cut and can only be read: what was typed before there
// were bounds opens all the same, and is not cut where it is stored.
func (f *Field) SetText(text string) {
	short, cut := f.bound.cut(text)
	if !cut {
		if f.cut {
			f.cut = false
			f.Enable()
		}
		f.Entry.SetText(text)
		return
	}
	changed := f.OnChanged
	f.OnChanged = nil
	f.Entry.SetText(short)
	f.OnChanged = changed
	f.cut = true
	f.Disable()
}

// TypedRune takes a letter where there is room for it.
func (f *Field) TypedRune(r rune) {
	switch {
	case f.Disabled():
	case typing != "" && f.SelectedText() == "":
		f.typeKey(r)
	case f.room() < f.bound.size(string(r)):
		f.tellFull()
	default:
		f.Entry.TypedRune(r)
	}
}

// room is how much text the field still takes in place of what is selected in it.
func (f *Field) room() int {
	return f.bound.Most - f.bound.size(f.Text) + f.bound.size(f.SelectedText())
}

// paste takes as much of the clipboard as there is room for.
func (f *Field) paste(from fyne.Clipboard) {
	if f.Disabled() || from == nil {
		return
	}
	text := from.Content()
	short := f.bound.first(text, f.room())
	if short != "" || text == "" {
		f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(short)})
	}
	if len(short) < len(text) {
		f.tellFull()
	}
}

func (f *Field) tellFull() { passKey(&fyne.KeyEvent{Name: f.bound.Full}) }

// pasted is a clipboard that holds what there is room for.
type pasted string

// Content returns the text.
func (p pasted) Content() string { return string(p) }

// SetContent does nothing: it is only read.
func (pasted) SetContent(string) {}
