package session

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Grouping is by what the rows of an account are made.
type Grouping string

// By what rows are made.
const (
	NoGrouping  Grouping = ""
	ByTheme     Grouping = "theme"
	ByMainTheme Grouping = "main-theme" // the first theme
	ByAudience  Grouping = "audience"
	ByForm      Grouping = "form"
	ByLevel     Grouping = "level"
	ByPlace     Grouping = "place" // commune
	BySpeaker   Grouping = "speaker"
	ByMonth     Grouping = "month"
	ByUnit      Grouping = "unit"
)

// groupingRule is all that is to be known of a way to make rows.
type groupingRule struct {
	by Grouping
	// keys are the rows a session is in, none or one of "" where it does not say.
	keys func(f *CountedSession, cutOff int) []string
	// several: a session may be in several rows, so that they may add up to more than the total.
	several bool
	// typed: the keys are names that people typed, and spellings of one name are one row.
	typed bool
	// name is what a row is called, nil where its key is its name.
	name func(l words.Language, key string, themeName func(library.Theme) string) string
	// place is where a row stands among the others; nil and equal places: as in a dictionary.
	place func(key string) int
}

// groupingRules returns a rule for each way, in the order they are offered in.
func groupingRules() []groupingRule {
	return []groupingRule{
		{by: ByTheme, keys: themesOf, several: true, name: themeRow, place: placeOfTheme},
		{by: ByMainTheme, keys: mainTheme, name: themeRow, place: placeOfTheme},
		{by: ByAudience, keys: audiencesOf, several: true, typed: true},
		{by: ByForm, keys: func(f *CountedSession, _ int) []string { return []string{string(f.Form)} }, name: choiceRow(ByForm), place: placeOfChoice(ByForm)},
		{by: ByLevel, keys: func(f *CountedSession, _ int) []string { return []string{string(f.Level)} }, name: choiceRow(ByLevel), place: placeOfChoice(ByLevel)},
		{by: ByPlace, keys: func(f *CountedSession, _ int) []string { return []string{f.Commune} }, typed: true},
		{by: BySpeaker, keys: func(f *CountedSession, _ int) []string { return f.Speakers }, several: true, typed: true},
		{by: ByMonth, keys: monthOf, name: monthRow, place: placeOfMonth},
		{by: ByUnit, keys: func(f *CountedSession, _ int) []string { return []string{f.Unit} }, typed: true},
	}
}

// Groupings returns all of them.
func Groupings() (all []Grouping) {
	for _, r := range groupingRules() {
		all = append(all, r.by)
	}
	return all
}

// rule is that of a grouping; without one, all sessions are in one row without a name.
func (g Grouping) rule() groupingRule {
	rules := groupingRules()
	if i := slices.IndexFunc(rules, func(r groupingRule) bool { return r.by == g }); i >= 0 {
		return rules[i]
	}
	return groupingRule{by: g, keys: func(*CountedSession, int) []string { return nil }}
}

// AddsUp reports whether each session is in one row, so that the rows add up to the total.
func (g Grouping) AddsUp() bool { return !g.rule().several }

// rowsOf are the rows a session is in, one of "" where it does not say.
func (r groupingRule) rowsOf(f *CountedSession, cutOff int) []string {
	if keys := r.keys(f, cutOff); len(keys) > 0 {
		return keys
	}
	return []string{""}
}

// RowName returns what the row of a key is called in a language.
func RowName(l words.Language, by Grouping, key string, themeName func(library.Theme) string) string {
	switch r := by.rule(); {
	case key == "":
		return l.Say("sessions.not-said-" + string(by))
	case r.name != nil:
		return r.name(l, key, themeName)
	}
	return key
}

// compare orders rows: months and the choices of a field in their own order, themes in reading order, names as in a
// dictionary; what nobody said comes last.
func (r groupingRule) compare(a, b AccountRow) int {
	if places := r.placeOf(a.Key) - r.placeOf(b.Key); places != 0 {
		return places
	}
	return strings.Compare(viet.SortKey(a.Name), viet.SortKey(b.Name))
}

func (r groupingRule) placeOf(key string) int {
	const last = 1 << 20
	switch {
	case key == "", key == string(library.Unclassified):
		return last
	case r.place != nil:
		return r.place(key)
	}
	return 0
}

func themesOf(f *CountedSession, _ int) (keys []string) {
	for _, t := range f.Themes {
		keys = append(keys, string(t))
	}
	if len(keys) == 0 {
		keys = []string{string(library.Unclassified)}
	}
	return keys
}

func mainTheme(f *CountedSession, cutOff int) []string { return themesOf(f, cutOff)[:1] }

func audiencesOf(f *CountedSession, _ int) (keys []string) {
	for _, a := range f.Audiences {
		keys = append(keys, a.Group)
	}
	return keys
}

func monthOf(f *CountedSession, cutOff int) []string {
	return []string{MonthOf(f.Date, cutOff).String()}
}

func themeRow(_ words.Language, key string, themeName func(library.Theme) string) string {
	return themeName(library.Theme(key))
}

func choiceRow(by Grouping) func(words.Language, string, func(library.Theme) string) string {
	return func(l words.Language, key string, _ func(library.Theme) string) string {
		return ChoiceIn(l, string(by), key)
	}
}

func monthRow(l words.Language, key string, _ func(library.Theme) string) string {
	year, month, _ := strings.Cut(key, "-")
	return l.Say("sessions.month", "month", month, "year", year)
}

func placeOfTheme(key string) int {
	builtin := library.BuiltinThemes()
	if i := slices.Index(builtin, library.Theme(key)); i >= 0 {
		return i
	}
	return len(builtin)
}

func placeOfChoice(by Grouping) func(string) int {
	return func(key string) int { return slices.Index(Choices(string(by)), key) }
}

// placeOfMonth takes the key of a month, «2026-03».
func placeOfMonth(key string) int {
	year, month, _ := strings.Cut(key, "-")
	return 12*atoi(year) + atoi(month)
}
