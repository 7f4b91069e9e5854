package compare

import (
	"strings"

	"znkr.io/diff"

	"baocaovien/internal/viet"
)

// exactAtMost is how many words and marks are laid side by side with the fewest changes. A paragraph of a
// megabyte would take minutes.
const exactAtMost = 20_000

// runs tells what became of the words of a text.
func runs(before, after string) []WordRun {
	var b runBuilder
	was, is := tokens(before), tokens(after)
	var options []diff.Option
	if len(was)+len(is) > exactAtMost {
		options = append(options, diff.Fast())
	}
	for _, e := range diff.Edits(was, is, options...) {
		switch e.Op {
		case diff.Match:
			b.keep(e.X)
		case diff.Delete:
			b.change()
			b.deleted.WriteString(e.X)
		case diff.Insert:
			b.change()
			b.inserted.WriteString(e.Y)
		}
	}
	b.flush()
	return b.runs
}

// tokens cuts text into words and what stands between them; together they are the text.
func tokens(text string) []string {
	var all []string
	at := 0
	for _, w := range viet.Words(text) {
		all = append(all, between(text[at:w.Start])...)
		all = append(all, w.Of(text))
		at = w.End
	}
	return append(all, between(text[at:])...)
}

// between cuts what stands between words into spaces and marks.
func between(text string) []string {
	var all []string
	for _, r := range text {
		all = append(all, string(r))
	}
	return all
}

// runBuilder gathers tokens into runs. A space between changed words changes with them.
type runBuilder struct {
	runs              []WordRun
	deleted, inserted strings.Builder
	space             string // kept after a change: it may lie between two
}

func (b *runBuilder) changing() bool { return b.deleted.Len()+b.inserted.Len() > 0 }

func (b *runBuilder) keep(token string) {
	if b.changing() && strings.TrimSpace(token) == "" {
		b.space += token
		return
	}
	b.flush()
	b.add(Kept, token)
}

func (b *runBuilder) change() {
	b.deleted.WriteString(b.space)
	b.inserted.WriteString(b.space)
	b.space = ""
}

// flush ends a change.
func (b *runBuilder) flush() {
	b.add(Deleted, b.deleted.String())
	b.add(Inserted, b.inserted.String())
	b.add(Kept, b.space)
	b.deleted.Reset()
	b.inserted.Reset()
	b.space = ""
}

func (b *runBuilder) add(op Op, text string) {
	if text == "" {
		return
	}
	if n := len(b.runs); n > 0 && b.runs[n-1].Op == op {
		b.runs[n-1].Text += text
		return
	}
	b.runs = append(b.runs, WordRun{op, text})
}
