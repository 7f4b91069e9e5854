package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// ProblemKind names what may be wrong with a library.
type ProblemKind string

// What may be wrong with a library.
const (
	DamagedPages     ProblemKind = "damaged-pages"     // SQLite finds the file damaged
	ForeignSchema    ProblemKind = "foreign-schema"    // a table is missing, or something is there that is none of ours
	DanglingRow      ProblemKind = "dangling-row"      // a row names another that is not there
	MissingRow       ProblemKind = "missing-row"       // a row that was stored is gone
	UnreadableRow    ProblemKind = "unreadable-row"    // a row that was set aside, for it cannot be read
	UnknownKind      ProblemKind = "unknown-kind"      // a row of a kind that the program does not know
	MissingVersion   ProblemKind = "missing-version"   // an article without its newest version
	MissingIndex     ProblemKind = "missing-index"     // an article that no search finds
	MissingAddress   ProblemKind = "missing-address"   // an article that the next sync would take for a new one
	DamagedVersion   ProblemKind = "damaged-version"   // a version whose blocks cannot be read
	ChangedVersion   ProblemKind = "changed-version"   // a version that is not what was stored
	UnreadableOrigin ProblemKind = "unreadable-origin" // an original that does not unpack
	DamagedOutline   ProblemKind = "damaged-outline"   // an outline that cannot be read
	ChangedOutline   ProblemKind = "changed-outline"   // an outline that is not what was stored
	ChangedArticle   ProblemKind = "changed-article"   // title, date, themes or mark of an article are not what was stored
	ChangedSource    ProblemKind = "changed-source"    // a source that is not what was stored
	ChangedFile      ProblemKind = "changed-file"      // a picture or attachment that is not what was stored
	ChangedTheme     ProblemKind = "changed-theme"     // a user's theme that is not what was stored
	ChangedSetting   ProblemKind = "changed-setting"   // a setting that is not what was stored
	ChangedAddress   ProblemKind = "changed-address"   // an address of an article, or of what was fetched, is not what was stored
	ChangedMinutes   ProblemKind = "changed-minutes"   // a photo or the minutes of a session are not what was stored
	ChangedSession   ProblemKind = "changed-session"   // a session, or what is counted of it, is not what its records come to
	ChangedRecords   ProblemKind = "changed-records"   // records of sessions came or went behind the program's back
	ChangedSigner    ProblemKind = "changed-signer"    // whose files of sessions are taken is not what was stored
	ChangedOffice    ProblemKind = "changed-office"    // an office that is not what was stored
	ChangedReport    ProblemKind = "changed-report"    // what is known of a report in an inbox is not what was stored
	DamagedNote      ProblemKind = "damaged-note"      // a note that cannot be read
	ChangedNote      ProblemKind = "changed-note"      // a note that is not what was stored
)

// Problem is something that is wrong with a library.
type Problem struct {
	Kind   ProblemKind
	ID     int64  // of the article, outline, source or file; 0 where it is the library's
	Detail string // the number of a version, the uid of a session, the key of a theme or setting, else for the log, English
}

// CheckReport is what a check found and what the library holds.
type CheckReport struct {
	Problems                                      []Problem
	Articles, Versions, Outlines, Sessions, Notes int
}

// OK reports whether nothing is wrong.
func (r CheckReport) OK() bool { return len(r.Problems) == 0 }

func (r CheckReport) has(kind ProblemKind) bool {
	return slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Kind == kind })
}

// problemsAtMost bounds what a check tells of each kind.
const problemsAtMost = 100

// Check reads the whole library and tells what is wrong with it: damage that SQLite finds, a schema that is not ours, rows
// that name what is not there, articles without a version or an index, and rows that are not what was stored. The error is
// for a check that could not be made.
func (l *Library) Check(ctx context.Context) (CheckReport, error) {
	fresh := &Library{path: l.path, source: l.source} // a connection that searched takes an index that changed since for damaged
	fresh.openReaders()
	r, err := fresh.check(ctx)
	return r, l.fault("check", errors.Join(err, fresh.read.Close()))
}

