package session

import (
	"encoding/json"
	"maps"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Measured is something that is added up over sessions.
type Measured int

// What is added up, in the order of the command line.
const (
	Attendance Measured = iota // lượt người: present and online
	Present
	Online
	PartyMembers
	Women
	Ethnic
	Religious
	Reach
	Handouts
	measures // how many there are
)

var measureNames = [measures]string{
	"attendance", "present", "online", "party_members", "women", "ethnic", "religious", "reach", "handouts",
}

// String returns the measure's name on the command line.
func (m Measured) String() string { return measureNames[m] }

// Measures returns all of them in order.
func Measures() []Measured {
	all := make([]Measured, measures)
	for i := range all {
		all[i] = Measured(i)
	}
	return all
}

// Totals are what sessions add up to.
type Totals struct {
	Sessions  int64
	Questions int64
	// Cuộc by the way they are held; a session of both ways (kết hợp) is in each, and counted in Both.
	InPerson, Remote, Both int64

	sum    [measures]int64
	silent [measures]int64  // sessions that did not say
	copies map[string]int64 // that were handed out, by template, of the sessions that said
}

// Sum returns what a measure adds up to over the sessions that said, not known where there are sessions and none did.
func (t *Totals) Sum(m Measured) library.Amount {
	if t.Sessions > 0 && t.silent[m] == t.Sessions {
		return library.Amount{}
	}
	return library.AmountOf(t.sum[m])
}

// Silent returns how many sessions did not say: with any, Sum is «ít nhất».
func (t *Totals) Silent(m Measured) int64 { return t.silent[m] }

// IsInPerson reports whether a session of that form is counted among those in person; one of both ways is in both counts.
func IsInPerson(f library.SessionForm) bool {
	return f == library.InPerson || f == library.Attached || f == library.Hybrid
}

// IsRemote reports whether a session of that form is counted among the remote ones.
func IsRemote(f library.SessionForm) bool { return f == library.Remote || f == library.Hybrid }

// Said returns what one session says of a measure.
func Said(s library.Session, m Measured) library.Amount {
	f := CountedOf(s)
	switch m {
	case Attendance:
		return f.Heads.Present.Plus(f.Heads.Online)
	case Present:
		return f.Heads.Present
	case Online:
		return f.Heads.Online
	}
	return f.Amounts[m-PartyMembers]
}

// Copies returns how many copies of a template were handed out in the sessions that said.
func (t *Totals) Copies(template string) int64 { return t.copies[template] }

// CopiesText says in a language how many copies were handed out of each template, "" where no session said.
func CopiesText(l words.Language, t *Totals) string {
	var parts []string
	for _, template := range Choices("template") {
		if n := t.Copies(template); n > 0 {
			parts = append(parts, ChoiceIn(l, "template", template)+" "+l.Figure(viet.Grouped(n)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return l.Say("sessions.handed-out", "list", strings.Join(parts, ", "))
}

func (t *Totals) handedOut(template string, copies int64) {
	if t.copies == nil {
		t.copies = map[string]int64{}
	}
	t.copies[template] += copies
}

// add counts a session as a whole.
func (t *Totals) add(f *CountedSession) {
	t.count(f, f.Heads)
	for i, amount := range f.Amounts {
		t.measure(PartyMembers+Measured(i), amount)
	}
}

// addListeners counts a session for a row of its audience: with the listeners of that row. Of whom they are nobody knows.
func (t *Totals) addListeners(f *CountedSession, row Listeners) {
	t.count(f, row)
	for i, amount := range f.Amounts {
		m := PartyMembers + Measured(i)
		if m <= Religious {
			amount = library.Amount{}
		}
		t.measure(m, amount)
	}
}

func (t *Totals) count(f *CountedSession, heads Listeners) {
	t.Sessions++
	for _, h := range f.Copies {
		t.handedOut(h.Template, h.Copies.Number())
	}
	t.Questions += f.Questions
	if f.Form == library.Hybrid {
		t.Both++
	}
	if IsInPerson(f.Form) {
		t.InPerson++
	}
	if IsRemote(f.Form) {
		t.Remote++
	}
	t.measure(Attendance, heads.Present.Plus(heads.Online))
	t.measure(Present, heads.Present)
	t.measure(Online, heads.Online)
}

func (t *Totals) measure(m Measured, a library.Amount) {
	t.sum[m] += a.Number()
	if !a.Known() {
		t.silent[m]++
	}
}

// merge adds the sessions of another row.
func (t *Totals) merge(o *Totals) {
	t.Sessions += o.Sessions
	t.Questions += o.Questions
	t.InPerson, t.Remote, t.Both = t.InPerson+o.InPerson, t.Remote+o.Remote, t.Both+o.Both
	for m := range measures {
		t.sum[m] += o.sum[m]
		t.silent[m] += o.silent[m]
	}
	for template, copies := range o.copies {
		t.handedOut(template, copies)
	}
}

// TotalsJSON are totals as the command line prints them; what is not known is null.
type TotalsJSON struct {
	Sessions     int64            `json:"sessions"`
	Attendance   library.Amount   `json:"attendance"`
	Present      library.Amount   `json:"present"`
	Online       library.Amount   `json:"online"`
	PartyMembers library.Amount   `json:"party_members"`
	Women        library.Amount   `json:"women"`
	Ethnic       library.Amount   `json:"ethnic"`
	Religious    library.Amount   `json:"religious"`
	Reach        library.Amount   `json:"reach"`
	Handouts     library.Amount   `json:"handouts"`
	HandoutsBy   map[string]int64 `json:"handouts_by"` // by template, of the sessions that said
	Questions    int64            `json:"questions"`
	Unknown      map[string]int64 `json:"unknown"` // how many sessions did not say
}

// JSON returns the totals as the command line prints them.
func (t *Totals) JSON() TotalsJSON {
	v := TotalsJSON{
		Sessions: t.Sessions, Attendance: t.Sum(Attendance), Present: t.Sum(Present), Online: t.Sum(Online),
		PartyMembers: t.Sum(PartyMembers), Women: t.Sum(Women), Ethnic: t.Sum(Ethnic), Religious: t.Sum(Religious),
		Reach: t.Sum(Reach), Handouts: t.Sum(Handouts), Questions: t.Questions, Unknown: map[string]int64{},
		HandoutsBy: map[string]int64{},
	}
	maps.Copy(v.HandoutsBy, t.copies)
	for _, m := range Measures() {
		v.Unknown[m.String()] = t.Silent(m)
	}
	return v
}

// MarshalJSON writes the totals as the command line prints them.
func (t *Totals) MarshalJSON() ([]byte, error) { return json.Marshal(t.JSON()) }
