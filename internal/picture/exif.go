package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientationTag is the number of the EXIF field that says how the camera was held.
const orientationTag = 0x0112

// orientation returns how the picture of a JPEG is to be turned, 1 to 8 as EXIF (2.32, 4.6.4 A) counts;
// 1, «as it is», also where nothing or nonsense is said.
func orientation(raw []byte) int {
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF; {
		marker, size := raw[at+1], int(binary.BigEndian.Uint16(raw[at+2:]))
		if marker == 0xFF { // fill
			at++
			continue
		}
		if marker == 0xDA || size < 2 || at+2+size > len(raw) { // the pixels begin
			return 1
		}
		if tiff, ok := bytes.CutPrefix(raw[at+4:at+2+size], []byte("Exif\x00\x00")); ok && marker == 0xE1 {
			return tiffOrientation(tiff)
		}
		at += 2 + size
	}
	return 1
}

// tiffOrientation reads the field from the first directory of a TIFF file.
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	if len(tiff) < 8 {
		return 1
	}
	start := uint64(order.Uint32(tiff[4:]))
	if start+2 > uint64(len(tiff)) {
		return 1
	}
	fields := tiff[start:]
	count := int(order.Uint16(fields))
	for fields = fields[2:]; count > 0 && len(fields) >= 12; fields, count = fields[12:], count-1 {
		if order.Uint16(fields) != orientationTag {
			continue
		}
		if turn := int(order.Uint16(fields[8:])); 1 <= turn && turn <= 8 {
			return turn
		}
		return 1
	}
	return 1
}

// turned returns the picture upright. From 5 on, width and height change places.
func turned(picture *image.RGBA, turn int) *image.RGBA {
	if turn == 1 {
		return picture
	}
	w, h := picture.Rect.Dx(), picture.Rect.Dy()
	upright := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn >= 5 {
		upright = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range upright.Rect.Dy() {
		for x := range upright.Rect.Dx() {
			fromX, fromY := source(x, y, w, h, turn)
			copy(upright.Pix[upright.PixOffset(x, y):][:4], picture.Pix[picture.PixOffset(fromX, fromY):])
		}
	}
	return upright
}

// source returns where the upright picture's pixel x, y lies in the picture of w by h pixels.
func source(x, y, w, h, turn int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	default: // 8
		return w - 1 - y, x
	}
}
