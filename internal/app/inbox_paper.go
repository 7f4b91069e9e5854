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
	"baocaovien/internal/session"
	"baocaovien/internal/words"
)

// SaveMissing writes who has not sent a report for a period to a file by the ending of its name: .pdf and .docx to be printed,
// else as text. Errors: BadFont, ReadOnly, DiskFull.
func (b *Inbox) SaveMissing(ctx context.Context, p session.Period, path string) error {
	standing, err := b.Standing(ctx, p)
	if err != nil {
		return err
	}
	ending := strings.ToLower(filepath.Ext(path))
	if ending != ".pdf" && ending != ".docx" {
		const mark = "\uFEFF" // without it old editors take the text for another encoding
		text := mark + strings.ReplaceAll(b.MissingText(standing, p), "\n", "\r\n")
		return file.Write(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	fonts, err := b.papers.fonts()
	if err != nil {
		return err
	}
	doc := handout.Article(b.missingArticle(standing, p), library.Citation{})
	made := library.At(b.now(), library.ToSecond)
	if ending == ".docx" {
		return file.Write(path, func(w io.Writer) error {
			return docx.Write(w, doc, fonts, docx.Info{Language: "vi-VN", Created: made})
		})
	}
	laid, err := paper.Layout(doc, fonts)
	if err != nil {
		return err
	}
	return Pages{Title: doc.Title, Pages: laid.Pages, Fonts: fonts}.save(path, made)
}

// missingArticle is the list as a text to lay out.
func (b *Inbox) missingArticle(s InboxStanding, p session.Period) library.Article {
	title, rest, _ := strings.Cut(b.missingTitle(s, p), "\n")
	a := library.Article{Title: title, Blocks: []library.Block{{Kind: library.Paragraph, Text: rest}}}
	if len(s.Missing) > 0 {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.List, Ordered: true, Items: s.Missing})
	}
	if partly := partlyLines(s); len(partly) > 0 {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.Heading, Level: 2, Text: words.OnPaper("inbox.partly-head")},
			library.Block{Kind: library.List, Items: partly})
	}
	return a
}
