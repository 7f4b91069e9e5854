package secrecy

import (
	"context"
	"strings"

	"baocaovien/internal/library"
)

// headLines is how far from the top of a paper its stamp stands: beside its letterhead or under its title.
const headLines = 24

// together is how near to each other lines stand that name several levels one after the other.
const together = 6

// placedStamp is a stamp with the line it stands in.
type placedStamp struct {
	stamp library.Stamp
	at    int
}

// OfArticle returns the stamp that an article bears in its title, among its paragraphs, headings and quotes, or as the
// caption of a picture or a table; "" where it bears none. Entries of lists and cells of tables are no stamps: they are what
// texts about secrecy count up. Once ctx is done it stops, and what it then returns is not all: whoever keeps it asks ctx first.
func OfArticle(ctx context.Context, a library.Article) library.Stamp {
	lines := []string{a.Title, a.Author, a.Lead}
	for _, b := range a.Blocks {
		text := b.Text
		if b.Kind == library.Table && headed(b) {
			text = strings.Join(append([]string{text}, b.Rows[0]...), "\n")
		}
		lines = append(lines, text)
	}
	return OfLines(ctx, lines, nil)
}

// headed reports a table that is a letterhead, not one of levels: it has a row or two of two columns.
func headed(b library.Block) bool { return len(b.Rows) > 0 && len(b.Rows) <= 3 && len(b.Rows[0]) == 2 }

// OfLines returns the stamp among the lines of a paper from top to bottom, and those of its margins and boxes.
// It stops as OfArticle does.
func OfLines(ctx context.Context, lines, margins []string) library.Stamp {
	head, rest := stampsOf(ctx, lines)
	outside, _ := stampsOf(ctx, margins)
	var strongest library.Stamp
	for _, f := range append(unlessCounted(head), unlessCounted(rest)...) {
		strongest = strongest.Or(f.stamp)
	}
	for _, f := range outside {
		strongest = strongest.Or(f.stamp)
	}
	return strongest
}

// stampsOf finds the stamps at the top of a paper, and those below.
func stampsOf(ctx context.Context, lines []string) (head, rest []placedStamp) {
	n := 0
	half := "" // of a stamp that is broken into two lines
	for _, text := range lines {
		for line := range strings.Lines(text) {
			if ctx.Err() != nil {
				return head, rest
			}
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			n++
			stamp := lineStamp(half + line)
			if half = ""; upper.Whole(line) {
				half = line + " "
			}
			switch {
			case stamp == "":
			case n <= headLines:
				head = append(head, placedStamp{stamp, n})
			default:
				rest = append(rest, placedStamp{stamp, n})
			}
		}
	}
	return head, rest
}

// unlessCounted leaves out levels that are counted up one after the other: such a text explains them. The stamps stand in
// the order of their lines.
func unlessCounted(all []placedStamp) (kept []placedStamp) {
	first := 0 // of those that stand near
	for _, f := range all {
		for f.at-all[first].at > together {
			first++
		}
		counted := false
		for _, other := range all[first:] {
			if counted || other.at-f.at > together {
				break
			}
			counted = f.stamp != other.stamp && f.stamp != library.InternalUse && other.stamp != library.InternalUse
		}
		if !counted {
			kept = append(kept, f)
		}
	}
	return kept
}
