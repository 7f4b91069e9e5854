// Package storetest treats libraries as no program should, and copies new ones, for the tests of those that work with them.
package storetest

import (
	"context"
	"database/sql"
	"errors"

	_ "modernc.org/sqlite" // the driver
)

// Alter runs a statement on a library's file behind the program's back.
func Alter(ctx context.Context, file, statement string) error {
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statement)
	return errors.Join(err, db.Close())
}

// Hold takes the right to write a library, as another program does, until free.
func Hold(ctx context.Context, file string) (free func() error, err error) {
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db.Close, nil
}
