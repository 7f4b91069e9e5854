package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// SessionMerge is what records that arrived came to.
type SessionMerge struct {
	Added, Changed, Unchanged int
	Removed                   int      // of those that were known and now are deleted
	Touched                   []string // the uids of those that were added, changed or removed
	Conflicts                 []session.Conflict
	FilesKept, FilesLeft      int // attachments whose bytes are here now, and those there was no room for
}

// MergeSessions takes in records of other machines with the files that came along, nil for none: all or, where one fails,
// none.
func (l *Library) MergeSessions(
	ctx context.Context, records iter.Seq2[library.SessionRecord, error], files iter.Seq2[library.SessionFile, error],
) (m SessionMerge, err error) {
	err = l.lasting(ctx, "merge sessions", func(tx *writeTx) error {
		w, err := l.newSessionWriter(ctx, tx)
		if err != nil {
			return err
		}
		defer w.close()
		arrived := map[string][]recordDigest{} // by uid, those that were not known: the records themselves would fill the memory
		for r, err := range records {
			if err != nil {
				return err
			}
			digest, isNew, err := w.insert(r)
			if err != nil {
				return err
			}
			if isNew {
				arrived[r.UID] = append(arrived[r.UID], digest)
			} else if _, seen := arrived[r.UID]; !seen {
				arrived[r.UID] = nil
			}
		}
		for _, uid := range slices.Sorted(maps.Keys(arrived)) {
			if err := w.settle(uid, arrived[uid], &m); err != nil {
				return err
			}
		}
		if files != nil {
			if err := w.keepFiles(files, arrived, &m); err != nil {
				return err
			}
		}
		return w.settleReplaced()
	})
	if err != nil {
		return SessionMerge{}, err
	}
	return m, nil
}

// recordDigest tells a record from all others.
type recordDigest [sha256.Size]byte

// settle works out a session that records arrived for.
func (w *sessionWriter) settle(uid string, arrived []recordDigest, m *SessionMerge) error {
	if len(arrived) == 0 {
		m.Unchanged++
		return nil
	}
	all, err := w.records(uid)
	if err != nil {
		return err
	}
	after, err := w.rebuild(uid, all)
	if err != nil {
		return err
	}
	known, fresh := parted(all, arrived)
	if len(known) == 0 && !after.Removed {
		m.Added++
		m.Touched = append(m.Touched, uid)
		return nil
	}
	before, err := session.Merge(known)
	if err != nil {
		return err
	}
	changed, err := session.Changes(before, after)
	if err != nil {
		return err
	}
	if len(changed) == 0 || len(known) == 0 || before.Removed && after.Removed {
		m.Unchanged++
		return nil
	}
	m.count(before, after)
	m.Conflicts = append(m.Conflicts, session.Conflicts(known, fresh)...)
	m.Touched = append(m.Touched, uid)
	return nil
}

// parted tells the records that arrived from those that were known.
func parted(all []library.SessionRecord, arrived []recordDigest) (known, fresh []library.SessionRecord) {
	for _, r := range all {
		if digest, err := session.Digest(r); err == nil && slices.Contains(arrived, digest) {
			fresh = append(fresh, r)
		} else {
			known = append(known, r)
		}
	}
	return known, fresh
}

// SessionEdit is a change of one session, or a new one under a uid that is not known.
type SessionEdit struct {
	UID    string
	Change func(now library.Session, known bool) (library.Session, error)
	Row    string                // what the row of a spreadsheet said, "" where it comes from none
	Files  []library.SessionFile // the bytes of attachments that Change names
}

