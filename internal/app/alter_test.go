package app

import (
	"context"
	"database/sql"
	"errors"
)

// alter changes a library behind its back.
func alter(path, statement string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(context.Background(), statement)
	return errors.Join(err, db.Close())
}

// held takes the right to write a library, as another program does, until free.
func held(path string) (free func(), err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(context.Background(), "BEGIN IMMEDIATE")
	return func() { _ = db.Close() }, err
}
