package handout

import (
	"math"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
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
	point   library.OutlinePoint // of its text
}

// The room of a card, in lines of its cues, and how many syllables such a line holds at least.
const (
	mostNext      = 8 // of the next idea that is announced, in syllables
	mostLines     = 20
	lineSyllables = 9
)

// dealer lays ideas on cards: an idea with its items on one where it fits, and on a card that has a third
// of its room left the next idea of the section too.
type dealer struct {
	o     numberedOutline
	opt   TemplateOptions
	cards []card
}

// pointCards returns the cards of the points; what is too long for one goes on to the next, between two points or else
// between two sentences.
func pointCards(o numberedOutline, opt TemplateOptions) []card {
	d := dealer{o: o, opt: opt}
	for i, section := range o.Sections {
		name := sectionName(i, section.Role)
		for _, idea := range ideasOf(section) {
			d.deal(name, idea)
		}
	}
	return d.cards
}

// deal lays one idea.
func (d *dealer) deal(section string, i idea) {
	if load(i.heading) > mostTitle { // too long to stand over the idea: it opens it
		opened := slices.Clone(i.said[0])
		opened[0].Text = ended(i.heading) + " " + viet.Clean(opened[0].Text)
		i.said, i.heading = append([][]library.OutlinePoint{opened}, i.said[1:]...), ""
	}
	i.opens = announced(i)
	whole := head(i.heading)
	for _, statement := range i.said {
		whole = append(whole, linesOf(statement)...)
	}
	if last := d.last(); last != nil && last.section == section && last.ends && d.spare(*last) && d.fits(*last, whole) && !d.pictured(whole) {
		last.lines = append(last.lines, whole...)
		return
	}
	d.open(section, i)
	for n, statement := range i.said {
		lines := linesOf(statement)
		if n > 0 && !d.fits(*d.last(), lines) && d.fits(card{section: section, lines: head(i.heading)}, lines) {
			d.open(section, i)
		}
		for _, line := range lines {
			d.put(section, i, line)
		}
	}
	d.last().ends = true
}

// head is the line of a heading, none for none.
func head(heading string) []cardLine {
	if heading == "" {
		return nil
	}
	return []cardLine{{text: heading, heading: true}}
}

func linesOf(statement []library.OutlinePoint) []cardLine {
	var lines []cardLine
	for _, p := range statement {
		said := []string{viet.Clean(p.Text)}
		if isTable(p) {
			said = spokenRows(p)
		}
		for _, text := range said {
			line := cardLine{text: text, point: p}
			line.point.Text = text
			lines = append(lines, line)
		}
	}
	return lines
}

func (d *dealer) last() *card {
	if len(d.cards) == 0 {
		return nil
	}
	return &d.cards[len(d.cards)-1]
}

// open begins a card of an idea.
func (d *dealer) open(section string, i idea) {
	d.cards = append(d.cards, card{section: section, lines: head(i.heading), first: len(d.cards) == 0, opens: i.opens})
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

// put lays one line on the last card, or on a new one, or its parts on several.
func (d *dealer) put(section string, i idea, line cardLine) {
	image := d.o.picture(line.point)
	if last := d.last(); d.says(*last) && (image != nil || !d.fits(*last, []cardLine{line})) {
		d.open(section, i)
	}
	d.last().picture = image
	if d.fits(*d.last(), []cardLine{line}) {
		d.last().lines = append(d.last().lines, line)
		return
	}
	bare := *d.last()
	bare.lines = append(slices.Clone(bare.lines), cardLine{point: line.point}) // with the figures of the whole
	room := cardLimit(d.opt) - d.load(bare)
	for n, part := range portions(line.text, max(room, cardLimit(d.opt)/4)) {
		if n > 0 {
			d.open(section, i)
		}
		point := line.point
		point.Text = part
		d.last().lines = append(d.last().lines, cardLine{text: part, point: point})
	}
}

// says reports whether a card has more than a heading.
func (d *dealer) says(c card) bool {
	return slices.ContainsFunc(c.lines, func(l cardLine) bool { return !l.heading })
}

// pictured reports whether a line prints with an image.
func (d *dealer) pictured(lines []cardLine) bool {
	return slices.ContainsFunc(lines, func(l cardLine) bool { return d.o.picture(l.point) != nil })
}

// spare reports whether a card has so much room that another idea may stand on it.
func (d *dealer) spare(c card) bool {
	return c.picture == nil && d.load(c) <= cardLimit(d.opt)*2/3
}

// fits reports whether a card has room for more lines.
func (d *dealer) fits(c card, more []cardLine) bool {
	c.lines = append(slices.Clone(c.lines), more...)
	limit := cardLimit(d.opt)
	words := 0
	for _, l := range more {
		if words += load(l.text); words > limit { // no need to look for its figures
			return false
		}
	}
	return d.load(c) <= limit && d.high(c) <= float64(mostLines*limit)/mostSyllables
}

// load returns how many syllables stand on a card.
func (d *dealer) load(c card) int {
	n := load(c.section) + mostNext + 8 // «3/8», «00:05», the words before figures, example and next idea
	if c.first {
		n += load(brief(d.o.Title, mostTitle))
	}
	for _, l := range c.lines {
		n += load(l.text)
	}
	figures, sources := d.figures(c)
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
	lines := 3.5 // the example and the next idea
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

// figures returns the figures that a card bids to read out right, and who published them.
func (d *dealer) figures(c card) (figures []library.Figure, sources []string) {
	var points []library.OutlinePoint
	for _, l := range c.lines {
		if !l.heading {
			points = append(points, l.point)
		}
	}
	figures = spread(stated([]library.Section{{Points: points}}, d.opt.Figures))
	for _, f := range figures {
		source := brief(d.o.origin(library.OutlinePoint{Quoted: &library.Point{Place: f.Place}}), mostTitle)
		if source != "" && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	return figures, sources
}
