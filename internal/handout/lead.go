package handout

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// How long the bold opening of a point is, in syllables.
const (
	leastLead = 2
	mostLead  = 16
	plainLead = 4  // where no mark of punctuation ends it
	mostPlain = 10 // the same
)

// Words that begin a phrase, and words that want what follows them.
var (
	leadPhrases = phrase.Open(assets.Phrases, "phrases/lead.txt")
	begins      = leadWords("begins")
	wants       = leadWords("wants")
)

// leadWords reads a list of words when it is first asked for.
func leadWords(label string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, word := range leadPhrases.List(label).Words() {
			all[word] = true
		}
		return all
	})
}

// lead returns where the opening of a point ends that is set bold, in bytes: before «là» where the point defines
// something, else after the first mark of punctuation that ends a phrase, else where another phrase begins. 0 where no
// phrase is short enough.
func lead(text string) int {
	if at := strings.Index(text, " là "); at > 0 && !strings.ContainsAny(text[:at], ".,;:") {
		if n := viet.CountSyllables(text[:at]); leastLead <= n && n <= mostLead/2 {
			return at
		}
	}
	words := fields(text)
	if len(words) <= plainLead {
		return len(text)
	}
	for i := leastLead; i < min(mostLead, len(words)); i++ {
		if end := words[i][1]; pausesAt(text, end) {
			return end
		}
	}
	last := 0
	for i := leastLead; i <= min(mostPlain, len(words)-1); i++ {
		word, before := text[words[i][0]:words[i][1]], text[words[i-1][0]:words[i-1][1]]
		end := words[i-1][1]
		if !begins()[word] || wants()[strings.ToLower(before)] || paper.Leans(before) || within(text[:end]) {
			continue
		}
		if last = end; i >= plainLead {
			break
		}
	}
	return last
}

// pausesAt reports whether a phrase ends with the mark before end: not inside brackets or quotes, not between the two words
// of one subject («biển, đảo»), not in a list of names («Hoàng Sa, Trường Sa»), not after an abbreviation («TP. Hồ Chí
// Minh»).
func pausesAt(text string, end int) bool {
	mark, size := utf8.DecodeLastRuneInString(text[:end])
	if !strings.ContainsRune(",;:.?!", mark) || within(text[:end]) {
		return false
	}
	before, after := text[:end-size], strings.TrimLeft(text[end:], " ")
	last := before[strings.LastIndexByte(before, ' ')+1:]
	next, _, _ := strings.Cut(after, " ")
	switch mark {
	case ',':
		return !paper.Paired(last, next) && !(capital(last) && capital(next))
	case '.':
		return next == "" || utf8.RuneCountInString(last) > 3 || !capital(last)
	}
	return true
}

// within reports whether a bracket or a quote that opened in text is still open at its end.
func within(text string) bool {
	return strings.Count(text, "(") > strings.Count(text, ")") || strings.Count(text, "“") > strings.Count(text, "”") ||
		strings.Count(text, "«") > strings.Count(text, "»")
}

func capital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// fields returns where the words of text begin and end, in bytes.
func fields(text string) [][2]int {
	var all [][2]int
	start := -1
	for i, r := range text + " " {
		switch {
		case r != ' ' && start < 0:
			start = i
		case r == ' ' && start >= 0:
			all = append(all, [2]int{start, i})
			start = -1
		}
	}
	return all
}

// mostCaption is how long the words under a figure in a frame are at most, in syllables.
const mostCaption = 20

// clause is the part of a figure's sentence that the figure stands in, from the end of one phrase to that of the next, a
// colon not counted: what stands before it names the figure. "" where the part says nothing beside the figure, or too
// much for the room under it.
func clause(f library.Figure) string {
	sentence, figure := viet.Clean(f.Sentence), viet.Clean(f.Text)
	at := strings.Index(sentence, figure)
	if at < 0 {
		return ""
	}
	from, to := bracket(sentence, at, at+len(figure))
	start, end := phraseAround(sentence, figure, at, from, to)
	part := strings.Trim(sentence[start:end], " .,;")
	const leastMeaning = 3                    // syllables
	announces := strings.HasSuffix(part, ":") // and says nothing without what it announces
	if n := viet.CountSyllables(part); announces || n > mostCaption || n-viet.CountSyllables(figure) < leastMeaning {
		return ""
	}
	return part
}

// phraseAround returns where the phrase begins and ends that the figure at a place of a sentence stands in, between from and
// to.
func phraseAround(sentence, figure string, at, from, to int) (start, end int) {
	around := sentence[from:to]
	start, end = from, to
	before := from // where what stands before the last comma begins
	for _, word := range fields(around) {
		stop := from + word[1]
		opens := from + word[0] // of a bracket, which only adds to what is said before it
		if around[word[0]] == '(' && opens > at+len(figure) {
			end = opens
			break
		}
		if around[word[1]-1] == ':' || !pausesAt(around, word[1]) {
			continue
		}
		if stop <= at {
			if around[word[1]-1] != ',' {
				before = stop
			}
			start = stop
		} else if stop >= at+len(figure) {
			end = stop
			break
		}
	}
	// Behind a comma, the end of «A, B và C», and what begins with the figure itself, lack what they are of.
	opening := strings.TrimSpace(sentence[start:at])
	if start > from && sentence[start-1] == ',' && (opening == "" || strings.Contains(opening, " và ")) {
		start = before
	}
	return start, end
}

// bracket returns from where to where the brackets reach that text[from:to] stands in, of the whole text where it stands in
// none.
func bracket(text string, from, to int) (start, end int) {
	start, end = 0, len(text)
	if within(text[:from]) {
		if at := strings.LastIndex(text[:from], "("); at >= 0 {
			start = at + 1
		}
		if at := strings.Index(text[to:], ")"); at >= 0 {
			end = to + at
		}
	}
	return start, end
}
