package session

import "baocaovien/internal/library"

// Gaps are what had no session in a period.
type Gaps struct {
	Communes  []string        `json:"communes"`
	Themes    []library.Theme `json:"themes"`
	Audiences []string        `json:"audiences"`

	Grid map[string]map[library.Theme]int64 `json:"grid"` // commune → theme → sessions, a row for every commune
}

// GapFinder looks through sessions for what has none. It is for one goroutine.
type GapFinder struct {
	communes, audiences  []string
	themes               []library.Theme
	grid                 map[string]map[library.Theme]int64
	seenThemes           map[library.Theme]bool
	seenGroups           map[string]bool
	seenPlaces, resolved map[string]string // as typed → as known
}

// NewGapFinder returns a finder that knows which communes, themes and audiences there are.
func NewGapFinder(communes []string, themes []library.Theme, audiences []string) *GapFinder {
	g := &GapFinder{
		communes: communes, audiences: audiences, themes: themes, grid: map[string]map[library.Theme]int64{},
		seenThemes: map[library.Theme]bool{}, seenGroups: map[string]bool{}, seenPlaces: map[string]string{}, resolved: map[string]string{},
	}
	for _, c := range communes {
		g.grid[c] = map[library.Theme]int64{}
	}
	return g
}

// Add takes a held session into account.
func (g *GapFinder) Add(f *CountedSession) {
	commune, known := g.seenPlaces[f.Commune]
	if !known {
		commune, _ = Lookup(f.Commune, g.communes)
		g.seenPlaces[f.Commune] = commune
	}
	for _, t := range f.Themes {
		g.seenThemes[t] = true
		if row := g.grid[commune]; row != nil {
			row[t]++
		}
	}
	for _, a := range f.Audiences {
		group, known := g.resolved[a.Group]
		if !known {
			group, _ = Lookup(a.Group, g.audiences)
			g.resolved[a.Group] = group
		}
		g.seenGroups[group] = true
	}
}

// Gaps returns what was not seen.
func (g *GapFinder) Gaps() Gaps {
	places := map[string]bool{}
	for _, name := range g.seenPlaces {
		places[name] = true
	}
	return Gaps{missing(g.communes, places), missing(g.themes, g.seenThemes), missing(g.audiences, g.seenGroups), g.grid}
}

func missing[T comparable](all []T, seen map[T]bool) []T {
	left := []T{}
	for _, one := range all {
		if !seen[one] {
			left = append(left, one)
		}
	}
	return left
}
