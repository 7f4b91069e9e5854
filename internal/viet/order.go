package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabet is the Vietnamese alphabet with the four letters of foreign names in their usual places.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// rankOf gives each letter its place, from 1.
var rankOf = func() map[rune]byte {
	ranks := map[rune]byte{}
	for _, r := range alphabet {
		ranks[r] = byte(len(ranks) + 1)
	}
	return ranks
}()

// The parts of a sort key, in their order: the end of a syllable sorts before anything in it, numbers
// before letters, letters before what the alphabet does not know.
const (
	keyEnd     = 0x01
	keyNumber  = 0x10
	keyLetter  = 0x20
	keyUnknown = 0x70
)

// SortKey returns a string whose byte order is the order of Vietnamese dictionaries: syllable by
// syllable, letters first (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc, nặng).
// Numbers come before letters and by value, punctuation does not count, and of two texts that differ
// in case only the lower case comes first.
func SortKey(text string) string {
	text = NFC(text)
	var key, small strings.Builder
	for _, s := range tokens(text) {
		syllableKey(&key, s.Of(text))
		for _, r := range s.Of(text) {
			if unicode.IsUpper(r) {
				small.WriteByte(2)
			} else {
				small.WriteByte(1)
			}
		}
	}
	key.WriteByte(0)
	return key.String() + small.String()
}

func syllableKey(key *strings.Builder, syllable string) {
	tone := Ngang
	for i := 0; i < len(syllable); {
		if digitAt(syllable, i) {
			end := i
			for digitAt(syllable, end) {
				end++
			}
			numberKey(key, syllable[i:end])
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(syllable[i:])
		i += size
		l := letterOf(r)
		if l.tone != Ngang {
			tone = l.tone
		}
		if rank, ok := rankOf[l.base]; ok {
			key.WriteByte(keyLetter + rank)
		} else if !unicode.IsPunct(r) {
			key.WriteByte(keyUnknown)
			key.WriteRune(l.base)
		}
	}
	key.WriteByte(keyEnd + 1 + byte(tone))
}

// numberKey writes digits so that longer numbers come after shorter ones.
func numberKey(key *strings.Builder, digits string) {
	digits = strings.TrimLeft(digits, "0")
	key.WriteByte(keyNumber)
	key.WriteByte(byte(min(len(digits), 0xFE)) + 1)
	key.WriteString(digits)
}
