package sessions

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// themeChoice is the themes of a session, in the order they were chosen: the first is the main one.
type themeChoice struct {
	form  *talkForm
	box   *fyne.Container
	order []library.Theme
}

func newThemeChoice(f *talkForm) *themeChoice {
	return &themeChoice{form: f, box: container.New(widgets.Flow{Gap: 8, Between: 6})}
}

func (c *themeChoice) chosen() []library.Theme { return slices.Clone(c.order) }

func (c *themeChoice) set(themes []library.Theme) {
	c.order = slices.Clone(themes)
	c.box.Objects = nil
	for _, t := range c.form.page.Themes() {
		chip := widgets.NewFilterChip("", func() { c.toggle(t) })
		name := c.form.page.ThemeName(t)
		if at := slices.Index(c.order, t); at == 0 && len(c.order) > 1 {
			name = words.Say("talks.main-theme", "name", name)
		}
		chip.Set(name, slices.Contains(c.order, t))
		c.box.Add(chip)
	}
}

func (c *themeChoice) toggle(t library.Theme) {
	order := slices.DeleteFunc(c.chosen(), func(x library.Theme) bool { return x == t })
	if len(order) == len(c.order) {
		order = append(order, t)
	}
	c.set(order)
	c.form.keep()
	c.form.refit()
}

// audienceRows are the groups of listeners, each with who was there and who was connected.
type audienceRows struct {
	form   *talkForm
	groups []string // that are offered
	box    *fyne.Container
	rows   []audienceRow
}

type audienceRow struct {
	group           string
	present, online *widgets.Field
}

func newAudienceRows(f *talkForm) *audienceRows {
	return &audienceRows{form: f, box: container.New(widgets.Column{Gap: 6})}
}

func (a *audienceRows) set(all []library.Audience) {
	a.rows = nil
	for _, one := range all {
		a.add(one)
	}
	a.refresh()
}

func (a *audienceRows) add(one library.Audience) {
	row := audienceRow{one.Group, a.form.entry("talks.present-hint"), a.form.entry("talks.online-hint")}
	row.present.SetText(amountText(one.Present))
	row.online.SetText(amountText(one.Online))
	a.rows = append(a.rows, row)
}

func (a *audienceRows) refresh() {
	a.box.Objects = nil
	for i, row := range a.rows {
		name := widgets.NewLabel(row.group, widgets.Body.AtMost(1))
		off := widgets.NewIconButton(kit.Icon("drop.svg"), words.Say("talks.audience-off", "group", row.group), func() {
			a.rows = slices.Delete(a.rows, i, i+1)
			a.refresh()
			a.form.keep()
			a.form.refit()
		})
		a.box.Add(container.New(kit.Shares{0.46, 0.22, 0.22, 0.1}, name, row.present, row.online, off))
	}
	var more *widgets.Button
	more = widgets.NewLink(words.Say("talks.audience-more"), func() { a.ask(more) })
	a.box.Add(container.New(widgets.Bar{Gap: 8, Spread: -1}, more))
}

// ask offers the groups that are not there yet, and one to be named.
func (a *audienceRows) ask(under fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, g := range a.groups {
		if !slices.ContainsFunc(a.rows, func(r audienceRow) bool { return r.group == g }) {
			items = append(items, fyne.NewMenuItem(g, func() { a.take(g) }))
		}
	}
	items = append(items, fyne.NewMenuItem(words.Say("talks.audience-other"), a.askName))
	kit.PopUnder(a.form.page.Window, under, items)
}

func (a *audienceRows) askName() {
	name := widgets.NewField("", words.Say("talks.audience-hint"))
	a.form.page.Ask(words.Say("talks.audience-other"), words.Say("window.use"), 220, func(f *kit.Form) {
		if group := viet.Clean(name.Text); group != "" {
			f.Hide()
			a.take(group)
		}
	}, kit.Labelled(words.Say("talks.audiences"), name))
	a.form.page.Window.Canvas().Focus(name)
}

// take adds a group and puts the keyboard into its number.
func (a *audienceRows) take(group string) {
	a.add(library.Audience{Group: group})
	a.refresh()
	a.form.keep()
	a.form.refit()
	a.form.page.Window.Canvas().Focus(a.rows[len(a.rows)-1].present)
}

// value reads the rows, or says which number cannot be read.
func (a *audienceRows) value() (all []library.Audience, fault string) {
	for _, row := range a.rows {
		one := library.Audience{Group: row.group}
		if one.Present, fault = amountOf(row.present.Text, "present"); fault != "" {
			return nil, row.group + ": " + fault
		}
		if one.Online, fault = amountOf(row.online.Text, "online"); fault != "" {
			return nil, row.group + ": " + fault
		}
		all = append(all, one)
	}
	return all, ""
}
