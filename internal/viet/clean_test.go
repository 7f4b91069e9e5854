package viet

import (
	"fmt"
	"testing"
)

func TestZeroWidthSpacesStayWhereTheyAreSpelling(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"ក\u200bខ": "ក\u200bខ", "ລ\u200d\u200cາ": "ລ\u200dາ", "ក \u200bខ": "ក ខ", "biển\u200b đảo\u200b": "biển đảo",
		"\u200bក": "ក", "中\u200b国": "中国", "ก\ufeff\u200bข": "ก\u200bข", "a\u200bក": "aក",
	} {
		if got := Clean(text); got != want || Clean(got) != got {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

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
