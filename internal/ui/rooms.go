package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/opengl"
	"baocaovien/internal/ui/browse"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/notes"
	"baocaovien/internal/ui/outlines"
	"baocaovien/internal/ui/read"
	"baocaovien/internal/ui/reports"
	"baocaovien/internal/ui/sessions"
	"baocaovien/internal/ui/settings"
	"baocaovien/internal/ui/sources"
	"baocaovien/internal/ui/today"
	"baocaovien/internal/ui/welcome"
)

// screen is what stands right of the left bar.
type screen interface {
	Show(at kit.Route) // goes there and loads it
	Content() fyne.CanvasObject
}

// room is where a page stands.
type room interface {
	enter() screen
	built() bool
}

// later is a page that is built when one goes there first: all of them take longer to lay out than the first to show.
type later[T screen] struct {
	build func() T
	page  T
	there bool
}

func (l *later[T]) get() T {
	if !l.there {
		l.page, l.there = l.build(), true
	}
	return l.page
}

func (l *later[T]) enter() screen { return l.get() }

func (l *later[T]) built() bool { return l.there }

// rooms are the pages that others lead into.
type rooms struct {
	daying    later[*today.DayPage]
	browsing  later[*browse.Browser]
	composing later[*compose.Composer]
	talking   later[*sessions.SessionList]
	sourcing  later[*sources.SourceList]
	guiding   later[*help]
	preferred later[*settings.Preferences]
}

func (r *rooms) browse() *browse.Browser { return r.browsing.get() }

func (r *rooms) compose() *compose.Composer { return r.composing.get() }

// makePages says which page stands at which route.
func (v *Window) makePages() {
	a, d := v.app, v.PageContext
	v.browsing.build, v.composing.build, v.talking.build = v.newBrowser, v.newComposer, v.newSessions
	v.daying.build = func() *today.DayPage { return today.New(d, a.Today, v.readArticle, v.printLeaflet) }
	v.guiding.build, v.preferred.build = newHelp, v.newPreferences
	v.sourcing.build = func() *sources.SourceList {
		return sources.New(d, a.Library(), a.Sources, a.Articles, a.Publishing, v.sync, v.taking.choose)
	}
	v.pages = map[kit.RouteKind]room{
		kit.TodayPage:     &v.daying,
		kit.AllArticles:   &v.browsing,
		kit.ThemeArticles: &v.browsing,
		kit.SavedArticles: &v.browsing,
		kit.OutlinePage:   &v.composing,
		kit.OutlinesPage: &later[*outlines.OutlineList]{build: func() *outlines.OutlineList {
			return outlines.New(d, a.Library(), a.Outlines, v.compose())
		}},
		kit.NotesPage:    &later[*notes.NoteList]{build: func() *notes.NoteList { return notes.New(d, a.Notes, a.Notes, v.readNote) }},
		kit.SessionsPage: &v.talking,
		kit.ReportsPage: &later[*reports.ReportPage]{build: func() *reports.ReportPage {
			return reports.New(d, reports.ReportNeeds{
				Accounts: a.Reports, Offices: a.Offices, Names: a.Offices, Judge: a.Sessions, Units: a.Sessions, Inbox: a.Inbox, Missing: a.Inbox, Now: time.Now,
			})
		}},
		kit.SourcesPage:  &v.sourcing,
		kit.SettingsPage: &v.preferred,
		kit.HelpPage:     &v.guiding,
		kit.WelcomePage: &later[*welcome.FirstSteps]{build: func() *welcome.FirstSteps {
			return welcome.New(d, a.Settings(), a.Sources, welcome.Ways{Take: v.taking.choose, Sample: v.showSample, Done: v.welcomed})
		}},
	}
}

func (v *Window) newBrowser() *browse.Browser {
	a := v.app
	return browse.New(v.PageContext, browse.BrowserNeeds{
		Articles: a.Library(), Marks: a.Articles, Chosen: a.Articles, Memory: a.Settings(), Widths: a.Settings(), Sync: func() { v.sync.Begin(nil) },
		Reading: read.PaneNeeds{
			Articles: a.Library(), Marks: a.Library(), Themes: a.Themes, Points: a.Outlines, Versions: a.Articles, Files: a.Articles,
			Shelf: a.Articles, Noted: a.Notes, Notes: a.Notes,
		},
	})
}

func (v *Window) newComposer() *compose.Composer {
	a := v.app
	return compose.New(v.PageContext, compose.ComposerNeeds{
		Drafts: a.Outlines, Layout: a.Papers, Files: a.Papers, Texts: a.Papers, Printing: a.Printing, Articles: a.Library(), Outlines: a.Library(),
		Last: a.Settings(), Memory: a.Library(), Paper: a.Settings(), Heads: a.Settings(), Widths: a.Settings(),
		Plans: a.Settings(),
	})
}

func (v *Window) newSessions() *sessions.SessionList {
	a := v.app
	return sessions.New(v.PageContext, sessions.SessionNeeds{
		Keep: a.Sessions, Start: a.Sessions, Exchange: a.Exchange, Send: a.Sending, Amounts: a.Settings(), Attached: a.Attached, Past: a.Exchange, Widths: a.Settings(), Now: time.Now,
	})
}

func (v *Window) newPreferences() *settings.Preferences {
	a := v.app
	return settings.New(v.PageContext, settings.PreferencesNeeds{
		Keep: a.Settings(), Secrets: a.Secrets(), Themes: a.Themes, Words: a.Words, Backups: a.Upkeep, Plans: a.Plans, Library: a.Upkeep, Folder: a.Dir(), Drawing: drawing(a),
		Updates: a.Updates, Stores: a.Sources, Clock: v.again,
	})
}

// drawing is the choice of what draws the window, where there is one.
func drawing(a *app.App) settings.DrawingChoice {
	if !opengl.HasSoftware() {
		return nil
	}
	return a.Drawing
}

// takesIn is how what is dropped on the window, or chosen, reaches the page of its kind.
func (v *Window) takesIn() *taking {
	return &taking{PageContext: v.PageContext, importer: v.app.Importer, sessions: func(files []string) {
		v.GoTo(kit.Route{Kind: kit.SessionsPage})
		v.talking.get().Take(files)
	}, attach: func(at fyne.Position, files []string) bool {
		return v.at.Kind == kit.SessionsPage && v.talking.get().Dropped(at, files)
	}, store: func(dir string) {
		v.GoTo(kit.Route{Kind: kit.SourcesPage})
		v.sourcing.get().Visit(dir)
	}, key: func(path string) bool { return v.sourcing.get().TakeKey(path) }, backup: func(path string) {
		v.GoTo(kit.Route{Kind: kit.SettingsPage})
		v.preferred.get().Offer(path)
	}}
}
