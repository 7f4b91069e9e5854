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

// TrinhChieu is the name of the template «Trình chiếu».
const TrinhChieu = "trinh-chieu"

// Styles of a slide, to be read from the last row of a hall, and what one holds.
var (
	slideTitle   = paper.Style{Face: paper.Bold, Size: 44}
	slideHeading = paper.Style{Face: paper.Bold, Size: 32}
	slideText    = paper.Style{Size: 30}
	slideNote    = paper.Style{Size: 16}
)

const (
	slideLines   = 10.0 // of what is said, the heading included: more is not read while somebody speaks
	slideLine    = 12.5 // syllables
	slidePicture = 105
	slideMargin  = 22 // mm
)

// slideSheet is a page of 16:9, as wide as those of programs that present.
var slideSheet = paper.Sheet{Width: 338.7, Height: 190.5, Top: 16, Bottom: 14, Inner: slideMargin, Out: slideMargin}

// trinhChieu is the template «Trình chiếu»: the outline as pages of 16:9, for the hall's own computer. A page names the section
// and has one idea, or as much of it as is read at a glance, with its source at the foot.
func trinhChieu(p preset, o numberedOutline, opt TemplateOptions) paper.Document {
	p.width, p.inner, p.outer = slideSheet.Width, slideMargin, slideMargin
	p.body, p.leading, p.between, p.indent, p.tableSize = 20, 26, 6, 0, 22
	s := slides{preset: p, o: o.led()}
	s.opening()
	for i, section := range s.o.Sections {
		for _, idea := range ideasOf(section) {
			s.idea(sectionName(i, section), idea)
		}
	}
	for _, slogan := range o.Slogans {
		s.open("")
		s.blocks = append(s.blocks, &paper.FillSpace{}, slideParagraph(viet.Clean(slogan), slideTitle, paper.Center), &paper.FillSpace{})
	}
	s.sources(opt)
	return paper.Document{
		Sheet: slideSheet, Blocks: s.blocks,
		Folio: paper.Folio{Style: slideNote, Top: slideSheet.Height - 12},
	}
}

// slides are pages that are being made.
type slides struct {
	preset
	o      numberedOutline
	blocks []paper.Flowable
}

// slideParagraph is a paragraph of a slide.
func slideParagraph(text string, s paper.Style, align paper.Align) *paper.Paragraph {
	return &paper.Paragraph{Runs: []paper.Run{{Text: text, Style: s}}, Align: align, Leading: 1.25 * s.Size, After: 0.4 * s.Size}
}

// opening is the first page: who speaks, about what, where and when.
func (s *slides) opening() {
	if issuer := strings.ToUpper(viet.Clean(s.o.Letterhead.Issuer)); issuer != "" {
		s.blocks = append(s.blocks, slideParagraph(issuer, paper.Style{Face: paper.Bold, Size: 22}, paper.Center))
	}
	title := viet.Clean(s.o.Title)
	if title == "" {
		title = words.OnPaper("paper.trinh-chieu")
	}
	s.blocks = append(s.blocks, &paper.FillSpace{}, slideParagraph(title, slideTitle, paper.Center))
	for _, line := range []string{viet.Clean(s.o.Occasion), held(s.o.Outline)} {
		if line != "" {
			s.blocks = append(s.blocks, slideParagraph(line, paper.Style{Size: 24}, paper.Center))
		}
	}
	s.blocks = append(s.blocks, &paper.FillSpace{})
	if speaker := viet.Clean(s.o.Speaker); speaker != "" {
		s.blocks = append(s.blocks, slideParagraph(speaker, paper.Style{Size: 22}, paper.Center))
	}
}

// open begins a page with the name of its section above a rule.
func (s *slides) open(section string) {
	s.blocks = append(s.blocks, &paper.NewPage{})
	if section != "" {
		s.blocks = append(s.blocks, slideParagraph(section, slideNote, paper.Left))
	}
}

// slide is what stands on a page under the heading of its idea.
type slide struct {
	blocks []paper.Flowable
	cited  []string
	lines  float64
}

// linesOnSlide is how many lines a text takes, with the white under it.
func linesOnSlide(text string) float64 {
	const white = 0.35
	return math.Ceil(float64(load(text))/slideLine) + white
}

// idea lays an idea on a page, or on several.
func (s *slides) idea(section string, i idea) {
	const headingLine = 11 // syllables
	room := slideLines - math.Ceil(float64(load(i.heading))/headingLine)
	var now slide
	turn := func() {
		if len(now.blocks) > 0 {
			s.show(section, i.heading, now)
		}
		now = slide{}
	}
	for _, statement := range i.said {
		for n, point := range statement {
			if block := s.whole(point); block != nil {
				turn()
				now.blocks = block
				s.cite(&now, point)
				turn()
				continue
			}
			for _, part := range portions(viet.Clean(point.Text), int(room*slideLine)) {
				if len(now.blocks) > 0 && now.lines+linesOnSlide(part) > room {
					turn()
				}
				now.blocks = append(now.blocks, slideItem(part, n > 0))
				now.lines += linesOnSlide(part)
				s.cite(&now, point)
			}
		}
	}
	turn()
}

// whole returns what has a page to itself: a table or a picture of the source.
func (s *slides) whole(point library.OutlinePoint) []paper.Flowable {
	switch {
	case IsTable(point):
		return s.table(point, s.o)
	case s.o.picture(point) != nil:
		return []paper.Flowable{s.picture(point, s.o, slidePicture)}
	}
	return nil
}

// slideItem is a statement, or an item of the list that one opens.
func slideItem(text string, item bool) paper.Flowable {
	line := slideParagraph(text, slideText, paper.Left)
	if item && !numbered(text) {
		line.Mark, line.Hang = paper.Run{Text: "–", Style: slideText}, 9
	}
	return line
}

// cite names at the foot of a page who published what stands on it.
func (s *slides) cite(now *slide, point library.OutlinePoint) {
	if source := s.o.origin(point); source != "" && !slices.Contains(now.cited, source) {
		now.cited = append(now.cited, source)
	}
}

// show adds a page.
func (s *slides) show(section, heading string, now slide) {
	s.open(section)
	if heading != "" {
		line := slideParagraph(heading, slideHeading, paper.Left)
		line.KeepNext = true
		s.blocks = append(s.blocks, line)
	}
	s.blocks = append(append(s.blocks, now.blocks...), &paper.FillSpace{})
	if len(now.cited) > 0 {
		s.blocks = append(s.blocks, slideParagraph(words.OnPaper("paper.source")+" "+strings.Join(now.cited, "; "), slideNote, paper.Left))
	}
}

// sources are the last pages: where all of it can be read on.
func (s *slides) sources(opt TemplateOptions) {
	cited := s.o.cited()
	const onPage = 4
	for i, c := range cited {
		if i%onPage == 0 {
			s.open("")
			s.blocks = append(s.blocks, slideParagraph(words.OnPaper("paper.sources"), slideHeading, paper.Left))
		}
		number := words.OnPaper("paper.cited", "number", s.o.numbers[c.Article])
		s.blocks = append(s.blocks, &paper.Columns{Columns: codedSource(number, c, slideSheet.TextWidth(), opt), After: 8})
	}
}
