package session

import (
	"encoding/binary"
	"errors"
	"slices"

	"baocaovien/internal/library"
)

// CountedSession is what is counted of a held session.
type CountedSession struct {
	Date      Date
	Commune   string
	Unit      string
	Level     library.Level
	Form      library.SessionForm
	Themes    []library.Theme
	Speakers  []string
	Audiences []Listeners
	Heads     Listeners                               // of the session as a whole; its Group is ""
	Amounts   [measures - PartyMembers]library.Amount // from PartyMembers on, in the order of Measured
	Questions int64
	Copies    []library.HandoutCopies // by template
}

// Listeners are those of one group, present and online.
type Listeners struct {
	Group           string
	Present, Online library.Amount
}

// Heads returns the attendance of a session (lượt người) and what it consists of. A total that was given holds, unless the
// person said that the rows of the audience do; where none was given, the rows are added up.
func Heads(s library.Session) (present, online, attendance library.Amount) {
	present, online = s.Present, s.Online
	rows := rowHeads(s)
	if rows.Known() && (!total(s).Known() || s.Holds == library.HoldsAudiences) {
		present, online = library.Amount{}, library.Amount{}
		for _, a := range s.Audiences {
			present, online = present.Plus(a.Present), online.Plus(a.Online)
		}
	}
	return present, online, present.Plus(online)
}

// Copies returns how many copies a session handed out: the total that was given, else what the rows by template add up to.
func Copies(s library.Session) library.Amount {
	if s.Handouts.Known() {
		return s.Handouts
	}
	return rowCopies(s)
}

func rowCopies(s library.Session) (sum library.Amount) {
	for _, h := range s.HandoutsBy {
		sum = sum.Plus(h.Copies)
	}
	return sum
}

// total is the attendance that was given as a total.
func total(s library.Session) library.Amount { return s.Present.Plus(s.Online) }

// rowHeads is what the rows of the audience add up to.
func rowHeads(s library.Session) (sum library.Amount) {
	for _, a := range s.Audiences {
		sum = sum.Plus(a.Present).Plus(a.Online)
	}
	return sum
}

// CountedOf returns what is counted of a session. Two rows of one group are one.
func CountedOf(s library.Session) CountedSession {
	present, online, _ := Heads(s)
	f := CountedSession{
		Date: DateOf(s.Date), Commune: s.Place.Commune, Unit: s.Unit, Level: s.Level, Form: s.Form, Themes: s.Themes,
		Heads:     Listeners{Present: present, Online: online},
		Amounts:   [measures - PartyMembers]library.Amount{s.PartyMembers, s.Women, s.Ethnic, s.Religious, s.Reach, Copies(s)},
		Questions: int64(len(s.Questions)),
	}
	for _, p := range s.Speakers {
		if !slices.ContainsFunc(f.Speakers, func(q string) bool { return sameName(q) == sameName(p.Name) }) {
			f.Speakers = append(f.Speakers, p.Name)
		}
	}
	for _, a := range s.Audiences {
		i := slices.IndexFunc(f.Audiences, func(l Listeners) bool { return sameName(l.Group) == sameName(a.Group) })
		if i < 0 {
			f.Audiences = append(f.Audiences, Listeners{Group: a.Group})
			i = len(f.Audiences) - 1
		}
		row := &f.Audiences[i]
		row.Present, row.Online = row.Present.Plus(a.Present), row.Online.Plus(a.Online)
	}
	for _, h := range s.HandoutsBy {
		i := slices.IndexFunc(f.Copies, func(c library.HandoutCopies) bool { return c.Template == h.Template })
		if i < 0 {
			f.Copies = append(f.Copies, library.HandoutCopies{Template: h.Template})
			i = len(f.Copies) - 1
		}
		f.Copies[i].Copies = f.Copies[i].Copies.Plus(h.Copies)
	}
	return f
}

