package viet

import (
	"fmt"
	"testing"
)

func TestCleanIsTheSameByTheShortWay(t *testing.T) {
	var texts []string
	for r := rune(1); r < 0x2100; r++ {
		for _, form := range []string{"%c", "a%cb", " %c ", "e%c\u0301", "\u0302%c", "%c%[1]c", "ê%c \n ợ"} {
			texts = append(texts, fmt.Sprintf(form, r))
		}
	}
	texts = append(texts, "", " ", "\t\n", "Một  hai\u00a0ba ", "Đường lối", "D\u0323a\u0301")
	for _, text := range texts {
		if got, want := Clean(text), cleanAny(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
