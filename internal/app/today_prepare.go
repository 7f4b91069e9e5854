package app

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// Prepare returns the outline of a planned session. Where it has none, one is begun of what the session says of the talk, and is the
// session's from then on. Errors: UnknownSession, and WrongUse where the session was received: what it says of outlines is of the
// library that sends it.
func (t *Today) Prepare(ctx context.Context, uid string) (library.Outline, error) {
	s, err := t.sessions.Session(ctx, uid)
	if err != nil {
		return library.Outline{}, err
	}
	if own, err := t.sessions.wroteItself(ctx, uid); err != nil || !own {
		return library.Outline{}, errors.Join(err, library.Fail(library.WrongUse, uid, errors.New("a session of another library")))
	}
	if o, found, err := t.outlineOf(ctx, s); err != nil || found {
		return o, err
	}
	o, err := t.draftFor(ctx, s)
	if err != nil {
		return o, err
	}
	o.Saved = library.At(t.now(), library.ToSecond)
	if o, err = t.store.SaveOutlineStep(ctx, o, library.OutlineTrail{}); err != nil {
		return o, err
	}
	id, err := json.Marshal(o.ID)
	if err == nil {
		_, err = t.sessions.Save(ctx, []SessionChange{{UID: uid, MustBeKnown: true, Fields: map[string]json.RawMessage{"outline": id}}})
	}
	if err != nil { // an outline of nothing is not left behind
		return o, errors.Join(err, t.store.RemoveOutline(ctx, o.ID))
	}
	return o, nil
}

// outlineOf returns the outline of a session that was written down here; found is false where it has none, or it was removed since.
func (t *Today) outlineOf(ctx context.Context, s library.Session) (o library.Outline, found bool, err error) {
	if s.Outline == nil {
		return o, false, nil
	}
	o, err = t.store.Outline(ctx, *s.Outline)
	if library.IsKind(err, library.UnknownOutline) {
		return o, false, nil
	}
	return o, err == nil, err
}

// draftFor is an outline without points for a session, with all that the session says of the talk. It is the other way round of
// Sessions.fromOutline.
func (t *Today) draftFor(ctx context.Context, s library.Session) (library.Outline, error) {
	o, _, err := t.outlines.Draft(ctx, nil, "")
	if err != nil {
		return o, err
	}
	o.Title = t.outlines.draftTitle(nil, "", s.Themes)
	o.Date = session.DateOf(s.Date).Moment()
	if s.Start.Known() {
		o.Date = library.Moment{Unix: o.Date.Unix + int64(s.Start.Minutes())*60, Precision: library.ToMinute}
	}
	o.Place = named(s.Place.Venue, s.Place.Hamlet, s.Place.Commune)
	if s.Minutes.Known() {
		o.Minutes = int(s.Minutes.Number())
	}
	if len(s.Speakers) > 0 {
		var names []string
		for _, p := range s.Speakers {
			names = append(names, p.Name)
		}
		o.Speaker = named(names...)
	}
	var groups []string
	for _, a := range s.Audiences {
		groups = append(groups, a.Group)
	}
	o.Audience = named(groups...)
	return o, nil
}

// named are the names that say something, a comma between them.
func named(names ...string) string {
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return name == "" }), ", ")
}
