package page

import (
	"strings"
	"testing"
)

func TestLookingAtTheBeginningChangesNoMatch(t *testing.T) {
	t.Parallel()
	matched := 0
	for _, opening := range []opening{clutter, credits, notice, tagLine, imprint, seeAlso, captionStart, openingOf(`^(?:a*b|[a-c]d)e?|^(?i)xy|^$`)} {
		o := opening()
		var texts []string
		for begin := range o.begins { // whatever they begin with, what follows decides
			texts = append(texts, begin, begin+" ", begin+"u khoa: 12", begin+"y kien", begin+"en quan")
		}
		for _, word := range strings.Split("tin khac|tin lien quan|bai viet cung chuyen muc|tu khoa: bien|luot xem: 12|12 luot xem|in trang|a- a+|tac gia: x|ngay dang: 1/1/2026|ban quyen thuoc x|© 2026|anh: x|hinh 2|>> xem|(xem them: x|mọi|mời bạn xem|bde|xyz|aaab|trung uong|không gì cả|", "|") {
			texts = append(texts, word, word+" va gi do")
		}
		for _, text := range texts {
			want := o.Regexp.MatchString(text)
			if want {
				matched++
			}
			if got := o.MatchString(text); got != want {
				t.Errorf("%.60s: %q matches %v, want %v", o.Regexp, text, got, want)
			}
		}
	}
	if matched < 100 {
		t.Errorf("only %d texts matched", matched)
	}
}

func TestAnExpressionThatIsNotAnchoredMatchesAnywhere(t *testing.T) {
	if o := openingOf(`^tin khac|ban doc`); !o.MatchString("goc ban doc") || !o.MatchString("tin khac") || o.MatchString("goc tin khac") {
		t.Error("wrong match")
	}
}