// Bytes returns all but the date, packed for the store: a million sessions are read at every report.
func (f CountedSession) Bytes() []byte {
	b := appendAll(nil, f.Commune, f.Unit, string(f.Level), string(f.Form))
	b = appendList(b, f.Themes)
	b = appendList(b, f.Speakers)
	b = binary.AppendUvarint(b, uint64(len(f.Audiences)))
	for _, a := range append(f.Audiences[:len(f.Audiences):len(f.Audiences)], f.Heads) {
		b = appendAmounts(appendAll(b, a.Group), a.Present, a.Online)
	}
	b = appendAmounts(b, f.Amounts[:]...)
	b = binary.AppendUvarint(b, uint64(f.Questions)) // #nosec G115 -- counted, never below 0
	if len(f.Copies) == 0 {                          // as all were packed before copies were counted by template
		return b
	}
	b = binary.AppendUvarint(b, uint64(len(f.Copies)))
	for _, h := range f.Copies {
		b = appendAmounts(appendAll(b, h.Template), h.Copies)
	}
	return b
}

func appendAll[T ~string](b []byte, texts ...T) []byte {
	for _, text := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	return b
}

func appendList[T ~string](b []byte, texts []T) []byte {
	return appendAll(binary.AppendUvarint(b, uint64(len(texts))), texts...)
}

// appendAmounts writes 0 for what is not known and else one more than the number.
func appendAmounts(b []byte, amounts ...library.Amount) []byte {
	for _, a := range amounts {
		n := uint64(0)
		if a.Known() {
			n = uint64(a.Number()) + 1 // #nosec G115 -- no session is kept with a number below 0
		}
		b = binary.AppendUvarint(b, n)
	}
	return b
}

// CountedReader unpacks sessions one after the other. A text that came before is not made again. It is for one goroutine.
type CountedReader struct {
	texts map[string]string
	rest  []byte
	now   CountedSession
}

// NewCountedReader returns a reader that has met no text.
func NewCountedReader() *CountedReader { return &CountedReader{texts: map[string]string{}} }

var errDamagedCounted = errors.New("damaged figures of a session")

// Read unpacks what CountedSession.Bytes made. The session is good until the next Read.
func (r *CountedReader) Read(day Date, packed []byte) (*CountedSession, error) {
	r.rest = packed
	f := &r.now
	f.Date, f.Themes, f.Speakers, f.Audiences = day, f.Themes[:0], f.Speakers[:0], f.Audiences[:0]
	f.Commune, f.Unit, f.Level, f.Form = r.text(), r.text(), library.Level(r.text()), library.SessionForm(r.text())
	for range r.length() {
		f.Themes = append(f.Themes, library.Theme(r.text()))
	}
	for range r.length() {
		f.Speakers = append(f.Speakers, r.text())
	}
	for range r.length() {
		f.Audiences = append(f.Audiences, Listeners{r.text(), r.amount(), r.amount()})
	}
	f.Heads = Listeners{r.text(), r.amount(), r.amount()}
	for i := range f.Amounts {
		f.Amounts[i] = r.amount()
	}
	f.Questions = int64(r.number()) // #nosec G115 -- written from one that fits
	f.Copies = f.Copies[:0]
	if len(r.rest) > 0 {
		for range r.length() {
			f.Copies = append(f.Copies, library.HandoutCopies{Template: r.text(), Copies: r.amount()})
		}
	}
	if r.rest == nil || len(r.rest) > 0 {
		return nil, errDamagedCounted
	}
	return f, nil
}

// number reads a number; after damage rest is nil and all reads are 0.
func (r *CountedReader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.rest = nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// length reads how many follow, each of one byte at least.
func (r *CountedReader) length() int {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.rest = nil
		return 0
	}
	return int(n) // #nosec G115 -- at most the length of the bytes
}

func (r *CountedReader) text() string {
	n := r.length()
	if n == 0 {
		return ""
	}
	raw := r.rest[:n]
	r.rest = r.rest[n:]
	text, known := r.texts[string(raw)]
	if !known {
		text = string(raw)
		r.texts[text] = text
	}
	return text
}

func (r *CountedReader) amount() library.Amount {
	if n := r.number(); n > 0 {
		return library.AmountOf(int64(n - 1)) // #nosec G115 -- written from one that fits
	}
	return library.Amount{}
}
