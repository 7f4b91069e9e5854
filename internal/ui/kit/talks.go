package kit

import (
	"cmp"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// spokenMost is how many of the sessions an article was spoken of in are named.
const spokenMost = 3

// SpokenAt names sessions by day and place: «05/3/2026 tại Xã Long Hòa».
func SpokenAt(talks []library.Session) string {
	var all []string
	for _, s := range talks[:min(len(talks), spokenMost)] {
		text := viet.ShortDate(s.Date)
		if place := cmp.Or(s.Place.Commune, s.Place.Venue, s.Place.Hamlet); place != "" {
			text += " – " + place
		}
		all = append(all, text)
	}
	if len(talks) > spokenMost {
		all = append(all, "…")
	}
	return strings.Join(all, "; ")
}
