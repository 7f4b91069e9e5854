package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"baocaovien/internal/library"
)

// SetThemes sets an article's themes by a person's hand: the program never overwrites them. An
// unknown id is UnknownArticle.
func (l *Library) SetThemes(ctx context.Context, id int64, themes []library.Theme) error {
	return l.transaction(ctx, "set themes", func(tx *sql.Tx) error {
		err := changeOne(ctx, tx, library.UnknownArticle, id, "UPDATE articles SET themes_by = ? WHERE id = ?", library.ByPerson, id)
		if err != nil {
			return err
		}
		return replaceThemes(ctx, tx, id, themes)
	})
}

// SetPassages sets what the program found in an article, and gives the decision on its themes back to
// the program. An unknown id is UnknownArticle.
func (l *Library) SetPassages(ctx context.Context, id int64, passages []library.Passage) error {
	data, err := json.Marshal(passages)
	if err != nil {
		return fmt.Errorf("set passages: %w", err)
	}
	return l.transaction(ctx, "set passages", func(tx *sql.Tx) error {
		err := changeOne(ctx, tx, library.UnknownArticle, id,
			"UPDATE articles SET themes_by = ?, passages = ? WHERE id = ?", library.ByProgram, string(data), id)
		if err != nil {
			return err
		}
		return writeThemes(ctx, tx, id, passages)
	})
}

// writeThemes gives an article the themes of its passages and those its source always has.
func writeThemes(ctx context.Context, tx *sql.Tx, id int64, passages []library.Passage) error {
	var data string
	err := tx.QueryRowContext(ctx, "SELECT s.themes FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id = ?", id).Scan(&data)
	if err != nil {
		return err
	}
	var always []library.Theme
	if err := json.Unmarshal([]byte(data), &always); err != nil {
		return err
	}
	return replaceThemes(ctx, tx, id, append(always, library.UnionThemes(passages)...))
}

func replaceThemes(ctx context.Context, tx *sql.Tx, id int64, themes []library.Theme) error {
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
