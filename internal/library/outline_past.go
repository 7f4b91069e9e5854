package library

import "slices"

// OutlineVersion is an outline as it stood once; Outline.Saved says when.
type OutlineVersion struct {
	Number  int     `json:"number"`
	Outline Outline `json:"outline"`
}

// OutlineTrail is what a save does to the states that are kept of an outline beside the newest.
type OutlineTrail struct {
	Past   PileChange // what undo goes back to
	Future PileChange // what redo goes on to
	Keep   bool       // what is stored so far is kept as a version, however short it stood
}

// PileChange is what becomes of states that are kept one upon the other: the one on top is the next to go to.
type PileChange struct {
	Clear bool      // none of those that were kept is left
	Off   int       // so many of those on top are taken off
	On    []Outline // what is put on top then, the last the topmost
}

// Then is what two trails after each other come to.
func (t OutlineTrail) Then(next OutlineTrail) OutlineTrail {
	return OutlineTrail{Past: t.Past.then(next.Past), Future: t.Future.then(next.Future), Keep: t.Keep || next.Keep}
}

func (c PileChange) then(next PileChange) PileChange {
	if next.Clear {
		return next
	}
	off := min(next.Off, len(c.On))
	return PileChange{Clear: c.Clear, Off: c.Off + next.Off - off, On: append(slices.Clone(c.On[:len(c.On)-off]), next.On...)}
}
