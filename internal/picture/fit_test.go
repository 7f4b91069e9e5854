package picture_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"

	"baocaovien/internal/library"
	"baocaovien/internal/picture"
)

var (
	red   = color.RGBA{220, 20, 20, 255}
	blue  = color.RGBA{20, 20, 220, 255}
	white = color.RGBA{255, 255, 255, 255}
)

// halves is a picture that is red on the left and blue on the right.
func halves(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, red)
			if x >= w/2 {
				m.SetRGBA(x, y, blue)
			}
		}
	}
	return m
}

func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
}

func jpegOf(t testing.TB, m image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, &jpeg.Options{Quality: 95}) })
}

// held is a JPEG that says how the camera was held.
func held(t testing.TB, m image.Image, order binary.AppendByteOrder, turn uint16) []byte {
	tiff := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II*\x00")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, field := range [][2]uint16{{0x010F, 1}, {0x0112, turn}} {
		tiff = order.AppendUint16(tiff, field[0])
		tiff = order.AppendUint16(tiff, 3)
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, field[1])
		tiff = append(tiff, 0, 0)
	}
	body := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(head, body...), jpegOf(t, m)[2:]...)
}

// webpOf is a lossless WebP of one colour: the shortest stream that format allows, five one-symbol codes.
func webpOf(w, h int, c color.RGBA) []byte {
	var bits uint64
	var n uint
	put := func(v uint64, size uint) { bits |= v << n; n += size }
	put(uint64(w-1), 14)
	put(uint64(h-1), 14)
	put(0, 4) // no alpha, version 0
	out := binary.LittleEndian.AppendUint32([]byte{0x2F}, uint32(bits))
	bits, n = 0, 0
	put(0, 3) // no transform, no colour cache, no entropy image
	for _, symbol := range []byte{c.G, c.R, c.B, c.A} {
		put(0b101, 3) // simple, one symbol, of eight bits
		put(uint64(symbol), 8)
	}
	put(0b0001, 4) // the distance code: simple, one symbol, of one bit, zero
	out = binary.LittleEndian.AppendUint64(out, bits)
	size := binary.LittleEndian.AppendUint32([]byte("VP8L"), uint32(len(out)))
	chunk := append(append([]byte("WEBP"), size...), out...)
	if len(chunk)%2 == 1 {
		chunk = append(chunk, 0)
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(chunk))), chunk...)
}

func decoded(t *testing.T, raw []byte, most int) image.Image {
	t.Helper()
	fitted, w, h, err := picture.Fit(raw, most)
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(fitted))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, w, h) {
		t.Fatalf("said %d × %d, is %v", w, h, m.Bounds())
	}
	return m
}

func near(got color.Color, want color.RGBA) bool {
	r, g, b, _ := got.RGBA()
	off := func(a uint32, b uint8) int { return max(int(a>>8)-int(b), int(b)-int(a>>8)) }
	return off(r, want.R) < 40 && off(g, want.G) < 40 && off(b, want.B) < 40
}

func TestEveryFormatOfTheWebIsRead(t *testing.T) {
	t.Parallel()
	m := halves(40, 20)
	for name, raw := range map[string][]byte{
		"png":  pngOf(t, m),
		"jpeg": jpegOf(t, m),
		"gif":  encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) }),
		"bmp":  encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, m) }),
		"webp": webpOf(40, 20, red),
	} {
		t.Run(name, func(t *testing.T) {
			got := decoded(t, raw, 1_000_000)
			if size := got.Bounds().Size(); size != image.Pt(40, 20) {
				t.Errorf("a small picture keeps its size, not %v", size)
			}
			if !near(got.At(5, 10), red) || name != "webp" && !near(got.At(35, 10), blue) {
				t.Errorf("colours %v, %v", got.At(5, 10), got.At(35, 10))
			}
		})
	}
}

func TestAPictureIsMadeNoLargerThanAskedAndKeepsItsShape(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ w, h, most int }{
		{900, 300, 30_000}, {1000, 700, 699_999}, {1201, 801, 40_000}, {3000, 1, 100}, {1, 3000, 100}, {5, 5, 1}, {5, 5, -1},
	} {
		size := decoded(t, pngOf(t, halves(c.w, c.h)), c.most).Bounds().Size()
		if size.X*size.Y > max(1, c.most) {
			t.Errorf("%+v: %v", c, size)
		}
		if c.h > 1 && c.w > 5 {
			if skew := float64(size.X*c.h) / float64(size.Y*c.w); skew < 0.98 || skew > 1.02 {
				t.Errorf("%+v: %v is another shape", c, size)
			}
		}
	}
	got := decoded(t, pngOf(t, halves(1210, 800)), 20_000)
	if w := got.Bounds().Dx(); !near(got.At(w/5, 9), red) || !near(got.At(w*4/5, 9), blue) {
		t.Error("the halves are lost")
	}
}

