package register

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// RowSaid is what a row says of a session.
type RowSaid struct {
	Row    int // as the spreadsheet program counts it
	UID    string
	Fields map[string]json.RawMessage
}

// CellFault is what is wrong with a row, and what is expected.
type CellFault struct {
	Row   int    `json:"row"`
	Cell  string `json:"cell"` // «B7», "" where it is the whole row
	Error string `json:"error"`
	Told  bool   `json:"-"` // only told of: nothing is refused for it
}

// ErrNoRegister tells that no sheet has the columns of a register.
var ErrNoRegister = errors.New("no sheet with the columns of a register")

// headSearched is how many rows are looked through for the heads.
const headSearched = 30

// Read returns what the rows of a register say. A row with a fault is listed and not among the entries. It fails with
// ErrNoRegister.
func Read(book sheet.FoundBook, k Vocabulary, now time.Time) ([]RowSaid, []CellFault, error) {
	for _, s := range book.Sheets {
		for at := range min(headSearched, s.Last+1) {
			if heads := headsIn(s.Rows[at]); heads["date"] >= 0 && len(heads) >= 3 {
				r := &rowReader{known: k, from1904: book.From1904, now: now, heads: heads}
				entries, faults := r.all(s, at)
				return entries, append(strangers(s, at, heads), faults...), nil
			}
		}
	}
	return nil, nil, ErrNoRegister
}

// headsIn finds the columns by their heads; date is -1 where it has none.
func headsIn(row map[int]sheet.Found) map[string]int {
	heads := map[string]int{"date": -1}
	for _, c := range append(columns(), registerColumn{key: uidKey}) {
		for at, cell := range row {
			if old, there := heads[c.key]; (!there || old < 0) && plain(cell.Text) == plain(c.head()) {
				heads[c.key] = at
			}
		}
	}
	return heads
}

func plain(text string) string { return viet.Fold(viet.Clean(text)) }

// strangers tells of columns that are not read.
func strangers(s sheet.FoundSheet, at int, heads map[string]int) (faults []CellFault) {
	used := map[int]bool{}
	for _, n := range heads {
		used[n] = true
	}
	for n, cell := range s.Rows[at] {
		if text := viet.Clean(cell.Text); text != "" && !used[n] {
			faults = append(faults, CellFault{at + 1, sheet.Cell(at, n), words.Say("register.strange-column", "head", text), true})
		}
	}
	slices.SortFunc(faults, func(a, b CellFault) int { return strings.Compare(a.Cell, b.Cell) })
	return faults
}

// rowReader reads the rows of one sheet.
type rowReader struct {
	known    Vocabulary
	from1904 bool
	now      time.Time
	heads    map[string]int
	seen     map[string]bool // uids of the rows before

	row    map[int]sheet.Found // the one that is read
	at     int
	faults []CellFault
	unread map[string]bool // the fields of which a cell has a fault
}

func (r *rowReader) all(s sheet.FoundSheet, head int) (entries []RowSaid, faults []CellFault) {
	r.seen = map[string]bool{}
	for at := head + 1; at <= s.Last; at++ {
		r.row, r.at, r.faults, r.unread = s.Rows[at], at, nil, map[string]bool{}
		if r.blank() || r.foot() || r.example() {
			continue
		}
		of := r.session()
		if len(r.faults) > 0 {
			faults = append(faults, r.faults...)
			continue
		}
		fields, err := r.said(of)
		if err != nil {
			faults = append(faults, CellFault{Row: at + 1, Error: err.Error()})
			continue
		}
		entries = append(entries, RowSaid{at + 1, of.UID, fields})
	}
	return entries, faults
}

// blank reports a row that says nothing; its hidden id does not count.
func (r *rowReader) blank() bool {
	for key, n := range r.heads {
		if c := r.row[n]; key != "row" && key != uidKey && (strings.TrimSpace(c.Text) != "" || c.Empty || c.Wrong) {
			return false
		}
	}
	return true
}

// foot reports the row of totals that people and reports put under a table.
func (r *rowReader) foot() bool {
	for _, word := range strings.Split(words.OnPaper("register.total-words"), "|") {
		for n := range r.row {
			if plain(r.row[n].Text) == plain(word) && (n == r.heads["date"] || r.cell("date").Text == "") {
				return true
			}
		}
	}
	return false
}

// example reports the row of the example as it was sent; what somebody wrote over it is a session.
func (r *rowReader) example() bool {
	if r.cell("row").Text != exampleMark {
		return false
	}
	for _, c := range columns() {
		if viet.Clean(r.cell(c.key).Text) != viet.Clean(exampleText(r.known, c.key)) {
			return false
		}
	}
	return true
}

func (r *rowReader) cell(key string) sheet.Found {
	n, there := r.heads[key]
	if !there {
		return sheet.Found{}
	}
	return r.row[n]
}

