package app

import (
	"context"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
)

// Editions returns the versions of an article, the newest first, or UnknownArticle.
func (a *App) Editions(ctx context.Context, id int64) ([]library.Edition, error) {
	return a.store.Editions(ctx, id)
}

// Compare tells, block by block and word by word, what version to of an article has otherwise than version
// from. Errors: UnknownArticle, UnknownVersion.
func (a *App) Compare(ctx context.Context, id int64, from, to int) ([]compare.Change, error) {
	before, err := a.store.ArticleVersion(ctx, id, from)
	if err != nil {
		return nil, err
	}
	after, err := a.store.ArticleVersion(ctx, id, to)
	if err != nil {
		return nil, err
	}
	return compare.Blocks(before.Blocks, after.Blocks), nil
}

// Affected tells which quoted points of an outline are no longer what their sources show: the newest version
// words the passage otherwise or has it no more, or the article is gone. Points in the order of the outline.
func (a *App) Affected(ctx context.Context, o library.Outline) ([]library.PointChange, error) {
	articles := map[int64]library.Stored{}
	for _, id := range o.Articles() {
		s, err := a.store.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		articles[id] = s
	}
	var all []library.PointChange
	for s, section := range o.Sections {
		for p, point := range section.Points {
			if point.Quoted == nil {
				continue
			}
			change, affected, err := a.changeOf(ctx, *point.Quoted, articles[point.Quoted.Article])
			if err != nil {
				return nil, err
			}
			if affected {
				change.Section, change.Point = s, p
				all = append(all, change)
			}
		}
	}
	return all, nil
}

// changeOf tells what became of a quoted passage.
func (a *App) changeOf(ctx context.Context, quoted library.Point, now library.Stored) (library.PointChange, bool, error) {
	change := library.PointChange{Was: quoted.Text}
	if now.Gone.Known() {
		change.Kind, change.Since = library.ArticleGone, now.Gone
		return change, true, nil
	}
	if now.Version <= quoted.Version {
		return change, false, nil
	}
	match, found := compare.Find(quoted.Text, now.Blocks)
	if found && match.Likeness == 1 {
		return change, false, nil
	}
	change.Kind = library.PassageDropped
	if found {
		change.Kind = library.PassageEdited
		change.Now = library.Point{
			Text: now.Blocks[match.Block].Plain()[match.Start:match.End], Kind: quoted.Kind,
			Themes: library.ThemesAt(now.Passages, match.Block),
			Place:  library.Place{Article: now.ID, Version: now.Version, Block: match.Block, Start: match.Start, End: match.End},
		}
	}
	var err error
	change.Since, err = a.missingSince(ctx, quoted, now)
	return change, true, err
}

// missingSince returns when the first of the versions was fetched that no longer have the quoted passage.
func (a *App) missingSince(ctx context.Context, quoted library.Point, newest library.Stored) (library.Moment, error) {
	since := newest.Fetched
	for version := newest.Version - 1; version > quoted.Version; version-- {
		s, err := a.store.ArticleVersion(ctx, quoted.Article, version)
		if err != nil {
			return library.Moment{}, err
		}
		if m, found := compare.Find(quoted.Text, s.Blocks); found && m.Likeness == 1 {
			break
		}
		since = s.Fetched
	}
	return since, nil
}
