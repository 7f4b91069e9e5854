package library

// SourceKind tells how a source offers its articles.
type SourceKind string

// The kinds of source. AutoSource is resolved to one of the others when the source is added.
const (
	AutoSource SourceKind = "auto"
	FeedSource SourceKind = "feed" // RSS, Atom, JSON Feed
	ListSource SourceKind = "list" // a category page with links, and pages after it
	PageSource SourceKind = "page" // one article
	FileSource SourceKind = "file" // documents taken in from this machine; never synced
	// StoreSource is a store in which another office publishes (package depot): at a web address, or a folder's.
	StoreSource SourceKind = "store"
)

// Source is an address articles come from.
type Source struct {
	ID        int64
	Title     string
	URL       string
	Kind      SourceKind
	Themes    []Theme // added to whatever the program finds in the articles
	Selector  string  // CSS of the body of its pages, given by hand; "" for nearly all
	Enabled   bool
	LastOK    Moment // last sync that reached it
	LastError string // kind of the last failure, "" after a success
	Again     Moment // when it asked with that to be asked again; no date where it did not say
	Articles  int    // stored articles
}

// Filter selects articles for a list or a search. The zero Filter selects all.
type Filter struct {
	Theme  Theme // Unclassified selects articles without a theme
	Source int64
	Unread bool
	Saved  bool
	Since  Moment // inclusive
	Until  Moment // inclusive; a day counts to its end
	Limit  int    // 0 means no limit
	After  int64  // the id of an article: a list goes on behind it; 0 from its beginning. Searches are ranked and go by Limit
}

// Counts are the figures beside the places in the window.
type Counts struct {
	Unread map[Theme]int // by theme, Unclassified included
	Total  map[Theme]int
	All    int // articles
	New    int // unread articles
	Saved  int
}

// Outcome is what saving a fetched article did.
type Outcome string

// What saving may do.
const (
	New       Outcome = "new"
	Updated   Outcome = "updated"
	Unchanged Outcome = "unchanged"
)

// SyncStatus is how a sync of one source ended.
type SyncStatus string

// How a sync may end, as the command line prints it.
const (
	SyncOK        SyncStatus = "ok"
	SyncUnchanged SyncStatus = "unchanged"
	SyncPartial   SyncStatus = "partial"
	SyncFailed    SyncStatus = "failed"
	SyncOffline   SyncStatus = "offline"
)
