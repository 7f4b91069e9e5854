package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// signedTable is a table each row of which has a digest: what is in it nothing else can vouch for. Marks that a
// reading or a sync leaves (read, last success) are no part of it.
type signedTable struct {
	name    string
	key     string                 // the row's key in SQL
	columns string                 // what is signed
	changed func(row []any) string // the key of a row that begins with these columns
	kind    ProblemKind            // what a row is called that is not what was stored
	marks   []int                  // the columns that are not signed, by their position
}

const articleThemes = `(SELECT group_concat(t.theme) FROM (SELECT theme FROM article_themes WHERE article_id = articles.id ORDER BY theme) t)`

var signedTables = []signedTable{
	{"sources", "id", "url, title, kind, themes, selector, enabled, removed", firstColumn, ChangedSource, []int{7, 8}},
	{"articles", "id", "url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, " +
		"passages, themes_by, is_saved, " + articleThemes, firstColumn, ChangedArticle, []int{14, 16, 17}},
	{"versions", "article_id || ' ' || version", "fetched, title, author, lead, published, published_to, blocks, attachments, " +
		"digest, content_type, original, reread, address", firstTwoColumns, ChangedVersion, nil},
	{"files", "id", "article_id, url, name, media_type, text, data", firstColumn, ChangedFile, nil},
	{"outlines", "id", "saved, data, clippings, dismissed", firstColumn, ChangedOutline, nil},
	{"own_themes", "theme", "name, keywords", firstColumn, ChangedTheme, nil},
	{"settings", "key", "value", firstColumn, ChangedSetting, nil},
}

func firstColumn(row []any) string     { return text(row[0]) }
func firstTwoColumns(row []any) string { return text(row[0]) + " " + text(row[1]) }

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
type touched struct{ rows map[signedRow]bool }

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
	db := sql.OpenDB(connector{d, dsn})
	db.SetMaxOpenConns(1)
	return db
}

// connector opens connections of a driver of our own.
type connector struct {
	driver *sqlite.Driver
	dsn    string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver returns the driver of our own.
func (c connector) Driver() driver.Driver { return c.driver }

// keyColumns is how many columns of a row name it, and the theme of an article's before that.
const keyColumns = 2

// note remembers the rows that a change concerns: as they were and as they will be.
func (t *touched) note(change sqlite.SQLitePreUpdateData) {
	name := change.TableName
	if name == "article_themes" {
		name = "articles"
	}
	i := slices.IndexFunc(signedTables, func(s signedTable) bool { return s.name == name })
	if i < 0 || signedTables[i].onlyMarks(change) {
		return
	}
	for _, row := range columnsOf(change) {
		key := signedTables[i].changed(row)
		if change.TableName == "article_themes" {
			key = text(row[1])
		}
		t.rows[signedRow{name, key}] = true
	}
}

// onlyMarks reports that a change leaves all that is signed as it was. To sign it again would vouch for what something else
// may have changed in it.
func (s signedTable) onlyMarks(change sqlite.SQLitePreUpdateData) bool {
	if change.Op != sqlite3.SQLITE_UPDATE || change.TableName != s.name || len(s.marks) == 0 {
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
	if old := make([]any, keyColumns); change.Op != sqlite3.SQLITE_INSERT && change.Old(old...) == nil {
		rows = append(rows, old)
	}
	if now := make([]any, keyColumns); change.Op != sqlite3.SQLITE_DELETE && change.New(now...) == nil {
		rows = append(rows, now)
	}
	return rows
}

// sign gives the rows that a transaction changed their digests, as its last step.
func (l *Library) sign(ctx context.Context, tx *sql.Tx) error {
	if len(l.touched.rows) == 0 {
		return nil
	}
	var can bool // a schema that is being brought up to date may have none yet
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'digests')").Scan(&can)
	if err != nil || !can {
		return err
	}
	for row := range l.touched.rows {
		i := slices.IndexFunc(signedTables, func(s signedTable) bool { return s.name == row.table })
		if err := signedTables[i].sign(ctx, tx, row.key); err != nil {
			return fmt.Errorf("sign %s %s: %w", row.table, row.key, err)
		}
	}
	return nil
}

// sign gives one row its digest, and takes that of a row that is gone.
func (s signedTable) sign(ctx context.Context, tx *sql.Tx, key string) error {
	condition := s.key + " = ?"
	args := []any{key}
	if s.name == "versions" { // by its index
		condition = "article_id = ? AND version = ?"
		article, version, _ := strings.Cut(key, " ")
		args = []any{article, version}
	}
	rows, err := tx.QueryContext(ctx, s.query(condition), args...)
	if err != nil {
		return err
	}
	digests, err := readAll(rows, s.scan)
	if err != nil {
		return err
	}
	if len(digests) == 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM digests WHERE thing = ? AND key = ?", s.name, key)
		return err
	}
	return digests[0].keep(ctx, tx)
}

// query reads the signed rows that a condition selects.
func (s signedTable) query(condition string) string {
	return "SELECT " + s.key + ", " + s.columns + " FROM " + s.name + " WHERE " + condition // #nosec G202 -- words of ours
}

// rowDigest is the digest of a row, computed or stored.
type rowDigest struct {
	signedRow
	digest []byte
}

func (d rowDigest) keep(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO digests (thing, key, digest) VALUES (?, ?, ?)", d.table, d.key, d.digest)
	return err
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

// signAll gives every row its digest: the step that brings them in knows no change to report.
func signAll(ctx context.Context, tx *sql.Tx) error {
	for _, s := range signedTables {
		rows, err := tx.QueryContext(ctx, s.query("1"))
		if err != nil {
			return err
		}
		all, err := readAll(rows, s.scan) // a digest is small
		if err != nil {
			return err
		}
		for _, d := range all {
			if err := d.keep(ctx, tx); err != nil {
				return err
			}
		}
	}
	return nil
}