// EditSessions makes changes in the name of an author, all or, where one fails, none. It returns the sessions as they are
// now, in the order of the edits. What Change leaves as it was is no record. Files for which there is no room are TooLarge.
func (l *Library) EditSessions(ctx context.Context, author string, now time.Time, edits []SessionEdit) (all []library.Session, m SessionMerge, err error) {
	err = l.lasting(ctx, "edit sessions", func(tx *writeTx) error {
		w, err := l.newSessionWriter(ctx, tx)
		if err != nil {
			return err
		}
		defer w.close()
		for _, e := range edits {
			s, err := w.edit(author, now, e, &m)
			if err != nil {
				return err
			}
			all = append(all, s)
		}
		return w.settleReplaced()
	})
	if err != nil {
		return nil, SessionMerge{}, err
	}
	return all, m, nil
}

func (w *sessionWriter) edit(author string, now time.Time, e SessionEdit, m *SessionMerge) (library.Session, error) {
	records, err := w.records(e.UID)
	if err != nil {
		return library.Session{}, err
	}
	before, err := session.Merge(records)
	if err != nil {
		return before, err
	}
	after, err := e.Change(before, len(records) > 0)
	if err != nil {
		return before, err
	}
	if e.Row != "" {
		if err := w.exec("INSERT OR REPLACE INTO session_rows (uid, data) VALUES (?, ?)", e.UID, e.Row); err != nil {
			return before, err
		}
	}
	if err := w.keepOwn(e); err != nil {
		return before, err
	}
	changed, err := session.Changes(before, after)
	if err != nil {
		return before, err
	}
	if len(changed) == 0 {
		m.Unchanged++
		return before, nil
	}
	r := library.SessionRecord{UID: e.UID, Counter: session.NextCounter(records), Time: now.UnixMilli(), Author: author, Fields: changed}
	if _, _, err := w.insert(r); err != nil {
		return before, err
	}
	if len(records) == 0 {
		m.Added++
	} else {
		m.count(before, after)
	}
	m.Touched = append(m.Touched, e.UID)
	return w.rebuild(e.UID, append(records, r))
}

// count counts a session that was known and is otherwise now.
func (m *SessionMerge) count(before, after library.Session) {
	if after.Removed && !before.Removed {
		m.Removed++
	} else {
		m.Changed++
	}
}

// SheetRow returns what the row of a spreadsheet said when it was last read, "" for one that was not.
func (l *Library) SheetRow(ctx context.Context, uid string) (string, error) {
	var data string
	err := l.read.QueryRowContext(ctx, "SELECT data FROM session_rows WHERE uid = ?", uid).Scan(&data)
	if noRow(err) {
		return "", nil
	}
	return data, l.fault("sheet row", err)
}

// sessionWriter writes sessions within one transaction.
type sessionWriter struct {
	ctx                       context.Context
	tx                        *writeTx
	library                   *Library // which puts rows aside that cannot be read
	add, of, put, drop, count *sql.Stmt
	free                      *sql.Stmt
	room                      int64 // for the bytes of attachments; below 0 until it was asked for
}

func (l *Library) newSessionWriter(ctx context.Context, tx *writeTx) (*sessionWriter, error) {
	w := &sessionWriter{ctx: ctx, tx: tx, library: l, room: -1}
	for _, s := range []struct {
		into      **sql.Stmt
		statement string
	}{
		{&w.add, "INSERT OR IGNORE INTO session_records (digest, uid, counter, time, author, fields) VALUES (?, ?, ?, ?, ?, ?)"},
		{&w.of, recordsOf},
		{&w.put, "INSERT OR REPLACE INTO sessions (uid, day, place, status, removed, replaced_by, replaced, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
		{&w.drop, "DELETE FROM session_facts WHERE day = (SELECT day FROM sessions WHERE uid = ?1) AND uid = ?1"},
		{&w.count, "INSERT OR REPLACE INTO session_facts (day, uid, facts) VALUES (?, ?, ?)"},
		{&w.free, "DELETE FROM session_files WHERE uid = ? AND sha256 NOT IN (SELECT value FROM json_each(?))"},
	} {
		prepared, err := tx.PrepareContext(ctx, s.statement) //nolint:sqlclosecheck // close closes them all
		if err != nil {
			w.close()
			return nil, err
		}
		*s.into = prepared
	}
	return w, nil
}

func (w *sessionWriter) close() {
	for _, s := range []*sql.Stmt{w.add, w.of, w.put, w.drop, w.count, w.free} {
		if s != nil {
			_ = s.Close()
		}
	}
}

func (w *sessionWriter) exec(statement string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, statement, args...)
	return err
}

