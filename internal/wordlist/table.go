package wordlist

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// FaultReason is why a line is not taken (assets/translations, keys "taking.word-<reason>").
type FaultReason string

// The reasons.
const (
	KindUnsaid  FaultReason = "kind"     // no heading and no cell says what kind it is
	NoMeaning   FaultReason = "means"    // an abbreviation or a place without what it means
	TooManyMean FaultReason = "cells"    // more cells than word and meaning
	NoWord      FaultReason = "letters"  // a word without a letter, or an abbreviation of one
	LongWord    FaultReason = "long"     // longer than a word is
	SameWord    FaultReason = "same"     // it means itself
	Circle      FaultReason = "circle"   // what it means leads back to it
	Unreadable  FaultReason = "encoding" // letters that no encoding gives a meaning
	KnownWord   FaultReason = "known"    // no fault: it is there already
	FullList    FaultReason = "full"     // more words than an office has
)

// WordFault is a line that is not taken.
type WordFault struct {
	Line   int // from 1
	Text   string
	Reason FaultReason
}

// WordTable is what a table says.
type WordTable struct {
	Words  []library.OfficeWord
	Lines  []int // where each word stands, from 1
	Known  int   // lines that say what another said
	Faults []WordFault
}

// kindNames are what people call the kinds, as viet.Fold has them.
var kindNames = map[string]library.WordKind{
	"viet tat": library.ShortWord, "chu viet tat": library.ShortWord, "tu viet tat": library.ShortWord, "viet-tat": library.ShortWord,
	"dia danh": library.OldPlace, "ten cu": library.OldPlace, "ten dia danh": library.OldPlace, "dia danh cu": library.OldPlace,
	"noi": library.OldPlace, "dia-danh": library.OldPlace, "don vi hanh chinh": library.OldPlace,
	"don vi": library.OwnUnit, "don vi tinh": library.OwnUnit, "don vi dem": library.OwnUnit, "danh tu": library.OwnUnit, "don-vi": library.OwnUnit,
}

// headNames are the heads of columns.
var headNames = []string{"stt", "tt", "loai", "tu", "tu ngu", "nghia", "day du", "ten cu", "ten moi", "viet tat", "chu viet tat", "chu day du", "don vi", "ghi chu", "y nghia", "viet day du"}

// kindOf returns the kind that a heading or a cell names.
func kindOf(cell string) (library.WordKind, bool) {
	kind, found := kindNames[viet.Fold(strings.Trim(cell, " []:."))]
	return kind, found
}

// understood reads rows.
func understood(rows []tableRow) WordTable {
	t := tableReader{list: NewOwnWords(nil)}
	kind := library.WordKind("")
	for _, row := range rows {
		cells := withoutNumber(row.cells)
		if heads(cells) {
			continue
		}
		said, named := kindOf(cells[0])
		if named && len(cells) == 1 {
			kind = said
			continue
		}
		of := kind
		if named {
			of, cells = said, cells[1:]
		}
		t.take(row, of, cells)
	}
	t.Words = t.list.Words
	return t.WordTable
}

// tableReader is a table that is being read.
type tableReader struct {
	WordTable
	list *OwnWords
}

// withoutNumber leaves out the number of a row, where more follows.
func withoutNumber(cells []string) []string {
	if len(cells) > 1 && strings.Trim(cells[0], "0123456789.") == "" {
		return cells[1:]
	}
	return cells
}

// heads reports the heads of columns: two cells or more, each a name of a column.
func heads(cells []string) bool {
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(cell string) bool {
		return !slices.Contains(headNames, viet.Fold(strings.Trim(cell, " :.")))
	})
}

