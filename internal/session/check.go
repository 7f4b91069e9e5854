package session

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Bounds of what a session may say. What lies outside is no session; within them a person is asked where something looks
// absurd.
const (
	firstYear   = 2000
	yearsAhead  = 2             // that a session may be planned
	mostPeople  = 1_000_000_000 // of any one number
	mostMinutes = 24 * 60
	mostRows    = 500  // audiences, speakers, questions of one session
	mostName    = 500  // letters
	mostText    = 50e3 // letters of notes, questions and answers
	mostFile    = 200  // letters of an attachment's name
	askedPeople = 20_000
	askedLength = 10 * 60 // minutes
)

// Advice is what is wrong, or what looks wrong, with a field of a session: a sentence for people.
type Advice struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

func remark(field, key string, pairs ...any) Advice {
	return Advice{field, words.Say("sessions."+key, append(pairs, "field", FieldName(field))...)}
}

// FieldName returns what people call a field.
func FieldName(field string) string { return words.Say("sessions.field-" + field) }

// AmountField is one of the numbers of a session.
type AmountField struct {
	Name string
	Of   func(*library.Session) *library.Amount
}

// AmountFields are the numbers of a session that stand alone, in the order they are asked for.
func AmountFields() []AmountField {
	return []AmountField{
		{"present", func(s *library.Session) *library.Amount { return &s.Present }},
		{"online", func(s *library.Session) *library.Amount { return &s.Online }},
		{"party_members", func(s *library.Session) *library.Amount { return &s.PartyMembers }},
		{"women", func(s *library.Session) *library.Amount { return &s.Women }},
		{"ethnic", func(s *library.Session) *library.Amount { return &s.Ethnic }},
		{"religious", func(s *library.Session) *library.Amount { return &s.Religious }},
		{"reach", func(s *library.Session) *library.Amount { return &s.Reach }},
		{"handouts", func(s *library.Session) *library.Amount { return &s.Handouts }},
	}
}

// Tidy returns s as it is kept: texts in NFC without space around them, the day of the date alone, no theme twice, nobody
// without a name. It changes no number.
func Tidy(s library.Session) library.Session {
	if s.Date.Known() {
		s.Date = DateOf(s.Date).Moment()
	}
	for _, text := range []*string{&s.Place.Commune, &s.Place.Hamlet, &s.Place.Venue, &s.Unit, &s.OutlineTitle} {
		*text = viet.Clean(*text)
	}
	s.Notes = strings.TrimSpace(viet.NFC(s.Notes))
	s.Speakers = slices.Clone(s.Speakers)
	for i := range s.Speakers {
		s.Speakers[i].Name = viet.Clean(s.Speakers[i].Name)
	}
	s.Speakers = slices.DeleteFunc(s.Speakers, func(p library.Speaker) bool { return p.Name == "" })
	s.Audiences = slices.Clone(s.Audiences)
	for i := range s.Audiences {
		s.Audiences[i].Group = viet.Clean(s.Audiences[i].Group)
	}
	s.Questions = slices.Clone(s.Questions)
	for i, q := range s.Questions {
		s.Questions[i].Text, s.Questions[i].Answer, s.Questions[i].PassedOn = viet.Clean(q.Text), viet.Clean(q.Answer), viet.Clean(q.PassedOn)
	}
	var themes []library.Theme
	for _, t := range s.Themes {
		if t != "" && t != library.Unclassified && !slices.Contains(themes, t) {
			themes = append(themes, t)
		}
	}
	s.Themes = themes
	return s
}

// Faults returns why s cannot be kept, none for a session that can. now bounds how far ahead one is planned.
func Faults(s library.Session, now time.Time) []Advice {
	return slices.Concat(dateFaults(s, now), nameFaults(s), templateFaults(s), numberFaults(s), lengthFaults(s))
}

func dateFaults(s library.Session, now time.Time) []Advice {
	if !s.Date.Known() {
		return []Advice{remark("date", "no-date")}
	}
	if year := s.Date.Time().Year(); year < firstYear || year > now.Year()+yearsAhead {
		return []Advice{remark("date", "far-date", "date", viet.ShortDate(s.Date), "first", firstYear, "last", now.Year()+yearsAhead)}
	}
	return nil
}

