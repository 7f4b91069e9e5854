package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// Size of the pictures in pixels.
const (
	pictureWidth  = 720
	pictureHeight = 405
	logoSize      = 96
	logoPath      = "/uploads/logo.png"
)

// scenes are the pictures there are, by the beginning of a file's name. None of them is a map: a map
// would have to be a right one.
var scenes = map[string]func(*canvas, int){
	"bien": drawSea,
	"nui":  drawMountains,
	"cau":  drawGlobe,
	"sach": drawBooks,
	"bao":  drawSign,
}

// pictures returns the paths of the pictures the articles show and of the site's logo. They are drawn
// when asked for: most readers of the site ask for none.
func pictures(articles []Story) (map[string]bool, error) {
	paths := map[string]bool{logoPath: true}
	for _, a := range articles {
		for _, b := range a.Blocks {
			if b.Kind != library.Image {
				continue
			}
			if _, _, err := sceneOf(path.Base(b.Src)); err != nil {
				return nil, fmt.Errorf("sample: %s: %w", a.Slug, err)
			}
			paths[b.Src] = true
		}
	}
	return paths, nil
}

// sceneOf reads the file name of a picture: «bien-2.jpg» is the second sea.
func sceneOf(name string) (draw func(*canvas, int), number int, err error) {
	scene, rest, _ := strings.Cut(name, "-")
	number, err = strconv.Atoi(strings.TrimSuffix(rest, path.Ext(rest)))
	if scenes[scene] == nil || err != nil {
		return nil, 0, fmt.Errorf("no scene for %s", name)
	}
	return scenes[scene], number, nil
}

// drawPicture draws the picture of that file name, the same each time.
func drawPicture(name string) ([]byte, error) {
	if name == path.Base(logoPath) {
		logo := newCanvas(logoSize, logoSize)
		drawLogo(logo)
		return encode(logo.RGBA, name)
	}
	draw, number, err := sceneOf(name)
	if err != nil {
		return nil, err
	}
	c := newCanvas(pictureWidth, pictureHeight)
	draw(c, number)
	return encode(c.RGBA, name)
}

func encode(picture image.Image, name string) ([]byte, error) {
	var out bytes.Buffer
	var err error
	if path.Ext(name) == ".jpg" {
		err = jpeg.Encode(&out, picture, &jpeg.Options{Quality: 88})
	} else {
		err = png.Encode(&out, picture)
	}
	if err != nil {
		return nil, fmt.Errorf("sample: %s: %w", name, err)
	}
	return out.Bytes(), nil
}

func pictureType(name string) string {
	if path.Ext(name) == ".jpg" {
		return "image/jpeg"
	}
	return "image/png"
}
