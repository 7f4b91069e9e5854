package paper

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the formats that ReadImage reads
	"image/jpeg"
	_ "image/png"

	"golang.org/x/image/draw"

	"baocaovien/internal/library"
)

// Image is a picture ready for paper: grey, on white, no finer than print shows. It never changes once read.
type Image struct {
	Gray *image.Gray
	JPEG []byte // the same picture, for whoever embeds it
}

// Bounds of an image, in pixels: a smaller one is there to count readers, a larger one would fill the memory of an
// office laptop. Read images are at most finestSide long: the text's width of A4 at 300 dots an inch.
const (
	leastSide   = 16
	mostDecoded = 24 << 20
	finestSide  = 1950
	jpegQuality = 82
)

// ReadImage reads a JPEG, PNG or GIF. It fails with the kind library.TooLarge for more than 24 million pixels, and with
// library.DamagedFile for what is no such picture, or too small to be looked at.
func ReadImage(raw []byte) (*Image, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case err != nil:
		return nil, library.Fail(library.DamagedFile, "picture", err)
	case size.Width < leastSide || size.Height < leastSide:
		return nil, library.Fail(library.DamagedFile, "picture", fmt.Errorf("%d × %d pixels", size.Width, size.Height))
	case size.Width > mostDecoded/size.Height:
		return nil, library.Fail(library.TooLarge, "picture", errors.New("too many pixels"))
	}
	decoded, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, library.Fail(library.DamagedFile, "picture", err)
	}
	gray := grey(decoded)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, gray, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, library.Fail(library.Internal, "picture", err)
	}
	return &Image{Gray: gray, JPEG: out.Bytes()}, nil
}

// grey returns a picture as paper shows it, with white where it is transparent.
func grey(picture image.Image) *image.Gray {
	from := picture.Bounds()
	scale := min(1, finestSide/float64(max(from.Dx(), from.Dy())))
	gray := image.NewGray(image.Rect(0, 0, max(1, int(float64(from.Dx())*scale)), max(1, int(float64(from.Dy())*scale))))
	draw.Draw(gray, gray.Rect, image.White, image.Point{}, draw.Src)
	if scale == 1 {
		draw.Draw(gray, gray.Rect, picture, from.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(gray, gray.Rect, picture, from, draw.Over, nil)
	}
	return gray
}

// Picture is an image scaled to fit its column, in the middle of it, with its caption under it.
type Picture struct {
	Image   *Image
	Caption *Paragraph // nil for none
	Most    float64    // mm it is high at most, and never more than half a page; 0 is just that
	Before  float64    // pt above it, as a paragraph's
	After   float64    // pt below it
}

// finest is how fine an image is printed at least, in pixels a mm (150 dots an inch): a small one is not blown up.
const finest = 150 / 25.4

// Size returns how wide and high the image stands in a column of the given width on a page with room, all mm.
func (i *Picture) Size(width, room float64) (wide, high float64) {
	area := i.Image.Gray.Rect
	wide, high = float64(area.Dx())/finest, float64(area.Dy())/finest
	tallest := room / 2
	if i.Most > 0 {
		tallest = min(tallest, i.Most)
	}
	scale := min(1, width/wide, tallest/high)
	return wide * scale, high * scale
}

func (i *Picture) lineBoxes(p *layoutContext, width float64) []lineBox {
	wide, high := i.Size(width, p.room)
	plate := lineBox{height: high}
	plate.ink.Plates = []Plate{{X: (width - wide) / 2, Width: wide, Height: high, Image: i.Image}}
	boxes := []lineBox{plate}
	if i.Caption != nil {
		caption := i.Caption.lineBoxes(p, width)
		for at := range caption {
			caption[at].glued = caption[at].glued || at < kept
		}
		if len(caption) > 0 {
			caption[0].above = mm(i.Caption.Before)
		}
		boxes = append(boxes, caption...)
	}
	return boxes
}
