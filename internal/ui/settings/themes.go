package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// OwnThemeStore keeps the themes that the user added.
type OwnThemeStore interface {
	OwnThemes() []library.OwnTheme
	SaveOwnTheme(ctx context.Context, name string, keywords []string, progress func(done, total int)) (library.OwnTheme, error)
	RemoveOwnTheme(ctx context.Context, slug library.Theme, progress func(done, total int)) error
}

// ownThemesPart is the part of the settings that keeps the user's own themes.
type ownThemesPart struct {
	*kit.PageContext
	themer OwnThemeStore
	writes kit.Slot
	box    *fyne.Container
}

func newOwnThemes(d *kit.PageContext, t OwnThemeStore) *ownThemesPart {
	o := &ownThemesPart{PageContext: d, themer: t, box: container.New(widgets.Column{Gap: 6})}
	o.refresh()
	return o
}

func (o *ownThemesPart) refresh() {
	o.box.Objects = nil
	all := o.themer.OwnThemes()
	if len(all) == 0 {
		o.box.Add(widgets.NewLabel(words.Say("settings.own-none"), widgets.Small.Larger()))
	}
	for _, t := range all {
		o.box.Add(kit.Dock(nil, nil, nil, container.NewHBox(
			widgets.NewButton(words.Say("window.edit"), widgets.Quiet, func() { o.edit(t) }),
			widgets.NewButton(words.Say("window.remove"), widgets.Quiet, func() { o.remove(t) })),
			container.New(widgets.Column{}, widgets.NewLabel(t.Name, widgets.Strong),
				widgets.NewLabel(strings.Join(t.Keywords, " · "), widgets.Small.Larger()))))
	}
	o.box.Add(kit.Row(widgets.NewButton(words.Say("settings.own-add"), widgets.Normal, func() { o.edit(library.OwnTheme{}) })))
	o.box.Refresh()
}

// edit asks for a theme's name and keywords.
func (o *ownThemesPart) edit(t library.OwnTheme) {
	name := widgets.NewField(t.Name, "")
	keywords := widgets.NewArea(strings.Join(t.Keywords, "\n"), 6)
	o.Ask(words.Say("settings.own-themes"), words.Say("window.save"), 400, func(f *kit.Form) {
		f.Hide()
		o.save(t, name.Text, strings.Split(keywords.Text, "\n"))
	}, kit.Labelled(words.Say("settings.own-name"), name), kit.Labelled(words.Say("settings.own-keywords"), keywords))
	o.Window.Canvas().Focus(name)
}

// save keeps a theme. Under another name the former goes.
func (o *ownThemesPart) save(former library.OwnTheme, name string, keywords []string) {
	o.write(words.Say("settings.own-saved", "name", name), func() { o.edit(library.OwnTheme{Name: name, Keywords: keywords}) },
		func(ctx context.Context) error {
			saved, err := o.themer.SaveOwnTheme(ctx, name, keywords, o.progress())
			if err == nil && former.Theme != "" && former.Theme != saved.Theme {
				err = o.themer.RemoveOwnTheme(ctx, former.Theme, o.progress())
			}
			return err
		}, nil)
}

func (o *ownThemesPart) remove(t library.OwnTheme) {
	o.write(words.Say("settings.own-removed", "name", t.Name), nil,
		func(ctx context.Context) error { return o.themer.RemoveOwnTheme(ctx, t.Theme, o.progress()) },
		func() { o.save(library.OwnTheme{}, t.Name, t.Keywords) })
}

// write changes the themes and shows what came of it, with a way back where there is one.
func (o *ownThemesPart) write(sentence string, again func(), change func(context.Context) error, back func()) {
	kit.Do(o.Tasks, &o.writes, change, func(err error) {
		o.refresh()
		o.Changed(kit.ThemesChanged)
		if o.Fail(err, again) {
			return
		}
		if back == nil {
			o.Say(sentence, "", nil)
			return
		}
		o.SayGone(sentence, back)
	})
}

// progress tells how many articles have been themed anew.
func (o *ownThemesPart) progress() func(done, total int) {
	var pace kit.WorkPace
	return kit.ShowProgress(func(done, total int) {
		if done < total {
			o.Say(pace.WithLeft(words.Say("settings.own-working", "done", done, "total", total), done, total), "", nil)
		}
	})
}
