package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// emptyAtMost is more than a file of SQLite has that holds no table yet: one or two pages.
const emptyAtMost = 64 << 10

// Lost tells whether the library in dir was lost: its file is missing or empty beside copies that hold something. A new
// one in its place would call itself whole, and its copies would push out the good ones. It returns a LostLibrary, nil
// where nothing is lost.
func Lost(ctx context.Context, dir string) error {
	path := filepath.Join(dir, fileName)
	info, err := os.Stat(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() > emptyAtMost {
		return nil // opening it tells
	}
	if err == nil && info.Size() > 0 {
		if version, err := inspect(ctx, path); err != nil || version > 0 {
			return nil //nolint:nilerr // opening it tells
		}
	}
	copies, err := Copies(ctx, dir)
	if err != nil {
		return err
	}
	for _, c := range copies { // one that cannot be read may hold all there was
		if c.Kind != UnfinishedCopy && c.Bytes > 0 && (c.holds() || !c.Readable) {
			return library.Fail(library.LostLibrary, path, errors.New("there is "+c.File))
		}
	}
	return nil
}

// Offer returns the copy in dir from which most comes back and that can be restored, the best first.
func Offer(ctx context.Context, dir string) (best BackupCopy, found bool) {
	copies, err := Copies(ctx, dir)
	if err != nil {
		return best, false
	}
	for {
		best, found = BestCopy(copies)
		if !found || VerifyBackup(ctx, best.File) == nil {
			return best, found
		}
		for i := range copies {
			if copies[i].File == best.File {
				copies[i].Readable = false
			}
		}
	}
}

// Empty reports whether nothing is in the library that anybody would miss.
func (l *Library) Empty(ctx context.Context) (empty bool, err error) {
	err = l.read.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM outlines)
		AND NOT EXISTS (SELECT 1 FROM sessions)`).Scan(&empty)
	return empty, l.fault("empty", err)
}
