package store

import (
	"context"

	"baocaovien/internal/library"
)

// attachedAtMost is how many attachments a look takes up.
const attachedAtMost = 100

// What an attachment counts beside the parts of an article: it holds the words side by side, or at all.
const (
	besideWorth   = 1.2
	attachedWorth = 0.4
)

// attached returns the attachments that hold the query, of articles that do not by themselves. They are not
// weighed by their words: an attachment may be a book.
func (s *search) attached(ctx context.Context, articles []candidate) ([]candidate, error) {
	if s.matcher.inTitle != 0 { // no title is in an attachment
		return nil, nil
	}
	known := map[int64]bool{}
	for _, c := range articles {
		known[c.id] = true
	}
	terms, unmarked := s.query.terms, !s.query.marked()
	looks := []struct {
		column, expression string
		verdict
	}{
		{"text", markedSpelling.side(terms), verdict{exact: true, score: besideWorth}},
		{"text", markedSpelling.match(terms), verdict{exact: true, score: attachedWorth}},
		{"text_plain", plainSpelling.side(terms), verdict{exact: unmarked, score: besideWorth}},
		{"text_plain", plainSpelling.match(terms), verdict{exact: unmarked, score: attachedWorth}},
	}
	var all []candidate
	for _, look := range looks {
		if look.expression == "" || unmarked && look.column == "text" {
			continue
		}
		found, err := s.attachments(ctx, "{"+look.column+"} : ("+look.expression+")")
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if !known[c.id] {
				known[c.id] = true
				c.verdict = look.verdict
				all = append(all, c)
			}
		}
	}
	return all, nil
}

func (s *search) attachments(ctx context.Context, expression string) ([]candidate, error) {
	args := append(append([]any{expression}, s.condition.args...), attachedAtMost)
	// The condition is one of where's own, its values are arguments.
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, f.id, a.sorted FROM file_words CROSS JOIN files f ON f.id = file_words.rowid
		CROSS JOIN articles a ON a.id = f.article_id WHERE file_words MATCH ? AND `+s.condition.String()+`
		ORDER BY file_words.rowid DESC LIMIT ?`, args...) // #nosec G202 -- see above
	if err != nil {
		return nil, s.fault("search", err)
	}
	return collect(s.Library, "search", rows, func(row scanner) (c candidate, err error) {
		return c, row.Scan(&c.id, &c.file, &c.sorted)
	})
}

// attachment reads the name and the words of a kept attachment.
func (s *search) attachment(ctx context.Context, id int64) (name, text string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT name, text FROM files WHERE id = ?", id).Scan(&name, &text)
	return name, text, s.fault("search", err)
}

// fromAttachment fills in a hit that an attachment gives.
func (s *search) fromAttachment(ctx context.Context, hit *library.Hit, file int64) error {
	name, text, err := s.attachment(ctx, file)
	hit.File, hit.Snippet = name, s.matcher.passage(text)
	return err
}
