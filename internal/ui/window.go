package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/opengl"
	"baocaovien/internal/ui/browse"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/notes"
	"baocaovien/internal/ui/outlines"
	"baocaovien/internal/ui/present"
	"baocaovien/internal/ui/read"
	"baocaovien/internal/ui/reports"
	"baocaovien/internal/ui/sessions"
	"baocaovien/internal/ui/settings"
	"baocaovien/internal/ui/sources"
	"baocaovien/internal/ui/today"
	"baocaovien/internal/ui/welcome"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// screen is what stands right of the left bar.
type screen interface {
	Show(at kit.Route) // goes there and loads it
	Content() fyne.CanvasObject
}

// Window is the program's window: the left bar, the page of the place one is at, the notice under it.
type Window struct {
	*kit.PageContext
	app     *app.App
	sidebar *sidebar
	sync    *syncBar
	taking  *taking
	frame   *fyne.Container
	body    *fyne.Container // the page
	right   *fyne.Container // the page with the notice under it
	pages   map[kit.RouteKind]screen
	behind  map[screen]bool // in the look of before
	browse  *browse.Browser
	compose *compose.Composer
	sources *sources.SourceList
	at      kit.Route
	counts  kit.Slot
	looks   kit.Slot              // sets the size of text
	offers  kit.Slot              // looks for outlines of an article
	cues    kit.Slot              // finds what is presented
	stage   *present.Presentation // nil where nothing is presented
	clock   kit.Slot              // of the sync every few hours
	copying kit.Slot              // of the daily backups
	updates kit.Slot              // looks for a newer version of the program
	support kit.Slot              // gathers what whoever helps needs to know
}

// newWindow builds the window's content for an open library.
func newWindow(a *app.App, w fyne.Window, t *kit.Tasks) *Window {
	v := &Window{app: a, pages: map[kit.RouteKind]screen{}, behind: map[screen]bool{}}
	v.PageContext = &kit.PageContext{
		Tasks: t, Shell: v, Window: w, Notice: kit.NewNotice(v.refit), LogPath: a.LogPath(), Log: a.Log,
		Themes: a.Themes.Themes, ThemeName: kit.ScreenName(a.Themes.ThemeName),
	}
	v.SendLog = v.sendLog
	d := v.PageContext
	v.sync = newSyncBar(d, a.Sources, v.refitBar)
	talks := sessions.New(d, sessions.SessionNeeds{
		Keep: a.Sessions, Start: a.Sessions, Exchange: a.Exchange, Amounts: a.Settings(), Attached: a.Attached, Past: a.Exchange, Widths: a.Settings(), Now: time.Now,
	})
	v.taking = &taking{PageContext: d, importer: a.Importer, sessions: func(files []string) {
		v.GoTo(kit.Route{Kind: kit.SessionsPage})
		talks.Take(files)
	}, attach: func(at fyne.Position, files []string) bool {
		return v.at.Kind == kit.SessionsPage && talks.Dropped(at, files)
	}, store: func(dir string) {
		v.GoTo(kit.Route{Kind: kit.SourcesPage})
		v.sources.Visit(dir)
	}, key: func(path string) bool { return v.sources.TakeKey(path) }}
	w.SetOnDropped(v.taking.dropped)
	v.sidebar = newSidebar(d, v.sync)
	v.sidebar.renew()
	v.makePages(talks)

	v.body = container.NewStack()
	v.right = kit.Dock(nil, d.Notice.Box, nil, nil, v.body)
	v.frame = container.New(&frameLayout{v}, v.sidebar.box, v.right)
	w.SetContent(container.NewStack(widgets.NewFill(widgets.Paper), v.frame, widgets.NewTips()))
	v.keys()
	v.enter(kit.Route{Kind: kit.AllArticles})
	return v
}

