package handout

import (
	"math"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// card is one card before it is set.
type card struct {
	section string
	opens   string // what the card before it announces
	lines   []cardLine
	picture *paper.Image
	ends    bool             // an idea ends on this card
	first   bool             // it bears the title
	ready   []paper.Flowable // the whole card but its head, in place of all that
}

// cardLine is a paragraph of a card: a heading, or a point or a part of one.
type cardLine struct {
	text    string
	heading bool
	opens   bool                 // says nothing without the next: what opens a list, the head of a table
	point   library.OutlinePoint // of its text
	states  []int                // figures among those of the options
}

// The room of a card, in lines of its cues, and how many syllables such a line holds at least.
const (
	mostNext      = 8 // of the next idea that is announced, in syllables
	mostLines     = 20
	lineSyllables = 9
)

// dealer lays ideas on cards: an idea with its items on one where that fits, several short ones together, and what is too
// long for one on as many as it needs, so that none is left with a line or two.
type dealer struct {
	o     numberedOutline
	opt   TemplateOptions
	cards []card
}

// pointCards returns the cards of the points.
func pointCards(o numberedOutline, opt TemplateOptions) []card {
	d := dealer{o: o, opt: opt}
	for i, section := range o.Sections {
		d.deal(sectionName(i, section), ideasOf(section))
	}
	return d.cards
}

// cardPiece is what stays on one card: a line of an idea, or a part of one.
type cardPiece struct {
	cardLine
	idea   *idea
	begins bool   // its idea
	ends   bool   // its idea
	hangs  bool   // on the piece before it: an item on its list, a part on its sentence
	list   string // what opens the list or table it is of, said anew on another card; "" for none
}

// deal lays the ideas of a section.
func (d *dealer) deal(section string, ideas []idea) {
	var pieces []cardPiece
	for i := range ideas {
		pieces = append(pieces, d.piecesOf(section, &ideas[i], len(pieces) == 0)...)
	}
	start := 0
	for _, end := range d.bestEnds(section, pieces) {
		d.cards = append(d.cards, d.cardOf(section, pieces[start:end]))
		start = end
	}
}

// piecesOf takes an idea apart. What is too long for a card by itself is cut between sentences; first tells whether it opens
// the section.
func (d *dealer) piecesOf(section string, i *idea, first bool) (pieces []cardPiece) {
	if load(i.heading) > mostTitle { // too long to stand over the idea: it opens it
		opened := slices.Clone(i.said[0])
		opened[0].Text = ended(i.heading) + " " + viet.Clean(opened[0].Text)
		i.said, i.heading = append([][]library.OutlinePoint{opened}, i.said[1:]...), ""
	}
	i.opens = announced(*i)
	for _, statement := range i.said {
		list := ""
		for n, line := range linesOf(statement) {
			above := append(head(i.heading), head(list)...)
			bare := card{section: section, first: first && len(d.cards) == 0, ends: true, lines: append(above, d.lineOf("", line.point))}
			room := cardLimit(d.opt) - d.load(bare)
			for m, part := range portions(line.text, max(room, cardLimit(d.opt)/4)) {
				point := line.point
				point.Text = part
				piece := cardPiece{cardLine: d.lineOf(part, point), idea: i, hangs: n+m > 0, list: list}
				piece.opens = piece.opens || line.opens
				pieces = append(pieces, piece)
			}
			if line.opens || strings.HasSuffix(line.text, ":") {
				list = goesOn(line.text)
			}
		}
	}
	if len(pieces) > 0 {
		pieces[0].begins, pieces[len(pieces)-1].ends = true, true
	}
	return pieces
}

// What is paid for the ways in which pieces may lie on cards: for a card, for all of its room that stays empty (half of it
// costs a quarter), for an idea that goes on to another card, there by a list that does, for one that begins under another and
// does not end there, and for a card that ends with what announces the next.
const (
	cardCost   = 15.0
	emptyCost  = 100.0
	ideaCost   = 20.0
	hangCost   = 60.0
	beginsCost = 15.0
	openCost   = 300.0
)

// bestEnds returns where each card ends: of all ways to lay the pieces on cards one after the other the cheapest.
func (d *dealer) bestEnds(section string, pieces []cardPiece) []int {
	best, from := make([]float64, len(pieces)+1), make([]int, len(pieces)+1)
	for end := 1; end <= len(pieces); end++ {
		best[end] = math.Inf(1)
		for start := end - 1; start >= 0; start-- {
			c := d.cardOf(section, pieces[start:end])
			c.first = start == 0 && len(d.cards) == 0
			full := d.full(c)
			if end-start > 1 && (full > 1 || d.pictured(pieces[start+1:end])) {
				break
			}
			if cost := best[start] + d.cost(pieces, start, end, full); cost < best[end] {
				best[end], from[end] = cost, start
			}
		}
	}
	var ends []int
	for end := len(pieces); end > 0; end = from[end] {
		ends = append(ends, end)
	}
	slices.Reverse(ends)
	return ends
}

// cost is what a card costs that is so full.
func (d *dealer) cost(pieces []cardPiece, start, end int, full float64) float64 {
	empty := max(0, 1-full)
	cost := cardCost + emptyCost*empty*empty
	if last := pieces[end-1]; !last.ends {
		cost += ideaCost
		if pieces[end].hangs {
			cost += hangCost - ideaCost
		}
		if last.opens && pieces[end].hangs {
			cost += openCost
		}
		for at := end - 1; at > start; at-- {
			if pieces[at].begins {
				return cost + beginsCost
			}
		}
	}
	return cost
}

// cardOf is the card of pieces that stand one after the other.
func (d *dealer) cardOf(section string, pieces []cardPiece) card {
	c := card{section: section, first: len(d.cards) == 0, opens: pieces[0].idea.opens, ends: pieces[len(pieces)-1].ends}
	for n, p := range pieces {
		switch {
		case p.begins:
			c.lines = append(c.lines, head(p.idea.heading)...)
		case n == 0: // it was read whole on the card before
			c.lines = append(c.lines, head(brief(p.idea.heading, mostNext))...)
			c.lines = append(c.lines, head(p.list)...)
		}
		c.lines = append(c.lines, p.cardLine)
		if n == 0 {
			c.picture = d.o.picture(p.point)
		}
	}
	return c
}

// goesOn is what opens a list or a table, where that goes on to another card: «Huyện giao tám việc (tiếp):».
func goesOn(opening string) string {
	if all := viet.Sentences(opening); len(all) > 1 { // the last one announces it
		opening = opening[all[len(all)-1].Start:]
	}
	return words.OnPaper("paper.card-goes-on", "list", strings.TrimRight(brief(opening, 2*mostNext), ":;,. "))
}

// head is the line of a heading, none for none.
func head(heading string) []cardLine {
	if heading == "" {
		return nil
	}
	return []cardLine{{text: heading, heading: true}}
}

// lineOf is a line with the figures that its point states.
func (d *dealer) lineOf(text string, point library.OutlinePoint) cardLine {
	line := cardLine{text: text, point: point, opens: strings.HasSuffix(text, ":")}
	for i, f := range d.opt.Figures {
		if f.Text != "" && states(point, f) {
			line.states = append(line.states, i)
		}
	}
	return line
}

func linesOf(statement []library.OutlinePoint) []cardLine {
	var lines []cardLine
	for _, p := range statement {
		said := []string{viet.Clean(p.Text)}
		if IsTable(p) {
			said = spokenRows(p)
		}
		for i, text := range said {
			line := cardLine{text: text, point: p, opens: i == 0 && len(said) > 1}
			line.point.Text = text
			lines = append(lines, line)
		}
	}
	return lines
}

// announced is what is said of an idea that comes next: its heading, or its first words.
func announced(i idea) string {
	if i.heading != "" {
		return brief(i.heading, mostNext)
	}
	text := viet.Clean(i.said[0][0].Text)
	if end := lead(text); end > 0 {
		text = text[:end]
	}
	return strings.TrimRight(brief(text, mostNext), ",;:.…") + "…"
}

// pictured reports whether a piece prints with an image.
func (d *dealer) pictured(pieces []cardPiece) bool {
	return slices.ContainsFunc(pieces, func(p cardPiece) bool { return d.o.picture(p.point) != nil })
}

// full returns how full a card is, by its words or by its lines; 1 is as full as it may be.
func (d *dealer) full(c card) float64 {
	limit := float64(cardLimit(d.opt))
	return max(float64(d.load(c))/limit, d.high(c)*mostSyllables/(mostLines*limit))
}

// load returns how many syllables stand on a card.
func (d *dealer) load(c card) int {
	n := load(c.section) + 4 // «3/8», «00:05»
	if c.ends {
		n += mostNext + 4 // «Ví dụ:», «Chuyển ý:»
	}
	if c.first {
		n += load(brief(d.o.Title, mostTitle))
	}
	for _, l := range c.lines {
		n += load(l.text)
	}
	figures, sources := d.figures(c)
	if len(figures) > 0 {
		n += 4 // «Đọc đúng số liệu:»
	}
	for _, f := range figures {
		n += load(f.Text)
	}
	for _, s := range sources {
		n += load(s) + 3
	}
	return n
}

// high returns how many lines a card takes, so that many short ones do not run over its edge.
func (d *dealer) high(c card) float64 {
	lines := 0.5
	if c.ends {
		lines = 3.5 // the example and the next idea
	}
	for _, l := range c.lines {
		lines += math.Ceil(float64(load(l.text)) / lineSyllables)
	}
	figures, sources := d.figures(c)
	lines += float64(len(figures)+len(sources)) + 0.5
	if c.picture != nil {
		lines += cardPicture / 8.5
	}
	return lines
}

// figures returns the figures that a card bids to read out right, each once, and who published them.
func (d *dealer) figures(c card) (figures []library.Figure, sources []string) {
	var at []int
	for _, l := range c.lines {
		at = append(at, l.states...)
	}
	slices.Sort(at)
	for _, i := range slices.Compact(at) {
		if f := d.opt.Figures[i]; !slices.ContainsFunc(figures, func(g library.Figure) bool { return says(g, f) }) {
			figures = append(slices.DeleteFunc(figures, func(g library.Figure) bool { return says(f, g) }), f)
		}
	}
	figures = spread(figures)
	for _, f := range figures {
		source := brief(d.o.origin(library.OutlinePoint{Quoted: &library.Point{Place: f.Place}}), mostTitle)
		if source != "" && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	return figures, sources
}

// says reports whether a figure says all that another does: «ít nhất 200 hải lý» says «200 hải lý».
func says(f, other library.Figure) bool {
	return strings.Contains(" "+f.Text+" ", " "+other.Text+" ")
}
