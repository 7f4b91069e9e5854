package paper

import (
	"errors"
	"maps"
	"slices"

	"baocaovien/internal/library"
)

// Result is a document laid out.
type Result struct {
	Pages    []Page
	Replaced []rune // runes the type has not, replaced or left out, in the order of their numbers
}

// Layout sets doc in pages. It fails, with the kind library.Internal, only where the sheet has no room for
// type; no text makes it fail. A document without a word is one empty page.
func Layout(doc Document, fonts *Fonts) (Result, error) {
	room := doc.Sheet.Height - doc.Sheet.Top - doc.Sheet.Bottom
	if doc.Sheet.TextWidth() < leastRoom || room < leastRoom {
		return Result{}, library.Fail(library.Internal, "sheet", errors.New("no room between the margins"))
	}
	p := &press{fonts: fonts, room: room, replaced: map[rune]bool{}}
	slabs := p.stack(doc.Blocks, doc.Sheet.TextWidth())
	return Result{
		Pages:    paginate(slabs, doc.Sheet, doc.Folio, p),
		Replaced: slices.Sorted(maps.Keys(p.replaced)),
	}, nil
}