// take adds what a row says, or what is wrong with it.
func (t *tableReader) take(row tableRow, kind library.WordKind, cells []string) {
	w := library.OfficeWord{Kind: kind, Word: cells[0]}
	if len(cells) > 1 {
		w.Means = cells[1]
	}
	reason := FaultReason("")
	switch {
	case row.odd:
		reason = Unreadable
	case kind == "":
		reason = KindUnsaid
	case len(cells) > 2 || kind == library.OwnUnit && len(cells) > 1:
		reason = TooManyMean
	default:
		reason = t.list.Add(w)
	}
	switch reason {
	case "":
		t.Lines = append(t.Lines, row.number)
	case KnownWord:
		t.Known++
	default:
		t.Faults = append(t.Faults, WordFault{row.number, strings.Join(row.cells, " = "), reason})
	}
}

// The most letters of a word and of what it means, and the most syllables of a word: more are a sentence.
const (
	mostWord      = 80
	mostMeans     = 160
	mostSyllables = 8
)

// OwnWords is words, to which others are added.
type OwnWords struct {
	Words []library.OfficeWord
	there map[string]bool     // what is said, as it is compared
	means map[string][]string // what a word means, by both as they are compared
}

// NewOwnWords returns a list of words that were taken before.
func NewOwnWords(words []library.OfficeWord) *OwnWords {
	l := &OwnWords{there: map[string]bool{}, means: map[string][]string{}}
	for _, w := range words {
		l.keep(w)
	}
	return l
}

func (l *OwnWords) keep(w library.OfficeWord) {
	l.Words = append(l.Words, w)
	l.there[said(w)] = true
	from := string(w.Kind) + " " + key(w.Word)
	l.means[from] = append(l.means[from], string(w.Kind)+" "+key(w.Means))
}

// Add adds a word; a reason tells why it cannot be, KnownWord where it is there already.
func (l *OwnWords) Add(w library.OfficeWord) FaultReason {
	w.Word, w.Means = viet.Clean(w.Word), viet.Clean(w.Means)
	if w.Kind == library.OwnUnit {
		w.Means = ""
	}
	reason := wrong(w)
	switch {
	case reason != "":
		return reason
	case l.there[said(w)]:
		return KnownWord
	case l.leadsBack(w):
		return Circle
	case len(l.Words) >= MostWords:
		return FullList
	}
	l.keep(w)
	return ""
}

// said is what a word says, as it is compared: case and the place of a tone do not count.
func said(w library.OfficeWord) string {
	return string(w.Kind) + " " + key(w.Word) + "=" + key(w.Means)
}

// leadsBack reports that what w means is, step by step, a word that means w.
func (l *OwnWords) leadsBack(w library.OfficeWord) bool {
	if w.Kind == library.OwnUnit {
		return false
	}
	self := string(w.Kind) + " " + key(w.Word)
	from, seen := []string{string(w.Kind) + " " + key(w.Means)}, map[string]bool{}
	for len(from) > 0 {
		at := from[0]
		from = from[1:]
		if at == self {
			return true
		}
		if !seen[at] {
			seen[at] = true
			from = append(from, l.means[at]...)
		}
	}
	return false
}

// wrong tells what is wrong with a word by itself.
func wrong(w library.OfficeWord) FaultReason {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, w.Word)
	switch {
	case letters == "", w.Kind == library.ShortWord && utf8.RuneCountInString(letters) < 2:
		return NoWord
	case w.Kind != library.OwnUnit && strings.IndexFunc(w.Means, unicode.IsLetter) < 0:
		return NoMeaning
	case utf8.RuneCountInString(w.Word) > mostWord, utf8.RuneCountInString(w.Means) > mostMeans, len(viet.Words(w.Word)) > mostSyllables:
		return LongWord
	case w.Kind != library.OwnUnit && Same(w.Word, w.Means):
		return SameWord
	}
	return ""
}

// Same reports one word, written alike but for case and the place of its tone.
func Same(a, b string) bool { return key(a) == key(b) }

func key(text string) string {
	var all []string
	for _, w := range viet.Words(text) {
		all = append(all, viet.Key(w.Of(text)))
	}
	return strings.Join(all, " ")
}
