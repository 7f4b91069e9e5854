package speech

import (
	"slices"
	"strings"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/phrase"
)

var book = phrase.Open(assets.Phrases, "phrases/speech.txt")

// spokenWords are the lists of the file.
type spokenWords struct {
	full     map[string]string          // of what is written short
	measures map[string]string          // of signs behind a number
	lists    map[string]map[string]bool // words by the label of their list
}

// The lists of words, by their labels.
const (
	asWritten    = "word"
	beforeDate   = "before date"
	beforePaper  = "before paper"
	beforeRoman  = "before Roman"
	beforeFourth = "before fourth"
	beforeFirst  = "before first"
)

var listsOfWords = []string{asWritten, beforeDate, beforePaper, beforeRoman, beforeFourth, beforeFirst}

// known is the file, read when it is first needed.
var known = sync.OnceValue(func() spokenWords {
	x := spokenWords{full: map[string]string{}, measures: map[string]string{}, lists: map[string]map[string]bool{}}
	set, err := book.Set()
	if err != nil { // to the program a file that cannot be read is one without phrases; the tests ask for its error
		return x
	}
	for _, list := range set.Lists() {
		measure, isMeasure := strings.CutPrefix(list.Label(), "measure ")
		switch label := list.Label(); {
		case isMeasure:
			for _, sign := range list.Words() {
				x.measures[sign] = measure
			}
		case slices.Contains(listsOfWords, label):
			x.lists[label] = map[string]bool{}
			for _, word := range list.Words() {
				x.lists[label][word] = true
			}
		default:
			for _, short := range list.Words() {
				x.full[short] = label
			}
		}
	}
	return x
})
