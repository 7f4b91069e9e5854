package points

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// sourceLists tells which blocks of an article are a list of its sources, its name included: «Nguồn», «Tài liệu tham khảo». Our own
// papers end in one, and come back as documents. Nobody says it, and what it counts stands in titles.
func sourceLists(blocks []library.Block) []bool {
	listed := make([]bool, len(blocks))
	for i := 0; i < len(blocks); i++ {
		first, _, _ := strings.Cut(strings.TrimSpace(blocks[i].Plain()), "\n")
		named, end := nameOfSources(first), i+1
		if named == noSources {
			continue
		}
		for end < len(blocks) && ofSources(blocks[end], blocks[i], named) {
			end++
		}
		for ; i < end; i++ {
			listed[i] = true
		}
		i--
	}
	return listed
}

// sourcesName is what a line says of the sources that follow it.
type sourcesName int

const (
	noSources   sourcesName = iota
	oneSource               // it tells them itself: «Nguồn: Báo Nhân Dân, ngày 07/9/2021.»
	someSources             // «Nguồn»: what looks like one is of its list, for web pages have the word over other things too
	allSources              // «Tài liệu tham khảo»: all up to the next heading is
)

// longestSourcesName is how many bytes the name of a list may have: a longer line is text.
const longestSourcesName = 120

func nameOfSources(line string) sourcesName {
	_, bare := viet.CutNumber(line)
	end, begins := sourcesWords.Prefix(bare)
	short := len(bare) <= longestSourcesName
	switch {
	case short && referencesWords.Whole(bare):
		return allSources
	case short && sourcesWords.Whole(bare):
		return someSources
	case begins && strings.HasPrefix(bare[end:], ":"):
		return oneSource
	}
	return noSources
}

// ofSources reports a block that belongs to the list of sources that name begins.
func ofSources(b, name library.Block, named sourcesName) bool {
	text := strings.TrimSpace(b.Plain())
	switch {
	case b.Kind == library.Heading:
		return name.Kind == library.Heading && b.Level > name.Level
	case named == oneSource: // which may stand in two lines, its address under it
		return isAddress(text) || startsSmall(text)
	case isNote(text) || b.Kind == library.List || bulleted(text) || citesPlace(text):
		return true
	case named == someSources:
		return false
	}
	number, _ := viet.CutNumber(text)
	level := viet.HeadingLevel(text)
	return level == 0 || number == level && level > 2 // an entry may be as short as a heading: «1. Luật Biển Việt Nam»
}

// citesPlace reports what says where something was published: an address, a publisher, a page.
func citesPlace(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || citedWords.In(text)
}

// isAddress reports an address that stands alone.
func isAddress(text string) bool {
	return (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")) && !strings.ContainsFunc(text, unicode.IsSpace)
}

// startsSmall reports the rest of a line that was cut.
func startsSmall(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// isNote reports a line under the text that a mark in it leads to: «[1] Luật Biển Việt Nam.», «¹ Số ước tính.». Alone it says nothing.
func isNote(text string) bool {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		digits, rest, closed := strings.Cut(inner, "]")
		return closed && digits != "" && strings.Trim(digits, "0123456789") == "" && rest != ""
	}
	rest := strings.TrimLeftFunc(text, func(r rune) bool { return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) })
	return rest != text && strings.IndexFunc(rest, unicode.IsSpace) == 0
}

// saysNothing reports what is no item and no sentence: nothing at all, or a note.
func saysNothing(text string) bool { return text == "" || isNote(text) || isNumberedNote(text) }

// isNumberedNote reports a note whose mark is that of an item too, told by what it cites: «(1) Văn kiện …, Nxb …, tr. 25.».
func isNumberedNote(text string) bool {
	number, rest := viet.CutNumber(text)
	return number > 0 && citedWords.In(rest)
}
