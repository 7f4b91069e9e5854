package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// page is what stands right of the left bar.
type page interface {
	show(at place) // goes there and loads it
	content() fyne.CanvasObject
}

// Window is the program's window: the left bar, the page of the place one is at, the notice under it.
type Window struct {
	*desk
	app     *app.App
	sidebar *sidebar
	sync    *syncBar
	taking  *taking
	frame   *fyne.Container
	body    *fyne.Container // the page
	pages   map[placeKind]page
	browse  *browse
	compose *composer
	at      place
	counts  slot
	clock   slot // of the sync every few hours
}

// newWindow builds the window's content for an open library.
func newWindow(a *app.App, w fyne.Window, t *tasks) *Window {
	d := &desk{tasks: t, window: w, notice: newNotice(), logPath: a.LogPath(), log: a.Log}
	v := &Window{desk: d, app: a, pages: map[placeKind]page{}}
	d.goTo, d.changed = v.show, v.count
	d.themes, d.themeName = a.Themes, screenName(a.ThemeName)
	v.sync = newSyncBar(d, a, v.arrived)
	v.taking = &taking{desk: d, importer: a, arrived: v.arrived}
	w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { v.taking.dropped(uris) })
	v.sidebar = newSidebar(d, v.sync)
	v.sidebar.renew()

	read := newReading(d, a.Library(), a)
	v.browse = newBrowse(d, a.Library(), read)
	v.browse.sync = func() { v.sync.begin(nil) }
	v.compose = newComposer(d, a, a.Library(), a.Settings())
	v.compose.begun = v.browse.done
	v.browse.compose, read.compose, read.keep = v.compose.begin, v.compose.begin, v.compose.keep
	for _, kind := range []placeKind{allPlace, themePlace, savedPlace} {
		v.pages[kind] = v.browse
	}
	v.pages[outlinePlace] = v.compose
	v.pages[outlinesPlace] = newOutlines(d, a.Library(), v.compose)
	v.pages[sourcesPlace] = newSources(d, a.Library(), a, v.sync, v.taking.choose)
	v.pages[settingsPlace] = newSettings(d, a.Settings(), v.restyle, v.again,
		newOwnThemes(d, a, v.rethemed), newCare(d, a, a.Dir(), v.arrived))
	v.pages[helpPlace] = newHelp()

	v.body = container.NewStack()
	right := dock(nil, d.notice.box, nil, nil, v.body)
	d.notice.fit = func() { right.Layout.Layout(right.Objects, right.Size()) }
	v.frame = container.New(&frameLayout{v}, v.sidebar.box, right)
	w.SetContent(container.NewStack(widgets.NewFill(widgets.Paper), v.frame))
	v.keys()
	v.enter(place{kind: allPlace})
	return v
}

// show goes to a place.
func (v *Window) show(at place) {
	p, ok := v.pages[at.kind]
	if !ok {
		return
	}
	if at != v.at && !v.notice.stays {
		v.notice.hide()
	}
	v.enter(at)
	p.show(at)
	v.count()
}

// enter puts the page of a place into the window, without loading anything.
func (v *Window) enter(at place) {
	v.at = at
	v.sidebar.show(at)
	v.body.Objects = []fyne.CanvasObject{v.pages[at.kind].content()}
	v.body.Refresh()
	v.frame.Layout.Layout(v.frame.Objects, v.frame.Size())
}

// arrived shows articles that came in.
func (v *Window) arrived() {
	v.count()
	if p, ok := v.pages[v.at.kind]; ok && v.at.kind != outlinePlace {
		p.show(v.at)
	}
}

// rethemed shows that there are other themes now.
func (v *Window) rethemed() {
	v.sidebar.renew()
	if v.browse.at.kind == themePlace && v.sidebar.entries[v.browse.at] == nil { // that theme is no more
		v.browse.show(place{kind: allPlace})
		if v.at.kind == themePlace {
			v.enter(v.browse.at)
		}
	}
	v.sidebar.show(v.at)
	v.count()
	v.browse.update()
}

// count loads the figures beside the places.
func (v *Window) count() {
	load(v.tasks, &v.counts, func(ctx context.Context) (figures, error) {
		var f figures
		var err error
		if f.Counts, err = v.app.Library().Counts(ctx); err != nil {
			return f, err
		}
		outlines, err := v.app.Library().Outlines(ctx)
		if err != nil {
			return f, err
		}
		f.outlines = len(outlines)
		sources, err := v.app.Library().Sources(ctx)
		for _, s := range sources {
			if failing(s) {
				f.failing++
			}
			if s.LastOK.Unix > f.synced.Unix {
				f.synced = s.LastOK
			}
		}
		return f, err
	}, func(f figures, err error) {
		if !v.fail(err, v.count) {
			v.sidebar.count(f)
			v.sync.idle(f.synced)
		}
	})
}

// restyle shows everything in the look of now. The toolkit itself renews only what is in the window, not
// the pages that are out of it.
func (v *Window) restyle() {
	for _, p := range v.pages {
		p.content().Refresh()
	}
	if v.browse.reading.id() != 0 {
		v.browse.reading.refresh(false)
	}
	v.compose.editor.refresh()
	v.frame.Refresh()
}

// foldBelow is the width (at 100 %) under which the left bar becomes words under icons.
const foldBelow = 1200

// Widths of the left bar at 100 %.
const (
	barWide   = 208
	barFolded = 76
)

// frameLayout sets the left bar beside the page.
type frameLayout struct{ window *Window }

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	folded := size.Width < widgets.Px(foldBelow) || l.window.at.kind == outlinePlace // three columns need the room
	l.window.sidebar.fold(folded, size.Height)
	width := widgets.Px(barWide)
	if folded {
		width = widgets.Px(barFolded)
	}
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width, size.Height))
	objects[1].Move(fyne.NewPos(width, 0))
}

// MinSize keeps the window usable from 1024×640, and lets it be a little smaller.
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 500) }

// title is what the window is called.
func title() string { return words.Say("window.brand") }
