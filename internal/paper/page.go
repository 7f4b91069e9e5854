package paper

// Page is one side of a sheet, ready to be drawn. All positions are mm from its top left corner.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Ink
}

// Ink is what stands on a page.
type Ink struct {
	Texts     []Text
	Bars      []Rectangle
	Plates    []Plate
	Links     []LinkArea
	Bookmarks []Bookmark
}

// Text is a word (or a part of one) in one style. A space at its end is white, but belongs to the text: it
// is what whoever copies from the PDF gets between two words.
type Text struct {
	X, Y float64 // mm: the left end of the baseline
	Text string  // NFC, every rune is in the face where Shaped is nil
	Face Face
	Size float64 // pt

	Shaped *ShapedRun // what is drawn in place of letters of the face, nil for none
}

// Rectangle is a filled black rectangle: a rule or an underline. All in mm.
type Rectangle struct {
	X, Y, Width, Height float64
}

// Plate is an image in its place. All in mm.
type Plate struct {
	X, Y, Width, Height float64
	Image               *Image
}

// LinkArea is an area (mm) that leads to an address.
type LinkArea struct {
	X, Y, Width, Height float64
	URL                 string
}

// Bookmark is an entry of the file's table of contents.
type Bookmark struct {
	Title string
	Level int     // 0 is the top
	Y     float64 // mm
}

// add puts other on the ink, moved by dx, dy mm.
func (k *Ink) add(other Ink, dx, dy float64) {
	for _, t := range other.Texts {
		t.X, t.Y = t.X+dx, t.Y+dy
		k.Texts = append(k.Texts, t)
	}
	for _, b := range other.Bars {
		b.X, b.Y = b.X+dx, b.Y+dy
		k.Bars = append(k.Bars, b)
	}
	for _, i := range other.Plates {
		i.X, i.Y = i.X+dx, i.Y+dy
		k.Plates = append(k.Plates, i)
	}
	for _, l := range other.Links {
		l.X, l.Y = l.X+dx, l.Y+dy
		k.Links = append(k.Links, l)
	}
	for _, b := range other.Bookmarks {
		b.Y += dy
		k.Bookmarks = append(k.Bookmarks, b)
	}
}
