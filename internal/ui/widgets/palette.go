package widgets

import (
	"encoding/binary"
	"image/color"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
)

// The colours of the program by what they are for. Fyne's own names cover the rest.
const (
	Paper       fyne.ThemeColorName = "bcv-paper"     // ground of everything
	Panel       fyne.ThemeColorName = "bcv-panel"     // side bars
	Card        fyne.ThemeColorName = "bcv-card"      // what can be written in
	Desk        fyne.ThemeColorName = "bcv-desk"      // under the sheets of the preview
	Line        fyne.ThemeColorName = "bcv-line"      // separators, which tell nothing
	Edge        fyne.ThemeColorName = "bcv-edge"      // around what can be written in, and bars of a chart that stand back
	Ink         fyne.ThemeColorName = "bcv-ink"       // text
	Muted       fyne.ThemeColorName = "bcv-muted"     // text that stands back but is still read
	Soft        fyne.ThemeColorName = "bcv-soft"      // secondary text
	Main        fyne.ThemeColorName = "bcv-main"      // primary action, current place
	OnMain      fyne.ThemeColorName = "bcv-on-main"   // text on it
	OnMainSoft  fyne.ThemeColorName = "bcv-on-main-2" // counts on it
	Selected    fyne.ThemeColorName = "bcv-selected"  // selected row
	Hover       fyne.ThemeColorName = "bcv-hover"     // under the pointer
	Plain       fyne.ThemeColorName = "bcv-plain"     // ground of plain buttons and chips
	PlainHover  fyne.ThemeColorName = "bcv-plain-2"
	MainHover   fyne.ThemeColorName = "bcv-main-2"
	Ring        fyne.ThemeColorName = "bcv-ring" // around what has the keyboard
	Hit         fyne.ThemeColorName = "bcv-hit"  // under search hits
	HitEdge     fyne.ThemeColorName = "bcv-hit-edge"
	Bad         fyne.ThemeColorName = "bcv-bad" // what needs attention
	BadGround   fyne.ThemeColorName = "bcv-bad-ground"
	Thumb       fyne.ThemeColorName = "bcv-thumb" // of scroll bars
	Sea         fyne.ThemeColorName = "bcv-sea"
	SeaInk      fyne.ThemeColorName = "bcv-sea-ink"
	SeaTint     fyne.ThemeColorName = "bcv-sea-tint"
	Land        fyne.ThemeColorName = "bcv-land"
	LandInk     fyne.ThemeColorName = "bcv-land-ink"
	LandTint    fyne.ThemeColorName = "bcv-land-tint"
	Foreign     fyne.ThemeColorName = "bcv-foreign"
	ForeignInk  fyne.ThemeColorName = "bcv-foreign-ink"
	ForeignTint fyne.ThemeColorName = "bcv-foreign-tint"

	// Of the stage, where an outline is presented: dark in a light window too.
	Stage       fyne.ThemeColorName = "bcv-stage"        // its ground
	StageInk    fyne.ThemeColorName = "bcv-stage-ink"    // what is said
	StageSoft   fyne.ThemeColorName = "bcv-stage-soft"   // beside it
	StageFigure fyne.ThemeColorName = "bcv-stage-figure" // figures to be read out right
	StageBad    fyne.ThemeColorName = "bcv-stage-bad"    // time that is over
	StageLine   fyne.ThemeColorName = "bcv-stage-line"
	StageMain   fyne.ThemeColorName = "bcv-stage-main"  // how far one is
	StageBlack  fyne.ThemeColorName = "bcv-stage-black" // the screen blackened
)

// stage is the same in a light and in a dark window.
var stage = map[fyne.ThemeColorName]uint32{
	Stage: 0x12181D, StageInk: 0xF4F1E8, StageSoft: 0xA9B4BC, StageFigure: 0xFFD479, StageBad: 0xFF9B8A, StageLine: 0x2B353D,
	StageMain: 0x5FB0D3, StageBlack: 0x000000,
}

