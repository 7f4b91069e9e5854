package kit

import "baocaovien/internal/library"

// Shell is the window as its pages see it: where to go, whom to tell. No page needs to know another for this.
type Shell interface {
	// GoTo shows the page of a place.
	GoTo(to Route)
	// Changed tells that something other pages show is no longer so.
	Changed(what PageEvent)
	// Compose begins an outline of articles.
	Compose(articles []int64, t library.Theme)
	// Composed tells that an outline of these articles was made.
	Composed(articles []int64)
	// Present shows an outline in large letters while it is spoken.
	Present(o library.Outline)
	// Keep takes passages into the outline that was worked on last.
	Keep(points ...library.OutlinePoint)
}

// PageEvent is what a page has changed for the others.
type PageEvent int

// What can change.
const (
	CountsChanged   PageEvent = iota // the counts beside the places may be others
	ArticlesArrived                  // there are new articles, or they are other than they were
	ThemesChanged                    // there are other themes
	LookChanges                      // the look is about to change
	LookChanged                      // letters have another size, or the window is light or dark
)
