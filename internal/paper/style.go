package paper

// Face is one of the four cuts of the type family.
type Face uint8

// The faces.
const (
	Regular Face = iota
	Bold
	Italic
	BoldItalic
	faceCount
)

// Style is how a run of text is set.
type Style struct {
	Face      Face
	Size      float64 // pt
	Underline bool
}

// Align is where the lines of a paragraph stand between its edges.
type Align uint8

// The alignments. A justified paragraph's last line is not stretched.
const (
	Justified Align = iota
	Left
	Center
	Right
)
