package script

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// Joint is what stands between two letters, where a line may end.
type Joint uint8

// The joints, from none to where a line may end most gladly.
const (
	noJoint       Joint = iota
	LetterJoint         // between letters, perhaps inside a syllable: only where a line must end
	SyllableJoint       // between syllables, perhaps inside a word
	FreeJoint           // where the text itself allows a line to end: zero-width spaces, between Chinese letters
)

// What the spelling of Khmer, Lao, Thai, Tai Viet and Cham says of places between letters (The Unicode Standard, chapter
// 16): vowels that are written before the consonant they follow, and what never begins a syllable: vowels that stand on
// the line after their consonant, marks of repetition, full stops.
const (
	leadingVowels  = "เแโใไເແໂໃໄ\uAAB5\uAAB6\uAAB9\uAABB\uAABC"
	trailingVowels = "ะาำๅະາຳຽ\uAAB1\uAABA\uAABD"
	trailingMarks  = "ฯๆ๚๛ຯໆ។៕៖ៗ៘៙៚\uAADD\uAADE\uAADF\uAA5C\uAA5D\uAA5E\uAA5F"
)

// joints returns what stands before each rune and after the last. Letters that are drawn together have no joint.
func (w *writing) joints(runes []rune, starts []bool) []Joint {
	joints := make([]Joint, len(runes)+1)
	joints[len(runes)] = FreeJoint
	if w.solid {
		var s segmenter.Segmenter
		s.Init(runes)
		for lines := s.LineIterator(); lines.Next(); {
			joints[lines.Line().Offset] = FreeJoint
		}
		return joints
	}
	for i := 1; i < len(runes); i++ {
		if starts[i] {
			joints[i] = jointBetween(runes, i)
		}
	}
	return joints
}

// jointBetween returns the joint before rune i.
func jointBetween(runes []rune, i int) Joint {
	before, after := runes[i-1], runes[i]
	switch {
	case joins(after), strings.ContainsRune(trailingVowels+trailingMarks, after), strings.ContainsRune(leadingVowels, before):
		return noJoint
	case before == '\u200B':
		return FreeJoint
	case strings.ContainsRune(trailingMarks, before), strings.ContainsRune(leadingVowels, after):
		return SyllableJoint
	case vowelled(before) && vowelled(afterStack(runes[i:])):
		return SyllableJoint
	}
	return LetterJoint
}

// vowelled reports whether a rune says that the consonant before it bears a vowel, so that it begins its syllable: after
// a bare consonant nobody knows which syllable that one belongs to.
func vowelled(r rune) bool {
	return unicode.Is(unicode.M, r) || strings.ContainsRune(trailingVowels, r)
}

// coeng writes the Khmer consonant after it under the one before it.
const coeng = '\u17D2'

// afterStack returns the rune after a consonant and those written under it, 0 at the end.
func afterStack(runes []rune) rune {
	for len(runes) > 2 && runes[1] == coeng {
		runes = runes[2:]
	}
	if len(runes) < 2 {
		return 0
	}
	return runes[1]
}
