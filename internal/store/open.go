package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver

	"baocaovien/internal/library"
)

// fileName is the library's file in its folder.
const fileName = "thu-vien.db"

// readers is how many queries may run beside the one writer.
const readers = 4

// lockTimeout is how long a locked file is waited for, by SQLite and when the library is opened.
const lockTimeout = 5 * time.Second

// Library is an open library. It is safe for concurrent use.
type Library struct {
	path  string
	write *sql.DB // one connection
	read  *sql.DB

	rankedAtMost int // see the constant; smaller in tests
}

// Open opens the library in dir and makes both where there is none. Errors: NewerLibrary and
// DamagedLibrary (the file is left as it is), ReadOnly, DiskFull, BusyLibrary.
func Open(ctx context.Context, dir string) (*Library, error) {
	path := filepath.Join(dir, fileName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, library.Fail(kindOfFile(err), dir, err)
	}
	if err := inspect(ctx, path); err != nil {
		return nil, err
	}
	l := &Library{path: path, rankedAtMost: rankedAtMost}
	var err error
	if l.write, err = sql.Open("sqlite", dsn(path, false)); err != nil {
		return nil, fault(path, "open", err)
	}
	l.write.SetMaxOpenConns(1)
	if err := l.upToDate(ctx); err != nil {
		return nil, errors.Join(l.fault("migrate", err), l.write.Close())
	}
	forOwner(path)
	if err := l.reindex(ctx); err != nil {
		return nil, errors.Join(l.fault("reindex", err), l.write.Close())
	}
	if l.read, err = sql.Open("sqlite", dsn(path, true)); err != nil {
		return nil, errors.Join(fault(path, "open", err), l.write.Close())
	}
	l.read.SetMaxOpenConns(readers)
	return l, nil
}

// forOwner lets nobody else read the library: it says what its owner reads. A system without such rights, and a disk that
// cannot be written, leave it as it is.
func forOwner(path string) {
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		_ = os.Chmod(name, 0o600) // as said
	}
}

// upToDate brings the schema up to date. Of two programs that open a new one at the same moment, SQLite
// refuses one without waiting, as it is being put into WAL mode: that one asks again.
func (l *Library) upToDate(ctx context.Context) error {
	waiting, stop := context.WithTimeout(ctx, lockTimeout)
	defer stop()
	for {
		err := l.migrate(ctx, migrations)
		if !library.IsKind(err, library.BusyLibrary) {
			return err
		}
		select {
		case <-waiting.Done():
			return err
		case <-time.After(lockTimeout / 200):
		}
	}
}

// Close closes the library. Nothing may be under way any more.
func (l *Library) Close() error {
	return l.fault("close", errors.Join(l.read.Close(), l.write.Close()))
}

// Path returns the library's file.
func (l *Library) Path() string { return l.path }

// dsn names the file with the pragmas that every connection needs: pragmas run later would reach one
// connection only.
func dsn(path string, readOnly bool) string {
	pragmas := []string{busyTimeout, "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)"}
	if readOnly {
		return fileURL(path, url.Values{"_pragma": append(pragmas, "query_only(1)")})
	}
	return fileURL(path, url.Values{"_pragma": pragmas, "_txlock": {"immediate"}})
}

// busyTimeout has SQLite wait for a locked file.
var busyTimeout = fmt.Sprintf("busy_timeout(%d)", lockTimeout.Milliseconds())

func fileURL(path string, q url.Values) string {
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// inspect looks at a file that is there already, without changing it, and refuses one that is no
// library or was made by a newer program.
func inspect(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && info.Size() == 0) {
		return nil
	}
	if err != nil {
		return library.Fail(kindOfFile(err), path, err)
	}
	db, err := sql.Open("sqlite", lookOnly(path))
	if err != nil {
		return fault(path, "inspect", err)
	}
	defer func() { _ = db.Close() }()
	var version, mark, tables int
	row := db.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version),
		(SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`)
	switch err := row.Scan(&version, &mark, &tables); {
	case err != nil:
		return fault(path, "inspect", err)
	case tables > 0 && (mark != applicationID || version == 0): // a step of the schema and its number are written together
		return library.Fail(library.DamagedLibrary, path, errors.New("not a library of this program"))
	case version > len(migrations):
		return library.Fail(library.NewerLibrary, path, nil)
	default:
		return nil
	}
}

// lookOnly names the file for a look that leaves nothing behind. Where nobody has the library open
// there is no write-ahead log, and «immutable» keeps SQLite from making one; else the newest state
// stands in the log, and must be read from there.
func lookOnly(path string) string {
	q := url.Values{"mode": {"ro"}, "_pragma": {busyTimeout}}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		q.Set("immutable", "1")
	}
	return fileURL(path, q)
}

// transaction runs do in a transaction that is written whole or not at all.
func (l *Library) transaction(ctx context.Context, what string, do func(*sql.Tx) error) error {
	return l.fault(what, within(ctx, l.write, do))
}

// lasting is a transaction that a power cut does not undo once it is done. It waits for the disk, which
// transaction leaves to SQLite: what a sync brings can be fetched again, what a person typed cannot.
func (l *Library) lasting(ctx context.Context, what string, do func(*sql.Tx) error) (err error) {
	conn, err := l.write.Conn(ctx)
	if err != nil {
		return l.fault(what, err)
	}
	defer func() {
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA synchronous = NORMAL")
		err = l.fault(what, errors.Join(err, back, conn.Close()))
	}()
	if _, err := conn.ExecContext(ctx, "PRAGMA synchronous = FULL"); err != nil {
		return err
	}
	return within(ctx, conn, do)
}

// txBeginner is the writer, or its connection while it is held.
type txBeginner interface {
	BeginTx(ctx context.Context, options *sql.TxOptions) (*sql.Tx, error)
}

func within(ctx context.Context, w txBeginner, do func(*sql.Tx) error) error {
	tx, err := w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // the failure of do is the one to tell
		return err
	}
	return tx.Commit()
}
