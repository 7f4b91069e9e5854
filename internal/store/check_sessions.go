package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// standingRow is a row of the table of sessions: what the records of one come to.
type standingRow struct {
	day               session.Date
	place             string
	status            library.SessionStatus
	removed, replaced bool
	replacedBy        string
	data              string
}

// rowOf is the row that a session and its fields as JSON have. Whether it is replaced is settled among all.
func rowOf(s library.Session, data []byte) standingRow {
	return standingRow{session.DateOf(s.Date), session.PlaceKey(s.Place.Commune), s.Status, s.Removed, s.ReplacedBy != "", s.ReplacedBy, string(data)}
}

// checkedSession is one session as a check meets it: its records one after the other.
type checkedSession struct {
	uid     string
	row     *standingRow // nil where the session itself is gone
	records []library.SessionRecord
}

// sessionsChecked is one pass over all records.
type sessionsChecked struct {
	now      checkedSession
	problems []Problem
	by       map[string]string // what is replaced, by what
	marked   map[string]bool   // those whose rows say that they do not count
}

func (c *sessionsChecked) tell(kind ProblemKind, detail string) {
	if len(c.problems) < problemsAtMost {
		c.problems = append(c.problems, Problem{Kind: kind, Detail: detail})
	}
}

// changedSessions works out from its records what each session is, and compares: a record bears its digest, a session is
// what its records come to.
func changedSessions(ctx context.Context, l *Library) ([]Problem, error) {
	c := &sessionsChecked{by: map[string]string{}, marked: map[string]bool{}}
	err := l.each(ctx, `SELECT r.digest, r.uid, r.counter, r.time, r.author, r.fields,
		s.uid IS NOT NULL, s.day, s.place, s.status, s.removed, s.replaced_by, s.replaced, s.data
		FROM session_records r LEFT JOIN sessions s USING (uid) ORDER BY r.uid`, c.record)
	if err != nil {
		return nil, err
	}
	c.finish()
	if err := c.replaced(ctx, l); err != nil {
		return nil, err
	}
	alone, err := l.problems(ctx, DanglingRow, "SELECT 0, 'session ' || uid FROM sessions WHERE uid NOT IN (SELECT uid FROM session_records) LIMIT ?")
	return append(c.problems, alone...), err
}

// record takes the next row of the pass.
func (c *sessionsChecked) record(row scanner) error {
	var digest, uid, counter, time, author, fields any
	var there bool
	var day, place, status, removed, by, replaced, data any
	if err := row.Scan(&digest, &uid, &counter, &time, &author, &fields, &there, &day, &place, &status, &removed, &by, &replaced, &data); err != nil {
		return err
	}
	if name := text(uid); name != c.now.uid {
		c.finish()
		c.now = checkedSession{uid: name}
		if there {
			c.now.row = standingRowOf(day, place, status, removed, by, replaced, data)
		}
	}
	r, err := recordOf(uid, counter, time, author, fields)
	if err != nil {
		c.tell(UnreadableRow, "session "+c.now.uid)
		return nil
	}
	if want, err := session.Digest(r); err != nil || !bytes.Equal(want[:], []byte(text(digest))) {
		c.tell(ChangedSession, c.now.uid)
	}
	if session.CheckRecord(r) != nil {
		c.tell(UnknownKind, "session "+c.now.uid)
	}
	c.now.records = append(c.now.records, r)
	return nil
}

// recordOf makes a record of what its row holds, or fails where that is none.
func recordOf(uid, counter, time, author, fields any) (r library.SessionRecord, err error) {
	var is [2]bool
	r.UID, r.Author = text(uid), text(author)
	r.Counter, is[0] = counter.(int64)
	r.Time, is[1] = time.(int64)
	if is != [2]bool{true, true} {
		return r, fmt.Errorf("record of %s: counter %v, time %v", r.UID, counter, time)
	}
	return r, json.Unmarshal([]byte(text(fields)), &r.Fields)
}

// standingRowOf takes what is no value of a column as another one than any session has.
func standingRowOf(day, place, status, removed, by, replaced, data any) *standingRow {
	r := &standingRow{day: -1, place: text(place), status: library.SessionStatus(text(status)), replacedBy: text(by), data: text(data)}
	if n, is := day.(int64); is && n >= 0 && n <= math.MaxInt32 {
		r.day = session.Date(n)
	}
	r.removed, r.replaced = removed != int64(0), replaced != int64(0)
	return r
}

// finish compares the session whose records are all there.
func (c *sessionsChecked) finish() {
	if len(c.now.records) == 0 {
		return
	}
	standing := session.Standing(c.now.records)
	s, err := session.OfFields(standing)
	data, err2 := json.Marshal(standing)
	switch {
	case err != nil || err2 != nil:
		c.tell(UnreadableRow, "session "+c.now.uid)
		return
	case c.now.row == nil:
		c.tell(MissingRow, "session "+c.now.uid)
		return
	}
	want := rowOf(s, data)
	want.replaced = c.now.row.replaced
	if *c.now.row != want {
		c.tell(ChangedSession, c.now.uid)
	}
	if c.now.row.replaced {
		c.marked[c.now.uid] = true
	}
	if s.ReplacedBy != "" {
		c.by[c.now.uid] = s.ReplacedBy
	}
}

// replaced compares which sessions do not count, for another stands in their stead.
func (c *sessionsChecked) replaced(ctx context.Context, l *Library) error {
	there := map[string]bool{}
	for _, other := range c.by {
		var n int
		if err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM sessions WHERE uid = ?", other).Scan(&n); err != nil {
			return err
		}
		there[other] = n > 0
	}
	for uid, replaced := range session.Replaced(c.by, func(uid string) bool { return there[uid] }) {
		if replaced != c.marked[uid] {
			c.tell(ChangedSession, uid)
		}
		delete(c.marked, uid)
	}
	for uid := range c.marked { // of those that nothing replaces
		c.tell(ChangedSession, uid)
	}
	return nil
}

// changedFacts compares what is counted of each session with the session.
func changedFacts(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	err := l.each(ctx, `SELECT s.uid, s.status = 'held' AND s.removed = 0 AND s.replaced = 0, s.data, f.facts
		FROM sessions s LEFT JOIN session_facts f ON f.day = s.day AND f.uid = s.uid`, func(row scanner) error {
		var uid, facts any
		var counts bool
		var data []byte
		if err := row.Scan(&uid, &counts, &data, &facts); err != nil {
			return err
		}
		s, err := session.Decode(data)
		packed, has := facts.([]byte)
		if err != nil {
			return nil // told by its records
		}
		if has != counts || (has && !bytes.Equal(packed, session.CountedOf(s).Bytes())) || (!has && facts != nil) {
			all = append(all, Problem{Kind: ChangedSession, Detail: text(uid)})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	alone, err := l.problems(ctx, DanglingRow, `SELECT 0, 'facts of ' || f.uid FROM session_facts f
		WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.uid = f.uid AND s.day = f.day) LIMIT ?`)
	return append(all, alone...), err
}
