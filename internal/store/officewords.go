package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// officeWordsKey is the setting that holds the words of the office's own, as JSON.
const officeWordsKey = "office-words"

// OfficeWords returns the words of the office's own, in the order they were added.
func (l *Library) OfficeWords(ctx context.Context) ([]library.OfficeWord, error) {
	text, err := l.Setting(ctx, officeWordsKey)
	if err != nil {
		return nil, err
	}
	return officeWordsOf(text), nil
}

// officeWordsOf reads the setting; one that cannot be read holds none, as every setting.
func officeWordsOf(text string) []library.OfficeWord {
	var words []library.OfficeWord
	if json.Unmarshal([]byte(text), &words) != nil {
		return nil
	}
	return words
}

// ChangeOfficeWords puts what change makes of the office's own words in their place, in one step beside whoever else changes
// them. An error of change leaves them as they are.
func (l *Library) ChangeOfficeWords(ctx context.Context, change func([]library.OfficeWord) ([]library.OfficeWord, error)) error {
	return l.lasting(ctx, "office words", func(tx *writeTx) error {
		text := ""
		err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", officeWordsKey).Scan(&text)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		words, err := change(officeWordsOf(text))
		if err != nil {
			return err
		}
		data, err := json.Marshal(words)
		if err != nil {
			return fmt.Errorf("office words: %w", err)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, officeWordsKey, string(data))
		return err
	})
}

// madeBook is a word book and the setting it was made from.
type madeBook struct {
	text string
	book *search.WordBook
}

// wordBook returns what searches know of words. It is made anew where the office's own have changed.
func (l *Library) wordBook(ctx context.Context) (*search.WordBook, error) {
	text, err := l.Setting(ctx, officeWordsKey)
	if err != nil || text == "" {
		return nil, err
	}
	if made := l.ownWords.Load(); made != nil && made.text == text {
		return made.book, nil
	}
	made := &madeBook{text, search.NewWordBook(officeWordsOf(text))}
	l.ownWords.Store(made)
	return made.book, nil
}
