package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tone is one of the six tones of a Vietnamese syllable, in dictionary order.
type Tone byte

// The tones in the order dictionaries put them.
const (
	Ngang Tone = iota
	Huyen
	Hoi
	Nga
	Sac
	Nang
)

// toneOf returns the tone of a combining mark, and whether it is one. Every letter of every article is asked, so it is no map.
func toneOf(r rune) (tone Tone, mark bool) {
	switch r {
	case '\u0300':
		return Huyen, true
	case '\u0309':
		return Hoi, true
	case '\u0303':
		return Nga, true
	case '\u0301':
		return Sac, true
	case '\u0323':
		return Nang, true
	}
	return Ngang, false
}

// letter is a rune taken apart: lower-case letter without its tone, and the tone.
type letter struct {
	base rune
	tone Tone
}

// takeApart works out a letter of any script before the last Latin block.
func takeApart(r rune) letter {
	tone := Ngang
	var kept []rune
	for _, part := range norm.NFD.String(string(unicode.ToLower(r))) {
		if t, ok := toneOf(part); ok {
			tone = t
			continue
		}
		kept = append(kept, part)
	}
	base := []rune(norm.NFC.String(string(kept)))
	if len(base) != 1 {
		return letter{unicode.ToLower(r), Ngang}
	}
	if base[0] == 'ð' {
		base[0] = 'đ'
	}
	return letter{base[0], tone}
}

func letterOf(r rune) letter {
	if r < firstLatin {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return letter{r, Ngang}
	}
	if place, ok := latinPlace(r); ok {
		return latin[place]
	}
	if r < firstComposed {
		return takeApart(r)
	}
	return letter{unicode.ToLower(r), Ngang}
}

// AppendKey appends to dst the spelling of an NFC syllable that all its ways of writing share: lower
// case, the tone as a digit after the letters (so hoà and hòa, thuỷ and thủy are one), and y as i
// where the two are one sound (sỹ and sĩ, quý and quí). Letters keep their marks. Ngang has no digit.
func AppendKey(dst []byte, syllable string) []byte {
	tone := Ngang
	start := len(dst)
	for _, r := range syllable {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			dst = append(dst, byte(r)) //nolint:gosec // below RuneSelf
			continue
		}
		if t, mark := toneOf(r); mark {
			tone = t
			continue
		}
		l := letterOf(r)
		if l.tone != Ngang {
			tone = l.tone
		}
		dst = utf8.AppendRune(dst, l.base)
	}
	shortenY(dst[start:])
	if tone != Ngang {
		dst = append(dst, '0'+byte(tone))
	}
	return dst
}

// shortenY turns the y of «sỹ», «kỹ», «quý» into i. After other letters (tuy, tay) it is a sound of its own.
func shortenY(key []byte) {
	last := len(key) - 1
	if last < 1 || key[last] != 'y' {
		return
	}
	if last == 1 && strings.IndexByte("hklmstv", key[0]) >= 0 || string(key[:last]) == "qu" {
		key[last] = 'i'
	}
}
