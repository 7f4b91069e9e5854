package document

import (
	"slices"
	"strconv"

	"baocaovien/internal/library"
)

// wordNotes are the footnotes and endnotes of a document, as its text refers to them.
type wordNotes struct {
	parts  map[string]map[string]*element // «footnote» or «endnote», by id
	listed []documentBlock                // those referred to so far
	count  int
}

// readNotes reads the parts that hold the notes, where there are any.
func (w *docxReader) readNotes(folder string, targets map[string]string) error {
	w.notes.parts = map[string]map[string]*element{}
	for kind, target := range targets {
		raw, err := w.optional(folder, target)
		if err != nil {
			return err
		}
		if raw == nil {
			continue
		}
		notes := map[string]*element{}
		err = newReader(target, raw).each(kind+"s", func(e *element) error {
			if e.name == kind && e.attr("type") == "" || e.attr("type") == "normal" { // the others are rules
				notes[e.attr("id")] = e
			}
			return nil
		})
		if err != nil {
			return err
		}
		w.notes.parts[kind] = notes
	}
	return nil
}

// note returns the mark of the note that a reference leads to, and keeps its text for the end of the article. A
// mark that was typed stands in the text already.
func (w *docxReader) note(kind string, reference *element) (mark string) {
	id := reference.attr("id")
	e := w.notes.parts[kind][id]
	if e == nil {
		return ""
	}
	delete(w.notes.parts[kind], id) // a note within itself has no end
	if typed := reference.attr("customMarkFollows"); typed != "1" && typed != "true" {
		w.notes.count++
		mark = raisedMarks.Replace(strconv.Itoa(w.notes.count))
	}
	w.within++
	defer func() { w.within-- }()
	pieces := slices.DeleteFunc(w.blocks(e), func(p documentBlock) bool { return p.Text == "" && len(p.Rows) == 0 })
	if len(pieces) > 0 && mark != "" && pieces[0].Kind == library.Paragraph {
		pieces[0].Text = mark + " " + pieces[0].Text
	}
	w.notes.listed = append(w.notes.listed, pieces...)
	return mark
}
