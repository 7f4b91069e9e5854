package store

import (
	"bufio"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// fieldName is what narrows a search; assets/search/fields.txt says what people call it.
type fieldName string

// The fields of a query.
const (
	titleField  fieldName = "title"
	themeField  fieldName = "theme"
	sourceField fieldName = "source"
	fromField   fieldName = "from"
	untilField  fieldName = "until"
	dateField   fieldName = "date"
)

// field narrows a search to what its value says.
type field struct {
	name        fieldName
	value       string
	first, last library.Moment // of a date
	exclude     bool
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

// readFields reads the format that the head of fields.txt explains: the field of each squeezed name.
func readFields(files fs.FS, name string) (map[string]fieldName, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	names := map[string]fieldName{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		f, called, _ := strings.Cut(text, "=")
		for _, name := range strings.Split(called, "|") {
			if name = squeezed(strings.TrimSpace(name)); name != "" {
				names[name] = fieldName(strings.TrimSpace(f))
			}
		}
	}
	return names, scanner.Err()
}

// fieldNameBytes bounds the longest name of a field, marks and spaces included.
const fieldNameBytes = 40

// cutField takes the name of a field and its colon off text; "" where text begins otherwise.
func cutField(text string) (name fieldName, rest string) {
	colon := strings.IndexByte(text[:min(len(text), fieldNameBytes)], ':')
	if colon < 0 {
		return "", text
	}
	name = vocabulary().fields[squeezed(text[:colon])]
	if name == "" {
		return "", text
	}
	return name, strings.TrimLeft(text[colon+1:], " ")
}

// newField understands the value of a field. A date that is none is not understood: its name may be a word
// before a colon. One that is still being typed narrows nothing yet.
func newField(name fieldName, value string, exclude bool) (f field, understood bool) {
	f = field{name: name, value: value, exclude: exclude}
	if name == themeField || name == sourceField {
		return f, true
	}
	f.first, f.last = period(value)
	return f, f.first.Known() || strings.Trim(value, "0123456789/-.") == ""
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
