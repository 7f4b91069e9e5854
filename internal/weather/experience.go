package weather

import (
	"context"
	"strings"

	"baocaovien/internal/library"
)

// Experience is what was learned of the weather of a site. It is not safe for concurrent use.
type Experience struct {
	lines      map[string]bool // short lines whose numbers change, with «#» for each
	parameters map[string]bool // of addresses, with their host before them
}

// NewExperience returns what is known without having seen a page.
func NewExperience() *Experience {
	return &Experience{lines: map[string]bool{}, parameters: map[string]bool{}}
}

// Same reports that two loads of one article say the same, but for what is known to be weather. Once ctx is done nothing is
// the same.
func (e *Experience) Same(ctx context.Context, before, now library.Article) bool {
	one, other := e.signs(ctx, before), e.signs(ctx, now)
	return ctx.Err() == nil && equal(one, other)
}

// Learn takes two loads of one page, made seconds apart, for what they are: what they differ in is weather. It reports
// whether that explains all in which now, the first of them, differs from before. Once ctx is done nothing is learned or
// explained.
func (e *Experience) Learn(ctx context.Context, before, now, again library.Article) bool {
	e.learnFiles(now, again)
	changes := between(ctx, e.signs(ctx, now), e.signs(ctx, again))
	if ctx.Err() != nil {
		return false
	}
	if changes == nil {
		return e.Same(ctx, before, now)
	}
	e.learnLines(changes)
	return changes.explain(ctx, e.signs(ctx, before)) && ctx.Err() == nil || e.Same(ctx, before, now)
}

// learnFiles learns from the addresses of the pictures and documents that stand at the same place.
func (e *Experience) learnFiles(one, other library.Article) {
	for i := range min(len(one.Blocks), len(other.Blocks)) {
		e.learnAddress(one.Blocks[i].Src, other.Blocks[i].Src)
	}
	for i := range min(len(one.Attachments), len(other.Attachments)) {
		e.learnAddress(one.Attachments[i].URL, other.Attachments[i].URL)
	}
}

// learnLines remembers the short lines in which only numbers changed: the other pages of the site have them too.
func (e *Experience) learnLines(c *changes) {
	for _, line := range c.numbered {
		e.lines[line] = true
	}
}

// Settle writes the addresses of pictures and files that a newly read article shares with the one before as that one has
// them: what is kept under them need not be fetched again.
func (e *Experience) Settle(before, now library.Article) library.Article {
	known := map[string]string{}
	for _, b := range before.Blocks {
		if b.Src != "" {
			known[e.file(b.Src)] = b.Src
		}
	}
	for _, f := range before.Attachments {
		known[e.file(f.URL)] = f.URL
	}
	now.Blocks = append([]library.Block(nil), now.Blocks...)
	for i, b := range now.Blocks {
		if address := known[e.file(b.Src)]; b.Src != "" && address != "" {
			now.Blocks[i].Src = address
		}
	}
	now.Attachments = append([]library.Attachment(nil), now.Attachments...)
	for i, f := range now.Attachments {
		if address := known[e.file(f.URL)]; address != "" {
			now.Attachments[i].URL = address
		}
	}
	return now
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// isMark reports a sign that is no word.
func isMark(sign string) bool {
	return strings.HasPrefix(sign, blockSign) || strings.HasPrefix(sign, partSign)
}
