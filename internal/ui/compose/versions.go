package compose

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// askVersions shows how the outline stood before, to bring one of these states back.
func (c *Composer) askVersions() {
	id := c.outline.ID
	kit.Load(c.Tasks, &c.pasts, func(ctx context.Context) ([]library.OutlineVersion, error) {
		return c.needs.Outlines.OutlineVersions(ctx, id)
	},
		func(all []library.OutlineVersion, err error) {
			switch {
			case c.Fail(err, c.askVersions) || c.outline.ID != id:
			case len(all) == 0:
				c.Say(words.Say("window.versions-none"), "", nil)
			default:
				c.compareWith(all, 0)
			}
		})
}

// compareWith shows what the outline has otherwise than one of the states before.
func (c *Composer) compareWith(all []library.OutlineVersion, chosen int) {
	now := clone(c.outline)
	kit.Load(c.Tasks, &c.pasts, func(ctx context.Context) ([]outlineDifference, error) {
		return differences(ctx, all[chosen].Outline, now), ctx.Err()
	}, func(lines []outlineDifference, err error) {
		if !c.Fail(err, nil) && c.outline.ID == now.ID {
			c.showVersions(all, chosen, lines)
		}
	})
}

func (c *Composer) showVersions(all []library.OutlineVersion, chosen int, lines []outlineDifference) {
	var f *kit.Form
	was := all[chosen].Outline
	days := versionDays(all, chosen, func(i int) {
		f.Hide()
		c.compareWith(all, i)
	})
	list := container.New(widgets.Column{Gap: 6})
	section := ""
	for _, line := range lines {
		if line.section != section {
			section = line.section
			list.Add(widgets.NewLabel(section, widgets.Small.Larger().Heavy()))
		}
		list.Add(widgets.NewRuns(append([]widgets.TextRun{{Text: words.Say(line.key) + " ", Colour: widgets.Main}}, line.runs...), widgets.Body))
	}
	if len(lines) == 0 {
		list.Add(widgets.NewLabel(words.Say("window.version-same"), widgets.Body.In(widgets.Soft)))
	}
	f = c.Ask(words.Say("window.versions"), words.Say("window.version-back"), 620, func(f *kit.Form) {
		f.Hide()
		c.bringBack(was)
	},
		widgets.NewLabel(words.Say("window.versions-help"), widgets.Small.Larger()), days, widgets.NewRule(),
		widgets.NewLabel(words.Say("window.version-at", "time", hourOf(was), "date", viet.ShortDate(was.Saved), "count", was.Points()), widgets.Strong),
		list)
}

// versionDays lists states of an outline by day and hour, and lets one choose another.
func versionDays(all []library.OutlineVersion, chosen int, choose func(i int)) fyne.CanvasObject {
	days := container.New(widgets.Column{Gap: 4})
	var hours *fyne.Container
	day := ""
	for i, v := range all {
		if d := viet.ShortDate(v.Outline.Saved); d != day || hours == nil {
			day, hours = d, container.New(widgets.Flow{Gap: 6, Between: 4}, widgets.NewLine(d, widgets.Body))
			days.Add(hours)
		}
		chip := widgets.NewFilterChip("", func() { choose(i) })
		chip.Set(hourOf(v.Outline), i == chosen)
		hours.Add(chip)
	}
	return days
}

// hourOf is at what time an outline was saved.
func hourOf(o library.Outline) string { return o.Saved.Time().Format("15:04") }

// bringBack makes a state from before the newest one. The one it takes the place of is kept as a version, and is a step back.
func (c *Composer) bringBack(was library.Outline) {
	c.history.trail.Keep = true
	c.change(func(o *library.Outline) {
		now := clone(was)
		now.ID, now.Revision, now.Clippings, now.Dismissed = o.ID, o.Revision, o.Clippings, o.Dismissed
		*o = now
	})
	c.gather()
	c.Say(words.Say("window.version-taken", "time", hourOf(was), "date", viet.ShortDate(was.Saved)), "", nil)
}

// outlineDifference is something that an outline has otherwise than before.
type outlineDifference struct {
	section string // it stands in
	key     string // says what became of it
	runs    []widgets.TextRun
}

// differences tells what became of an outline: of each of its parts, in its order, and of those that are no more.
func differences(ctx context.Context, before, now library.Outline) []outlineDifference {
	was, is := outlineParts(before), outlineParts(now)
	of := func(parts []outlinePart, name string) (blocks []library.Block, there bool) {
		for _, p := range parts {
			if p.name == name {
				blocks, there = append(blocks, p.blocks...), true
			}
		}
		return blocks, there
	}
	var names []string
	for _, p := range slices.Concat(is, was) {
		if !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	all := make([][]compare.Change, len(names))
	for i, name := range names {
		former, stood := of(was, name)
		newer, stands := of(is, name)
		if stood != stands { // the part itself came or went
			heading := []library.Block{{Kind: library.Heading, Text: name}}
			if stood {
				former = append(heading, former...)
			} else {
				newer = append(heading, newer...)
			}
		}
		all[i] = compare.Blocks(ctx, former, newer)
	}
	moved := movedTexts(slices.Concat(all...))
	var lines []outlineDifference
	for i, changes := range all {
		for _, change := range changes {
			key := whatBecame(change, moved)
			if key != "" {
				lines = append(lines, outlineDifference{names[i], key, shortRuns(kit.ChangeRuns(change))})
			}
		}
	}
	return lines
}

// whatBecame is the key of what became of a block, "" where there is nothing to tell: what was moved is told where it is now.
func whatBecame(change compare.Change, moved map[string]bool) string {
	switch {
	case change.Same(), change.After < 0 && moved[textOf(change)]:
		return ""
	case change.After < 0:
		return "window.version-dropped"
	case change.Before < 0 && moved[textOf(change)]:
		return "window.version-moved"
	case change.Before < 0:
		return "window.version-added"
	}
	return "window.version-edited"
}

// movedTexts are what went at one place and came at another.
func movedTexts(changes []compare.Change) map[string]bool {
	gone, moved := map[string]bool{}, map[string]bool{}
	for _, change := range changes {
		if change.After < 0 {
			gone[textOf(change)] = true
		}
	}
	for _, change := range changes {
		if change.Before < 0 && gone[textOf(change)] {
			moved[textOf(change)] = true
		}
	}
	return moved
}

// textOf is the text of a block that is new or gone.
func textOf(change compare.Change) string {
	text := ""
	for _, r := range change.Runs {
		text += r.Text
	}
	return text
}

// shortRuns cuts long stretches: what stayed as it was to its two ends, what changed to its beginning.
func shortRuns(runs []widgets.TextRun) []widgets.TextRun {
	const most, end = 600, 60
	short := make([]widgets.TextRun, len(runs))
	for i, r := range runs {
		letters := []rune(r.Text)
		switch kept := !r.Mark && !r.Gone; {
		case kept && len(letters) > 3*end:
			r.Text = string(letters[:end]) + " … " + string(letters[len(letters)-end:])
		case !kept:
			r.Text = kit.Cut(r.Text, most)
		}
		short[i] = r
	}
	return short
}
