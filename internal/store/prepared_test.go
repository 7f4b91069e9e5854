package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"modernc.org/sqlite"
)

// keeping is a new file with a table of three rows, over one connection that keeps its statements.
func keeping(t *testing.T) *sql.DB {
	t.Helper()
	db := sql.OpenDB(connector{&sqlite.Driver{}, fileURL(t.TempDir()+"/a.db", nil)})
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, statement := range []string{"CREATE TABLE a (n INTEGER)", "INSERT INTO a VALUES (1), (2), (3)"} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// kept is how many statements the connection keeps, and how many of them are being read.
func kept(t *testing.T, db *sql.DB) (all, reading int) {
	t.Helper()
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	err = conn.Raw(func(c any) error {
		for _, s := range c.(*preparedConn).kept {
			all++
			if s.reading {
				reading++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, reading
}

func above(t *testing.T, q interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}, n int, each func(n int),
) (found []int) {
	t.Helper()
	rows, err := q.QueryContext(t.Context(), "SELECT n FROM a WHERE n > ? ORDER BY n", n)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		found = append(found, n)
		if each != nil {
			each(n)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAQueryWithinItsOwnRowsHasRowsOfItsOwn(t *testing.T) {
	t.Parallel()
	db := keeping(t)
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	inner := ""
	if outer := above(t, tx, 0, func(n int) { inner += fmt.Sprint(above(t, tx, n, nil)) }); fmt.Sprint(outer) != "[1 2 3]" || inner != "[2 3][3][]" {
		t.Errorf("%v, within them %s", outer, inner)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if all, reading := kept(t, db); all != 1 || reading != 0 {
		t.Errorf("%d statements are kept, %d are being read", all, reading)
	}
	if again := above(t, db, 1, nil); fmt.Sprint(again) != "[2 3]" {
		t.Errorf("again: %v", again)
	}
}

func TestKeptStatementsFollowTheSchemaAndSurviveTheirFailures(t *testing.T) {
	t.Parallel()
	db := keeping(t)
	add := func(ctx context.Context, n any) error {
		_, err := db.ExecContext(ctx, "INSERT INTO a (n) VALUES (?)", n)
		return err
	}
	if err := add(t.Context(), 4); err != nil {
		t.Fatal(err)
	}
	_, err := db.ExecContext(t.Context(), "ALTER TABLE a ADD COLUMN m INTEGER NOT NULL DEFAULT 7; CREATE UNIQUE INDEX once ON a (n)")
	if err != nil {
		t.Fatal(err)
	}
	if err := add(t.Context(), 4); err == nil {
		t.Error("a number went in twice")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := add(ended, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if err := add(t.Context(), 6); err != nil {
		t.Error(err)
	}
	if found := above(t, db, 3, nil); fmt.Sprint(found) != "[4 6]" {
		t.Errorf("%v", found)
	}
	if _, err := db.ExecContext(t.Context(), "DROP TABLE a"); err != nil {
		t.Errorf("a kept statement holds its table: %v", err)
	}
	if err := add(t.Context(), 8); err == nil {
		t.Error("a number went into no table")
	}
}

func TestOnlySoManyStatementsAreKept(t *testing.T) {
	t.Parallel()
	db := keeping(t)
	for n := range mostPrepared + 10 {
		var is int
		if err := db.QueryRowContext(t.Context(), fmt.Sprintf("SELECT ? + %d", n), 1).Scan(&is); err != nil || is != n+1 {
			t.Fatal(is, err)
		}
	}
	if _, err := db.ExecContext(t.Context(), "PRAGMA optimize"); err != nil {
		t.Fatal(err)
	}
	if all, reading := kept(t, db); all != mostPrepared || reading != 0 {
		t.Errorf("%d statements are kept, %d are being read", all, reading)
	}
}