// makePages makes the pages, and says which stands at which route.
func (v *Window) makePages(talks *sessions.SessionList) {
	a, d := v.app, v.PageContext
	v.browse = browse.New(d, browse.BrowserNeeds{
		Articles: a.Library(), Marks: a.Articles, Chosen: a.Articles, Memory: a.Settings(), Widths: a.Settings(), Sync: func() { v.sync.Begin(nil) },
		Reading: read.PaneNeeds{
			Articles: a.Library(), Marks: a.Library(), Themes: a.Themes, Points: a.Outlines, Versions: a.Articles, Files: a.Articles,
			Shelf: a.Articles, Noted: a.Notes, Notes: a.Notes,
		},
	})
	v.compose = compose.New(d, compose.ComposerNeeds{
		Drafts: a.Outlines, Layout: a.Papers, Files: a.Papers, Texts: a.Papers, Printing: a.Printing, Articles: a.Library(), Outlines: a.Library(),
		Last: a.Settings(), Memory: a.Library(), Paper: a.Settings(), Heads: a.Settings(), Widths: a.Settings(),
		Plans: a.Settings(),
	})
	for _, kind := range []kit.RouteKind{kit.AllArticles, kit.ThemeArticles, kit.SavedArticles} {
		v.pages[kind] = v.browse
	}
	v.pages[kit.TodayPage] = today.New(d, a.Today, v.readArticle, v.printLeaflet)
	v.pages[kit.OutlinePage] = v.compose
	v.pages[kit.OutlinesPage] = outlines.New(d, a.Library(), a.Outlines, v.compose)
	v.pages[kit.NotesPage] = notes.New(d, a.Notes, a.Notes, v.readNote)
	v.pages[kit.SessionsPage] = talks
	v.pages[kit.ReportsPage] = reports.New(d, a.Reports, a.Offices, a.Sessions, time.Now)
	v.sources = sources.New(d, a.Library(), a.Sources, a.Articles, a.Publishing, v.sync, v.taking.choose)
	v.pages[kit.SourcesPage] = v.sources
	v.pages[kit.SettingsPage] = settings.New(d, settings.PreferencesNeeds{
		Keep: a.Settings(), Secrets: a.Secrets(), Themes: a.Themes, Words: a.Words, Backups: a.Upkeep, Plans: a.Plans, Library: a.Upkeep, Folder: a.Dir(), Drawing: drawing(a),
		Updates: a.Updates, Stores: a.Sources, Clock: v.again,
	})
	v.pages[kit.HelpPage] = newHelp()
	v.pages[kit.WelcomePage] = welcome.New(d, a.Settings(), a.Sources, welcome.Ways{Take: v.taking.choose, Sample: v.showSample, Done: v.welcomed})
}

// drawing is the choice of what draws the window, where there is one.
func drawing(a *app.App) settings.DrawingChoice {
	if !opengl.HasSoftware() {
		return nil
	}
	return a.Drawing
}

// visited takes in the files that the program was begun with, or that a second one handed over.
func (v *Window) visited(files []string) { v.taking.take(files) }

// refit lays the page out anew above the notice.
func (v *Window) refit() { v.right.Layout.Layout(v.right.Objects, v.right.Size()) }

// refitBar lays the left bar out anew around the state of sync.
func (v *Window) refitBar() { v.sidebar.box.Refresh() }

// GoTo shows the page of a place.
func (v *Window) GoTo(to kit.Route) {
	if to.Source != 0 { // a filter of the list, not a place of its own
		v.browse.OnlyFrom(to.Source)
		to.Source = 0
	}
	v.show(to)
}

// readArticle opens an article among those of a theme.
func (v *Window) readArticle(id int64, t library.Theme) {
	v.GoTo(kit.Route{Kind: kit.ThemeArticles, Theme: t})
	v.browse.OpenArticle(id)
}

// readNote opens the article of a note where its passage stands.
func (v *Window) readNote(n library.FoundNote) {
	block := -1
	for _, p := range n.Passages {
		if p.State != library.NoteGone {
			block = p.Now.Block
			break
		}
	}
	v.GoTo(kit.Route{Kind: kit.AllArticles})
	v.browse.OpenAt(n.Article, block)
}

