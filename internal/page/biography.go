package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// portraits tells which boxes of a page hold the portrait of an author. Each box is searched once: all the lines of a
// text may stand in one box, and a text may have a hundred thousand.
type portraits struct {
	main *html.Node
	of   map[*html.Node]*portraitBox
}

// portraitBox is what a box holds.
type portraitBox struct {
	named, small bool // an image called a portrait; one as small as an icon
	size         int  // of its text in bytes, where it holds one of them
}

func newPortraits(main *html.Node) portraits { return portraits{main, map[*html.Node]*portraitBox{}} }

// isBiography reports words about the author beside a portrait: an image called so, or a small one outside the
// text's own element.
func (b portraits) isBiography(p candidateBlock, inCore bool) bool {
	for n, up := p.node, 0; n != nil && n != b.main && up < 3; n, up = n.Parent, up+1 {
		if n.DataAtom != atom.Div && n.DataAtom != atom.Section && n.DataAtom != atom.Aside {
			continue
		}
		if box := b.box(n); box.named || !inCore && box.small {
			return box.size <= 2*len(p.Text)
		}
	}
	return false
}

func (b portraits) box(n *html.Node) *portraitBox {
	if known := b.of[n]; known != nil {
		return known
	}
	box := &portraitBox{}
	each(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Img {
			box.named = box.named || strings.Contains(names(c)+attr(c, "src"), "avatar")
			box.small = box.small || isIcon(c)
		}
		return true
	})
	if box.named || box.small {
		box.size = len(rawText(n))
	}
	b.of[n] = box
	return box
}
