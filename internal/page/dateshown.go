package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// shownDate returns what block i says of the date: its words, the element of them that is marked as the day of publication,
// the row of a table that is labelled so, or a definition with its term. "" where it is no such line.
func (d dateFinder) shownDate(i int) string {
	p := d.page.blocks[i]
	if p.Kind == library.Table {
		return labelledRow(p.Rows)
	}
	text := shortText(p)
	if text == "" {
		return ""
	}
	if marked := markedPublished(p.node); marked != "" {
		return marked
	}
	if part := definitionPart(p.node); part != nil && part.DataAtom == atom.Dd && i > 0 {
		if term := definitionPart(d.page.blocks[i-1].node); term != nil && term.DataAtom == atom.Dt {
			return strings.TrimRight(d.page.blocks[i-1].Text, ": ") + ": " + text
		}
	}
	return text
}

// labelledRow returns the row of a small table that says when its article was published.
func labelledRow(rows [][]string) string {
	for _, row := range rows[:min(len(rows), maxDateRows)] {
		if line := strings.Join(row, ": "); len(line) <= maxDateLine && len(row) > 1 && dateLabel.In(viet.Fold(row[0]+" :")) {
			return line
		}
	}
	return ""
}

// maxDateRows is how many rows of a table are looked at.
const maxDateRows = 20

// markedPublished returns the words of the element in n that its page marks as the day of publication, beside others.
func markedPublished(n *html.Node) string {
	marked := find(n, func(c *html.Node) bool {
		return c != n && (strings.EqualFold(attr(c, "itemprop"), "datePublished") || c.DataAtom == atom.Time && hasToken(attr(c, "class"), "published"))
	})
	if marked == nil {
		return ""
	}
	text := rawText(marked)
	if _, dated := viet.ParseDate(text); !dated {
		return ""
	}
	return text
}
