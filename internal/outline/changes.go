package outline

import (
	"context"
	"strings"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
)

// Versions gives articles: the newest version, and any other.
type Versions interface {
	Article(ctx context.Context, id int64) (library.Stored, error)
	ArticleVersion(ctx context.Context, id int64, version int) (library.Stored, error)
}

// Affected tells which quoted points of an outline are no longer what their sources show: the newest version
// words the passage otherwise or has it no more, or the article is gone. Points in the order of the outline.
func Affected(ctx context.Context, o library.Outline, in Versions) ([]library.PointChange, error) {
	articles := map[int64]library.Stored{}
	for _, id := range o.Articles() {
		s, err := in.Article(ctx, id)
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
			change, affected, err := changeOf(ctx, *point.Quoted, articles[point.Quoted.Article], in)
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
func changeOf(ctx context.Context, quoted library.Point, now library.Stored, in Versions) (library.PointChange, bool, error) {
	change := library.PointChange{Was: quoted.Text}
	if now.Gone.Known() {
		change.Kind, change.Since, change.Why = library.ArticleGone, now.Gone, now.Withdrawn
		return change, true, nil
	}
	if now.Version <= quoted.Version {
		return change, false, nil
	}
	if quoted.Kind == library.TitlePoint {
		return titleChange(change, quoted, now)
	}
	match, found := compare.Find(ctx, quoted.Text, now.Blocks)
	if found && match.Likeness == 1 {
		return change, false, nil
	}
	change.Kind = library.PassageDropped
	if found {
		change.Kind = library.PassageEdited
		plain, start, end := now.Blocks[match.Block].Plain(), match.Start, match.End
		if quoted.Kind == library.TablePoint {
			start, end = wholeRows(plain, start, end)
		}
		change.Now = library.Point{
			Text: plain[start:end], Kind: quoted.Kind,
			Themes: library.ThemesAt(now.Passages, match.Block),
			Place:  library.Place{Article: now.ID, Version: now.Version, Block: match.Block, Start: start, End: end},
		}
	}
	var err error
	change.Since, err = missingSince(ctx, quoted, now, in)
	return change, true, err
}

// wholeRows widens a part of a table, a row a line, to the rows it touches.
func wholeRows(plain string, start, end int) (from, to int) {
	from = strings.LastIndexByte(plain[:start], '\n') + 1
	if more := strings.IndexByte(plain[end:], '\n'); more >= 0 {
		return from, end + more
	}
	return from, len(plain)
}

// titleChange tells whether the article bears another title now.
func titleChange(change library.PointChange, quoted library.Point, now library.Stored) (library.PointChange, bool, error) {
	if now.Title == quoted.Text {
		return change, false, nil
	}
	change.Kind, change.Now, change.Since = library.PassageEdited, quoted, now.Fetched
	change.Now.Text, change.Now.Version = now.Title, now.Version
	return change, true, nil
}

// missingSince returns when the first of the versions was fetched that no longer have the quoted passage.
func missingSince(ctx context.Context, quoted library.Point, newest library.Stored, in Versions) (library.Moment, error) {
	since := newest.Fetched
	for version := newest.Version - 1; version > quoted.Version; version-- {
		s, err := in.ArticleVersion(ctx, quoted.Article, version)
		if err != nil {
			return library.Moment{}, err
		}
		if m, found := compare.Find(ctx, quoted.Text, s.Blocks); found && m.Likeness == 1 {
			break
		}
		since = s.Fetched
	}
	return since, nil
}
