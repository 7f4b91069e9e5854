package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// Sessions are written down, looked up and compared.
type Sessions struct {
	store    *store.Library
	themes   *Themes
	settings *settings.Settings
	now      func() time.Time
	self     func() (Identity, error)
}

// Saved is a session as it was kept, and what a person should look at again.
type Saved struct {
	Session library.Session
	Doubts  []session.Advice
}

// Save writes sessions down, all or none: each change is made to the session of its uid, or to a new one where that is
// "". Names are looked up among those that are known. What is not said of a new one is taken from today: its date, and
// that it is held, or planned where its day is to come. Errors: WrongUse with what is wrong in a sentence, UnknownSession,
// UnknownTheme.
func (s *Sessions) Save(ctx context.Context, changes []SessionChange) ([]Saved, error) {
	self, err := s.self()
	if err != nil {
		return nil, err
	}
	names, err := s.Names(ctx)
	if err != nil {
		return nil, err
	}
	now := s.now()
	var edits []store.SessionEdit
	for _, c := range changes {
		uid := c.UID
		if uid == "" {
			uid = newUID(now)
		}
		edits = append(edits, store.SessionEdit{UID: uid, Change: func(was library.Session, known bool) (library.Session, error) {
			if c.MustBeKnown && (!known || was.Removed) {
				return was, library.Fail(library.UnknownSession, uid, nil)
			}
			was.UID = uid
			return s.changed(ctx, was, c, names, now)
		}})
	}
	kept, _, err := s.store.EditSessions(ctx, self.Key(), now, edits)
	if err != nil {
		return nil, err
	}
	all := make([]Saved, len(kept))
	for i, k := range kept {
		all[i] = Saved{k, session.Doubts(k, now)}
	}
	return all, nil
}

// SessionChange is what a person says of a session.
type SessionChange struct {
	UID         string // "" for a new one
	MustBeKnown bool   // an edit, not a session that may be new
	Where       string // where it was read, for the sentence on a fault: «dòng 3»
	Fields      map[string]json.RawMessage
	Attendance  library.Amount // where it was said too: it must be what the others come to
	// Where they were said too: they must be those that are there, for their bytes are given to SessionFiles.
	Attachments []library.SessionAttachment
}

// wrongField says which of the fields that make no session is wrong, and how.
func wrongField(fields map[string]json.RawMessage) string {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, err := session.OfFields(map[string]json.RawMessage{name: fields[name]}); err == nil {
			continue
		}
		switch isAmount := func(a session.AmountField) bool { return a.Name == name }; {
		case !session.IsField(name):
			return words.Say("sessions.unknown-field", "field", name)
		case slices.ContainsFunc(session.AmountFields(), isAmount):
			return words.Say("sessions.wrong-amount", "field", name, "value", string(fields[name]))
		default:
			return words.Say("sessions.wrong-field", "field", name, "value", string(fields[name]))
		}
	}
	return words.Say("sessions.fields-at-odds")
}

func (s *Sessions) changed(ctx context.Context, was library.Session, c SessionChange, names store.SessionNames, now time.Time) (library.Session, error) {
	after, err := session.Apply(was, c.Fields)
	if err != nil {
		return was, at(c.Where, library.Fail(library.WrongUse, "", errors.New(words.Say("sessions.not-readable", "detail", wrongField(c.Fields)))))
	}
	after = session.Tidy(usual(after, now))
	if after, err = lookedUp(after, names, c.Fields); err != nil {
		return was, at(c.Where, err)
	}
	if err := s.quoted(ctx, &after, c.Fields); err != nil {
		return was, err
	}
	for _, t := range after.Themes {
		if c.Fields["themes"] == nil { // of another machine's own, maybe
			break
		}
		if !slices.Contains(s.themes.Themes(), t) {
			return was, at(c.Where, library.Fail(library.UnknownTheme, string(t), nil))
		}
	}
	if _, _, people := session.Heads(after); c.Attendance.Known() && c.Attendance != people {
		return was, at(c.Where, wrongUse("sessions.other-attendance", "said", c.Attendance.Number(), "counted", people.Number()))
	}
	if !slices.Equal(after.Attachments, was.Attachments) || c.Attachments != nil && !slices.Equal(c.Attachments, was.Attachments) {
		return was, at(c.Where, wrongUse("sessions.other-attachments"))
	}
	if faults := session.Faults(after, now); len(faults) > 0 {
		return was, at(c.Where, library.Fail(library.WrongUse, "", errors.New(remarks(faults))))
	}
	return after, nil
}

