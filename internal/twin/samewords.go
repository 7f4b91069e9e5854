package twin

import (
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// SameWords reports whether a and b are the same words with the same marks in the same order: one paper in two
// formats. What counts an enumeration may be missing in one of them, for some formats write it out.
func SameWords(a, b TextSketch) bool {
	longer, shorter := spelled(a.blocks), spelled(b.blocks)
	if len(longer) < len(shorter) {
		longer, shorter = shorter, longer
	}
	at := 0
	for _, word := range longer {
		switch {
		case at < len(shorter) && word == shorter[at]:
			at++
		case !counts(word):
			return false
		}
	}
	return at == len(shorter)
}

// spelled returns the words of blocks as they are written but for capitals, pictures left out.
func spelled(blocks []library.Block) []string {
	var all []string
	for _, b := range blocks {
		if b.Kind == library.Image {
			continue
		}
		text := strings.ToLower(b.Plain())
		for _, span := range viet.Words(text) {
			all = append(all, span.Of(text))
		}
	}
	return all
}

// counts reports what stands before an entry of an enumeration: «1», «12», «a», «đ», «iv».
func counts(word string) bool {
	runes := []rune(word)
	switch {
	case len(runes) == 1:
		return true
	case len(runes) == 2 && unicode.IsDigit(runes[0]) && unicode.IsDigit(runes[1]):
		return true
	}
	return len(runes) <= 4 && strings.Trim(word, "ivx") == ""
}
