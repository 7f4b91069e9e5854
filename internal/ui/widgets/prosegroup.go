package widgets

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// ProseGroup is texts, from top to bottom, that are selected as one: by dragging, with Shift and the arrows, or all.
type ProseGroup struct {
	OnChanged func()                  // another selection, or none
	Actions   func() []*fyne.MenuItem // what can be done with the selection, asked for when the menu opens

	all      []*Prose
	from, to groupCaret
	extends  bool // Shift is held
}

// groupCaret is a place in a text of a group.
type groupCaret struct {
	place int
	caret
}

func (c groupCaret) before(o groupCaret) bool {
	return c.place < o.place || c.place == o.place && c.caret.before(o.caret)
}

// SelectedSpan is what of a text of a group is selected: bytes Start to End of its words.
type SelectedSpan struct {
	Prose      *Prose
	Start, End int
}

// Add takes a text into the group, under those that are in it.
func (g *ProseGroup) Add(p *Prose) {
	p.group, p.place = g, len(g.all)
	g.all = append(g.all, p)
}

// Reset forgets all texts.
func (g *ProseGroup) Reset() { g.all, g.from, g.to = nil, groupCaret{}, groupCaret{} }

// Empty tells that nothing is selected.
func (g *ProseGroup) Empty() bool { return g.from == g.to }

// Clear ends the selection.
func (g *ProseGroup) Clear() { g.choose(groupCaret{}, groupCaret{}) }

// All selects every text.
func (g *ProseGroup) All() {
	if n := len(g.all); n > 0 {
		g.choose(groupCaret{}, groupCaret{n - 1, g.all[n-1].last()})
	}
}

// Holds tells whether something of a text is selected.
func (g *ProseGroup) Holds(p *Prose) bool { return !g.Empty() && p.from != p.to }

func (g *ProseGroup) choose(from, to groupCaret) {
	g.from, g.to = from, to
	first, last := g.ends()
	for i, p := range g.all {
		var a, b caret
		if i >= first.place && i <= last.place && first != last {
			b = p.last()
			if i == first.place {
				a = first.caret
			}
			if i == last.place {
				b = last.caret
			}
		}
		if p.from != a || p.to != b {
			p.choose(a, b)
		}
	}
	if g.OnChanged != nil {
		g.OnChanged()
	}
}

func (g *ProseGroup) ends() (first, last groupCaret) {
	if g.to.before(g.from) {
		return g.to, g.from
	}
	return g.from, g.to
}

// drag extends the selection to a place in the window.
func (g *ProseGroup) drag(to fyne.Position) {
	driver := fyne.CurrentApp().Driver()
	place := func(i int) fyne.Position { return driver.AbsolutePositionForObject(g.all[i]) }
	at := max(0, sort.Search(len(g.all), func(i int) bool { return place(i).Y > to.Y })-1)
	for at > 0 && place(at).X > to.X && place(at-1).Y == place(at).Y { // cells stand beside each other
		at--
	}
	p := g.all[at]
	g.choose(g.from, groupCaret{at, p.at(to.Subtract(place(at)))})
}

// extend moves the end of the selection by a key, and tells whether it is one that does.
func (g *ProseGroup) extend(key fyne.KeyName) bool {
	if g.to.place >= len(g.all) {
		return false
	}
	to := g.to
	p := g.all[to.place]
	lines := p.lines()
	words := func() string { return said(lines[min(to.line, len(lines)-1)]) }
	switch key {
	case fyne.KeyRight:
		if _, size := utf8.DecodeRuneInString(words()[min(to.at, len(words())):]); size > 0 {
			to.at += size
		} else {
			to = g.below(to, 0)
		}
	case fyne.KeyLeft:
		if _, size := utf8.DecodeLastRuneInString(words()[:min(to.at, len(words()))]); size > 0 {
			to.at -= size
		} else {
			to = g.above(to, 1<<20)
		}
	case fyne.KeyDown:
		to = g.below(to, to.at)
	case fyne.KeyUp:
		to = g.above(to, to.at)
	case fyne.KeyHome:
		to.at = 0
	case fyne.KeyEnd:
		to.at = len(words())
	default:
		return false
	}
	g.choose(g.from, to)
	return true
}

// below and above go a line down or up, into the next text where there is none left, to a byte of it.
func (g *ProseGroup) below(c groupCaret, at int) groupCaret {
	switch {
	case c.line+1 < len(g.all[c.place].lines()):
		return g.within(groupCaret{c.place, caret{c.line + 1, at}})
	case c.place+1 < len(g.all):
		return g.within(groupCaret{c.place + 1, caret{0, at}})
	default:
		return groupCaret{c.place, g.all[c.place].last()}
	}
}

func (g *ProseGroup) above(c groupCaret, at int) groupCaret {
	switch {
	case c.line > 0:
		return g.within(groupCaret{c.place, caret{c.line - 1, at}})
	case c.place > 0:
		return g.within(groupCaret{c.place - 1, caret{len(g.all[c.place-1].lines()) - 1, at}})
	default:
		return groupCaret{}
	}
}

