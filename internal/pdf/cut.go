package pdf

import (
	"errors"
	"maps"
	"slices"

	"github.com/jung-kurt/gofpdf"
)

// alwaysTold is the last of the letters whose widths gofpdf writes into every file, used or not.
const alwaysTold = 0xFF

// cut returns a face with only the glyphs that letters need; it may change the face it is given. gofpdf cuts what it embeds once
// more, to the same font, but unpacks all of it first: of a face that is cut it is little. Tables that a face should not have make
// it panic.
func cut(face []byte, letters map[rune]bool) ([]byte, error) {
	set := slices.Sorted(maps.Keys(letters))
	for r := range rune(alwaysTold + 1) {
		set = append(set, r)
	}
	few := gofpdf.UTF8CutFont(face, string(set))
	if few == nil {
		return nil, errors.New("a face without a table of letters")
	}
	return few, nil
}
