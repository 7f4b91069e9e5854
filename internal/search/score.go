package search

import (
	"math"
	"math/bits"
	"strings"
)

// Verdict is how well a text answers.
type Verdict struct {
	exact bool    // marks are as typed
	score float64 // the higher the better; age is not in it
	Block int     // the block that answers best; -1 where none holds a word
	Lead  bool    // the lead answers better than any block
	Near  float64 // how close together the words stand where they stand closest, from 0 to 1: all, side by side and in order
	Title float64 // the same of the title, where each is a whole word
	// Of a loose matcher:
	Missing []string // terms the text does not hold
	Instead []string // what it holds in place of words of the query: «tiêm → tiên»
}

// lineScore is how well one line answers.
type lineScore struct {
	met    uint64 // slots it meets
	exact  uint64 // slots it meets as typed
	sure   uint64 // slots it meets by more than a slip
	whole  uint64 // slots it meets by a whole word, as typed where marks are typed
	score  float64
	near   float64
	hits   int // words it meets
	length int
}

// lineWeighing is a line that is being weighed. Slots are the words of the query in their order.
type lineWeighing struct {
	lineScore
	weights *weightTable
	typed   bool // the query is typed with marks
	best    [wordsAtMost]matchLevel
	pair    [wordsAtMost]float64 // how close a slot stands to the next one
	seenAt  [wordsAtMost]int     // behind which place a slot was met last; 0 where it was not
}

// weigh says how well a line answers.
func (m *Matcher) weigh(l matchedLine, occurrences []termHit) lineScore {
	if len(occurrences) == 0 {
		return lineScore{length: len(l.words)}
	}
	w := lineWeighing{lineScore: lineScore{length: len(l.words)}, weights: m.weights, typed: m.marked != 0}
	place, at := 1, 0 // of the word at
	for _, o := range occurrences {
		for ; at < o.from; at++ {
			place++
			if l.words[at] == nil {
				place += m.weights.gap
			}
		}
		w.meet(o, place, m.slots)
	}
	held, close, whole, pairs, met := 0.0, 0.0, 0.0, 0.0, 0.0
	for s := range m.slots {
		worth := m.worth[s]
		held += worth * m.weights.words[w.best[s]]
		whole += worth
		if w.best[s] != unmet {
			met += worth
		}
		if s+1 < m.slots {
			pair := min(worth, m.worth[s+1])
			close += pair * w.pair[s]
			pairs += pair
		}
	}
	held, w.near = held/whole, met*met/(whole*whole)
	w.score = held * held
	if m.slots > 1 {
		w.near *= close / pairs
		w.score *= m.weights.strewn + (1-m.weights.strewn)*close/pairs
	}
	return w.lineScore
}

// meet takes in a termHit at a place.
func (w *lineWeighing) meet(o termHit, place, slots int) {
	if o.first > 0 && w.seenAt[o.first-1] > 0 {
		w.pair[o.first-1] = max(w.pair[o.first-1], w.closeness(place-w.seenAt[o.first-1]))
	}
	if o.last+1 < slots && w.seenAt[o.last+1] > 0 {
		w.pair[o.last] = max(w.pair[o.last], w.weights.reverse*w.closeness(place-w.seenAt[o.last+1]))
	}
	for s := o.first; s <= o.last; s++ {
		if s < o.last {
			w.pair[s] = 1
		}
		w.best[s] = max(w.best[s], o.level)
		w.seenAt[s] = place + o.end - o.from
		w.met |= 1 << s
		if o.level.exact() {
			w.exact |= 1 << s
		}
		if o.level > slipped {
			w.sure |= 1 << s
		}
		if o.level == typed || o.level == kindred || o.level == bare && !w.typed {
			w.whole |= 1 << s
		}
	}
	w.hits += o.last - o.first + 1
}

// closeness is what two words count that stand in the order typed with so many others between.
func (w *lineWeighing) closeness(between int) float64 {
	if between == 0 {
		return 1
	}
	return w.weights.apart / float64(1+max(between, 0))
}

// articleScore is an article that is being judged: the best of its parts so far.
type articleScore struct {
	weights                                      *weightTable
	title, lead, heading, body, opening, answers float64
	near, nearTitle                              float64
	held, exact, sure, inTitle                   uint64
	byLine                                       uint64 // slots that the line where the words stand closest meets for sure
	words, block                                 int
	other                                        map[int]string // by slot, the slip that is met
}

// take takes in a line: the title is the first, the lead the second, and the blocks follow.
func (r *articleScore) take(number int, heading bool, w lineScore, slots int) {
	r.held, r.exact, r.sure = r.held|w.met, r.exact|w.exact, r.sure|w.sure
	if w.near > r.near {
		r.near, r.byLine = w.near, w.sure
	}
	r.words += w.length
	switch number {
	case 0:
		r.inTitle = w.met
		if w.whole == w.met {
			r.nearTitle = w.near
		}
		r.title = w.score * (1 + r.weights.wholeTitle*float64(min(w.hits, w.length))/float64(max(w.length, 1)))
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
	r.answers += w.score * w.score * min(float64(w.hits)/float64(slots), r.weights.oftenLine)
}

// Judge weighs an article by what Lines wrote of it; false where it does not hold what is asked for.
func (m *Matcher) Judge(text string) (Verdict, bool) {
	r := articleScore{weights: m.weights, block: -1}
	for number, more := 0, true; more; number++ {
		var words string
		words, text, more = strings.Cut(text, "\n")
		line := m.read(words, m.line)
		m.line = line
		if m.rejects(line) {
			return Verdict{}, false
		}
		m.occurrences = m.found(m.occurrences[:0], line)
		if m.loose != nil {
			r.note(line, m.occurrences)
		}
		r.take(number, line.heading, m.weigh(line, m.occurrences), m.slots)
	}
	missing, content := m.lacks(&r)
	if !content || m.loose == nil && len(missing) > 0 {
		return Verdict{}, false
	}
	v := r.verdict(m)
	v.Missing, v.Instead = missing, m.instead(&r)
	return v, true
}

// verdict adds up the parts of an article.
func (r *articleScore) verdict(m *Matcher) Verdict {
	w := m.weights
	answers := r.answers / math.Sqrt(max(float64(r.words), w.ordinary/2)/w.ordinary)
	asTyped := (1 + float64(bits.OnesCount64(r.exact))/float64(m.slots)) / 2
	return Verdict{
		exact: r.exact&m.marked == m.marked, Block: r.block, Lead: r.lead > r.body, Near: r.near, Title: r.nearTitle,
		score: asTyped * (w.title*r.title + w.heading*r.heading + w.body*max(r.body, r.lead) +
			w.opening*max(r.lead, r.opening) + w.often*answers/(answers+w.oftenHalf)),
	}
}

// rejects reports whether the line holds what is not wanted.
func (m *Matcher) rejects(line matchedLine) bool {
	if len(m.unwanted) == 0 {
		return false
	}
	m.occurrences = line.occurrences(m.occurrences[:0], m.unwanted)
	return len(m.occurrences) > 0
}

// JudgeAttachment is the verdict on an attachment, which is not weighed by its words: it may be a book. Its
// words stand as typed or with other marks, and together or apart.
func JudgeAttachment(exact, together bool) Verdict {
	if together {
		return Verdict{exact: exact, score: weights().attachedTogether}
	}
	return Verdict{exact: exact, score: weights().attachedApart}
}

// OfTitles reports whether the query asks for words of the title, which no attachment holds.
func (m *Matcher) OfTitles() bool { return m.inTitle != 0 }
