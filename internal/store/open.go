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
	"strings"
	"sync/atomic"
	"time"

	"modernc.org/sqlite"

	"baocaovien/internal/library"
	"baocaovien/internal/machine"
)

// fileName is the library's file in its folder.
const fileName = "thu-vien.db"

// leastFile is the size of the smallest page that SQLite has.
const leastFile = 512

// readers is how many queries may run beside the one writer.
const readers = 4

// lockTimeout is how long a locked file is waited for, by SQLite and when the library is opened.
const lockTimeout = 5 * time.Second

// Library is an open library. It is safe for concurrent use.
type Library struct {
	path   string
	source string  // names the file to look at
	write  *sql.DB // one connection; nil where the library can only be read
	read   *sql.DB

	touched   touched
	layouts   knownLayouts
	aside     asideRows
	cannot    error  // why it can only be read, nil where it can be written
	temporary string // the folder of the copy that is read in its place

	apart *machine.Hold // keeps other machines out; nil for a file that only this process knows

	rankedAtMost int // see the constant; smaller in tests
	ownWords     atomic.Pointer[madeBook]
}

// Open opens the library in dir and makes both where there is none. One that cannot be written, or that another program
// holds, is opened to be read (ReadOnly tells). A schema of an older program is brought up to date, after a copy was
// made. Errors: OtherMachine, NewerLibrary and DamagedLibrary (the file is left as it is), ReadOnly, DiskFull, BusyLibrary.
func Open(ctx context.Context, dir string) (*Library, error) {
	path := filepath.Join(dir, fileName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, library.Fail(kindOfFile(err), dir, err)
	}
	return openApart(dir, func() (*Library, error) { return openFile(ctx, path) })
}

// openFile opens a library that no other machine has open.
func openFile(ctx context.Context, path string) (*Library, error) {
	version, err := inspect(ctx, path)
	if library.IsKind(err, library.ReadOnly) { // its log cannot be opened beside it
		return openCopy(ctx, path, err)
	}
	if err != nil {
		return nil, err
	}
	l, err := openUpgraded(ctx, path, version)
	if version > 0 && cannotWrite(err) {
		return openToRead(ctx, path, version, err)
	}
	return l, err
}

// cannotWrite reports a failure that keeps nobody from reading.
func cannotWrite(err error) bool {
	return library.IsKind(err, library.ReadOnly) || library.IsKind(err, library.BusyLibrary) || library.IsKind(err, library.DiskFull)
}

// openUpgraded opens a library to be written, after a copy of one of an older schema was made.
func openUpgraded(ctx context.Context, path string, version int) (*Library, error) {
	if version > 0 && version < len(migrations) {
		if err := copyBeforeUpgrade(ctx, path, version); err != nil {
			return nil, err
		}
	}
	return openToWrite(ctx, path, version)
}

// openToWrite opens a library of a version of the schema, 0 for none yet.
func openToWrite(ctx context.Context, path string, version int) (*Library, error) {
	l := &Library{path: path, source: dsn(path, true), rankedAtMost: rankedAtMost}
	if version == 0 {
		l.write = l.writer(newDSN(path))
	} else {
		l.write = l.writer(dsn(path, false))
	}
	if err := l.ready(ctx, version); err != nil {
		return nil, errors.Join(err, l.write.Close())
	}
	forOwner(path)
	l.openReaders()
	return l, nil
}

func (l *Library) openReaders() {
	l.read = sql.OpenDB(connector{&sqlite.Driver{}, l.source, false})
	l.read.SetMaxOpenConns(readers)
	l.read.SetMaxIdleConns(readers) // with what they have prepared
}

