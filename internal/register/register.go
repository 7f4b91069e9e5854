// Package register is the spreadsheet in which those who have not the program write sessions down: its columns, what they
// mean, and what a row of one that comes back says. It is pure.
package register

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/words"
)

// column is a column of the register.
type registerColumn struct {
	key   string // of its words, and of the field for most
	field string // of the session
	width float64
}

// columns are those of the register, in order.
func columns() []registerColumn {
	return []registerColumn{
		{"row", "", 10},
		{"date", "date", 12},
		{"start", "start", 8},
		{"minutes", "minutes", 8},
		{"commune", "place", 18},
		{"hamlet", "place", 14},
		{"venue", "place", 18},
		{"unit", "unit", 22},
		{"level", "level", 12},
		{"speakers", "speakers", 26},
		{"form", "form", 14},
		{"themes", "themes", 20},
		{"audiences", "audiences", 28},
		{"present", "present", 10},
		{"online", "online", 10},
		{"party_members", "party_members", 10},
		{"women", "women", 10},
		{"ethnic", "ethnic", 10},
		{"religious", "religious", 10},
		{"reach", "reach", 10},
		{"handouts", "handouts", 10},
		{"questions", "questions", 30},
		{"status", "status", 14},
		{"notes", "notes", 30},
		{"handouts_by", library.HandoutsByField, 24},
	}
}

func (c registerColumn) head() string { return words.OnPaper("register.column-" + c.key) }

// Vocabulary is what the reader and the writer of a register know of the library.
type Vocabulary struct {
	Themes    []library.Theme
	ThemeName func(library.Theme) string
	Communes  []string
}

// uidKey is the column of the sessions' own uids, which a report has and a blank register has not.
const uidKey = "uid"

// rowsReady is how many rows of a blank register have an id.
const rowsReady = 500

// exampleMark stands in the hidden column of the example.
const exampleMark = "vi-du"

// Blank returns a register to fill in: an example, rows with hidden ids, and a sheet that explains the columns. newID makes
// the ids.
func Blank(k Vocabulary, made library.Moment, newID func() string) sheet.Workbook {
	s := sheet.Worksheet{Name: words.OnPaper("register.sheet"), Lines: []string{words.OnPaper("register.title"), words.OnPaper("register.how")}}
	var example []sheet.Datum
	for _, c := range columns() {
		s.Columns = append(s.Columns, sheet.WorkColumn{Head: c.head(), Width: c.width, Hidden: c.key == "row", Choices: k.choices(c.key)})
		example = append(example, sheet.Text(exampleText(k, c.key)))
	}
	s.Rows = append(s.Rows, example)
	for range rowsReady {
		s.Rows = append(s.Rows, append([]sheet.Datum{sheet.Text(newID())}, make([]sheet.Datum, len(s.Columns)-1)...))
	}
	return sheet.Workbook{Title: words.OnPaper("register.title"), Created: made, Sheets: []sheet.Worksheet{s, explanations()}}
}

// choices are what a column offers.
func (k Vocabulary) choices(key string) (all []string) {
	for _, value := range session.Choices(key) {
		all = append(all, session.ChoiceIn(words.Vietnamese, key, value))
	}
	if key == "themes" {
		for _, t := range k.Themes {
			all = append(all, k.ThemeName(t))
		}
	}
	if key == "commune" {
		all = k.Communes
	}
	const most = 250 // letters that a list within a sheet may have
	if len([]rune(strings.Join(all, ","))) > most || strings.Contains(strings.Join(all, ""), ",") {
		return nil
	}
	return all
}

func exampleText(k Vocabulary, key string) string {
	switch key {
	case "row":
		return exampleMark
	case "themes":
		return k.ThemeName(library.SeaIslands)
	case "level":
		return session.ChoiceIn(words.Vietnamese, "level", "xa")
	case "form":
		return session.ChoiceIn(words.Vietnamese, "form", string(library.InPerson))
	case "status":
		return session.ChoiceIn(words.Vietnamese, "status", string(library.HeldSession))
	}
	return words.OnPaper("register.example-" + key)
}

