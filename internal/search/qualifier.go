package search

import (
	"io/fs"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// QualifierName is what a qualifier narrows by; assets/search/fields.txt says what people call it.
type QualifierName string

// The names before a colon in a query. «title» makes a word one of the title and is no qualifier.
const (
	inTitle  QualifierName = "title"
	ByTheme  QualifierName = "theme"
	BySource QualifierName = "source"
	From     QualifierName = "from"
	Until    QualifierName = "until"
	On       QualifierName = "date"
)

// Qualifier narrows a search to what its value says.
type Qualifier struct {
	Name        QualifierName
	Value       string
	First, Last library.Moment // of a date
	Exclude     bool
}

// squeezed is a name without what people vary: case, marks, spaces and hyphens.
func squeezed(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return r
	}, viet.Fold(name))
}

// readQualifierNames reads the format that the head of fields.txt explains: what each squeezed name means.
func readQualifierNames(files fs.FS, name string) (map[string]QualifierName, error) {
	names := map[string]QualifierName{}
	err := readLines(files, name, func(text string) {
		meant, called, _ := strings.Cut(text, "=")
		for _, name := range strings.Split(called, "|") {
			if name = squeezed(strings.TrimSpace(name)); name != "" {
				names[name] = QualifierName(strings.TrimSpace(meant))
			}
		}
	})
	return names, err
}

// qualifierBytes bounds the longest name of a qualifier, marks and spaces included.
const qualifierBytes = 40

// cutQualifier takes the name of a qualifier and its colon off text; "" where text begins otherwise.
func cutQualifier(text string) (name QualifierName, rest string) {
	colon := strings.IndexByte(text[:min(len(text), qualifierBytes)], ':')
	if colon < 0 {
		return "", text
	}
	name = builtin().qualifiers[squeezed(text[:colon])]
	if name == "" {
		return "", text
	}
	return name, strings.TrimLeft(text[colon+1:], " ")
}

// newQualifier understands the value of a qualifier. A date that is none is not understood: its name may be a word
// before a colon. One that is still being typed narrows nothing yet.
func newQualifier(name QualifierName, value string, exclude bool) (q Qualifier, understood bool) {
	q = Qualifier{Name: name, Value: value, Exclude: exclude}
	if name == ByTheme || name == BySource {
		return q, true
	}
	q.First, q.Last = period(value)
	return q, q.First.Known() || strings.Trim(value, "0123456789/-.") == ""
}

// period reads a year, a month («11/2026», «2026-11») or a day, and returns its first and its last day.
func period(text string) (first, last library.Moment) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/-.", r) })
	var numbers []int
	for _, p := range parts {
		if n, err := strconv.Atoi(p); err == nil {
			numbers = append(numbers, n)
		}
	}
	year, month := 0, 0
	switch {
	case len(numbers) != len(parts):
	case len(numbers) == 1:
		year = numbers[0]
	case len(numbers) == 2 && numbers[0] > 12:
		year, month = numbers[0], numbers[1]
	case len(numbers) == 2:
		month, year = numbers[0], numbers[1]
	}
	if year < 1900 || year > 2999 || month > 12 || month < 1 && len(parts) == 2 {
		day, ok := viet.ParseDate(text)
		if !ok {
			return library.Moment{}, library.Moment{}
		}
		t := day.Time()
		day = library.Day(t.Year(), t.Month(), t.Day())
		return day, day
	}
	end := time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, library.Vietnam)
	if month == 0 {
		month, end = 1, time.Date(year, time.December, 31, 0, 0, 0, 0, library.Vietnam)
	}
	return library.Day(year, time.Month(month), 1), library.At(end, library.ToDay)
}
