//go:build !windows

package main

import (
	"fmt"
	"os"
)

// tell says a sentence to the person, where the program was started from.
func tell(sentence string) { _, _ = fmt.Fprintln(os.Stderr, sentence) }
