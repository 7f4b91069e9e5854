package intake

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// recognisingTime is how long the pages of one document may be looked at: some hundred of them. Those that were not reached
// stay pictures, and are told as that.
const recognisingTime = 10 * time.Minute

// withScans returns what a document is with the words of its pages that are pictures, where they are to be made out, and
// those words line by line. Where they are not, or this machine cannot, the step notes how many pages it could.
func (i *Importer) withScans(ctx context.Context, in Intake, step *FileOutcome, raw []byte, article library.Article, wrong error) (library.Article, []string, error) {
	isPicture := func(g library.Gap) bool { return g.Kind == library.PictureGap }
	if !library.IsKind(wrong, library.NoText) && (wrong != nil || !slices.ContainsFunc(article.Completeness.Gaps, isPicture)) {
		return article, nil, wrong
	}
	scans := document.Scans(ctx, raw)
	if len(scans) == 0 || !i.eyes.Ready(ctx) {
		return article, nil, wrong
	}
	if !in.Recognise {
		step.Scans = len(scans)
		return article, nil, wrong
	}
	pages, err := i.recognised(ctx, scans)
	if err != nil {
		return article, nil, err
	}
	if len(pages) == 0 {
		return article, nil, wrong
	}
	timed, done := context.WithTimeout(ctx, readingTime)
	defer done()
	seen, err := document.ReadRecognised(timed, filepath.Base(step.File), raw, pages)
	if err != nil {
		return article, nil, err
	}
	return seen, linesOf(pages), nil
}

// recognised makes out the words of pages. A page that fails has none; the error is that the work was stopped.
func (i *Importer) recognised(ctx context.Context, scans []document.PagePicture) (document.RecognisedPages, error) {
	i.helper.Lock()
	defer i.helper.Unlock()
	timed, done := context.WithTimeout(ctx, recognisingTime)
	defer done()
	pages := document.RecognisedPages{}
	for _, scan := range scans {
		words, err := i.eyes.Words(timed, scan.Picture)
		if stop := library.Stopped(ctx, ""); stop != nil {
			return nil, stop
		}
		if timed.Err() != nil {
			break
		}
		if err == nil && len(words) > 0 {
			pages[scan.Page] = words
		}
	}
	return pages, nil
}

// linesOf returns the lines of recognised pages, as they stand.
func linesOf(pages document.RecognisedPages) (lines []string) {
	for _, page := range slices.Sorted(maps.Keys(pages)) {
		words := pages[page]
		for n, w := range words {
			if n > 0 && words[n-1].Line == w.Line {
				lines[len(lines)-1] += " " + w.Text
				continue
			}
			lines = append(lines, strings.TrimSpace(w.Text))
		}
	}
	return lines
}
