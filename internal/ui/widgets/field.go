package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Field is an entry that leaves the window's own keys to the window: Fyne's keeps them all. It takes no more text than it is
// bounded to: a whole book that is pasted would hold the window up for minutes.
type Field struct {
	widget.Entry
	Purpose string // what it is for, where no hint says so: the words above it
	OnFocus func()
	OnLeave func() // the keyboard has gone elsewhere

	bound   EntryBound
	focused bool
	cut     bool // it shows the beginning of a text that is longer than it may be, to be read only
	word    typedWord
}

// NewField returns an entry of one line.
func NewField(text, hint string) *Field {
	f := &Field{}
	f.PlaceHolder, f.bound = hint, LineBound
	f.Text, f.cut = f.bound.cut(text)
	f.Wrapping = fyne.TextWrapOff
	f.Scroll = fyne.ScrollVerticalOnly // follows the cursor to the side all the same, without a bar under the text
	f.ExtendBaseWidget(f)
	if f.cut {
		f.Disable()
	}
	return f
}

// NewArea returns an entry of so many lines.
func NewArea(text string, lines int) *Field {
	f := NewField("", "")
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.SetMinRowsVisible(lines)
	f.Bound(AreaBound)
	f.SetText(text)
	return f
}

// AcceptsTab tells that Tab leads on, also out of an entry of several lines: else there would be no way out by the
// keyboard.
func (f *Field) AcceptsTab() bool { return false }

// Refresh shows the text: of a line that nobody writes in its beginning, wherever the cursor is; of a hint what has room.
func (f *Field) Refresh() {
	whole := f.PlaceHolder
	f.PlaceHolder = f.fittingHint()
	defer func() { f.PlaceHolder = whole }()
	if f.focused || f.MultiLine || f.CursorColumn == 0 || f.SelectedText() != "" {
		f.Entry.Refresh()
		return
	}
	cursor := f.CursorColumn
	f.CursorColumn = 0 // what is scrolled into sight is where the cursor is
	f.Entry.Refresh()
	f.CursorColumn = cursor
}

// Resize gives it its room, and the hint what of it has room there.
func (f *Field) Resize(size fyne.Size) {
	wide := size.Width != f.Size().Width
	f.Entry.Resize(size)
	if wide && f.Text == "" && f.PlaceHolder != "" && !f.MultiLine {
		f.Refresh()
	}
}

// fittingHint is the hint of an empty field, ending in «…» where not all of it has room.
func (f *Field) fittingHint() string {
	room := f.Size().Width - 2*theme.InnerPadding()
	if f.Text != "" || f.MultiLine || room <= 0 {
		return f.PlaceHolder
	}
	t := canvas.NewText("", nil)
	t.TextSize = theme.TextSize()
	fitWords(t, f.PlaceHolder, room)
	return t.Text
}

// MouseDown puts the cursor where one presses.
func (f *Field) MouseDown(m *desktop.MouseEvent) {
	if !f.focused && !f.MultiLine && f.SelectedText() == "" {
		f.CursorColumn = 0 // or the text would be scrolled to where it was, away from under the pointer
	}
	f.Entry.MouseDown(m)
}

// FocusGained takes the keyboard.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if f.OnFocus != nil {
		f.OnFocus()
	}
}

// FocusLost lets it go.
func (f *Field) FocusLost() {
	f.finishWord()
	f.focused = false
	f.Entry.FocusLost()
	f.Refresh()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// TypedKey edits, or leaves the key to the window.
func (f *Field) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape || k.Name == fyne.KeyF1 || k.Name == fyne.KeyF3 || k.Name == fyne.KeyF5 {
		passKey(k)
		return
	}
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		f.finishWord()
		if !f.MultiLine && f.OnSubmitted == nil { // it would be lost: a dialog is confirmed by it
			passKey(k)
			return
		}
	}
	f.Entry.TypedKey(k)
}

// TypedShortcut edits, and leaves what is not about editing to the window.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		f.paste(paste.Clipboard)
		return
	}
	f.Entry.TypedShortcut(s)
	passShortcut(s)
}

// passKey gives a key to the window.
func passKey(k *fyne.KeyEvent) {
	if c := canvasNow(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}

// passRune gives a letter to the window.
func passRune(r rune) {
	if c := canvasNow(); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// passShortcut gives a shortcut of the program's own to the window.
func passShortcut(s fyne.Shortcut) {
	if _, own := s.(*desktop.CustomShortcut); own {
		giveShortcut(s)
	}
}

// giveShortcut gives any shortcut to the window.
func giveShortcut(s fyne.Shortcut) {
	if c, ok := canvasNow().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// canvasNow is the canvas of the program's one window. The toolkit's driver for tests has one of its own before it.
func canvasNow() fyne.Canvas {
	all := fyne.CurrentApp().Driver().AllWindows()
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1].Canvas()
}
