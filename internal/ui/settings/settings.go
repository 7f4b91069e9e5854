// Package settings is the page of what the briefer chooses, of own themes, and of the library's upkeep.
package settings

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Preferences is the page of settings. Every choice counts at once; there is nothing to confirm.
type Preferences struct {
	*kit.PageContext
	keep   *settings.Settings
	keeper SecretKeeper
	clock  func(every time.Duration) // how often to sync from now on
	place  kit.Slot
	writes kit.Slot

	now values

	box        *fyne.Container
	size       *kit.ChipGroup[int]
	appearance *kit.ChipGroup[settings.Appearance]
	typing     *kit.ChipGroup[viet.Typing]
	language   *kit.ChipGroup[words.Language]
	single     *kit.ChipGroup[bool]
	letterhead *widgets.Label
	atStart    *kit.ChipGroup[bool]
	every      *kit.ChipGroup[int]
	keepFiles  *kit.ChipGroup[int]
	restricted *kit.ChipGroup[bool]
	secrets    *widgets.Label
	own        *ownThemesPart
	office     *officeWordsPart
	updates    *updatesPart
	drawing    *drawingPart // nil where there is nothing to choose
	upkeep     *maintenance
}

// SecretKeeper keeps the passwords of sources.
type SecretKeeper interface {
	Place(ctx context.Context) (library.SecretsPlace, error)
}

// PreferencesNeeds is what the page asks of the program.
type PreferencesNeeds struct {
	Keep    *settings.Settings
	Secrets SecretKeeper
	Themes  OwnThemeStore
	Words   OfficeWordStore
	Backups Backups
	Plans   Planner
	Library Inspector
	Folder  string // where the library is
	Updates Updater
	Stores  StoreLooker
	Drawing DrawingChoice // nil where only one thing can draw the window
	// Clock syncs every so often from now on, never where it is zero.
	Clock func(every time.Duration)
}

// values is what update loads.
type values struct {
	size       int
	appearance settings.Appearance
	typing     viet.Typing
	language   words.Language
	single     bool
	letterhead library.Letterhead
	atStart    bool
	every      int // hours
	keepFiles  int // megabytes
	restricted bool
	secrets    library.SecretsPlace
}

// appearances are the choices in the order they are offered.
var appearances = []settings.Appearance{settings.System, settings.Light, settings.Dark}

// New is the page.
func New(d *kit.PageContext, needs PreferencesNeeds) *Preferences {
	p := &Preferences{PageContext: d, keep: needs.Keep, keeper: needs.Secrets, clock: needs.Clock, own: newOwnThemes(d, needs.Themes)}
	p.office = newOfficeWords(d, needs.Words)
	p.upkeep = newMaintenance(d, needs.Backups, needs.Plans, needs.Library, needs.Folder)
	p.updates = newUpdates(d, needs.Updates, needs.Stores)
	p.size = kit.NewChipGroup(kit.TextSizes, func(v int) string { return words.Say("window.percent", "value", v) }, p.setSize)
	p.appearance = kit.NewChipGroup(appearances, func(a settings.Appearance) string { return words.Say("window.appearance-" + string(a)) }, p.setAppearance)
	p.typing = kit.NewChipGroup([]viet.Typing{"", viet.Telex, viet.VNI}, typingName, p.setTyping)
	p.language = kit.NewChipGroup(words.Languages(), languageName, p.setLanguage)
	p.single = kit.NewChipGroup([]bool{false, true}, kit.SidesName, p.setSingle)
	p.atStart = kit.NewChipGroup([]bool{true, false}, startName, p.setAtStart)
	p.every = kit.NewChipGroup(syncHours, hoursName, p.setEvery)
	p.keepFiles = kit.NewChipGroup(fileRooms, roomName, p.setKeepFiles)
	p.restricted = kit.NewChipGroup([]bool{false, true}, restrictedName, p.setRestricted)
	p.letterhead, p.secrets = widgets.NewLabel("", widgets.Body), widgets.NewLabel("", widgets.Small.Larger())
	edit := widgets.NewButton(words.Say("window.edit"), widgets.Normal, p.editLetterhead)
	column := container.New(widgets.Column{Gap: 22},
		group("window.text-size", p.size.Box),
		group("window.appearance", p.appearance.Box),
		group("settings.language", container.New(widgets.Column{Gap: 6}, p.language.Box, widgets.NewLabel(words.Say("settings.language-note"), widgets.Small.Larger()))),
		group("settings.typing", container.New(widgets.Column{Gap: 6}, p.typing.Box, widgets.NewLabel(words.Say("settings.typing-note"), widgets.Small.Larger()))),
		group("window.letterhead", container.New(widgets.Column{Gap: 8}, p.letterhead, kit.Row(edit))),
		group("window.paper", p.single.Box),
		group("settings.sync", p.atStart.Box),
		group("settings.sync-every", p.every.Box),
		group("settings.keep-files", p.keepFiles.Box),
		group("settings.restricted", p.restricted.Box),
		group("settings.secrets", p.secrets),
		group("settings.own-themes", p.own.box),
		group("settings.words", p.office.box),
		group("settings.library", p.upkeep.box),
		group("update.title", p.updates.box),
		group("settings.first-steps", kit.Row(
			widgets.NewButton(words.Say("settings.first-steps-again"), widgets.Normal, func() { d.GoTo(kit.Route{Kind: kit.WelcomePage}) }))),
	)
	if needs.Drawing != nil {
		p.drawing = newDrawing(d, needs.Drawing)
		column.Objects = slices.Insert(column.Objects, 2, p.drawing.content())
	}
	view := widgets.NewScrolled(container.New(kit.Narrow{Most: 560}, container.New(widgets.Around(20, 24), column)))
	p.box = kit.Dock(kit.Heading(words.Say("window.place-settings")), nil, nil, nil, view)
	return p
}