// printLeaflet goes to the leaflet of an outline.
func (v *Window) printLeaflet(o library.Outline) {
	v.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID})
	v.compose.ChoosePaper(handout.ToPhatTay)
}

// Composed lets go of the ticks of articles that an outline was made of.
func (v *Window) Composed(articles []int64) { v.browse.Done(articles) }

// Keep takes passages into the outline that was worked on last.
func (v *Window) Keep(points ...library.OutlinePoint) { v.compose.Keep(points...) }

// Changed shows what a page has changed wherever else it is in sight.
func (v *Window) Changed(what kit.PageEvent) {
	switch what {
	case kit.CountsChanged:
		v.count()
	case kit.ArticlesArrived:
		v.arrived()
	case kit.ThemesChanged:
		v.rethemed()
	case kit.LookChanges:
		v.browse.Undress()
	case kit.LookChanged:
		v.restyle()
	}
}

// show goes to a place.
func (v *Window) show(at kit.Route) {
	p, ok := v.pages[at.Kind]
	if !ok {
		return
	}
	if at != v.at && !v.Notice.Stays {
		v.Notice.Hide()
	}
	v.enter(at)
	p.Show(at)
	v.count()
}

// enter puts the page of a place into the window, without loading anything.
func (v *Window) enter(at kit.Route) {
	v.at = at
	v.sidebar.show(at)
	v.catchUp(v.pages[at.Kind])
	v.body.Objects = []fyne.CanvasObject{v.pages[at.Kind].Content()}
	v.body.Refresh()
	v.frame.Layout.Layout(v.frame.Objects, v.frame.Size())
}

// arrived shows articles that came in.
func (v *Window) arrived() {
	v.count()
	if p, ok := v.pages[v.at.Kind]; ok && v.at.Kind != kit.OutlinePage {
		p.Show(v.at)
	}
}

// rethemed shows that there are other themes now.
func (v *Window) rethemed() {
	v.sidebar.renew()
	if v.browse.At().Kind == kit.ThemeArticles && v.sidebar.entries[v.browse.At()] == nil { // that theme is no more
		v.browse.Show(kit.Route{Kind: kit.AllArticles})
		if v.at.Kind == kit.ThemeArticles {
			v.enter(v.browse.At())
		}
	}
	v.sidebar.show(v.at)
	v.count()
	v.browse.Update()
}

// count loads the figures beside the places.
func (v *Window) count() {
	kit.Load(v.Tasks, &v.counts, func(ctx context.Context) (figures, error) {
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
		all, err := v.app.Library().Sources(ctx)
		for _, s := range all {
			if sources.Failing(s) {
				f.failing++
			}
			if s.LastOK.Unix > f.synced.Unix {
				f.synced = s.LastOK
			}
		}
		return f, err
	}, func(f figures, err error) {
		if !v.Fail(err, v.count) {
			v.sidebar.count(f)
			v.sync.idle(f.synced)
		}
	})
}

// restyle shows the window in the look of now. The toolkit itself renews only what is in the window: the pages that are out of it
// are renewed when one goes there.
func (v *Window) restyle() {
	here := v.pages[v.at.Kind]
	for _, p := range v.pages {
		if p != here {
			v.behind[p] = true
		}
	}
	v.frame.Refresh()
	v.dress(here)
}

// catchUp shows a page in the look of now that is in that of before.
func (v *Window) catchUp(p screen) {
	if !v.behind[p] {
		return
	}
	delete(v.behind, p)
	if p == v.browse {
		v.browse.Undress()
	}
	p.Content().Refresh()
	v.dress(p)
}

// dress shows anew what pages lay out themselves.
func (v *Window) dress(p screen) {
	switch p {
	case v.browse:
		v.browse.Restyle()
	case v.compose:
		v.compose.Restyle()
	}
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
	folded := size.Width < widgets.Px(foldBelow) || l.window.at.Kind == kit.OutlinePage // three columns need the room
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

// MinSize is what a screen of 640×480 leaves. It is pleasant from 1024×640 on.
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(632, 440) }

// title is what the window is called.
func title() string { return words.Say("window.brand") }
