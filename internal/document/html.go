package document

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// plainPage reads all the text of a web page, as it stands in its elements: what a person saved from an editor
// has no furniture to leave out.
func plainPage(ctx context.Context, raw []byte, contentType string) library.Article {
	p := pagePiecesOf(ctx, raw, contentType)
	return assemble(p.pieces, viet.Clean(p.named))
}

// pagePiecesOf reads the pieces of a page, up to more than any document has, or until ctx ends.
func pagePiecesOf(ctx context.Context, raw []byte, contentType string) *plainReader {
	p := &plainReader{tokens: html.NewTokenizer(strings.NewReader(viet.Decode(raw, contentType)))}
	p.tokens.SetMaxBuf(maxPart)
	for len(p.pieces) <= mostParagraphs && ctx.Err() == nil {
		switch p.tokens.Next() {
		case html.ErrorToken:
			p.end()
			return p
		case html.TextToken:
			p.text()
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start()
		case html.EndTagToken:
			p.stop()
		}
	}
	return p
}

// plainReader gathers the paragraphs of a page from its tags, without a tree: broken pages cannot nest.
type plainReader struct {
	tokens  *html.Tokenizer
	pieces  []documentBlock
	run     strings.Builder
	named   string    // what the title element says
	inside  atom.Atom // the heading, entry or caption that is open
	skipped atom.Atom // the element that is left out
	bold    int       // letters that are
	isBold  bool
	raised  int               // elements that are open whose text stands above the line
	lists   []pageList        // that are open, the outermost first
	listed  int               // lists so far
	rows    [][]string        // of the table that is open
	cells   [][]documentBlock // of it
	caption string            // of it
	tables  int               // that are open

	openCell bool
	spans    cellSpans       // of the cell that is open
	reaching map[[2]int]bool // places, by row and column, that a cell above reaches into
}

// unread are the elements whose text no reader sees, and what its author struck out.
var unread = []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Textarea, atom.Select, atom.Nav, atom.Iframe, atom.Svg, atom.Object, atom.Del, atom.S, atom.Strike}

// inLine are the elements that do not end a line.
var inLine = []atom.Atom{atom.A, atom.Abbr, atom.B, atom.Big, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Ins, atom.Label, atom.Mark, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.U, atom.Wbr, atom.Img, 0}

// oneLine makes a line of a text that its file breaks for its looks.
var oneLine = strings.NewReplacer("\n", " ", "\t", " ")

func (p *plainReader) text() {
	text := string(p.tokens.Text())
	switch p.skipped {
	case atom.Title:
		p.named += html.UnescapeString(text)
	case 0:
		if p.raised > 0 {
			text = raisedMarks.Replace(text)
		}
		text = oneLine.Replace(html.UnescapeString(text))
		p.run.WriteString(text)
		if p.isBold {
			p.bold += len(strings.TrimSpace(text))
		}
	}
}

func (p *plainReader) start() {
	name, _ := p.tokens.TagName()
	tag := atom.Lookup(name)
	switch {
	case p.skipped != 0:
		return
	case tag == atom.Title && p.named == "", slices.Contains(unread, tag):
		p.skipped = tag
		return
	case tag == atom.B || tag == atom.Strong:
		p.isBold = true
	case slices.Contains(inLine, tag):
		if tag == atom.Sup {
			p.raised++
		}
		return
	}
	if p.tables > 0 && p.inCell(tag) {
		return
	}
	p.end()
	switch tag {
	case atom.Table:
		p.tables++
	case atom.Ol, atom.Ul:
		p.openList(tag == atom.Ol)
	case atom.Li:
		p.inside = tag
		if last := len(p.lists) - 1; last >= 0 {
			p.lists[last].entries++
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote:
		p.inside = tag
	}
}

// inCell reads tags within a table and reports those that only break a line of a cell.
func (p *plainReader) inCell(tag atom.Atom) bool {
	switch tag {
	case atom.Tr:
		p.endCell()
		p.rows = append(p.rows, nil)
	case atom.Td, atom.Th:
		p.endCell()
		p.openCell = true
		p.spans = p.spansOf()
	case atom.Table:
		p.tables++
	case atom.B, atom.Strong:
	default:
		p.run.WriteByte('\n')
	}
	return true
}

func (p *plainReader) stop() {
	name, _ := p.tokens.TagName()
	tag := atom.Lookup(name)
	switch {
	case p.skipped != 0:
		if tag == p.skipped {
			p.skipped = 0
		}
		return
	case tag == atom.B || tag == atom.Strong:
		p.isBold = false
		return
	case slices.Contains(inLine, tag):
		if tag == atom.Sup && p.raised > 0 {
			p.raised--
		}
		return
	case p.tables == 0:
		p.end()
		p.closeList(tag)
		return
	}
	switch tag {
	case atom.Caption:
		p.caption = viet.Clean(p.run.String())
		p.run.Reset()
	case atom.Td, atom.Th, atom.Tr:
		p.endCell()
	case atom.Table:
		p.endCell()
		if p.tables--; p.tables == 0 {
			p.table()
		}
	}
}

// endCell ends the cell that is open, which a page need not say, or one of what stands between cells.
func (p *plainReader) endCell() {
	text := p.run.String()
	if !p.openCell && viet.Clean(text) == "" {
		return
	}
	if len(p.rows) == 0 {
		p.rows = append(p.rows, nil)
	}
	if last := len(p.rows) - 1; len(p.rows[last]) < mostCells {
		p.placeCell(last, viet.Clean(text))
		p.cells = append(p.cells, cellLines(text))
	}
	p.openCell, p.spans = false, cellSpans{}
	p.run.Reset()
}

// cellLines returns the lines of a cell.
func cellLines(text string) (lines []documentBlock) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = viet.Clean(line); line != "" {
			lines = append(lines, documentBlock{Block: library.Block{Kind: library.Paragraph, Text: line}})
		}
	}
	return lines
}

// end ends a line.
func (p *plainReader) end() {
	text := viet.Clean(p.run.String())
	next := documentBlock{Block: library.Block{Kind: library.Paragraph, Text: text}, bold: p.bold*10 >= len(text)*8}
	p.run.Reset()
	p.bold = 0
	switch {
	case text == "":
		return
	case p.inside == atom.Li:
		next.marker, next.list = p.mark()
	case p.inside == atom.Blockquote:
		next.Kind = library.Quote
	case p.inside != 0:
		next.Kind, next.Level = library.Heading, int(p.inside.String()[1]-'0')
	}
	p.inside = 0
	p.pieces = append(p.pieces, next)
}

// table ends a table: one of data, or one that only arranges lines.
func (p *plainReader) table() {
	t := documentBlock{Block: library.Block{Kind: library.Table, Text: p.caption, Rows: slices.DeleteFunc(p.rows, func(row []string) bool {
		return strings.Join(row, "") == ""
	})}}
	t.cells = p.cells
	furniture := isHead(t) || isSignature(t)
	if !furniture {
		t.cells = nil
	}
	p.rows, p.cells, p.caption, p.reaching = nil, nil, "", nil
	p.run.Reset()
	p.bold = 0
	if furniture || isData(t) {
		p.pieces = append(p.pieces, t)
		return
	}
	for _, text := range append([]string{t.Text}, slices.Concat(t.Rows...)...) {
		if text != "" {
			p.pieces = append(p.pieces, documentBlock{Block: library.Block{Kind: library.Paragraph, Text: text}})
		}
	}
}