// ready makes the library one that today's program works with.
func (l *Library) ready(ctx context.Context, version int) error {
	if err := l.upToDate(ctx, version); err != nil {
		return l.fault("migrate", err)
	}
	if err := l.unmark(ctx); err != nil {
		return l.fault("open", err)
	}
	return l.fault("reindex", l.reindex(ctx))
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
func (l *Library) upToDate(ctx context.Context, version int) error {
	waiting, stop := context.WithTimeout(ctx, lockTimeout)
	defer stop()
	for {
		err := l.fault("migrate", l.toLatest(ctx, version))
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

// toLatest migrates where there is something to migrate: one that is up to date can be opened while another program
// writes. That it can be written at all is asked without waiting.
func (l *Library) toLatest(ctx context.Context, version int) error {
	if version < len(migrations) {
		return l.migrate(ctx, migrations)
	}
	conn, err := l.write.Conn(ctx)
	if err != nil {
		return l.fault("open", err)
	}
	_, err = conn.ExecContext(ctx, "PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK")
	_, back := conn.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", lockTimeout.Milliseconds()))
	if err = l.fault("open", err); library.IsKind(err, library.BusyLibrary) { // it may be free when something is to be written
		err = nil
	}
	return errors.Join(err, l.fault("open", back), conn.Close())
}

// Close closes the library. Nothing may be under way any more.
func (l *Library) Close() error {
	err := l.read.Close()
	if l.write != nil {
		err = errors.Join(err, l.write.Close())
	}
	if l.temporary != "" {
		err = errors.Join(err, os.RemoveAll(l.temporary))
	}
	return l.fault("close", errors.Join(err, l.release()))
}

// Path returns the library's file.
func (l *Library) Path() string { return l.path }

// dsn names the file with the pragmas that every connection needs: pragmas run later would reach one
// connection only.
func dsn(path string, readOnly bool) string {
	pragmas := []string{busyTimeout, "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", untrusted}
	if readOnly {
		return fileURL(path, url.Values{"_pragma": append(pragmas, "query_only(1)"), "_defensive": {"1"}})
	}
	return fileURL(path, url.Values{"_pragma": append(pragmas, undoInMemory), "_txlock": {"immediate"}, "_defensive": {"1"}})
}

// newDSN names a file that is to become a library: one that keeps book of its free pages (Shrink), which has to be said before
// there is anything in it.
func newDSN(path string) string {
	return strings.Replace(dsn(path, false), "?", "?_pragma=auto_vacuum%28INCREMENTAL%29&", 1)
}

// busyTimeout has SQLite wait for a locked file.
var busyTimeout = fmt.Sprintf("busy_timeout(%d)", lockTimeout.Milliseconds())

// undoInMemory has SQLite keep in memory how pages were before a statement, until it is done: most of what a sync wrote to the disk
// was that. A crash needs none of it.
const undoInMemory = "temp_store(MEMORY)"

// untrusted keeps what stands in a schema from calling functions that do something.
const untrusted = "trusted_schema(0)"

// fileURL is the address by which SQLite opens a file. A path on a shared drive begins with two slashes, which alone would name
// a host, of which SQLite knows none but this machine.
func fileURL(path string, q url.Values) string {
	path = (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	if strings.HasPrefix(path, "//") {
		path = "//" + path
	}
	return (&url.URL{Scheme: "file", Opaque: path, RawQuery: q.Encode()}).String()
}

// looksAtMost is how often a file is looked at that seems damaged while another program writes it.
const looksAtMost = 10

// inspect looks at a file that is there already, without changing it, and refuses one that is no
// library or was made by a newer program. It returns the version of its schema, 0 where there is none yet.
func inspect(ctx context.Context, path string) (version int, err error) {
	for range looksAtMost {
		before := stateOf(path)
		version, err = look(ctx, path)
		if !library.IsKind(err, library.DamagedLibrary) || stateOf(path) == before {
			break
		}
	}
	return version, err
}

// fileState tells whether somebody wrote a library or its log between two looks.
type fileState struct {
	size, logSize   int64
	written, logged time.Time
}

func stateOf(path string) (s fileState) {
	if info, err := os.Stat(path); err == nil {
		s.size, s.written = info.Size(), info.ModTime()
	}
	if info, err := os.Stat(path + "-wal"); err == nil {
		s.logSize, s.logged = info.Size(), info.ModTime()
	}
	return s
}

// look is inspect for a file that nobody writes meanwhile: what another program brings from its log into the file just then is
// seen in part, and taken for damage.
func look(ctx context.Context, path string) (version int, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && info.Size() == 0) {
		return 0, nil
	}
	if err != nil {
		return 0, library.Fail(kindOfFile(err), path, err)
	}
	if info.Mode().IsRegular() && info.Size() < leastFile { // SQLite takes one of a byte for a new one
		return 0, library.Fail(library.DamagedLibrary, path, fmt.Errorf("%d bytes", info.Size()))
	}
	db, err := sql.Open("sqlite", lookOnly(path))
	if err != nil {
		return 0, fault(path, "inspect", err)
	}
	defer func() { _ = db.Close() }()
	var mark, tables int
	row := db.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version),
		(SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`)
	switch err := row.Scan(&version, &mark, &tables); {
	case err != nil:
		return 0, fault(path, "inspect", err)
	case version < 0, tables > 0 && (mark != applicationID || version == 0): // a step of the schema and its number are written together
		return 0, library.Fail(library.DamagedLibrary, path, errors.New("not a library of this program"))
	case version > len(migrations):
		return 0, library.Fail(library.NewerLibrary, path, nil)
	}
	views, err := viewsForTables(ctx, db)
	if err == nil && len(views) > 0 {
		err = library.Fail(library.DamagedLibrary, path, fmt.Errorf("views in the place of tables: %v", views))
	}
	return version, fault(path, "inspect", err)
}

// lookOnly names the file for a look that leaves nothing behind. Where nobody has the library open there is nothing in the
// write-ahead log, and «immutable» keeps SQLite from making one; else the newest state stands in the log, and must be read
// from there.
func lookOnly(path string) string {
	q := url.Values{"mode": {"ro"}, "_pragma": {busyTimeout, untrusted}, "_defensive": {"1"}}
	if unlogged(path) {
		q.Set("immutable", "1")
	}
	return fileURL(path, q)
}

// leastIndex is the size of the index beside a write-ahead log that a program works with (sqlite.org/walformat.html, 2.1).
const leastIndex = 32 << 10

// unlogged reports that a library has no write-ahead log, or the empty one without an index that opening it on a full disk
// leaves.
func unlogged(path string) bool {
	log, err := os.Stat(path + "-wal")
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	index, err := os.Stat(path + "-shm")
	return log.Size() == 0 && (errors.Is(err, fs.ErrNotExist) || err == nil && index.Size() < leastIndex)
}

// transaction runs do in a transaction that is written whole or not at all.
func (l *Library) transaction(ctx context.Context, what string, do func(*writeTx) error) error {
	if l.cannot != nil {
		return l.cannot
	}
	return l.fault(what, l.within(ctx, l.write, do))
}

// lasting is a transaction that a power cut does not undo once it is done. It waits for the disk, which
// transaction leaves to SQLite: what a sync brings can be fetched again, what a person typed cannot.
func (l *Library) lasting(ctx context.Context, what string, do func(*writeTx) error) (err error) {
	if l.cannot != nil {
		return l.cannot
	}
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
	return l.within(ctx, conn, do)
}

// txBeginner is the writer, or its connection while it is held.
type txBeginner interface {
	BeginTx(ctx context.Context, options *sql.TxOptions) (*sql.Tx, error)
}

// within runs do, indexes and signs what it changed.
func (l *Library) within(ctx context.Context, w txBeginner, do func(*writeTx) error) error {
	if err := l.stillApart(); err != nil {
		return err
	}
	begun, err := w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	l.touched.forget()
	tx := &writeTx{Tx: begun, library: l}
	err = do(tx)
	if err == nil {
		err = tx.runLater(ctx)
	}
	if err == nil {
		err = l.sign(ctx, tx)
	}
	if err != nil {
		_ = tx.Rollback() // the failure of do is the one to tell
		return err
	}
	return tx.Commit()
}

// writeTx is a transaction that writes.
type writeTx struct {
	*sql.Tx
	library *Library
	last    []statement
}

// statement is one that is run later.
type statement struct {
	text string
	args []any
}

// later has a statement run when all else is written. FTS5 takes words in best all at once: whatever is written between, it
// brings what it has to the disk.
func (tx *writeTx) later(text string, args ...any) {
	tx.last = append(tx.last, statement{text, args})
}

func (tx *writeTx) runLater(ctx context.Context) error {
	for _, s := range tx.last {
		if _, err := tx.ExecContext(ctx, s.text, s.args...); err != nil {
			return err
		}
	}
	return nil
}
