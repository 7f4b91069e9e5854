package cli

import (
	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// options choose the library that the command is about.
func (c *call) options() app.Options {
	return app.Options{Dir: c.data, New: c.begin, KeepRestricted: c.keepRestricted}
}

// tellState says what one should know of the opened library before working with it.
func (c *call) tellState() {
	if err := c.app.Library().ReadOnly(); err != nil {
		say(c.stderr, "bcv.read-only", "why", words.Failure(err, c.app.LogPath()))
	}
	if backup := c.app.Plans.PlannedRestore(); backup != "" {
		say(c.stderr, "bcv.restore-waits", "file", backup)
	}
	if best, missed := c.app.Upkeep.Missed(c.ctx); missed {
		say(c.stderr, "bcv.empty-beside", copyWords(best)...)
	}
}

// offer says which copy to restore in place of a library that does not open.
func (c *call) offer(err error) {
	best, found := app.Offer(c.ctx, c.options())
	if !found {
		return
	}
	say(c.stderr, "bcv.best-copy", copyWords(best)...)
	if library.IsKind(err, library.LostLibrary) {
		say(c.stderr, "bcv.begin-new")
	}
}

// copyWords are the values of a sentence about a copy.
func copyWords(b store.BackupCopy) []any {
	made := b.Made.In(library.Vietnam).Format("02/01/2006 15:04")
	return []any{"file", b.File, "made", made, "articles", b.Articles, "outlines", b.Outlines}
}
