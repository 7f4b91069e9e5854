package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
)

// Limits of the pictures of a document.
const (
	pictureBytes   = 10 << 20
	picturesAtMost = 60
)

// byContent is how addresses begin that name bytes by what they are, not by where they are (RFC 6920).
const byContent = "ni:///sha-256;"

// ContentAddress names bytes by what they are: the same wherever they are found.
func ContentAddress(raw []byte) string {
	sum := sha256.Sum256(raw)
	return byContent + base64.RawURLEncoding.EncodeToString(sum[:])
}

// Carried reports whether an address names a picture that stands in a document itself: there is nothing to fetch.
func Carried(address string) bool { return strings.HasPrefix(address, byContent) }

// Pictures returns the pictures that an article has from within its Word document, as they are in it.
func Pictures(raw []byte, a library.Article) []library.File {
	names := map[string]string{}
	for _, b := range a.Blocks {
		if b.Kind == library.Image && Carried(b.Src) {
			names[b.Src] = b.Text
		}
	}
	if len(names) == 0 {
		return nil
	}
	p, err := openParts(raw)
	if err != nil {
		return nil
	}
	var all []library.File
	for _, part := range slices.Sorted(maps.Keys(p.files)) {
		if ending := path.Ext(part); ending == ".xml" || ending == ".rels" {
			continue
		}
		data, err := p.read(part)
		if err != nil || !isShownPicture(data) {
			continue
		}
		address := ContentAddress(data)
		if name, wanted := names[address]; wanted {
			delete(names, address)
			all = append(all, library.File{URL: address, Name: name, Data: data})
		}
	}
	return all
}

// isShownPicture knows the formats that are shown and printed by their first bytes: no drawings of Windows (EMF, WMF).
func isShownPicture(raw []byte) bool {
	for _, sign := range []string{"\xFF\xD8\xFF", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "BM"} {
		if bytes.HasPrefix(raw, []byte(sign)) {
			return true
		}
	}
	return len(raw) > 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP"
}

// carried returns the address of a picture that stands in the document, "" where it cannot be shown. Relations are those
// of the text: in notes and embedded documents the same name means another part.
func (w *docxReader) carried(relation string) string {
	target := w.inside[relation]
	if target == "" || w.nested || w.within > 0 || len(w.pictures) == picturesAtMost {
		return ""
	}
	if address, known := w.pictures[target]; known {
		return address
	}
	name := target
	if !strings.HasPrefix(name, "/") {
		name = path.Join(w.folder, name)
	}
	raw, err := w.images.read(name)
	address := ""
	if err == nil && len(raw) <= pictureBytes && isShownPicture(raw) {
		address = ContentAddress(raw)
	}
	w.pictures[target] = address
	return address
}

// shapeSide is a side of a shape as pages of an older Word have it.
var shapeSide = pattern.Of(`(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?`)

// largeShape reports whether the style of a shape makes it large enough to show something.
func largeShape(style string) bool {
	emu := map[string]float64{"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 9_525}
	large := 0
	for _, side := range shapeSide.FindAllStringSubmatch(style, -1) {
		if n, err := strconv.ParseFloat(side[2], 64); err == nil && n*emu[side[3]] > largePicture {
			large++
		}
	}
	return large == 2
}
