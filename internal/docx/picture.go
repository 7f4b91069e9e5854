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
	b.open("w:p")
	b.open("w:pPr")
	if at.keep {
		b.empty("w:keepNext")
	}
	// Exact leading would cut the picture.
	b.empty("w:spacing", "w:before", twipsOf(at.before), "w:after", "0", "w:line", "240", "w:lineRule", "auto")
	b.indents(look{})
	b.empty("w:jc", "w:val", "center")
	b.close("w:pPr")
	b.open("w:r")
	b.open("w:drawing")
	b.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.empty("wp:extent", "cx", width, "cy", height)
	b.empty("wp:docPr", "id", id, "name", "image"+id)
	b.open("a:graphic")
	b.open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
	b.open("pic:pic")
	b.open("pic:nvPicPr")
	b.empty("pic:cNvPr", "id", id, "name", "image"+id)
	b.empty("pic:cNvPicPr")
	b.close("pic:nvPicPr")
	b.open("pic:blipFill")
	b.empty("a:blip", "r:embed", "image"+id)
	b.open("a:stretch")
	b.empty("a:fillRect")
	b.close("a:stretch")
	b.close("pic:blipFill")
	b.open("pic:spPr")
	b.open("a:xfrm")
	b.empty("a:off", "x", "0", "y", "0")
	b.empty("a:ext", "cx", width, "cy", height)
	b.close("a:xfrm")
	b.open("a:prstGeom", "prst", "rect")
	b.empty("a:avLst")
	b.close("a:prstGeom")
	b.close("pic:spPr")
	b.close("pic:pic")
	b.close("a:graphicData")
	b.close("a:graphic")
	b.close("wp:inline")
	b.close("w:drawing")
	b.close("w:r")
	b.close("w:p")
	b.wrote = true
}
