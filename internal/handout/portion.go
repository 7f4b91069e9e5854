package handout

import "baocaovien/internal/viet"

// portions cuts a text into parts of at most so many syllables: between sentences, and a sentence that is too long
// by itself between words, after a comma where there is one in its second half.
func portions(text string, most int) []string {
	var parts []string
	start, end, size := 0, 0, 0 // of the part at hand
	for _, s := range viet.Sentences(text) {
		n := viet.CountSyllables(text[s.Start:s.End])
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
			start, size = cut, viet.CountSyllables(text[cut:end])
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
	if viet.CountSyllables(text) <= most {
		return text
	}
	return text[:shorten(text, most)] + "…"
}

// shorten returns how many bytes of text its first words of at most so many syllables take, one word at least.
func shorten(text string, most int) int {
	size, end, comma := 0, 0, 0
	for i, word := range fields(text) {
		if size += viet.CountSyllables(text[word[0]:word[1]]); size > most && i > 0 {
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
