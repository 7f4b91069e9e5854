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
	text, err := windows.UTF16PtrFromString(sentence)
	if err != nil {
		return // a sentence of ours holds no NUL
	}
	title, err := windows.UTF16PtrFromString(words.Say("window.brand"))
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONWARNING|windows.MB_SETFOREGROUND)
}
