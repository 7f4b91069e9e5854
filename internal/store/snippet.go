package store

import (
	"context"
	"encoding/json"
	"math/bits"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// snippetWords is how much of a block a snippet shows: about three lines in the list.
const snippetWords = 32

// shown reads what a list shows of the hits, with the words around what was asked for.
func (s *search) shown(ctx context.Context, ranked []candidate) ([]library.Hit, error) {
	summaries, texts, err := s.texts(ctx, ranked)
	if err != nil {
		return nil, err
	}
	hits := make([]library.Hit, 0, len(ranked))
	for _, c := range ranked {
		hit := library.Hit{Summary: summaries[c.id], Block: max(c.block, 0)}
		switch {
		case c.file != 0:
			hit.Block = 0
			err = s.fromAttachment(ctx, &hit, c.file)
		case c.block < 0 || c.lead:
			hit.Block = 0
			hit.Snippet = s.matcher.excerpt(hit.Lead)
		default:
			hit.Snippet, err = s.matcher.ofBlock(texts[c.id], c.block)
		}
		if err != nil {
			return nil, s.fault("snippet", err)
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// texts returns the summary and the newest blocks, as JSON, of each candidate.
func (s *search) texts(ctx context.Context, ranked []candidate) (map[int64]library.Summary, map[int64][]byte, error) {
	ids := make([]int64, len(ranked))
	for i, c := range ranked {
		ids[i] = c.id
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

// ofBlock returns the snippet of one of the blocks, of which only that one is read.
func (m *matcher) ofBlock(blocks []byte, at int) (string, error) {
	var all []json.RawMessage
	if err := json.Unmarshal(blocks, &all); err != nil || at >= len(all) {
		return "", err
	}
	var b library.Block
	if err := json.Unmarshal(all[at], &b); err != nil {
		return "", err
	}
	return m.excerpt(b.Plain()), nil
}

// passage returns the snippet of the line of a text that answers best.
func (m *matcher) passage(text string) string {
	best, score := "", -1.0
	for text != "" {
		one, rest, _ := strings.Cut(text, "\n")
		text = rest
		l, _ := m.lineOf(one)
		if w := m.weigh(l, l.events(nil, m.wanted)); w.score > score {
			best, score = one, w.score
		}
	}
	return m.excerpt(best)
}

// lineOf reads a text as it was published.
func (m *matcher) lineOf(text string) (line, []viet.Span) {
	words := viet.Words(text)
	l := line{words: make([]*meeting, len(words))}
	for i, w := range words {
		l.words[i] = m.meets(w.Of(text))
	}
	return l, words
}

// excerpt cuts text around the place where most of the query stands together, and puts marks around the hits:
// whole words, of phrases all words.
func (m *matcher) excerpt(text string) string {
	l, words := m.lineOf(text)
	if len(words) == 0 {
		return text
	}
	events := l.events(nil, m.wanted)
	from := max(0, bestPlace(events)-snippetWords/4)
	to := min(len(words), from+snippetWords)
	hit := make([]bool, len(words))
	for _, e := range events {
		for i := e.from; i < e.end; i++ {
			hit[i] = true
		}
	}
	start, end := words[from].Start, words[to-1].End
	var b strings.Builder
	if from == 0 {
		start = 0
	} else {
		b.WriteString("… ")
	}
	if to == len(words) {
		end = len(text)
	}
	at := start
	for i := from; i < to; i++ {
		if !hit[i] {
			continue
		}
		b.WriteString(text[at:words[i].Start])
		b.WriteRune(library.HitStart)
		b.WriteString(words[i].Of(text))
		b.WriteRune(library.HitEnd)
		at = words[i].End
	}
	b.WriteString(text[at:end])
	if to < len(words) {
		b.WriteString(" …")
	}
	return b.String()
}

// bestPlace returns the word after which, within a snippet, most of the query stands, and stands together.
func bestPlace(events []event) int {
	place, most := 0, -1
	for i, first := range events {
		var slots uint64
		worth := 0
		for n, e := range events[i:] {
			if e.from >= first.from+snippetWords*3/4 {
				break
			}
			for s := e.first; s <= e.last; s++ {
				slots |= 1 << s
			}
			if before := events[max(i+n-1, 0)]; n > 0 && before.last+1 == e.first && before.end == e.from {
				worth += 4
			}
			worth += 1 + 2*(e.last-e.first)
		}
		if worth = min(worth, 15) + 16*bits.OnesCount64(slots); worth > most {
			place, most = first.from, worth
		}
	}
	return place
}
