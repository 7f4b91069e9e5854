package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// preferences is the page of settings. Every choice counts at once; there is nothing to confirm.
type preferences struct {
	*desk
	keep   *settings.Settings
	clock  func(every time.Duration) // how often to sync from now on
	place  slot
	writes slot

	now chosen

	box        *fyne.Container
	size       *choice[int]
	appearance *choice[settings.Appearance]
	single     *choice[bool]
	letterhead *widgets.Text
	atStart    *choice[bool]
	every      *choice[int]
	keepFiles  *choice[int]
	own        *ownThemes
}

// settingsNeeds is what the page asks of the program.
type settingsNeeds struct {
	Keep    *settings.Settings
	Themes  themer
	Backups backups
	Library inspector
	Folder  string // where the library is
	// Clock syncs every so often from now on, never where it is zero.
	Clock func(every time.Duration)
}

// chosen is what update loads.
type chosen struct {
	size       int
	appearance settings.Appearance
	single     bool
	letterhead library.Letterhead
	atStart    bool
	every      int // hours
	keepFiles  int // megabytes
}

// textSizes are the sizes that are offered, in per cent.
var textSizes = []int{100, 110, 125, 150, 175, 200}

// appearances are the choices in the order they are offered.
var appearances = []settings.Appearance{settings.System, settings.Light, settings.Dark}

func newSettings(d *desk, needs settingsNeeds) *preferences {
	p := &preferences{desk: d, keep: needs.Keep, clock: needs.Clock, own: newOwnThemes(d, needs.Themes)}
	care := newCare(d, needs.Backups, needs.Library, needs.Folder)
	p.size = newChoice(textSizes, func(v int) string { return words.Say("window.percent", "value", v) }, p.setSize)
	p.appearance = newChoice(appearances, func(a settings.Appearance) string { return words.Say("window.appearance-" + string(a)) }, p.setAppearance)
	p.single = newChoice([]bool{false, true}, sides, p.setSingle)
	p.atStart = newChoice([]bool{true, false}, startName, p.setAtStart)
	p.every = newChoice(syncHours, hoursName, p.setEvery)
	p.keepFiles = newChoice(fileRooms, roomName, p.setKeepFiles)
	p.letterhead = widgets.NewText("", widgets.Body)
	edit := widgets.NewButton(words.Say("window.edit"), widgets.Normal, p.editLetterhead)
	column := container.New(widgets.Column{Gap: 22},
		group("window.text-size", p.size.box),
		group("window.appearance", p.appearance.box),
		group("window.letterhead", container.New(widgets.Column{Gap: 8}, p.letterhead, container.NewHBox(edit))),
		group("window.paper", p.single.box),
		group("settings.sync", p.atStart.box),
		group("settings.sync-every", p.every.box),
		group("settings.keep-files", p.keepFiles.box),
		group("settings.own-themes", p.own.box),
		group("settings.library", care.box),
	)
	view := widgets.NewScrolled(container.New(narrow{560}, container.New(widgets.Around(20, 24), column)))
	p.box = dock(heading(words.Say("window.place-settings")), nil, nil, nil, view)
	return p
}

// group is a setting under its name.
func group(name string, field fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Column{Gap: 6}, widgets.NewText(words.Say(name), widgets.Strong), field)
}

func (p *preferences) content() fyne.CanvasObject { return p.box }
func (p *preferences) show(place)                 { p.update() }

func (p *preferences) update() {
	load(p.tasks, &p.place, func(ctx context.Context) (chosen, error) {
		var c chosen
		var errs [7]error
		c.size, errs[0] = p.keep.TextSize(ctx)
		c.appearance, errs[1] = p.keep.Appearance(ctx)
		c.single, errs[2] = p.keep.SingleSided(ctx)
		c.letterhead, errs[3] = p.keep.Letterhead(ctx)
		c.atStart, errs[4] = p.keep.SyncAtStart(ctx)
		c.every, errs[5] = p.keep.SyncEvery(ctx)
		c.keepFiles, errs[6] = p.keep.KeepFiles(ctx)
		return c, errors.Join(errs[:]...)
	}, func(c chosen, err error) {
		if !p.fail(err, p.update) {
			p.now = c
			p.refresh()
		}
	})
}

func (p *preferences) refresh() {
	p.size.set(p.now.size)
	p.appearance.set(p.now.appearance)
	p.single.set(p.now.single)
	p.atStart.set(p.now.atStart)
	p.every.set(p.now.every)
	p.keepFiles.set(p.now.keepFiles)
	p.own.refresh()
	p.letterhead.SetText(strings.Trim(p.now.letterhead.Superior+" · "+p.now.letterhead.Issuer, " ·"))
	p.box.Refresh()
}

// write keeps a setting.
func (p *preferences) write(set func(context.Context) error) {
	do(p.tasks, &p.writes, set, func(err error) { p.fail(err, func() { p.write(set) }) })
}

func (p *preferences) setSize(percent int) {
	p.now.size = percent
	p.wear()
	p.write(func(ctx context.Context) error { return p.keep.SetTextSize(ctx, percent) })
}

func (p *preferences) setAppearance(a settings.Appearance) {
	p.now.appearance = a
	p.wear()
	p.write(func(ctx context.Context) error { return p.keep.SetAppearance(ctx, a) })
}

func (p *preferences) wear() {
	fyne.CurrentApp().Settings().SetTheme(look(p.now.size, p.now.appearance))
	p.Changed(lookChanged)
}

func (p *preferences) setSingle(on bool) {
	p.now.single = on
	p.write(func(ctx context.Context) error { return p.keep.SetSingleSided(ctx, on) })
}

func (p *preferences) editLetterhead() {
	presets, err := settings.Letterheads()
	if p.fail(err, nil) {
		return
	}
	fields := newLetterheadFields(p.now.letterhead, presets)
	p.ask(words.Say("window.letterhead"), words.Say("window.use"), 480, func(f *form) {
		f.hide()
		p.now.letterhead = fields.value()
		p.refresh()
		p.write(func(ctx context.Context) error { return p.keep.SetLetterhead(ctx, fields.value()) })
	}, fields.objects...)
}
