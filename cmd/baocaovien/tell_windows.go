package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"

	"baocaovien/internal/words"
)

// tell says a sentence to the person: in a box of Windows' own, for a program with a window has no console there, and the
// toolkit's window may be what does not open.
func tell(sentence string) {
	_, _ = fmt.Fprintln(os.Stderr, sentence)
	_ = box(sentence, windows.MB_OK|windows.MB_ICONWARNING)
}

// agrees asks the person in such a box.
func agrees(question string) bool {
	return box(question, windows.MB_YESNO|windows.MB_ICONQUESTION) == idYes
}

// idYes is what a box returns where «Yes» was pressed (IDYES).
const idYes = 6

// box shows a text until the person has answered, and returns what they pressed.
func box(text string, kind uint32) (pressed int32) {
	shown, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return 0 // a sentence of ours holds no NUL
	}
	title, err := windows.UTF16PtrFromString(words.Say("window.brand"))
	if err != nil {
		return 0
	}
	pressed, _ = windows.MessageBox(0, shown, title, kind|windows.MB_SETFOREGROUND) // what cannot be shown was not pressed
	return pressed
}
