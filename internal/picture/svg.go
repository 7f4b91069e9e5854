package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/net/html/charset"

	"baocaovien/internal/library"
)

// Limits of an SVG that is drawn.
const (
	svgBytes  = 1 << 20
	svgShapes = 600
	svgPixels = 1_000_000
)

var (
	errNotDrawn = errors.New("not drawn whole")
	errNoSize   = errors.New("no size")
	errShapes   = errors.New("too many shapes")
	errPanicked = errors.New("the library that draws it gave up")
)

// isSVG reports whether a file begins as an SVG does.
func isSVG(raw []byte) bool {
	head := raw[:min(len(raw), 1024)]
	at := bytes.Index(head, []byte("<svg"))
	return at >= 0 && !bytes.Contains(bytes.ToLower(head[:at]), []byte("<html"))
}

// drawSVG draws an SVG of at most so many pixels. One with anything that the library does not draw, as words, is
// library.UnsupportedFile: a chart without its names and numbers would say another thing.
func drawSVG(raw []byte, mostPixels int) (drawn image.Image, err error) {
	if len(raw) > svgBytes {
		return nil, library.Fail(library.TooLarge, "", fmt.Errorf("an SVG of %d bytes", len(raw)))
	}
	if err := drawable(raw); err != nil {
		return nil, err
	}
	defer func() {
		if fault := recover(); fault != nil {
			drawn, err = nil, library.Fail(library.DamagedFile, "", fmt.Errorf("%w: %v", errPanicked, fault))
		}
	}()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(raw), oksvg.StrictErrorMode)
	if err != nil {
		return nil, library.Fail(library.UnsupportedFile, "", err)
	}
	box := icon.ViewBox
	if !(box.W > 0 && box.H > 0) || math.IsInf(box.W, 0) || math.IsInf(box.H, 0) {
		return nil, library.Fail(library.DamagedFile, "", errNoSize)
	}
	wide := math.Sqrt(float64(min(mostPixels, svgPixels)) * box.W / box.H)
	width := max(1, min(int(wide), maxSide))
	height := max(1, min(int(wide*box.H/box.W), maxSide))
	icon.SetTarget(0, 0, float64(width), float64(height))
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	icon.Draw(rasterx.NewDasher(width, height, rasterx.NewScannerGV(width, height, picture, picture.Bounds())), 1)
	return picture, nil
}

// The elements that are drawn, those that show nothing, and how styles say what the library does not follow.
var (
	drawnElements = wordSet("svg g path rect circle ellipse line polyline polygon defs lineargradient radialgradient stop title desc")
	undrawnStyles = []string{"clip-path", "mask", "filter", "display", "visibility", "marker", "font", "url(http"}
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// drawable refuses what would not be drawn as it is meant.
func drawable(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	shapes := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return library.Fail(library.DamagedFile, "", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if shapes++; shapes > svgShapes {
			return library.Fail(library.TooLarge, "", errShapes)
		}
		if !drawnElements[strings.ToLower(start.Name.Local)] {
			return library.Fail(library.UnsupportedFile, "", fmt.Errorf("%w: <%s>", errNotDrawn, start.Name.Local))
		}
		for _, a := range start.Attr {
			name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
			said := name + ":" + value
			for _, style := range undrawnStyles {
				if name == "class" || strings.HasPrefix(said, style) || name == "style" && strings.Contains(value, style) {
					return library.Fail(library.UnsupportedFile, "", fmt.Errorf("%w: %s", errNotDrawn, name))
				}
			}
		}
	}
}
