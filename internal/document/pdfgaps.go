package document

import (
	"math"
	"slices"
	"strings"
)

// Measures of the gaps between signs, in parts of their size.
const (
	leastWord  = 0.07 // a gap between words is wider than one between letters by so much
	plainWord  = 0.1  // and by so much where the line has too few gaps to tell
	mostWord   = 0.17 // what is wider by so much is a gap between words whatever the line
	leastSpace = 0.02 // a space that is drawn parts words unless the next sign stands on it
)

// lineGaps is how wide the gaps of a line are, in points.
type lineGaps struct {
	letter float64 // between letters, in parts of their size
	word   float64 // from which on a gap parts words, in parts of the size
	column float64 // from which on it parts columns
}

// gapsOf measures the gaps of a line, its signs from left to right. Letters stand close or are all spread alike, words
// apart: where the gaps fall into two groups, the border is between the groups.
func gapsOf(glyphs []placedSign) lineGaps {
	var gaps, bare []float64 // all, and those without a space in them
	var last placedSign
	var size float64
	spaced := false
	for _, g := range glyphs {
		if isSpace(g) {
			spaced = true
			continue
		}
		if g.over(last) {
			continue
		}
		if last.text != "" {
			gap := (g.x - last.end) / min(g.size, last.size)
			gaps = append(gaps, gap)
			if !spaced {
				bare = append(bare, gap)
			}
		}
		last, spaced = g, false
		last.end = max(g.end, g.x)
		if size == 0 || g.size < size {
			size = g.size
		}
	}
	l := lineGaps{column: columnGap * size}
	l.letter, l.word = borderOf(bare)
	wide := slices.DeleteFunc(slices.Clone(gaps), func(gap float64) bool { return gap <= l.word })
	if len(wide) >= gapsKnown {
		l.column = min(l.column, max(oddGap*quantile(wide, 0.5), blankGap)*size, columnGap*size)
	}
	return l
}

// over reports a sign shown twice, a little apart: so bold is imitated.
func (g placedSign) over(last placedSign) bool {
	return g.text == last.text && math.Abs(g.x-last.x) < 0.12*g.size
}

// borderOf returns the usual gap between letters, and from where on one parts words.
func borderOf(gaps []float64) (letter, border float64) {
	if len(gaps) < gapsKnown {
		return 0, plainWord
	}
	letter = quantile(gaps, 0.5) // sorts them
	if letter > mostWord && gaps[len(gaps)-1] < letter+plainWord {
		return 0, plainWord // all alike and wide: single letters, or figures
	}
	widest, border := 0.0, letter+plainWord
	for i := 1; i < len(gaps); i++ {
		below, above := max(gaps[i-1], letter), gaps[i]
		if above < letter+leastWord || below > letter+mostWord {
			continue
		}
		if step := min(above, letter+2*mostWord) - below; step > widest {
			widest, border = step, (below+min(above, letter+2*mostWord))/2
		}
	}
	return letter, min(max(border, letter+leastWord), letter+mostWord)
}

// parts reports a gap between two words.
func (l lineGaps) parts(last, next placedSign, spaced bool) bool {
	gap := (next.x - last.end) / min(next.size, last.size)
	return spaced && gap > leastSpace || gap > l.word
}

// baseline is where the signs of a line stand, and how high most of them are.
type baseline struct {
	size, y float64
}

// baseOf returns the size that most signs of a line have, and their height on the page.
func baseOf(glyphs []placedSign) (b baseline) {
	sizes := map[float64]int{}
	most := 0
	round := func(size float64) float64 { return math.Round(size*4) / 4 }
	for _, g := range glyphs {
		if isSpace(g) {
			continue
		}
		size := round(g.size)
		sizes[size] += len(g.text)
		if n := sizes[size]; n > most || n == most && size > b.size {
			b.size, most = size, n
		}
	}
	var heights []float64
	for _, g := range glyphs {
		if round(g.size) == b.size && !isSpace(g) {
			heights = append(heights, g.y)
		}
	}
	b.y = quantile(heights, 0.5)
	return b
}

// Measures of a raised mark, in parts of the line's size.
const (
	raisedBy    = 0.18
	raisedWhole = 0.85 // the largest size
)

// raised returns a digit or sign above the line as the raised sign it is: the 6 of 10⁶, the mark of a note. It is no
// digit of the number before it.
func (b baseline) raised(g placedSign) (mark string, ok bool) {
	if g.size > raisedWhole*b.size || g.y-b.y < raisedBy*b.size {
		return "", false
	}
	mark = raisedMarks.Replace(g.text)
	return mark, mark != g.text
}

// raisedMarks are the signs that have a raised form.
var raisedMarks = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"+", "⁺", "-", "⁻", "−", "⁻", "(", "⁽", ")", "⁾")
