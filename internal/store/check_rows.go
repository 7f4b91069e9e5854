package store

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// missingIndexes looks up the first word of each article's title.
func missingIndexes(ctx context.Context, l *Library) ([]Problem, error) {
	none, err := l.problems(ctx, MissingIndex, `SELECT a.id, 'no words' FROM articles a
		WHERE NOT EXISTS (SELECT 1 FROM article_words w WHERE w.article_id = a.id) LIMIT ?`)
	if err != nil {
		return nil, err
	}
	titles := map[int64]string{}
	err = l.each(ctx, "SELECT article_id, words FROM article_words", func(row scanner) error {
		var id int64
		var stored []byte
		if err := row.Scan(&id, &stored); err != nil {
			return err
		}
		lines, err := unpackText(stored)
		if err != nil { // its digest tells
			return nil
		}
		title, _, _ := strings.Cut(lines, "\n")
		titles[id], _, _ = strings.Cut(title, " ")
		return nil
	})
	if err != nil {
		return nil, err
	}
	indexes, err := l.indexes(ctx)
	if err != nil {
		return nil, err
	}
	table := indexes.plain.words.name
	for id, word := range titles {
		if word == "" {
			continue
		}
		var found bool
		err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+table+" WHERE "+table+" MATCH ? AND rowid = ?)", // #nosec G202 -- a word of ours
			plainSpelling.phrase([]search.QueryWord{search.NewQueryWord(word)}, false), id).Scan(&found)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err != nil || !found { // an index that fails finds nothing
			none = append(none, Problem{Kind: MissingIndex, ID: id, Detail: "not in the index"})
		}
	}
	return none, nil
}

// damagedVersions reads every version and compares it with its digest.
func damagedVersions(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	err := l.each(ctx, "SELECT article_id, version, title, blocks, attachments, digest, original FROM versions", func(row scanner) error {
		var id, version any
		var r arrivalRow
		var blocks []byte
		if err := row.Scan(&id, &version, &r.Article.Title, &blocks, &r.attachments, &r.digest, &r.original); err != nil {
			return err
		}
		if kind := l.problem(ctx, &r, blocks); kind != "" {
			number, _ := id.(int64)
			all = append(all, Problem{Kind: kind, ID: number, Detail: text(version)})
		}
		return nil
	})
	return all, err
}

// blockKinds are all there are.
var blockKinds = []library.BlockKind{library.Heading, library.Paragraph, library.List, library.Quote, library.Table, library.Image}

// problem tells what is wrong with a stored version, whose blocks are as they are stored, "" where nothing is.
func (l *Library) problem(ctx context.Context, r *arrivalRow, stored []byte) ProblemKind {
	var blocks []library.Block
	var err error
	r.blocks, err = unpackText(stored)
	if err != nil || json.Unmarshal([]byte(r.blocks), &blocks) != nil || json.Unmarshal([]byte(r.attachments), &[]storedAttachment{}) != nil {
		return DamagedVersion
	}
	if slices.ContainsFunc(blocks, func(b library.Block) bool { return !slices.Contains(blockKinds, b.Kind) }) {
		return UnknownKind
	}
	if !bytes.Equal(r.seen(r.Article.Title), r.digest) {
		return ChangedVersion
	}
	if l.unpack(ctx, l.read, io.Discard, r.original, stored) != nil {
		return UnreadableOrigin
	}
	return ""
}

// damagedOutlines reads every outline, with its lists.
func damagedOutlines(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	err := l.each(ctx, "SELECT id, data, clippings, dismissed FROM outlines", func(row scanner) error {
		var id int64
		var data, clippings, dismissed string
		if err := row.Scan(&id, &data, &clippings, &dismissed); err != nil {
			return err
		}
		for part, into := range map[string]any{data: &library.Outline{}, clippings: &[]int64{}, dismissed: &[]string{}} {
			if damage := json.Unmarshal([]byte(part), into); damage != nil {
				all = append(all, Problem{Kind: DamagedOutline, ID: id, Detail: damage.Error()})
				break
			}
		}
		return nil
	})
	return all, err
}

// unreadableLists tells of rows whose lists are none: of sources, articles and the user's themes.
func unreadableLists(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	for _, query := range []string{
		"SELECT id, 'source' FROM sources WHERE NOT json_valid(themes) OR json_type(themes) <> 'array' LIMIT ?",
		"SELECT id, 'article' FROM articles WHERE NOT json_valid(passages) OR json_type(passages) NOT IN ('array', 'null') LIMIT ?",
		"SELECT 0, 'theme ' || theme FROM own_themes WHERE NOT json_valid(keywords) OR json_type(keywords) NOT IN ('array', 'null') LIMIT ?",
	} {
		found, err := l.problems(ctx, UnreadableRow, query)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// changedRows compares every signed row with its digest.
func changedRows(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	for _, s := range signedTables {
		digests, err := l.digestsOf(ctx, s.name)
		if err != nil {
			return nil, err
		}
		err = l.each(ctx, s.query("1"), func(row scanner) error {
			now, err := s.scan(row)
			if err != nil || now.key == sealedKey && s.name == "settings" {
				return err
			}
			if !bytes.Equal(digests[now.key], now.digest) {
				all = append(all, s.problem(s.kind, now.key))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// digestsOf returns the digests of a table's rows by their keys.
func (l *Library) digestsOf(ctx context.Context, table string) (map[string][]byte, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT key, digest FROM digests WHERE thing = ?", table)
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	_, err = readAll(rows, func(row scanner) (struct{}, error) {
		var key string
		var digest []byte
		err := row.Scan(&key, &digest)
		all[key] = digest
		return struct{}{}, err
	})
	return all, err
}

// missingRows tells of digests whose row is gone.
func missingRows(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	for _, s := range signedTables {
		if s.name != s.table() { // a row is told of once
			continue
		}
		found, err := l.problems(ctx, MissingRow, "SELECT 0, key FROM digests WHERE thing = ? AND key NOT IN (SELECT CAST("+s.keySQL()+" AS TEXT) FROM "+s.table()+") LIMIT ?", s.name) // #nosec G202 -- words of ours
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			all = append(all, Problem{Kind: MissingRow, Detail: s.name + " " + p.Detail})
		}
	}
	return all, nil
}

// problem tells of a signed row by its key.
func (s signedTable) problem(kind ProblemKind, key string) Problem {
	id, version, _ := strings.Cut(key, " ")
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return Problem{Kind: kind, Detail: key}
	}
	return Problem{Kind: kind, ID: number, Detail: version}
}
