package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/points"
	"baocaovien/internal/printer"
)

// Pages are the pages of an outline as they will print.
type Pages struct {
	Title    string // of the paper; the outline may have none
	Author   string
	Pages    []paper.Page
	Fonts    *paper.Fonts
	Replaced []rune // runes the fonts lack, printed as something readable or left out
}

// Pages lays out an outline by the template. Errors: EmptyOutline, UnknownTemplate, BadFont, and
// *handout.Overflow where a template of one page is given too much.
func (a *App) Pages(ctx context.Context, template string, o library.Outline) (Pages, error) {
	fonts, err := a.fonts()
	if err != nil {
		return Pages{}, err
	}
	quoted, err := a.quoted(ctx, o)
	if err != nil {
		return Pages{}, err
	}
	single, err := a.settings.SingleSided(ctx)
	if err != nil {
		return Pages{}, err
	}
	opt := handout.Options{SingleSided: single, Figures: points.Figures(inputs(quoted), "")}
	laid, err := handout.Pages(template, o, citations(quoted), opt, fonts)
	if err != nil {
		return Pages{}, err
	}
	return Pages{
		Title: laid.Title, Author: laid.Author, Pages: laid.Pages, Fonts: fonts, Replaced: laid.Replaced,
	}, nil
}

// quoted returns the articles an outline quotes, in the order of their numbers and in the version quoted.
func (a *App) quoted(ctx context.Context, o library.Outline) ([]library.Stored, error) {
	version := map[int64]int{}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			if p.Quoted != nil {
				version[p.Quoted.Article] = max(version[p.Quoted.Article], p.Quoted.Version)
			}
		}
	}
	var all []library.Stored
	for _, id := range o.Articles() {
		s, err := a.store.ArticleVersion(ctx, id, version[id])
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
		all = append(all, library.Citation{
			Article: s.ID, Title: s.Title, Source: s.Source, Published: s.Published, URL: s.URL, Fetched: s.Fetched,
		})
	}
	return all
}

// SavePDF writes an outline to file and returns the number of its pages. The file is written beside
// and then renamed, so that there is never half of one. Errors: as Pages, and ReadOnly, DiskFull.
func (a *App) SavePDF(ctx context.Context, template string, o library.Outline, file string) (int, error) {
	pages, err := a.Pages(ctx, template, o)
	if err != nil {
		return 0, err
	}
	info := pdf.Info{Title: pages.Title, Author: pages.Author, Language: "vi-VN", Created: created(o)}
	err = writeFile(file, func(w io.Writer) error { return pdf.Write(w, pages.Pages, pages.Fonts, info) })
	return len(pages.Pages), err
}

// created is the moment the file says it was made at. It is the outline's own, so that the same outline
// gives the same bytes.
func created(o library.Outline) library.Moment {
	if o.Saved.Known() {
		return o.Saved
	}
	return o.Date
}

// Print sends an outline to a printer and returns the job's name. Errors: as SavePDF, and NoPrinter,
// PrintFailed.
func (a *App) Print(ctx context.Context, template string, o library.Outline, job printer.Job) (string, error) {
	file, err := a.printFile()
	if err != nil {
		return "", err
	}
	if _, err := a.SavePDF(ctx, template, o, file); err != nil {
		return "", err
	}
	return printer.Print(ctx, file, job)
}

// printed is how files to print from are named, and printedFor how long they stay: some systems open them
// after this program has gone on.
const (
	printed    = "in-de-cuong-*.pdf"
	printedFor = 24 * time.Hour
)

// printFile makes a new file to print from.
func (a *App) printFile() (string, error) {
	file, err := os.CreateTemp(a.dir, printed)
	if err != nil {
		return "", fileError(a.dir, err)
	}
	return file.Name(), fileError(file.Name(), file.Close())
}

// tidyPrinted removes files that were printed from. Another window may still hold one open; it goes later.
func (a *App) tidyPrinted() {
	files, _ := filepath.Glob(filepath.Join(a.dir, printed)) // the pattern is fixed
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && a.now().Sub(info.ModTime()) > printedFor {
			_ = os.Remove(file)
		}
	}
}

// Printers returns the machine's printers.
func (a *App) Printers(ctx context.Context) ([]printer.Printer, error) { return printer.Printers(ctx) }

// readable lets others read a handout that is meant for them.
const readable = 0o644

// writeFile writes a file whole or not at all.
func writeFile(file string, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(file), ".bao-cao-vien-*")
	if err != nil {
		return fileError(file, err)
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already after the rename
	err = errors.Join(write(temp), temp.Chmod(readable), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	return fileError(file, err)
}
