package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
	"baocaovien/internal/wordlist"
	"baocaovien/internal/words"
)

// Offices are the tree of those whose sessions are waited for: province, commune, unit.
type Offices struct {
	store *store.Library
	now   func() time.Time
}

// Offices returns all of them, by name in Vietnamese order.
func (o *Offices) Offices(ctx context.Context) ([]store.Office, error) {
	all, err := o.store.Offices(ctx)
	slices.SortFunc(all, func(a, b store.Office) int { return strings.Compare(viet.SortKey(a.Name), viet.SortKey(b.Name)) })
	return all, err
}

// SaveOffices keeps offices below a parent; the one without a parent is the top. A parent that is not known, or stands below
// the office, is WrongUse.
func (o *Offices) SaveOffices(ctx context.Context, names []string, parent string, level library.Level) error {
	known, err := o.store.Offices(ctx)
	if err != nil {
		return err
	}
	parent = viet.Clean(parent)
	if parent != "" && !slices.ContainsFunc(known, func(o store.Office) bool { return o.Name == parent }) {
		return wrongUse("sessions.no-such-office", "name", parent)
	}
	var offices []store.Office
	for _, name := range names {
		office := store.Office{Name: viet.Clean(name), Parent: parent, Level: level}
		if office.Name == "" {
			return wrongUse("sessions.nameless-office")
		}
		if below(known, parent, office.Name) {
			return wrongUse("sessions.office-ring", "name", office.Name)
		}
		offices = append(offices, office)
	}
	return o.store.SaveOffices(ctx, offices)
}

// below reports whether an office is another one or stands below it.
func below(known []store.Office, office, of string) bool {
	for range known {
		i := slices.IndexFunc(known, func(o store.Office) bool { return o.Name == office })
		if office == of || i < 0 {
			break
		}
		office = known[i].Parent
	}
	return office == of
}

// RemoveOffice takes an office out, and the ones below it up to its parent. It fails with WrongUse for none of that name.
func (o *Offices) RemoveOffice(ctx context.Context, name string) error {
	return o.store.RemoveOffice(ctx, name)
}

// Expected returns the names of the offices whose reports are waited for, by name: all but those at the top that have others
// below them.
func (o *Offices) Expected(ctx context.Context) ([]string, error) {
	all, err := o.Offices(ctx)
	var names []string
	for _, office := range all {
		if waitedFor(office, all) {
			names = append(names, office.Name)
		}
	}
	return names, err
}

func waitedFor(office store.Office, all []store.Office) bool {
	return office.Parent != "" || !slices.ContainsFunc(all, func(o store.Office) bool { return o.Parent == office.Name })
}

// Import adds the offices whose names stand in a table (wordlist.ReadNames), below a parent; known counts those that are there
// already, also where they are typed otherwise. Errors: as wordlist.ReadNames and SaveOffices; then nothing is added.
func (o *Offices) Import(ctx context.Context, name, parent string, level library.Level) (added, known int, err error) {
	raw, err := wordTable(name)
	if err != nil {
		return 0, 0, err
	}
	listed, err := wordlist.ReadNames(ctx, name, raw)
	if err != nil {
		return 0, 0, err
	}
	all, err := o.Offices(ctx)
	if err != nil {
		return 0, 0, err
	}
	var names, fresh []string
	for _, office := range all {
		names = append(names, office.Name)
	}
	for _, one := range listed {
		if found, choices := session.Lookup(one, names); len(choices) > 0 || slices.Contains(names, found) {
			known++
			continue
		}
		names, fresh = append(names, one), append(fresh, one)
	}
	if len(fresh) == 0 {
		return 0, known, nil
	}
	return len(fresh), known, o.SaveOffices(ctx, fresh, parent, level)
}

// Silent returns the offices from which no held session of a period has come, and a text to remind them with, "" where all
// have sent one.
func (o *Offices) Silent(ctx context.Context, p session.Period) (offices []store.Office, reminder string, err error) {
	all, err := o.Offices(ctx)
	if err != nil {
		return nil, "", err
	}
	heard := map[string]bool{}
	_, err = o.store.EachCounted(ctx, p, func(s *session.CountedSession) {
		heard[session.PlaceKey(s.Commune)], heard[session.PlaceKey(s.Unit)] = true, true
	})
	offices = []store.Office{}
	var names []string
	for _, office := range all {
		if !heard[session.PlaceKey(office.Name)] && waitedFor(office, all) {
			offices = append(offices, office)
			names = append(names, office.Name)
		}
	}
	if len(names) > 0 {
		reminder = words.OnPaper("sessions.reminder", "from", viet.ShortDate(p.From.Moment()), "to", viet.ShortDate(p.To.Moment()),
			"count", len(names), "offices", strings.Join(names, ", "), "today", viet.ShortDate(library.At(o.now(), library.ToDay)))
	}
	return offices, reminder, err
}
