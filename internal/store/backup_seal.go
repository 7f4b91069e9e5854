package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"os"
)

// A backup is sealed and says so in its settings, so that one whose end was cut off is not taken for a library, which has
// no seal. Behind the pages, where SQLite does not look, stand a mark, the change counter of the file's
// header (SQLite's file format, 1.3.7) and the digest of all before the seal. SQLite finds a page that is not in
// order; the seal tells of a changed letter within one. A backup that was since opened as a library has another
// counter, and its seal says nothing any more.
const (
	sealMark    = "BCV seal"
	counterAt   = 24
	counterSize = 4
	sealSize    = len(sealMark) + counterSize + sha256.Size
)

var errBrokenSeal = errors.New("not the bytes that were written")

// seal appends the seal to a written backup.
func seal(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0) // #nosec G304 -- a file of ours
	if err != nil {
		return err
	}
	mark, err := sealOf(f)
	if err == nil {
		_, err = f.Write(mark) // behind what was read
	}
	return errors.Join(err, f.Close())
}

// sealOf reads a file to its end and returns the seal of it.
func sealOf(f io.Reader) ([]byte, error) {
	header := make([]byte, counterAt+counterSize)
	if _, err := io.ReadFull(f, header); err != nil {
		return nil, err
	}
	digest := sha256.New()
	digest.Write(header)
	if _, err := io.Copy(digest, f); err != nil {
		return nil, err
	}
	return digest.Sum(append([]byte(sealMark), header[counterAt:]...)), nil
}

// checkSeal compares a file with its seal and reports whether it has one. That one is needed says its mark.
func checkSeal(file string) (sealed bool, err error) {
	f, err := os.Open(file) // #nosec G304 -- the file that the person chose
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil || info.Size() <= int64(sealSize+counterAt+counterSize) {
		return false, err
	}
	end := info.Size() - int64(sealSize)
	set := make([]byte, sealSize)
	if _, err := f.ReadAt(set, end); err != nil {
		return false, err
	}
	want, err := sealOf(io.LimitReader(f, end))
	if err != nil {
		return false, err
	}
	between := len(sealMark) + counterSize
	if !bytes.Equal(set[:between], want[:between]) {
		return false, nil
	}
	if !bytes.Equal(set, want) {
		return false, errBrokenSeal
	}
	return true, nil
}

// sealedKey is the setting that marks a backup: it must have a seal.
const sealedKey = "sealed-backup"

// mark sets the mark in a file, or takes it away. The file's bytes reach the disk later, all at once.
func mark(ctx context.Context, file string, sealed bool) error {
	statement := "DELETE FROM settings WHERE key = ?"
	if sealed {
		statement = "INSERT OR REPLACE INTO settings (key, value) VALUES (?, '1')"
	}
	db, err := sql.Open("sqlite", fileURL(file, map[string][]string{"_pragma": {"synchronous(0)", untrusted}}))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, statement, sealedKey)
	return errors.Join(err, db.Close())
}

func isMarked(ctx context.Context, db asker) (marked bool, err error) {
	err = db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE key = ?)", sealedKey).Scan(&marked)
	return marked, err
}

// unmark makes a library of a backup that was put in its place by hand: it changes now.
func (l *Library) unmark(ctx context.Context) error {
	if marked, err := isMarked(ctx, l.write); err != nil || !marked {
		return err
	}
	_, err := l.write.ExecContext(ctx, "DELETE FROM settings WHERE key = ?", sealedKey)
	return err
}
