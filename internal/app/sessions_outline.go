package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
)

// NewSession returns a session on a day, held by the person's own office: what nobody says of it a report cannot count. It is not
// kept yet.
func (s *Sessions) NewSession(ctx context.Context, day library.Moment) (library.Session, error) {
	unit, err := ownUnit(ctx, s.store, s.settings)
	return library.Session{Date: day, Unit: unit}, err
}

// OfOutline returns the session that an outline is spoken in, as it stands: one that is planned or was written down for that day
// already is not begun a second time, which a report would count twice. Where there is none it is a new one with all that the outline
// says of the talk, not kept yet. An unknown outline is UnknownOutline.
func (s *Sessions) OfOutline(ctx context.Context, id int64) (library.Session, error) {
	o, err := s.store.Outline(ctx, id)
	if err != nil {
		return library.Session{}, err
	}
	of, err := s.fromOutline(ctx, o)
	if err != nil {
		return library.Session{}, err
	}
	known, found, err := s.written(ctx, of)
	if err != nil || !found {
		return of, err
	}
	switch {
	case known.Outline == nil:
		known = outlined(known, of)
	case known.Status == library.PlannedSession:
		known = quoting(known, of)
	}
	return known, nil
}

// outlined is a session that was planned before there was an outline, with what the outline says and nobody said of it.
func outlined(known, of library.Session) library.Session {
	known = quoting(known, of)
	known.Place.Venue, known.Form = cmp.Or(known.Place.Venue, of.Place.Venue), cmp.Or(known.Form, of.Form)
	if !known.Start.Known() {
		known.Start = of.Start
	}
	if !known.Minutes.Known() {
		known.Minutes = of.Minutes
	}
	if len(known.Speakers) == 0 {
		known.Speakers = of.Speakers
	}
	if len(known.Audiences) == 0 {
		known.Audiences = of.Audiences
	}
	return known
}

// quoting is a session that is to come with what its outline quotes by now: it was planned when the outline was another, or empty.
func quoting(known, of library.Session) library.Session {
	known.Outline, known.OutlineTitle, known.Articles = of.Outline, of.OutlineTitle, of.Articles
	if len(known.Themes) == 0 {
		known.Themes = of.Themes
	}
	return known
}

// written looks for the session of an outline that this library wrote down already, on the outline's day or today: a planned one,
// else one that was held at the same time and place.
func (s *Sessions) written(ctx context.Context, of library.Session) (best library.Session, found bool, err error) {
	day, today := session.DateOf(of.Date), session.DayOf(s.now())
	all, err := s.store.Sessions(ctx, store.SessionFilter{Period: session.Period{From: min(day, today), To: max(day, today)}})
	if err != nil {
		return best, false, err
	}
	rank := 0
	for _, other := range all {
		if n := likeness(of, other, today); n > rank {
			own, err := s.wroteItself(ctx, other.UID)
			if err != nil {
				return best, false, err
			}
			if own { // the outlines of another library bear other numbers
				best, rank = other, n
			}
		}
	}
	return best, rank > 0, nil
}

// likeness is how likely a session is the one that an outline is spoken in, 0 where it is another.
func likeness(of, other library.Session, today session.Date) int {
	day := session.DateOf(other.Date)
	onDay := day == session.DateOf(of.Date)
	here := onDay && of.Start == other.Start && viet.Fold(of.Place.Venue) == viet.Fold(other.Place.Venue)
	if other.Outline != nil && *other.Outline != *of.Outline {
		return 0
	}
	if other.Status != library.PlannedSession {
		if here && other.Outline != nil && other.Status == library.HeldSession {
			return 2
		}
		return 0
	}
	switch {
	case other.Outline == nil:
		if onDay && mayBeOne(of, other) {
			return 1
		}
	case here:
		return 5
	case onDay:
		return 4
	case day == today:
		return 3
	}
	return 0
}

// mayBeOne reports two sessions of one day of which nothing says that they are at different hours or places.
func mayBeOne(a, b library.Session) bool {
	hour := !a.Start.Known() || !b.Start.Known() || a.Start == b.Start
	return hour && (a.Place.Venue == "" || b.Place.Venue == "" || viet.Fold(a.Place.Venue) == viet.Fold(b.Place.Venue))
}

// wroteItself reports whether a session was first written down in this library, and not received.
func (s *Sessions) wroteItself(ctx context.Context, uid string) (bool, error) {
	self, err := s.self()
	if err != nil {
		return false, err
	}
	records, err := s.store.SessionRecords(ctx, uid)
	return len(records) > 0 && records[0].Author == self.Key(), err
}

// fromOutline is a new session with all that an outline says of the talk: when and where it is held, who speaks, for whom, on
// which themes, from which articles.
func (s *Sessions) fromOutline(ctx context.Context, o library.Outline) (library.Session, error) {
	id := o.ID
	unit, err := ownUnit(ctx, s.store, s.settings)
	if err != nil {
		return library.Session{}, err
	}
	of := library.Session{Outline: &id, OutlineTitle: o.Title, Form: library.InPerson, Unit: unit}
	of.Date = session.DayOf(s.now()).Moment()
	if o.Date.Known() {
		of.Date = session.DateOf(o.Date).Moment()
		if t := o.Date.Time(); o.Date.Precision != library.ToDay {
			of.Start = library.StartAt(t.Hour(), t.Minute())
		}
	}
	of.Place.Venue = viet.Clean(o.Place)
	if o.Minutes > 0 {
		of.Minutes = library.AmountOf(int64(o.Minutes))
	}
	for _, name := range strings.Split(o.Speaker, ",") {
		if name = viet.Clean(name); name != "" {
			of.Speakers = append(of.Speakers, library.Speaker{Name: name})
		}
	}
	if group := viet.Clean(o.Audience); group != "" {
		of.Audiences = []library.Audience{{Group: group}}
	}
	of.Themes = slices.DeleteFunc(themesOf(o), func(t library.Theme) bool { return !slices.Contains(s.themes.Themes(), t) })
	of.Articles, err = s.quotedArticles(ctx, o)
	return of, err
}

// themesOf returns the themes of the passages an outline quotes, the one it quotes most on first.
func themesOf(o library.Outline) (themes []library.Theme) {
	points := map[library.Theme]int{}
	for _, part := range o.Sections {
		for _, p := range part.Points {
			if p.Quoted == nil {
				continue
			}
			for _, t := range p.Quoted.Themes {
				if points[t]++; points[t] == 1 {
					themes = append(themes, t)
				}
			}
		}
	}
	slices.SortStableFunc(themes, func(a, b library.Theme) int { return points[b] - points[a] })
	return themes
}

// quotedArticles returns the articles an outline quotes, in the versions of today.
func (s *Sessions) quotedArticles(ctx context.Context, o library.Outline) (articles []library.SessionArticle, err error) {
	for _, id := range o.Articles() {
		a, err := s.store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		articles = append(articles, library.SessionArticle{ID: id, Version: quotedVersion(o, id), Title: a.Title, URL: a.URL})
	}
	return articles, nil
}
