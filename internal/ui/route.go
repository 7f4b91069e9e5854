package ui

import "baocaovien/internal/library"

// place is where one is in the window.
type place struct {
	kind    placeKind
	theme   library.Theme
	outline int64
}

type placeKind string

const (
	allPlace      placeKind = "all"
	themePlace    placeKind = "theme"
	savedPlace    placeKind = "saved"
	outlinesPlace placeKind = "outlines"
	outlinePlace  placeKind = "outline" // one, on the desk
	sourcesPlace  placeKind = "sources"
	settingsPlace placeKind = "settings"
	helpPlace     placeKind = "help"
)
