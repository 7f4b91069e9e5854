package store

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/viet"
)

// level is how well a word of a text meets a word of the query.
type level byte

// The levels, the worst first.
const (
	notMet   level = iota
	bareFrom       // begins so, without regard to marks
	bare           // is it, without regard to marks
	metFrom        // begins so as typed
	met            // is it as typed
)

// worth is what meeting a word at a level counts.
func (m level) worth() float64 { return [...]float64{0, 0.55, 0.7, 0.9, 1}[m] }

// exact reports whether marks are as typed.
func (m level) exact() bool { return m >= metFrom }

// asked is a word of the query as it is compared with texts.
type asked struct {
	key, plain, fold, begun string
	tone                    string // of a word that is still being typed
	prefix, short           bool
}

func newAsked(word string, prefix, short bool) asked {
	return asked{
		key: viet.Key(word), plain: plainKey(word), fold: viet.Fold(word), begun: toneless(word), tone: tones(word),
		prefix: prefix, short: short,
	}
}

// tones returns the tone marks of a word.
func tones(word string) string {
	return strings.Map(func(r rune) rune {
		if toneMark(r) {
			return r
		}
		return -1
	}, norm.NFD.String(word))
}

// meets compares a word of a text with the word.
func (a asked) meets(w *textWord) level {
	switch {
	case a.short && !abbreviated(w.word):
		return notMet
	case w.key == a.key:
		return met
	case w.plain == a.plain:
		return bare
	case !a.prefix || !strings.HasPrefix(w.fold, a.fold):
		return notMet
	case strings.HasPrefix(toneless(w.word), a.begun) && (a.tone == "" || a.tone == tones(w.word)):
		return metFrom
	default:
		return bareFrom
	}
}

// textWord is a word of a text in its spellings.
type textWord struct{ word, key, plain, fold string }

// event is a place in a line where the query is met: words from to end meet the query's words first to last.
type event struct {
	from, end   int
	first, last int
	level       level // of the word that is met worst
}

// sequence is a row of words of the query that a text meets: one word, or several side by side. It stands
// for the query's words first to last.
type sequence struct {
	asked       []int // indexes in matcher.asked
	first, last int
}

// wordsAtMost is how many different words a query may ask for, other ways of writing included: as many as a
// machine word has bits.
const wordsAtMost = 64

// matcher finds the terms of a query in texts. It remembers every word it has seen, so it serves one search,
// in one goroutine.
type matcher struct {
	asked    []asked
	wanted   []sequence
	unwanted []sequence
	slots    int           // words that must be met
	inTitle  uint64        // slots that only a title meets
	marked   uint64        // slots typed with marks
	initials map[rune]bool // whether a word of the query begins with the rune, marks aside
	ascii    [utf8.RuneSelf]bool
	seen     map[string]*meeting
}

// meeting is how a word of a text meets the words of the query.
type meeting struct {
	bits   uint64 // of matcher.asked; 0 where it meets none
	levels []level
}

func newMatcher(terms []term) *matcher {
	m := &matcher{seen: map[string]*meeting{}, initials: map[rune]bool{}}
	for _, t := range terms {
		m.add(t)
	}
	for _, a := range m.asked {
		if a.fold != "" && a.fold[0] < utf8.RuneSelf {
			m.ascii[a.fold[0]], m.ascii[a.fold[0]&^('a'-'A')] = true, true
		}
	}
	return m
}

func (m *matcher) add(t term) {
	if t.exclude {
		for _, way := range append([]term{t}, t.others...) {
			m.unwanted = append(m.unwanted, sequence{asked: m.ask(way)})
		}
		return
	}
	if m.slots+len(t.words) > wordsAtMost {
		return
	}
	first := m.slots
	own := m.ask(t)
	for i, w := range t.words {
		if t.title {
			m.inTitle |= 1 << m.slots
		}
		if marked(w) {
			m.marked |= 1 << m.slots
		}
		if !t.together {
			m.wanted = append(m.wanted, sequence{own[i : i+1], m.slots, m.slots})
		}
		m.slots++
	}
	if t.together {
		m.wanted = append(m.wanted, sequence{own, first, m.slots - 1})
	}
	for _, other := range t.others {
		m.wanted = append(m.wanted, sequence{m.ask(other), first, m.slots - 1})
	}
}

// ask notes the words of a way of writing and returns where they are noted. Words past the bound are met by
// nothing.
func (m *matcher) ask(t term) []int {
	at := make([]int, len(t.words))
	for i, w := range t.words {
		a := newAsked(w, t.prefix && i == len(t.words)-1, t.short)
		for at[i] = 0; at[i] < len(m.asked) && m.asked[at[i]] != a; {
			at[i]++
		}
		if at[i] == len(m.asked) && at[i] < wordsAtMost {
			m.asked = append(m.asked, a)
		}
	}
	return at
}

// strange is how a word meets the query that has nothing to do with it.
var strange = &meeting{}

// begins reports whether a word of the query begins as word does: most words of a text are done with here.
func (m *matcher) begins(word string) bool {
	if word[0] < utf8.RuneSelf {
		return m.ascii[word[0]]
	}
	r, _ := utf8.DecodeRuneInString(word)
	begins, known := m.initials[r]
	if known {
		return begins
	}
	first := viet.Fold(string(r))
	for _, a := range m.asked {
		begins = begins || strings.HasPrefix(a.fold, first)
	}
	m.initials[r] = begins
	return begins
}

// meets compares a word of a text with all the query asks for.
func (m *matcher) meets(word string) *meeting {
	if !m.begins(word) {
		return strange
	}
	known, seen := m.seen[word]
	if seen {
		return known
	}
	w := textWord{word: word, key: viet.Key(word), fold: viet.Fold(word)}
	w.plain = viet.Key(w.fold)
	known = &meeting{levels: make([]level, len(m.asked))}
	for i, a := range m.asked {
		if l := a.meets(&w); l != notMet {
			known.bits |= 1 << i
			known.levels[i] = l
		}
	}
	m.seen[strings.Clone(word)] = known
	return known
}

// line is a line of words as the query meets it.
type line struct {
	words   []*meeting // nil for a gap
	heading bool
}

// read takes a line of article_words apart.
func (m *matcher) read(text string, into line) line {
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
			into.words = append(into.words, m.meets(word))
		}
	}
	return into
}

// events appends the places where the line meets one of the sequences, in the order of the line.
func (l line) events(all []event, sequences []sequence) []event {
	for i, w := range l.words {
		if w == nil || w.bits == 0 {
			continue
		}
		for _, s := range sequences {
			if e, found := l.eventAt(i, s); found {
				all = append(all, e)
			}
		}
	}
	return all
}

func (l line) eventAt(i int, s sequence) (event, bool) {
	if i+len(s.asked) > len(l.words) {
		return event{}, false
	}
	e := event{from: i, end: i + len(s.asked), first: s.first, last: s.last, level: met}
	for n, asked := range s.asked {
		w := l.words[i+n]
		if w == nil || asked >= wordsAtMost || w.bits&(1<<asked) == 0 {
			return event{}, false
		}
		e.level = min(e.level, w.levels[asked])
	}
	return e, true
}
