package points

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// tier is how surely a candidate is what a speaker needs: structure that the writer gave comes before
// sentences that a count chose.
type tier int

// The tiers, the last ones first in a pick.
const (
	prose tier = iota
	headed
	concluding
	listed
	achieved
	asked
)

// candidate is a passage that may become a point.
type candidate struct {
	input     int // index in the inputs
	at        int // number of the sentence in its article
	order     int // of reading, over all inputs
	tier      tier
	point     library.Point
	general   bool // a task outside the themed passages: it is for every theme of the article
	syllables int
	pairs     []string
	set       map[string]bool
}

// reader walks through one article and collects its candidates.
type reader struct {
	input  Input
	index  int
	number int  // sentences so far
	asking bool // whether the last heading or lead-in announces tasks
	all    []*candidate
}

// candidatesOf returns the candidates of an article in the order of reading.
func candidatesOf(input Input, index int) []*candidate {
	r := &reader{input: input, index: index}
	for i, b := range input.Blocks {
		switch b.Kind {
		case library.Heading:
			r.heading(i, b.Plain())
		case library.List:
			r.lines(i, b.Plain(), listed)
		case library.Quote:
			r.quote(i, b.Plain())
		case library.Paragraph:
			r.paragraph(i, b.Plain())
		}
	}
	return r.all
}

func (r *reader) add(block int, s viet.Span, plain string, kind library.PointKind, t tier) {
	text := s.Of(plain)
	c := &candidate{
		input: r.index, at: r.number, tier: t,
		point: library.Point{
			Text: text, Kind: kind, Themes: library.ThemesAt(r.input.Passages, block),
			Place: r.input.place(block, library.Place{Start: s.Start, End: s.End}),
		},
	}
	c.general = kind == library.TaskPoint && len(c.point.Themes) == 0
	if c.general {
		c.point.Themes = library.UnionThemes(r.input.Passages)
	}
	c.measure(text)
	if c.syllables == 0 {
		return
	}
	r.number++
	r.all = append(r.all, c)
}

func (r *reader) heading(block int, plain string) {
	s := trimmed(plain, viet.Span{Start: 0, End: len(plain)})
	r.asking = announcesTasks(plain)
	r.add(block, s, plain, library.HeadingPoint, headed)
	if len(r.all) > 0 && r.number > 0 {
		r.number-- // headings are no sentences: the first sentence stays the first
	}
}

// lines reads each line of a list as an item.
func (r *reader) lines(block int, plain string, t tier) {
	start := 0
	for line := range strings.SplitAfterSeq(plain, "\n") {
		r.item(block, viet.Span{Start: start, End: start + len(line)}, plain, t)
		start += len(line)
	}
}

// item adds an item of an enumeration: a task, a result or what its words say.
func (r *reader) item(block int, s viet.Span, plain string, t tier) {
	s = trimmed(plain, s)
	text := s.Of(plain)
	if text == "" {
		return
	}
	if viet.CountSyllables(text) > longestItem {
		if sentences := viet.Sentences(text); len(sentences) > 1 {
			s.End = s.Start + sentences[0].End
			text = s.Of(plain)
		}
	}
	switch {
	case counted(text) && !done(text):
		r.add(block, s, plain, library.TaskPoint, asked)
	case tells(text) && len(figuresIn(plain, s)) > 0:
		r.add(block, s, plain, library.ResultPoint, achieved)
	case r.asking && !tells(text) || urges(text):
		r.add(block, s, plain, library.TaskPoint, asked)
	case viet.CountSyllables(text) >= shortestItem:
		r.add(block, s, plain, library.StatementPoint, t)
	}
}

// shortestItem is how many syllables an item must have to say something alone; shorter ones are the cells
// and counters that stand around a text.
const shortestItem = 5

// longestItem is how many syllables an enumerated item may have to be quoted whole: two minutes of speech.
const longestItem = 320

func (r *reader) quote(block int, plain string) {
	whole := trimmed(plain, viet.Span{Start: 0, End: len(plain)})
	if viet.CountSyllables(plain) <= longestQuote {
		r.add(block, whole, plain, library.QuotePoint, concluding)
		return
	}
	for _, s := range viet.Sentences(plain) {
		r.add(block, s, plain, library.QuotePoint, prose)
	}
}

const longestQuote = 100

func (r *reader) paragraph(block int, plain string) {
	if viet.HeadingLevel(plain) > 0 {
		r.heading(block, plain)
		return
	}
	if items := enumerated(plain); len(items) > 0 {
		for _, s := range items {
			r.item(block, s, plain, listed)
		}
		return
	}
	for _, s := range viet.Sentences(plain) {
		r.sentence(block, s, plain)
	}
}

func (r *reader) sentence(block int, s viet.Span, plain string) {
	text := s.Of(plain)
	if strings.HasSuffix(text, ":") {
		r.asking = announcesTasks(text)
		return
	}
	s = trimmed(plain, s)
	switch {
	case furniture(text):
		r.number++
	case quotes(text):
		r.add(block, s, plain, library.QuotePoint, prose)
	case tells(text) && len(figuresIn(plain, s)) > 0:
		r.add(block, s, plain, library.ResultPoint, prose)
	case concludes(text):
		r.add(block, s, plain, library.StatementPoint, concluding)
	default:
		r.add(block, s, plain, library.StatementPoint, prose)
	}
}
