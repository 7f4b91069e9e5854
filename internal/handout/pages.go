package handout

import (
	"fmt"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// Printout is an outline printed by a template.
type Printout struct {
	Title, Author string // for the file's own description
	paper.LaidOut
	OldFont []string // texts in the letters of an old font (TCVN3, VNI), printed as they are
}

// Pages composes an outline and sets it in pages, with two on a sheet where opt asks for that. It fails as Compose
// does, with *Overflow where a template of one page is given too much, and with the kind library.LongTranslation where it is the
// second language that is.
func Pages(template string, o library.Outline, sources []library.Citation, opt TemplateOptions, fonts *paper.Fonts) (Printout, error) {
	if template == ToPhatTay {
		if longTranslation(o, sources, opt, fonts) {
			return Printout{}, library.Fail(library.LongTranslation, template, nil)
		}
		if over := leafletOverflow(o, sources, opt, fonts); over != nil {
			return Printout{}, over
		}
	}
	printed, err := set(template, o, sources, opt, fonts)
	if err != nil || template != Phieu {
		return folded(printed, opt), err
	}
	// What takes more room than so many syllables usually do goes on to more cards.
	for limit := mostSyllables - 10; err == nil && !oneCardAPage(printed.Pages) && limit >= leastSyllables; limit -= 10 {
		opt.cardSyllables = limit
		var smaller Printout
		if smaller, err = set(template, o, sources, opt, fonts); oneCardAPage(smaller.Pages) {
			printed = smaller
		}
	}
	if err == nil && opt.TwoUp {
		printed.Pages = paper.CutMarks(paper.TwoUp(printed.Pages))
	}
	return printed, err
}

// folded puts the A5 pages of a booklet or of two pages side by side on A4.
func folded(printed Printout, opt TemplateOptions) Printout {
	switch {
	case opt.Booklet:
		printed.Pages = paper.Booklet(printed.Pages)
	case opt.TwoUp:
		printed.Pages = paper.TwoUp(printed.Pages)
	}
	return printed
}

// set composes an outline and lays it out.
func set(template string, o library.Outline, sources []library.Citation, opt TemplateOptions, fonts *paper.Fonts) (Printout, error) {
	doc, err := Compose(template, o, sources, opt)
	if err != nil {
		return Printout{}, err
	}
	result, err := paper.Layout(doc, fonts)
	if err != nil {
		return Printout{}, fmt.Errorf("%s: %w", template, err)
	}
	return Printout{Title: doc.Title, Author: doc.Author, LaidOut: result, OldFont: oldFont(o)}, nil
}
