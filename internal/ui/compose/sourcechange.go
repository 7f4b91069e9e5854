package compose

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// follow finds out what became of the passages the outline quotes.
func (c *Composer) follow() {
	outline := clone(c.outline)
	kit.Load(c.Tasks, &c.follows, func(ctx context.Context) ([]library.PointChange, error) {
		return c.Affected(ctx, outline)
	}, func(changes []library.PointChange, err error) {
		if c.Fail(err, c.follow) || c.outline.ID != outline.ID {
			return
		}
		before := len(c.changes)
		c.changes = map[library.Place]library.PointChange{}
		for _, change := range changes {
			if p, ok := pointAt(outline, position{change.Section, change.Point}); ok && p.Quoted != nil {
				c.changes[p.Quoted.Place] = change
			}
		}
		c.warn()
		if len(c.changes) > 0 || before > 0 {
			c.editor.refresh()
		}
	})
}

// Affected tells what became of the passages an outline quotes, but for what the briefer wants as it is.
func (c *Composer) Affected(ctx context.Context, o library.Outline) ([]library.PointChange, error) {
	changes, err := c.needs.Drafts.Affected(ctx, o)
	if err != nil || len(changes) == 0 {
		return nil, err
	}
	dismissed, err := c.dismissed(ctx, o.ID)
	return slices.DeleteFunc(changes, func(change library.PointChange) bool {
		p, ok := pointAt(o, position{change.Section, change.Point})
		return ok && p.Quoted != nil && slices.Contains(dismissed, token(*p.Quoted, change))
	}), err
}

// dismissed are the changes of its sources that the briefer does not want in an outline, as they are stored; none of one
// that is no more.
func (c *Composer) dismissed(ctx context.Context, outline int64) ([]string, error) {
	o, err := c.needs.Outlines.Outline(ctx, outline)
	if library.IsKind(err, library.UnknownOutline) {
		return nil, nil
	}
	return o.Dismissed, err
}

// token names a change of a quoted passage: a later change of the same is another.
func token(quoted library.Point, change library.PointChange) string {
	return fmt.Sprint(quoted.Article, "/", quoted.Version, "/", quoted.Block, "/", quoted.Start, "/", change.Kind, "/", change.Since.Unix)
}

// pointAt returns the point at a spot, where there is one.
func pointAt(o library.Outline, at position) (library.OutlinePoint, bool) {
	if at.section < 0 || at.section >= len(o.Sections) || at.point >= len(o.Sections[at.section].Points) {
		return library.OutlinePoint{}, false
	}
	return o.Sections[at.section].Points[at.point], true
}

// changeAt returns what became of the passage that a point quotes.
func (c *Composer) changeAt(at position) (library.PointChange, bool) {
	p, ok := pointAt(c.outline, at)
	if !ok || p.Quoted == nil {
		return library.PointChange{}, false
	}
	change, ok := c.changes[p.Quoted.Place]
	return change, ok
}

// warn says beside the clippings of how many points a source changed.
func (c *Composer) warn() {
	n, withdrawn := 0, 0
	for s, section := range c.outline.Sections {
		for p := range section.Points {
			if change, ok := c.changeAt(position{s, p}); ok {
				n++
				if isWithdrawn(change) {
					withdrawn++
				}
			}
		}
	}
	c.clippings.warn(n, withdrawn, c.showChange, c.dropWithdrawn)
}

// isWithdrawn reports a point whose article its publisher took back.
func isWithdrawn(change library.PointChange) bool {
	return change.Kind == library.ArticleGone && change.Why.Reason != ""
}

// droppedPoint is a point that was taken out, and where it stood.
type droppedPoint struct {
	at    position
	point library.OutlinePoint
}

// dropWithdrawn takes all points out whose articles their publishers took back: in one step. The way back brings back these very
// ones, whatever was changed since.
func (c *Composer) dropWithdrawn() {
	id := c.outline.ID
	var dropped []droppedPoint
	c.change(func(o *library.Outline) {
		for s := range o.Sections {
			var kept []library.OutlinePoint
			for i, p := range o.Sections[s].Points {
				if p.Quoted != nil && isWithdrawn(c.changes[p.Quoted.Place]) {
					dropped = append(dropped, droppedPoint{position{s, i}, p})
				} else {
					kept = append(kept, p)
				}
			}
			o.Sections[s].Points = kept
		}
	})
	c.Say(words.Say("window.dropped-withdrawn", "count", len(dropped)), words.Say("window.undo"), func() {
		if c.outline.ID == id && len(c.outline.Sections) > 0 {
			c.change(func(o *library.Outline) { putBack(o, dropped) })
		}
	})
}

// putBack puts points where they stood, but for those that came back by «undo».
func putBack(o *library.Outline, dropped []droppedPoint) {
	for _, d := range dropped {
		points := &o.Sections[min(d.at.section, len(o.Sections)-1)].Points
		if !slices.Contains(*points, d.point) {
			*points = slices.Insert(*points, min(d.at.point, len(*points)), d.point)
		}
	}
}

