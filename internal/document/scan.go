package document

import (
	"bytes"
	"cmp"
	"context"
	"image"
	_ "image/jpeg" // what scanners write
	"image/png"
	"io"
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	_ "golang.org/x/image/tiff" // what faxes and old scanners write

	"baocaovien/internal/library"
)

// Limits of what is shown of a scan.
const (
	scansAtMost = 60         // pages
	scanPixels  = 60_000_000 // A4 at 600 dots an inch has 35 million
)

// PagePicture is a page of a PDF that is a picture, as it is looked at.
type PagePicture struct {
	Page    int
	Picture []byte // PNG, JPEG or TIFF
}

// Scans returns the pages of a PDF that are pictures, whose words can be made out by a machine only; of anything else
// nothing. A picture in a form that is not unpacked here is left out, as are pages after the first sixty.
func Scans(ctx context.Context, raw []byte) (all []PagePicture) {
	if len(raw) > maxBytes || !bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")) {
		return nil
	}
	defer func() {
		if recover() != nil { // as in readPDF, which tells of it
			all = nil
		}
	}()
	f, err := openPDF(ctx, raw)
	if err != nil {
		return nil
	}
	for n := 1; n <= f.PageCount && len(all) < scansAtMost && ctx.Err() == nil; n++ {
		page, err := f.page(n)
		if err != nil {
			return all
		}
		if gap, there := page.gap(); !there || gap.Kind != library.PictureGap || page.scan.object == nil {
			continue
		}
		if picture, err := f.upright(page.scan); err == nil {
			all = append(all, PagePicture{Page: n, Picture: picture})
		}
	}
	return all
}

// scanned is the largest picture of a page.
type scanned struct {
	object types.Object
	bounds bounds
	way    direction // in which its rows run
}

// smaller reports that a picture covers more than s does.
func (s scanned) smaller(b bounds) bool {
	return (b[2]-b[0])*(b[3]-b[1]) > (s.bounds[2]-s.bounds[0])*(s.bounds[3]-s.bounds[1])
}

// upright returns the picture as it is looked at.
func (f *pdfFile) upright(s scanned) ([]byte, error) {
	d, ok := f.resolve(s.object).(types.StreamDict)
	if !ok {
		return nil, errBroken
	}
	picture, err := pdfcpu.ExtractImage(f.Context, &d, false, "", 0, false)
	if err != nil {
		return nil, err
	}
	if picture == nil || picture.Reader == nil {
		return nil, errBroken
	}
	raw, err := io.ReadAll(io.LimitReader(picture, maxBytes))
	if err != nil {
		return nil, err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	if size.Width < 1 || size.Height < 1 || size.Width > scanPixels/size.Height {
		return nil, errMuchWork
	}
	if s.way == 0 {
		return raw, nil
	}
	lying, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, turnedPicture(lying, s.way))
	return out.Bytes(), err
}

// turnedPicture turns a picture against the clock.
func turnedPicture(from image.Image, way direction) *image.Gray {
	b := from.Bounds()
	wide, high := b.Dx(), b.Dy()
	if way%2 == 1 {
		wide, high = high, wide
	}
	to := image.NewGray(image.Rect(0, 0, wide, high))
	for y := range b.Dy() {
		for x := range b.Dx() {
			atX, atY := x, y
			switch way {
			case 1:
				atX, atY = y, b.Dx()-1-x
			case 2:
				atX, atY = b.Dx()-1-x, b.Dy()-1-y
			case 3:
				atX, atY = b.Dy()-1-y, x
			}
			to.Set(atX, atY, from.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return to
}

// Measures of recognised words.
const (
	letterPart  = 0.85 // of the height of a line, that its letters have as their size
	usualHeight = 0.4  // in parts of the usual height of lines: those within differ by their letters only
)

// recognise takes the words that a machine made out in the picture of the page for its text.
func (p *pdfPage) recognise(words []library.RecognisedWord) {
	p.recognised = true
	area := p.scan.bounds
	wide, high := area[2]-area[0], area[3]-area[1]
	font := &pdfFont{em: 1}
	for _, line := range linesOfWords(words) {
		for i, w := range line.words {
			sign := placedSign{
				text: w.Text, x: area[0] + w.Left*wide, end: area[0] + w.Right*wide, y: area[3] - line.bottom*high,
				size: letterPart * line.height * high, font: font,
			}
			if i > 0 {
				last := p.glyphs[0][len(p.glyphs[0])-1]
				p.glyphs[0] = append(p.glyphs[0], placedSign{text: " ", x: last.end, end: max(last.end, sign.x), y: sign.y, size: sign.size, font: font})
			}
			p.glyphs[0] = append(p.glyphs[0], sign)
		}
	}
}

// recognisedLine is a line of recognised words, in parts of the picture.
type recognisedLine struct {
	words          []library.RecognisedWord
	bottom, height float64
}

// linesOfWords gathers words into lines. Lines of nearly the usual height have just that: a machine measures the ink, which
// is less where no letter reaches up or down.
func linesOfWords(words []library.RecognisedWord) []recognisedLine {
	var all []recognisedLine
	at := map[int]int{}
	for _, w := range words {
		i, known := at[w.Line]
		if !known {
			i = len(all)
			at[w.Line] = i
			all = append(all, recognisedLine{bottom: w.Bottom})
		}
		all[i].words = append(all[i].words, w)
	}
	heights := make([]float64, len(all))
	for i := range all {
		line := &all[i]
		top, bottom := line.words[0].Top, make([]float64, 0, len(line.words))
		for _, w := range line.words {
			top = min(top, w.Top)
			bottom = append(bottom, w.Bottom)
		}
		line.bottom, line.height = middle(bottom), slices.Max(bottom)-top
		heights[i] = line.height
		slices.SortStableFunc(line.words, func(a, b library.RecognisedWord) int { return cmp.Compare(a.Left, b.Left) })
	}
	if len(all) == 0 {
		return nil
	}
	usual := middle(heights)
	for i := range all {
		if math.Abs(all[i].height-usual) < usualHeight*usual {
			all[i].height = usual
		}
	}
	return all
}

// middle returns the median.
func middle(of []float64) float64 {
	sorted := slices.Clone(of)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}
