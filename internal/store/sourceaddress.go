package store

import (
	"context"
	"strings"

	"baocaovien/internal/library"
)

// addressColumns hold addresses that may have come from the address of a source.
var addressColumns = []struct{ table, column string }{
	{"sources", "url"},
	{"listings", "url"},
	{"listings", "item"},
	{"addresses", "url"},
	{"articles", "url"},
	{"articles", "listed"},
	{"article_sources", "url"},
	{"versions", "address"},
}

// ConcealSource takes a password out of the address of a source, and out of all that was stored under addresses made of it.
// shown is the address without it. What a sync remembered of that address is forgotten.
func (l *Library) ConcealSource(ctx context.Context, id int64, address, shown string) error {
	from, to := doorOf(address), doorOf(shown)
	return l.transaction(ctx, "conceal source", func(tx *writeTx) error {
		if err := changeOne(ctx, tx, library.UnknownSource, id, "UPDATE OR IGNORE sources SET url = ? WHERE id = ?", shown, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM validators WHERE url = ?1 OR substr(url, 1, length(?2)) = ?2", address, from); err != nil {
			return err
		}
		if from == to {
			return nil
		}
		for _, c := range addressColumns {
			// #nosec G202 -- the names of tables and columns are those above
			update := "UPDATE OR IGNORE " + c.table + " SET " + c.column + " = ?1 || substr(" + c.column + ", length(?2) + 1) WHERE substr(" +
				c.column + ", 1, length(?2)) = ?2"
			if _, err := tx.ExecContext(ctx, update, to, from); err != nil {
				return err
			}
		}
		return nil
	})
}

// doorOf is an address up to its path: «https://an:mo@noi.example».
func doorOf(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	if at := strings.IndexAny(rest, "/?#"); at >= 0 {
		rest = rest[:at]
	}
	return scheme + "://" + rest
}
