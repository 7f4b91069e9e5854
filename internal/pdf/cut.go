package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// alwaysTold is the last of the letters whose widths gofpdf writes into every file, used or not.
const alwaysTold = 0xFF

// cut returns a face with only the glyphs that letters need, in the order they had. gofpdf cuts what it is given once more, to
// the same font; but first it unpacks all of it, twice, into memory that is many times the face's size. Sums that nobody reads
// are left out. Tables that a face should not have make it panic, as they make gofpdf.
func cut(face io.ReaderAt, font *sfnt.Font, letters map[rune]bool) ([]byte, error) {
	var buffer sfnt.Buffer
	drawn := map[rune]int{}
	tell := func(r rune) {
		if glyph, err := font.GlyphIndex(&buffer, r); err == nil && glyph > 0 {
			drawn[r] = int(glyph)
		}
	}
	for r := range rune(alwaysTold + 1) {
		tell(r)
	}
	for r := range letters {
		tell(r)
	}
	whole, err := openTrueType(face)
	if err != nil {
		return nil, err
	}
	outlines, err := whole.withParts(drawn)
	if err != nil {
		return nil, err
	}
	return whole.only(outlines, drawn).file(), nil
}

// trueType is a TrueType font: its tables, by their names, and the outlines, which are most of it, where they lie.
type trueType struct {
	tables tables
	glyf   *io.SectionReader
}

func openTrueType(face io.ReaderAt) (trueType, error) {
	t := trueType{tables: tables{}}
	head := make([]byte, 12)
	if _, err := face.ReadAt(head, 0); err != nil {
		return t, err
	}
	records := make([]byte, 16*int(binary.BigEndian.Uint16(head[4:])))
	if _, err := face.ReadAt(records, int64(len(head))); err != nil {
		return t, err
	}
	for record := range slices.Chunk(records, 16) {
		name := string(record[:4])
		part := io.NewSectionReader(face, int64(binary.BigEndian.Uint32(record[8:])), int64(binary.BigEndian.Uint32(record[12:])))
		if name == "glyf" {
			t.glyf = part
			continue
		}
		table, err := read(part, 0, part.Size())
		if err != nil {
			return t, fmt.Errorf("table %s: %w", name, err)
		}
		t.tables[name] = table
	}
	return t, nil
}

// mostRead bounds what a damaged face can make the program hold: the numbers of all glyphs are far smaller.
const mostRead = 1 << 20

func read(from io.ReaderAt, start, end int64) ([]byte, error) {
	if start > end || end-start > mostRead {
		return nil, errors.New("a size that makes no sense")
	}
	b := make([]byte, end-start)
	n, err := from.ReadAt(b, start)
	if n == len(b) {
		return b, nil
	}
	return nil, err
}

// outline reads what draws a glyph; it is empty for white.
func (t trueType) outline(glyph int) ([]byte, error) {
	loca, from, to := t.tables["loca"], 0, 0
	if binary.BigEndian.Uint16(t.tables["head"][50:]) == 0 {
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*glyph:])), 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	} else {
		from, to = int(binary.BigEndian.Uint32(loca[4*glyph:])), int(binary.BigEndian.Uint32(loca[4*glyph+4:]))
	}
	outline, err := read(t.glyf, int64(from), int64(to))
	if err != nil {
		return nil, fmt.Errorf("outline of glyph %d: %w", glyph, err)
	}
	return outline, nil
}

// metric returns the four bytes that tell a glyph's width and where it begins.
func (t trueType) metric(glyph int) []byte {
	hmtx, wide := t.tables["hmtx"], int(binary.BigEndian.Uint16(t.tables["hhea"][34:]))
	if glyph < wide {
		return hmtx[4*glyph : 4*glyph+4]
	}
	begins := 4*wide + 2*(glyph-wide) // the last width is that of all after it
	return slices.Concat(hmtx[4*wide-4:4*wide-2], hmtx[begins:begins+2])
}

// What stands in the flags of a part of a glyph (OpenType, glyf: composite glyph description).
const (
	partWords  = 1 << 0
	partScaled = 1 << 3
	partMore   = 1 << 5
	partScales = 1 << 6
	partMatrix = 1 << 7
)