func explanations() sheet.Worksheet {
	s := sheet.Worksheet{
		Name: words.OnPaper("register.explained"), Lines: []string{words.OnPaper("register.explained")},
		Columns: []sheet.WorkColumn{{Head: words.OnPaper("register.explained-column"), Width: 24}, {Head: words.OnPaper("register.explained-how"), Width: 90}},
	}
	for _, c := range columns()[1:] {
		s.Rows = append(s.Rows, []sheet.Datum{sheet.Text(c.head()), sheet.Text(words.OnPaper("register.explain-" + c.key))})
	}
	return s
}

// Listed returns sessions as a sheet: that of a report, which the same reader reads back.
func Listed(name string, sessions []library.Session, k Vocabulary) sheet.Worksheet {
	s := sheet.Worksheet{Name: name}
	for _, c := range columns() {
		if c.key == "row" {
			c.key = uidKey
		}
		s.Columns = append(s.Columns, sheet.WorkColumn{Head: c.head(), Width: c.width, Hidden: c.key == uidKey})
	}
	for _, one := range sessions {
		s.Rows = append(s.Rows, k.row(one))
	}
	return s
}

// PastedHeads are the heads that are put over rows to be typed or pasted, with tabs between them.
func PastedHeads() string {
	var heads []string
	for _, key := range []string{"date", "commune", "venue", "speakers", "themes", "audiences", "present", "online", "party_members", "notes"} {
		heads = append(heads, words.OnPaper("register.column-"+key))
	}
	return strings.Join(heads, "\t") + "\n"
}

// ColumnOf returns the place of a field's column, counted from 0.
func ColumnOf(key string) int {
	for i, c := range columns() {
		if c.key == key {
			return i
		}
	}
	return -1
}

// row is a session as a row; present and online are those that count.
func (k Vocabulary) row(s library.Session) []sheet.Datum {
	present, online, _ := session.Heads(s)
	text := sheet.Text
	choice := func(field, value string) sheet.Datum {
		if value == "" {
			return sheet.Datum{}
		}
		return text(session.ChoiceIn(words.Vietnamese, field, value))
	}
	return []sheet.Datum{
		text(s.UID), sheet.Day(s.Date), text(s.Start.String()), sheet.Amount(s.Minutes),
		text(s.Place.Commune), text(s.Place.Hamlet), text(s.Place.Venue), text(s.Unit), choice("level", string(s.Level)),
		text(speakersText(s.Speakers)), choice("form", string(s.Form)), text(k.themesText(s.Themes)), text(audiencesText(s.Audiences)),
		sheet.Amount(present), sheet.Amount(online), sheet.Amount(s.PartyMembers), sheet.Amount(s.Women), sheet.Amount(s.Ethnic),
		sheet.Amount(s.Religious), sheet.Amount(s.Reach), sheet.Amount(session.Copies(s)),
		text(questionsText(s.Questions)), choice("status", string(s.Status)), text(s.Notes), text(copiesText(s.HandoutsBy)),
	}
}

func speakersText(all []library.Speaker) string {
	var texts []string
	for _, p := range all {
		name := p.Name
		if p.Level != "" {
			name += " (" + session.ChoiceIn(words.Vietnamese, "level", string(p.Level)) + ")"
		}
		texts = append(texts, name)
	}
	return strings.Join(texts, "; ")
}

func (k Vocabulary) themesText(all []library.Theme) string {
	var texts []string
	for _, t := range all {
		texts = append(texts, k.ThemeName(t))
	}
	return strings.Join(texts, "; ")
}

func audiencesText(all []library.Audience) string {
	var texts []string
	for _, a := range all {
		texts = append(texts, a.Group+" = "+amountText(a.Present)+onlineText(a.Online))
	}
	return strings.Join(texts, "; ")
}

func copiesText(all []library.HandoutCopies) string {
	var texts []string
	for _, h := range all {
		texts = append(texts, session.ChoiceIn(words.Vietnamese, "template", h.Template)+" = "+amountText(h.Copies))
	}
	return strings.Join(texts, "; ")
}

func onlineText(a library.Amount) string {
	if !a.Known() {
		return ""
	}
	return "/" + amountText(a)
}

func questionsText(all []library.SessionQuestion) string {
	var texts []string
	for _, q := range all {
		texts = append(texts, q.Text)
	}
	return strings.Join(texts, "\n")
}