// light and dark are the tokens of the design; what it does not name was chosen beside them so that every pair of text and
// ground keeps 4.5:1, and what is seen without words 3:1 (see the test).
var light = map[fyne.ThemeColorName]uint32{
	Paper: 0xFBFAF7, Panel: 0xF3F1EB, Card: 0xFFFFFF, Desk: 0xCFCABD, Line: 0xDFDBD0, Edge: 0x857F70,
	Ink: 0x1E2A33, Muted: 0x44525C, Soft: 0x5E6B74,
	Main: 0x17557A, OnMain: 0xFFFFFF, OnMainSoft: 0xCFE2EE, Selected: 0xE3EEF4, Hover: 0xF0EEE6,
	Plain: 0xE9E5DB, PlainHover: 0xDFDACD, MainHover: 0x0F4566, Ring: 0x2F7AA5,
	Hit: 0xFFE9A8, HitEdge: 0x8A6A12, Bad: 0xB3261E, BadGround: 0xFBE9E7, Thumb: 0x6F6A5C,
	Sea: 0x1B7AA6, SeaInk: 0x0F5274, SeaTint: 0xDCEDF5,
	Land: 0x4C7A34, LandInk: 0x355A22, LandTint: 0xE3EEDB,
	Foreign: 0xA9641B, ForeignInk: 0x7A4610, ForeignTint: 0xF6E7D6,
}

var dark = map[fyne.ThemeColorName]uint32{
	Paper: 0x12181D, Panel: 0x1A2229, Card: 0x1D262D, Desk: 0x0B0F12, Line: 0x2D3840, Edge: 0x72808A,
	Ink: 0xF4F1E8, Muted: 0xC3CBD0, Soft: 0xA9B4BC,
	Main: 0x5FB0D3, OnMain: 0x0B1A22, OnMainSoft: 0x12303F, Selected: 0x1D323E, Hover: 0x1C252C,
	Plain: 0x2A343C, PlainHover: 0x36424B, MainHover: 0x84C5E1, Ring: 0x5FA3C4,
	Hit: 0x5A4810, HitEdge: 0xC9A94A, Bad: 0xFF9A8F, BadGround: 0x3A1F1D, Thumb: 0x6C7A84,
	Sea: 0x4FB0DC, SeaInk: 0xA3D8F0, SeaTint: 0x173544,
	Land: 0x8FC46F, LandInk: 0xBBDFA5, LandTint: 0x22351B,
	Foreign: 0xE0A25A, ForeignInk: 0xF2C792, ForeignTint: 0x3A2913,
}

// toolkit says which of our colours Fyne's own widgets use.
var toolkit = map[fyne.ThemeColorName]fyne.ThemeColorName{
	"background": Paper, "button": Plain, "disabled": Soft, "disabledButton": Plain, "error": Bad,
	"focus": Ring, "foreground": Ink, "foregroundOnError": OnMain, "foregroundOnPrimary": OnMain,
	"foregroundOnSuccess": OnMain, "foregroundOnWarning": OnMain, "headerBackground": Panel, "hover": PlainHover,
	"hyperlink": Main, "inputBackground": Card, "inputBorder": Edge, "menuBackground": Card,
	"overlayBackground": Paper, "placeholder": Soft, "pressed": PlainHover, "primary": Main, "scrollBar": Thumb,
	"scrollBarBackground": Paper, "selection": Hit, "separator": Line, "success": Land, "warning": Foreign,
}

// themeColours are a theme's: of its square or band, of its chip, and of the word on the chip. A theme of the user's own is shown in the program's blue.
type themeColours struct{ band, tint, word fyne.ThemeColorName }

func coloursOf(t library.Theme) themeColours {
	switch t {
	case library.SeaIslands:
		return themeColours{Sea, SeaTint, SeaInk}
	case library.LandBorders:
		return themeColours{Land, LandTint, LandInk}
	case library.ForeignInformation:
		return themeColours{Foreign, ForeignTint, ForeignInk}
	case library.Unclassified, "":
		return themeColours{Line, Plain, Ink}
	default:
		return themeColours{Main, Selected, Main}
	}
}

// BandColour is the colour of a theme's square and of the band beside its passages.
func BandColour(t library.Theme) fyne.ThemeColorName { return coloursOf(t).band }

// rgb turns 0xRRGGBB into a colour.
func rgb(v uint32) color.NRGBA {
	bytes := binary.BigEndian.AppendUint32(nil, v)
	return color.NRGBA{R: bytes[1], G: bytes[2], B: bytes[3], A: 0xFF}
}
