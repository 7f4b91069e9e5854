package compare

import (
	"context"
	"strings"

	"znkr.io/diff"

	"baocaovien/internal/viet"
)

// How many blocks, and how many words and marks, are laid side by side with the fewest changes that are found.
const (
	exactBlocks = 4_000
	exactWords  = 20_000
)

// runs tells what became of the words of a text; not of all once ctx is done.
func runs(ctx context.Context, before, after string) []WordRun {
	var b runBuilder
	was, is := tokens(ctx, before), tokens(ctx, after)
	if ctx.Err() != nil {
		return nil
	}
	for e := range exact(exactWords).edits(ctx, was, is) {
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
	if ctx.Err() != nil {
		return nil
	}
	b.flush()
	return b.runs
}

// tokens cuts text into words and what stands between them; together they are the text, unless ctx is done before.
func tokens(ctx context.Context, text string) []string {
	var all []string
	at := 0
	for i, w := range viet.Words(text) {
		if i%askedEach == 0 && ctx.Err() != nil {
			return nil
		}
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
	kept              strings.Builder // since the last change
	deleted, inserted strings.Builder
	space             strings.Builder // kept after a change: it may lie between two
}

func (b *runBuilder) changing() bool { return b.deleted.Len()+b.inserted.Len() > 0 }

func (b *runBuilder) keep(token string) {
	if b.changing() && strings.TrimSpace(token) == "" {
		b.space.WriteString(token)
		return
	}
	b.finishChange()
	b.kept.WriteString(token)
}

func (b *runBuilder) change() {
	b.add(Kept, &b.kept)
	b.deleted.WriteString(b.space.String())
	b.inserted.WriteString(b.space.String())
	b.space.Reset()
}

// finishChange writes a change down; the space behind it is kept.
func (b *runBuilder) finishChange() {
	b.add(Deleted, &b.deleted)
	b.add(Inserted, &b.inserted)
	b.kept.WriteString(b.space.String())
	b.space.Reset()
}

// flush ends the text.
func (b *runBuilder) flush() {
	if b.changing() {
		b.finishChange()
	}
	b.add(Kept, &b.kept)
}

func (b *runBuilder) add(op Op, text *strings.Builder) {
	if text.Len() == 0 {
		return
	}
	b.runs = append(b.runs, WordRun{op, text.String()})
	text.Reset()
}
