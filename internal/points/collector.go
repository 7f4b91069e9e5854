package points

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// announced is what the last heading or lead-in says will follow.
type announced int

const (
	anything announced = iota
	tasks
	slogans
)

// collector walks through one article and collects its candidates.
type collector struct {
	input   Input
	index   int
	number  int          // sentences so far
	section int          // headings so far
	led     int          // the last section of which something is said
	lists   int          // openings so far
	heads   []*candidate // the headings one stands under, the highest first
	opening *candidate   // the sentence that opens what follows, nil where none does
	follows announced
	ordered int // sentences up to the last order or promise, 0 where none is
	all     []*candidate
}

// candidatesOf returns the candidates of an article in the order of reading, none where ctx is done before.
func candidatesOf(ctx context.Context, input Input, index int) []*candidate {
	r := &collector{input: input, index: index}
	sources := sourceLists(input.Blocks)
	for i, b := range input.Blocks {
		if ctx.Err() != nil {
			return nil
		}
		if sources[i] {
			continue
		}
		switch b.Kind {
		case library.Heading:
			r.heading(i, b.Plain(), b.Level)
		case library.List:
			r.lines(ctx, i, b.Plain(), listed)
		case library.Quote:
			r.quote(ctx, i, b.Plain())
		case library.Paragraph:
			r.paragraph(ctx, i, b.Plain())
		case library.Table:
			r.table(i, b)
		}
	}
	if ctx.Err() != nil { // in the middle of a block
		return nil
	}
	r.level()
	underOne(r.all)
	r.withoutEmptyHeadings()
	return lean(r.all)
}

// withoutEmptyHeadings leaves out headings with nothing to quote under them, such as the names of boxes beside
// an article, but for those right over another heading.
func (r *collector) withoutEmptyHeadings() {
	filled := map[int]bool{}
	for i, c := range r.all {
		over := i+1 < len(r.all) && r.all[i+1].tier == headed && r.all[i+1].point.Block == c.point.Block+1
		filled[c.section] = filled[c.section] || c.tier > attached && c.tier != headed || over
	}
	r.all = slices.DeleteFunc(r.all, func(c *candidate) bool { return c.tier == headed && !filled[c.section] })
}

// level makes tasks of the items of an enumeration most of which are: they stand side by side, and not each
// begins with a word that says so.
func (r *collector) level() {
	asks, items := map[string]int{}, map[string]int{}
	for _, c := range r.all {
		if c.series == "" || c.tier == attached {
			continue
		}
		items[c.series]++
		if c.point.Kind == library.TaskPoint {
			asks[c.series]++
		}
	}
	for _, c := range r.all {
		if c.series != "" && items[c.series] == 1 && c.tier == listed && c.point.Kind == library.StatementPoint {
			c.tier = prose // one item is no list: somebody's words behind a dash
		}
		if c.series != "" && c.mayAsk() && 2*asks[c.series] >= items[c.series] {
			r.ask(c)
		}
	}
}

// mayAsk reports an item that says neither what was done nor what a word means.
func (s *candidate) mayAsk() bool {
	return s.tier != attached && s.point.Kind == library.StatementPoint && !defines(s.point.Text) && !done(s.point.Text)
}

func (r *collector) add(block int, s viet.Span, plain string, kind library.PointKind, t tier) *candidate {
	c := r.candidate(block, s, plain, kind, t)
	if c.syllables == 0 {
		return c
	}
	if c.leads {
		r.led = r.section
	}
	r.number++
	r.all = append(r.all, c)
	return c
}

// candidate returns what stands at s, as it would be added here.
func (r *collector) candidate(block int, s viet.Span, plain string, kind library.PointKind, t tier) *candidate {
	text := s.Of(plain)
	c := &candidate{
		input: r.index, at: r.number, section: r.section, tier: t, published: r.input.Published,
		heading: r.under(), leads: r.section > r.led && t != headed && t != attached,
		point: library.Point{
			Text: text, Kind: kind, Themes: library.ThemesAt(r.input.Passages, block),
			Place: r.input.place(block, library.Place{Start: s.Start, End: s.End}),
		},
	}
	if kind == library.TaskPoint {
		r.ask(c)
	}
	if t != headed {
		c.leave(r.input.Passages)
	}
	c.measure(text)
	return c
}

// ask makes a task of c; one outside the themed passages is for every theme of the article.
func (r *collector) ask(c *candidate) {
	c.point.Kind, c.tier = library.TaskPoint, asked
	if len(c.point.Themes) == 0 {
		c.point.Themes = library.UnionThemes(r.input.Passages)
		c.leave(r.input.Passages)
	}
}

