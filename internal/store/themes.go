package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// SetThemes sets an article's themes by a person's hand: the program never overwrites them. An
// unknown id is UnknownArticle.
func (l *Library) SetThemes(ctx context.Context, id int64, themes []library.Theme) error {
	return l.transaction(ctx, "set themes", func(tx *writeTx) error {
		err := changeOne(ctx, tx, library.UnknownArticle, id, "UPDATE articles SET themes_by = ? WHERE id = ?", library.ByPerson, id)
		if err != nil {
			return err
		}
		return replaceThemes(ctx, tx, id, themes)
	})
}

// ThemedByPerson returns the articles whose themes a person chose, at most so many, those that came last first: with their
// titles, passages and themes, without their text.
func (l *Library) ThemedByPerson(ctx context.Context, most int) ([]library.Stored, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT a.id, a.version, v.title, a.passages, coalesce(`+themesOf+`, '')
		FROM articles a JOIN versions v ON v.article_id = a.id AND v.version = a.version
		WHERE a.themes_by = ? ORDER BY a.id DESC LIMIT ?`, library.ByPerson, most)
	if err != nil {
		return nil, l.fault("themed by person", err)
	}
	return collect(l, "themed by person", rows, func(row scanner) (library.Stored, error) {
		s := library.Stored{ThemesBy: library.ByPerson}
		var passages, themes string
		if err := row.Scan(&s.ID, &s.Version, &s.Title, &passages, &themes); err != nil {
			return s, err
		}
		s.Themes = splitThemes(themes)
		if json.Unmarshal([]byte(passages), &s.Passages) != nil { // as Article reads it
			s.Passages = nil
		}
		return s, nil
	})
}

// DeclineThemes remembers that a person will not have themes proposed for an article, or forgets it. An unknown id is
// UnknownArticle.
func (l *Library) DeclineThemes(ctx context.Context, id int64, themes []library.Theme, declined bool) error {
	return l.transaction(ctx, "decline themes", func(tx *writeTx) error {
		if !declined {
			_, err := tx.ExecContext(ctx, "DELETE FROM declined_themes WHERE article_id = ? AND themes = ?", id, themesKey(themes))
			return err
		}
		return changeOne(ctx, tx, library.UnknownArticle, id, `INSERT INTO declined_themes (article_id, themes) SELECT id, ? FROM articles
			WHERE id = ? ON CONFLICT (article_id, themes) DO UPDATE SET themes = excluded.themes`, themesKey(themes), id)
	})
}

// themesKey is a set of themes as one text, which splitThemes reads.
func themesKey(themes []library.Theme) string {
	var names []string
	for _, t := range library.SortThemes(themes) {
		names = append(names, string(t))
	}
	return strings.Join(names, ",")
}

// Declined reports whether a person will not have themes proposed for an article.
func (l *Library) Declined(ctx context.Context, id int64, themes []library.Theme) (declined bool, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM declined_themes WHERE article_id = ? AND themes = ?)",
		id, themesKey(themes)).Scan(&declined)
	if err != nil {
		return false, l.fault("declined themes", err)
	}
	return declined, nil
}

// SetPassages sets what the program found in an article, and gives the decision on its themes back to
// the program. An unknown id is UnknownArticle.
func (l *Library) SetPassages(ctx context.Context, id int64, passages []library.Passage) error {
	data, err := json.Marshal(passages)
	if err != nil {
		return fmt.Errorf("set passages: %w", err)
	}
	return l.transaction(ctx, "set passages", func(tx *writeTx) error {
		err := changeOne(ctx, tx, library.UnknownArticle, id,
			"UPDATE articles SET themes_by = ?, passages = ? WHERE id = ?", library.ByProgram, string(data), id)
		if err != nil {
			return err
		}
		return writeThemes(ctx, tx, id, passages)
	})
}

// writeThemes gives an article the themes of its passages and those its sources always have.
func writeThemes(ctx context.Context, tx *writeTx, id int64, passages []library.Passage) error {
	if err := replaceThemes(ctx, tx, id, library.UnionThemes(passages)); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO article_themes (theme, article_id)
		SELECT t.value, x.article_id FROM article_sources x JOIN sources s ON s.id = x.source_id, json_each(s.themes) t
		WHERE x.article_id = ?`, id)
	return err
}

func replaceThemes(ctx context.Context, tx *writeTx, id int64, themes []library.Theme) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM article_themes WHERE article_id = ?", id); err != nil {
		return err
	}
	for _, t := range library.SortThemes(themes) {
		if _, err := tx.ExecContext(ctx, "INSERT INTO article_themes (theme, article_id) VALUES (?, ?)", t, id); err != nil {
			return err
		}
	}
	return nil
}
