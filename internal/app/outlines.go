package app

import (
	"context"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/outline"
	"baocaovien/internal/points"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
)

// Outlines are drafted from stored articles, and watched for what becomes of what they quote.
type Outlines struct {
	store    *store.Library
	settings *settings.Settings
	themes   *Themes
	papers   *Papers
	now      func() time.Time
}

// Points returns the points and figures of articles, for one theme or, with the empty theme, for all.
// maxPoints bounds the points; 0 means all.
func (o *Outlines) Points(ctx context.Context, ids []int64, t library.Theme, maxPoints int) ([]library.Point, []library.Figure, error) {
	articles, err := o.articles(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	own, err := o.store.OfficeWords(ctx)
	if err != nil {
		return nil, nil, err
	}
	read := inputs(articles)
	picked, figures := points.Pick(ctx, read, points.Limit{Theme: t, Max: maxPoints}), points.Figures(ctx, read, t, unitsOf(own)...)
	return picked, figures, library.Stopped(ctx, "points")
}

// Draft returns an outline to start from: the points of the articles put in order, dated today, with
// the speaker, the letterhead and the sections of the settings. It is not saved. left is how many groups of points there was no room for in one
// talk.
func (o *Outlines) Draft(ctx context.Context, ids []int64, t library.Theme) (draft library.Outline, left int, err error) {
	articles, err := o.articles(ctx, ids)
	if err != nil {
		return library.Outline{}, 0, err
	}
	groups, left := points.Groups(ctx, inputs(articles), t)
	draft = outline.Draft("", groups)
	draft.Title = o.draftTitle(articles, t, draft.Themes())
	now := o.now().In(library.Vietnam)
	draft.Date = library.Day(now.Year(), now.Month(), now.Day())
	if draft.Letterhead, err = o.settings.Letterhead(ctx); err != nil {
		return draft, left, err
	}
	if draft.Speaker, err = o.settings.Speaker(ctx); err != nil {
		return draft, left, err
	}
	plan, err := o.settings.NewPlan(ctx)
	return outline.Arrange(draft, plan), left, err
}

// draftTitle names a draft after its theme, or after its one article; of several articles after the themes it tells of.
func (o *Outlines) draftTitle(articles []library.Stored, t library.Theme, told []library.Theme) string {
	switch {
	case len(articles) == 1:
		return articles[0].Title
	case t != "":
		return o.themes.ThemeName(t)
	}
	var names []string
	for _, theme := range told {
		names = append(names, o.themes.ThemeName(theme))
	}
	return strings.Join(names, " – ")
}

// articles returns the newest versions of articles.
func (o *Outlines) articles(ctx context.Context, ids []int64) ([]library.Stored, error) {
	var all []library.Stored
	for _, id := range ids {
		s, err := o.store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// inputs are articles as points reads them.
func inputs(articles []library.Stored) []points.Input {
	var all []points.Input
	for _, s := range articles {
		all = append(all, points.Input{
			Article: s.ID, Version: s.Version, Title: s.Title, Lead: s.Lead, Published: s.Published, Blocks: s.Blocks, Passages: s.Passages,
		})
	}
	return all
}

// Affected tells which quoted points of an outline are no longer what their sources show. See outline.Affected.
func (o *Outlines) Affected(ctx context.Context, of library.Outline) ([]library.PointChange, error) {
	return outline.Affected(ctx, of, o.store)
}
