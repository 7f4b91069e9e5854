//go:build !windows

package main

import (
	"fmt"
	"os"
)

// tell says a sentence to the person, where the program was started from.
func tell(sentence string) { _, _ = fmt.Fprintln(os.Stderr, sentence) }

// agrees reports that nobody was asked: the system's own graphics draw the window here, and there is no other choice.
func agrees(string) bool { return false }
