package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Slug makes the stable name of a theme from its name: letters and digits without marks, hyphens between.
func Slug(name string) library.Theme {
	words := strings.FieldsFunc(viet.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return library.Theme(strings.Join(words, "-"))
}

// OwnThemes returns the themes that the user added, by name in the order of Vietnamese dictionaries.
func (l *Library) OwnThemes(ctx context.Context) ([]library.OwnTheme, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT theme, name, keywords FROM own_themes")
	if err != nil {
		return nil, l.fault("own themes", err)
	}
	all, err := collect(l, "own themes", rows, func(row scanner) (t library.OwnTheme, err error) {
		var keywords string
		if err := row.Scan(&t.Theme, &t.Name, &keywords); err != nil {
			return t, err
		}
		return t, json.Unmarshal([]byte(keywords), &t.Keywords)
	})
	slices.SortFunc(all, func(a, b library.OwnTheme) int {
		return cmp.Or(strings.Compare(viet.SortKey(a.Name), viet.SortKey(b.Name)), cmp.Compare(a.Theme, b.Theme))
	})
	return all, err
}

// SaveOwnTheme stores a theme of the user's, in place of the one of that slug.
func (l *Library) SaveOwnTheme(ctx context.Context, t library.OwnTheme) error {
	keywords, err := json.Marshal(t.Keywords)
	if err != nil {
		return fmt.Errorf("save own theme: %w", err)
	}
	return l.lasting(ctx, "save own theme", func(tx *writeTx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO own_themes (theme, name, keywords) VALUES (?, ?, ?)
			ON CONFLICT (theme) DO UPDATE SET name = excluded.name, keywords = excluded.keywords`, t.Theme, t.Name, string(keywords))
		return err
	})
}

// RemoveOwnTheme removes a theme of the user's, from the articles and sources that bear it too. An unknown slug
// is UnknownTheme.
func (l *Library) RemoveOwnTheme(ctx context.Context, slug library.Theme) error {
	return l.lasting(ctx, "remove own theme", func(tx *writeTx) error {
		done, err := tx.ExecContext(ctx, "DELETE FROM own_themes WHERE theme = ?", slug)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return library.Fail(library.UnknownTheme, string(slug), err)
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM article_themes WHERE theme = ?1;
			UPDATE sources SET themes = (SELECT json_group_array(value) FROM json_each(themes) WHERE value <> ?1)
			WHERE EXISTS (SELECT 1 FROM json_each(themes) WHERE value = ?1)`, slug)
		return err
	})
}

// Retheme sets what the program finds in an article now. Unlike SetPassages it leaves themes that a person
// or a publisher chose as they are. An unknown id is UnknownArticle.
func (l *Library) Retheme(ctx context.Context, id int64, passages []library.Passage) error {
	data, err := json.Marshal(passages)
	if err != nil {
		return fmt.Errorf("retheme: %w", err)
	}
	return l.transaction(ctx, "retheme", func(tx *writeTx) error {
		err := changeOne(ctx, tx, library.UnknownArticle, id, "UPDATE articles SET passages = ? WHERE id = ?", string(data), id)
		if err != nil {
			return err
		}
		var by library.Setter
		if err := tx.QueryRowContext(ctx, "SELECT themes_by FROM articles WHERE id = ?", id).Scan(&by); err != nil || by != library.ByProgram {
			return err
		}
		return writeThemes(ctx, tx, id, passages)
	})
}
