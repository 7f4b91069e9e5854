package sample

import (
	"image"
	_ "image/jpeg" // the site's pictures are PNG and JPEG
	_ "image/png"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestPicturesDecodeAndHaveCaptions(t *testing.T) {
	t.Parallel()
	site := Handler()
	kinds := map[string]int{}
	for _, a := range Articles() {
		shown := openPage(t, site, a.Path).Find("#news-bodyhtml, .noi-dung-tin").Text()
		for _, b := range a.Blocks {
			if b.Kind != library.Image {
				continue
			}
			picture, kind, err := image.Decode(get(t, site, b.Src).Body)
			if err != nil || picture.Bounds().Dx() != pictureWidth || picture.Bounds().Dy() != pictureHeight {
				t.Errorf("%s: %v", b.Src, err)
			}
			kinds[kind]++
			if !strings.Contains(shown, b.Text) {
				t.Errorf("%s: no caption %q", a.Path, b.Text)
			}
		}
	}
	if kinds["png"] == 0 || kinds["jpeg"] == 0 {
		t.Errorf("pictures %v", kinds)
	}
	if _, _, err := image.Decode(get(t, site, logoPath).Body); err != nil {
		t.Errorf("logo: %v", err)
	}
}

func TestAnUnknownSceneIsAnError(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ban-do-1.png", "bien.png", "bien-x.jpg"} {
		if drawn, err := drawPicture(name); err == nil {
			t.Errorf("%s: %d bytes", name, len(drawn))
		}
	}
}