func (l *Library) check(ctx context.Context) (CheckReport, error) {
	var r CheckReport
	views, err := viewsForTables(ctx, l.read)
	if err != nil || len(views) > 0 {
		for _, name := range views {
			r.Problems = append(r.Problems, Problem{Kind: ForeignSchema, Detail: "foreign view " + name})
		}
		return r, l.fault("check", err)
	}
	err = l.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM versions),
		(SELECT count(*) FROM outlines), (SELECT count(*) FROM sessions WHERE removed = 0), (SELECT count(*) FROM notes)`).
		Scan(&r.Articles, &r.Versions, &r.Outlines, &r.Sessions, &r.Notes)
	if err != nil {
		return r, l.fault("check", err)
	}
	for _, c := range checks {
		found, err := c(ctx, l)
		if err = l.fault("check", err); library.IsKind(err, library.DamagedLibrary) && r.has(ForeignSchema) { // a table that is missed is told
			continue
		}
		if err != nil {
			return r, err
		}
		r.Problems = append(r.Problems, found[:min(len(found), problemsAtMost)]...)
	}
	return r, nil
}

// checkFile checks a library that nobody has open, without changing it.
func checkFile(ctx context.Context, file string) (r CheckReport, err error) {
	l := &Library{path: file, source: lookOnly(file)}
	return l.Check(ctx)
}

// checks look for one kind of problem each.
var checks = []func(context.Context, *Library) ([]Problem, error){
	asked(DamagedPages, "SELECT 0, integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT ?"),
	foreignParts,
	asked(DanglingRow, `SELECT 0, "table" || ' ' || coalesce(rowid, '') || ' -> ' || parent FROM pragma_foreign_key_check LIMIT ?`),
	asked(MissingVersion, `SELECT a.id, a.version FROM articles a
		WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id AND v.version = a.version) LIMIT ?`),
	// Addresses are found by their words, not by their article: a list of all is made once.
	asked(MissingAddress, `SELECT a.id, a.listed FROM articles a
		WHERE a.id NOT IN (SELECT article_id FROM addresses)
		OR NOT EXISTS (SELECT 1 FROM article_sources x WHERE x.article_id = a.id) LIMIT ?`),
	asked(ChangedArticle, `SELECT a.id, 'title' FROM articles a JOIN versions v ON v.article_id = a.id AND v.version = a.version
		WHERE a.title <> v.title LIMIT ?`),
	missingIndexes, damagedVersions, damagedOutlines, damagedNotes, unreadableLists, unknownKinds, changedRows, missingRows,
	changedSessions, changedFacts, missingRecords,
	asked(DanglingRow, `SELECT 0, 'file of session ' || f.uid FROM session_files f WHERE NOT EXISTS
		(SELECT 1 FROM sessions s WHERE s.uid = f.uid AND instr(s.data, '"attachment.' || f.sha256 || '":{')) LIMIT ?`),
}

// asked is a check by a query that returns id and detail.
func asked(kind ProblemKind, query string) func(context.Context, *Library) ([]Problem, error) {
	return func(ctx context.Context, l *Library) ([]Problem, error) { return l.problems(ctx, kind, query) }
}

// problems returns those that a query finds: id and detail.
func (l *Library) problems(ctx context.Context, kind ProblemKind, query string, args ...any) ([]Problem, error) {
	rows, err := l.read.QueryContext(ctx, query, slices.Concat(args, []any{problemsAtMost})...)
	if err != nil {
		return nil, err
	}
	return readAll(rows, func(row scanner) (Problem, error) {
		p := Problem{Kind: kind}
		var id, detail any
		err := row.Scan(&id, &detail)
		p.ID, _ = id.(int64)
		p.Detail = text(detail)
		return p, err
	})
}

func foreignParts(ctx context.Context, l *Library) ([]Problem, error) {
	differs, err := foreignSchema(ctx, l.read)
	var all []Problem
	for _, d := range differs {
		all = append(all, Problem{Kind: ForeignSchema, Detail: d})
	}
	return all, err
}

// each reads the rows of a query one after the other.
func (l *Library) each(ctx context.Context, query string, look func(scanner) error) error {
	rows, err := l.read.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	_, err = readAll(rows, func(row scanner) (struct{}, error) { return struct{}{}, look(row) })
	return err
}

// known are the words that a column may have.
var known = []struct {
	what, query string
	words       []any
}{
	{"source kind", "SELECT id, kind FROM sources WHERE kind", anyOf(
		library.AutoSource, library.FeedSource, library.ListSource, library.PageSource, library.FileSource, library.StoreSource,
	)},
	{"setter of themes", "SELECT id, themes_by FROM articles WHERE themes_by", anyOf(library.ByProgram, library.ByPublisher, library.ByPerson)},
	{"precision", "SELECT id, published_to FROM articles WHERE published_to", precisions},
	{"precision", "SELECT article_id, published_to FROM versions WHERE published_to", precisions},
	{"session status", "SELECT 0, status FROM sessions WHERE status", anyOf(library.SessionStatuses()...)},
	{"office level", "SELECT 0, level FROM offices WHERE level", anyOf(append(library.Levels(), "")...)},
	{"signer mark", "SELECT 0, trusted || ' ' || revoked FROM session_signers WHERE trusted || ' ' || revoked", anyOf("0 0", "0 1", "1 0", "1 1")},
}

var precisions = anyOf(library.NoDate, library.ToDay, library.ToMinute, library.ToSecond)

func anyOf[T any](words ...T) (all []any) {
	for _, w := range words {
		all = append(all, w)
	}
	return all
}

func unknownKinds(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	for _, k := range known {
		found, err := l.problems(ctx, UnknownKind, k.query+" NOT IN (?"+strings.Repeat(", ?", len(k.words)-1)+") LIMIT ?", k.words...)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			p.Detail = k.what + " " + p.Detail
			all = append(all, p)
		}
	}
	themes, err := l.problems(ctx, UnknownKind, `SELECT article_id, 'theme ' || theme FROM article_themes
		WHERE theme NOT IN (?, ?, ?) AND theme NOT IN (SELECT theme FROM own_themes) LIMIT ?`,
		library.SeaIslands, library.LandBorders, library.ForeignInformation)
	return append(all, themes...), err
}
