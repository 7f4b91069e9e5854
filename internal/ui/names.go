package ui

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
)

// short cuts a name for a chip.
func short(name string) string { return cut(name, 22) }

// cut shortens a name to so many letters.
func cut(name string, most int) string {
	if runes := []rune(name); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return name
}

// themeTags returns themes with their names, short for narrow places.
func (d *desk) themeTags(themes []library.Theme, short bool) []widgets.Named {
	var tags []widgets.Named
	for _, t := range themes {
		name := d.themeName(t)
		if short {
			name = d.shortTheme(t)
		}
		tags = append(tags, widgets.Named{Theme: t, Name: name})
	}
	return tags
}

// shortTheme returns a name for narrow places.
func (d *desk) shortTheme(t library.Theme) string { return short(d.themeName(t)) }
