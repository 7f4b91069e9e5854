package library

// RecognisedWord is a word that a machine made out in a picture, and where it stands: in parts of the picture, from its
// left and upper edges.
type RecognisedWord struct {
	Text                     string
	Left, Top, Right, Bottom float64
	Line                     int // words of one line have the same number
}

// Recognised reports whether any of the text was made out by a machine in a picture: such text is checked before it is
// quoted.
func (c Completeness) Recognised() bool {
	for _, g := range c.Gaps {
		if g.Kind == RecognisedGap {
			return true
		}
	}
	return false
}
