package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/browse"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/present"
	"baocaovien/internal/ui/sources"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Window is the program's window: the left bar, the page of the place one is at, the notice under it.
type Window struct {
	*kit.PageContext
	app     *app.App
	sidebar *sidebar
	sync    *syncBar
	taking  *taking
	frame   *fyne.Container
	strip   *fyne.Container // over it, in the sample
	whole   *fyne.Container // both
	launch  func(args ...string) error
	body    *fyne.Container // the page
	right   *fyne.Container // the page with the notice under it
	rooms
	pages   map[kit.RouteKind]room
	behind  map[screen]bool // in the look of before
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
	v := &Window{app: a, behind: map[screen]bool{}, launch: launch}
	v.PageContext = &kit.PageContext{
		Tasks: t, Shell: v, Window: w, Notice: kit.NewNotice(v.refit), LogPath: a.LogPath(), Log: a.Log,
		Themes: a.Themes.Themes, ThemeName: kit.ScreenName(a.Themes.ThemeName),
	}
	v.SendLog = v.sendLog
	d := v.PageContext
	v.sync = newSyncBar(d, a.Sources, v.refitBar)
	v.taking = v.takesIn()
	w.SetOnDropped(v.taking.dropped)
	v.sidebar = newSidebar(d, v.sync)
	v.sidebar.renew()
	v.makePages()

	v.body = container.NewStack()
	v.right = kit.Dock(nil, d.Notice.Box, nil, nil, v.body)
	v.frame = container.New(&frameLayout{v}, v.sidebar.box, v.right)
	v.strip = newSampleStrip(v.showOwn)
	v.strip.Hide()
	v.whole = kit.Dock(v.strip, nil, nil, nil, v.frame)
	w.SetContent(container.NewStack(widgets.NewFill(widgets.Paper), v.whole, widgets.NewTips()))
	v.keys()
	v.enter(kit.Route{Kind: kit.TodayPage})
	return v
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
		v.browse().OnlyFrom(to.Source)
		to.Source = 0
	}
	article := to.Article
	to.Article = 0 // what is open in the list is no place of its own either
	v.show(to)
	if article != 0 {
		v.browse().OpenArticle(article)
	}
}

// readArticle opens an article among those of a theme.
func (v *Window) readArticle(id int64, t library.Theme) {
	v.GoTo(kit.Route{Kind: kit.ThemeArticles, Theme: t, Article: id})
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
	v.browse().OpenAt(n.Article, block)
}

// printLeaflet goes to the leaflet of an outline.
func (v *Window) printLeaflet(o library.Outline) {
	v.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID})
	v.compose().ChoosePaper(handout.ToPhatTay)
}

// Composed lets go of the ticks of articles that an outline was made of.
func (v *Window) Composed(articles []int64) { v.browse().Done(articles) }

// Keep takes passages into the outline that was worked on last.
func (v *Window) Keep(points ...library.OutlinePoint) { v.compose().Keep(points...) }

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
		if v.browsing.built() {
			v.browse().Undress()
		}
	case kit.LookChanged:
		v.restyle()
	}
}

// show goes to a place.
func (v *Window) show(at kit.Route) {
	there, ok := v.pages[at.Kind]
	if !ok {
		return
	}
	if at != v.at && !v.Notice.Stays {
		v.Notice.Hide()
	}
	v.enter(at)
	there.enter().Show(at)
	if at.Kind != kit.TodayPage { // it asks for them itself, behind what it shows
		v.count()
	}
}

// enter puts the page of a place into the window, without loading anything.
func (v *Window) enter(at kit.Route) {
	v.at = at
	v.sidebar.show(at)
	p := v.pages[at.Kind].enter()
	v.catchUp(p)
	v.body.Objects = []fyne.CanvasObject{p.Content()}
	v.body.Refresh()
	v.frame.Layout.Layout(v.frame.Objects, v.frame.Size())
}

// arrived shows articles that came in. An outline, and the first steps, stand as they are: they would begin anew.
func (v *Window) arrived() {
	v.count()
	if there, ok := v.pages[v.at.Kind]; ok && v.at.Kind != kit.OutlinePage && v.at.Kind != kit.WelcomePage {
		there.enter().Show(v.at.Again())
	}
}

// rethemed shows that there are other themes now.
func (v *Window) rethemed() {
	v.sidebar.renew()
	if v.browsing.built() {
		v.rescope()
	}
	v.sidebar.show(v.at)
	v.count()
}

// rescope shows the list as it is with the themes of now.
func (v *Window) rescope() {
	if at := v.browse().At(); at.Kind == kit.ThemeArticles && v.sidebar.entries[at] == nil { // that theme is no more
		v.browse().Show(kit.Route{Kind: kit.AllArticles})
		if v.at.Kind == kit.ThemeArticles {
			v.enter(v.browse().At())
		}
	}
	v.browse().Update()
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
		all, err := v.app.Library().ListedSources(ctx)
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
			v.daying.get().Count(f.Counts)
			v.sync.idle(f.synced)
		}
	})
}

// restyle shows the window in the look of now. The toolkit itself renews only what is in the window: the pages that are out of it
// are renewed when one goes there.
func (v *Window) restyle() {
	here := v.pages[v.at.Kind].enter()
	for _, there := range v.pages {
		if there.built() && there.enter() != here {
			v.behind[there.enter()] = true
		}
	}
	v.whole.Refresh()
	v.dress(here)
}

// catchUp shows a page in the look of now that is in that of before.
func (v *Window) catchUp(p screen) {
	if !v.behind[p] {
		return
	}
	delete(v.behind, p)
	if list, is := p.(*browse.Browser); is {
		list.Undress()
	}
	p.Content().Refresh()
	v.dress(p)
}

// dress shows anew what pages lay out themselves.
func (v *Window) dress(p screen) {
	if own, does := p.(interface{ Restyle() }); does {
		own.Restyle()
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
