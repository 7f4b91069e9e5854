// Package assets carries everything the program shows or needs that is not code: fonts, icons, the
// Vietnamese words for people, themes, the sample site and the user guide.
package assets

import "embed"

// Translations holds what the program says, a folder a language, and in «paper» the official Vietnamese that is printed,
// stored and exchanged and has no other: one flat JSON object of key → sentence a file, each key beginning with the name of
// its file.
//
//go:embed translations/vi translations/en translations/paper
var Translations embed.FS

// Fonts holds Tinos, the type the program prints with, the fonts of other scripts (internal/script), and their licence.
//
//go:embed fonts
var Fonts embed.FS

// Themes holds the vocabulary by which the built-in themes are recognised, and the numbers that weigh
// it (internal/theme).
//
//go:embed themes
var Themes embed.FS

// Guide holds the user guide, a file a language, shown by the program's Help.
//
//go:embed guide/vi.md guide/en.md
var Guide embed.FS

// Sample holds the embedded sample site: its articles, page templates and documents (internal/sample).
//
//go:embed sample
var Sample embed.FS

// FyneWords holds the toolkit's own words (its dialogs, menus and calendar), a file a language, in its own format.
//
//go:embed translations/fyne
var FyneWords embed.FS

// Catalogue holds what a person may choose from: letterheads.
//
//go:embed catalogue
var Catalogue embed.FS

// Icons holds the program's icon and the small pictures of its window.
//
//go:embed icons
var Icons embed.FS

// Search holds what the search knows of Vietnamese, abbreviations with their full forms, other words for the same, little
// words and the names of what narrows a search, and the numbers that weigh where words stand (internal/search).
//
//go:embed search
var Search embed.FS

// Places holds the names of provinces before and after they were joined, and of islands whose districts are no more
// (internal/search).
//
//go:embed places
var Places embed.FS

// Families holds how families of sites are told and where their pages have the parts of an article
// (internal/page).
//
//go:embed families
var Families embed.FS

// Phrases holds the phrases and words by which texts are read: lists under labels (internal/phrase).
//
//go:embed phrases/*.txt
var Phrases embed.FS

// Points holds the numbers by which sentences are chosen as points (internal/points).
//
//go:embed points/weights.txt points/learned.bin
var Points embed.FS

// Page holds the numbers by which the blocks of web pages are weighed (internal/page).
//
//go:embed page/weights.txt
var Page embed.FS
