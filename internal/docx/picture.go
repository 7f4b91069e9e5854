package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strconv"

	"baocaovien/internal/paper"
)

// medium is a picture inside the file.
type medium struct {
	ending string // «.jpeg»
	data   []byte
}

// picture writes an image with its caption under it.
func (b *body) picture(i *paper.Picture, width float64, at placement) {
	wide, high := i.Size(width, b.sheet.Height-b.sheet.Top-b.sheet.Bottom)
	b.drawing(medium{".jpeg", i.Image.JPEG}, wide, high, placement{before: at.before, keep: at.keep || i.Caption != nil})
	if i.Caption != nil {
		b.paragraph(i.Caption, width, placement{before: i.Caption.Before, keep: at.keep})
	}
}

// dots is how many pixels a module of a code takes: a viewer that smooths pictures still leaves its middle black.
const dots = 6

// qrModules writes a code as a picture, which a file has no rectangles for.
func (b *body) qrModules(m *paper.QRModules, at placement) {
	if len(m.Black) == 0 {
		return
	}
	side := (len(m.Black) + 2*m.Quiet) * dots
	picture := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y, row := range m.Black {
		for x, black := range row {
			if !black {
				continue
			}
			for i := range dots * dots {
				picture.SetColorIndex((m.Quiet+x)*dots+i%dots, (m.Quiet+y)*dots+i/dots, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		b.unknown = m
		return
	}
	b.drawing(medium{".png", out.Bytes()}, m.Side(), m.Side(), at)
}

// drawing writes a paragraph that holds a picture, in the middle of its column.
func (b *body) drawing(m medium, wide, high float64, at placement) {
	b.media = append(b.media, m)
	id := strconv.Itoa(len(b.media))
	width, height := emu(wide), emu(high)
	b.Open("w:p")
	b.Open("w:pPr")
	if at.keep {
		b.Empty("w:keepNext")
	}
	// Exact leading would cut the picture.
	b.Empty("w:spacing", "w:before", twipsOf(at.before), "w:after", "0", "w:line", "240", "w:lineRule", "auto")
	b.indents(look{})
	b.Empty("w:jc", "w:val", "center")
	b.Close("w:pPr")
	b.Open("w:r")
	b.Open("w:drawing")
	b.Open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.Empty("wp:extent", "cx", width, "cy", height)
	b.Empty("wp:docPr", "id", id, "name", "image"+id)
	b.Open("a:graphic")
	b.Open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
	b.Open("pic:pic")
	b.Open("pic:nvPicPr")
	b.Empty("pic:cNvPr", "id", id, "name", "image"+id)
	b.Empty("pic:cNvPicPr")
	b.Close("pic:nvPicPr")
	b.Open("pic:blipFill")
	b.Empty("a:blip", "r:embed", "image"+id)
	b.Open("a:stretch")
	b.Empty("a:fillRect")
	b.Close("a:stretch")
	b.Close("pic:blipFill")
	b.Open("pic:spPr")
	b.Open("a:xfrm")
	b.Empty("a:off", "x", "0", "y", "0")
	b.Empty("a:ext", "cx", width, "cy", height)
	b.Close("a:xfrm")
	b.Open("a:prstGeom", "prst", "rect")
	b.Empty("a:avLst")
	b.Close("a:prstGeom")
	b.Close("pic:spPr")
	b.Close("pic:pic")
	b.Close("a:graphicData")
	b.Close("a:graphic")
	b.Close("wp:inline")
	b.Close("w:drawing")
	b.Close("w:r")
	b.Close("w:p")
	b.wrote = true
}
