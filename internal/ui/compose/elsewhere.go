package compose

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/compare"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// elsewhere tells that another window or program saved the outline in between, and shows both.
func (c *Composer) elsewhere() {
	c.editor.saved.SetText(words.Say("window.not-saved"))
	c.editor.bar.Refresh()
	if c.differs || c.outline.ID == 0 {
		return
	}
	id := c.outline.ID
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (library.Outline, error) { return c.needs.Outlines.Outline(ctx, id) },
		func(stored library.Outline, err error) {
			if !c.Fail(err, c.elsewhere) && c.outline.ID == id && !c.differs {
				c.showBoth(stored)
			}
		})
}

// showBoth shows the outline of this window and the one that is stored, and lets one keep both, or one of them. The one
// that is not kept is a step back.
func (c *Composer) showBoth(stored library.Outline) {
	var f *kit.Form
	choose := func(key string, act func()) fyne.CanvasObject {
		return widgets.NewButton(words.Say(key), widgets.Normal, func() {
			f.Hide()
			act()
		})
	}
	here, there := differingRuns(c.Tasks.Ctx, c.outline, stored)
	f = c.Ask(words.Say("window.elsewhere"), words.Say("window.elsewhere-both"), 560, func(f *kit.Form) {
		f.Hide()
		c.keepBoth(stored)
	},
		widgets.NewLabel(words.Say("window.elsewhere-help"), widgets.Body),
		container.New(widgets.Flow{Gap: 8, Between: 6},
			choose("window.elsewhere-here", func() { c.keepOne(clone(c.outline), stored) }),
			choose("window.elsewhere-there", func() { c.keepOne(stored, clone(c.outline)) })),
		widgets.NewLabel(words.Say("window.elsewhere-this"), widgets.Strong), outlineText(here),
		widgets.NewLabel(words.Say("window.elsewhere-that"), widgets.Strong), outlineText(there))
	c.differs = true
	f.OnHidden = func() { c.differs = false }
}

// keepOne works on with one of two states of the outline and saves it; the other is a step back.
func (c *Composer) keepOne(kept, other library.Outline) {
	c.differs = false
	c.saver.knows(kept)
	c.saver.knows(other)
	c.outline = other
	c.change(func(o *library.Outline) { *o = kept })
}

// keepBoth saves the outline of this window as one of its own, and goes on with it.
func (c *Composer) keepBoth(stored library.Outline) {
	c.differs = false
	own := clone(c.outline)
	own.ID, own.Revision = 0, 0
	own.Title = words.Say("window.elsewhere-second", "title", Named(own))
	articles := c.chosen[stored.ID]
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (library.Outline, error) {
		made, err := c.needs.Outlines.SaveOutlineStep(ctx, own, library.OutlineTrail{})
		if err != nil {
			return made, err
		}
		return made, c.needs.Memory.SetClippings(ctx, made.ID, articles)
	}, func(made library.Outline, err error) {
		if c.Fail(err, func() { c.keepBoth(stored) }) {
			return
		}
		c.open(openOutline{outline: made, articles: articles})
		c.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: made.ID})
		c.Say(words.Say("window.elsewhere-kept", "title", Named(stored)), "", nil)
	})
}

// outlineText shows the lines of an outline.
func outlineText(lines [][]widgets.TextRun) fyne.CanvasObject {
	list := container.New(widgets.Column{Gap: 6})
	for _, runs := range lines {
		list.Add(widgets.NewRuns(runs, widgets.Body))
	}
	return container.New(widgets.Inset{Left: 10, Bottom: 8}, list)
}

// differingRuns are the lines of two states of an outline, with the words marked that only one of them has.
func differingRuns(ctx context.Context, here, there library.Outline) (mine, theirs [][]widgets.TextRun) {
	for _, change := range compare.Blocks(ctx, outlineBlocks(there), outlineBlocks(here)) {
		var a, b []widgets.TextRun
		for _, r := range change.Runs {
			if r.Op != compare.Deleted {
				a = append(a, widgets.TextRun{Text: r.Text, Mark: r.Op == compare.Inserted, Bold: r.Op == compare.Inserted})
			}
			if r.Op != compare.Inserted {
				b = append(b, widgets.TextRun{Text: r.Text, Mark: r.Op == compare.Deleted, Bold: r.Op == compare.Deleted})
			}
		}
		if len(a) > 0 {
			mine = append(mine, shortRuns(a))
		}
		if len(b) > 0 {
			theirs = append(theirs, shortRuns(b))
		}
	}
	return mine, theirs
}

// outlinePart is a part of an outline with its words, a block a line.
type outlinePart struct {
	name   string // "" for what stands before the sections
	blocks []library.Block
}

// outlineParts are all words of an outline.
func outlineParts(o library.Outline) []outlinePart {
	var parts []outlinePart
	add := func(name string, texts ...string) {
		p := outlinePart{name: name}
		for _, text := range texts {
			if text != "" {
				p.blocks = append(p.blocks, library.Block{Kind: library.Paragraph, Text: text})
			}
		}
		parts = append(parts, p)
	}
	minutes := ""
	if o.Minutes > 0 {
		minutes = words.Say("window.minutes-spoken", "count", o.Minutes)
	}
	h := o.Letterhead
	add("", o.Title, o.Occasion, o.Place, dateLine(o.Date), o.Audience, o.Speaker, minutes, h.Superior, h.Issuer, h.Place, h.Annex)
	for _, s := range o.Sections {
		var points []string
		for _, p := range s.Points {
			points = append(points, p.Text)
		}
		add(handout.SectionTitle(s), points...)
	}
	add(words.OnPaper("paper.slogans"), o.Slogans...)
	var questions []string
	for _, q := range o.Questions {
		questions = append(questions, q.Ask, q.Answer)
	}
	add(words.OnPaper("paper.questions"), questions...)
	add(words.Say("window.translation"), append([]string{o.Translation.Title}, strings.Split(o.Translation.Text, "\n")...)...)
	return parts
}

// outlineBlocks are all words of an outline, those of each part under its name.
func outlineBlocks(o library.Outline) (blocks []library.Block) {
	for _, p := range outlineParts(o) {
		if p.name != "" && len(p.blocks) > 0 {
			blocks = append(blocks, library.Block{Kind: library.Heading, Level: 1, Text: p.name})
		}
		blocks = append(blocks, p.blocks...)
	}
	return blocks
}
