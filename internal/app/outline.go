package app

import (
	"context"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// Points returns the points and figures of articles, for one theme or, with the empty theme, for all.
// max bounds the points; 0 means all.
func (a *App) Points(ctx context.Context, ids []int64, t library.Theme, maxPoints int) ([]library.Point, []library.Figure, error) {
	articles, err := a.articles(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	read := inputs(articles)
	return points.Pick(read, points.Limit{Theme: t, Max: maxPoints}), points.Figures(read, t), nil
}

// Draft returns an outline to start from: the points of the articles put in order, dated today, with
// the letterhead of the settings. It is not saved.
func (a *App) Draft(ctx context.Context, ids []int64, t library.Theme) (library.Outline, error) {
	articles, err := a.articles(ctx, ids)
	if err != nil {
		return library.Outline{}, err
	}
	groups, _ := points.Groups(inputs(articles), t)
	outline := handout.Draft(a.draftTitle(articles, t), groups)
	now := a.now().In(library.Vietnam)
	outline.Date = library.Day(now.Year(), now.Month(), now.Day())
	outline.Letterhead, err = a.settings.Letterhead(ctx)
	return outline, err
}

// draftTitle names a draft after its theme, or after its first article.
func (a *App) draftTitle(articles []library.Stored, t library.Theme) string {
	if len(articles) != 1 && t != "" {
		return a.ThemeName(t)
	}
	if len(articles) == 0 {
		return ""
	}
	return articles[0].Title
}

// articles returns the newest versions of articles.
func (a *App) articles(ctx context.Context, ids []int64) ([]library.Stored, error) {
	var all []library.Stored
	for _, id := range ids {
		s, err := a.store.Article(ctx, id)
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
			Article: s.ID, Version: s.Version, Title: s.Title, Lead: s.Lead, Blocks: s.Blocks, Passages: s.Passages,
		})
	}
	return all
}