// showChange goes to the first point whose source changed.
func (c *Composer) showChange() {
	for s, section := range c.outline.Sections {
		for p := range section.Points {
			if _, ok := c.changeAt(position{s, p}); ok {
				c.layout.see(outlinePane)
				c.editor.reveal(position{s, p})
				return
			}
		}
	}
}

// changeNote shows under a point what its source says now, and what can be done about it.
func (e *editor) changeNote(r *listCard, change library.PointChange) fyne.CanvasObject {
	c := e.page
	became := words.Say("window.change-"+string(change.Kind), "date", viet.ShortDate(change.Since))
	if isWithdrawn(change) {
		became = words.Say("reading.withdrawn", "reason", change.Why.Reason)
	}
	column := container.New(widgets.Column{Gap: 3}, widgets.NewLabel(became, widgets.Small.In(widgets.Ink).Heavy()))
	if change.Why.Title != "" {
		column.Add(widgets.NewLabel(words.Say("reading.instead", "title", kit.Cut(change.Why.Title, 80)), widgets.Small.In(widgets.Ink)))
	}
	actions := container.New(widgets.Flow{Gap: 14, Between: 2})
	if change.Now.Text != "" {
		was, now := differing(c.Tasks.Ctx, change.Was, change.Now.Text)
		column.Add(widgets.NewRuns(framed("window.change-was", was), widgets.Small.In(widgets.Ink)))
		column.Add(widgets.NewRuns(framed("window.change-now", now), widgets.Small.In(widgets.Ink)))
		actions.Add(widgets.NewLink(words.Say("window.take-new"), func() { c.takeNew(r.at, change.Now) }))
	}
	if instead := change.Why.Instead; instead != 0 {
		actions.Add(widgets.NewLink(words.Say("reading.open-instead"), func() { c.GoTo(kit.Route{Kind: kit.AllArticles, Article: instead}) }))
	}
	actions.Add(widgets.NewLink(words.Say("window.keep-old"), func() { c.keepOld(r.at) }))
	column.Add(actions)
	return kit.Grounded(widgets.BadGround, 6, container.New(widgets.Around(6, 8), column))
}

// differing returns two wordings with what only one of them has marked.
func differing(ctx context.Context, was, now string) (before, after []widgets.TextRun) {
	block := func(text string) []library.Block { return []library.Block{{Kind: library.Paragraph, Text: text}} }
	for _, change := range compare.Blocks(ctx, block(was), block(now)) {
		for _, r := range change.Runs {
			if r.Op != compare.Inserted {
				before = append(before, widgets.TextRun{Text: r.Text, Gone: r.Op == compare.Deleted})
			}
			if r.Op != compare.Deleted {
				after = append(after, widgets.TextRun{Text: r.Text, Mark: r.Op == compare.Inserted})
			}
		}
	}
	return before, after
}

// framed puts a wording into the sentence that says which it is.
func framed(key string, wording []widgets.TextRun) []widgets.TextRun {
	head, tail, _ := strings.Cut(words.Say(key, "text", "\n"), "\n")
	return append(append([]widgets.TextRun{{Text: head}}, wording...), widgets.TextRun{Text: tail})
}

// takeNew puts the wording of the newest version in the place of the quoted one.
func (c *Composer) takeNew(at position, now library.Point) {
	c.change(func(o *library.Outline) {
		o.Sections[at.section].Points[at.point] = library.OutlinePoint{Text: now.Text, Quoted: &now}
	})
}

// keepOld leaves a point as it is quoted, and no longer speaks of this change.
func (c *Composer) keepOld(at position) {
	p, ok := pointAt(c.outline, at)
	if !ok || p.Quoted == nil {
		return
	}
	change := token(*p.Quoted, c.changes[p.Quoted.Place])
	delete(c.changes, p.Quoted.Place)
	c.warn()
	c.editor.refresh()
	c.remember(func(dismissed []string) []string { return append(dismissed, change) })
	c.Say(words.Say("window.kept-old"), words.Say("window.undo"), func() {
		c.remember(func(dismissed []string) []string {
			return slices.DeleteFunc(dismissed, func(d string) bool { return d == change })
		})
	})
}

// remember changes which changes of sources the briefer does not want, and looks again at those there are.
func (c *Composer) remember(alter func(dismissed []string) []string) {
	id := c.outline.ID
	kit.Do(c.Tasks, &c.saves, func(ctx context.Context) error {
		dismissed, err := c.dismissed(ctx, id)
		if err != nil {
			return err
		}
		return c.needs.Memory.SetDismissed(ctx, id, alter(dismissed))
	}, func(err error) {
		if !c.Fail(err, nil) && c.outline.ID == id {
			c.follow()
		}
	})
}
