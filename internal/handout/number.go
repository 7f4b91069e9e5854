package handout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/assets"
	"baocaovien/internal/pattern"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// typedNumber is a number that someone typed before a heading or an item: «1.», «2.1.», «IV.», «a)», «3/».
var typedNumber = pattern.Of(`^(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[IVX]{1,5}[.)/]|\p{L}\))\s+`)

// spokenNumber is a number in words, after viet.Fold: «Một là», «Thứ hai».
var spokenNumber = phrase.Open(assets.Phrases, "phrases/outline.txt").List("spoken number")

// numbered reports whether text brings its own number or dash, so that a second one before it would stammer.
func numbered(text string) bool {
	text = strings.TrimSpace(text)
	for _, dash := range []string{"- ", "– ", "— ", "+ ", "• ", "* "} {
		if strings.HasPrefix(text, dash) {
			return true
		}
	}
	return typedNumber.MatchString(text) || spokenNumber.Begins(viet.Fold(text))
}

// withoutNumber returns text without the number typed before it.
func withoutNumber(text string) string {
	if rest := typedNumber.ReplaceAllString(text, ""); rest != "" {
		return rest
	}
	return text
}

// withoutCount returns a text without the words that count it in a series, «Hai là, khi nói …»: where the others of the series
// are not there, they would seem to be missing.
func withoutCount(text string) string {
	head, rest, cut := strings.Cut(text, ",")
	if rest = strings.TrimSpace(rest); !cut || rest == "" || !spokenNumber.Whole(viet.Fold(head)) {
		return text
	}
	first, size := utf8.DecodeRuneInString(rest)
	return string(unicode.ToUpper(first)) + rest[size:]
}