// fieldOf is the field of a session that a column says.
func fieldOf(key string) string {
	for _, c := range columns() {
		if c.key == key {
			return c.field
		}
	}
	return key
}

func (r *rowReader) fail(key, reason string, pairs ...any) {
	cell := ""
	if n, there := r.heads[key]; there && n >= 0 {
		cell = sheet.Cell(r.at, n)
	}
	r.unread[fieldOf(key)] = true
	r.faults = append(r.faults, CellFault{r.at + 1, cell, words.Say("register."+reason, append(pairs, "column", words.OnPaper("register.column-"+key))...), false})
}

// text is a cell as text. One that cannot be read so is a fault.
func (r *rowReader) text(key string) string {
	c := r.cell(key)
	switch {
	case c.Merged:
		r.fail(key, "merged")
	case c.Wrong:
		r.fail(key, "wrong", "value", c.Text)
	case c.Empty:
		r.fail(key, "not-calculated")
	default:
		return viet.Clean(c.Text)
	}
	return ""
}

// session reads the row; what is wrong with it is in faults.
func (r *rowReader) session() library.Session {
	s := library.Session{
		Date: r.date(), Start: r.start(), Minutes: r.amount("minutes"),
		Place: library.SessionPlace{Commune: r.text("commune"), Hamlet: r.text("hamlet"), Venue: r.text("venue")},
		Unit:  r.text("unit"), Level: library.Level(r.choice("level")), Speakers: r.speakers(), Form: library.SessionForm(r.choice("form")),
		Themes: r.themes(), Audiences: r.audiences(), Present: r.amount("present"), Online: r.amount("online"),
		PartyMembers: r.amount("party_members"), Women: r.amount("women"), Ethnic: r.amount("ethnic"), Religious: r.amount("religious"),
		Reach: r.amount("reach"), Handouts: r.amount("handouts"), HandoutsBy: r.copies(), Questions: r.questions(),
		Status: library.SessionStatus(r.choice("status")), Notes: r.text("notes"),
	}
	if s.Status == "" {
		s.Status = library.HeldSession
		if s.Date.Time().After(r.now) {
			s.Status = library.PlannedSession
		}
	}
	s.UID = r.uid(s)
	for _, f := range session.Faults(s, r.now) {
		if !r.unread[f.Field] { // what was not read has its fault
			key := f.Field
			if key == "place" {
				key = "commune"
			}
			cell := ""
			if n, there := r.heads[key]; there {
				cell = sheet.Cell(r.at, n)
			}
			r.faults = append(r.faults, CellFault{Row: r.at + 1, Cell: cell, Error: f.Text})
		}
	}
	return session.Tidy(s)
}

// uid is the same whenever the row comes again. The hidden id alone will not do: one blank register goes to many communes,
// and whole rows are copied.
func (r *rowReader) uid(s library.Session) string {
	if own := r.cell(uidKey).Text; session.ValidUID(own) {
		return own
	}
	said := []string{s.Date.String(), s.Start.String(), plain(s.Place.Commune), plain(s.Place.Hamlet), plain(s.Place.Venue), plain(s.Unit), plain(speakersText(s.Speakers)), r.known.themesText(s.Themes)}
	uid := session.DerivedUID("", said...)
	if id := r.cell("row").Text; session.ValidUID(id) {
		uid = session.DerivedUID(id, session.PlaceKey(s.Place.Commune), plain(s.Unit))
		if r.seen[uid] {
			uid = session.DerivedUID(id, said...)
		}
	}
	if r.seen[uid] && !r.unread["place"] && !r.unread["date"] { // else nobody knows whether it is the same
		r.fail("date", "twice")
	}
	r.seen[uid] = true
	return uid
}

// said are the fields that the columns of this register speak of.
func (r *rowReader) said(s library.Session) (map[string]json.RawMessage, error) {
	all, err := SaidBy(s)
	if err != nil {
		return nil, err
	}
	spoken := map[string]bool{"status": true}
	for _, c := range columns() {
		if _, there := r.heads[c.key]; there {
			spoken[c.field] = true
		}
	}
	for name := range all {
		if !spoken[name] {
			delete(all, name)
		}
	}
	return all, nil
}

// SaidBy returns the fields of a session as a row of a register says them: without answers to its questions.
func SaidBy(s library.Session) (map[string]json.RawMessage, error) {
	s.Questions = slices.Clone(s.Questions)
	for i, q := range s.Questions {
		s.Questions[i] = library.SessionQuestion{Text: q.Text}
	}
	all, err := session.Fields(s)
	for name := range all {
		if !slices.ContainsFunc(columns(), func(c registerColumn) bool { return c.field == name }) {
			delete(all, name)
		}
	}
	return all, err
}
