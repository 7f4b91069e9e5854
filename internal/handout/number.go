package handout

import (
	"regexp"
	"strings"

	"baocaovien/internal/viet"
)

// typedNumber is a number that someone typed before a heading or an item: «1.», «2.1.», «IV.», «a)», «3/».
var typedNumber = regexp.MustCompile(`^(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[IVX]{1,5}[.)/]|\p{L}\))\s+`)

// spokenNumber is a number in words, after viet.Fold: «Một là», «Thứ hai».
var spokenNumber = regexp.MustCompile(`^(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la\b|^thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b`)

// numbered reports whether text brings its own number or dash, so that a second one before it would stammer.
func numbered(text string) bool {
	text = strings.TrimSpace(text)
	for _, dash := range []string{"- ", "– ", "— ", "+ ", "• ", "* "} {
		if strings.HasPrefix(text, dash) {
			return true
		}
	}
	return typedNumber.MatchString(text) || spokenNumber.MatchString(viet.Fold(text))
}

// withoutNumber returns text without the number typed before it.
func withoutNumber(text string) string {
	if rest := typedNumber.ReplaceAllString(text, ""); rest != "" {
		return rest
	}
	return text
}