func TestTransparencyIsWhite(t *testing.T) {
	t.Parallel()
	m := image.NewNRGBA(image.Rect(0, 0, 60, 60))
	for x := range 30 {
		for y := range 60 {
			m.Set(x, y, blue)
		}
	}
	for _, most := range []int{10_000, 2_000, 100} { // as it is, scaled, averaged and scaled
		got := decoded(t, pngOf(t, m), most)
		w := got.Bounds().Dx()
		if !near(got.At(w*9/10, w/2), white) || !near(got.At(w/10, w/2), blue) {
			t.Errorf("%d: %v", most, got.At(w*9/10, w/2))
		}
	}
}

func TestAPhotographStandsUprightHoweverTheCameraWasHeld(t *testing.T) {
	t.Parallel()
	// In each, the corner of the upright picture where the stored left half comes to lie.
	type place struct{ size, redAt, blueAt image.Point }
	wide := place{image.Pt(64, 32), image.Pt(8, 16), image.Pt(56, 16)}
	mirrored := place{wide.size, wide.blueAt, wide.redAt}
	tall := place{image.Pt(32, 64), image.Pt(16, 8), image.Pt(16, 56)}
	upturned := place{tall.size, tall.blueAt, tall.redAt}
	want := map[uint16]place{1: wide, 2: mirrored, 3: mirrored, 4: wide, 5: tall, 6: tall, 7: upturned, 8: upturned, 9: wide, 0: wide}
	for turn, w := range want {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			got := decoded(t, held(t, halves(64, 32), order, turn), 10_000)
			if got.Bounds().Size() != w.size || !near(got.At(w.redAt.X, w.redAt.Y), red) || !near(got.At(w.blueAt.X, w.blueAt.Y), blue) {
				t.Errorf("turn %d: %v", turn, got.Bounds())
			}
		}
	}
	// Above and below are told by a picture that is red above.
	above := image.NewRGBA(image.Rect(0, 0, 64, 32))
	for i := range 64 * 32 {
		above.SetRGBA(i%64, i/64, blue)
		if i < 64*16 {
			above.SetRGBA(i%64, i/64, red)
		}
	}
	for turn, redAt := range map[uint16]image.Point{3: {32, 28}, 4: {32, 28}, 5: {4, 32}, 6: {28, 32}, 7: {28, 32}, 8: {4, 32}} {
		if got := decoded(t, held(t, above, binary.BigEndian, turn), 10_000); !near(got.At(redAt.X, redAt.Y), red) {
			t.Errorf("turn %d: %v at %v", turn, got.At(redAt.X, redAt.Y), redAt)
		}
	}
}

// claimed is a PNG whose header claims a size that its few bytes do not hold.
func claimed(w, h uint32) []byte {
	head := append([]byte("IHDR"), 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0)
	binary.BigEndian.PutUint32(head[4:], w)
	binary.BigEndian.PutUint32(head[8:], h)
	raw := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(head))
}

func TestRefusalsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	good := jpegOf(t, halves(200, 100))
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind
	}{
		"100 megapixels":      {claimed(10_000, 10_000), library.TooLarge},
		"as large as can be":  {claimed(1<<20, 1<<20), library.TooLarge},
		"a bomb":              {webpOf(4000, 4000, red), library.TooLarge},
		"a size and no more":  {claimed(100, 100), library.DamagedFile},
		"cut off":             {good[:len(good)/2], library.DamagedFile},
		"cut off in its head": {good[:20], library.DamagedFile},
		"nothing":             {nil, library.UnsupportedFile},
		"a page":              {[]byte("<html><svg/></html>"), library.UnsupportedFile},
	} {
		if out, _, _, err := picture.Fit(c.raw, 1000); !library.IsKind(err, c.kind) || out != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzFit(f *testing.F) {
	f.Add(pngOf(f, halves(9, 7)), 20)
	f.Add(held(f, halves(16, 8), binary.LittleEndian, 6), 50)
	f.Add(webpOf(12, 5, blue), 9)
	f.Add(encoded(f, func(b *bytes.Buffer) error { return gif.Encode(b, halves(6, 6), nil) }), 400)
	f.Add(encoded(f, func(b *bytes.Buffer) error { return bmp.Encode(b, halves(6, 6)) }), 400)
	f.Fuzz(func(t *testing.T, raw []byte, most int) {
		out, w, h, err := picture.Fit(raw, most)
		if err != nil {
			return
		}
		if config, err := jpeg.DecodeConfig(bytes.NewReader(out)); err != nil || config.Width != w || config.Height != h || w*h > max(1, most) {
			t.Fatalf("%d × %d for %d: %v, %v", w, h, most, config, err)
		}
	})
}
