package docx

import (
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/paper"
)

// body is the text of the file being written.
type body struct {
	wordMarkup
	fonts    *paper.Fonts
	sheet    paper.Sheet // of the section at hand
	folio    paper.Folio
	styles   styles
	numbers  *numbers
	links    []string // addresses, from relation link1
	media    []medium
	sections int            // that are closed
	wrote    bool           // something stands in the section at hand
	unknown  paper.Flowable // a block that has no form in a file
}

// placement is where a block stands.
type placement struct {
	before float64 // pt of white over it
	keep   bool    // it stays with what follows
}

// tick is the letter for a box to tick.
const tick = "☐"

// stack writes blocks under each other in a column of the given width, mm. In the file white stands over a paragraph
// only: the larger of what the block above and the one below ask for.
func (b *body) stack(blocks []paper.Flowable, width float64, at placement) {
	below, table := 0.0, false
	for i, block := range blocks {
		before, after := paper.Spacing(block)
		here := at
		here.before = max(before, below)
		if i == 0 {
			here.before = max(before, at.before)
		}
		here.keep = at.keep || i+1 < len(blocks) && keepsPrevious(blocks[i+1])
		if table && ruled(block) { // tables that touch would become one
			b.gap(here.before)
			here.before = 0
		}
		b.block(block, width, here)
		if turn, ok := block.(*paper.NewPage); ok && turn.Sheet != nil {
			width = b.sheet.TextWidth()
		}
		below, table = after, ruled(block)
	}
	if table { // neither a page nor a cell may end in one
		b.gap(0)
	}
}

// ruled reports whether a block is a table in the file.
func ruled(block paper.Flowable) bool {
	switch block := block.(type) {
	case *paper.Table, *paper.Box, *paper.Columns:
		return true
	case *paper.KeptTogether:
		return len(block.Blocks) > 0 && ruled(block.Blocks[len(block.Blocks)-1])
	}
	return false
}

func keepsPrevious(block paper.Flowable) bool {
	switch block := block.(type) {
	case *paper.Paragraph:
		return block.KeepPrev
	case *paper.Columns:
		return block.KeepPrev
	}
	return false
}

func (b *body) block(block paper.Flowable, width float64, at placement) {
	switch block := block.(type) {
	case *paper.Paragraph:
		b.paragraph(block, width, at)
	case *paper.List:
		b.list(block, width, at)
	case *paper.KeptTogether:
		b.group(block, width, at)
	case *paper.Columns:
		b.columns(block, at)
	case *paper.Table:
		b.table(block, width, at)
	case *paper.Box:
		b.box(block, width, at)
	case *paper.Picture:
		b.picture(block, width, at)
	case *paper.QRModules:
		b.qrModules(block, at)
	case *paper.WriteLines:
		b.writeLines(block, at)
	case *paper.BarOutline:
		b.bar(block, width, at)
	case *paper.NewPage:
		b.newPage(block)
	case *paper.FillSpace: // white is not the file's to fill
	default:
		b.unknown = block
	}
}

// group writes blocks that stay on one page.
func (b *body) group(g *paper.KeptTogether, width float64, at placement) {
	below := 0.0
	for i, one := range g.Blocks {
		before, after := paper.Spacing(one)
		here := placement{before: at.before, keep: at.keep || i+1 < len(g.Blocks)}
		if i > 0 {
			here.before = max(before, below)
		}
		b.block(one, width, here)
		below = after
	}
}

// paragraph writes a paragraph, nothing for one without a word.
func (b *body) paragraph(p *paper.Paragraph, width float64, at placement) {
	if empty(p.Runs) {
		return
	}
	list, level, counted := b.numbers.of(p)
	runs := p.Runs
	if counted {
		runs = append([]paper.Run{runs[0]}, runs[1:]...)
		runs[0].Text = strings.TrimLeft(strings.TrimPrefix(runs[0].Text, p.Ordinal), " ")
	}
	b.Open("w:p")
	b.properties(p, width, at, func() {
		if counted {
			b.item(list, level)
		}
	}, nil)
	b.runs(b.balanced(runs, p, width), p)
	b.Close("w:p")
	if p.Rule != nil {
		b.rule(p, width)
	}
}

