package document

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// direction is which way the lines of a page run: 0 as it is looked at, then in quarter turns against the clock.
type direction int

const directions = 4

// pdfPage is what a page shows, in points from its lower left corner, upright. The signs of each direction stand as if
// the page were turned so that they are upright.
type pdfPage struct {
	number        int
	glyphs        [directions][]placedSign
	outside       [directions][]placedSign // marked as not of the text
	width, height float64
	unread        int // signs that nothing says what they are
	slanted       int // signs on a slant
	hidden        int // signs that nobody sees
	invisible     []invisibleSign
	scans         []bounds // pictures
	grounds       []bounds // what letters may stand on
	pictures      float64  // part of the page that pictures cover
	figures       []string // pictures among its text, by their objects
	curves        int      // drawn: letters may be
	rules         []drawnRule
	lost          bool // the page cannot be found, or its content cannot be unpacked
	garbled       bool // its signs make no words
	scan          scanned
	recognised    bool     // its words were made out by a machine
	signed        []string // what the pictures of digital signatures on it say
}

// page reads one page. What is drawn on it may be broken.
func (f *pdfFile) page(n int) (pdfPage, error) {
	dict, _, inherited, err := f.PageDict(n, false)
	if err != nil || dict == nil {
		return pdfPage{number: n, lost: true}, nil //nolint:nilerr // the other pages can be read
	}
	box := inherited.MediaBox
	if inherited.CropBox != nil {
		box = inherited.CropBox
	}
	if box == nil || box.Width() <= 0 || box.Height() <= 0 {
		box = types.NewRectangle(0, 0, 595, 842)
	}
	p := pdfPage{number: n, width: box.Width(), height: box.Height()}
	upright := matrix{1, 0, 0, 1, -box.LL.X, -box.LL.Y}
	switch ((inherited.Rotate % 360) + 360) % 360 {
	case 90:
		upright = upright.then(matrix{0, -1, 1, 0, 0, p.width})
		p.width, p.height = p.height, p.width
	case 180:
		upright = upright.then(matrix{-1, 0, 0, -1, p.width, p.height})
	case 270:
		upright = upright.then(matrix{0, 1, -1, 0, p.height, 0})
		p.width, p.height = p.height, p.width
	}
	resources := inherited.Resources
	if own := f.dict(dict["Resources"]); own != nil {
		resources = own
	}
	raw, whole := f.contents(dict["Contents"])
	p.lost = !whole
	c := content{file: f, page: &p, state: graphics{ctm: upright, scale: 1, fill: black}}
	if err = c.run(raw, resources, 0); err == nil {
		err = c.annotations(dict, upright)
	}
	p.settle()
	p.takeSignatures()
	for way := range directions {
		if len(p.glyphs[way]) == 0 && len(p.outside[way]) > muchOutside {
			p.glyphs[way] = p.outside[way]
		}
	}
	return p, err
}

// sidePart is from which part of a page's signs on those that stand another way are text, and no stamp in the margin.
const sidePart = 0.2

// ways returns the directions in which a page has text, the one that most of its signs have first. A page without any
// has the first.
func (p pdfPage) ways() []direction {
	main, all := direction(0), 0
	for way := range direction(directions) {
		n := len(p.glyphs[way])
		if all += n; n > len(p.glyphs[main]) {
			main = way
		}
	}
	ways := []direction{main}
	for way := range direction(directions) {
		if n := len(p.glyphs[way]); way != main && n > 0 && float64(n) >= sidePart*float64(all) {
			ways = append(ways, way)
		}
	}
	return ways
}

// size returns the width and height of the page as it is turned for a direction.
func (p pdfPage) size(way direction) (width, height float64) {
	if way%2 == 1 {
		return p.height, p.width
	}
	return p.width, p.height
}

// turned returns where a sign stands when the page is turned so that it is upright; false for one on a slant. A tilt as of
// a page that was laid on a scanner is none.
func (p pdfPage) turned(at matrix) (matrix, direction, bool) {
	const tilt = 0.2
	along, across := math.Abs(at[0]), math.Abs(at[1])
	switch {
	case across <= tilt*along && at[0] > 0:
		return at, 0, true
	case along <= tilt*across && at[1] > 0:
		return at.then(matrix{0, -1, 1, 0, 0, p.width}), 1, true
	case across <= tilt*along && at[0] < 0:
		return at.then(matrix{-1, 0, 0, -1, p.width, p.height}), 2, true
	case along <= tilt*across && at[1] < 0:
		return at.then(matrix{0, 1, -1, 0, p.height, 0}), 3, true
	}
	return at, 0, false
}
