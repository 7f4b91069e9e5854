package library

// Quotation is a passage of an article, known by its words and by those around it: so it is found again where the text
// around it grew or went.
type Quotation struct {
	Text   string `json:"text"`
	Before string `json:"before,omitempty"` // what stands before it, as far as a few words reach
	After  string `json:"after,omitempty"`  // what stands behind it
	Place         // in the version it was taken from
}

// NoteState tells where a passage that a note marks stands in the newest version of its article.
type NoteState string

// Where a noted passage may stand, the best first.
const (
	NoteStands NoteState = "stands" // word for word, among the words it stood among
	NoteMoved  NoteState = "moved"  // word for word, at another place
	NoteEdited NoteState = "edited" // worded otherwise
	NoteGone   NoteState = "gone"   // nowhere
)

// NoteStates returns the states, the best first.
func NoteStates() []NoteState { return []NoteState{NoteStands, NoteMoved, NoteEdited, NoteGone} }

// Note marks passages of an article, a paragraph or an item each, in the order of the text. Text is what the person wrote of
// them, "" where they only highlighted them.
type Note struct {
	ID      int64       `json:"-"`
	Article int64       `json:"-"`
	Quotes  []Quotation `json:"quotes"`
	Text    string      `json:"text,omitempty"`
	Made    Moment      `json:"made"`
	Edited  Moment      `json:"edited"`
}

// NotedPassage is what became of a passage that a note marks.
type NotedPassage struct {
	State NoteState
	Was   Quotation
	Now   Point // as the newest version has it, with its place; no text where it is gone
}

// FoundNote is a note with where its passages stand today.
type FoundNote struct {
	Note
	Title    string    // of its article
	Source   string    // title of its source
	Date     Moment    // on which the article was published
	State    NoteState // of the passage that fared worst
	Themes   []Theme
	Passages []NotedPassage
}

// Said returns what the note marks, as it was marked, a paragraph a passage.
func (n Note) Said() string {
	text := ""
	for i, q := range n.Quotes {
		if i > 0 {
			text += "\n\n"
		}
		text += q.Text
	}
	return text
}

// Points returns what the note gives an outline: its passages verbatim, as the newest version has them or else as the version
// had that they were taken from, and behind them what the person wrote, as a point of their own.
func (n FoundNote) Points() []OutlinePoint {
	var points []OutlinePoint
	for _, p := range n.Passages {
		quoted := p.Now
		if p.State == NoteGone {
			quoted = Point{Text: p.Was.Text, Kind: StatementPoint, Themes: n.Themes, Place: p.Was.Place}
		}
		points = append(points, OutlinePoint{Text: quoted.Text, Quoted: &quoted})
	}
	if n.Text != "" {
		points = append(points, OutlinePoint{Text: n.Text})
	}
	return points
}