// at says where in a file something is wrong.
func at(where string, err error) error {
	var known *library.Error
	if where == "" || !errors.As(err, &known) {
		return err
	}
	if known.Err == nil {
		return library.Fail(known.Kind, known.Subject+" ("+where+")", nil)
	}
	return library.Fail(known.Kind, known.Subject, fmt.Errorf("%s: %w", where, known.Err))
}

func remarks(all []session.Advice) string {
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = r.Text
	}
	return strings.Join(texts, "; ")
}

// usual fills in what a new session need not say.
func usual(s library.Session, now time.Time) library.Session {
	today := session.DayOf(now)
	if !s.Date.Known() {
		s.Date = today.Moment()
	}
	if s.Status == "" {
		s.Status = library.HeldSession
		if session.DateOf(s.Date) > today {
			s.Status = library.PlannedSession
		}
	}
	return s
}

// lookedUp gives names the spelling that is known, in the fields that are said: what stood before stays as it was.
func lookedUp(s library.Session, names store.SessionNames, said map[string]json.RawMessage) (library.Session, error) {
	for _, choice := range []struct {
		field string
		value *string
	}{{"form", (*string)(&s.Form)}, {"level", (*string)(&s.Level)}, {"status", (*string)(&s.Status)}} {
		if value, found := session.Choose(choice.field, *choice.value); found {
			*choice.value = value
		}
	}
	s.Speakers = slices.Clone(s.Speakers)
	for i, p := range s.Speakers {
		if value, found := session.Choose("level", string(p.Level)); found {
			s.Speakers[i].Level = library.Level(value)
		}
	}
	s.HandoutsBy = slices.Clone(s.HandoutsBy)
	for i, h := range s.HandoutsBy {
		if value, found := session.Choose("template", h.Template); found {
			s.HandoutsBy[i].Template = value
		}
	}
	var err error
	find := func(field string, name *string, known []string) {
		if said[field] == nil {
			return
		}
		found, choices := session.Lookup(*name, known)
		if len(choices) > 0 && err == nil {
			err = wrongUse("sessions.several-names", "field", session.FieldName(field), "value", *name, "choices", strings.Join(choices, ", "))
		}
		*name = found
	}
	find("place", &s.Place.Commune, names.Communes)
	find("unit", &s.Unit, names.Units)
	s.Audiences = slices.Clone(s.Audiences)
	for i := range s.Audiences {
		find("audiences", &s.Audiences[i].Group, names.Groups)
	}
	return s, err
}

// quoted fills in what the outline of a session says: its title, and the articles it quotes in the versions of today.
func (s *Sessions) quoted(ctx context.Context, of *library.Session, said map[string]json.RawMessage) error {
	if _, chosen := said["outline"]; !chosen {
		return nil
	}
	of.OutlineTitle = ""
	if of.Outline == nil {
		return nil
	}
	o, err := s.store.Outline(ctx, *of.Outline)
	if library.IsKind(err, library.UnknownOutline) && said["articles"] != nil {
		return nil // written down where that outline was
	}
	if err != nil {
		return err
	}
	of.OutlineTitle = o.Title
	if said["articles"] != nil {
		return nil
	}
	of.Articles, err = s.quotedArticles(ctx, o)
	return err
}

// quotedVersion is the version of an article that an outline quotes, the newest of several.
func quotedVersion(o library.Outline, article int64) (version int) {
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted != nil && p.Quoted.Article == article {
				version = max(version, p.Quoted.Version)
			}
		}
	}
	return version
}

func newUID(now time.Time) string {
	var chance [session.UIDBytes]byte
	_, _ = rand.Read(chance[:]) // never fails
	return session.NewUID(now, chance)
}

// Names returns the names that are offered: the offices, the groups of listeners, and what sessions used before.
func (s *Sessions) Names(ctx context.Context) (store.SessionNames, error) {
	names, err := s.store.SessionNames(ctx)
	if err != nil {
		return names, err
	}
	offices, err := s.store.Offices(ctx)
	var communes, units []string
	for _, o := range offices {
		if o.Level == "xa" {
			communes = append(communes, o.Name)
		} else {
			units = append(units, o.Name)
		}
	}
	names.Communes, names.Units = session.Spelled(names.Communes, communes), session.Spelled(names.Units, units)
	names.Groups = append(session.Groups(), names.Groups...)
	return names, err
}

