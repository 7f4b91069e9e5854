package store

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// shown reads what a list shows of the hits, with the words around what was asked for.
func (s *lookup) shown(ctx context.Context, ranked []search.Ranked) ([]library.Hit, error) {
	summaries, texts, err := s.texts(ctx, ranked)
	if err != nil {
		return nil, err
	}
	hits := make([]library.Hit, 0, len(ranked))
	for _, c := range ranked {
		hit := library.Hit{
			Summary: summaries[c.Article], Block: max(c.Block, 0), Note: c.Note,
			Missing: strings.Join(c.Missing, " "), Instead: strings.Join(c.Instead, ", "),
		}
		switch {
		case c.Noted:
			err = s.fromNote(ctx, &hit)
		case c.File != 0:
			hit.Block = 0
			err = s.fromAttachment(ctx, &hit, c.File)
		case c.Block < 0 || c.Lead:
			hit.Block = 0
			hit.Snippet = s.matcher.Excerpt(hit.Lead)
		default:
			hit.Snippet = s.ofBlock(texts[c.Article], c.Block)
		}
		if err != nil {
			return nil, s.fault("snippet", err)
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// texts returns the summary and the newest blocks, as they are stored, of each candidate.
func (s *lookup) texts(ctx context.Context, ranked []search.Ranked) (map[int64]library.Summary, map[int64][]byte, error) {
	ids := make([]int64, len(ranked))
	for i, c := range ranked {
		ids[i] = c.Article
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, nil, s.fault("snippet", err)
	}
	rows, err := s.read.QueryContext(ctx, selectSummary+" WHERE a.id IN (SELECT value FROM json_each(?))", string(list))
	if err != nil {
		return nil, nil, s.fault("search", err)
	}
	summaries := make(map[int64]library.Summary, len(ids))
	_, err = collect(s.Library, "search", rows, func(row scanner) (struct{}, error) {
		one, err := scanSummary(row)
		summaries[one.ID] = one
		return struct{}{}, err
	})
	if err != nil {
		return nil, nil, err
	}
	rows, err = s.read.QueryContext(ctx, `SELECT a.id, v.blocks FROM json_each(?) AS hit JOIN articles a ON a.id = hit.value
		JOIN versions v ON v.article_id = a.id AND v.version = a.version`, string(list))
	if err != nil {
		return nil, nil, s.fault("snippet", err)
	}
	texts := make(map[int64][]byte, len(ids))
	_, err = collect(s.Library, "snippet", rows, func(row scanner) (struct{}, error) {
		var id int64
		var blocks []byte
		err := row.Scan(&id, &blocks)
		texts[id] = blocks
		return struct{}{}, err
	})
	return summaries, texts, err
}

// ofBlock returns the snippet of one of the blocks, of which only that one is read; "" where it cannot be read.
func (s *lookup) ofBlock(blocks []byte, at int) string {
	text, err := appendUnpacked(nil, blocks)
	if err != nil {
		return ""
	}
	b, err := blockAt(text, at)
	if err != nil {
		return ""
	}
	return s.matcher.Excerpt(b.Plain())
}

// blockAt returns one of the blocks that JSON lists. Those behind it are not looked at.
func blockAt(blocks []byte, at int) (b library.Block, err error) {
	list := json.NewDecoder(bytes.NewReader(blocks))
	if _, err := list.Token(); err != nil { // the bracket
		return b, err
	}
	var before json.RawMessage
	for range at {
		if err := list.Decode(&before); err != nil {
			return b, err
		}
	}
	return b, list.Decode(&b)
}
