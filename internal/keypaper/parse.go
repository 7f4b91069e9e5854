package keypaper

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// label begins each line on paper, without marks: «Dòng 1:».
const label = "dong"

// Parse finds a sealed key in a text: the six lines as they were typed, with or without their labels, all that a QR code holds,
// or the text of a whole sheet. Small letters, and O, I and L for the digits they look like, are taken for what they are meant
// to be. Errors: WrongLine with the numbers of the lines that were mistyped; NoKey; NewerFile.
func Parse(text string) (SealedKey, error) {
	lines := labelled(text)
	if lines == nil {
		lines = unlabelled(text)
	}
	if !slices.ContainsFunc(lines, looksLikeLine) {
		return SealedKey{}, library.Fail(library.NoKey, "", nil)
	}
	var wrong []string
	var all strings.Builder
	for i := range max(lineCount, len(lines)) {
		if i >= lineCount || i >= len(lines) || !lineStands(i, lines[i]) {
			wrong = append(wrong, strconv.Itoa(i+1))
			continue
		}
		all.WriteString(lines[i][:lineLetters])
	}
	if wrong != nil {
		return SealedKey{}, library.Fail(library.WrongLine, strings.Join(wrong, ", "), errors.New("its letters do not agree with their check"))
	}
	return read(all.String())
}

// looksLikeLine reports what may be a line of a sheet that was mistyped.
func looksLikeLine(line string) bool {
	const about = 2 // letters more or less
	size := len(line) - lineLetters - lineChecks
	return size >= -about && size <= about && strings.Trim(line, letters) == ""
}

func lineStands(number int, line string) bool {
	if len(line) != lineLetters+lineChecks || strings.Trim(line, letters) != "" {
		return false
	}
	return checks(number, line[:lineLetters]) == line[lineLetters:]
}

// labelled are the lines behind labels, in the order of their numbers; nil where there is no label.
func labelled(text string) []string {
	words := strings.FieldsFunc(text, unicode.IsSpace)
	var lines []string
	for i := 0; i+1 < len(words); i++ {
		number, found := numbered(words[i], words[i+1])
		if !found {
			continue
		}
		if lines == nil {
			lines = make([]string, lineCount)
		}
		var line strings.Builder
		for _, word := range words[i+2:] {
			if line.Len() >= lineLetters+lineChecks || strings.EqualFold(viet.Fold(word), label) {
				break
			}
			line.WriteString(typed(word))
		}
		lines[number-1] = line.String()
	}
	return lines
}

// numbered reads two words that begin a line: «Dòng» and «1:».
func numbered(word, after string) (number int, found bool) {
	if viet.Fold(word) != label || !strings.HasSuffix(after, ":") {
		return 0, false
	}
	number, err := strconv.Atoi(strings.TrimSuffix(after, ":"))
	return number, err == nil && number >= 1 && number <= lineCount
}

// unlabelled are the lines as they stand; where all stand in one, they are told by their length.
func unlabelled(text string) []string {
	var lines []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '/' }) {
		if line := typed(part); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 && len(lines[0]) == lineCount*(lineLetters+lineChecks) {
		return chunks(lines[0], lineLetters+lineChecks)
	}
	return lines
}

// typed is what a person meant by letters: in capitals, without what parts them.
func typed(text string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToUpper(r); {
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), unicode.Is(unicode.Cf, r), r == '.', r == ',', r == '_':
			return -1
		}
		return r
	}, viet.NFC(text))
}
