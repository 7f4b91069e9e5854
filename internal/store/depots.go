package store

import (
	"context"
	"iter"
	"strings"

	"baocaovien/internal/library"
)

// Depot is what is known of a store of another office that a source receives from.
type Depot struct {
	SourceID int64
	Name     string   // of the publisher
	Trust    string   // whose signatures count and the newest serial taken, as JSON
	Shards   []string // the hashes of that serial's shards
}

// DepotItem is what was taken of one item.
type DepotItem struct {
	UID       string
	Kind      string
	Version   int
	Hash      string
	Publisher string // of the store, as it calls itself; told, not taken
	Withdrawn string // why, as JSON; "" while it counts
	Article   int64  // that an article became
	Data      string // of an outline, a theme, a list of sources
}

// ReceivedItem is an item of a serial that is taken. Arrival and Files are those of an article that counts.
type ReceivedItem struct {
	DepotItem
	Arrival *Arrival
	Origin  string // title of the source that published it first, "" where that is not told
	Themes  []library.Theme
	Files   []library.File
}

// Depot returns what is known of the store of a source; that of one that was never agreed to has no trust.
func (l *Library) Depot(ctx context.Context, source int64) (Depot, error) {
	d := Depot{SourceID: source}
	var shards string
	err := l.read.QueryRowContext(ctx, "SELECT name, trust, shards FROM depots WHERE source_id = ?", source).Scan(&d.Name, &d.Trust, &shards)
	if noRow(err) {
		return d, nil
	}
	d.Shards = strings.Fields(shards)
	return d, l.fault("depot", err)
}

// AgreeDepot keeps that a person agreed to the key of a store.
func (l *Library) AgreeDepot(ctx context.Context, d Depot) error {
	return l.lasting(ctx, "agree depot", func(tx *writeTx) error { return putDepot(ctx, tx, d) })
}

func putDepot(ctx context.Context, tx *writeTx, d Depot) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO depots (source_id, name, trust, shards) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (source_id) DO UPDATE SET name = ?2, trust = ?3, shards = ?4`, d.SourceID, d.Name, d.Trust, strings.Join(d.Shards, "\n"))
	return err
}

// DepotItems returns what was taken of the store of a source, by uid; of source 0 what was taken of all that are not removed.
func (l *Library) DepotItems(ctx context.Context, source int64, kinds ...string) ([]DepotItem, error) {
	query, args := `SELECT i.uid, i.kind, i.version, i.hash, d.name, i.withdrawn, i.article_id, i.data FROM depot_items i
		JOIN depots d ON d.source_id = i.source_id JOIN sources s ON s.id = i.source_id WHERE NOT s.removed`, []any(nil)
	if source != 0 {
		query, args = query+" AND i.source_id = ?", append(args, source)
	}
	if len(kinds) > 0 {
		query += " AND i.kind IN (?" + strings.Repeat(", ?", len(kinds)-1) + ")"
		args = append(args, anyOf(kinds...)...)
	}
	rows, err := l.read.QueryContext(ctx, query+" ORDER BY i.source_id, i.uid", args...)
	if err != nil {
		return nil, l.fault("depot items", err)
	}
	return collect(l, "depot items", rows, func(row scanner) (i DepotItem, err error) {
		return i, row.Scan(&i.UID, &i.Kind, &i.Version, &i.Hash, &i.Publisher, &i.Withdrawn, &i.Article, &i.Data)
	})
}

// withdrawn returns why the publisher of an article withdrew it, if one did.
func (l *Library) withdrawn(ctx context.Context, article int64) (w library.Withdrawn, err error) {
	err = l.read.QueryRowContext(ctx, `SELECT coalesce(json_extract(i.withdrawn, '$.reason'), ''), coalesce(r.article_id, 0), coalesce(a.title, '')
		FROM depot_items i JOIN sources s ON s.id = i.source_id
		LEFT JOIN depot_items r ON r.source_id = i.source_id AND r.uid = json_extract(i.withdrawn, '$.instead')
		LEFT JOIN articles a ON a.id = r.article_id
		WHERE i.article_id = ? AND json_valid(i.withdrawn) AND NOT s.removed LIMIT 1`, article).Scan(&w.Reason, &w.Instead, &w.Title)
	if noRow(err) {
		return w, nil
	}
	return w, l.fault("withdrawn", err)
}

// ReceivedItems are the items of a serial, read while they are stored.
type ReceivedItems = iter.Seq2[ReceivedItem, error]

// SerialCounts counts what became of the articles of a serial. Withdrawn are the articles and models that counted here until then.
type SerialCounts struct{ New, Updated, Unchanged, Withdrawn int }

// TakeSerial stores a serial of a store as a whole or not at all: its items, in the order they come in, and what is known of
// the store from then on. told is called after each item. What the items fail with is handed on, and then nothing is stored.
func (l *Library) TakeSerial(ctx context.Context, d Depot, at library.Moment, items ReceivedItems, told func()) (counts SerialCounts, err error) {
	err = l.transaction(ctx, "take serial", func(tx *writeTx) error {
		counts = SerialCounts{}
		for item, err := range items {
			if err == nil {
				err = l.takeItem(ctx, tx, d.SourceID, item, at, &counts)
			}
			if err != nil {
				return err
			}
			told()
		}
		return putDepot(ctx, tx, d)
	})
	return counts, err
}

func (l *Library) takeItem(ctx context.Context, tx *writeTx, source int64, item ReceivedItem, at library.Moment, counts *SerialCounts) error {
	var err error
	if item.Arrival != nil {
		if item.Article, err = l.takeArticle(ctx, tx, source, item, counts); err != nil {
			return err
		}
	}
	if item.Withdrawn != "" {
		if err := countWithdrawn(ctx, tx, source, item, counts); err != nil {
			return err
		}
		if err := withdraw(ctx, tx, source, item, at); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO depot_items (source_id, uid, kind, version, hash, withdrawn, article_id, data)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (source_id, uid) DO UPDATE SET kind = ?3, version = ?4, hash = ?5,
		withdrawn = ?6, article_id = CASE ?7 WHEN 0 THEN article_id ELSE ?7 END, data = CASE ?6 WHEN '' THEN ?8 ELSE data END`,
		source, item.UID, item.Kind, item.Version, item.Hash, item.Withdrawn, item.Article, item.Data)
	return err
}

