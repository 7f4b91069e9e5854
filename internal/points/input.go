package points

import (
	"slices"

	"baocaovien/internal/library"
)

// Input is one version of one article.
type Input struct {
	Article   int64
	Version   int
	Title     string
	Lead      string
	Published library.Moment // of two that say the same the newer is quoted
	Blocks    []library.Block
	Passages  []library.Passage
}

// bears reports whether block i may speak for theme: "" is every theme.
func (in Input) bears(i int, theme library.Theme) bool {
	return theme == "" || slices.Contains(library.ThemesAt(in.Passages, i), theme)
}

// place completes a place in block i.
func (in Input) place(i int, p library.Place) library.Place {
	p.Article, p.Version, p.Block = in.Article, in.Version, i
	return p
}
