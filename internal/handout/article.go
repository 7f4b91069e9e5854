package handout

import (
	"fmt"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Measures of an article of which a file is made: headings by their level, cells of tables.
const (
	articleTitle = 18 // pt
	articleCells = 12
)

// Article returns the whole text of an article as a document for Word, with its source and date under the title and its
// address at the end.
func Article(a library.Article, source library.Citation) paper.Document {
	p := party
	style := paper.Style{Size: p.body}
	doc := paper.Document{
		Title: a.Title, Author: viet.Clean(source.Source), Sheet: p.sheet(true), Folio: paper.Folio{Style: paper.Style{Size: p.folio}, Top: p.folioTop},
	}
	title := p.paragraph([]paper.Run{{Text: viet.Clean(a.Title), Style: paper.Style{Face: paper.Bold, Size: articleTitle}}})
	title.Align, title.Indent, title.Leading, title.KeepNext = paper.Left, 0, 0, true
	doc.Blocks = append(doc.Blocks, title)
	if line := ArticleOrigin(a, source); line != "" {
		from := p.paragraph([]paper.Run{{Text: line, Style: paper.Style{Face: paper.Italic, Size: p.body}}})
		from.Align, from.Indent = paper.Left, 0
		doc.Blocks = append(doc.Blocks, from)
	}
	for _, b := range a.Blocks {
		doc.Blocks = append(doc.Blocks, p.articleBlock(b)...)
	}
	if address := viet.Clean(source.URL); address != "" {
		where := p.paragraph([]paper.Run{{Text: words.OnPaper("paper.article-at") + " ", Style: style}, {Text: address, Style: style, Link: address}})
		where.Align, where.Indent = paper.Left, 0
		doc.Blocks = append(doc.Blocks, where)
	}
	return doc
}

// articleBlock shows a block of an article. Of a picture there is its caption.
func (p preset) articleBlock(b library.Block) []paper.Flowable {
	style := paper.Style{Size: p.body}
	text := func(words string, style paper.Style) *paper.Paragraph {
		return p.paragraph([]paper.Run{{Text: viet.Clean(words), Style: style}})
	}
	switch b.Kind {
	case library.Heading:
		head := text(b.Text, paper.Style{Face: paper.Bold, Size: p.body})
		head.Align, head.Indent, head.KeepNext = paper.Left, 0, true
		return []paper.Flowable{head}
	case library.List:
		list := &paper.List{Style: style, Marks: paper.Dashed}
		if b.Ordered {
			list.Marks = paper.Numbered
		}
		for _, item := range b.Items {
			entry := text(item, style)
			entry.Indent, entry.Left = 0, p.indent
			list.Items = append(list.Items, entry)
		}
		return []paper.Flowable{list}
	case library.Quote:
		quote := text(b.Text, paper.Style{Face: paper.Italic, Size: p.body})
		quote.Left = p.indent
		return []paper.Flowable{quote}
	case library.Table:
		return append(p.articleCaption(b.Text), articleTable(b))
	case library.Image:
		return p.articleCaption(b.Text)
	default:
		if b.Text == "" {
			return nil
		}
		return []paper.Flowable{text(b.Text, style)}
	}
}

// articleCaption is the caption of a picture or table, nothing where there is none.
func (p preset) articleCaption(caption string) []paper.Flowable {
	if caption == "" {
		return nil
	}
	line := p.paragraph([]paper.Run{{Text: viet.Clean(caption), Style: paper.Style{Face: paper.Italic, Size: p.body - 1}}})
	line.Align, line.Indent = paper.Center, 0
	return []paper.Flowable{line}
}

func articleTable(b library.Block) *paper.Table {
	table := &paper.Table{Style: paper.Style{Size: articleCells}, Leading: cellLeading, Rule: cellRule, Before: 3, After: 6}
	wide := 0
	for _, row := range b.Rows {
		wide = max(wide, len(row))
	}
	for range wide {
		table.Columns = append(table.Columns, paper.TableColumn{Align: paper.Left})
	}
	for _, row := range b.Rows {
		cells := make([]paper.Cell, wide)
		for i, text := range row {
			cells[i].Text = viet.Clean(text)
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

// ArticleOrigin is the line that says who wrote and published an article and when: «Trần Văn A. Cổng thông tin, ngày 07/9/2021.»
func ArticleOrigin(a library.Article, source library.Citation) string {
	author := viet.Clean(a.Author)
	if author == viet.Clean(source.Source) {
		author = ""
	}
	return viet.Clean(ended(author) + " " + ended(origin(source)))
}

// ArticleText returns the whole text of an article as plain text, with its source, date and address under the title;
// paragraphs have an empty line between them.
func ArticleText(a library.Article, source library.Citation) string {
	head := []string{viet.Clean(a.Title)}
	for _, line := range []string{ArticleOrigin(a, source), viet.Clean(source.URL)} {
		if line != "" {
			head = append(head, line)
		}
	}
	parts := []string{strings.Join(head, "\n")}
	for _, b := range a.Blocks {
		if text := blockLines(b); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func blockLines(b library.Block) string {
	if b.Kind != library.List {
		return b.Plain()
	}
	lines := make([]string, len(b.Items))
	for i, item := range b.Items {
		lines[i] = "– " + item
		if b.Ordered {
			lines[i] = fmt.Sprintf("%d. %s", i+1, item)
		}
	}
	return strings.Join(lines, "\n")
}
