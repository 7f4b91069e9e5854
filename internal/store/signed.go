package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// signedTable is a table each row of which has a digest: what is in it nothing else can vouch for. Marks that a
// reading or a sync leaves (read, last success) are no part of it. The records of sessions bear their digests themselves
// (sessionsum.go).
type signedTable struct {
	name    string      // the table's, and behind a slash that of a part of its columns with digests of its own
	key     []string    // the row's key: the table's first columns
	columns string      // what is signed
	kind    ProblemKind // what a row is called that is not what was stored
	marks   []int       // the columns that are not signed, by their position
	since   string      // the step of the schema that gave the rows their first digests, "" where none stood without
}

const articleThemes = `(SELECT group_concat(t.theme) FROM (SELECT theme FROM article_themes WHERE article_id = articles.id ORDER BY theme) t)`

var signedTables = []signedTable{
	{"sources", []string{"id"}, "url, title, kind, themes, selector, enabled, removed", ChangedSource, []int{7, 8}, "digests"},
	{"articles", []string{"id"}, "url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, " +
		"passages, themes_by, is_saved, " + articleThemes, ChangedArticle, []int{14, 16, 17}, "digests"},
	{"versions", []string{"article_id", "version"}, "fetched, title, author, lead, published, published_to, blocks, attachments, " +
		"digest, content_type, original, reread, address", ChangedVersion, []int{15, 16}, "digests"},
	{
		"versions/papers",
		[]string{"article_id", "version"},
		"official, completeness", ChangedVersion,
		[]int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14},
		paperDigests,
	},
	{"files", []string{"id"}, "article_id, url, name, media_type, text, data", ChangedFile, nil, "digests"},
	{"outlines", []string{"id"}, "saved, data, clippings, dismissed", ChangedOutline, nil, "digests"},
	{"own_themes", []string{"theme"}, "name, keywords", ChangedTheme, nil, "digests"},
	{"settings", []string{"key"}, "value", ChangedSetting, nil, "digests"},
	{"addresses", []string{"url"}, "article_id", ChangedAddress, nil, moreDigests},
	{"removed_addresses", []string{"url"}, "article_id, wanted", ChangedAddress, nil, moreDigests},
	{"article_sources", []string{"source_id", "article_id", "url"}, "1", ChangedAddress, nil, moreDigests},
	{"listings", []string{"source_id", "position"}, "item, url, title, lead, published, published_to", ChangedSource, nil, moreDigests},
	{"validators", []string{"url"}, "etag, last_modified", ChangedAddress, nil, moreDigests},
	{"dictionaries", []string{"id"}, "source_id, data", UnreadableOrigin, nil, ""},
	{"restricted", []string{"article_id"}, "stamp", ChangedArticle, nil, moreDigests},
	{"article_words", []string{"article_id"}, "words", MissingIndex, nil, moreDigests},
	{"session_rows", []string{"uid"}, "data", ChangedSession, nil, moreDigests},
	{"session_signers", []string{"key"}, "name, trusted, revoked", ChangedSigner, nil, moreDigests},
	{"offices", []string{"name"}, "parent, level", ChangedOffice, nil, moreDigests},
	{"notes", []string{"id"}, "article_id, edited, data", ChangedNote, nil, ""},
	{"session_files", []string{"uid", "sha256"}, "size, data", ChangedMinutes, nil, ""},
	{"depots", []string{"source_id"}, "name, trust, shards", ChangedSigner, nil, ""},
	{"depot_items", []string{"source_id", "uid"}, "kind, version, hash, withdrawn, article_id, data", ChangedOutline, nil, ""},
	{"published", []string{"store", "uid"}, "token, hash, size, files", ChangedSource, nil, ""},
	{"declined_themes", []string{"article_id", "themes"}, "1", ChangedTheme, nil, ""},
	{"inbox_reports", []string{"id"}, "place, name, version, failure, detail, digest, key, signer, unit, first_day, last_day, sessions, made, received", ChangedReport, nil, ""},
	{"inbox_offices", []string{"key"}, "office", ChangedOffice, nil, ""},
	{"outline_states", []string{"outline_id", "kind", "number"}, "saved, left_at, data", ChangedOutline, []int{5}, ""},
}

// The steps that signed what the first digests left out.
const (
	moreDigests  = "more_digests"
	paperDigests = "paper_digests"
)

// table is where the rows stand.
func (s signedTable) table() string {
	table, _, _ := strings.Cut(s.name, "/")
	return table
}

