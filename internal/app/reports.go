package app

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/docx"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// Reports on sessions are composed and written as files.
type Reports struct {
	papers *Papers
	themes *Themes
}

// NewReport returns a report on the quarter of today, of the sessions the library knows: it keeps none, so
// that all counts are zero. The letterhead is that of the settings.
func (r *Reports) NewReport(ctx context.Context) (handout.Report, error) {
	now := r.papers.now().In(library.Vietnam)
	first := time.Date(now.Year(), (now.Month()-1)/3*3+1, 1, 0, 0, 0, 0, library.Vietnam)
	last := first.AddDate(0, 3, -1)
	report := handout.Report{
		Date: library.Day(now.Year(), now.Month(), now.Day()),
		From: library.Day(first.Year(), first.Month(), first.Day()),
		To:   library.Day(last.Year(), last.Month(), last.Day()),
	}
	none := func(name string) handout.Tally {
		zero := handout.Counted(0)
		return handout.Tally{
			Name: name, Sessions: zero, Listeners: zero, Members: zero, InPerson: zero, InPersonListeners: zero, Online: zero, OnlineListeners: zero,
		}
	}
	report.Total = none("")
	for _, t := range r.themes.Themes() {
		report.Themes = append(report.Themes, none(r.themes.ThemeName(t)))
	}
	var err error
	report.Letterhead, err = r.papers.settings.Letterhead(ctx)
	return report, err
}

// SaveReport writes a report to a file, for Word where its name ends in .docx, else as a PDF, and returns its pages. Errors:
// WrongUse for an unknown preset or a report that is to be folded, BadFont, ReadOnly, DiskFull.
func (r *Reports) SaveReport(report handout.Report, o handout.TemplateOptions, path string) (Pages, error) {
	fonts, err := r.papers.fonts()
	if err != nil {
		return Pages{}, err
	}
	doc, err := handout.ComposeReport(report, o)
	if err != nil {
		return Pages{}, err
	}
	laid, err := paper.Layout(doc, fonts)
	if err != nil {
		return Pages{}, err
	}
	pages := Pages{Title: doc.Title, Author: doc.Author, Pages: laid.Pages, Fonts: fonts, Replaced: laid.Replaced}
	if !strings.EqualFold(filepath.Ext(path), ".docx") {
		return pages, pages.save(path, report.Date)
	}
	pages.Replaced = nil // Word has letters that our type has not
	info := docx.Info{Language: "vi-VN", Created: report.Date}
	return pages, file.Write(path, func(out io.Writer) error { return docx.Write(out, doc, fonts, info) })
}
