package words

import "baocaovien/internal/library"

// NoteState tells what became of what a note marks, "" while it stands as it was marked.
func NoteState(s library.NoteState) string {
	if s == library.NoteStands {
		return ""
	}
	return Say("notes.state-" + string(s))
}
