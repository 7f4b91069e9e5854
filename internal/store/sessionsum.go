package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
)

// sessionSum is the exclusive or of the digests of all records of sessions. Each record bears its own digest as its key, which
// tells a change of it; the sum tells one that went or came behind the program's back, at the cost of a row a transaction:
// a province's file brings two hundred thousand records at once.
type sessionSum [sha256.Size]byte

// sumThing and sumKey are where the sum stands among the digests.
const (
	sumThing = "session_records"
	sumKey   = "sum"
)

// add counts a record that came, or takes out one that went: the key of its row.
func (s *sessionSum) add(digest any) {
	raw := []byte(text(digest))
	if len(raw) != len(s) { // no digest: a row of another tool's
		other := sha256.Sum256(raw)
		raw = other[:]
	}
	for i := range s {
		s[i] ^= raw[i]
	}
}

// keep adds what a transaction changed to the sum that is stored.
func (s sessionSum) keep(ctx context.Context, tx *writeTx) error {
	if s == (sessionSum{}) {
		return nil
	}
	before, err := storedSum(ctx, tx)
	if err != nil {
		return err
	}
	if before != nil {
		s.add(before)
	}
	return keepDigests(ctx, tx, rowDigest{signedRow{sumThing, sumKey}, s[:]})
}

// storedSum is nil for a library without records.
func storedSum(ctx context.Context, db asker) (sum []byte, err error) {
	err = db.QueryRowContext(ctx, "SELECT digest FROM digests WHERE thing = ? AND key = ?", sumThing, sumKey).Scan(&sum)
	if noRow(err) {
		return nil, nil
	}
	return sum, err
}

// sumOf adds up the records that are there.
func sumOf(ctx context.Context, db interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
},
) (sum sessionSum, err error) {
	rows, err := db.QueryContext(ctx, "SELECT digest FROM session_records")
	if err != nil {
		return sum, err
	}
	return sum, each(rows, func(row scanner) error {
		var digest any
		err := row.Scan(&digest)
		sum.add(digest)
		return err
	})
}

// sumSessions gives a library that has none its sum.
func sumSessions(ctx context.Context, tx *writeTx) error {
	sum, err := sumOf(ctx, tx)
	if err != nil {
		return err
	}
	return sum.keep(ctx, tx)
}

// missingRecords compares the sum of the records that are there with the one that is stored.
func missingRecords(ctx context.Context, l *Library) ([]Problem, error) {
	sum, err := sumOf(ctx, l.read)
	if err != nil {
		return nil, err
	}
	stored, err := storedSum(ctx, l.read)
	if err != nil {
		return nil, err
	}
	if stored == nil {
		stored = make([]byte, len(sum))
	}
	if bytes.Equal(sum[:], stored) {
		return nil, nil
	}
	return []Problem{{Kind: ChangedRecords}}, nil
}
