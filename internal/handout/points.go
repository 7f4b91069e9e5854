package handout

import (
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// letters number the points under a heading, as Vietnamese documents do.
var letters = []rune("abcdđeghiklmnopqrstuvxy")

// points prints the points of one section. A heading is «1. …» in bold, one under it «1.1. …», and the points under them are
// «a) …»; without headings the points themselves are «1. …».
func (p preset) points(points []library.OutlinePoint, o numberedOutline) []paper.Flowable {
	var blocks []paper.Flowable
	headed := false
	for _, point := range points {
		headed = headed || isHeading(point)
	}
	var numbers headingNumbers
	count := 0 // of the points since the last heading or opening sentence
	for i, point := range points {
		switch {
		case o.picture(point) != nil:
			blocks = append(blocks, p.picture(point, o, bodyPicture))
		case IsTable(point):
			blocks = append(blocks, p.table(point, o)...)
		case isHeading(point):
			count = 0
			blocks = append(blocks, p.subheading(point, numbers.next(point.Level), leads(points[i+1:]), o))
		default:
			var mark string
			mark, count = markOf(points, i, count, headed, len(numbers) > 0)
			said := p.point(point, mark, o)
			said.KeepNext = opens(points, i)
			blocks = append(blocks, said)
		}
	}
	return blocks
}

// markOf returns the mark of point i, "" for one without, and how many are counted with it, of which count stand before it.
// Where points have headings those under one are lettered.
func markOf(points []library.OutlinePoint, i, count int, headed, under bool) (string, int) {
	switch point := points[i]; {
	case opens(points, i):
		return "", 0
	case numbered(point.Text) || continues(point) || headed && !under || headed && alone(points, i):
		return "", count
	case headed:
		return lettered(count), count + 1
	default:
		return strconv.Itoa(count+1) + ".", count + 1
	}
}

// headingNumbers are the numbers of the headings one stands under, the highest first.
type headingNumbers []int

// next returns the number of the next heading of a level, «2.» or «2.1.»; a level that has no heading over it counts as the
// one under those there are.
func (n *headingNumbers) next(level int) string {
	level = min(max(level, 0), len(*n))
	if level == len(*n) {
		*n = append(*n, 0)
	}
	*n = (*n)[:level+1]
	(*n)[level]++
	text := ""
	for _, number := range *n {
		text += strconv.Itoa(number) + "."
	}
	return text
}

// opens reports whether point i is the sentence that opens an enumeration, from which on is counted what follows, or
// the one over a table.
func opens(points []library.OutlinePoint, i int) bool {
	if i+1 == len(points) || isHeading(points[i+1]) {
		return false
	}
	return IsTable(points[i+1]) || strings.HasSuffix(viet.Clean(points[i].Text), ":")
}

// continues reports whether a point only says how much of a list or a table stayed behind: «… và 3 ý khác».
func continues(p library.OutlinePoint) bool {
	return p.Quoted == nil && strings.HasPrefix(p.Text, "…")
}

func isHeading(p library.OutlinePoint) bool {
	return p.Quoted != nil && p.Quoted.Kind.Heads()
}

// leads reports whether a heading before these points leads to one that is none: perhaps with another heading or two
// between, as where a part of an article opens with its first chapter.
func leads(points []library.OutlinePoint) bool {
	for i := 0; i < len(points) && i < 3; i++ {
		if !isHeading(points[i]) {
			return true
		}
	}
	return false
}

// alone reports whether point i is the only one that would be lettered under its heading or behind its opening sentence.
func alone(points []library.OutlinePoint, i int) bool {
	parts := func(n int) bool { return isHeading(points[n]) || opens(points, n) }
	first, end := i, i+1
	for first > 0 && !parts(first-1) {
		first--
	}
	for end < len(points) && !parts(end) {
		end++
	}
	return !slices.ContainsFunc(points[first:end], func(p library.OutlinePoint) bool {
		return p != points[i] && !IsTable(p) && !continues(p) && !numbered(p.Text)
	})
}

// lettered is the i-th mark of the third level: a), b), … y), then a1), b1) …
func lettered(i int) string {
	mark := string(letters[i%len(letters)])
	if round := i / len(letters); round > 0 {
		mark += strconv.Itoa(round)
	}
	return mark + ")"
}

// subheading is a heading of the source. Its own number gives way to ours: it counted the parts of another text.
func (p preset) subheading(point library.OutlinePoint, ordinal string, followed bool, o numberedOutline) paper.Flowable {
	text := ordinal + " " + withoutNumber(viet.Clean(point.Text))
	level := strings.Count(ordinal, ".")
	face := paper.Bold
	if level > 1 {
		face = paper.BoldItalic
	}
	return &paper.Paragraph{
		Runs: append([]paper.Run{{Text: text, Style: paper.Style{Face: face, Size: p.body}}},
			p.cite(point, o)...),
		Align: paper.Left, Leading: p.leading, Indent: p.indent, Before: p.between, After: p.between,
		KeepNext: followed, Bookmark: text, Level: level, Ordinal: ordinal,
	}
}

// point is one point as a paragraph, with its mark before it and its source after it.
func (p preset) point(point library.OutlinePoint, mark string, o numberedOutline) *paper.Paragraph {
	text := viet.Clean(point.Text)
	if mark != "" {
		text = mark + " " + text
	}
	paragraph := p.paragraph(append([]paper.Run{{Text: text, Style: paper.Style{Size: p.body}}}, p.cite(point, o)...))
	paragraph.Ordinal = mark
	return paragraph
}

// paragraph is a paragraph of the body.
func (p preset) paragraph(runs []paper.Run) *paper.Paragraph {
	return &paper.Paragraph{
		Runs: runs, Align: paper.Justified, Leading: p.leading, Indent: p.indent,
		Before: p.between, After: p.between,
	}
}

// cite is the number of the source. «[1]» stands only after what the source says word for word; what a briefer
// reworded is «(theo [1])», and what is the briefer's own bears nothing. Of several articles that say the same, one is
// quoted and the others are «(xem cả [2])».
func (p preset) cite(point library.OutlinePoint, o numberedOutline) []paper.Run {
	if point.Quoted == nil {
		return nil
	}
	key := "paper.after"
	if point.Verbatim() {
		key = "paper.cited"
	}
	text := words.OnPaper(key, "number", o.numbers[point.Quoted.Article])
	if len(point.Quoted.Also) > 0 {
		var numbers []string
		for _, at := range point.Quoted.Also {
			numbers = append(numbers, words.OnPaper("paper.cited", "number", o.numbers[at.Article]))
		}
		text += " " + words.OnPaper("paper.also", "numbers", strings.Join(numbers, ", "))
	}
	text = "\u00A0" + strings.ReplaceAll(text, " ", "\u00A0")
	return []paper.Run{{Text: text, Style: paper.Style{Size: p.body}}}
}