func nameFaults(s library.Session) (faults []Advice) {
	unknown := func(field, value string) {
		faults = append(faults, remark(field, "unknown-value", "value", value, "choices", strings.Join(Choices(field), ", ")))
	}
	if !ValidUID(s.UID) {
		faults = append(faults, remark("uid", "bad-uid", "value", s.UID))
	}
	if !slices.Contains(library.SessionStatuses(), s.Status) {
		unknown("status", string(s.Status))
	}
	for _, l := range levelsOf(s) {
		if l != "" && !slices.Contains(library.Levels(), l) {
			unknown("level", string(l))
		}
	}
	if s.Form != "" && !slices.Contains(library.SessionForms(), s.Form) {
		unknown("form", string(s.Form))
	}
	if s.Holds != "" && s.Holds != library.HoldsAudiences {
		unknown("holds", s.Holds)
	}
	if s.ReplacedBy != "" && (!ValidUID(s.ReplacedBy) || s.ReplacedBy == s.UID) {
		faults = append(faults, remark("replaced_by", "bad-uid", "value", s.ReplacedBy))
	}
	for _, t := range s.Themes {
		if !slug(t) {
			faults = append(faults, remark("themes", "bad-theme", "value", t))
		}
	}
	return faults
}

// templateFaults tells of templates that nobody hands out.
func templateFaults(s library.Session) (faults []Advice) {
	for _, h := range s.HandoutsBy {
		if !slices.Contains(Choices("template"), h.Template) {
			faults = append(faults, remark(library.HandoutsByField, "unknown-value", "value", h.Template, "choices", strings.Join(Choices("template"), ", ")))
		}
	}
	return faults
}

func levelsOf(s library.Session) []library.Level {
	all := []library.Level{s.Level}
	for _, p := range s.Speakers {
		all = append(all, p.Level)
	}
	return all
}

