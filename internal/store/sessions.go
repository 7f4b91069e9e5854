package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// SessionFilter chooses sessions; the zero one chooses all that were not removed.
type SessionFilter struct {
	session.Period // both days 0 for all
	Status         library.SessionStatus
	Removed        bool // those that were removed too
}

// Session returns what the records of a session come to, removed or not, or UnknownSession.
func (l *Library) Session(ctx context.Context, uid string) (library.Session, error) {
	s, err := scanSession(l.read.QueryRowContext(ctx, "SELECT data FROM sessions WHERE uid = ?", uid))
	switch {
	case noRow(err):
		err = library.Fail(library.UnknownSession, uid, err)
	case isUnreadable(err):
		err = library.Fail(library.DamagedSession, uid, err)
	}
	return s, l.fault("session", err)
}

// isUnreadable reports a row that does not hold what it should, by the failure to read it.
func isUnreadable(err error) bool {
	var of *unreadableRow
	return errors.As(err, &of)
}

// unreadableRow is a row of a session that does not hold what it should.
type unreadableRow struct{ cause error }

func (u *unreadableRow) Error() string { return "session: " + u.cause.Error() }

func (u *unreadableRow) Unwrap() error { return u.cause }

func scanSession(row scanner) (library.Session, error) {
	var data []byte
	if err := row.Scan(&data); err != nil {
		return library.Session{}, err
	}
	s, err := session.Decode(data)
	if err != nil {
		return s, &unreadableRow{err}
	}
	return s, nil
}

// Sessions returns sessions by day.
func (l *Library) Sessions(ctx context.Context, f SessionFilter) ([]library.Session, error) {
	where, args := f.where()
	rows, err := l.read.QueryContext(ctx, "SELECT data FROM sessions"+where+" ORDER BY day, uid", args...) // #nosec G202 -- the conditions are fixed texts
	if err != nil {
		return nil, l.fault("sessions", err)
	}
	return collect(l, "sessions", rows, scanSession)
}

