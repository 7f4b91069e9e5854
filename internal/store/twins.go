package store

import (
	"context"
	"encoding/json"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
)

// likelyAtMost is how many known texts an arrival is laid beside. Hundreds of bulletins may share its form;
// the text it repeats shares most of its bands. Of those that share one, the newest perBand are looked at.
const (
	likelyAtMost = 4
	perBand      = 32
)

// twin returns the article whose text is the same as the arrival's, though met at another address; 0 where
// there is none. Another source may title it otherwise; one source that has two titles has two articles. Of a
// person's own files each wording is kept: they may be drafts of one paper.
func (r *arrivalRow) twin(ctx context.Context, tx *writeTx) (int64, error) {
	likely, err := r.likely(ctx, tx)
	if err != nil {
		return 0, err
	}
	for _, id := range likely {
		var own bool
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM article_sources WHERE source_id = ? AND article_id = ?)",
			r.SourceID, id).Scan(&own)
		if err != nil {
			return 0, err
		}
		same, err := r.anyVersion(ctx, tx, id, func(a, b twin.TextSketch) bool {
			return (!own || twin.SameTitle(a, b)) && twin.Same(a, b) && (!r.isFile || twin.SameWords(a, b))
		})
		if same || err != nil {
			return id, err
		}
	}
	return 0, nil
}

// fromFile reports whether the arrival is a document of this machine.
func (r *arrivalRow) fromFile(ctx context.Context, tx *writeTx) (is bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sources WHERE id = ? AND kind = ?)", r.SourceID, library.FileSource).Scan(&is)
	return is, err
}

// likely returns the articles that share the most bands with the arrival, the newest first among equals.
func (r *arrivalRow) likely(ctx context.Context, tx *writeTx) ([]int64, error) {
	bands, err := json.Marshal(signed(r.sketch.Bands()))
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT met.value FROM json_each(?) own, json_each((
			SELECT json_group_array(article_id) FROM (
				SELECT article_id FROM bands WHERE band = own.value ORDER BY article_id DESC LIMIT ?))) met
		GROUP BY met.value ORDER BY count(*) DESC, met.value DESC LIMIT ?`, string(bands), perBand, likelyAtMost)
	if err != nil {
		return nil, err
	}
	return readAll(rows, scanID)
}

// isCopyOf reports whether the arrival comes from an address at which a copy of the article stood, and may be
// that copy after an edit. What else stands there now is no copy any more.
func (r *arrivalRow) isCopyOf(ctx context.Context, tx *writeTx, id int64) (bool, error) {
	var listed bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM article_sources WHERE article_id = ? AND url = ?)", id, r.Listed).Scan(&listed)
	if err != nil || !listed {
		return false, err
	}
	alike := twin.Related
	if r.isFile {
		alike = twin.SameWords
	}
	kin, err := r.anyVersion(ctx, tx, id, alike)
	if err != nil || kin {
		return kin, err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM article_sources WHERE article_id = ? AND url = ?", id, r.Listed)
	if err != nil {
		return false, err
	}
	return false, countCopies(ctx, tx, id)
}

// anyVersion reports whether the arrival is alike any version of an article.
func (r *arrivalRow) anyVersion(ctx context.Context, tx *writeTx, id int64, alike func(a, b twin.TextSketch) bool) (bool, error) {
	sketches, err := sketches(ctx, tx, id)
	if err != nil {
		return false, err
	}
	for _, known := range sketches {
		if alike(known, r.sketch) {
			return true, nil
		}
	}
	return false, nil
}

// sketches returns the sketches of an article's versions, the newest first.
func sketches(ctx context.Context, tx *writeTx, id int64) ([]twin.TextSketch, error) {
	rows, err := tx.QueryContext(ctx, "SELECT title, blocks FROM versions WHERE article_id = ? ORDER BY version DESC", id)
	if err != nil {
		return nil, err
	}
	return readAll(rows, func(row scanner) (twin.TextSketch, error) { return scanSketch(ctx, row) })
}

func scanSketch(ctx context.Context, row scanner) (twin.TextSketch, error) {
	var title string
	var data []byte
	if err := row.Scan(&title, &data); err != nil {
		return twin.TextSketch{}, err
	}
	blocks, err := readBlocks(data)
	return twin.SketchOf(ctx, title, blocks), err
}

func scanID(row scanner) (id int64, err error) {
	err = row.Scan(&id)
	return id, err
}

// keepBands makes a version findable by its words, beside the earlier ones: another source may still show
// those.
func keepBands(ctx context.Context, tx *writeTx, id int64, sketch twin.TextSketch) error {
	bands, err := json.Marshal(signed(sketch.Bands()))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR IGNORE INTO bands (band, article_id) SELECT value, ? FROM json_each(?)", id, string(bands))
	return err
}

// signed are bands as SQLite keeps them.
func signed(bands []uint64) []int64 {
	all := make([]int64, len(bands))
	for i, b := range bands {
		all[i] = int64(b) // #nosec G115 -- the same bits
	}
	return all
}

// fillBands makes the versions of a library findable that was made before there were bands.
func fillBands(ctx context.Context, tx *writeTx) error {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM articles")
	if err != nil {
		return err
	}
	ids, err := readAll(rows, scanID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		sketches, err := sketches(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, p := range sketches {
			if err := keepBands(ctx, tx, id, p); err != nil {
				return err
			}
		}
	}
	return nil
}