// takeArticle stores an article of a store with the themes its publisher gave it, and its files.
func (l *Library) takeArticle(ctx context.Context, tx *writeTx, source int64, item ReceivedItem, counts *SerialCounts) (int64, error) {
	row, err := prepare(ctx, *item.Arrival)
	if err != nil {
		return 0, err
	}
	if row.SourceID, err = origin(ctx, tx, source, item.Origin); err != nil {
		return 0, err
	}
	id, outcome, err := row.storeUnlessOlder(ctx, tx)
	if err != nil {
		return 0, err
	}
	switch outcome {
	case library.New:
		counts.New++
	case library.Updated:
		counts.Updated++
	case library.Unchanged:
		counts.Unchanged++
	}
	if id == 0 { // the person deleted it
		return 0, nil
	}
	if err := listOnce(ctx, tx, source, id, row.Listed); err != nil {
		return 0, err
	}
	if err := row.themesOfPublisher(ctx, tx, id, item.Themes); err != nil {
		return 0, err
	}
	for _, f := range item.Files {
		if err := keepFile(ctx, tx, id, f); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// origin returns the source under whose title an article of a store is cited: the one that published it first. It stands in no
// list of sources, as one that was removed.
func origin(ctx context.Context, tx *writeTx, source int64, title string) (id int64, err error) {
	if title == "" {
		return source, nil
	}
	err = tx.QueryRowContext(ctx, `INSERT INTO sources (url, title, kind, themes, enabled, removed)
		SELECT url || '#' || ?1, ?1, kind, '[]', 0, 1 FROM sources WHERE id = ?2
		ON CONFLICT (url) DO UPDATE SET title = excluded.title RETURNING id`, title, source).Scan(&id)
	return id, err
}

// storeUnlessOlder stores an article of a store, unless it came from elsewhere too, and later: its publisher has not seen the
// newest version yet.
func (r *arrivalRow) storeUnlessOlder(ctx context.Context, tx *writeTx) (id int64, outcome library.Outcome, err error) {
	err = tx.QueryRowContext(ctx, `SELECT a.id FROM addresses d JOIN articles a ON a.id = d.article_id
		JOIN versions v ON v.article_id = a.id AND v.version = a.version
		WHERE d.url = ? AND a.source_id <> ? AND v.fetched > ?`, r.Listed, r.SourceID, r.Fetched.Unix).Scan(&id)
	if noRow(err) {
		return r.store(ctx, tx)
	}
	if err != nil {
		return 0, "", err
	}
	return id, library.Unchanged, listOnce(ctx, tx, r.SourceID, id, r.Listed)
}

// themesOfPublisher gives an article the themes its publisher found, unless a person chose others. Its passages are those of
// its own text: where this library has read it otherwise, its own stay.
func (r *arrivalRow) themesOfPublisher(ctx context.Context, tx *writeTx, id int64, themes []library.Theme) error {
	done, err := tx.ExecContext(ctx, "UPDATE articles SET themes_by = ? WHERE id = ? AND themes_by <> ?", library.ByPublisher, id, library.ByPerson)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE articles SET passages = ?1 WHERE id = ?2 AND ?3 =
		(SELECT digest FROM versions v WHERE v.article_id = ?2 AND v.version = articles.version)`, r.passages, id, r.digest)
	if err != nil {
		return err
	}
	return replaceThemes(ctx, tx, id, themes)
}

// countWithdrawn counts an item that is withdrawn, where a person could have met it.
func countWithdrawn(ctx context.Context, tx *writeTx, source int64, item ReceivedItem, counts *SerialCounts) error {
	known := false
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM depot_items
		WHERE source_id = ? AND uid = ? AND withdrawn = '' AND kind IN ('article', 'outline'))`, source, item.UID).Scan(&known)
	if known {
		counts.Withdrawn++
	}
	return err
}

// withdraw marks what became of a withdrawn item as gone, unless it is published elsewhere too.
func withdraw(ctx context.Context, tx *writeTx, source int64, item ReceivedItem, at library.Moment) error {
	when := max(at.Unix, 1) // 0 says that nothing is gone, which a clock at the beginning of time would say too
	_, err := tx.ExecContext(ctx, `UPDATE articles SET gone = ?1 WHERE gone = 0 AND id = (SELECT article_id FROM depot_items
		WHERE source_id = ?2 AND uid = ?3) AND NOT EXISTS (SELECT 1 FROM article_sources x JOIN sources s ON s.id = x.source_id
		WHERE x.article_id = articles.id AND x.source_id <> ?2 AND NOT s.removed)`, when, source, item.UID)
	return err
}
