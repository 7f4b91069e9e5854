package docx

import (
	"strconv"

	"baocaovien/internal/paper"
)

// look is how a paragraph stands, as a style says it.
type look struct {
	face                paper.Face
	size                float64 // pt
	align               paper.Align
	leading             float64 // pt
	indent, left, right float64 // mm
	before              float64 // pt
}

func lookOf(p *paper.Paragraph) look {
	l := look{align: p.Align, leading: p.Leading, indent: p.Indent, left: p.Left, right: p.Right, before: p.Before}
	if len(p.Runs) > 0 {
		l.face, l.size = p.Runs[0].Style.Face, p.Runs[0].Style.Size
	}
	if l.leading == 0 {
		l.leading = 1.25 * l.size
	}
	return l
}

// styles are the looks that have a name: what most paragraphs look like, and the headings of each level.
type styles struct {
	normal   look
	headings []look // by level; those of a level without a heading are as the level above
}

// mostLevels is how many levels of headings have a style of their own.
const mostLevels = 3

// findStyles finds them among the paragraphs of a document.
func findStyles(blocks []paper.Flowable) styles {
	count, best := map[look]int{}, 0
	headings := map[int]look{}
	s := styles{normal: look{size: 14, leading: 19}}
	eachParagraph(blocks, func(p *paper.Paragraph) {
		l := lookOf(p)
		if p.Bookmark != "" {
			if _, known := headings[p.Level]; !known {
				headings[p.Level] = l
			}
			return
		}
		if count[l]++; count[l] > best {
			s.normal, best = l, count[l]
		}
	})
	above := s.normal
	for level := range mostLevels {
		if l, known := headings[level]; known {
			above = l
		}
		s.headings = append(s.headings, above)
	}
	return s
}

// eachParagraph calls visit for every paragraph among blocks, in order.
func eachParagraph(blocks []paper.Flowable, visit func(*paper.Paragraph)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			visit(b)
		case *paper.List:
			for _, item := range b.Items {
				visit(item)
			}
		case *paper.KeptTogether:
			eachParagraph(b.Blocks, visit)
		case *paper.Box:
			eachParagraph(b.Blocks, visit)
		case *paper.Columns:
			for _, c := range b.Columns {
				eachParagraph(c.Blocks, visit)
			}
		case *paper.Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					eachParagraph(cell.Blocks, visit)
				}
			}
		}
	}
}

// of returns the name of a paragraph's style, "" for the usual one, and its look.
func (s styles) of(p *paper.Paragraph) (string, look) {
	if p.Bookmark == "" {
		return "", s.normal
	}
	level := min(p.Level, mostLevels-1)
	return "Heading" + strconv.Itoa(level+1), s.headings[level]
}

// typeface is the type that official papers are set in; the file only names it. Scripts that it has not are set in the
// fonts that every Windows of today has for them: Chinese, and Khmer, Lao and Thai.
const (
	typeface       = "Times New Roman"
	eastern        = "SimSun"
	complexScripts = "Leelawadee UI"
)

func (s styles) part(language string) []byte {
	m := &wordMarkup{}
	m.Begin("w:styles", wordSpaces[:2]...)
	m.Open("w:docDefaults")
	m.Open("w:rPrDefault")
	m.Open("w:rPr")
	m.Empty("w:rFonts", "w:ascii", typeface, "w:hAnsi", typeface, "w:eastAsia", eastern, "w:cs", complexScripts)
	m.Empty("w:sz", "w:val", halfPoints(s.normal.size))
	m.Empty("w:szCs", "w:val", halfPoints(s.normal.size))
	if language != "" {
		m.Empty("w:lang", "w:val", language, "w:eastAsia", language)
	}
	m.Close("w:rPr")
	m.Close("w:rPrDefault")
	m.Empty("w:pPrDefault")
	m.Close("w:docDefaults")
	m.style("Normal", "Normal", "", s.normal)
	for i, l := range s.headings {
		level := strconv.Itoa(i + 1)
		m.style("Heading"+level, "heading "+level, strconv.Itoa(i), l)
	}
	m.Open("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	m.Empty("w:name", "w:val", "Normal Table")
	m.Open("w:tblPr")
	m.Open("w:tblCellMar")
	for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right"} {
		m.Empty(side, "w:w", "0", "w:type", "dxa")
	}
	m.Close("w:tblCellMar")
	m.Close("w:tblPr")
	m.Close("w:style")
	m.Close("w:styles")
	return m.Bytes()
}

// style is one style of paragraphs; level is that of a heading in the document's outline, "" for text.
func (m *wordMarkup) style(id, name, level string, l look) {
	if level == "" {
		m.Open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", id)
	} else {
		m.Open("w:style", "w:type", "paragraph", "w:styleId", id)
	}
	m.Empty("w:name", "w:val", name)
	if level != "" {
		m.Empty("w:basedOn", "w:val", "Normal")
		m.Empty("w:next", "w:val", "Normal")
	}
	m.Empty("w:qFormat")
	m.Open("w:pPr")
	if level != "" {
		m.Empty("w:keepNext")
	}
	m.Empty("w:widowControl")
	m.spacing(l)
	m.indents(l)
	m.Empty("w:jc", "w:val", sides[l.align])
	if level != "" {
		m.Empty("w:outlineLvl", "w:val", level)
	}
	m.Close("w:pPr")
	m.Open("w:rPr")
	m.faces(l.face, paper.Regular)
	m.Empty("w:sz", "w:val", halfPoints(l.size))
	m.Empty("w:szCs", "w:val", halfPoints(l.size))
	m.Close("w:rPr")
	m.Close("w:style")
}

// sides names the alignments.
var sides = map[paper.Align]string{paper.Justified: "both", paper.Left: "left", paper.Center: "center", paper.Right: "right"}

// spacing is white over a paragraph and its leading, to the twentieth of a point. There is never white under one: what a
// document wants there is added over the next.
func (m *wordMarkup) spacing(l look) {
	m.Empty("w:spacing", "w:before", twipsOf(l.before), "w:after", "0", "w:line", twipsOf(l.leading), "w:lineRule", "exact")
}

func (m *wordMarkup) indents(l look) {
	first, value := "w:firstLine", l.indent
	if value < 0 {
		first, value = "w:hanging", -value
	}
	m.Empty("w:ind", "w:left", twips(l.left), "w:right", twips(l.right), first, twips(value))
}

// faces says what is bold or italic where it differs from what the style has.
func (m *wordMarkup) faces(face, usual paper.Face) {
	for _, cut := range []struct {
		name    string
		is, was bool
	}{
		{"w:b", bold(face), bold(usual)},
		{"w:i", italic(face), italic(usual)},
	} {
		switch {
		case cut.is && !cut.was:
			m.Empty(cut.name)
		case !cut.is && cut.was:
			m.Empty(cut.name, "w:val", "0")
		}
	}
}

func bold(f paper.Face) bool   { return f == paper.Bold || f == paper.BoldItalic }
func italic(f paper.Face) bool { return f == paper.Italic || f == paper.BoldItalic }
