package store

import (
	"math"
	"math/bits"
	"strings"
)

// verdict is what the search thinks of a text.
type verdict struct {
	exact bool    // marks are as typed
	score float64 // the higher the better; age is not in it
	block int     // the block that answers best; -1 where none holds a word
	lead  bool    // the lead answers better than any block
}

// lineWorth is how well one line answers.
type lineWorth struct {
	met    uint64 // slots it meets
	exact  uint64 // slots it meets as typed
	score  float64
	hits   int // words it meets
	length int
}

// What a line counts. A line that holds all words counts 1 where they stand together in the order typed, and
// least of all where they are strewn over it; each word that is missing takes away twice its part.
const (
	strewnWorth  = 0.15 // of all words in one line, however far apart
	apartWorth   = 0.5  // of two words in order that are not side by side: «biên … giới» is another thing than «biên giới»
	reverseWorth = 0.4  // of two words side by side in the other order
	gapWords     = 4    // a gap between items or cells parts words like so many others
)

// weighing is a line that is being weighed. Slots are the words of the query in their order.
type weighing struct {
	lineWorth
	best   [wordsAtMost]level
	pair   [wordsAtMost]float64 // how close a slot stands to the next one
	seenAt [wordsAtMost]int     // behind which place a slot was met last; 0 where it was not
}

// weigh says how well a line answers.
func (m *matcher) weigh(l line, events []event) lineWorth {
	if len(events) == 0 {
		return lineWorth{length: len(l.words)}
	}
	w := weighing{lineWorth: lineWorth{length: len(l.words)}}
	place, at := 1, 0 // of the word at
	for _, e := range events {
		for ; at < e.from; at++ {
			place++
			if l.words[at] == nil {
				place += gapWords
			}
		}
		w.meet(e, place, m.slots)
	}
	held, close := 0.0, 0.0
	for s := range m.slots {
		held += w.best[s].worth()
		close += w.pair[s]
	}
	held /= float64(m.slots)
	w.score = held * held
	if m.slots > 1 {
		w.score *= strewnWorth + (1-strewnWorth)*close/float64(m.slots-1)
	}
	return w.lineWorth
}

// meet takes in an event at a place.
func (w *weighing) meet(e event, place, slots int) {
	if e.first > 0 && w.seenAt[e.first-1] > 0 {
		w.pair[e.first-1] = max(w.pair[e.first-1], closeness(place-w.seenAt[e.first-1]))
	}
	if e.last+1 < slots && w.seenAt[e.last+1] > 0 {
		w.pair[e.last] = max(w.pair[e.last], reverseWorth*closeness(place-w.seenAt[e.last+1]))
	}
	for s := e.first; s <= e.last; s++ {
		if s < e.last {
			w.pair[s] = 1
		}
		w.best[s] = max(w.best[s], e.level)
		w.seenAt[s] = place + e.end - e.from
		w.met |= 1 << s
		if e.level.exact() {
			w.exact |= 1 << s
		}
	}
	w.hits += e.last - e.first + 1
}

// closeness is what two words count that stand in the order typed with so many others between.
func closeness(between int) float64 {
	if between == 0 {
		return 1
	}
	return apartWorth / float64(1+max(between, 0))
}

// What the parts of an article count against each other.
const (
	titleWorth    = 2.5
	wholeWorth    = 0.5 // more for a title that says nothing else, by the part of it that is asked for
	headingWorth  = 0.8
	bodyWorth     = 1.5
	openingWorth  = 0.4 // of the lead or the first block
	oftenWorth    = 0.9
	often         = 2.0 // so many full answers in a text of ordinary length are half of «often»
	answersOfLine = 3.0 // at most
	ordinaryWords = 400.0
)

// reading is an article that is being judged: the best of its parts so far.
type reading struct {
	title, lead, heading, body, opening, answers float64
	held, exact, inTitle                         uint64
	words, block                                 int
}

// take takes in a line: the title is the first, the lead the second, and the blocks follow.
func (r *reading) take(number int, heading bool, w lineWorth, slots int) {
	r.held, r.exact = r.held|w.met, r.exact|w.exact
	r.words += w.length
	switch number {
	case 0:
		r.inTitle = w.met
		r.title = w.score * (1 + wholeWorth*float64(min(w.hits, w.length))/float64(max(w.length, 1)))
		return
	case 1:
		r.lead = w.score
		return
	case 2:
		r.opening = w.score
	}
	if heading {
		r.heading = max(r.heading, w.score)
	}
	if w.score > r.body {
		r.body, r.block = w.score, number-2
	}
	r.answers += w.score * w.score * min(float64(w.hits)/float64(slots), answersOfLine)
}

// judge weighs an article by its words; false where it does not hold what is asked for.
func (m *matcher) judge(text string, room *scratch) (verdict, bool) {
	r := reading{block: -1}
	for number, more := 0, true; more; number++ {
		var words string
		words, text, more = strings.Cut(text, "\n")
		room.line = m.read(words, room.line)
		if m.rejects(room) {
			return verdict{}, false
		}
		room.events = room.line.events(room.events[:0], m.wanted)
		r.take(number, room.line.heading, m.weigh(room.line, room.events), m.slots)
	}
	all := ^uint64(0) >> (wordsAtMost - m.slots)
	if r.held != all || r.inTitle&m.inTitle != m.inTitle {
		return verdict{}, false
	}
	answers := r.answers / math.Sqrt(max(float64(r.words), ordinaryWords/2)/ordinaryWords)
	asTyped := (1 + float64(bits.OnesCount64(r.exact))/float64(m.slots)) / 2
	return verdict{
		exact: r.exact&m.marked == m.marked, block: r.block, lead: r.lead > r.body,
		score: asTyped * (titleWorth*r.title + headingWorth*r.heading + bodyWorth*max(r.body, r.lead) +
			openingWorth*max(r.lead, r.opening) + oftenWorth*answers/(answers+often)),
	}, true
}

// rejects reports whether the line holds what is not wanted.
func (m *matcher) rejects(s *scratch) bool {
	if len(m.unwanted) == 0 {
		return false
	}
	s.events = s.line.events(s.events[:0], m.unwanted)
	return len(s.events) > 0
}

// scratch is room that judging one text after the other uses again.
type scratch struct {
	line   line
	events []event
}
