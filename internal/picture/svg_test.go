package picture_test

import (
	"bytes"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/picture"
)

func svg(inside string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">` + inside + `</svg>`)
}

func TestAnSVGIsDrawnOrRefusedWhole(t *testing.T) {
	t.Parallel()
	red := `<rect x="0" y="0" width="100" height="100" fill="#ff0000"/>`
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind // "" where it is drawn: its left half is red, its right half is white
	}{
		"a shape":               {svg(red), ""},
		"a path":                {svg(`<g><path d="M0 0 H100 V100 H0 Z" style="fill:#f00"/></g>`), ""},
		"with what says itself": {svg(`<title>Cờ</title><desc>Lá cờ</desc>` + red), ""},
		"without a head":        {[]byte(`<svg viewBox="0 0 200 100">` + red + `</svg>`), ""},
		"words":                 {svg(red + `<text x="9" y="9">12 tàu</text>`), library.UnsupportedFile},
		"a picture in it":       {svg(red + `<image href="a.png"/>`), library.UnsupportedFile},
		"a page in it":          {svg(red + `<foreignObject><p>12</p></foreignObject>`), library.UnsupportedFile},
		"a script":              {svg(red + `<script>alert(1)</script>`), library.UnsupportedFile},
		"a style sheet":         {svg(`<style>.a{fill:red}</style><rect class="a" width="9" height="9"/>`), library.UnsupportedFile},
		"a class":               {svg(`<rect class="a" width="9" height="9"/>`), library.UnsupportedFile},
		"what is cut out":       {svg(`<g clip-path="url(#c)">` + red + `</g>`), library.UnsupportedFile},
		"what is hidden":        {svg(`<g style="opacity:1;display:none">` + red + `</g>`), library.UnsupportedFile},
		"a drawing twice":       {svg(`<defs><g id="a">` + red + `</g></defs>` + strings.Repeat(`<use href="#a"/>`, 3)), library.UnsupportedFile},
		"not closed":            {[]byte(`<svg viewBox="0 0 9 9"><rect`), library.DamagedFile},
		"without a size":        {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>`), library.DamagedFile},
		"too many shapes":       {svg(strings.Repeat(`<rect width="9" height="9"/>`, 700)), library.TooLarge},
		"too much":              {svg("<!--" + strings.Repeat("x", 1<<20) + "-->"), library.TooLarge},
	} {
		out, width, height, err := picture.Fit(c.raw, 20_000)
		if c.kind != "" {
			if !library.IsKind(err, c.kind) || out != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || width != 200 || height != 100 {
			t.Errorf("%s: %d × %d, %v", name, width, height, err)
			continue
		}
		drawn, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		left, right := color.RGBAModel.Convert(drawn.At(50, 50)).(color.RGBA), color.RGBAModel.Convert(drawn.At(150, 50)).(color.RGBA)
		if left.R < 200 || left.G > 60 || right.G < 240 {
			t.Errorf("%s: left %v, right %v", name, left, right)
		}
	}
}
