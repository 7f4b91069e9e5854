package app

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"baocaovien/internal/docx"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// MarkAllRead marks as read what a filter, and with a query a search, selects, however much that is, and returns the articles
// that were unread: with them UnmarkRead takes it back.
func (a *Articles) MarkAllRead(ctx context.Context, query string, f library.Filter) ([]int64, error) {
	f.Unread = true
	ids, err := a.IDs(ctx, query, f)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return ids, a.store.SetAllRead(ctx, ids, true)
}

// UnmarkRead takes back what MarkAllRead did.
func (a *Articles) UnmarkRead(ctx context.Context, ids []int64) error {
	return a.store.SetAllRead(ctx, ids, false)
}

// Remove deletes articles, with the notes on them where one says so. See store.Library.RemoveArticles.
func (a *Articles) Remove(ctx context.Context, ids []int64, withNotes bool) (library.Removal, error) {
	return a.store.RemoveArticles(ctx, ids, withNotes)
}

// Old returns the articles of a source that are of more than so many months ago; what is put aside as saved, and what
// another source lists too, is none of them.
func (a *Articles) Old(ctx context.Context, source int64, months int) ([]int64, error) {
	if months < 1 {
		return nil, library.Fail(library.WrongUse, "months", nil)
	}
	if _, err := a.store.Source(ctx, source); err != nil {
		return nil, err
	}
	day := a.now().In(library.Vietnam).AddDate(0, -months, 0)
	return a.store.Before(ctx, source, library.Day(day.Year(), day.Month(), day.Day()))
}

// SaveText writes the whole text of an article to a file by the ending of its name: .docx for Word, else plain text that
// every editor takes for Vietnamese; withNotes adds what the person marked and wrote. Errors: UnknownArticle, DamagedArticle,
// ReadOnly, DiskFull.
func (a *Articles) SaveText(ctx context.Context, id int64, path string, withNotes bool) error {
	s, err := a.store.Article(ctx, id)
	if err != nil {
		return err
	}
	if withNotes {
		notes, err := a.notes.Of(ctx, id)
		if err != nil {
			return err
		}
		s.Blocks = append(s.Blocks, notesPart(notes)...)
	}
	return a.write(path, []library.Stored{s})
}

// write writes the texts of articles to a file, one behind the other, each with its source.
func (a *Articles) write(path string, all []library.Stored) error {
	if !strings.EqualFold(filepath.Ext(path), ".docx") {
		const mark, apart = "\uFEFF", "\n\n* * *\n\n" // without the mark old editors take it for another encoding
		texts := make([]string, len(all))
		for i, s := range all {
			texts[i] = plainText(s)
		}
		return file.Write(path, func(w io.Writer) error {
			_, err := io.WriteString(w, mark+strings.ReplaceAll(strings.Join(texts, apart), "\n", "\r\n"))
			return err //nolint:wrapcheck // file.Write names the file
		})
	}
	fonts, err := a.fonts()
	if err != nil {
		return err
	}
	doc := wordText(all[0])
	for _, s := range all[1:] {
		doc.Blocks = append(append(doc.Blocks, &paper.NewPage{}), wordText(s).Blocks...)
	}
	info := docx.Info{Language: "vi-VN", Created: library.At(a.now(), library.ToSecond)}
	return file.Write(path, func(w io.Writer) error { return docx.Write(w, doc, fonts, info) })
}

// plainText is the whole text of an article under its stamp.
func plainText(s library.Stored) string {
	text := handout.ArticleText(s.Article, library.Cite(s, viet.ShortDate(s.Published)))
	if s.Stamp != "" {
		text = string(s.Stamp) + "\n\n" + text
	}
	return text
}

// wordText is the same, laid out.
func wordText(s library.Stored) paper.Document {
	doc := handout.Article(s.Article, library.Cite(s, viet.ShortDate(s.Published)))
	if s.Stamp != "" {
		doc.Blocks = append([]paper.Flowable{stampParagraph(s.Stamp)}, doc.Blocks...)
	}
	return doc
}

// notesPart is the part of an article's text in which the notes on it stand: what was marked, and under it what the person wrote,
// which never stands among the words of the source.
func notesPart(notes []library.FoundNote) []library.Block {
	if len(notes) == 0 {
		return nil
	}
	blocks := []library.Block{{Kind: library.Heading, Level: 2, Text: words.OnPaper("notes.part")}}
	for _, n := range notes {
		for _, q := range n.Quotes {
			blocks = append(blocks, library.Block{Kind: library.Quote, Text: q.Text})
		}
		if told := words.Vietnamese.NoteState(n.State); told != "" {
			blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: told})
		}
		if n.Text != "" {
			for line := range strings.Lines(words.OnPaper("notes.own", "text", n.Text)) {
				blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: strings.TrimSpace(line)})
			}
		}
	}
	return blocks
}
