package compose

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// spoken tells of the articles an outline quotes when they were spoken of: first those that were at its place.
func (c *Composer) spoken(o library.Outline) string {
	var here, elsewhere []string
	for _, id := range o.Articles() {
		title := c.sources[id].Title
		var days []string
		for _, s := range c.talks[id] {
			if session.HeldAt(s.Place, o.Place) {
				days = append(days, viet.ShortDate(s.Date))
			}
		}
		switch {
		case len(days) > 0:
			here = append(here, words.Say("window.spoken-here", "days", strings.Join(days[:min(len(days), 3)], ", "), "title", title))
		case len(c.talks[id]) > 0:
			elsewhere = append(elsewhere, words.Say("window.spoken-elsewhere", "list", kit.SpokenAt(c.talks[id]), "title", title))
		}
	}
	return strings.Join(append(here, elsewhere...), " ")
}
