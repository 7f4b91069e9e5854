package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the first frame of a moving picture
	"image/jpeg"
	_ "image/png"
	"math"

	_ "golang.org/x/image/bmp"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"baocaovien/internal/library"
)

const (
	// maxPixels bounds what is decoded: what a good camera takes. A progressive JPEG needs up to 16 bytes of
	// memory for each of them.
	maxPixels = 24_000_000
	// From manyPixels on, a picture has at least one byte for so many of them: what has less was made to fill
	// memory and take time, not to be seen: even a blank page has more.
	manyPixels    = 4_000_000
	pixelsOfAByte = 2_000
	// ShownPixels is what a page of paper shows of a picture at 150 dpi, and more than a screen does.
	ShownPixels = 1600 * 1000
	// maxSide is the longest side JPEG can tell.
	maxSide = 1<<16 - 1
	// quality of the JPEG, of 100: about half the bytes of 90, and no difference at reading size.
	quality = 80
)

var errTooMany = errors.New("too many pixels")

// Fit reads a PNG, JPEG, GIF, WebP, BMP or an SVG without words and returns it as a JPEG of at most mostPixels pixels in all (width
// times height), turned upright as a camera's EXIF says, on white where it is transparent, and never larger
// than it was. The memory it takes is bounded: a picture's size is read before its pixels, and one of more
// than 24 million, or of a bomb's few bytes for many pixels, is refused with library.TooLarge. What is no picture of these formats is
// library.UnsupportedFile, a broken one library.DamagedFile.
func Fit(raw []byte, mostPixels int) (fitted []byte, width, height int, err error) {
	if isSVG(raw) {
		drawn, err := drawSVG(raw, mostPixels)
		if err != nil {
			return nil, 0, 0, err
		}
		return asJPEG(scaled(drawn, max(1, mostPixels)))
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, 0, 0, library.Fail(library.UnsupportedFile, "", err)
	case err != nil:
		return nil, 0, 0, library.Fail(library.DamagedFile, "", err)
	case config.Width < 1 || config.Height < 1:
		return nil, 0, 0, library.Fail(library.DamagedFile, "", fmt.Errorf("%d × %d pixels", config.Width, config.Height))
	case tooMany(config.Width, config.Height, len(raw)):
		return nil, 0, 0, library.Fail(library.TooLarge, "", fmt.Errorf("%w: %d × %d", errTooMany, config.Width, config.Height))
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, 0, 0, library.Fail(library.DamagedFile, "", err)
	}
	if picture.Bounds().Empty() {
		return nil, 0, 0, library.Fail(library.DamagedFile, "", errors.New("no pixels"))
	}
	small := scaled(picture, max(1, mostPixels))
	if format == "jpeg" {
		small = turned(small, orientation(raw))
	}
	return asJPEG(small)
}

func asJPEG(small *image.RGBA) (fitted []byte, width, height int, err error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: quality}); err != nil {
		return nil, 0, 0, fmt.Errorf("picture: %w", err)
	}
	size := small.Bounds().Size()
	return out.Bytes(), size.X, size.Y, nil
}

// tooMany reports a size that is not decoded; bytes are those of the file.
func tooMany(width, height, bytes int) bool {
	if width > maxPixels/height {
		return true
	}
	pixels := width * height
	return pixels > manyPixels && pixels/pixelsOfAByte > bytes
}

// scaled draws a picture on white, as large as it may be.
func scaled(picture image.Image, most int) *image.RGBA {
	width, height := target(picture.Bounds().Dx(), picture.Bounds().Dy(), most)
	// CatmullRom keeps 32 bytes for every pixel of the source's height and the target's width: what is much
	// too large is halved, thirded … before it.
	if k := min(picture.Bounds().Dx()/width, picture.Bounds().Dy()/height); k > 1 {
		picture = averaged(picture, k)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if picture.Bounds().Size() == small.Bounds().Size() {
		draw.Draw(small, small.Bounds(), picture, picture.Bounds().Min, draw.Over)
		return small
	}
	draw.CatmullRom.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	return small
}

// target returns the size of a picture of at most most pixels in all.
func target(width, height, most int) (int, int) {
	w, h := float64(width), float64(height)
	scale := min(1, math.Sqrt(float64(most)/w/h), maxSide/max(w, h))
	if scale == 1 {
		return width, height
	}
	width = min(max(1, int(w*scale)), most) // a line one pixel high may be cut shorter than its shape asks
	return width, min(max(1, int(h*scale)), most/width)
}

// averaged returns a picture with each square of k by k pixels as one. A rest at the right and bottom edge
// that fills no square is left out.
func averaged(picture image.Image, k int) *image.RGBA {
	from := picture.Bounds()
	small := image.NewRGBA(image.Rect(0, 0, from.Dx()/k, from.Dy()/k))
	strip := image.NewRGBA(image.Rect(0, 0, from.Dx(), k))
	for y := range small.Rect.Max.Y {
		draw.Draw(strip, strip.Rect, picture, image.Pt(from.Min.X, from.Min.Y+y*k), draw.Src)
		for x := range small.Rect.Max.X {
			average(small.Pix[small.PixOffset(x, y):], strip, x*k, k)
		}
	}
	return small
}

// average writes the mean of the square of strip that begins at x into pixel.
func average(pixel []byte, strip *image.RGBA, x, k int) {
	var sum [4]int
	for row := range k {
		at := strip.Pix[strip.PixOffset(x, row):]
		for i := range 4 * k {
			sum[i%4] += int(at[i])
		}
	}
	for c, s := range sum {
		pixel[c] = byte((s + k*k/2) / (k * k)) //nolint:gosec // a mean of bytes is one
	}
}
