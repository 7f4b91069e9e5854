package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// A page whose every paragraph is a link is an article where they are sentences, and a list where they are titles.
func TestSentencesThatAreLinksAreATextAndTitlesAreNone(t *testing.T) {
	t.Parallel()
	sentence := func(n string) string {
		return `<p><a href="/` + n + `">Tuần qua, ` + n + ` đội tuyên truyền đã nói chuyện về biển, đảo cho bà con các thôn ven biển nghe.</a></p>`
	}
	title := func(n string) string {
		return `<p><a href="/` + n + `">Hội nghị giao ban công tác tuyên truyền biển, đảo lần thứ ` + n + ` ở huyện</a></p>`
	}
	for name, c := range map[string]struct {
		text string
		want int // paragraphs, 0 for no article
	}{
		"sentences":               {sentence("ba") + sentence("bốn") + sentence("năm") + sentence("sáu"), 4},
		"in bold":                 {strings.ReplaceAll(sentence("ba")+sentence("bốn")+sentence("năm"), "<p>", "<p><b>"), 3},
		"titles":                  {title("ba") + title("bốn") + title("năm") + title("sáu"), 0},
		"titles with a sentence":  {title("ba") + sentence("ba") + title("bốn") + sentence("bốn") + title("năm") + sentence("năm"), 0},
		"two sentences":           {sentence("ba") + sentence("bốn"), 0},
		"sentences in boxes":      {`<div>` + sentence("ba") + `</div><div>` + sentence("bốn") + `</div><div>` + sentence("năm") + `</div>`, 0},
		"sentences under a title": {title("ba") + sentence("ba") + sentence("bốn") + sentence("năm"), 3},
	} {
		raw := `<html><head><title>Bản tin tuần</title></head><body><h1>Bản tin tuần</h1><div>22/11/2026</div><div class="khung">` + c.text + `</div></body></html>`
		a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
		n := 0
		for _, b := range a.Blocks {
			if b.Kind == library.Paragraph {
				n++
			}
		}
		if n < c.want || c.want == 0 && !library.IsKind(err, library.NoArticle) {
			t.Errorf("%s: %d paragraphs, want %d, %v", name, n, c.want, err)
		}
	}
}
