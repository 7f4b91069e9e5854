package store

import (
	"strings"
	"time"

	"baocaovien/internal/library"
)

// where turns a filter into a condition on articles a, "1" for all, and its arguments.
func where(f library.Filter) (condition string, args []any) {
	parts := []string{"1"}
	add := func(part string, values ...any) {
		parts = append(parts, part)
		args = append(args, values...)
	}
	switch f.Theme {
	case "":
	case library.Unclassified:
		add("NOT EXISTS (SELECT 1 FROM article_themes t WHERE t.article_id = a.id)")
	default:
		add("EXISTS (SELECT 1 FROM article_themes t WHERE t.article_id = a.id AND t.theme = ?)", f.Theme)
	}
	if f.Source != 0 {
		add("a.source_id = ?", f.Source)
	}
	if f.Unread {
		add("NOT a.is_read")
	}
	if f.Saved {
		add("a.is_saved")
	}
	if f.Since.Known() {
		add("a.sorted >= ?", f.Since.Unix)
	}
	if f.Until.Known() {
		add("a.sorted < ?", end(f.Until))
	}
	return strings.Join(parts, " AND "), args
}

// end is the first second after a moment: a day counts to its end.
func end(m library.Moment) int64 {
	if m.Precision == library.ToDay {
		return m.Time().Add(24 * time.Hour).Unix()
	}
	return m.Unix + 1
}

// limit turns «no limit» into SQLite's.
func limit(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}
