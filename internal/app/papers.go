package app

import (
	"context"
	"io"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/settings"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
)

// Papers lay outlines out and write them as files.
type Papers struct {
	store    *store.Library
	settings *settings.Settings
	fonts    func() (*paper.Fonts, error)
	log      func(error)
	dir      string // of the library: files to show lie there for a day
	now      func() time.Time
}

// PrintOptions is how an outline is put on paper: by which template, and with which of its options. The figures of
// the quoted articles are filled in from the library.
type PrintOptions struct {
	Template string
	handout.TemplateOptions
}

// UsualOptions returns a template with what the settings say of paper.
func (p *Papers) UsualOptions(ctx context.Context, template string) (PrintOptions, error) {
	single, err := p.settings.SingleSided(ctx)
	if err != nil {
		return PrintOptions{Template: template}, err
	}
	usual, err := p.settings.Paper(ctx)
	return PrintOptions{Template: template, TemplateOptions: handout.TemplateOptions{
		SingleSided: single, Preset: usual.Preset, Large: usual.Large, PerMinute: usual.PerMinute, Contact: usual.Contact,
	}}, err
}

// Pages are the pages of an outline as they will print.
type Pages struct {
	Title    string // of the paper; the outline may have none
	Author   string
	Pages    []paper.Page
	Fonts    *paper.Fonts
	Replaced []rune // runes the fonts lack, printed as something readable or left out
	Lost     []paper.LostWord

	OldFont []string // texts still in an old encoding (TCVN3, VNI), printed as they are

	Stamp library.Stamp // of what it quotes; it stands on every page, and whoever prints is to be warned
}

// Pages lays out an outline. Errors: EmptyOutline, UnknownTemplate, WrongUse, BadFont, and
// *handout.Overflow where a template of one page is given too much.
func (p *Papers) Pages(ctx context.Context, o library.Outline, w PrintOptions) (Pages, error) {
	fonts, err := p.fonts()
	if err != nil {
		return Pages{}, err
	}
	sources, err := p.fill(ctx, o, &w)
	if err != nil {
		return Pages{}, err
	}
	laid, err := handout.Pages(w.Template, o, sources, w.TemplateOptions, fonts)
	if err != nil {
		return Pages{}, err
	}
	stamp, err := p.StampOf(ctx, o)
	return Pages{
		Title: laid.Title, Author: laid.Author, Pages: stamped(laid.Pages, stamp, w.Booklet || w.TwoUp, fonts), Fonts: fonts,
		Replaced: laid.Replaced, Lost: laid.Lost, OldFont: laid.OldFont, Stamp: stamp,
	}, err
}

// quoted returns the articles an outline quotes, in the order of their numbers and in the version quoted.
func (p *Papers) quoted(ctx context.Context, o library.Outline) ([]library.Stored, error) {
	version := map[int64]int{}
	for _, s := range o.Sections {
		for _, point := range s.Points {
			if point.Quoted != nil {
				for _, at := range append([]library.Place{point.Quoted.Place}, point.Quoted.Also...) {
					version[at.Article] = max(version[at.Article], at.Version)
				}
			}
		}
	}
	var all []library.Stored
	for _, id := range o.Articles() {
		s, err := p.store.ArticleVersion(ctx, id, version[id])
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// citations are what «Nguồn» prints of articles.
func citations(articles []library.Stored) []library.Citation {
	var all []library.Citation
	for _, s := range articles {
		all = append(all, library.Cite(s, viet.ShortDate(s.Published)))
	}
	return all
}

// SavePDF writes an outline to file and returns the number of its pages. The file is written beside
// and then renamed, so that there is never half of one. Errors: as Pages, and ReadOnly, DiskFull.
func (p *Papers) SavePDF(ctx context.Context, o library.Outline, w PrintOptions, file string) (int, error) {
	pages, err := p.Pages(ctx, o, w)
	if err != nil {
		return 0, err
	}
	return len(pages.Pages), pages.SavePDF(o, file)
}

// SavePDF writes pages that were laid out of an outline to file, as Papers.SavePDF does.
func (p Pages) SavePDF(o library.Outline, file string) error { return p.save(file, created(o)) }

// save writes the pages to file as a PDF that says it was made at a moment.
func (p Pages) save(path string, at library.Moment) error {
	info := pdf.Metadata{Title: p.Title, Author: p.Author, Language: "vi-VN", Created: at}
	return file.Write(path, func(w io.Writer) error { return pdf.Write(w, p.Pages, p.Fonts, info) })
}

// created is the moment the file says it was made at. It is the outline's own, so that the same outline
// gives the same bytes.
func created(o library.Outline) library.Moment {
	if o.Saved.Known() {
		return o.Saved
	}
	return o.Date
}
