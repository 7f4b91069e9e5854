package compose

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/outline"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// PlanStore keeps the ways to part an outline that a briefer made, and the one that new outlines follow.
type PlanStore interface {
	OwnPlans(ctx context.Context) ([]settings.SectionPlan, error)
	SetOwnPlans(ctx context.Context, plans []settings.SectionPlan) error
	NewPlan(ctx context.Context) ([]library.Section, error)
	SetNewPlan(ctx context.Context, sections []library.Section) error
}

// Bounds of a plan: sections, and letters of the name of one.
const (
	mostSections    = 12
	mostSectionName = 120
)

// askPlan asks how the outline is to be parted: by a plan that is chosen, or by names that are typed.
func (c *Composer) askPlan() {
	id := c.outline.ID
	kit.Load(c.Tasks, &c.plans, func(ctx context.Context) (*planDialog, error) {
		d := &planDialog{page: c}
		var errs [3]error
		d.standard, errs[0] = settings.StandardPlans()
		d.own, errs[1] = c.needs.Plans.OwnPlans(ctx)
		d.followed, errs[2] = c.needs.Plans.NewPlan(ctx)
		return d, errors.Join(errs[:]...)
	}, func(d *planDialog, err error) {
		if !c.Fail(err, c.askPlan) && c.outline.ID == id {
			d.open()
		}
	})
}

// planDialog is the dialog in which an outline is parted.
type planDialog struct {
	page          *Composer
	standard, own []settings.SectionPlan
	followed      []library.Section // by new outlines

	form   *kit.Form
	chips  *fyne.Container
	names  *widgets.Field // a section a line
	name   *widgets.Field // under which it is kept
	remove *widgets.Button
	always *widgets.TickBox
}

// planLines is how many sections are seen at once.
const planLines = 7

func (d *planDialog) open() {
	now := d.page.outline.Sections
	d.chips = container.New(widgets.Flow{Gap: 6, Between: 4})
	d.names = widgets.NewArea(strings.Join(outline.Names(now), "\n"), planLines)
	d.name = widgets.NewField("", words.Say("window.plan-name-hint"))
	d.remove = widgets.NewLink("", nil)
	d.always = widgets.NewTickBox(words.Say("window.plan-always"))
	d.always.SetChecked(d.followed != nil && slices.Equal(outline.Names(d.followed), outline.Names(now)))
	d.form = d.page.Ask(words.Say("window.plan"), words.Say("window.plan-use"), 560, func(*kit.Form) { d.use() },
		widgets.NewLabel(words.Say("window.plan-help"), widgets.Small.Larger()), d.chips, d.names, d.always,
		kit.Labelled(words.Say("window.plan-keep"), container.New(widgets.Bar{Gap: 8, Spread: 0}, d.name,
			widgets.NewButton(words.Say("window.plan-keep-it"), widgets.Normal, d.keep))),
		kit.Row(d.remove))
	d.names.OnChanged = func(string) { d.follow() }
	d.name.OnSubmitted = func(string) { d.keep() }
	d.follow()
	d.page.Window.Canvas().Focus(d.names)
}

// follow shows which of the plans the names are, and lets one remove it where it is the briefer's own.
func (d *planDialog) follow() {
	d.form.ClearError()
	now := typedNames(d.names.Text)
	is := func(p settings.SectionPlan) bool { return slices.Equal(outline.Names(p.Sections), now) }
	d.chips.Objects = nil
	for _, p := range slices.Concat(d.standard, d.own) {
		chip := widgets.NewFilterChip("", func() { d.names.SetText(strings.Join(outline.Names(p.Sections), "\n")) })
		chip.Set(kit.Cut(p.Name, 40), is(p))
		d.chips.Add(chip)
	}
	i := slices.IndexFunc(d.own, is)
	kit.SetHidden(d.remove, i < 0)
	if i >= 0 {
		gone := d.own[i].Name
		d.remove.SetLabel(words.Say("window.plan-remove", "name", kit.Cut(gone, 40)))
		d.remove.OnTapped = func() {
			d.setOwn(slices.DeleteFunc(slices.Clone(d.own), func(p settings.SectionPlan) bool { return p.Name == gone }), words.Say("window.plan-removed", "name", gone))
		}
	}
	d.form.Column.Refresh()
}

// typedNames are the names that were typed, a line each.
func typedNames(text string) (names []string) {
	for _, line := range strings.Split(text, "\n") {
		if line = viet.Clean(line); line != "" {
			names = append(names, line)
		}
	}
	return names
}

// plan returns the sections that were typed. What cannot be used is said in the dialog.
func (d *planDialog) plan() ([]library.Section, bool) {
	names := typedNames(d.names.Text)
	said := map[string]bool{}
	problem := ""
	for _, name := range names {
		folded := strings.ToLower(name)
		switch {
		case said[folded]:
			problem = words.Say("window.plan-twice", "name", kit.Cut(name, mostSectionName))
		case len([]rune(name)) > mostSectionName:
			problem = words.Say("window.plan-long", "most", mostSectionName, "name", kit.Cut(name, 40))
		}
		said[folded] = true
	}
	switch {
	case len(names) == 0:
		problem = words.Say("window.plan-empty")
	case len(names) > mostSections:
		problem = words.Say("window.plan-many", "most", mostSections)
	}
	if problem != "" {
		d.form.ShowError(problem)
		return nil, false
	}
	var known []library.Section
	for _, p := range slices.Concat(d.standard, d.own) {
		known = append(known, p.Sections...)
	}
	return outline.Plan(names, append(slices.Clone(d.page.outline.Sections), known...)), true
}

// use parts the outline, and new ones after it if wanted.
func (d *planDialog) use() {
	plan, ok := d.plan()
	if !ok {
		return
	}
	d.form.Hide()
	c := d.page
	c.change(func(o *library.Outline) { *o = outline.Arrange(*o, plan) })
	followed := plan
	if !d.always.Checked {
		if d.followed == nil || !slices.Equal(outline.Names(d.followed), outline.Names(plan)) {
			return // what new outlines follow is another plan, and stays
		}
		followed = nil
	}
	kit.Do(c.Tasks, &c.heads, func(ctx context.Context) error { return c.needs.Plans.SetNewPlan(ctx, followed) }, func(err error) { c.Fail(err, nil) })
}

// keep keeps the names that were typed as a plan of the briefer's own, in place of one of that name.
func (d *planDialog) keep() {
	plan, ok := d.plan()
	name := viet.Clean(d.name.Text)
	if ok && name == "" {
		d.form.ShowError(words.Say("window.plan-nameless"))
		return
	}
	if ok {
		others := slices.DeleteFunc(slices.Clone(d.own), func(p settings.SectionPlan) bool { return strings.EqualFold(p.Name, name) })
		d.setOwn(append(others, settings.SectionPlan{Name: name, Sections: plan}), words.Say("window.plan-kept", "name", name))
	}
}

// setOwn keeps the briefer's own plans, and says what was done.
func (d *planDialog) setOwn(own []settings.SectionPlan, done string) {
	c := d.page
	kit.DoIn(d.form, &c.heads, func(ctx context.Context) error { return c.needs.Plans.SetOwnPlans(ctx, own) }, func() {
		d.own = own
		d.name.SetText("")
		d.follow()
		c.Say(done, "", nil)
	})
}
