package app

import (
	"context"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
)

// NewSession returns a session on a day, held by the person's own office: what nobody says of it a report cannot count. It is not
// kept yet.
func (s *Sessions) NewSession(ctx context.Context, day library.Moment) (library.Session, error) {
	unit, err := ownUnit(ctx, s.store, s.settings)
	return library.Session{Date: day, Unit: unit}, err
}

// FromOutline returns a new session with all that an outline says of the talk: when and where it is held, who speaks, for
// whom, on which themes, from which articles. It is not kept yet. An unknown outline is UnknownOutline.
func (s *Sessions) FromOutline(ctx context.Context, id int64) (library.Session, error) {
	o, err := s.store.Outline(ctx, id)
	if err != nil {
		return library.Session{}, err
	}
	unit, err := ownUnit(ctx, s.store, s.settings)
	if err != nil {
		return library.Session{}, err
	}
	of := library.Session{Outline: &id, OutlineTitle: o.Title, Form: library.InPerson, Unit: unit}
	of.Date = session.DateOf(library.At(s.now(), library.ToSecond)).Moment()
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
