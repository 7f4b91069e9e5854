package library

// WordKind is what a word of an office's own is.
type WordKind string

// The kinds of words.
const (
	ShortWord WordKind = "viet-tat" // an abbreviation, which means its full form
	OldPlace  WordKind = "dia-danh" // the old name of a place, which means the one of today
	OwnUnit   WordKind = "don-vi"   // a noun that figures count
)

// WordKinds returns the kinds in the order they are shown.
func WordKinds() []WordKind { return []WordKind{ShortWord, OldPlace, OwnUnit} }

// OfficeWord is a word that an office has of its own.
type OfficeWord struct {
	Kind  WordKind `json:"kind"`
	Word  string   `json:"word"`
	Means string   `json:"means"` // the full form, the name of today; "" of a unit
}
