package app

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

// SaveToShow writes an outline to a file of this program's own, to be shown by the system's viewer, and
// returns its name. It stays for a day. Errors: as SavePDF.
func (p *Papers) SaveToShow(ctx context.Context, o library.Outline, w PrintOptions) (string, error) {
	pages, err := p.Pages(ctx, o, w)
	if err != nil {
		return "", err
	}
	return p.saveForNow(pages, created(o))
}

// saveForNow writes pages to a new file that tidyPrinted removes some day.
func (p *Papers) saveForNow(pages Pages, at library.Moment) (string, error) {
	path, err := p.printFile()
	if err != nil {
		return "", err
	}
	return path, pages.save(path, at)
}

// printFile makes a new file to print from.
func (p *Papers) printFile() (string, error) {
	made, err := os.CreateTemp(p.dir, printed)
	if err != nil {
		return "", file.Error(p.dir, err)
	}
	return made.Name(), file.Error(made.Name(), made.Close())
}

// printed is how files to print from are named, and printedFor how long they stay: some systems open them
// after this program has gone on.
const (
	printed    = "in-de-cuong-*.pdf"
	printedFor = 24 * time.Hour
)

// tidyPrinted removes files that were printed from. Another window may still hold one open; it goes later.
func (p *Papers) tidyPrinted() {
	files, _ := filepath.Glob(filepath.Join(p.dir, printed)) // the pattern is fixed
	for _, path := range files {
		if info, err := os.Stat(path); err == nil && p.now().Sub(info.ModTime()) > printedFor {
			_ = os.Remove(path)
		}
	}
}
