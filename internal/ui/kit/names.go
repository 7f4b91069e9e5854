package kit

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
)

// Short cuts a name for a chip.
func Short(name string) string { return Cut(name, 22) }

// Cut shortens a name to so many letters.
func Cut(name string, most int) string {
	if runes := []rune(name); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return name
}

// ThemeTags returns themes with their names, short for narrow places.
func (d *PageContext) ThemeTags(themes []library.Theme, short bool) []widgets.Named {
	var tags []widgets.Named
	for _, t := range themes {
		name := d.ThemeName(t)
		if short {
			name = d.ShortTheme(t)
		}
		tags = append(tags, widgets.Named{Theme: t, Name: name})
	}
	return tags
}

// ShortTheme returns a name for narrow places.
func (d *PageContext) ShortTheme(t library.Theme) string { return Short(d.ThemeName(t)) }
