package pdf

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"baocaovien/internal/paper"
)

// embedded is a face that the pages use.
type embedded struct {
	face   paper.Face
	family string // what gofpdf knows it by
	name   string // what the file calls it: «ABCDEF+Tinos-Bold»

	letters map[rune]bool
}

// gofpdfPrefix is what gofpdf puts before a family to name the font in the file.
const gofpdfPrefix = "utf8"

// used returns the faces that pages use. gofpdf has its own way to name fonts, without the tag that tells
// a viewer that only some of the letters are there; so each family is made as long as the right name, which then
// takes its place (see rename).
func used(pages []paper.Page, fonts *paper.Fonts) []embedded {
	letters := map[paper.Face]map[rune]bool{}
	for _, page := range pages {
		for _, t := range page.Texts {
			if letters[t.Face] == nil {
				letters[t.Face] = map[rune]bool{}
			}
			for _, r := range typed(t) {
				letters[t.Face][r] = true
			}
		}
	}
	var faces []embedded
	for face, set := range letters {
		e := embedded{face: face, name: tag(set) + "+" + fonts.Name(face), letters: set}
		e.family = "face" + strconv.Itoa(int(face))
		e.family += strings.Repeat("-", max(0, len(e.name)-len(gofpdfPrefix)-len(e.family)))
		faces = append(faces, e)
	}
	slices.SortFunc(faces, func(a, b embedded) int { return int(a.face) - int(b.face) })
	return faces
}

// tag returns six capitals that differ where the letters differ (ISO 32000-1, 9.6.4).
func tag(letters map[rune]bool) string {
	sorted := make([]rune, 0, len(letters))
	for r := range letters {
		sorted = append(sorted, r)
	}
	slices.Sort(sorted)
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(string(sorted))) // never fails
	sum, capitals := hash.Sum64(), make([]byte, 6)
	for i := range capitals {
		capitals[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[sum%26]
		sum /= 26
	}
	return string(capitals)
}

func (d *drawing) family(face paper.Face) string {
	for _, e := range d.faces {
		if e.face == face {
			return e.family
		}
	}
	return ""
}
