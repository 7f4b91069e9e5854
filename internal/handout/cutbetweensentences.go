package handout

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// lettersASyllable is more letters than a syllable takes on paper, its space included: words that run on without one count
// as the syllables they take the room of.
const lettersASyllable = 8

// load returns how much room words take, in syllables.
func load(text string) int {
	sum := 0
	for _, word := range fields(text) {
		part := text[word[0]:word[1]]
		sum += max(viet.CountSyllables(part), utf8.RuneCountInString(part)/lettersASyllable)
	}
	return sum
}

// portions cuts a text into parts of at most so many syllables: between sentences, and a sentence that is too long
// by itself between words, after a comma where there is one in its second half.
func portions(text string, most int) []string {
	var parts []string
	start, end, size := 0, 0, 0 // of the part at hand
	for _, s := range viet.Sentences(text) {
		n := load(text[s.Start:s.End])
		if size > 0 && size+n > most {
			parts = append(parts, text[start:end])
			start, size = s.Start, 0
		}
		end, size = s.End, size+n
		for size > most {
			cut := start + shorten(text[start:end], most)
			parts = append(parts, text[start:cut])
			for cut < end && text[cut] == ' ' {
				cut++
			}
			start, size = cut, load(text[cut:end])
		}
	}
	if start < end {
		parts = append(parts, text[start:end])
	}
	return parts
}

// brief returns a text of one line or two: its first words, where it is longer than so many syllables.
func brief(text string, most int) string {
	text = viet.Clean(text)
	if load(text) <= most {
		return text
	}
	return strings.TrimRight(text[:shorten(text, most)], " ,;:.–-") + "…"
}

// shorten returns how many bytes of text its first words of at most so many syllables take, one word at least.
func shorten(text string, most int) int {
	size, end, comma := 0, 0, 0
	for i, word := range fields(text) {
		if size += load(text[word[0]:word[1]]); size > most && i > 0 {
			break
		}
		end = word[1]
		if mark := text[end-1]; (mark == ',' || mark == ';') && size > most/2 {
			comma = end
		}
	}
	if comma > 0 {
		return comma
	}
	return end
}