func empty(runs []paper.Run) bool {
	for _, r := range runs {
		if r.Tick || r.Blank > 0 || strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// properties writes how a paragraph stands, where that differs from its style; in the order of the schema. numbered
// writes its list where it has one; mark is the style of the number, nil for that of the text.
func (b *body) properties(p *paper.Paragraph, width float64, at placement, numbered func(), mark *paper.Style) {
	name, usual := b.styles.of(p)
	now := lookOf(p)
	now.before = at.before
	b.Open("w:pPr")
	if name != "" {
		b.Empty("w:pStyle", "w:val", name)
	}
	b.keepNext(p.KeepNext || at.keep, name != "")
	numbered()
	if slices.ContainsFunc(p.Runs, func(r paper.Run) bool { return r.Blank > 0 }) { // a line to write on runs to the edge
		b.Open("w:tabs")
		b.Empty("w:tab", "w:val", "right", "w:leader", "underscore", "w:pos", twips(width))
		b.Close("w:tabs")
	}
	b.differences(now, usual)
	if mark != nil {
		b.Open("w:rPr")
		b.faces(mark.Face, usual.face)
		b.Empty("w:sz", "w:val", halfPoints(mark.Size))
		b.Close("w:rPr")
	}
	b.Close("w:pPr")
	b.wrote = true
}

// keepNext says whether a paragraph stays with the next where that is not what its style says: headings do.
func (b *body) keepNext(keeps, heading bool) {
	switch {
	case keeps && !heading:
		b.Empty("w:keepNext")
	case heading && !keeps:
		b.Empty("w:keepNext", "w:val", "0")
	}
}

// differences says how a paragraph stands otherwise than its style.
func (b *body) differences(now, usual look) {
	if now.before != usual.before || now.leading != usual.leading {
		b.spacing(now)
	}
	if now.indent != usual.indent || now.left != usual.left || now.right != usual.right {
		b.indents(now)
	}
	if now.align != usual.align {
		b.Empty("w:jc", "w:val", sides[now.align])
	}
}

func (b *body) item(list, level int) {
	b.Open("w:numPr")
	b.Empty("w:ilvl", "w:val", strconv.Itoa(level))
	b.Empty("w:numId", "w:val", strconv.Itoa(list))
	b.Close("w:numPr")
}

// runs writes the text of a paragraph.
func (b *body) runs(runs []paper.Run, p *paper.Paragraph) {
	_, usual := b.styles.of(p)
	for _, r := range runs {
		if r.Link != "" && external(r.Link) {
			b.links = append(b.links, r.Link)
			b.Open("w:hyperlink", "r:id", "link"+strconv.Itoa(len(b.links)), "w:history", "1")
			b.run(r, usual)
			b.Close("w:hyperlink")
			continue
		}
		b.run(r, usual)
	}
}

// external reports whether a link leads to the web: a file must not run anything else.
func external(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

func (b *body) run(r paper.Run, usual look) {
	b.Open("w:r")
	if r.Style.Face != usual.face || r.Style.Size != usual.size || r.Style.Underline {
		b.Open("w:rPr")
		b.faces(r.Style.Face, usual.face)
		if r.Style.Size != usual.size {
			b.Empty("w:sz", "w:val", halfPoints(r.Style.Size))
			b.Empty("w:szCs", "w:val", halfPoints(r.Style.Size))
		}
		if r.Style.Underline {
			b.Empty("w:u", "w:val", "single")
		}
		b.Close("w:rPr")
	}
	switch {
	case r.Tick:
		b.Leaf("w:t", tick)
	case r.Blank > 0:
		b.Empty("w:tab")
	default:
		for i, line := range strings.Split(r.Text, "\n") {
			if i > 0 {
				b.Empty("w:br")
			}
			b.Leaf("w:t", line, "xml:space", "preserve")
		}
	}
	b.Close("w:r")
}

// balanced returns the runs of a centred paragraph with its lines ended where paper ends them: Word would leave the last
// word of a title alone. In other text it only keeps together what is read as one.
func (b *body) balanced(runs []paper.Run, p *paper.Paragraph, width float64) []paper.Run {
	if p.Align == paper.Center && len(runs) == 1 {
		if lines := paper.Lines(p, width, b.fonts); len(lines) > 1 {
			return []paper.Run{{Text: strings.Join(lines, "\n"), Style: runs[0].Style, Link: runs[0].Link}}
		}
	}
	bound := make([]paper.Run, len(runs))
	for i, r := range runs {
		r.Text = paper.Bind(r.Text)
		bound[i] = r
	}
	return bound
}

// list writes items that hang from their marks.
func (b *body) list(l *paper.List, width float64, at placement) {
	kind := map[paper.Marks]int{paper.Numbered: numberedList, paper.Dashed: dashedList, paper.Ticks: tickList}[l.Marks]
	number := b.numbers.begin(kind, 0, 1)
	widest := map[paper.Marks]string{paper.Numbered: strconv.Itoa(len(l.Items)) + ".", paper.Dashed: "–", paper.Ticks: "—"}[l.Marks]
	hang := b.fonts.Width(widest+" ", l.Style) + 0.5
	after := 0.0
	for i, item := range l.Items {
		if empty(item.Runs) {
			continue
		}
		hung := *item
		hung.Left, hung.Indent, hung.Ordinal = item.Left+hang, -hang, ""
		here := at
		if i > 0 {
			here.before = max(item.Before, after)
		}
		after = item.After
		b.Open("w:p")
		b.properties(&hung, width, here, func() { b.item(number, 0) }, &l.Style)
		b.runs(b.balanced(hung.Runs, &hung, width), &hung)
		b.Close("w:p")
	}
}
