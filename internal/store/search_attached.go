package store

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// attachedAtMost is how many attachments a look takes up.
const attachedAtMost = 100

// attached returns the attachments that hold the query, of articles that do not by themselves.
func (s *lookup) attached(ctx context.Context, articles []search.Ranked) ([]search.Ranked, error) {
	if s.matcher.OfTitles() { // no title is in an attachment
		return nil, nil
	}
	known := map[int64]bool{}
	for _, c := range articles {
		known[c.Article] = true
	}
	terms, unmarked := s.query.Terms, !s.query.Marked()
	looks := []struct {
		column, expression string
		search.Verdict
	}{
		{"text", markedSpelling.side(terms), search.JudgeAttachment(true, true)},
		{"text", markedSpelling.match(terms), search.JudgeAttachment(true, false)},
		{"text_plain", plainSpelling.side(terms), search.JudgeAttachment(unmarked, true)},
		{"text_plain", plainSpelling.match(terms), search.JudgeAttachment(unmarked, false)},
	}
	var all []search.Ranked
	for _, look := range looks {
		if look.expression == "" || unmarked && look.column == "text" {
			continue
		}
		found, err := s.attachments(ctx, "{"+look.column+"} : ("+look.expression+")")
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if !known[c.Article] {
				known[c.Article] = true
				c.Verdict = look.Verdict
				all = append(all, c)
			}
		}
	}
	return all, nil
}

func (s *lookup) attachments(ctx context.Context, expression string) ([]search.Ranked, error) {
	args := append(append([]any{expression}, s.condition.args...), attachedAtMost)
	// The condition is one of where's own, its values are arguments.
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, f.id, a.sorted FROM file_words CROSS JOIN files f ON f.id = file_words.rowid
		CROSS JOIN articles a ON a.id = f.article_id WHERE file_words MATCH ? AND `+s.condition.String()+`
		ORDER BY file_words.rowid DESC LIMIT ?`, args...) // #nosec G202 -- see above
	if err != nil {
		return nil, s.fault("search", err)
	}
	return collect(s.Library, "search", rows, func(row scanner) (c search.Ranked, err error) {
		return c, row.Scan(&c.Article, &c.File, &c.Sorted)
	})
}

// attachment reads the name and the words of a kept attachment.
func (s *lookup) attachment(ctx context.Context, id int64) (name, text string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT name, text FROM files WHERE id = ?", id).Scan(&name, &text)
	return name, text, s.fault("search", err)
}

// fromAttachment fills in a hit that an attachment gives.
func (s *lookup) fromAttachment(ctx context.Context, hit *library.Hit, file int64) error {
	name, text, err := s.attachment(ctx, file)
	hit.File, hit.Snippet = name, s.matcher.Passage(text)
	return err
}