// group is a setting under its name.
func group(name string, field fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Column{Gap: 6}, widgets.NewLabel(words.Say(name), widgets.Strong), field)
}

// Content is the page, which Show loads.
func (p *Preferences) Content() fyne.CanvasObject { return p.box }

// Offer asks whether the library is to be brought back from a backup.
func (p *Preferences) Offer(backup string) { p.upkeep.offer(backup) }

// Show loads the page.
func (p *Preferences) Show(kit.Route) {
	p.update()
	p.office.update()
	p.updates.update()
	if p.drawing != nil {
		p.drawing.update()
	}
	p.upkeep.show()
}

func (p *Preferences) update() {
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (values, error) {
		var c values
		var errs [11]error
		c.size, errs[0] = p.keep.TextSize(ctx)
		c.appearance, errs[1] = p.keep.Appearance(ctx)
		c.single, errs[2] = p.keep.SingleSided(ctx)
		c.letterhead, errs[3] = p.keep.Letterhead(ctx)
		c.atStart, errs[4] = p.keep.SyncAtStart(ctx)
		c.every, errs[5] = p.keep.SyncEvery(ctx)
		c.keepFiles, errs[6] = p.keep.KeepFiles(ctx)
		c.restricted, errs[7] = p.keep.KeepRestricted(ctx)
		c.secrets, errs[8] = p.keeper.Place(ctx)
		c.typing, errs[9] = p.keep.Typing(ctx)
		c.language, errs[10] = p.keep.Language(ctx)
		return c, errors.Join(errs[:]...)
	}, func(c values, err error) {
		if !p.Fail(err, p.update) {
			p.now = c
			p.refresh()
		}
	})
}

func (p *Preferences) refresh() {
	p.size.Set(p.now.size)
	p.appearance.Set(p.now.appearance)
	p.typing.Set(p.now.typing)
	p.language.Set(p.now.language)
	p.single.Set(p.now.single)
	p.atStart.Set(p.now.atStart)
	p.every.Set(p.now.every)
	p.keepFiles.Set(p.now.keepFiles)
	p.restricted.Set(p.now.restricted)
	p.secrets.SetText(words.SecretsPlace(p.now.secrets))
	p.own.refresh()
	p.letterhead.SetText(strings.Trim(p.now.letterhead.Superior+" · "+p.now.letterhead.Issuer, " ·"))
	p.box.Refresh()
}

// write keeps a setting.
func (p *Preferences) write(set func(context.Context) error) {
	kit.Do(p.Tasks, &p.writes, set, func(err error) { p.Fail(err, func() { p.write(set) }) })
}

func (p *Preferences) setSize(percent int) {
	p.now.size = percent
	p.wear()
	p.write(func(ctx context.Context) error { return p.keep.SetTextSize(ctx, percent) })
}

func (p *Preferences) setAppearance(a settings.Appearance) {
	p.now.appearance = a
	p.wear()
	p.write(func(ctx context.Context) error { return p.keep.SetAppearance(ctx, a) })
}

func (p *Preferences) wear() {
	p.Wear(kit.TextLook{Size: p.now.size, Appearance: p.now.appearance})
}

// typingName names a way to type; empty is that of the system.
func typingName(t viet.Typing) string {
	if t == "" {
		return words.Say("settings.typing-system")
	}
	return words.Say("settings.typing-" + string(t))
}

func (p *Preferences) setTyping(t viet.Typing) {
	p.now.typing = t
	widgets.SetTyping(t)
	p.write(func(ctx context.Context) error { return p.keep.SetTyping(ctx, t) })
}

// languageName names a language in itself: who looks for it reads nothing else.
func languageName(l words.Language) string { return l.Say("settings.language-" + string(l)) }

// setLanguage counts from the next start: everything in sight was said in the old one. Who has chosen reads the new one.
func (p *Preferences) setLanguage(l words.Language) {
	p.now.language = l
	p.write(func(ctx context.Context) error { return p.keep.SetLanguage(ctx, l) })
	if l == words.Spoken() {
		p.Notice.Hide()
		return
	}
	p.PageContext.Say(l.Say("settings.language-next"), l.Say("settings.restore-now"), p.Window.Close)
}

func (p *Preferences) setSingle(on bool) {
	p.now.single = on
	p.write(func(ctx context.Context) error { return p.keep.SetSingleSided(ctx, on) })
}

func (p *Preferences) editLetterhead() {
	presets, err := settings.Letterheads()
	if p.Fail(err, nil) {
		return
	}
	fields := kit.NewLetterheadFields(p.now.letterhead, presets)
	p.Ask(words.Say("window.letterhead"), words.Say("window.use"), 480, func(f *kit.Form) {
		f.Hide()
		p.now.letterhead = fields.Value()
		p.refresh()
		p.write(func(ctx context.Context) error { return p.keep.SetLetterhead(ctx, fields.Value()) })
	}, fields.Objects...)
}
