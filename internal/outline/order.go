package outline

import (
	"cmp"
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// themedGroup is a group with its place in a draft.
type themedGroup struct {
	points.Group
	theme library.Theme
	named bool // its highest heading only names its theme: «2. Về biển, đảo»
	at    int  // among the parts of its theme
}

// ordered puts the groups of one theme side by side, the themes as they are met first. What several articles say under a
// heading that only names the theme stands together.
func ordered(groups []points.Group) []themedGroup {
	firsts := make([]library.Point, len(groups))
	for i, g := range groups {
		firsts[i] = g.Points[0]
	}
	turn, named := map[library.Theme]int{}, map[library.Theme]int{}
	all := make([]themedGroup, len(groups))
	for i, g := range groups {
		p := themedGroup{Group: g, theme: library.ThemeNear(firsts, i), at: i}
		if _, met := turn[p.theme]; !met {
			turn[p.theme] = i
		}
		if p.named = namesTheme(g, p.theme); p.named {
			if _, met := named[p.theme]; !met {
				named[p.theme] = i
			}
			p.at = named[p.theme]
		}
		all[i] = p
	}
	slices.SortStableFunc(all, func(a, b themedGroup) int {
		return cmp.Or(cmp.Compare(turn[a.theme], turn[b.theme]), cmp.Compare(a.at, b.at))
	})
	return all
}

// namesTheme reports whether the highest heading of a group says no more than the name of a theme.
func namesTheme(g points.Group, theme library.Theme) bool {
	if len(g.Headings) == 0 || !slices.Contains(library.BuiltinThemes(), theme) {
		return false
	}
	return outlinePhrases.List(string(theme)).Whole(plainHeading(g.Headings[0]))
}

// plainHeading is a heading folded, without the number it bears in its article.
func plainHeading(heading library.Point) string {
	_, rest := viet.CutNumber(viet.Clean(heading.Text))
	return viet.Fold(rest)
}

// needTitles reports whether parts stand under the titles of their articles: where there are several articles, what has
// no heading would seem to belong to the heading before it, and two headings that say the same could not be told apart.
func needTitles(parts []themedGroup) bool {
	several, bare, alike := false, false, false
	of := map[string]int64{}
	for _, p := range parts {
		several = several || p.Article() != parts[0].Article()
		switch {
		case len(p.Headings) == 0:
			bare = true
		case !p.named:
			heading := plainHeading(p.Headings[0])
			first, met := of[heading]
			alike = alike || met && first != p.Article()
			if !met {
				of[heading] = p.Article()
			}
		}
	}
	return several && (bare || alike)
}
