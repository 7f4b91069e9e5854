package reports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// OfficeBook keeps the tree of offices whose sessions are waited for, and tells who has sent none.
type OfficeBook interface {
	Offices(ctx context.Context) ([]store.Office, error)
	SaveOffices(ctx context.Context, names []string, parent string, level library.Level) error
	RemoveOffice(ctx context.Context, name string) error
	Silent(ctx context.Context, p session.Period) (offices []store.Office, reminder string, err error)
}

// OfficeImporter adds the offices whose names stand in a file.
type OfficeImporter interface {
	Import(ctx context.Context, file, parent string, level library.Level) (added, known int, err error)
}

// officeTree is the form in which the tree is seen and changed.
type officeTree struct {
	page   *ReportPage
	form   *kit.Form
	all    []store.Office
	silent map[string]bool
	rows   *fyne.Container
	under  *widgets.Chip // below which office new ones are put
	parent string
	level  *kit.ChipGroup[library.Level]
	names  *widgets.Field
}

// askOffices opens the tree, over the dialog it was asked for in; closed tells that it is closed again.
func (p *ReportPage) askOffices(closed func()) {
	t := &officeTree{page: p, rows: container.New(widgets.Column{Gap: 2})}
	t.under = widgets.NewFilterChip("", t.askParent)
	t.level = kit.NewChipGroup(library.Levels(), func(l library.Level) string { return session.ChoiceName("level", string(l)) }, func(library.Level) {})
	t.level.Set("xa")
	t.names = widgets.NewArea("", 3)
	t.names.SetPlaceHolder(words.Say("figures.offices-hint"))
	t.form = p.Ask(words.Say("figures.offices"), words.Say("figures.offices-add"), 560, func(*kit.Form) { t.add() },
		t.rows, kit.Labelled(words.Say("figures.offices-new"), t.names), row(t.under), t.level.Box,
		row(widgets.NewLink(words.Say("inbox.offices-import"), t.chooseFile)))
	t.form.Close.SetLabel(words.Say("window.close"))
	t.form.OnHidden = closed
	p.tree = t
	t.load()
}

// loadedOffices is what load loads.
type loadedOffices struct{ all, silent []store.Office }

// load shows the tree as it is now.
func (t *officeTree) load() {
	period := t.page.span.period()
	kit.Load(t.page.Tasks, &t.page.work, func(ctx context.Context) (l loadedOffices, err error) {
		if l.all, err = t.page.offices.Offices(ctx); err != nil {
			return l, err
		}
		l.silent, _, err = t.page.offices.Silent(ctx, period)
		return l, err
	}, func(l loadedOffices, err error) {
		if t.page.Fail(err, nil) {
			return
		}
		t.all, t.silent = l.all, map[string]bool{}
		for _, o := range l.silent {
			t.silent[o.Name] = true
		}
		t.refresh()
	})
}

func (t *officeTree) refresh() {
	t.rows.Objects = nil
	if len(t.all) == 0 {
		t.rows.Add(widgets.NewLabel(words.Say("figures.offices-none"), widgets.Body))
	}
	t.list("", 0)
	if !slices.ContainsFunc(t.all, func(o store.Office) bool { return o.Name == t.parent }) {
		t.parent = ""
	}
	name := words.Say("figures.offices-top")
	if t.parent != "" {
		name = words.Say("figures.offices-under", "name", t.parent)
	}
	t.under.Set(name, t.parent != "")
	t.form.ClearError()
	t.form.Column.Refresh()
}

// list sets the offices below a parent, each with what is below it; who has sent nothing is told.
func (t *officeTree) list(parent string, depth int) {
	for _, o := range t.all {
		if o.Parent != parent || depth > len(t.all) {
			continue
		}
		style := widgets.Body
		name := o.Name
		if t.silent[o.Name] {
			style, name = style.In(widgets.Bad), name+" · "+words.Say("figures.offices-silent")
		}
		off := widgets.NewIconButton(kit.Icon("drop.svg"), words.Say("figures.offices-off", "name", o.Name), func() { t.remove(o.Name) })
		t.rows.Add(container.New(widgets.Inset{Left: float32(depth) * 18}, container.New(widgets.Bar{Gap: 8, Spread: 0}, widgets.NewLine(name, style), off)))
		t.list(o.Name, depth+1)
	}
}

// askParent offers the offices below which new ones may be put.
func (t *officeTree) askParent() {
	choose := func(name string) func() {
		return func() {
			t.parent = name
			t.refresh()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("figures.offices-top"), choose(""))}
	for _, o := range t.all {
		items = append(items, fyne.NewMenuItem(o.Name, choose(o.Name)))
	}
	kit.PopUnder(t.page.Window, t.under, items)
}

// add keeps the offices that were typed, a line each.
func (t *officeTree) add() {
	names := slices.DeleteFunc(strings.Split(t.names.Text, "\n"), func(name string) bool { return strings.TrimSpace(name) == "" })
	if len(names) == 0 {
		t.form.ShowError(words.Say("figures.offices-hint"))
		return
	}
	t.change(func(ctx context.Context) error {
		return t.page.offices.SaveOffices(ctx, names, t.parent, t.level.Chosen)
	}, func() { t.names.SetText("") })
}

func (t *officeTree) remove(name string) {
	t.change(func(ctx context.Context) error { return t.page.offices.RemoveOffice(ctx, name) }, func() {})
}

func (t *officeTree) change(do func(context.Context) error, after func()) {
	kit.DoIn(t.form, &t.page.work, do, func() {
		after()
		t.load()
	})
}

// chooseFile asks for a list of names, which are put below the chosen office.
func (t *officeTree) chooseFile() {
	list := kit.NewFolders(t.page.PageContext, 300, ".txt", ".csv", ".tsv", ".xlsx")
	f := t.page.Ask(words.Say("inbox.offices-import"), "", 560, nil, widgets.NewLabel(words.Say("inbox.offices-import-help"), widgets.Small.Larger()), list.Box)
	f.Submit.Hide()
	list.Wrong, list.Opened = f.ShowError, f.ClearError
	list.Pick = func(file string) {
		f.Hide()
		t.takeFile(file)
	}
	list.Open(list.Folder)
}

// takeFile adds the offices of a list.
func (t *officeTree) takeFile(file string) {
	parent, level := t.parent, t.level.Chosen
	added, known := 0, 0
	t.change(func(ctx context.Context) (err error) {
		added, known, err = t.page.importer.Import(ctx, file, parent, level)
		return err
	}, func() { t.page.Say(words.Say("inbox.offices-imported", "added", added, "known", known), "", nil) })
}