// within keeps a caret inside its line, between two letters.
func (g *ProseGroup) within(c groupCaret) groupCaret {
	lines := g.all[c.place].lines()
	if len(lines) == 0 {
		return groupCaret{place: c.place}
	}
	words := said(lines[max(0, c.line)])
	c.at = min(c.at, len(words))
	for c.at > 0 && c.at < len(words) && !utf8.RuneStart(words[c.at]) {
		c.at--
	}
	return c
}

// Spans returns what is selected of each text, whole words, so that of a number no digit is left behind.
func (g *ProseGroup) Spans() []SelectedSpan {
	var spans []SelectedSpan
	for _, p := range g.all {
		if p.from == p.to {
			continue
		}
		first, last := p.ends()
		words := p.Words()
		start, end := wholeWords(words, p.offset(first), p.offset(last))
		if start < end {
			spans = append(spans, SelectedSpan{p, start, end})
		}
	}
	return spans
}

// Selected returns the words that are selected, whole ones, a paragraph a text, a line a row of cells.
func (g *ProseGroup) Selected() string {
	var all strings.Builder
	spans := g.Spans()
	for i, s := range spans {
		all.WriteString(s.Prose.Words()[s.Start:s.End])
		if i+1 < len(spans) {
			all.WriteString(between(g.all[s.Prose.place:spans[i+1].Prose.place]))
		}
	}
	return all.String()
}

// between is what stands behind the first of texts before the one that follows the last: the others hold nothing.
func between(texts []*Prose) string {
	var all strings.Builder
	for _, p := range texts {
		if p.then == "\n\n" {
			return p.then
		}
		all.WriteString(p.then)
	}
	return all.String()
}

// offset is the byte of the words that a caret stands before. Lines are broken at spaces, of which they keep one or none:
// letters are counted, not spaces.
func (p *Prose) offset(c caret) int {
	before := 0
	for n, line := range p.lines()[:min(c.line+1, len(p.lines()))] {
		words := said(line)
		if n == c.line {
			words = words[:min(c.at, len(words))]
		}
		before += letters(words)
	}
	words := p.Words()
	at := 0
	for ; at < len(words) && before > 0; at++ {
		if !isSpace(words[at]) {
			before--
		}
	}
	return at
}

// letter is the caret before a byte that is no space, by its number among those.
func (p *Prose) letter(n int) caret {
	for at, line := range p.lines() {
		for i, c := range []byte(said(line)) {
			if isSpace(c) {
				continue
			}
			if n == 0 {
				return caret{at, i}
			}
			n--
		}
	}
	return p.last()
}

// stretch is the carets before and behind a span of the words that begins and ends with letters.
func (p *Prose) stretch(start, end int) (first, last caret) {
	words := p.Words()
	first, last = p.letter(letters(words[:start])), p.letter(letters(words[:end])-1)
	last.at++
	return first, last
}

// letters counts the bytes that are no space.
func letters(words string) int {
	n := 0
	for _, c := range []byte(words) {
		if !isSpace(c) {
			n++
		}
	}
	return n
}

// Mark lays the colour of search hits under spans of the words, bytes from and to, and a frame around the current one, -1 for none.
func (p *Prose) Mark(spans [][2]int, current int) {
	if slices.Equal(p.hits, spans) && p.current == current {
		return
	}
	p.hits, p.current = spans, current
	p.Refresh()
}

// Highlight marks spans of the words, bytes from and to, as the person's own: with the colour of hits, and a line under it.
func (p *Prose) Highlight(spans [][2]int) { p.noted = spans }

// Hits finds words in a text, whole and in any case: bytes from and to.
func Hits(text string, words []string) (hits [][2]int) {
	low := strings.ToLower(text)
	if len(low) != len(text) { // a letter whose small form is longer
		low = text
	}
	for _, word := range words {
		if word = strings.ToLower(word); word == "" {
			continue
		}
		for from := 0; ; {
			at := strings.Index(low[from:], word)
			if at < 0 {
				break
			}
			start, end := from+at, from+at+len(word)
			if !joined(low[:start], low[start:]) && !joined(low[:end], low[end:]) {
				hits = append(hits, [2]int{start, end})
			}
			from = end
		}
	}
	return hits
}

// joined tells that a word goes on from one text to the next.
func joined(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return before != "" && after != "" && inWord(last) && inWord(first)
}

// wholeWords widens a span of a text to whole words, and of a number whose thousands are set apart to all of it. White at its
// ends is no part of it.
func wholeWords(text string, start, end int) (int, int) {
	for start < end && isSpace(text[start]) {
		start++
	}
	for end > start && isSpace(text[end-1]) {
		end--
	}
	if start == end {
		return start, end
	}
	return wordStart(text, start), wordEnd(text, end)
}

// wordStart goes back to where the word, or the number, begins.
func wordStart(text string, at int) int {
	for {
		for at > 0 && !isSpace(text[at-1]) {
			at--
		}
		if at < 2 || !isDigit(text[at]) || !isDigit(text[at-2]) {
			return at
		}
		at--
	}
}

// wordEnd goes on to where it ends.
func wordEnd(text string, at int) int {
	for {
		for at < len(text) && !isSpace(text[at]) {
			at++
		}
		if at+1 >= len(text) || !isDigit(text[at-1]) || !isDigit(text[at+1]) {
			return at
		}
		at++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