// parts returns where the numbers of the glyphs stand that an outline is put together from.
func parts(outline []byte) (places []int) {
	if len(outline) < 2 || outline[0] < 1<<7 { // it has contours of its own
		return nil
	}
	for at, more := 10, true; more; {
		flags := binary.BigEndian.Uint16(outline[at:])
		places = append(places, at+2)
		at, more = at+6, flags&partMore != 0
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScaled != 0:
			at += 2
		case flags&partScales != 0:
			at += 4
		case flags&partMatrix != 0:
			at += 8
		}
	}
	return places
}

// withParts returns the outlines that draw letters, those they are put together from, and the box that every face begins with.
func (t trueType) withParts(drawn map[rune]int) (outlines map[int][]byte, err error) {
	outlines = map[int][]byte{}
	for open := append(slices.Collect(maps.Values(drawn)), 0); len(open) > 0; {
		glyph := open[len(open)-1]
		open = open[:len(open)-1]
		if _, known := outlines[glyph]; known {
			continue
		}
		if outlines[glyph], err = t.outline(glyph); err != nil {
			return nil, err
		}
		for _, at := range parts(outlines[glyph]) {
			open = append(open, int(binary.BigEndian.Uint16(outlines[glyph][at:])))
		}
	}
	return outlines, nil
}

// only returns the tables for these glyphs: numbered anew, all with a width of their own.
func (t trueType) only(outlines map[int][]byte, drawn map[rune]int) tables {
	kept := slices.Sorted(maps.Keys(outlines))
	number := make(map[int]uint16, len(kept))
	for n, glyph := range kept {
		number[glyph] = uint16(n) // #nosec G115 -- a face has at most 65,535
	}
	var glyf, loca, hmtx []byte
	for _, glyph := range kept {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) // #nosec G115 -- a face is small
		hmtx = append(hmtx, t.metric(glyph)...)
		for _, at := range parts(outlines[glyph]) {
			place := outlines[glyph][at:]
			binary.BigEndian.PutUint16(place, number[int(binary.BigEndian.Uint16(place))])
		}
		glyf = append(glyf, outlines[glyph]...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) // #nosec G115
	few := maps.Clone(t.tables)
	few.put("head", 50, 1) // long numbers in loca
	few.put("hhea", 34, len(kept))
	few.put("maxp", 4, len(kept))
	few["glyf"], few["loca"], few["hmtx"], few["cmap"] = glyf, loca, hmtx, letterTable(drawn, number)
	return few
}

// tables are those of a TrueType font, by their names.
type tables map[string][]byte

// put writes another number into a table.
func (t tables) put(name string, at, number int) {
	binary.BigEndian.PutUint16(t[name][at:], uint16(number)) // #nosec G115 -- of glyphs, of which there are few
}

// letterTable writes which glyph draws which letter: each a segment of its own (OpenType, cmap: format 4).
func letterTable(drawn map[rune]int, number map[int]uint16) []byte {
	letters := slices.Sorted(maps.Keys(drawn))
	if len(letters) == 0 || letters[len(letters)-1] < 0xFFFF {
		letters = append(letters, 0xFFFF) // which ends the table, and is drawn by nothing
	}
	segments := len(letters)
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*segments), 0, uint16(2 * segments), 0, 0, 0} // #nosec G115 -- as many as glyphs
	ends, shifts := make([]uint16, segments), make([]uint16, segments)
	for i, r := range letters {
		ends[i] = uint16(r)                      // #nosec G115 -- of the basic plane
		shifts[i] = number[drawn[r]] - uint16(r) // #nosec G115
	}
	words = slices.Concat(words, ends, []uint16{0}, ends, shifts, make([]uint16, segments))
	table := make([]byte, 0, 2*len(words))
	for _, w := range words {
		table = binary.BigEndian.AppendUint16(table, w)
	}
	return table
}

// file puts the tables together.
func (t tables) file() []byte {
	names := slices.Sorted(maps.Keys(t))
	out := append([]byte{0, 1, 0, 0, 0, byte(len(names))}, make([]byte, 6)...) // #nosec G115 -- a font has some ten tables
	at := len(out) + 16*len(names)
	for _, name := range names {
		out = append(append(out, name...), 0, 0, 0, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))           // #nosec G115 -- a face is small
		out = binary.BigEndian.AppendUint32(out, uint32(len(t[name]))) // #nosec G115
		at += padded(len(t[name]))
	}
	for _, name := range names {
		out = append(out, t[name]...)
		out = append(out, make([]byte, padded(len(t[name]))-len(t[name]))...)
	}
	return out
}

// padded rounds up to the words that tables are made of.
func padded(size int) int { return (size + 3) &^ 3 }
