package paper

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"baocaovien/internal/library"
)

// LaidOut is a document laid out.
type LaidOut struct {
	Pages    []Page
	Replaced []rune // runes the type has not, replaced or left out, in the order of their numbers
	Lost     []LostWord
}

// Layout sets doc in pages. It fails with the kind library.Internal where a sheet has no room for type, and
// with *Overflow where the document must fit one page and does not; else no text makes it fail. A document without
// a word is one empty page.
func Layout(doc Document, fonts *Fonts) (LaidOut, error) {
	p := &layoutContext{fonts: fonts, replaced: map[rune]bool{}}
	var pages []Page
	for _, s := range doc.sections() {
		p.room = s.sheet.Height - s.sheet.Top - s.sheet.Bottom
		if s.sheet.TextWidth() < leastSheet || p.room < leastSheet {
			return LaidOut{}, library.Fail(library.Internal, "sheet", errors.New("no room between the margins"))
		}
		boxes := p.stack(s.blocks, s.sheet.TextWidth())
		if over := reach(boxes) - p.room; doc.OnePage && (over > slack || len(pages) > 0) {
			return LaidOut{}, &PageOverflow{Over: max(0, over)}
		}
		fillUp(boxes, p.room)
		pages = append(pages, paginate(boxes, s.sheet, doc.Folio, p, len(pages)+1)...)
	}
	return LaidOut{Pages: pages, Replaced: slices.Sorted(maps.Keys(p.replaced)), Lost: p.lost}, nil
}

// leastSheet is the least room a sheet must leave between its margins, mm.
const leastSheet = 10

// sheetRun is blocks on pages of one sheet.
type sheetRun struct {
	sheet  Sheet
	blocks []Flowable
}

// sections cuts the blocks where a new page is asked for. One without a block is no page, but a document has one
// at least.
func (d Document) sections() []sheetRun {
	all := []sheetRun{{sheet: d.Sheet}}
	for _, b := range d.Blocks {
		turn, ok := b.(*NewPage)
		now := &all[len(all)-1]
		if !ok {
			now.blocks = append(now.blocks, b)
			continue
		}
		next := sheetRun{sheet: now.sheet}
		if turn.Sheet != nil {
			next.sheet = *turn.Sheet
		}
		if len(now.blocks) == 0 {
			*now = next
			continue
		}
		all = append(all, next)
	}
	if n := len(all); n > 1 && len(all[n-1].blocks) == 0 {
		all = all[:n-1]
	}
	return all
}

// reach returns how far line boxes reach down on a page without an end, mm.
func reach(boxes []lineBox) float64 {
	down, foot := 0.0, 0.0
	for i, s := range boxes {
		if i == 0 {
			down -= s.trim
		} else {
			down += s.above
		}
		down, foot = down+s.height, s.foot
	}
	return down - foot
}

// PageOverflow says that a document that must fit one page does not. Its kind is library.TooLarge.
type PageOverflow struct {
	Over float64 // mm of the page's height that are missing
}

// Error returns the English line for the log.
func (o *PageOverflow) Error() string {
	return fmt.Sprintf("text is %.1f mm too long for one page", o.Over)
}

// Unwrap returns the failure with its kind.
func (o *PageOverflow) Unwrap() error { return library.Fail(library.TooLarge, "page", nil) }