// insert keeps a record; isNew is false for one that is known.
func (w *sessionWriter) insert(r library.SessionRecord) (digest recordDigest, isNew bool, err error) {
	if err := session.CheckRecord(r); err != nil {
		return digest, false, library.Fail(library.DamagedFile, r.UID, err)
	}
	if digest, err = session.Digest(r); err != nil {
		return digest, false, err
	}
	fields, err := json.Marshal(r.Fields)
	if err != nil {
		return digest, false, err
	}
	done, err := w.add.ExecContext(w.ctx, digest[:], r.UID, r.Counter, r.Time, r.Author, string(fields))
	if err != nil {
		return digest, false, err
	}
	n, err := done.RowsAffected()
	return digest, n > 0, err
}

func (w *sessionWriter) records(uid string) ([]library.SessionRecord, error) {
	rows, err := w.of.QueryContext(w.ctx, uid)
	if err != nil {
		return nil, err
	}
	return collect(w.library, "session records", rows, scanRecord)
}

// rebuild writes what records come to. Records without a day are no session.
func (w *sessionWriter) rebuild(uid string, records []library.SessionRecord) (library.Session, error) {
	standing := session.Standing(records)
	s, err := session.OfFields(standing)
	if err != nil {
		return s, err
	}
	if !s.Date.Known() || s.Status == "" {
		return s, library.Fail(library.DamagedFile, uid, errors.New("records without the one that began the session"))
	}
	data, err := json.Marshal(standing)
	if err != nil {
		return s, err
	}
	if _, err := w.drop.ExecContext(w.ctx, uid); err != nil {
		return s, err
	}
	row := rowOf(s, data)
	_, err = w.put.ExecContext(w.ctx, uid, row.day, row.place, row.status, row.removed, row.replacedBy, row.replaced, row.data)
	if err != nil {
		return s, err
	}
	if err := w.spare(s); err != nil {
		return s, err
	}
	return s, w.countIf(s, s.ReplacedBy == "")
}

// countIf keeps what is counted of a session. It alone decides what counts: a session that was held, was not removed and
// stands for itself. Every number of a report is made of what it keeps.
func (w *sessionWriter) countIf(s library.Session, stands bool) error {
	if s.Removed || s.Status != library.HeldSession || !stands {
		_, err := w.drop.ExecContext(w.ctx, s.UID)
		return err
	}
	_, err := w.count.ExecContext(w.ctx, session.DateOf(s.Date), s.UID, session.CountedOf(s).Bytes())
	return err
}

// settleReplaced counts, of the sessions that are said to be the same as others, those that stand: what replaces one may
// have arrived only now.
func (w *sessionWriter) settleReplaced() error {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT data FROM sessions WHERE replaced_by <> ''")
	if err != nil {
		return err
	}
	all, err := collect(w.library, "replaced sessions", rows, scanSession)
	if err != nil || len(all) == 0 {
		return err
	}
	by, there := map[string]string{}, map[string]bool{}
	for _, s := range all {
		by[s.UID] = s.ReplacedBy
		var n int
		if err := w.tx.QueryRowContext(w.ctx, "SELECT count(*) FROM sessions WHERE uid = ?", s.ReplacedBy).Scan(&n); err != nil {
			return err
		}
		there[s.ReplacedBy] = n > 0
	}
	replaced := session.Replaced(by, func(uid string) bool { return there[uid] })
	for _, s := range all {
		if err := w.exec("UPDATE sessions SET replaced = ? WHERE uid = ?", replaced[s.UID], s.UID); err != nil {
			return err
		}
		if err := w.countIf(s, !replaced[s.UID]); err != nil {
			return err
		}
	}
	return nil
}