// Session returns a session that was not removed, or UnknownSession.
func (s *Sessions) Session(ctx context.Context, uid string) (library.Session, error) {
	found, err := s.store.Session(ctx, uid)
	if err == nil && found.Removed {
		err = library.Fail(library.UnknownSession, uid, nil)
	}
	return found, err
}

// SessionQuery chooses sessions; what is empty chooses all.
type SessionQuery struct {
	session.Period
	Theme   library.Theme
	Commune string
	Status  library.SessionStatus
}

// List returns sessions by day.
func (s *Sessions) List(ctx context.Context, q SessionQuery) ([]library.Session, error) {
	all, err := s.store.Sessions(ctx, store.SessionFilter{Period: q.Period, Status: q.Status})
	if err != nil {
		return nil, err
	}
	commune, err := s.commune(ctx, q.Commune)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(x library.Session) bool {
		switch {
		case q.Theme == library.Unclassified && len(x.Themes) > 0,
			q.Theme != "" && q.Theme != library.Unclassified && !slices.Contains(x.Themes, q.Theme):
			return true
		}
		return commune != "" && session.PlaceKey(x.Place.Commune) != session.PlaceKey(commune)
	}), nil
}

func (s *Sessions) commune(ctx context.Context, typed string) (string, error) {
	if typed == "" {
		return "", nil
	}
	names, err := s.Names(ctx)
	if err != nil {
		return "", err
	}
	name, choices := session.Lookup(typed, names.Communes)
	if len(choices) > 0 {
		return "", wrongUse("sessions.several-names", "field", session.FieldName("place"), "value", typed, "choices", strings.Join(choices, ", "))
	}
	return name, nil
}

// Remove takes a session out; its records stay. An unknown one is UnknownSession.
func (s *Sessions) Remove(ctx context.Context, uid string) error {
	_, err := s.Save(ctx, []SessionChange{{UID: uid, MustBeKnown: true, Fields: map[string]json.RawMessage{"removed": json.RawMessage("true")}}})
	return err
}

// PossibleTwin is two sessions that may be one held once.
type PossibleTwin struct {
	A string `json:"a"`
	B string `json:"b"`
}

// Twins returns the sessions of a period that may be one held once, each two once.
func (s *Sessions) Twins(ctx context.Context, p session.Period) ([]PossibleTwin, error) {
	all, err := s.store.Sessions(ctx, store.SessionFilter{Period: p})
	if err != nil {
		return nil, err
	}
	var uids []string
	for _, x := range all {
		uids = append(uids, x.UID)
	}
	return possibleTwins(ctx, s.store, uids)
}

// possibleTwins looks for those of the sessions of these uids.
func possibleTwins(ctx context.Context, l *store.Library, uids []string) ([]PossibleTwin, error) {
	twins := []PossibleTwin{}
	seen := map[PossibleTwin]bool{}
	for _, uid := range uids {
		found, err := l.PossibleTwins(ctx, uid)
		if err != nil {
			return twins, err
		}
		for _, other := range found {
			t := PossibleTwin{min(uid, other.UID), max(uid, other.UID)}
			if !seen[t] {
				seen[t] = true
				twins = append(twins, t)
			}
		}
	}
	slices.SortFunc(twins, func(a, b PossibleTwin) int { return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)) })
	return twins, nil
}

// Judge keeps what a person says of two sessions: that b is the same as a, which then counts alone, or that they differ.
func (s *Sessions) Judge(ctx context.Context, a, b string, same bool) error {
	if _, err := s.Session(ctx, a); err != nil {
		return err
	}
	if a == b {
		return wrongUse("sessions.same-uid")
	}
	fields := map[string]json.RawMessage{session.DistinctField(a): json.RawMessage("true")}
	if same {
		raw, err := json.Marshal(a)
		if err != nil {
			return err
		}
		fields = map[string]json.RawMessage{"replaced_by": raw}
	}
	_, err := s.Save(ctx, []SessionChange{{UID: b, MustBeKnown: true, Fields: fields}})
	return err
}
