package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// fault gives the kind of a database failure, with the library's file as its subject. what is the
// operation, for the log.
func (l *Library) fault(what string, err error) error {
	return fault(l.path, what, err)
}

func fault(path, what string, err error) error {
	if err == nil {
		return nil
	}
	var known *library.Error
	if errors.As(err, &known) {
		return err
	}
	err = fmt.Errorf("%s: %w", what, err)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return library.Fail(library.Cancelled, path, err)
	}
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	if kind := kindOf(failure.Code()); kind != "" {
		return library.Fail(kind, path, err)
	}
	if strings.Contains(failure.Error(), "no such table") { // what the schema makes, something else took away
		return library.Fail(library.DamagedLibrary, path, err)
	}
	return err
}

// kindOf gives the kind of an extended result code of SQLite, "" where it is a fault of ours.
func kindOf(code int) library.Kind {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE: // no room for the shared index of the write-ahead log
		return library.DiskFull
	case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE:
		return library.ReadOnly
	}
	switch code & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_FULL:
		return library.DiskFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return library.ReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return library.BusyLibrary
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return library.DamagedLibrary
	case sqlite3.SQLITE_IOERR: // the stick was pulled out, the disk fails
		return library.UnreadableFile
	case sqlite3.SQLITE_INTERRUPT:
		return library.Cancelled
	default:
		return ""
	}
}

// kindOfFile gives the kind of a failure to make or see a folder or file.
func kindOfFile(err error) library.Kind {
	if file.IsFull(err) {
		return library.DiskFull
	}
	return library.ReadOnly
}

// missing turns «no row» into the failure that says what is not there.
func missing(err error, kind library.Kind, id int64) error {
	if noRow(err) {
		return library.Fail(kind, fmt.Sprint(id), err)
	}
	return err
}
