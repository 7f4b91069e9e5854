package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// TestOneBrokenRowNeverClosesTheLibrary puts what does not belong there into every column of one row of every table,
// and works with the library as the program does.
func TestOneBrokenRowNeverClosesTheLibrary(t *testing.T) {
	t.Parallel()
	whole := full(t)
	columns := map[string][]string{}
	rows, err := whole.read.QueryContext(t.Context(), `SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.sql NOT LIKE 'CREATE TABLE ''%' AND m.name NOT LIKE 'sqlite%' AND c.name <> 'id'`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = readAll(rows, func(row scanner) (int, error) {
		var table, column string
		err := row.Scan(&table, &column)
		columns[table] = append(columns[table], column)
		return 0, err
	})
	if err != nil || len(columns) < 12 {
		t.Fatalf("%v, %v", columns, err)
	}
	values := []string{"'{'", "x'ff00fe'", "1e99", "'khác'", "''", "-1"}
	turn := 0
	for table, all := range columns {
		for i, column := range all {
			if testing.Short() && i%3 > 0 { // the first of each table, and some
				continue
			}
			turn++
			turn := turn
			those := []string{values[turn%3], values[3+turn%3]}
			if testing.Short() {
				those = those[:1]
			}
			t.Run(table+" "+column, func(t *testing.T) {
				t.Parallel()
				for n, value := range those {
					broken := fullFolder(t)
					key := map[string]string{
						"settings": "key", "own_themes": "theme", "validators": "url", "addresses": "url", "digests": "key",
						"article_themes": "theme", "listings": "item", "article_sources": "url", "bands": "band",
						"session_records": "uid", "sessions": "uid", "session_facts": "uid", "session_rows": "uid", "session_signers": "key", "offices": "name",
						"removed_addresses": "url",
					}[table]
					if key == "" {
						key = "rowid"
					}
					if (table == "article_words" || table == "restricted") && column == "article_id" { // SQLite itself refuses anything but a number
						value = "77"
					}
					alter(t, filepath.Join(broken, fileName), fmt.Sprintf("PRAGMA journal_mode = DELETE; UPDATE OR IGNORE %s SET %s = %s WHERE %s = (SELECT max(%s) FROM %s)", table, column, value, key, key, table))
					use(t, broken, value, n+turn%4 == 0)
				}
			})
		}
	}
}

// use opens a library and does what every command does. Only what is asked of the broken row itself may fail.
func use(t *testing.T, dir, what string, backup bool) {
	t.Helper()
	l, err := Open(t.Context(), dir)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	defer func() { _ = l.Close() }()
	_, err1 := l.OwnThemes(t.Context())
	_, err2 := l.Sources(t.Context())
	_, err3 := l.Outlines(t.Context())
	list, err4 := l.List(t.Context(), library.Filter{})
	_, err5 := l.Search(t.Context(), "noi dung", library.Filter{})
	_, err6 := l.Counts(t.Context())
	_, err7 := l.Check(t.Context())
	_, err8 := l.Setting(t.Context(), "text-size")
	err10 := useSessions(t, l)
	var err9 error
	if backup {
		_, err9 = l.Backup(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	}
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9, err10); err != nil || len(list) < 2 {
		t.Errorf("%s: %d articles, %v", what, len(list), err)
	}
	readable := 0
	for id := range int64(3) {
		if _, err := l.Article(t.Context(), id+1); err == nil {
			readable++
		}
	}
	if readable < 2 {
		t.Errorf("%s: %d articles can be read", what, readable)
	}
}

// useSessions counts, lists, hands on and logs sessions. Of three, two are counted always, and a new one is logged.
func useSessions(t *testing.T, l *Library) error {
	t.Helper()
	march := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	counter := session.NewCounter(session.Inquiry{Period: march})
	_, err1 := l.EachCounted(t.Context(), march, counter.Add)
	_, err2 := l.Sessions(t.Context(), SessionFilter{Period: march})
	_, err3 := l.SessionNames(t.Context())
	_, err4 := l.Signers(t.Context())
	_, err5 := l.Offices(t.Context())
	_, err6 := l.PossibleTwins(t.Context(), uidOf(1))
	err7 := l.EachSessionRecord(t.Context(), march, func(library.SessionRecord) error { return nil })
	_, _, err8 := l.EditSessions(t.Context(), strings.Repeat("c", 64), time.UnixMilli(1), []SessionEdit{{UID: uidOf(9), Change: func(s library.Session, _ bool) (library.Session, error) {
		s.Status, s.Date = library.HeldSession, library.Day(2026, 4, 1)
		return s, nil
	}}})
	if n := counter.Account(nil).Totals.Sessions; n < 1 {
		t.Errorf("%d sessions are counted", n)
	}
	return errors.Join(err1, err2, err3, err4, err5, err6, err7, err8)
}

// What is counted of a session is worked out again where it is damaged, and told where that cannot be done.
func TestDamagedFactsAreCountedAgainOrTold(t *testing.T) {
	t.Parallel()
	year := session.Period{From: session.NewDate(2026, 1, 1), To: session.NewDate(2026, 12, 31)}
	for _, c := range []struct {
		damage          string
		counted, unread int64
	}{
		{"UPDATE session_facts SET facts = x'ff' WHERE uid LIKE '%1'", 2, 0},
		{"UPDATE session_facts SET facts = x'ff'", 2, 0},
		{"UPDATE session_facts SET facts = x'ff' WHERE uid LIKE '%1'; UPDATE session_records SET fields = '{' WHERE uid LIKE '%1'", 1, 1},
		{"UPDATE session_facts SET facts = 'khác'; UPDATE session_records SET counter = 'một'", 0, 2},
	} {
		l := full(t)
		alter(t, l.path, c.damage)
		counter := session.NewCounter(session.Inquiry{Period: year})
		unread, err := l.EachCounted(t.Context(), year, counter.Add)
		totals := counter.Account(nil).Totals
		if err != nil || unread != c.unread || totals.Sessions != c.counted || l.Aside() == nil {
			t.Errorf("%s: %d counted, %d unread, %v", c.damage, totals.Sessions, unread, err)
		}
		if c.counted == 2 && totals.Sum(session.Attendance).Number() != 41+42 {
			t.Errorf("%s: %+v", c.damage, totals)
		}
	}
}
