package points

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
)

// repeats reports whether s says again what one of chosen says. A heading only repeats a heading: that the
// text below takes up its words is what it is for.
func (s *candidate) repeats(chosen []*candidate) bool {
	for _, other := range chosen {
		if (s.tier == headed) == (other.tier == headed) && s.twin(other) {
			return true
		}
	}
	return false
}

// twin reports whether s says nothing that other does not say too. However alike two sentences are, one that names
// another number, day, place or person says another thing: «Xã An Bình có 12 tổ» and «Xã Bình An có 15 tổ».
func (s *candidate) twin(other *candidate) bool {
	if s.within(other) < weights().repeated {
		return false
	}
	for mark := range s.distinct() {
		if !other.distinct()[mark] {
			return false
		}
	}
	return true
}

// supersedes reports whether s, which says what other says, is the one to quote: a newer text of another article, as sure a
// point, that lacks nothing of other.
func (s *candidate) supersedes(other *candidate) bool {
	return s.input != other.input && s.tier == other.tier && newer(s.published, other.published) && other.twin(s)
}

// newer reports whether a is later than b; a date that is not known is the oldest.
func newer(a, b library.Moment) bool { return a.Known() && (!b.Known() || a.Unix > b.Unix) }

// also notes that another article, or another place of it, says what s says.
func (s *candidate) also(other *candidate) {
	for _, at := range append([]library.Place{other.point.Place}, other.point.Also...) {
		known := slices.ContainsFunc(s.point.Also, func(p library.Place) bool { return p.Article == at.Article })
		if at.Article != s.point.Article && !known {
			s.point.Also = append(s.point.Also, at)
		}
	}
}

// within returns the share of the pairs of s that other has too.
func (s *candidate) within(other *candidate) float64 {
	if len(s.pairs) == 0 {
		return 0
	}
	if other.set == nil {
		other.set = map[string]bool{}
		for _, pair := range other.pairs {
			other.set[pair] = true
		}
	}
	common := 0
	for _, pair := range s.pairs {
		if other.set[pair] {
			common++
		}
	}
	return float64(common) / float64(len(s.pairs))
}

// distinct returns what tells a point from one of like words: its numbers as they are written, and its names, which
// are words with a capital that do not owe it to the beginning of a sentence, those side by side as one.
func (s *candidate) distinct() map[string]bool {
	if s.marks != nil {
		return s.marks
	}
	s.marks = map[string]bool{}
	begins, name := true, ""
	for field := range strings.FieldsSeq(withoutNumber(s.point.Text)) {
		word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case strings.ContainsAny(word, "0123456789"):
			s.marks[word] = true
			name = ""
		case unicode.IsUpper(first) && !begins:
			delete(s.marks, name)
			name = strings.TrimSpace(name + " " + word)
			s.marks[name] = true
		default:
			name = ""
		}
		if !strings.HasSuffix(field, word) { // a mark ends the name
			name = ""
		}
		begins = word == "" || strings.ContainsAny(field[len(field)-1:], ".!?:")
	}
	return s.marks
}
