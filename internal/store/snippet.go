package store

import (
	"context"
	"encoding/json"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// snippetSyllables is how much of a block a snippet shows: about three lines in the list.
const snippetSyllables = 32

// fillSnippets finds for each hit the block that holds most of the words, and shows it.
func (l *Library) fillSnippets(ctx context.Context, hits []library.Hit, terms []term) error {
	texts, err := l.blocksOf(ctx, hits)
	if err != nil {
		return err
	}
	words, spelled := wantedWords(terms), plainSpelling{}
	for i := range hits {
		var blocks []library.Block
		if err := json.Unmarshal(texts[hits[i].ID], &blocks); err != nil {
			return l.fault("snippet", err)
		}
		hits[i].Block, hits[i].Snippet = snippet(blocks, words, spelled, hits[i].Lead)
	}
	return nil
}

// blocksOf returns the newest blocks of each hit, as JSON.
func (l *Library) blocksOf(ctx context.Context, hits []library.Hit) (map[int64][]byte, error) {
	ids := make([]int64, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, l.fault("snippet", err)
	}
	rows, err := l.read.QueryContext(ctx, `SELECT a.id, v.blocks FROM json_each(?) AS hit JOIN articles a ON a.id = hit.value
		JOIN versions v ON v.article_id = a.id AND v.version = a.version`, string(list))
	if err != nil {
		return nil, l.fault("snippet", err)
	}
	texts := make(map[int64][]byte, len(hits))
	_, err = collect(l, "snippet", rows, func(row scanner) (struct{}, error) {
		var id int64
		var blocks []byte
		err := row.Scan(&id, &blocks)
		texts[id] = blocks
		return struct{}{}, err
	})
	return texts, err
}

// plainSpelling remembers how syllables are spelled without marks: the same few hundred make up all
// the texts of a search.
type plainSpelling map[string]string

func (p plainSpelling) of(syllable string) string {
	plain, known := p[syllable]
	if !known {
		plain = viet.Fold(syllable)
		p[syllable] = plain
	}
	return plain
}

// wanted is a word of a query as it is compared with a text.
type wanted struct {
	key, folded string // key is "" for a word typed without marks
	prefix      bool
}

func wantedWords(terms []term) []wanted {
	var all []wanted
	for _, t := range terms {
		if t.exclude {
			continue
		}
		for _, w := range t.words {
			one := wanted{folded: viet.Fold(w), prefix: t.prefix}
			if key := viet.Key(w); key != one.folded {
				one.key = key
			}
			all = append(all, one)
		}
	}
	return all
}

// meets weighs how a syllable, given also without its marks, meets the word: 0 not, 1 without marks,
// 2 as typed.
func (w wanted) meets(syllable, folded string) int {
	if folded != w.folded && (!w.prefix || !strings.HasPrefix(folded, w.folded)) {
		return 0
	}
	if w.key == "" || viet.Key(syllable) == w.key {
		return 2
	}
	return 1
}

// snippet returns the block to open at and its words around the hits; lead where no block has any.
func snippet(blocks []library.Block, words []wanted, spelled plainSpelling, lead string) (block int, text string) {
	best, at := 0, -1
	var marks []viet.Span
	for i, b := range blocks {
		plain := b.Plain()
		score, found := weigh(plain, words, spelled)
		if score > best {
			best, at, marks = score, i, found
		}
	}
	if at < 0 {
		return 0, lead
	}
	return at, excerpt(blocks[at].Plain(), marks)
}

// weigh returns how well text holds the words, and where. Each word counts once; words side by side
// in the order typed count more.
func weigh(text string, words []wanted, spelled plainSpelling) (score int, found []viet.Span) {
	best := make([]int, len(words))
	last := -1 // index of the word met by the syllable before
	for _, span := range viet.Words(text) {
		syllable := span.Of(text)
		folded := spelled.of(syllable)
		met := -1
		for i, w := range words {
			if m := w.meets(syllable, folded); m > 0 {
				best[i] = max(best[i], m)
				met = i
				if last >= 0 && i == last+1 {
					score++
					break
				}
			}
		}
		if met >= 0 {
			found = append(found, span)
		}
		last = met
	}
	total := 0
	for _, b := range best {
		total += 4 * b
	}
	if total == 0 {
		return 0, nil
	}
	return total + min(score, len(words)), found
}

// excerpt cuts text around its densest run of hits and puts marks around them.
func excerpt(text string, hits []viet.Span) string {
	all := viet.Words(text)
	position := map[int]int{} // of a syllable by its first byte
	for i, w := range all {
		position[w.Start] = i
	}
	first := position[hits[densest(hits, position)].Start]
	from := max(0, first-snippetSyllables/4)
	to := min(len(all), from+snippetSyllables)
	start, end := all[from].Start, all[to-1].End
	if from == 0 {
		start = 0
	}
	if to == len(all) {
		end = len(text)
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("… ")
	}
	at := start
	for _, h := range hits {
		if h.Start < start || h.End > end {
			continue
		}
		b.WriteString(text[at:h.Start])
		b.WriteRune(library.HitStart)
		b.WriteString(h.Of(text))
		b.WriteRune(library.HitEnd)
		at = h.End
	}
	b.WriteString(text[at:end])
	if to < len(all) {
		b.WriteString(" …")
	}
	return b.String()
}

// densest returns the hit after which, within a snippet, the most others follow.
func densest(hits []viet.Span, position map[int]int) int {
	best, most := 0, 0
	for i := range hits {
		n := 0
		for _, other := range hits[i:] {
			if position[other.Start] >= position[hits[i].Start]+snippetSyllables*3/4 {
				break
			}
			n++
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}
