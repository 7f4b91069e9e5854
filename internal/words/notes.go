package words

import "baocaovien/internal/library"

// NoteState tells what became of what a note marks, "" while it stands as it was marked.
func NoteState(s library.NoteState) string { return Spoken().NoteState(s) }

// NoteState tells what became of what a note marks, "" while it stands as it was marked.
func (l Language) NoteState(s library.NoteState) string {
	if s == library.NoteStands {
		return ""
	}
	return l.Say("notes.state-" + string(s))
}
