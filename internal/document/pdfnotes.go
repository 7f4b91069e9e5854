package document

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// noteMark begins a note at the foot of a page: «¹», «1», «*», «(1)», «[1]».
var noteMark = pattern.Of(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}⁾|\d{1,3}|\*{1,3}|\(\d{1,3}\)|\(\*{1,3}\)|\[\d{1,3}\])\s*([^\s\d.,:%/].*)$`)

// Measures of notes at the foot of a page.
const (
	noteSize     = 0.93 // of the text's size at most, where no rule stands over them
	longNoteRule = 0.5  // of the width of the sheet: a longer rule parts something else
	shortRule    = 25.0 // points
)

// underRule marks the lines right under a short rule at the left of the text, as notes have one over them.
func underRule(lines []pdfLine, rules []drawnRule, width float64) {
	for _, r := range rules {
		if !r.level || r.length < shortRule || r.length > longNoteRule*width {
			continue
		}
		for i := range lines {
			l := &lines[i]
			if l.y >= r.y {
				continue
			}
			over := i == 0 || lines[i-1].y-r.y > 0.5*lines[i-1].size // else a line of text is underlined
			l.ruled = l.ruled || over && l.grid == nil && r.x < l.x+l.size && l.x-r.x < 3*l.size && r.y-l.y < 3*l.size
			break
		}
	}
}

// takeNotes marks the lines of notes at the foot of the sheets and returns the notes: what they say interrupts the text
// nowhere, and stands at the end as the notes of a Word file do, each with its mark.
func takeNotes(sheets [][]pdfLine) (notes []library.Block) {
	var all []pdfLine
	for _, sheet := range sheets {
		all = append(all, sheet...)
	}
	size := settingOf(all).size
	noted := false // the sheet before has notes, which may go on here
	for _, sheet := range sheets {
		first, end := notesOf(sheet, size, noted && len(notes) > 0)
		noted = first < end
		for i := first; i < end; i++ {
			sheet[i].note = true
			text := sheet[i].text()
			found := noteMark.FindStringSubmatch(text)
			if found == nil || i > first && !nextMark(notes[len(notes)-1].Text, found[1]) {
				last := &notes[len(notes)-1]
				last.Text = viet.Clean(last.Text + " " + text)
				continue
			}
			note := raisedNote(found[1]) + " " + viet.Clean(found[2])
			sheet[i].segments = []segment{{text: note}} // as it is shown
			notes = append(notes, library.Block{Kind: library.Paragraph, Text: note})
		}
	}
	return notes
}

// notesOf returns where the notes at the foot of a sheet begin and end; size is that of the text. goesOn tells that those
// of the sheet before may go on here.
func notesOf(sheet []pdfLine, size float64, goesOn bool) (first, end int) {
	end = overPageNumber(sheet)
	small := func(l pdfLine) bool { return l.size <= noteSize*size }
	first = end
	for i := end - 1; i > 0 && sheet[i].grid == nil; i-- {
		if sheet[i].size > 1.02*size {
			break
		}
		found := noteMark.FindStringSubmatch(sheet[i].text())
		switch {
		case found == nil && !(goesOn && sheet[i].ruled && small(sheet[i])):
		case sheet[i].ruled:
			return i, end
		case small(sheet[i]) && refersTo(sheet[:i], found[1]):
			first = i
		}
		if !small(sheet[i]) && first < end {
			break
		}
	}
	if slices.ContainsFunc(sheet[first:end], func(l pdfLine) bool { return !small(l) }) {
		return end, end
	}
	return first, end
}

// overPageNumber returns where the lines of a sheet end but for the number of its page.
func overPageNumber(sheet []pdfLine) int {
	if last := len(sheet) - 1; last >= 0 && pageNumber.MatchString(sheet[last].text()) {
		return last
	}
	return len(sheet)
}

// refersTo reports whether lines of text bear the mark of a note, raised if it is a digit.
func refersTo(lines []pdfLine, mark string) bool {
	raised := raisedNote(mark)
	for _, l := range lines {
		at := strings.Index(l.text(), raised)
		if at > 0 && (!strings.HasPrefix(raised, "*") || strings.TrimSpace(l.text()[:at]) != "") {
			return true
		}
	}
	return false
}

// raisedNote is the mark of a note as the text bears it.
func raisedNote(mark string) string {
	if strings.ContainsAny(mark, "(*[") {
		return mark
	}
	return raisedMarks.Replace(mark)
}

// nextMark reports whether a mark may open the note after one: its number is higher by one, or it is no number.
func nextMark(note, mark string) bool {
	last, _, _ := strings.Cut(note, " ")
	before, numbered := noteNumber(last)
	number, also := noteNumber(mark)
	return !numbered || !also || number == before+1
}

func noteNumber(mark string) (n int, numbered bool) {
	for _, r := range mark {
		digit := strings.IndexRune("0123456789", r)
		if digit < 0 {
			digit = slices.Index([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), r)
		}
		if digit >= 0 {
			n, numbered = 10*n+digit, true
		}
	}
	return n, numbered
}
