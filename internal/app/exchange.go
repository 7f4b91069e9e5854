package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/settings"
	"baocaovien/internal/sheet"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// Exchange hands sessions on from one machine to another: as signed files, and as spreadsheets for those who have not the
// program.
type Exchange struct {
	store    *store.Library
	themes   *Themes
	settings *settings.Settings
	now      func() time.Time
	self     func() (Identity, error)
}

// Agreement is what the person agrees to when files are taken in.
type Agreement struct {
	Trust        bool     // to every signer
	Fingerprints []string // to those with these digits
	Whole        bool     // to a spreadsheet only where no row of it has a fault
	Restricted   bool     // to attachments that bear a stamp of secrecy
}

// to reports whether the person agrees to the signer whose key has these digits.
func (a Agreement) to(digits string) bool {
	return a.Trust || slices.ContainsFunc(a.Fingerprints, func(agreed string) bool { return onlyDigits(agreed) == onlyDigits(digits) })
}

// TakenFile is what became of a file. Signer is who signed it, as far as it was read; Rows are those with a fault.
type TakenFile struct {
	File   string
	Signer library.Signer
	Err    error
	Rows   []register.CellFault
	Doubts []session.Advice
	Stamps []library.Stamp // on its attachments, which are then not kept unless the person agreed
}

// Taken is what became of files: how many sessions were added, changed and known, how many rows were refused, and what a
// person should look at.
type Taken struct {
	store.SessionMerge
	Rejected int
	Twins    []PossibleTwin
	Files    []TakenFile
}

// Text says what became of the sessions.
func (t Taken) Text() string {
	said := words.Say("talks.took", "added", t.Added, "changed", t.Changed, "unchanged", t.Unchanged)
	if t.Removed > 0 {
		said += " " + words.Say("talks.took-removed", "count", t.Removed)
	}
	return said
}

// Import takes files in, each as a whole or not at all but for the rows of a spreadsheet that have a fault. What fails is
// told of its file; the error is that the work could not go on.
func (e *Exchange) Import(ctx context.Context, files []string, agreed Agreement) (Taken, error) {
	var all Taken
	for _, name := range files {
		taken := TakenFile{File: name}
		var m store.SessionMerge
		switch ending := strings.ToLower(filepath.Ext(name)); {
		case ending == ".xlsx":
			m, taken.Err = e.importSheet(ctx, &taken, agreed)
		case slices.Contains(otherSheets, ending):
			taken.Err = wrongUse("sessions.other-sheet", "file", filepath.Base(name))
		default:
			m, taken.Err = e.importParcel(ctx, &taken, agreed)
		}
		if library.IsKind(taken.Err, library.Cancelled) {
			return all, taken.Err
		}
		all.add(taken, m)
	}
	return e.withTwins(ctx, all)
}

// ImportText takes in rows that were copied out of a spreadsheet, the heads of a register over them, as Import does a file.
func (e *Exchange) ImportText(ctx context.Context, text string, agreed Agreement) (all Taken, err error) {
	var taken TakenFile
	var m store.SessionMerge
	book, err := sheet.Pasted(text)
	if err == nil {
		m, err = e.importBook(ctx, &taken, book, agreed)
	}
	if library.IsKind(err, library.Cancelled) {
		return all, err
	}
	taken.Err = err
	all.add(taken, m)
	return e.withTwins(ctx, all)
}

func (t *Taken) add(taken TakenFile, m store.SessionMerge) {
	t.Added, t.Changed, t.Unchanged = t.Added+m.Added, t.Changed+m.Changed, t.Unchanged+m.Unchanged
	t.Removed += m.Removed
	t.Touched, t.Conflicts = append(t.Touched, m.Touched...), append(t.Conflicts, m.Conflicts...)
	t.FilesKept, t.FilesLeft = t.FilesKept+m.FilesKept, t.FilesLeft+m.FilesLeft
	t.Rejected += rejected(taken.Rows)
	t.Files = append(t.Files, taken)
}

// withTwins looks for possible twins of the sessions that were added or changed.
func (e *Exchange) withTwins(ctx context.Context, all Taken) (Taken, error) {
	slices.Sort(all.Touched)
	var err error
	all.Twins, err = possibleTwins(ctx, e.store, slices.Compact(all.Touched))
	return all, err
}
