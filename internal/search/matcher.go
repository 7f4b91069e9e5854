package search

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// matchLevel is how well a word of a text meets a word of the query.
type matchLevel byte

// The levels, the worst first.
const (
	unmet      matchLevel = iota
	slipped               // is another, one slip of a finger or an ear away
	bareStart             // begins so, without regard to marks
	bare                  // is it, without regard to marks
	kindred               // is another word for the same
	typedStart            // begins so as typed
	typed                 // is it as typed
)

// exact reports whether marks are as typed; another word for the same has marks of its own.
func (m matchLevel) exact() bool { return m >= kindred }

// wordPattern is a word of the query as texts are compared with it.
type wordPattern struct {
	Spellings
	prefix bool // it is still being typed
	short  bool // it is an abbreviation
	kin    bool // it is of another word for the same
	slot   int  // of a loose matcher, the slot whose slips it meets; -1 for none
}

// match compares a word of a text with the pattern.
func (p wordPattern) match(w *textWord) matchLevel {
	switch {
	case p.short && !abbreviated(w.text, w.folded):
		return unmet
	case p.kin && w.plainKey == p.PlainKey && (w.key == p.Key || w.key == w.plainKey):
		return kindred
	case p.kin:
		return unmet
	case w.key == p.Key:
		return typed
	case w.plainKey == p.PlainKey:
		return bare
	case !p.prefix || !strings.HasPrefix(w.folded, p.Folded):
		return unmet
	case strings.HasPrefix(toneless(w.text), p.Toneless) && (p.tone == "" || p.tone == tones(w.text)):
		return typedStart
	default:
		return bareStart
	}
}

// textWord is a word of a text in the spellings that most comparisons need.
type textWord struct{ text, key, plainKey, folded string }

// termHit is a place in a line where the query is met: words from to end meet the query's words first to last.
type termHit struct {
	from, end   int
	first, last int
	level       matchLevel // of the word that is met worst
}

// phrasePattern is a row of words that a text meets: one word, or several side by side. It stands for the
// query's words first to last.
type phrasePattern struct {
	words       []int // indexes in Matcher.patterns
	first, last int
}

// wordsAtMost is how many different words a query may ask for, other ways of writing included: as many as a
// machine word has bits.
const wordsAtMost = 64

// Matcher finds the terms of a query in texts and weighs them. It remembers every word it has seen, so it serves
// one search, in one goroutine.
type Matcher struct {
	weights  *weightTable
	patterns []wordPattern
	wanted   []phrasePattern
	unwanted []phrasePattern
	slots    int           // words that must be met
	terms    []slotSpan    // what is wanted, term by term
	worth    []float64     // what a slot counts
	loose    *looseness    // nil for a strict matcher
	inTitle  uint64        // slots that only a title meets
	marked   uint64        // slots typed with marks
	initials map[rune]bool // whether a word of the query begins with the rune, marks aside
	ascii    [utf8.RuneSelf]bool
	seen     map[string]*wordMatch
	// Room that judging one text after the other uses again.
	line        matchedLine
	occurrences []termHit
}

// wordMatch is how a word of a text meets the words of the query.
type wordMatch struct {
	bits   uint64 // of Matcher.patterns; 0 where it meets none
	levels []matchLevel
	text   string // the word, where it is a slip
}

// slotSpan is a term of the query: its slots and how it was typed.
type slotSpan struct {
	first, last int
	text        string
	firm        bool
}

// NewMatcher returns a matcher of the query.
func NewMatcher(q Query) *Matcher { return newMatcher(q, nil) }

func newMatcher(q Query, loose *looseness) *Matcher {
	m := &Matcher{weights: weights(), seen: map[string]*wordMatch{}, initials: map[rune]bool{}, loose: loose}
	for _, t := range q.Terms {
		m.add(t)
	}
	m.lighten(q)
	if loose != nil {
		for _, words := range loose.slips {
			for word := range words {
				m.ascii[word[0]], m.ascii[word[0]&^('a'-'A')] = true, true
			}
		}
	}
	for _, p := range m.patterns {
		if p.Folded != "" && p.Folded[0] < utf8.RuneSelf {
			m.ascii[p.Folded[0]], m.ascii[p.Folded[0]&^('a'-'A')] = true, true
		}
	}
	return m
}

func (m *Matcher) add(t QueryTerm) {
	if t.Exclude {
		for _, way := range append([]QueryTerm{t}, t.Others...) {
			m.unwanted = append(m.unwanted, phrasePattern{words: m.note(way)})
		}
		return
	}
	if m.slots+len(t.Words) > wordsAtMost {
		return
	}
	first := m.slots
	own := m.note(t)
	m.terms = append(m.terms, slotSpan{first, first + len(t.Words) - 1, t.Text(), t.Firm()})
	for i, w := range t.Words {
		if t.Title {
			m.inTitle |= 1 << m.slots
		}
		if w.marked() {
			m.marked |= 1 << m.slots
		}
		if !t.Together {
			m.wanted = append(m.wanted, phrasePattern{own[i : i+1], m.slots, m.slots})
		}
		m.slots++
	}
	if t.Together {
		m.wanted = append(m.wanted, phrasePattern{own, first, m.slots - 1})
	}
	for _, other := range t.Others {
		m.wanted = append(m.wanted, phrasePattern{m.note(other), first, m.slots - 1})
	}
}

