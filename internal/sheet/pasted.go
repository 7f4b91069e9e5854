package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"baocaovien/internal/library"
)

// Pasted returns the cells of what somebody copied out of a spreadsheet program: rows, with tabs between their cells, and
// quotes around a cell of several lines; a line that was typed may have strokes in place of tabs. All of it is text. More than a sheet may hold is TooLarge.
func Pasted(text string) (FoundBook, error) {
	if len(text) > MostBytes {
		return FoundBook{}, library.Fail(library.TooLarge, "", errTooLarge)
	}
	typed := strings.Split(text, "\n")
	for i, line := range typed {
		if !strings.Contains(line, "\t") {
			typed[i] = strings.ReplaceAll(line, "|", "\t")
		}
	}
	lines := csv.NewReader(strings.NewReader(strings.Join(typed, "\n")))
	lines.Comma, lines.LazyQuotes, lines.FieldsPerRecord = '\t', true, -1
	s := FoundSheet{Rows: map[int]map[int]Found{}}
	b := bookReader{}
	for row := 0; ; row++ {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return FoundBook{Sheets: []FoundSheet{s}}, nil
		}
		if err != nil {
			return FoundBook{}, library.Fail(library.DamagedFile, "", err)
		}
		for column, cell := range cells {
			if err := b.keep(&s, row, column, sheetCell{Type: "str", Value: &cell}); err != nil {
				return FoundBook{}, err
			}
		}
	}
}
