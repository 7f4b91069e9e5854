package viet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SyllablesPerMinute is how fast a briefer speaks who is understood (shared house style; 130 to 200 can be
// set).
const SyllablesPerMinute = 160

// SpokenSeconds returns how many seconds text takes to say at perMinute syllables a minute, rounded up;
// at SyllablesPerMinute where perMinute is not positive.
func SpokenSeconds(text string, perMinute int) int {
	return SecondsOf(SpokenSyllables(text), perMinute)
}

// SecondsOf returns how many seconds so many syllables take, rounded up; at SyllablesPerMinute where perMinute is not positive.
func SecondsOf(syllables, perMinute int) int {
	if perMinute <= 0 {
		perMinute = SyllablesPerMinute
	}
	return (syllables*60 + perMinute - 1) / perMinute
}

// SpokenSyllables returns how many syllables a speaker says for text: numbers, dates and percentages as they
// are read aloud («30/7/2014» is ba mươi tháng bảy năm hai nghìn không trăm mười bốn), measures in full
// (km: ki lô mét), abbreviations letter by letter, which is also the length of what they stand for (UBND: Ủy
// ban nhân dân), foreign words by their vowels.
func SpokenSyllables(text string) int {
	text = NFC(text)
	sum := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case digitRune(r):
			n, end := spokenNumber(text, i)
			sum += n
			i = end
			continue
		case r == '%':
			sum += 2 // phần trăm
		case WordRune(r):
			end := i
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !WordRune(r) || digitRune(r) {
					break
				}
				end += size
			}
			sum += spokenWord(text[i:end])
			i = end
			continue
		}
		i += size
	}
	return sum
}

// spokenNumber returns the syllables of the number, date or range that begins at i, its measure included,
// and where it ends.
func spokenNumber(text string, i int) (syllables, end int) {
	if parts, end := dateAt(text, i); parts != nil {
		return spokenDate(parts), end
	}
	end = tokenEnd(text, i)
	for j := i; j < end; j++ {
		if !digitAt(text, j) && text[j] != '.' && text[j] != ',' {
			end = j // letters against the number: 15km, 5G
		}
	}
	syllables = readAloud(text[i:end])
	rest := strings.TrimPrefix(text[end:], " ")
	for _, m := range spokenMeasures {
		if after, ok := strings.CutPrefix(rest, m.sign); ok && !startsWord(after) {
			return syllables + m.syllables, len(text) - len(after)
		}
	}
	// A dash between numbers is read «đến».
	if after := strings.TrimLeft(text[end:], " "); strings.HasPrefix(after, "-") || strings.HasPrefix(after, "–") {
		_, size := utf8.DecodeRuneInString(after)
		if next := strings.TrimLeft(after[size:], " "); digitAt(next, 0) {
			syllables++
		}
	}
	return syllables, end
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && WordRune(r)
}

// spokenMeasures are the signs behind a number that are read in full, the longer ones first.
var spokenMeasures = []struct {
	sign      string
	syllables int
}{
	{"km/h", 6},
	{"km2", 5},
	{"km²", 5},
	{"km", 3},
	{"kg", 3},
	{"cm", 4},
	{"mm", 3},
	{"m2", 2},
	{"m²", 2},
	{"m3", 2},
	{"m³", 2},
	{"ha", 2},
	{"°C", 3},
	{"m", 1},
	{"h", 1},
	{"g", 1},
	{"l", 1},
	{"CV", 2},
}

// dateAt returns the digits of a date 30/7/2014, 30-7-2014, 30.7.2014, 7/2014 or 30/7 at i, nil where there
// is none.
func dateAt(text string, i int) (parts []string, end int) {
	end = i
	mark := byte(0)
	for {
		start := end
		for digitAt(text, end) {
			end++
		}
		parts = append(parts, text[start:end])
		if end >= len(text) || !digitAt(text, end+1) || strings.IndexByte("/-.", text[end]) < 0 || mark != 0 && text[end] != mark {
			break
		}
		mark = text[end]
		end++
	}
	if !dateShape(parts, mark) {
		return nil, i
	}
	return parts, end
}

// dateShape reports day, month and year, or two of them with a slash.
func dateShape(parts []string, mark byte) bool {
	switch len(parts) {
	case 3:
		return len(parts[0]) <= 2 && len(parts[1]) <= 2 && len(parts[2]) == 4
	case 2:
		return mark == '/' && len(parts[0]) <= 2 && (len(parts[1]) <= 2 || len(parts[1]) == 4)
	}
	return false
}

// spokenDate reads «30/7/2014» as ba mươi tháng bảy năm …: the word «ngày» is in the text where it is said.
func spokenDate(parts []string) int {
	sum := 0
	for _, p := range parts {
		sum += readAloud(p)
	}
	return sum + len(parts) - 1
}

// readAloud returns the syllables of a number with its dots and comma: 16.974 is mười sáu nghìn chín trăm bảy
// mươi tư.
func readAloud(number string) int {
	whole, decimals, _ := strings.Cut(number, ",")
	sum := syllablesInWords(strings.ReplaceAll(whole, ".", ""))
	if decimals != "" {
		sum += 1 + syllablesInWords(strings.NewReplacer(".", "", ",", "").Replace(decimals)) // phẩy
	}
	return sum
}

func syllablesInWords(digits string) int { return strings.Count(InWords(digits), " ") + 1 }

// spokenWord returns the syllables of a word: one where it is a Vietnamese syllable, its letters where it is
// an abbreviation, its vowels where it is foreign.
func spokenWord(word string) int {
	if n := spokenRoman(word); n > 0 {
		return n
	}
	upper := strings.ToUpper(word) == word && utf8.RuneCountInString(word) > 1
	groups, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aăâeêioôơuưy", letterOf(r).base)
		if is && !vowel {
			groups++
		}
		vowel = is
	}
	if groups == 0 || upper && !IsSyllable(word) && groups < 2 {
		return max(1, utf8.RuneCountInString(word))
	}
	if groups == 1 || IsSyllable(word) {
		return 1
	}
	return groups
}

// IsSyllable reports whether a word has the shape of one Vietnamese syllable.
func IsSyllable(word string) bool {
	var bare strings.Builder
	for _, r := range word {
		bare.WriteRune(letterOf(unicode.ToLower(r)).base)
	}
	rest := bare.String()
	for _, onset := range onsets {
		if after, ok := strings.CutPrefix(rest, onset); ok && after != "" {
			rest = after
			break
		}
	}
	nucleus := strings.TrimLeft(rest, "aăâeêioôơuưy")
	if nucleus == rest || utf8.RuneCountInString(rest)-utf8.RuneCountInString(nucleus) > 3 {
		return false
	}
	switch nucleus {
	case "", "c", "ch", "m", "n", "ng", "nh", "p", "t":
		return true
	}
	return false
}

// onsets are the consonants a syllable may begin with, the longer ones first.
var onsets = []string{
	"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
}

// spokenRoman returns the syllables of a Roman number as it is read (XIII: mười ba), 0 where it is none. I, V
// and X alone are one syllable either way.
func spokenRoman(word string) int {
	value := RomanValue(word)
	if len(word) < 2 || value == 0 {
		return 0
	}
	return syllablesInWords(strconv.Itoa(value))
}
