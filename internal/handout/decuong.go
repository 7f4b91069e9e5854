package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// deCuong is the template «Đề cương tuyên truyền»: A4 on both sides, 5–12 pages. From top to bottom:
// letterhead, title, the sections that have points, slogans, questions and answers, the issuer, the sources.
func deCuong(p preset, o numberedOutline, opt TemplateOptions) paper.Document {
	blocks := []paper.Flowable{p.letterhead(o.Letterhead, o.Date, "")}
	blocks = append(blocks, p.title(words.OnPaper("paper.de-cuong"), o)...)
	for i, section := range o.Sections {
		blocks = append(blocks, p.sectionHeading(i, section))
		blocks = append(blocks, p.points(section.Points, o)...)
	}
	blocks = append(blocks, p.slogans(o.Slogans)...)
	blocks = append(blocks, p.questions(o.Questions)...)
	if issuer := p.issuerAtEnd(o.Letterhead); issuer != nil {
		blocks = append(blocks, issuer)
	}
	return paper.Document{
		Sheet:  p.sheet(opt.SingleSided),
		Folio:  paper.Folio{Style: paper.Style{Size: p.folio}, Top: p.folioTop},
		Blocks: append(blocks, p.sourceList(o, opt.QR && !opt.unprinted)...),
	}
}

// title is the block in the middle of page 1: what kind of paper it is, about what, on what occasion.
func (p preset) title(kind string, o numberedOutline) []paper.Flowable {
	bold := func(size float64) paper.Style { return paper.Style{Face: paper.Bold, Size: size} }
	lines := []*paper.Paragraph{centred(kind, bold(p.kind))}
	if subject := viet.Clean(o.Title); subject != "" {
		lines = append(lines, centred(subject, bold(p.subject)))
	}
	for _, line := range []string{viet.Clean(o.Occasion), held(o.Outline)} {
		if line != "" {
			said := centred(line, bold(p.body))
			said.Before = p.between / 2
			lines = append(lines, said)
		}
	}
	if annex := annexLine(o.Letterhead.Annex); annex != "" {
		attached := centred(annex, paper.Style{Face: paper.Italic, Size: p.body})
		attached.Before = p.between / 2
		lines = append(lines, attached)
	}
	return []paper.Flowable{p.titled(lines)}
}

// titled ends a title by dashes or a rule, as the preset has it, and keeps it together.
func (p preset) titled(lines []*paper.Paragraph) paper.Flowable {
	if p.titleDashes {
		lines = append(lines, centred("-----", paper.Style{Size: p.body}))
	} else {
		lines[len(lines)-1].Rule = rule(p.titleRule)
	}
	group := &paper.KeptTogether{}
	for _, line := range lines {
		line.Left, line.Right = p.indent, p.indent
		group.Blocks = append(group.Blocks, line)
	}
	lines[len(lines)-1].After = 12
	return group
}

// held is where and when the talk is given; the date alone is said where no occasion says more.
func held(o library.Outline) string {
	place := viet.Clean(o.Place)
	switch {
	case place != "" && o.Date.Known():
		return words.OnPaper("paper.held-at-on", "place", place, "date", viet.LongDate(o.Date))
	case place != "":
		return words.OnPaper("paper.held-at", "place", place)
	case o.Date.Known() && viet.Clean(o.Occasion) == "":
		return words.OnPaper("paper.held-on", "date", viet.LongDate(o.Date))
	}
	return ""
}

// annexLine is «(Kèm theo Công văn số …)», in brackets however it was typed.
func annexLine(annex string) string {
	annex = viet.Clean(annex)
	if annex == "" || strings.HasPrefix(annex, "(") {
		return annex
	}
	return words.OnPaper("paper.annex", "annex", annex)
}

// sectionHeading is «II. Nội dung chính». Sections are numbered as they are printed, so that there is no gap
// where one has no points.
func (p preset) sectionHeading(index int, section library.Section) paper.Flowable {
	line := sectionName(index, section)
	if p.capitalSections {
		line = strings.ToUpper(line)
	}
	return &paper.Paragraph{
		Runs:  []paper.Run{{Text: line, Style: paper.Style{Face: paper.Bold, Size: p.body}}},
		Align: paper.Left, Leading: p.leading, Indent: p.indent, Before: 2 * p.between, After: p.between,
		KeepNext: true, Bookmark: line, Ordinal: viet.Roman(index+1) + ".",
	}
}

// sectionName is the number and the heading of a section.
func sectionName(index int, section library.Section) string {
	return viet.Roman(index+1) + ". " + SectionTitle(section)
}

// SectionTitle is the heading of a section: the briefer's own, else that of its role.
func SectionTitle(section library.Section) string {
	if title := viet.Clean(section.Title); title != "" {
		return title
	}
	return words.OnPaper("paper.section-" + string(printedRole(section.Role)))
}

// issuerAtEnd is the issuer once more, at the right under the text, where a signature would be. Two lines of the
// text stay with it.
func (p preset) issuerAtEnd(l library.Letterhead) paper.Flowable {
	name := strings.ToUpper(viet.Clean(l.Issuer))
	if name == "" {
		return nil
	}
	end := centred(name, paper.Style{Face: paper.Bold, Size: p.body})
	end.Left = p.columns[0]
	end.Before, end.After, end.KeepPrev = 3*p.between, 2*p.between, true
	return end
}
