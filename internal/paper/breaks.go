package paper

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// How far the white of a justified line gives, as a share of its natural width. Tinos's white is a quarter
// em; it may shrink to a fifth, and one that grows by a half is as bad as one that shrinks all the way.
const (
	whiteShrinks = 0.20
	whiteGrows   = 0.50
)

// Demerits beside those of the white: a last line that is nearly empty, and a line of a title that ends where nobody
// takes breath («THÔNG TIN ĐỐI / NGOẠI, …»), which weighs as much as a seventh of a line left empty, or, worse, with a
// word that leans on the next («biển, đảo và / biên giới»).
const (
	lostCost     = 3000
	breathCost   = 200
	strandedCost = 600
)

// slack is how much a line may be too long before it counts as too long, mm: rounding, not ink.
const slack = 1e-6

// line is words first to last-1 of a paragraph and how its white is set.
type line struct {
	first, last int
	white       float64 // factor on every natural white
	joint       float64 // mm between letters of a script without spaces
	width       float64 // mm, with the white so set
}

// measure is the paragraph as the breaker sees it.
type measure struct {
	words       []word
	align       Align
	first, rest float64 // mm, the width of the first line and of the others
	widths      []float64
	spaces      []float64
	joints      []float64 // how many words before each end without white where a line may end
}

// breakLines cuts a paragraph into lines so that the whole of it is set as evenly as it can be, after Knuth and
// Plass («Breaking paragraphs into lines», 1981), without hyphens: of all ways to break it at its
// spaces the one whose lines' demerits add up to the least. first and rest are widths in mm.
func breakLines(words []word, align Align, first, rest float64) []line {
	m := newMeasure(words, align, first, rest)
	n := len(words)
	best := make([]float64, n+1)
	from := make([]int, n+1)
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		if words[end-1].hold && end < n {
			continue
		}
		for start := end - 1; start >= 0; start-- {
			if end > start+1 && m.least(start, end) > max(first, rest)+slack {
				break
			}
			if start > 0 && words[start-1].hold {
				continue
			}
			if d := best[start] + m.demerits(start, end); d < best[end] {
				best[end], from[end] = d, start
			}
		}
	}
	var lines []line
	for end := n; end > 0; end = from[end] {
		lines = append(lines, m.set(from[end], end))
	}
	slices.Reverse(lines)
	return lines
}

func newMeasure(words []word, align Align, first, rest float64) *measure {
	m := &measure{words: words, align: align, first: first, rest: rest}
	m.widths = make([]float64, len(words)+1)
	m.spaces = make([]float64, len(words)+1)
	m.joints = make([]float64, len(words)+1)
	for i, w := range words {
		m.widths[i+1] = m.widths[i] + w.width
		m.spaces[i+1] = m.spaces[i] + w.space
		m.joints[i+1] = m.joints[i]
		if w.joint {
			m.joints[i+1]++
		}
	}
	m.release()
	return m
}

// release lets go of no-break groups that no line can hold.
func (m *measure) release() {
	room := min(m.first, m.rest)
	for start := 0; start < len(m.words); {
		end := start + 1
		for end < len(m.words) && m.words[end-1].hold {
			end++
		}
		if m.least(start, end) > room+slack {
			for i := start; i < end; i++ {
				m.words[i].hold = false
			}
		}
		start = end
	}
}

func (m *measure) ink(start, end int) float64 { return m.widths[end] - m.widths[start] }

func (m *measure) white(start, end int) float64 { return m.spaces[end-1] - m.spaces[start] }

// elastic returns how far a line may grow before it is looser than it should be, mm.
func (m *measure) elastic(start, end int) float64 {
	return m.white(start, end)*whiteGrows + (m.joints[end-1]-m.joints[start])*jointGives
}

func (m *measure) room(start int) float64 {
	if start == 0 {
		return m.first
	}
	return m.rest
}

// least returns how narrow words start to end-1 can be set, mm.
func (m *measure) least(start, end int) float64 {
	white := m.white(start, end)
	if m.align == Justified {
		white *= 1 - whiteShrinks
	}
	return m.ink(start, end) + white
}

// demerits returns how bad a line of words start to end-1 looks: 1 is perfect, infinite does not fit.
func (m *measure) demerits(start, end int) float64 {
	room, last := m.room(start), end == len(m.words)
	if m.least(start, end) > room+slack && end > start+1 {
		return math.Inf(1)
	}
	cost := m.words[end-1].cost
	if last {
		cost = 0
	}
	if m.align != Justified {
		return cost + m.ragged(start, end, room, last)
	}
	ratio := m.stretch(start, end, room)
	if last {
		// A last line is not stretched; a syllable or two alone in it look lost.
		ratio = min(ratio, 0)
		if start > 0 && m.ink(start, end) < room/6 {
			cost += lostCost
		}
	}
	badness := 100 * math.Abs(ratio*ratio*ratio)
	return cost + (1+badness)*(1+badness)
}

// ragged is the same for a line that keeps its natural white: as few lines as will do, and among those evenly
// filled ones. The last line of a centred paragraph counts too, so that titles come out balanced.
func (m *measure) ragged(start, end int, room float64, last bool) float64 {
	const oneMoreLine = 1e6
	if last && m.align != Center {
		return oneMoreLine
	}
	empty := 100 * (room - m.ink(start, end) - m.white(start, end)) / room
	cost := oneMoreLine + empty*empty
	if m.align == Center && !last {
		switch {
		case joiners[strings.ToLower(m.words[end-1].text())]:
			cost += strandedCost
		case !pauses(m.words[end-1]) && !Leans(m.words[end].text()):
			cost += breathCost
		}
	}
	return cost
}

// joiners are words that lean on what follows them: a line of a title begins with one, and never ends with it.
var joiners = set("và của về cho với là trong ở tại do được theo từ đến để các những nhằm trên bằng hoặc")

// Leans reports whether a word leans on the one after it, so that nothing set apart ends with it.
func Leans(word string) bool { return joiners[strings.ToLower(word)] }

// pauses reports whether a reader takes breath after w.
func pauses(w word) bool {
	last := w.parts[len(w.parts)-1].text
	return strings.ContainsRune(",;:.–", lastRuneOf(last))
}

func lastRuneOf(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// stretch returns how the white of a line must give to fill room, in units of what it may: -1 is as tight as
// it may be, 1 as loose as it should be, more is looser.
func (m *measure) stretch(start, end int, room float64) float64 {
	const hopeless = 12
	white := m.white(start, end)
	missing := room - m.ink(start, end) - white
	elastic := m.elastic(start, end)
	if elastic <= 0 {
		return hopeless
	}
	if missing < 0 {
		return max(-1, missing/max(white*whiteShrinks, slack))
	}
	return min(hopeless, missing/elastic)
}

// set fixes the white of a line.
func (m *measure) set(start, end int) line {
	l := line{first: start, last: end, white: 1}
	ink, white, room := m.ink(start, end), m.white(start, end), m.room(start)
	full := end < len(m.words) || ink+white > room
	if elastic := m.elastic(start, end); m.align == Justified && full && elastic > 0 {
		switch missing := room - ink - white; {
		case missing < 0 && white > 0:
			l.white = max(1-whiteShrinks, (room-ink)/white)
		case missing > 0:
			l.white, l.joint = 1+missing/elastic*whiteGrows, missing/elastic*jointGives
		}
	}
	l.width = ink + white*l.white + (m.joints[end-1]-m.joints[start])*l.joint
	return l
}
