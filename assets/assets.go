// Package assets carries everything the program shows or needs that is not code: fonts, icons, the
// Vietnamese words for people, themes, the sample site and the user guide.
package assets

import "embed"

// Translations holds the Vietnamese words: one flat JSON object of key → sentence a file, each key
// beginning with the name of its file.
//
//go:embed translations/vi
var Translations embed.FS
