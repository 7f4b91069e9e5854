package kit

import "baocaovien/internal/library"

// Route is where one is in the window.
type Route struct {
	Kind    RouteKind
	Theme   library.Theme
	Outline int64
	Session string // the uid of one that is opened
	Source  int64  // whose articles alone are listed, 0 for all
	Article int64  // that is opened, 0 for none
	Minutes int    // that the outline was spoken for, 0 where nobody knows
	Planned bool   // the session is to come
}

// Again is the same place once more, as it was left: where a session was begun from an outline, none is begun a second time.
func (r Route) Again() Route {
	if r.Kind == SessionsPage {
		r.Outline, r.Session, r.Minutes, r.Planned = 0, "", 0, false
	}
	return r
}

// RouteKind is a kind of place.
type RouteKind string

const (
	TodayPage     RouteKind = "today"
	AllArticles   RouteKind = "all"
	ThemeArticles RouteKind = "theme"
	SavedArticles RouteKind = "saved"
	NotesPage     RouteKind = "notes"
	OutlinesPage  RouteKind = "outlines"
	OutlinePage   RouteKind = "outline"  // one, open to be arranged
	SessionsPage  RouteKind = "sessions" // with Outline: the one it is spoken in
	ReportsPage   RouteKind = "reports"
	SourcesPage   RouteKind = "sources"
	SettingsPage  RouteKind = "settings"
	HelpPage      RouteKind = "help"
	WelcomePage   RouteKind = "welcome" // the first steps
)
