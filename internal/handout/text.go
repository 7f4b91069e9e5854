package handout

import (
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// Text returns what a template prints of an outline as plain text, for the clipboard: paragraphs with an empty line
// between them, addresses written out in place of QR codes, pictures by their captions. It fails as Compose does; nothing is
// too long for it.
func Text(template string, o library.Outline, sources []library.Citation, opt TemplateOptions) (string, error) {
	return written(template, o, sources, opt, &plainWriter{})
}

// Markdown returns the same as Markdown (CommonMark): headings, bold and italic words, links.
func Markdown(template string, o library.Outline, sources []library.Citation, opt TemplateOptions) (string, error) {
	return written(template, o, sources, opt, &plainWriter{marked: true})
}

func written(template string, o library.Outline, sources []library.Citation, opt TemplateOptions, w *plainWriter) (string, error) {
	opt.unprinted = true
	doc, err := Compose(template, o, sources, opt)
	if err != nil {
		return "", err
	}
	w.title = doc.Title
	w.blocks(doc.Blocks)
	return strings.Join(w.paragraphs, "\n\n") + "\n", nil
}

// plainWriter turns blocks into paragraphs of text.
type plainWriter struct {
	marked     bool   // Markdown
	title      string // of the paper: its heading
	paragraphs []string
}

func (w *plainWriter) blocks(blocks []paper.Flowable) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			w.add(w.paragraph(b))
		case *paper.List:
			w.add(w.list(b))
		case *paper.KeptTogether:
			w.blocks(b.Blocks)
		case *paper.Box:
			w.blocks(b.Blocks)
		case *paper.Columns:
			w.columns(b)
		case *paper.Table:
			w.table(b)
		case *paper.Picture:
			if b.Caption != nil {
				w.add(w.paragraph(b.Caption))
			}
		}
	}
}

// table writes a line a row, in Markdown as a table; cells that are blocks one after the other.
func (w *plainWriter) table(t *paper.Table) {
	var lines []string
	for i, row := range append(slices.Clone(t.Head), t.Rows...) {
		var cells []string
		for _, cell := range row {
			w.blocks(cell.Blocks)
			cells = append(cells, w.cell(cell.Text))
		}
		switch {
		case strings.Join(cells, "") == "":
		case !w.marked:
			lines = append(lines, strings.Join(cells, "\t"))
		default:
			lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
			if i == 0 {
				lines = append(lines, "|"+strings.Repeat(" --- |", len(cells)))
			}
		}
	}
	w.add(strings.Join(lines, "\n"))
}

// cell is the text of a cell.
func (w *plainWriter) cell(text string) string {
	if !w.marked {
		return text
	}
	return strings.ReplaceAll(escaped(text), "|", `\|`)
}

// columns writes one column after the other; paragraphs that stand beside each other alone share a line.
func (w *plainWriter) columns(c *paper.Columns) {
	var line []string
	for _, column := range c.Columns {
		if len(column.Blocks) == 1 {
			if p, ok := column.Blocks[0].(*paper.Paragraph); ok {
				line = append(line, w.paragraph(p))
			}
		}
	}
	if len(line) == len(c.Columns) {
		w.add(strings.Join(line, " – "))
		return
	}
	for _, column := range c.Columns {
		w.blocks(column.Blocks)
	}
}

// add adds a paragraph that says something: stars and dashes only adorn paper.
func (w *plainWriter) add(text string) {
	if text = strings.TrimSpace(text); strings.ContainsFunc(text, viet.WordRune) {
		w.paragraphs = append(w.paragraphs, text)
	}
}

// paragraph returns the text of a paragraph, in Markdown with the sign of a heading where it is one.
func (w *plainWriter) paragraph(p *paper.Paragraph) string {
	plain := spelled(p.Runs)
	switch {
	case !w.marked:
		return plain
	case plain != "" && plain == w.title:
		return "# " + escaped(plain)
	case p.Bookmark != "":
		return strings.Repeat("#", p.Level+2) + " " + escaped(plain)
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(emphasised(r))
	}
	return opened(b.String())
}

func (w *plainWriter) list(l *paper.List) string {
	lines := make([]string, len(l.Items))
	for i, item := range l.Items {
		mark := map[paper.Marks]string{paper.Numbered: strconv.Itoa(i+1) + ". ", paper.Dashed: "– ", paper.Ticks: "☐ "}[l.Marks]
		if w.marked && l.Marks != paper.Numbered {
			mark = map[paper.Marks]string{paper.Dashed: "- ", paper.Ticks: "- [ ] "}[l.Marks]
		}
		lines[i] = mark + strings.TrimSpace(w.paragraph(item))
	}
	return strings.Join(lines, "\n")
}

// spelled returns the letters of runs; a line to write on is dots.
func spelled(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch {
		case r.Tick:
			b.WriteString("☐")
		case r.Blank > 0:
			b.WriteString("……")
		default:
			b.WriteString(r.Text)
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\u00A0", " "))
}

// emphasised is a run in Markdown. Signs of emphasis stand beside letters, or they would not count as such.
func emphasised(r paper.Run) string {
	text := strings.ReplaceAll(r.Text, "\u00A0", " ")
	if r.Tick || r.Blank > 0 {
		text = spelled([]paper.Run{r})
	}
	inner := strings.TrimSpace(text)
	if inner == "" {
		return text
	}
	before, after, _ := strings.Cut(text, inner)
	sign := map[paper.Face]string{paper.Bold: "**", paper.Italic: "*", paper.BoldItalic: "***"}[r.Style.Face]
	body := sign + escaped(inner) + sign
	if r.Link == inner {
		body = "<" + inner + ">"
	}
	return before + body + after
}

// signs are what Markdown takes for more than a letter inside a line.
var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "&", `\&`, "](", `]\(`)

func escaped(text string) string { return markdownSigns.Replace(text) }

// opened keeps the first letter of a paragraph from being taken for the sign of a heading, a quote, a list or a rule.
func opened(text string) string {
	if text != "" && strings.ContainsRune("#>+-=", rune(text[0])) {
		return `\` + text
	}
	return text
}
