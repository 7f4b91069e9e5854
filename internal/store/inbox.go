package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// InboxFile is a file of an inbox: a report that was taken in, or one that could not be.
type InboxFile struct {
	Name    string
	Version string       // another one where the file was written anew
	Failure library.Kind // "" of one that was taken in
	Detail  string       // more of what is wrong
	Digest  string       // SHA-256 of its bytes, "" where they were not read
	Key     string       // who signed it, as far as it was read
	Signer  string
	Unit    string // as it calls itself

	Period         session.Period
	Sessions       int // held ones in it
	Made, Received library.Moment
}

// idIn tells the file, as it was then, from all others.
func (f InboxFile) idIn(place string) string {
	sum := sha256.Sum256([]byte(place + "\x00" + f.Name + "\x00" + f.Version))
	return hex.EncodeToString(sum[:])
}

const inboxColumns = "name, version, failure, detail, digest, key, signer, unit, first_day, last_day, sessions, made, received"

// InboxFiles returns what is known of the files of an inbox, by name.
func (l *Library) InboxFiles(ctx context.Context, place string) ([]InboxFile, error) {
	return l.inboxFiles(ctx, "place = ?", place)
}

// InboxReports returns the reports that were taken in, from whatever inbox, by name.
func (l *Library) InboxReports(ctx context.Context) ([]InboxFile, error) {
	return l.inboxFiles(ctx, "failure = ''")
}

func (l *Library) inboxFiles(ctx context.Context, which string, args ...any) ([]InboxFile, error) {
	// #nosec G202 -- words of ours
	rows, err := l.read.QueryContext(ctx, "SELECT "+inboxColumns+" FROM inbox_reports WHERE "+which+" ORDER BY name, received", args...)
	if err != nil {
		return nil, l.fault("inbox files", err)
	}
	return collect(l, "inbox files", rows, func(row scanner) (f InboxFile, err error) {
		f.Made.Precision, f.Received.Precision = library.ToSecond, library.ToSecond
		return f, row.Scan(&f.Name, &f.Version, &f.Failure, &f.Detail, &f.Digest, &f.Key, &f.Signer, &f.Unit,
			&f.Period.From, &f.Period.To, &f.Sessions, &f.Made.Unix, &f.Received.Unix)
	})
}

// KeepInboxFiles keeps what became of files of an inbox.
func (l *Library) KeepInboxFiles(ctx context.Context, place string, files []InboxFile) error {
	if len(files) == 0 {
		return nil
	}
	return l.transaction(ctx, "keep inbox files", func(tx *writeTx) error { return putInboxFiles(ctx, tx, place, files) })
}

// SetInboxFailures keeps which files of an inbox could not be taken in, in the place of those that could not be before.
func (l *Library) SetInboxFailures(ctx context.Context, place string, files []InboxFile) error {
	return l.transaction(ctx, "inbox failures", func(tx *writeTx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM inbox_reports WHERE place = ? AND failure <> ''", place); err != nil {
			return err
		}
		return putInboxFiles(ctx, tx, place, files)
	})
}

func putInboxFiles(ctx context.Context, tx *writeTx, place string, files []InboxFile) error {
	for _, f := range files {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO inbox_reports (id, place, "+inboxColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			f.idIn(place), place, f.Name, f.Version, f.Failure, f.Detail, f.Digest, f.Key, f.Signer, f.Unit, f.Period.From, f.Period.To, f.Sessions, f.Made.Unix, f.Received.Unix)
		if err != nil {
			return err
		}
	}
	return nil
}

// HeldAmong counts, of the sessions of these uids, those that count in a period.
func (l *Library) HeldAmong(ctx context.Context, p session.Period, uids []string) (count int, err error) {
	list, err := json.Marshal(append([]string{}, uids...))
	if err != nil {
		return 0, err
	}
	err = l.read.QueryRowContext(ctx, `SELECT count(*) FROM json_each(?) JOIN sessions ON uid = value
		WHERE status = ? AND removed = 0 AND replaced = 0 AND day BETWEEN ? AND ?`, string(list), library.HeldSession, p.From, p.To).Scan(&count)
	return count, l.fault("held among", err)
}

// InboxOffices returns which office sends under a key, where somebody said so.
func (l *Library) InboxOffices(ctx context.Context) (map[string]string, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT key, office FROM inbox_offices")
	if err != nil {
		return nil, l.fault("inbox offices", err)
	}
	type assigned struct{ key, office string }
	all, err := collect(l, "inbox offices", rows, func(row scanner) (a assigned, err error) { return a, row.Scan(&a.key, &a.office) })
	of := make(map[string]string, len(all))
	for _, a := range all {
		of[a.key] = a.office
	}
	return of, err
}

// AssignInboxOffice says which office sends under a key; "" takes that back.
func (l *Library) AssignInboxOffice(ctx context.Context, key, office string) error {
	return l.lasting(ctx, "assign inbox office", func(tx *writeTx) error {
		if office == "" {
			_, err := tx.ExecContext(ctx, "DELETE FROM inbox_offices WHERE key = ?", key)
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO inbox_offices (key, office) VALUES (?, ?)", key, office)
		return err
	})
}
