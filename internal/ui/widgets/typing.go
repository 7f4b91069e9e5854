package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"baocaovien/internal/viet"
)

// typing is how keys write Vietnamese in every field of the window: there is one keyboard. Empty where the system does it.
var typing viet.Typing

// SetTyping says how keys write Vietnamese from now on; empty leaves it to the system's input method.
func SetTyping(t viet.Typing) { typing = t }

// typedWord is the word before the cursor that keys are writing.
type typedWord struct {
	stands, keys string // what stood there, and the keys since
	text         string // of the whole field, as the last key left it
	end          int    // of the word in it, in letters
}

// typeKey writes by a key at the cursor. It is given to a word as long as the cursor stands behind it and nothing else
// changed; after that, what stands is text like any other.
func (f *Field) typeKey(key rune) {
	shown := f.wordBefore()
	if f.word.text != f.Text || f.word.end != f.CursorTextOffset() {
		f.word = typedWord{stands: shown}
	}
	if !typing.Takes(key) {
		f.replace(shown, typing.Finish(f.word.stands, f.word.keys)+string(key))
		f.word = typedWord{}
		return
	}
	keys := f.word.keys + string(key)
	if f.replace(shown, typing.Compose(f.word.stands, keys)) {
		f.word.keys, f.word.text, f.word.end = keys, f.Text, f.CursorTextOffset()
	}
}

// finishWord ends the word before the cursor without another letter.
func (f *Field) finishWord() {
	if typing == "" || f.word.keys == "" || f.word.text != f.Text || f.word.end != f.CursorTextOffset() {
		return
	}
	f.replace(f.wordBefore(), typing.Finish(f.word.stands, f.word.keys))
	f.word = typedWord{}
}

// wordBefore is the word whose end the cursor stands at.
func (f *Field) wordBefore() string {
	before := []rune(f.Text)[:f.CursorTextOffset()]
	start := len(before)
	for start > 0 && typing.Takes(before[start-1]) {
		start--
	}
	return string(before[start:])
}

// replace writes another word in place of the one before the cursor, and reports whether there was room for it. It is one
// change.
func (f *Field) replace(shown, next string) bool {
	same := 0
	for same < len(shown) {
		r, size := utf8.DecodeRuneInString(shown[same:])
		if other, _ := utf8.DecodeRuneInString(next[same:]); other != r {
			break
		}
		same += size
	}
	if f.bound.size(next)-f.bound.size(shown) > f.room() {
		f.tellFull()
		return false
	}
	if next == shown {
		return true
	}
	changed := f.OnChanged
	f.OnChanged = nil
	for range utf8.RuneCountInString(shown[same:]) {
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range next[same:] {
		f.Entry.TypedRune(r)
	}
	f.OnChanged = changed
	if changed != nil {
		changed(f.Text)
	}
	return true
}