func (f SessionFilter) where() (clause string, args []any) {
	var all []string
	if !f.Removed {
		all = append(all, "removed = 0 AND replaced = 0")
	}
	if f.Period != (session.Period{}) {
		all, args = append(all, "day BETWEEN ? AND ?"), append(args, f.From, f.To)
	}
	if f.Status != "" {
		all, args = append(all, "status = ?"), append(args, f.Status)
	}
	if len(all) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// SessionRecords returns the changes of a session, in the order they were made, or UnknownSession.
func (l *Library) SessionRecords(ctx context.Context, uid string) ([]library.SessionRecord, error) {
	rows, err := l.read.QueryContext(ctx, recordsOf, uid)
	if err != nil {
		return nil, l.fault("session records", err)
	}
	all, err := collect(l, "session records", rows, scanRecord)
	if err == nil && len(all) == 0 {
		err = library.Fail(library.UnknownSession, uid, nil)
	}
	return all, err
}

const recordsOf = "SELECT uid, counter, time, author, fields FROM session_records WHERE uid = ? ORDER BY counter, time, author"

func scanRecord(row scanner) (r library.SessionRecord, err error) {
	var fields []byte
	var counter, time any
	if err := row.Scan(&r.UID, &counter, &time, &r.Author, &fields); err != nil {
		return r, err
	}
	r, err = recordOf(r.UID, counter, time, r.Author, fields)
	if err != nil {
		err = &unreadableRow{err}
	}
	return r, err
}

// EachSessionRecord tells all changes of the sessions of a period, those of removed ones too, session by session. One that
// cannot be read is put aside. It stops at the first failure of tell.
func (l *Library) EachSessionRecord(ctx context.Context, p session.Period, tell func(library.SessionRecord) error) error {
	rows, err := l.read.QueryContext(ctx, `SELECT r.uid, r.counter, r.time, r.author, r.fields FROM sessions s JOIN session_records r USING (uid)
		WHERE s.day BETWEEN ? AND ? ORDER BY s.day, s.uid, r.counter, r.time, r.author`, p.From, p.To)
	if err != nil {
		return l.fault("session records", err)
	}
	return l.fault("session records", each(rows, func(row scanner) error {
		r, err := scanRecord(row)
		if isUnreadable(err) {
			l.aside.set("session records", err)
			return nil
		}
		if err != nil {
			return err
		}
		return tell(r)
	}))
}

func each(rows *sql.Rows, do func(scanner) error) error {
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// SessionsWith returns the held sessions that quoted an article, the latest first. One from another machine has ids of its own:
// there the address tells.
func (l *Library) SessionsWith(ctx context.Context, article int64, url string) ([]library.Session, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT data FROM sessions s WHERE status = ? AND NOT removed AND NOT replaced AND data LIKE '%"articles":[{%' AND EXISTS (
			SELECT 1 FROM json_each(s.data, '$.articles') a
			WHERE CASE WHEN coalesce(a.value ->> 'url', '') = '' THEN a.value ->> 'id' = ? ELSE a.value ->> 'url' = ? END)
		ORDER BY day DESC, uid`, library.HeldSession, article, url)
	if err != nil {
		return nil, l.fault("sessions with an article", err)
	}
	return collect(l, "sessions with an article", rows, scanSession)
}

// EachCounted tells what is counted of the held sessions of a period, by day. What is told is good until the next.
// Where they are damaged, the session is counted again from its records; unread is how many cannot be read at all.
func (l *Library) EachCounted(ctx context.Context, p session.Period, tell func(*session.CountedSession)) (unread int64, err error) {
	rows, err := l.read.QueryContext(ctx, "SELECT day, uid, facts FROM session_facts WHERE day BETWEEN ? AND ?", p.From, p.To)
	if err != nil {
		return 0, l.fault("session facts", err)
	}
	reader := session.NewCountedReader()
	var day session.Date
	var uid, packed sql.RawBytes
	var damaged []string
	err = each(rows, func(row scanner) error {
		if err := row.Scan(&day, &uid, &packed); err != nil {
			return err
		}
		counted, err := reader.Read(day, packed)
		if err != nil {
			damaged = append(damaged, string(uid))
			return nil
		}
		tell(counted)
		return nil
	})
	for _, uid := range damaged {
		l.aside.set("session facts", fmt.Errorf("facts of session %s are damaged", uid))
		counted, failed := l.countAgain(ctx, uid)
		if failed != nil {
			unread++
			continue
		}
		tell(&counted)
	}
	return unread, l.fault("session facts", errors.Join(err, ctx.Err()))
}

// countAgain counts a session from its records.
func (l *Library) countAgain(ctx context.Context, uid string) (session.CountedSession, error) {
	records, err := l.SessionRecords(ctx, uid)
	if err != nil {
		return session.CountedSession{}, err
	}
	s, err := session.Merge(records)
	return session.CountedOf(s), err
}

// PossibleTwins returns the sessions that may be the same as the one of that uid.
func (l *Library) PossibleTwins(ctx context.Context, uid string) ([]library.Session, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT o.data FROM sessions s JOIN sessions o ON o.day = s.day AND o.place = s.place
		WHERE s.uid = ?1 AND o.uid <> ?1 AND s.place <> ''`, uid)
	if err != nil {
		return nil, l.fault("possible twins", err)
	}
	near, err := collect(l, "possible twins", rows, scanSession)
	if err != nil || len(near) == 0 {
		return nil, err
	}
	of, err := l.Session(ctx, uid)
	if err != nil {
		return nil, err
	}
	var twins []library.Session
	for _, s := range near {
		if session.MayBeTwins(of, s) {
			twins = append(twins, s)
		}
	}
	return twins, nil
}

// SessionNames are the names people have used in sessions, each kind with the latest used first.
type SessionNames struct{ Communes, Units, Groups, Speakers []string }

// namesFrom is how many of the latest sessions are looked through for names.
const namesFrom = 5000

// SessionNames returns the names in the latest sessions.
func (l *Library) SessionNames(ctx context.Context) (names SessionNames, err error) {
	rows, err := l.read.QueryContext(ctx, "SELECT data FROM sessions WHERE removed = 0 ORDER BY day DESC LIMIT ?", namesFrom)
	if err != nil {
		return names, l.fault("session names", err)
	}
	seen := map[string]bool{}
	add := func(list *[]string, kind, name string) {
		if key := kind + name; name != "" && !seen[key] {
			seen[key] = true
			*list = append(*list, name)
		}
	}
	return names, l.fault("session names", each(rows, func(row scanner) error {
		s, err := scanSession(row)
		if isUnreadable(err) {
			l.aside.set("session names", err)
			return nil
		}
		if err != nil {
			return err
		}
		add(&names.Communes, "commune ", s.Place.Commune)
		add(&names.Units, "unit ", s.Unit)
		for _, a := range s.Audiences {
			add(&names.Groups, "group ", a.Group)
		}
		for _, p := range s.Speakers {
			add(&names.Speakers, "speaker ", p.Name)
		}
		return nil
	}))
}

// Signers returns whose files of sessions were met.
func (l *Library) Signers(ctx context.Context) ([]library.Signer, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT key, name, trusted, revoked FROM session_signers ORDER BY name, key")
	if err != nil {
		return nil, l.fault("signers", err)
	}
	return collect(l, "signers", rows, func(row scanner) (s library.Signer, err error) {
		return s, row.Scan(&s.Key, &s.Name, &s.Trusted, &s.Revoked)
	})
}

// SaveSigner keeps what is known of a signer.
func (l *Library) SaveSigner(ctx context.Context, s library.Signer) error {
	return l.lasting(ctx, "save signer", func(tx *writeTx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO session_signers (key, name, trusted, revoked) VALUES (?, ?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET name = excluded.name, trusted = excluded.trusted, revoked = excluded.revoked`,
			s.Key, s.Name, s.Trusted, s.Revoked)
		return err
	})
}

// Office is one whose report is waited for.
type Office struct {
	Name   string        `json:"name"`
	Parent string        `json:"parent"` // "" at the top
	Level  library.Level `json:"level"`
}

// Offices returns the offices whose reports are waited for.
func (l *Library) Offices(ctx context.Context) ([]Office, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT name, parent, level FROM offices ORDER BY name")
	if err != nil {
		return nil, l.fault("offices", err)
	}
	return collect(l, "offices", rows, func(row scanner) (o Office, err error) { return o, row.Scan(&o.Name, &o.Parent, &o.Level) })
}

// SaveOffices keeps offices.
func (l *Library) SaveOffices(ctx context.Context, offices []Office) error {
	return l.lasting(ctx, "save offices", func(tx *writeTx) error {
		for _, o := range offices {
			_, err := tx.ExecContext(ctx, `INSERT INTO offices (name, parent, level) VALUES (?, ?, ?)
				ON CONFLICT (name) DO UPDATE SET parent = excluded.parent, level = excluded.level`, o.Name, o.Parent, o.Level)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveOffice takes an office out, and the ones below it up to its parent. It fails with WrongUse for none of that name.
func (l *Library) RemoveOffice(ctx context.Context, name string) error {
	return l.lasting(ctx, "remove office", func(tx *writeTx) error {
		_, err := tx.ExecContext(ctx, "UPDATE offices SET parent = coalesce((SELECT parent FROM offices WHERE name = ?1), '') WHERE parent = ?1", name)
		if err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, "DELETE FROM offices WHERE name = ?", name)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return library.Fail(library.WrongUse, name, errors.Join(err, fmt.Errorf("no office %q", name)))
		}
		return nil
	})
}
