package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// letterhead is the two columns at the top of page 1. Long names take more lines; they never shrink. number is that of the
// paper, «05-BC/ĐU», "" for none.
func (p preset) letterhead(l library.Letterhead, date library.Moment, number string) paper.Flowable {
	l = toFillIn(l)
	issuer := p.issuerColumn(l)
	if number = viet.Clean(number); number != "" {
		line := centred(words.OnPaper(p.number, "number", number), paper.Style{Size: p.numberSize})
		line.Before = 6
		issuer = append(issuer, line)
	}
	return &paper.Columns{
		Columns: []paper.TextColumn{
			{Width: p.columns[0], Blocks: issuer},
			{Width: p.columns[1], Blocks: p.headingColumn(l.Place, date)},
		},
		After: 18,
	}
}

// toFillIn gives a letterhead that names nobody dotted lines, to be filled in by hand.
func toFillIn(l library.Letterhead) library.Letterhead {
	if viet.Clean(l.Superior+l.Issuer) != "" {
		return l
	}
	l.Superior, l.Issuer = words.OnPaper("paper.no-name"), words.OnPaper("paper.no-name")
	if viet.Clean(l.Place) == "" {
		l.Place = words.OnPaper("paper.no-place")
	}
	return l
}

func (p preset) issuerColumn(l library.Letterhead) []paper.Flowable {
	var blocks []paper.Flowable
	if name := strings.ToUpper(viet.Clean(l.Superior)); name != "" {
		blocks = append(blocks, centred(name, paper.Style{Size: p.superior}))
	}
	name := strings.ToUpper(viet.Clean(l.Issuer))
	if name == "" {
		return blocks
	}
	issuer := centred(name, paper.Style{Face: paper.Bold, Size: p.issuer})
	if p.issuerRule > 0 {
		issuer.Rule = rule(p.issuerRule)
	}
	blocks = append(blocks, issuer)
	if p.star {
		blocks = append(blocks, centred("*", paper.Style{Size: p.issuer}))
	}
	return blocks
}

func (p preset) headingColumn(place string, day library.Moment) []paper.Flowable {
	var blocks []paper.Flowable
	for _, h := range p.heading {
		line := centred(words.OnPaper(h.words), paper.Style{Face: paper.Bold, Size: h.size})
		if h.rule {
			line.Rule = rule(1)
		}
		blocks = append(blocks, line)
	}
	date := centred(placeAndDate(place, day), paper.Style{Face: paper.Italic, Size: p.date})
	date.Before = 6
	return append(blocks, date)
}

// placeAndDate is «Vĩnh Long, ngày 27 tháng 5 năm 2026». An unknown date is left to be filled in by hand.
func placeAndDate(place string, date library.Moment) string {
	day := words.OnPaper("paper.no-date")
	if date.Known() {
		day = viet.LongDate(date)
	}
	if place = viet.Clean(place); place == "" {
		return capitalised(day)
	}
	return words.OnPaper("paper.place-date", "place", place, "date", day)
}

func capitalised(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// rule is a thin line under a text, as long as the given share of it.
func rule(share float64) *paper.Underline {
	return &paper.Underline{Length: share, Gap: 5.5, Thickness: 0.75}
}

// centred is a line of the head of a page, on the least leading that keeps Vietnamese capitals apart.
func centred(text string, s paper.Style) *paper.Paragraph {
	return &paper.Paragraph{
		Runs: []paper.Run{{Text: text, Style: s}}, Align: paper.Center, Leading: max(18, 1.25*s.Size),
	}
}