func (r *collector) announce(text string) {
	switch {
	case announcesSlogans(text):
		r.follows = slogans
	case announcesTasks(text):
		r.follows = tasks
	default:
		r.follows = anything
	}
}

// heading adds a heading; those of its level or a lower one end before it.
func (r *collector) heading(block int, plain string, level int) {
	s := trimmed(plain, viet.Span{Start: 0, End: len(plain)})
	r.announce(plain)
	r.section++
	r.opening = nil
	for len(r.heads) > 0 && r.heads[len(r.heads)-1].level >= level {
		r.heads = r.heads[:len(r.heads)-1]
	}
	if c := r.add(block, s, plain, library.HeadingPoint, headed); c.syllables > 0 {
		c.level = level
		r.heads = append(r.heads, c)
	}
	if len(r.all) > 0 && r.number > 0 {
		r.number-- // headings are no sentences: the first sentence stays the first
	}
}

// lines reads each line of a list as an item, as far as it comes before ctx is done.
func (r *collector) lines(ctx context.Context, block int, plain string, t tier) {
	start := 0
	for line := range strings.SplitAfterSeq(plain, "\n") {
		if ctx.Err() != nil {
			return
		}
		s := viet.Span{Start: start, End: start + len(line)}
		r.item(block, s, plain, fmt.Sprint("list ", block), t)
		start += len(line)
	}
}

// item adds an item of an enumeration: a task, a result, a slogan or what its words say. Items of one style under one
// opening are one enumeration.
func (r *collector) item(block int, s viet.Span, plain, style string, t tier) {
	s = trimmed(plain, s)
	text := s.Of(plain)
	if saysNothing(text) {
		return
	}
	if viet.CountSyllables(text) > longestItem {
		if sentences := viet.Sentences(text); len(sentences) > 1 {
			s.End = s.Start + sentences[0].End
			text = s.Of(plain)
		}
	}
	var c *candidate
	switch {
	case r.follows == slogans && slogan(text):
		c = r.add(block, s, plain, library.QuotePoint, t)
	case defines(text):
		c = r.add(block, s, plain, library.StatementPoint, prose)
	case (r.follows == tasks || counted(text) || named(text)) && !done(text):
		c = r.add(block, s, plain, library.TaskPoint, asked)
	case tells(text) && stated(plain, s):
		c = r.add(block, s, plain, library.ResultPoint, achieved)
	case urges(text):
		c = r.add(block, s, plain, library.TaskPoint, asked)
	case viet.CountSyllables(text) >= shortestItem:
		c = r.add(block, s, plain, library.StatementPoint, t)
	default:
		c = r.add(block, s, plain, library.StatementPoint, attached)
	}
	c.opening = r.opening
	c.series = fmt.Sprint(r.section, r.lists, style)
}

// shortestItem is how many syllables an item must have to say something alone; shorter ones are the cells
// and counters that stand around a text.
const shortestItem = 5

// longestItem is how many syllables an enumerated item may have to be quoted whole: two minutes of speech.
const longestItem = 320

func (r *collector) quote(ctx context.Context, block int, plain string) {
	whole := trimmed(plain, viet.Span{Start: 0, End: len(plain)})
	if viet.CountSyllables(plain) <= longestQuote {
		r.add(block, whole, plain, library.QuotePoint, concluding)
		return
	}
	for _, s := range viet.Sentences(plain) {
		if ctx.Err() != nil {
			return
		}
		r.add(block, s, plain, library.QuotePoint, prose)
	}
}

const longestQuote = 100

func (r *collector) paragraph(ctx context.Context, block int, plain string) {
	whole := trimmed(plain, viet.Span{Start: 0, End: len(plain)})
	switch items := enumerated(plain); {
	case saysNothing(whole.Of(plain)): // and is no sentence to be counted
	case strings.HasSuffix(plain[:whole.End], "?") && bulleted(plain):
		r.number++ // what the interviewer asks
	case r.follows == slogans && slogan(whole.Of(plain)):
		r.item(block, whole, plain, styleOf(plain), listed)
	case opens(whole.Of(plain)):
		r.open(block, whole, plain)
	case viet.HeadingLevel(plain) > 0 && !named(plain):
		r.heading(block, plain, viet.HeadingLevel(plain))
	case len(items) > 0:
		r.items(ctx, block, plain, items)
	case r.subtitles(block):
		r.announce(plain)
		r.section++
		r.opening = nil
	case r.follows == tasks && r.opening != nil && urges(whole.Of(plain)):
		r.item(block, whole, plain, styleOf(plain), listed)
	default:
		r.sentences(ctx, block, viet.Sentences(plain), plain)
	}
}

