package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"baocaovien/internal/library"
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
	dir := closed(t, whole)
	if err != nil || len(columns) < 12 {
		t.Fatalf("%v, %v", columns, err)
	}
	values := []string{"'{'", "x'ff00fe'", "1e99", "'khác'", "''", "-1"}
	turn := 0
	for table, all := range columns {
		for _, column := range all {
			turn++
			turn := turn
			those := []string{values[turn%3], values[3+turn%3]}
			t.Run(table+" "+column, func(t *testing.T) {
				t.Parallel()
				for n, value := range those {
					broken := t.TempDir()
					file := filepath.Join(broken, fileName)
					if err := copyFile(filepath.Join(dir, fileName), file); err != nil {
						t.Fatal(err)
					}
					key := map[string]string{
						"settings": "key", "own_themes": "theme", "validators": "url", "addresses": "url", "digests": "key",
						"article_themes": "theme", "listings": "item", "article_sources": "url", "bands": "band",
						"session_records": "uid", "sessions": "uid", "session_facts": "uid", "session_rows": "uid", "session_signers": "key", "offices": "name",
						"removed_addresses": "url", "completeness": "article_id",
					}[table]
					if key == "" {
						key = "rowid"
					}
					if table == "article_words" && column == "article_id" { // SQLite itself refuses anything but a number
						value = "77"
					}
					alter(t, file, fmt.Sprintf("PRAGMA journal_mode = DELETE; UPDATE OR IGNORE %s SET %s = %s WHERE %s = (SELECT max(%s) FROM %s)", table, column, value, key, key, table))
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
	var err9 error
	if backup {
		_, err9 = l.Backup(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	}
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9); err != nil || len(list) < 2 {
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
