package store

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// ProblemKind names what may be wrong with a library.
type ProblemKind string

// What may be wrong with a library.
const (
	DamagedPages     ProblemKind = "damaged-pages"     // SQLite finds the file damaged
	DanglingRow      ProblemKind = "dangling-row"      // a row names another that is not there
	MissingVersion   ProblemKind = "missing-version"   // an article without its newest version
	MissingIndex     ProblemKind = "missing-index"     // an article that no search finds
	DamagedVersion   ProblemKind = "damaged-version"   // a version whose blocks cannot be read
	ChangedVersion   ProblemKind = "changed-version"   // a version that is not what was stored
	UnreadableOrigin ProblemKind = "unreadable-origin" // an original that does not unpack
	DamagedOutline   ProblemKind = "damaged-outline"   // an outline that cannot be read
)

// Problem is something that is wrong with a library.
type Problem struct {
	Kind   ProblemKind
	ID     int64  // of the article or outline; 0 where it is the library's
	Detail string // the number of a version, else for the log, English
}

// CheckReport is what a check found and what the library holds.
type CheckReport struct {
	Problems                               []Problem
	Articles, Versions, Outlines, Sessions int
}

// OK reports whether nothing is wrong.
func (r CheckReport) OK() bool { return len(r.Problems) == 0 }

// problemsAtMost bounds what a check tells of each kind.
const problemsAtMost = 100

// Check reads the whole library and tells what is wrong with it: damage that SQLite finds, rows that name what
// is not there, articles without a version or an index, versions that are not what was stored. The error is
// for a check that could not be made.
func (l *Library) Check(ctx context.Context) (CheckReport, error) {
	var r CheckReport
	err := l.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM versions),
		(SELECT count(*) FROM outlines), (SELECT count(*) FROM sessions WHERE removed = 0)`).Scan(&r.Articles, &r.Versions, &r.Outlines, &r.Sessions)
	if err != nil {
		return r, l.fault("check", err)
	}
	for _, c := range checks {
		found, err := c(ctx, l)
		if err != nil {
			return r, err
		}
		r.Problems = append(r.Problems, found[:min(len(found), problemsAtMost)]...)
	}
	return r, nil
}

// checks look for one kind of problem each.
var checks = []func(context.Context, *Library) ([]Problem, error){
	func(ctx context.Context, l *Library) ([]Problem, error) {
		return l.problems(ctx, DamagedPages, "SELECT 0, integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT ?")
	},
	func(ctx context.Context, l *Library) ([]Problem, error) {
		return l.problems(ctx, DanglingRow, `SELECT 0, "table" || ' ' || coalesce(rowid, '') || ' -> ' || parent FROM pragma_foreign_key_check LIMIT ?`)
	},
	func(ctx context.Context, l *Library) ([]Problem, error) {
		return l.problems(ctx, MissingVersion, `SELECT a.id, a.version FROM articles a
			WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id AND v.version = a.version) LIMIT ?`)
	},
	missingIndexes, damagedVersions, damagedOutlines,
}

// problems returns those that a query finds: id and detail.
func (l *Library) problems(ctx context.Context, kind ProblemKind, query string) ([]Problem, error) {
	rows, err := l.read.QueryContext(ctx, query, problemsAtMost)
	if err != nil {
		return nil, l.fault("check", err)
	}
	return collect(l, "check", rows, func(row scanner) (Problem, error) {
		p := Problem{Kind: kind}
		return p, row.Scan(&p.ID, &p.Detail)
	})
}

// missingIndexes looks up the first word of each article's title.
func missingIndexes(ctx context.Context, l *Library) ([]Problem, error) {
	none, err := l.problems(ctx, MissingIndex, `SELECT a.id, 'no words' FROM articles a
		WHERE NOT EXISTS (SELECT 1 FROM article_words w WHERE w.article_id = a.id) LIMIT ?`)
	if err != nil {
		return nil, err
	}
	rows, err := l.read.QueryContext(ctx, "SELECT article_id, substr(words, 1, instr(words || char(10), char(10)) - 1) FROM article_words")
	if err != nil {
		return nil, l.fault("check", err)
	}
	titles := map[int64]string{}
	_, err = collect(l, "check", rows, func(row scanner) (struct{}, error) {
		var id int64
		var title string
		err := row.Scan(&id, &title)
		titles[id], _, _ = strings.Cut(title, " ")
		return struct{}{}, err
	})
	if err != nil {
		return nil, err
	}
	for id, word := range titles {
		if word == "" {
			continue
		}
		var found bool
		err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM plain_words WHERE plain_words MATCH ? AND rowid = ?)",
			plainSpelling.phrase([]search.QueryWord{search.NewQueryWord(word)}, false), id).Scan(&found)
		if err != nil {
			return nil, l.fault("check", err)
		}
		if !found {
			none = append(none, Problem{Kind: MissingIndex, ID: id, Detail: "not in the index"})
		}
	}
	return none, nil
}

// damagedVersions reads every version and compares it with its digest.
func damagedVersions(ctx context.Context, l *Library) ([]Problem, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT article_id, version, title, blocks, attachments, digest, original FROM versions")
	if err != nil {
		return nil, l.fault("check", err)
	}
	var all []Problem
	_, err = collect(l, "check", rows, func(row scanner) (struct{}, error) {
		var id int64
		var version int
		var r arrivalRow
		if err := row.Scan(&id, &version, &r.Article.Title, &r.blocks, &r.attachments, &r.digest, &r.original); err != nil {
			return struct{}{}, err
		}
		if kind := r.problem(); kind != "" {
			all = append(all, Problem{Kind: kind, ID: id, Detail: strconv.Itoa(version)})
		}
		return struct{}{}, nil
	})
	return all, err
}

// problem tells what is wrong with a stored version, "" where nothing is.
func (r *arrivalRow) problem() ProblemKind {
	var blocks []library.Block
	if json.Unmarshal([]byte(r.blocks), &blocks) != nil {
		return DamagedVersion
	}
	if !bytes.Equal(r.seen(r.Article.Title), r.digest) {
		return ChangedVersion
	}
	if len(r.original) > 0 {
		if _, err := decompress(r.original); err != nil {
			return UnreadableOrigin
		}
	}
	return ""
}

func damagedOutlines(ctx context.Context, l *Library) ([]Problem, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT id, data FROM outlines")
	if err != nil {
		return nil, l.fault("check", err)
	}
	var all []Problem
	_, err = collect(l, "check", rows, func(row scanner) (struct{}, error) {
		var id int64
		var data string
		err := row.Scan(&id, &data)
		if damage := json.Unmarshal([]byte(data), &library.Outline{}); err == nil && damage != nil {
			all = append(all, Problem{Kind: DamagedOutline, ID: id, Detail: damage.Error()})
		}
		return struct{}{}, err
	})
	return all, err
}