// Syllables of the paragraph that a subtitle heads, at least.
const subtitled = 20

// subtitles reports a short line between two paragraphs that heads the second, as plain texts have them. It parts the text
// but is no point: the line may as well be a picture's.
func (r *collector) subtitles(block int) bool {
	if block == 0 || block+1 == len(r.input.Blocks) {
		return false
	}
	line, before, next := strings.TrimSpace(r.input.Blocks[block].Text), r.input.Blocks[block-1], r.input.Blocks[block+1]
	n := viet.CountSyllables(line)
	return n >= shortestItem && n < longestCaption && startsWithCapital(line) && !ended(line) && !creditWords.In(line) &&
		before.Kind == library.Paragraph && next.Kind == library.Paragraph && ended(before.Text) && ended(next.Text) &&
		viet.CountSyllables(next.Text) >= subtitled
}

// sentences reads sentences, as far as it comes before ctx is done.
func (r *collector) sentences(ctx context.Context, block int, all []viet.Span, plain string) {
	for _, s := range all {
		if ctx.Err() != nil {
			return
		}
		r.sentence(block, s, plain)
	}
}

// items adds the items of a paragraph, after the words before them, which may say what they are.
func (r *collector) items(ctx context.Context, block int, plain string, items []viet.Span) {
	r.sentences(ctx, block, viet.Sentences(plain[:items[0].Start]), plain)
	for _, s := range items {
		if ctx.Err() != nil {
			return
		}
		r.item(block, s, plain, styleOf(s.Of(plain)), listed)
	}
}

// How many syllables a paragraph that ends in a colon has where it opens an enumeration as a whole: a shorter one is a
// heading unless it counts what follows, of a longer one the last sentence is enough.
const (
	fewestOpening  = 10
	longestOpening = 60
)

// opens reports a paragraph that opens an enumeration: «Điều 5 nêu bốn nhiệm vụ:».
func opens(text string) bool {
	if !strings.HasSuffix(text, ":") {
		return false
	}
	level, _ := viet.CutNumber(text)
	n := viet.CountSyllables(text)
	if level > 0 {
		return announcingWords.In(text) && n <= longestOpening
	}
	return n <= longestOpening && (n >= fewestOpening || counting.In(text))
}

// open adds what ends in a colon: it opens the enumeration that follows.
func (r *collector) open(block int, s viet.Span, plain string) {
	r.announce(s.Of(plain))
	r.opening = nil
	r.lists++
	if c := r.add(block, trimmed(plain, s), plain, library.StatementPoint, attached); c.syllables > 0 {
		r.opening = c
		r.number-- // it is no sentence of its own
	}
}

func (r *collector) sentence(block int, s viet.Span, plain string) {
	text := s.Of(plain)
	if strings.HasSuffix(text, ":") {
		r.open(block, s, plain)
		return
	}
	r.opening = nil
	s = withoutPlace(plain, trimmed(plain, s))
	if items := urged(plain, s); len(items) > 0 {
		r.urged(block, s, plain, items)
		return
	}
	switch {
	case furniture(text):
		r.number++
	case promises(text):
		r.add(block, s, plain, library.TaskPoint, asked)
		r.ordered = r.number
	case r.orders(text):
		r.add(block, s, plain, library.TaskPoint, asked).tier = prose // in news it is news, see promote
		r.ordered = r.number
	case quotes(text):
		r.add(block, s, plain, library.QuotePoint, concludingOr(text))
	case tells(text) && stated(plain, s):
		r.add(block, s, plain, library.ResultPoint, prose)
	default:
		r.add(block, s, plain, library.StatementPoint, concludingOr(text))
	}
}

// urged adds the tasks that a sentence tells between semicolons. Each knows the whole sentence, which says more where there is
// room for few.
func (r *collector) urged(block int, s viet.Span, plain string, items []viet.Span) {
	whole := r.candidate(block, s, plain, library.TaskPoint, asked)
	for _, item := range items {
		r.add(block, trimmed(plain, item), plain, library.TaskPoint, asked).spoken = whole
	}
}

// orders reports a sentence that gives an order, or goes on after one or after what is promised.
func (r *collector) orders(text string) bool {
	return orders(text) || r.ordered > 0 && r.number == r.ordered && commands(text)
}

// concludingOr returns the tier of a sentence of prose: a conclusion is set out by its first words.
func concludingOr(text string) tier {
	if concludes(text) {
		return concluding
	}
	return prose
}
