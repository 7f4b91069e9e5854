package kit

import (
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// ScreenName names themes as the left bar does, wherever they are met in the window; only the user's own are asked
// for. Paper bears the full official names.
func ScreenName(own func(library.Theme) string) func(library.Theme) string {
	return func(t library.Theme) string {
		switch t {
		case library.SeaIslands, library.LandBorders, library.ForeignInformation, library.Unclassified:
			return words.Say("window.theme-" + string(t))
		default:
			return own(t)
		}
	}
}
