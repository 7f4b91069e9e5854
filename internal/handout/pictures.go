package handout

import (
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// ArticlePicture is an image of an article. It prints with the point that quotes its block, which is its caption.
type ArticlePicture struct {
	Article int64
	Block   int
	Image   *paper.Image
}

// How high an image stands at most, mm.
const (
	bodyPicture    = 90
	leafletPicture = 55
	cardPicture    = 50
)

// picture returns the image whose caption a point quotes, nil for none.
func (o numberedOutline) picture(p library.OutlinePoint) *paper.Image {
	if p.Quoted == nil || p.Quoted.Kind == library.TitlePoint {
		return nil
	}
	at := slices.IndexFunc(o.pictures, func(i ArticlePicture) bool {
		return i.Article == p.Quoted.Article && i.Block == p.Quoted.Block && i.Image != nil
	})
	if at < 0 {
		return nil
	}
	return o.pictures[at].Image
}

// picture is an image, so many mm high at most, with the point that quotes its caption under it.
func (p preset) picture(point library.OutlinePoint, o numberedOutline, most float64) paper.Flowable {
	caption := centred(viet.Clean(point.Text), paper.Style{Face: paper.Italic, Size: p.body})
	caption.Runs = append(caption.Runs, p.cite(point, o)...)
	caption.Left, caption.Right, caption.Before = p.indent, p.indent, 4
	return &paper.Picture{
		Image: o.picture(point), Caption: caption, Most: most, Before: 2 * p.between, After: 2 * p.between,
	}
}