// note takes down the words of a term and returns where they stand in patterns. Words past the bound are met by
// nothing.
func (m *Matcher) note(t QueryTerm) []int {
	at := make([]int, len(t.Words))
	for i, w := range t.Words {
		p := wordPattern{w.Spellings, t.Prefix && i == len(t.Words)-1, t.short, t.kin, -1}
		if m.loose != nil && len(t.Words) == 1 && !t.Exclude && !t.Firm() && !t.short && !t.kin {
			p.slot = m.slots
			m.loose.add(m.slots, w)
		}
		for at[i] = 0; at[i] < len(m.patterns) && m.patterns[at[i]] != p; {
			at[i]++
		}
		if at[i] == len(m.patterns) && at[i] < wordsAtMost {
			m.patterns = append(m.patterns, p)
		}
	}
	return at
}

// unrelated is how a word meets the query that has nothing to do with it.
var unrelated = &wordMatch{}

// begins reports whether a word of the query begins as word does: most words of a text are done with here.
func (m *Matcher) begins(word string) bool {
	if word[0] < utf8.RuneSelf {
		return m.ascii[word[0]]
	}
	r, _ := utf8.DecodeRuneInString(word)
	begins, known := m.initials[r]
	if known {
		return begins
	}
	first := viet.Fold(string(r))
	begins = first != "" && first[0] < utf8.RuneSelf && m.ascii[first[0]]
	for _, p := range m.patterns {
		begins = begins || strings.HasPrefix(p.Folded, first)
	}
	m.initials[r] = begins
	return begins
}

// match compares a word of a text with all the query asks for.
func (m *Matcher) match(word string) *wordMatch {
	if !m.begins(word) {
		return unrelated
	}
	known, seen := m.seen[word]
	if seen {
		return known
	}
	w := textWord{text: word, key: viet.Key(word), folded: viet.Fold(word)}
	w.plainKey = viet.Key(w.folded)
	known = &wordMatch{levels: make([]matchLevel, len(m.patterns))}
	for i, p := range m.patterns {
		l := p.match(&w)
		if l == unmet && p.slot >= 0 && m.loose.slips[p.slot][w.plainKey] && (p.tone == "" || p.tone == tones(word)) {
			l = slipped
			known.text = strings.Clone(word)
		}
		if l != unmet {
			known.bits |= 1 << i
			known.levels[i] = l
		}
	}
	m.seen[strings.Clone(word)] = known
	return known
}

// matchedLine is a line of words as the query meets it.
type matchedLine struct {
	words   []*wordMatch // nil for a gap
	heading bool
}

// read takes a line of what Lines wrote apart.
func (m *Matcher) read(text string, into matchedLine) matchedLine {
	into.words, into.heading = into.words[:0], false
	if rest, found := strings.CutPrefix(text, headingMark+" "); found {
		into.heading, text = true, rest
	}
	for text != "" {
		word, rest, _ := strings.Cut(text, " ")
		text = rest
		if word == gapMark {
			into.words = append(into.words, nil)
		} else {
			into.words = append(into.words, m.match(word))
		}
	}
	return into
}

// occurrences appends the places where the line meets one of the phrases, in the order of the line.
func (l matchedLine) occurrences(all []termHit, phrases []phrasePattern) []termHit {
	for i, w := range l.words {
		if w == nil || w.bits == 0 {
			continue
		}
		for _, p := range phrases {
			if o, found := l.occurrenceAt(i, p); found {
				all = append(all, o)
			}
		}
	}
	return all
}

func (l matchedLine) occurrenceAt(i int, p phrasePattern) (termHit, bool) {
	if i+len(p.words) > len(l.words) {
		return termHit{}, false
	}
	o := termHit{from: i, end: i + len(p.words), first: p.first, last: p.last, level: typed}
	for n, pattern := range p.words {
		w := l.words[i+n]
		if w == nil || pattern >= wordsAtMost || w.bits&(1<<pattern) == 0 {
			return termHit{}, false
		}
		o.level = min(o.level, w.levels[pattern])
	}
	return o, true
}

// found returns where a line meets what is wanted, in room that may be used again.
func (m *Matcher) found(room []termHit, l matchedLine) []termHit {
	all := l.occurrences(room, m.wanted)
	if m.loose == nil {
		return all
	}
	return m.beside(all)
}