// signedByTable are the signed tables by the name of the table in which their rows stand.
var signedByTable = sync.OnceValue(func() map[string][]signedTable {
	all := map[string][]signedTable{}
	for _, s := range signedTables {
		all[s.table()] = append(all[s.table()], s)
	}
	return all
})

// keySQL is the key as one text.
func (s signedTable) keySQL() string { return strings.Join(s.key, " || ' ' || ") }

// ofKey is the condition on a row by its key.
func (s signedTable) ofKey() string { return strings.Join(s.key, " = ? AND ") + " = ?" }

// keyOf is the key of a row that begins with these columns.
func (s signedTable) keyOf(row []any) string {
	parts := make([]string, len(s.key))
	for i := range parts {
		parts[i] = text(row[i])
	}
	return strings.Join(parts, " ")
}

// text gives a key as SQLite writes it.
func text(value any) string {
	if raw, is := value.([]byte); is {
		return string(raw)
	}
	return fmt.Sprint(value)
}

// signedRow names a row of a signed table.
type signedRow struct{ table, key string }

// touched collects the rows that a transaction changed, by SQLite's own report: no writer can forget to sign.
type touched struct {
	rows     map[signedRow]bool
	sessions sessionSum // of the records that came and went
}

// forget begins a transaction.
func (t *touched) forget() {
	clear(t.rows)
	t.sessions = sessionSum{}
}

// writer opens the library's one writing connection, which reports what it changes.
func (l *Library) writer(dsn string) *sql.DB {
	l.touched.rows = map[signedRow]bool{}
	d := &sqlite.Driver{}
	d.RegisterConnectionHook(func(conn sqlite.ExecQuerierContext, _ string) error {
		hooks, can := conn.(sqlite.HookRegisterer)
		if !can {
			return fmt.Errorf("%T reports no changes", conn)
		}
		hooks.RegisterPreUpdateHook(l.touched.note)
		return nil
	})
	db := sql.OpenDB(connector{d, dsn, true})
	db.SetMaxOpenConns(1)
	return db
}

// connector opens connections of a driver of our own.
type connector struct {
	driver *sqlite.Driver
	dsn    string
	brief  bool // see preparedConn
}

func (c connector) Connect(context.Context) (driver.Conn, error) {
	opened, err := c.driver.Open(c.dsn)
	if err != nil {
		return nil, err
	}
	conn, can := opened.(sqliteConn)
	if !can {
		return nil, errors.Join(fmt.Errorf("%T is no connection of SQLite", opened), opened.Close())
	}
	return &preparedConn{conn, map[string]*preparedStatement{}, c.brief}, nil
}

// Driver returns the driver of our own.
func (c connector) Driver() driver.Driver { return c.driver }

// keyColumns is how many columns of a row name it at most.
const keyColumns = 3

// note remembers the rows that a change concerns: as they were and as they will be.
func (t *touched) note(change sqlite.SQLitePreUpdateData) {
	name := change.TableName
	if name == "session_records" {
		for _, row := range columnsOf(change) {
			t.sessions.add(row[0])
		}
		return
	}
	if name == "article_themes" {
		name = "articles"
	}
	for _, s := range signedByTable()[name] {
		if s.onlyMarks(change) {
			continue
		}
		for _, row := range columnsOf(change) {
			key := s.keyOf(row)
			if change.TableName == "article_themes" {
				key = text(row[1])
			}
			t.rows[signedRow{s.name, key}] = true
		}
	}
}

// onlyMarks reports that a change leaves all that is signed as it was. To sign it again would vouch for what something else
// may have changed in it.
func (s signedTable) onlyMarks(change sqlite.SQLitePreUpdateData) bool {
	if change.Op != sqlite3.SQLITE_UPDATE || change.TableName != s.table() || len(s.marks) == 0 {
		return false
	}
	old, now := make([]any, change.Count()), make([]any, change.Count())
	if change.Old(old...) != nil || change.New(now...) != nil {
		return false
	}
	for i := range old {
		if !slices.Contains(s.marks, i) && !reflect.DeepEqual(old[i], now[i]) {
			return false
		}
	}
	return true
}

func columnsOf(change sqlite.SQLitePreUpdateData) (rows [][]any) {
	count := min(keyColumns, change.Count())
	if old := make([]any, count); change.Op != sqlite3.SQLITE_INSERT && change.Old(old...) == nil {
		rows = append(rows, old)
	}
	if now := make([]any, count); change.Op != sqlite3.SQLITE_DELETE && change.New(now...) == nil {
		rows = append(rows, now)
	}
	return rows
}

