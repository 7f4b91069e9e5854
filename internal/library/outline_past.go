package library

import "slices"

// OutlineVersion is an outline as it stood once; Outline.Saved says when.
type OutlineVersion struct {
	Number  int     `json:"number"`
	Outline Outline `json:"outline"`
}

// OutlineTrail is what a save does to the states that are kept of an outline beside the newest.
type OutlineTrail struct {
	Back  int       // so many of the steps that were kept last are gone back
	Steps []Outline // what undo goes back to since, the oldest first
	Keep  bool      // what is stored so far is kept as a version, however short it stood
}

// Then is what two trails after each other come to.
func (t OutlineTrail) Then(next OutlineTrail) OutlineTrail {
	undone := min(next.Back, len(t.Steps))
	return OutlineTrail{
		Back:  t.Back + next.Back - undone,
		Steps: append(slices.Clone(t.Steps[:len(t.Steps)-undone]), next.Steps...),
		Keep:  t.Keep || next.Keep,
	}
}
