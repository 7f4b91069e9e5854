package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// ReadOnly tells why the library can only be read: a failure of the kind ReadOnly, BusyLibrary or DiskFull, nil where it
// can be written.
func (l *Library) ReadOnly() error { return l.cannot }

// openToRead opens a library that cannot be written because of a cause: on a locked stick, in another person's folder, or
// held by another program. What cannot be read in its place, since the newest state stands in a log that only a writer
// can bring in or since the schema is an older one, is read in a copy.
func openToRead(ctx context.Context, path string, version int, cause error) (*Library, error) {
	l := &Library{path: path, source: readerDSN(path, cause), cannot: cause, rankedAtMost: rankedAtMost}
	if version == len(migrations) {
		l.openReaders()
		if _, err := l.Counts(ctx); err == nil {
			return l, nil
		}
		_ = l.read.Close() // the copy tells
	}
	if library.IsKind(cause, library.BusyLibrary) { // half of what the other program writes is no copy
		return nil, cause
	}
	return openCopy(ctx, path, cause)
}

// openCopy opens a copy of a library, to be read in its place.
func openCopy(ctx context.Context, path string, cause error) (*Library, error) {
	temporary, err := copyToRead(path)
	if err != nil {
		return nil, library.Fail(kindOfFile(err), path, errors.Join(cause, err))
	}
	file := filepath.Join(temporary, fileName)
	version, err := inspect(ctx, file)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(temporary))
	}
	l, err := openToWrite(ctx, file, version)
	if err != nil {
		return nil, errors.Join(cause, err, os.RemoveAll(temporary))
	}
	l.path, l.temporary, l.cannot = path, temporary, cause
	return l, nil
}

// readerDSN names a library to be read. One that another program holds is not taken for one that does not change.
func readerDSN(path string, cause error) string {
	if !library.IsKind(cause, library.BusyLibrary) {
		return lookOnly(path)
	}
	return fileURL(path, url.Values{"mode": {"ro"}, "_pragma": {busyTimeout, untrusted, "query_only(1)"}, "_defensive": {"1"}})
}

// copyToRead copies a library and its log into a folder of its own.
func copyToRead(path string) (dir string, err error) {
	if dir, err = os.MkdirTemp("", "bao-cao-vien-"); err != nil {
		return "", err
	}
	for _, ending := range []string{"", "-wal"} {
		err := copyFile(path+ending, filepath.Join(dir, fileName+ending))
		if err != nil && (ending == "" || !errors.Is(err, fs.ErrNotExist)) {
			return "", errors.Join(err, os.RemoveAll(dir))
		}
	}
	return dir, nil
}

func copyFile(from, into string) error {
	in, err := os.Open(from) // #nosec G304 -- the library
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(into, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // #nosec G304 -- a file of ours
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
