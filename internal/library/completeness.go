package library

import (
	"slices"
	"strings"
)

// GapKind says why a part of a document could not be read.
type GapKind string

// The kinds of gap.
const (
	PictureGap GapKind = "picture" // a page that is a picture: its words are not read
	FontGap    GapKind = "font"    // signs of a font that does not say what they are
	DamageGap  GapKind = "damage"  // a page that cannot be unpacked
	ImageGap   GapKind = "image"   // pictures among the text, which the article does not have
	PartGap    GapKind = "part"    // an embedded document of a format that is not read
	// RecognisedGap is a page that is a picture, whose words a machine made out.
	RecognisedGap GapKind = "recognised"
	// SignGap are letters that broke on the way, each U+FFFD in the text.
	SignGap   GapKind = "sign"
	HiddenGap GapKind = "hidden" // words that nobody sees: hidden, tiny, of the colour of their ground, on a layer that is off
)

// Gap is a part of a document that could not be read.
type Gap struct {
	Kind  GapKind `json:"kind"`
	Page  int     `json:"page"`  // from 1; 0 where the document has no pages
	Count int     `json:"count"` // of pictures, parts, signs or hidden words
}

// Completeness is how much of a document's text its article has.
type Completeness struct {
	Share float64   `json:"share,omitempty"` // of the words, 0 to 1; 0 where it was not measured
	Pages []float64 `json:"pages,omitempty"` // the same of each page; 1 for one without words
	Gaps  []Gap     `json:"gaps,omitempty"`
}

// Lacks reports that so little of the words arrived that people are told.
func (c Completeness) Lacks() bool { return c.Share > 0 && c.Share < WellRead }

// Known reports whether anything was measured.
func (c Completeness) Known() bool { return c.Share > 0 || len(c.Pages) > 0 || len(c.Gaps) > 0 }

// Told is what people are told of an article's completeness: what was measured when it was read, and the letters of its text
// that were broken.
func (a Article) Told() Completeness {
	told := a.Completeness
	broken := strings.Count(a.Title, "\uFFFD")
	for _, b := range a.Blocks {
		broken += strings.Count(b.Plain(), "\uFFFD")
	}
	if broken > 0 {
		told.Gaps = append(slices.Clip(told.Gaps), Gap{Kind: SignGap, Count: broken})
	}
	return told
}

// WellRead is the share of a document's words below which people are told that some are missing.
const WellRead = 0.9
