package main_test

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite" // to change a library behind the program's back
)

func alter(t *testing.T, library, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", library)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
