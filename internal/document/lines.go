package document

import (
	"bytes"
	"context"
	"strings"

	"baocaovien/internal/viet"
)

// linesAtMost bounds the lines of a document that are told, stampPages the pages of a PDF: stamps stand on the first.
const (
	linesAtMost = 20_000
	stampPages  = 10
)

// Lines returns the lines of a document as they stand on its paper, and those of its margins and boxes, both of which Read
// leaves out or takes for a letterhead. Documents that Read does not take have lines too, as far as a stamp can stand there.
// What cannot be read has none; it ends early where ctx does.
func Lines(ctx context.Context, raw []byte) (lines, margins []string) {
	switch {
	case len(raw) > maxBytes || ctx.Err() != nil:
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return partLines(ctx, raw)
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")):
		return oldOfficeLines(raw), nil
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		return richLines(ctx, raw), nil
	case bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")):
		return pdfLines(ctx, raw)
	case pageStart.MatchString(viet.Decode(raw[:min(len(raw), 1024)], "")):
		return pageLines(ctx, raw, "text/html"), nil
	case isArchive(raw):
		return archiveLines(ctx, raw), nil
	case isText(raw):
		for line := range strings.Lines(viet.Decode(raw, "text/plain")) {
			if enough(ctx, lines) {
				break
			}
			lines = append(lines, sideBySide(line)...)
		}
	}
	return lines, nil
}

// enough reports that no more lines are told.
func enough(ctx context.Context, lines []string) bool {
	return len(lines) >= linesAtMost || ctx.Err() != nil
}

// sideBySide returns what stands in one line, parted by tabs or many spaces.
func sideBySide(line string) (all []string) {
	for part := range strings.SplitSeq(line, "\t") {
		if text := viet.Clean(part); text != "" {
			all = append(all, text)
		}
	}
	for _, column := range columns(line) {
		all = append(all, column.text)
	}
	return all
}

// pdfLines reads the first pages of a PDF, what stands on every page included.
func pdfLines(ctx context.Context, raw []byte) (lines, margins []string) {
	defer func() {
		if recover() != nil { // as in readPDF, which tells of it
			lines, margins = nil, nil
		}
	}()
	f, err := openPDF(ctx, raw)
	if err != nil {
		return nil, nil
	}
	for n := 1; n <= min(f.PageCount, stampPages) && ctx.Err() == nil; n++ {
		page, err := f.page(n)
		if err != nil {
			return lines, margins
		}
		for _, way := range page.ways() {
			for _, line := range page.lines(way, n) {
				to := &lines
				if line.margin {
					to = &margins
				}
				*to = append(*to, line.text())
				for _, s := range line.segments {
					*to = append(*to, s.text)
				}
			}
		}
		page.glyphs = page.outside
		for _, way := range page.ways() {
			for _, line := range page.lines(way, n) {
				margins = append(margins, line.text())
			}
		}
	}
	return lines, margins
}
