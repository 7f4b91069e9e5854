package store

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// noted adds the articles that hold the query together with a note on them, and tells of those that hold it by themselves which
// note does too. A note is what a person wrote, and the words they marked, be they gone from the article since.
func (s *lookup) noted(ctx context.Context, articles []search.Ranked) ([]search.Ranked, error) {
	known := map[int64]int{} // articles that answer, by their place among them
	for i, c := range articles {
		known[c.Article] = i
	}
	// The condition is one of where's own, its values are arguments.
	rows, err := s.read.QueryContext(ctx, `SELECT a.sorted, w.words, n.id, n.article_id, n.data FROM notes n CROSS JOIN articles a ON a.id = n.article_id
		JOIN article_words w ON w.article_id = a.id WHERE `+s.condition.String()+" ORDER BY n.edited DESC, n.id DESC", s.condition.args...) // #nosec G202 -- see above
	if err != nil {
		return nil, s.fault("search", err)
	}
	var found []search.Ranked
	_, err = collect(s.Library, "search", rows, func(row scanner) (struct{}, error) {
		var sorted int64
		var stored []byte
		n, err := scanNote(scannedAfter{row, []any{&sorted, &stored}})
		if err != nil {
			return struct{}{}, err
		}
		words, err := unpackText(stored)
		if err != nil {
			return struct{}{}, err
		}
		noted := search.Lines(library.Article{Blocks: notedBlocks(n)})
		if i, answers := known[n.Article]; answers {
			if _, holds := s.matcher.Judge(noted); holds && i < len(articles) && articles[i].Note == 0 {
				articles[i].Note = n.ID
			}
			return struct{}{}, nil
		}
		if verdict, holds := s.matcher.Judge(words + "\n" + noted); holds {
			known[n.Article] = len(articles) + len(found)
			found = append(found, search.Ranked{Article: n.Article, Note: n.ID, Noted: true, Sorted: sorted, Verdict: verdict})
		}
		return struct{}{}, nil
	})
	return append(articles, found...), err
}

// scannedAfter scans a row whose first columns are for something else.
type scannedAfter struct {
	row   scanner
	first []any
}

func (s scannedAfter) Scan(into ...any) error { return s.row.Scan(append(s.first, into...)...) }

// notedBlocks are the words of a note as those of an article: the person's own first.
func notedBlocks(n library.Note) []library.Block {
	blocks := []library.Block{{Kind: library.Paragraph, Text: n.Text}}
	for _, q := range n.Quotes {
		blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: q.Text})
	}
	return blocks
}

// fromNote fills in a hit that only a note gives.
func (s *lookup) fromNote(ctx context.Context, hit *library.Hit) error {
	n, err := s.Note(ctx, hit.Note)
	hit.Snippet = s.matcher.Passage(library.Plain(notedBlocks(n)))
	if len(n.Quotes) > 0 {
		hit.Block = n.Quotes[0].Block
	}
	return err
}
