package compose

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/compare"
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
		made, err := c.needs.Outlines.SaveOutline(ctx, own)
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
				a = append(a, widgets.TextRun{Text: r.Text, Mark: r.Op == compare.Inserted})
			}
			if r.Op != compare.Inserted {
				b = append(b, widgets.TextRun{Text: r.Text, Mark: r.Op == compare.Deleted})
			}
		}
		if len(a) > 0 {
			mine = append(mine, a)
		}
		if len(b) > 0 {
			theirs = append(theirs, b)
		}
	}
	return mine, theirs
}

// outlineBlocks are the words of an outline, a block a line.
func outlineBlocks(o library.Outline) []library.Block {
	var blocks []library.Block
	add := func(text string) {
		if text != "" {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: kit.Cut(text, 600)})
		}
	}
	for _, text := range []string{o.Title, o.Occasion, o.Place, o.Audience, o.Speaker} {
		add(text)
	}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			add(p.Text)
		}
	}
	for _, text := range o.Slogans {
		add(text)
	}
	for _, q := range o.Questions {
		add(q.Ask)
		add(q.Answer)
	}
	return blocks
}
