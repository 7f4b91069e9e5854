package app

import (
	"context"
	"slices"

	"baocaovien/internal/document"
	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/secrecy"
)

// The stamp on a page: at the upper left, over the text, framed. All in mm but the size of the letters.
const (
	stampLeft  = 12.0
	stampTop   = 3.5
	stampTall  = 6.5
	stampInner = 2.0
	stampFrame = 0.4
	stampSize  = 13 // pt
)

// stamped puts a stamp on every page, where two pages share a sheet on both.
func stamped(pages []paper.Page, stamp library.Stamp, halves bool, fonts *paper.Fonts) []paper.Page {
	if stamp == "" {
		return pages
	}
	style := paper.Style{Face: paper.Bold, Size: stampSize}
	wide := fonts.Width(string(stamp), style) + 2*stampInner
	all := slices.Clone(pages)
	for i := range all {
		page := &all[i]
		lefts := []float64{stampLeft}
		if halves {
			lefts = append(lefts, page.Width/2+stampLeft)
		}
		page.Texts, page.Bars = slices.Clone(page.Texts), slices.Clone(page.Bars)
		for _, x := range lefts {
			page.Texts = append(page.Texts, paper.Text{X: x + stampInner, Y: stampTop + stampTall - stampInner, Text: string(stamp), Face: style.Face, Size: style.Size})
			page.Bars = append(page.Bars,
				paper.Rectangle{X: x, Y: stampTop, Width: wide, Height: stampFrame},
				paper.Rectangle{X: x, Y: stampTop + stampTall - stampFrame, Width: wide, Height: stampFrame},
				paper.Rectangle{X: x, Y: stampTop, Width: stampFrame, Height: stampTall},
				paper.Rectangle{X: x + wide - stampFrame, Y: stampTop, Width: stampFrame, Height: stampTall})
		}
	}
	return all
}

// stampParagraph is the stamp over a paper for Word.
func stampParagraph(stamp library.Stamp) paper.Flowable {
	return &paper.Paragraph{
		Runs:     []paper.Run{{Text: string(stamp), Style: paper.Style{Face: paper.Bold, Size: stampSize}}},
		Unbroken: true, KeepNext: true,
	}
}

// StampOf returns the stamp that a paper made of an outline bears: the strongest of the articles it quotes.
func (p *Papers) StampOf(ctx context.Context, o library.Outline) (library.Stamp, error) {
	return p.store.Stamp(ctx, o.Articles())
}

// printedAtMost bounds a file that is looked at before it is printed, in bytes.
const printedAtMost = 200 << 20

// StampOnFile returns the stamp on a file that is to be printed, "" where it has none or cannot be read.
func StampOnFile(ctx context.Context, path string) library.Stamp {
	raw, err := file.Read(path, printedAtMost)
	if err != nil {
		return ""
	}
	return stampIn(ctx, path, raw)
}

// stampIn returns the stamp that a file bears: on its paper, in its margins, or in its name, which may be unknown.
func stampIn(ctx context.Context, name string, raw []byte) library.Stamp {
	lines, margins := document.Lines(ctx, raw)
	return secrecy.OfLines(ctx, lines, margins).Or(secrecy.OfFileName(name))
}
