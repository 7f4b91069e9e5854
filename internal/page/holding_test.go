package page

import (
	"strings"
	"testing"
)

func TestLookingForWordsChangesNoMatch(t *testing.T) {
	matched := 0
	for _, holding := range []holding{maybe, decoration, clockNames, updateLabel, holdingOf(`ab+c|(?:^|x)d?e$|[0-9]f`), holdingOf(`x*`)} {
		h := holding()
		var texts []string
		for _, word := range strings.FieldsFunc(h.String(), func(r rune) bool { return strings.ContainsRune(`()|?:[]^$\*+`, r) }) {
			texts = append(texts, word, "box "+word, word+"-box", "a"+word+"b", "news_"+word+" row", strings.ReplaceAll(word, "-", ""))
		}
		texts = append(texts, "", "col-md-12", "abbc", "xe", "de", "1f", "cap nhat", "tin-khac", "tinlienquan", "news-share", "shared", "ads", "loads", "main clearfix")
		for _, text := range texts {
			want := h.Regexp.MatchString(text)
			if want {
				matched++
			}
			if got := h.MatchString(text); got != want {
				t.Errorf("%.40s: %q matches %v, want %v", h.Regexp, text, got, want)
			}
		}
	}
	if matched < 200 {
		t.Errorf("only %d texts matched", matched)
	}
}
