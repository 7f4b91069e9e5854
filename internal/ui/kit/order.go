package kit

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// ByTitle puts sources in the order of a Vietnamese dictionary.
func ByTitle(sources []library.Source) []library.Source {
	return slices.SortedStableFunc(slices.Values(sources), func(a, b library.Source) int {
		return strings.Compare(viet.SortKey(a.Title), viet.SortKey(b.Title))
	})
}