// sign gives the rows that a transaction changed their digests, as its last step.
func (l *Library) sign(ctx context.Context, tx *writeTx) error {
	if len(l.touched.rows) == 0 && l.touched.sessions == (sessionSum{}) {
		return nil
	}
	var can bool // a schema that is being brought up to date may have none yet
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", "digests").Scan(&can)
	if err != nil || !can {
		return err
	}
	var signed []rowDigest
	for row := range l.touched.rows {
		i := slices.IndexFunc(signedTables, func(s signedTable) bool { return s.name == row.table })
		digests, err := signedTables[i].digest(ctx, tx, row.key)
		if err != nil {
			return fmt.Errorf("sign %s %s: %w", row.table, row.key, err)
		}
		signed = append(signed, digests...)
	}
	if err := keepDigests(ctx, tx, signed...); err != nil {
		return err
	}
	return l.touched.sessions.keep(ctx, tx)
}

// digest returns the digest of one row, and takes away that of a row that is gone.
func (s signedTable) digest(ctx context.Context, tx *writeTx, key string) ([]rowDigest, error) {
	var args []any // each column by itself: that is asked of an index
	for _, part := range strings.SplitN(key, " ", len(s.key)) {
		args = append(args, part)
	}
	rows, err := tx.QueryContext(ctx, s.query(s.ofKey()), args...)
	if err != nil {
		return nil, err
	}
	digests, err := readAll(rows, s.scan)
	if err == nil && len(digests) == 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM digests WHERE thing = ? AND key = ?", s.name, key)
	}
	return digests, err
}

// query reads the signed rows that a condition selects.
func (s signedTable) query(condition string) string {
	return "SELECT " + s.keySQL() + ", " + s.columns + " FROM " + s.table() + " WHERE " + condition // #nosec G202 -- words of ours
}

// rowDigest is the digest of a row, computed or stored.
type rowDigest struct {
	signedRow
	digest []byte
}

// digestsAtOnce are as many as one statement writes: a sync has nine an article.
const digestsAtOnce = 8

// keepDigests writes digests.
func keepDigests(ctx context.Context, tx *writeTx, all ...rowDigest) error {
	for some := range slices.Chunk(all, digestsAtOnce) {
		var values []any
		for _, d := range some {
			values = append(values, d.table, d.key, d.digest)
		}
		rows := strings.Repeat(", (?, ?, ?)", len(some))[2:]
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO digests (thing, key, digest) VALUES "+rows, values...); err != nil { // #nosec G202 -- words of ours
			return err
		}
	}
	return nil
}

// scan computes the digest of a row of query.
func (s signedTable) scan(row scanner) (rowDigest, error) {
	values := make([]any, 2+strings.Count(s.columns, ",")) // the key, and what is signed
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	if err := row.Scan(into...); err != nil {
		return rowDigest{}, err
	}
	return rowDigest{signedRow{s.name, text(values[0])}, digestOf(values[1:])}, nil
}

// digestOf is the SHA-256 of values, each with its type and length.
func digestOf(values []any) []byte {
	all := sha256.New()
	part := func(kind byte, raw []byte) {
		all.Write(binary.BigEndian.AppendUint64([]byte{kind}, uint64(len(raw))))
		all.Write(raw)
	}
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			part('n', nil)
		case int64:
			part('i', binary.BigEndian.AppendUint64(nil, uint64(v))) //nolint:gosec // its bits
		case float64:
			part('f', binary.BigEndian.AppendUint64(nil, math.Float64bits(v)))
		case []byte:
			part('b', v)
		default:
			part('t', []byte(fmt.Sprint(v)))
		}
	}
	return all.Sum(nil)
}

// signAll is the second half of a step that brings digests in: it gives every row of its tables one.
func signAll(step string) func(context.Context, *writeTx) error {
	return func(ctx context.Context, tx *writeTx) error {
		for _, s := range signedTables {
			if s.since != step {
				continue
			}
			if err := s.signRows(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	}
}

func (s signedTable) signRows(ctx context.Context, tx *writeTx) error {
	rows, err := tx.QueryContext(ctx, s.query("1"))
	if err != nil {
		return err
	}
	all, err := readAll(rows, s.scan) // a digest is small
	if err != nil {
		return err
	}
	return keepDigests(ctx, tx, all...)
}