// slug reports whether a theme could be one, here or on another machine.
func slug(t library.Theme) bool {
	return strings.Trim(viet.Fold(string(t)), "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && len(t) <= mostName
}

func numberFaults(s library.Session) (faults []Advice) {
	check := func(field string, a library.Amount, most int64) {
		switch n := a.Number(); {
		case n < 0:
			faults = append(faults, remark(field, "negative", "value", words.Figure(viet.Grouped(n))))
		case n > most:
			faults = append(faults, remark(field, "too-many", "value", words.Figure(viet.Grouped(n)), "most", words.Figure(viet.Grouped(most))))
		}
	}
	for _, f := range AmountFields() {
		check(f.Name, *f.Of(&s), mostPeople)
	}
	check("minutes", s.Minutes, mostMinutes)
	for _, a := range s.Audiences {
		if a.Group == "" {
			faults = append(faults, remark("audiences", "nameless"))
		}
		check("audiences", a.Present, mostPeople)
		check("audiences", a.Online, mostPeople)
	}
	for _, h := range s.HandoutsBy {
		check(library.HandoutsByField, h.Copies, mostPeople)
	}
	return faults
}

func lengthFaults(s library.Session) (faults []Advice) {
	check := func(field, text string, most int) {
		if utf8.RuneCountInString(text) > most {
			faults = append(faults, remark(field, "too-long", "most", most))
		}
	}
	for _, text := range []string{s.Place.Commune, s.Place.Hamlet, s.Place.Venue} {
		check("place", text, mostName)
	}
	check("unit", s.Unit, mostName)
	check("notes", s.Notes, mostText)
	for _, p := range s.Speakers {
		check("speakers", p.Name, mostName)
	}
	for _, a := range s.Audiences {
		check("audiences", a.Group, mostName)
	}
	for _, q := range s.Questions {
		check("questions", q.Text+q.Answer+q.PassedOn, mostText)
	}
	for _, a := range s.Attachments {
		check("attachment", a.Name, mostFile)
		if a.Name == "" || a.Size < 1 || a.Size > library.MostAttachment {
			faults = append(faults, remark("attachment", "bad-attachment", "name", a.Name, "most", library.MostAttachment>>20))
		}
	}
	if max(len(s.Speakers), len(s.Audiences), len(s.Questions), len(s.Themes), len(s.Articles), len(s.Distinct), len(s.HandoutsBy), len(s.Attachments)) > mostRows {
		faults = append(faults, remark("audiences", "too-many-rows", "most", mostRows))
	}
	return faults
}

// Doubts returns what a person should look at again. Nothing is changed for it.
func Doubts(s library.Session, now time.Time) (doubts []Advice) {
	_, _, attendance := Heads(s)
	if s.Status == library.HeldSession && s.Date.Known() && s.Date.Time().After(now) {
		doubts = append(doubts, remark("date", "held-later", "date", viet.ShortDate(s.Date)))
	}
	doubts = append(doubts, rowDoubts(s)...)
	for _, part := range []struct {
		field string
		of    library.Amount
	}{{"party_members", s.PartyMembers}, {"women", s.Women}, {"ethnic", s.Ethnic}, {"religious", s.Religious}} {
		if attendance.Known() && part.of.Number() > attendance.Number() {
			doubts = append(doubts, remark(part.field, "more-than-all", "value", part.of.Number(), "all", attendance.Number()))
		}
	}
	if attendance.Number() > askedPeople {
		doubts = append(doubts, remark("present", "many", "value", attendance.Number()))
	}
	if s.Minutes.Number() > askedLength {
		doubts = append(doubts, remark("minutes", "many", "value", s.Minutes.Number()))
	}
	return doubts
}

// rowDoubts are those about rows and the totals beside them.
func rowDoubts(s library.Session) (doubts []Advice) {
	if rows, given := rowHeads(s), total(s); given.Known() && rows.Known() && given != rows {
		doubts = append(doubts, remark("present", "rows-differ", "total", given.Number(), "rows", rows.Number(),
			"holds", words.Say("sessions.holds-"+cmp.Or(s.Holds, "total"))))
	}
	for _, a := range s.Audiences {
		if number := numberIn(a.Group); number != "" && !a.Present.Known() && !a.Online.Known() {
			doubts = append(doubts, remark("audiences", "number-in-name", "group", a.Group, "number", number))
		}
	}
	if rows := rowCopies(s); s.Handouts.Known() && rows.Known() && s.Handouts != rows {
		doubts = append(doubts, remark("handouts", "copies-differ", "total", s.Handouts.Number(), "rows", rows.Number()))
	}
	return doubts
}

// numberIn is the number at the end of a name: of «ngư dân 40», «đảng viên (5)» somebody forgot the sign between.
func numberIn(name string) string {
	name = strings.TrimRight(name, " )người.")
	return name[len(strings.TrimRight(name, "0123456789")):]
}

// CheckRecord fails where a record is none that this program could have written.
func CheckRecord(r library.SessionRecord) error {
	switch {
	case !ValidUID(r.UID):
		return fmt.Errorf("uid %q", r.UID)
	case r.Counter < 1 || r.Counter > 1<<40:
		return fmt.Errorf("counter %d", r.Counter)
	case r.Time < 0 || r.Time > time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli():
		return fmt.Errorf("time %d", r.Time)
	case len(r.Author) != 64 || strings.Trim(r.Author, "0123456789abcdef") != "":
		return fmt.Errorf("author %q", r.Author)
	case len(r.Fields) == 0:
		return errors.New("a record without a field")
	}
	if _, own := r.Fields["uid"]; own {
		return errors.New("a record that changes a uid")
	}
	s, err := OfFields(r.Fields)
	if err != nil {
		return err
	}
	return recordFault(r, s)
}

// recordFault fails where the fields that a record sets could not stand in a session.
func recordFault(r library.SessionRecord, s library.Session) error {
	s.UID = r.UID
	if !set(r.Fields, "status") {
		s.Status = library.HeldSession
	}
	if !set(r.Fields, "date") {
		s.Date = library.Day(firstYear, time.January, 1)
	}
	// A record may have been written by a machine with another idea of today: only what no year allows is refused.
	if faults := Faults(s, time.Date(2100, 1, 1, 0, 0, 0, 0, library.Vietnam)); len(faults) > 0 {
		return fmt.Errorf("%s: %s", faults[0].Field, faults[0].Text)
	}
	return nil
}

func set(fields map[string]json.RawMessage, name string) bool {
	_, there := fields[name]
	return there
}
