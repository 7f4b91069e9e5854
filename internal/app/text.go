package app

import (
	"context"
	"io"

	"baocaovien/internal/docx"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/points"
	"baocaovien/internal/speech"
)

// SaveWord writes an outline to a file for Word and LibreOffice, to be edited: whole pages, whatever way they
// would be folded. Errors: as Pages, and ReadOnly, DiskFull.
func (p *Papers) SaveWord(ctx context.Context, o library.Outline, w PrintOptions, path string) error {
	fonts, err := p.fonts()
	if err != nil {
		return err
	}
	w.Booklet, w.TwoUp = false, false
	sources, err := p.fill(ctx, o, &w)
	if err != nil {
		return err
	}
	doc, err := handout.Compose(w.Template, o, sources, w.TemplateOptions)
	if err != nil {
		return err
	}
	stamp, err := p.StampOf(ctx, o)
	if err != nil {
		return err
	}
	if stamp != "" {
		doc.Blocks = append([]paper.Flowable{stampParagraph(stamp)}, doc.Blocks...)
	}
	info := docx.Info{Language: "vi-VN", Created: created(o)}
	return file.Write(path, func(out io.Writer) error { return docx.Write(out, doc, fonts, info) })
}

// PlainText returns what a template prints of an outline, for the clipboard. Errors: as Pages.
func (p *Papers) PlainText(ctx context.Context, o library.Outline, w PrintOptions) (string, error) {
	sources, err := p.fill(ctx, o, &w)
	if err != nil {
		return "", err
	}
	text, err := handout.Text(w.Template, o, sources, w.TemplateOptions)
	return p.stampedText(ctx, o, text, "", err)
}

// Markdown returns the same as Markdown. Errors: as Pages.
func (p *Papers) Markdown(ctx context.Context, o library.Outline, w PrintOptions) (string, error) {
	sources, err := p.fill(ctx, o, &w)
	if err != nil {
		return "", err
	}
	text, err := handout.Markdown(w.Template, o, sources, w.TemplateOptions)
	return p.stampedText(ctx, o, text, "**", err)
}

// stampedText puts the stamp of an outline over its text, between marks that set it off.
func (p *Papers) stampedText(ctx context.Context, o library.Outline, text, mark string, err error) (string, error) {
	if err != nil {
		return "", err
	}
	stamp, err := p.StampOf(ctx, o)
	if err != nil || stamp == "" {
		return text, err
	}
	return mark + string(stamp) + mark + "\n\n" + text, nil
}

// fill gives print options the figures and pictures of the articles an outline quotes, and returns what «Nguồn» says
// of them.
func (p *Papers) fill(ctx context.Context, o library.Outline, w *PrintOptions) ([]library.Citation, error) {
	quoted, err := p.quoted(ctx, o)
	if err != nil {
		return nil, err
	}
	own, err := p.store.OfficeWords(ctx)
	if w.StatesFigures(w.Template) {
		w.Figures = points.Figures(ctx, inputs(quoted), "", unitsOf(own)...)
	}
	w.FullForms = speech.NewFullForms(own)
	w.Pictures = p.pictures(ctx, o, quoted)
	return citations(quoted), err
}
