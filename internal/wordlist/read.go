package wordlist

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/sheet"
	"baocaovien/internal/viet"
)

// The limits of a table: no office has more words of its own.
const (
	MostBytes = 4 << 20
	MostWords = 5000
	mostRows  = 4 * MostWords // blank lines, headings and remarks included
)

// tableRow is a line of the table: its cells from the left, without blank ones.
type tableRow struct {
	number int // from 1, as people count
	cells  []string
	odd    bool // it has signs that no encoding gives a meaning
}

// Read reads a table of that name: .xlsx is a workbook, .csv and .tsv have cells, anything else is text. Errors, with name as
// their subject: TooLarge, DamagedFile, LockedFile, UnsupportedFile, NoText for one that holds nothing, Cancelled.
func Read(ctx context.Context, name string, raw []byte) (WordTable, error) {
	if len(raw) > MostBytes {
		return WordTable{}, library.Fail(library.TooLarge, name, errTooLong)
	}
	rows, err := rowsOf(ctx, name, raw)
	if err != nil {
		return WordTable{}, err
	}
	if len(rows) == 0 {
		return WordTable{}, library.Fail(library.NoText, name, nil)
	}
	if len(rows) > mostRows {
		return WordTable{}, library.Fail(library.TooLarge, name, errTooLong)
	}
	return understood(rows), library.Stopped(ctx, name)
}

var errTooLong = errors.New("the table has more lines than an office has words")

// binary are the first bytes of files that are no text.
var binary = []string{"%PDF", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "Rar!", "GIF8", "7z\xbc\xaf", "\x7fELF", "MZ"}

func rowsOf(ctx context.Context, name string, raw []byte) ([]tableRow, error) {
	switch kind := strings.ToLower(filepath.Ext(name)); {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")) && (kind == ".xlsx" || kind == ".xlsm"):
		book, err := sheet.Read(ctx, name, bytes.NewReader(raw), int64(len(raw)))
		return bookRows(book), err
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), slices.ContainsFunc(binary, func(head string) bool { return bytes.HasPrefix(raw, []byte(head)) }):
		return nil, library.Fail(library.UnsupportedFile, name, nil)
	case kind == ".xlsx", kind == ".xlsm":
		return nil, library.Fail(library.DamagedFile, name, errors.New("not a workbook"))
	case kind == ".csv", kind == ".tsv":
		return csvRows(viet.Decode(raw, ""))
	default:
		return textRows(viet.Decode(raw, "")), nil
	}
}

// bookRows are the rows of all sheets of a workbook. Cells that are one, as a heading over the whole width is, hold what the
// first of them does.
func bookRows(book sheet.FoundBook) []tableRow {
	var rows []tableRow
	for _, s := range book.Sheets {
		for number := range s.Last + 1 {
			columns := make([]int, 0, len(s.Rows[number]))
			for column := range s.Rows[number] {
				columns = append(columns, column)
			}
			slices.Sort(columns)
			var cells []string
			for _, column := range columns {
				cells = append(cells, s.Rows[number][column].Text)
			}
			rows = keep(rows, number+1, cells)
		}
	}
	return rows
}

// csvRows parts the cells as the program that wrote them did: by the sign of , ; and tab that the first line with any has most of.
func csvRows(text string) ([]tableRow, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = separator(text), true, -1
	var rows []tableRow
	for {
		cells, err := reader.Read()
		if err != nil {
			return rows, nil //nolint:nilerr // the end: lazy quotes have no other fault
		}
		number, _ := reader.FieldPos(0)
		if rows = keep(rows, number, cells); len(rows) > mostRows {
			return rows, nil
		}
	}
}

func separator(text string) rune {
	for line := range strings.Lines(text) {
		best, most := ',', 0
		for _, sign := range []rune{'\t', ';', ','} {
			if n := strings.Count(line, string(sign)); n > most {
				best, most = sign, n
			}
		}
		if most > 0 {
			return best
		}
	}
	return ','
}

// textRows parts lines at tabs and at «=», which a table pasted from a spreadsheet has not.
func textRows(text string) []tableRow {
	var rows []tableRow
	number := 0
	for line := range strings.Lines(text) {
		number++
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		word, means, two := strings.Cut(line, "=")
		cells := strings.Split(word, "\t")
		if two {
			cells = append(cells, means)
		}
		if rows = keep(rows, number, cells); len(rows) > mostRows {
			return rows
		}
	}
	return rows
}

// keep adds a row, without blank cells.
func keep(rows []tableRow, number int, cells []string) []tableRow {
	var filled []string
	odd := false
	for _, cell := range cells {
		odd = odd || strings.ContainsFunc(cell, meaningless)
		if cell = viet.Clean(cell); cell != "" {
			filled = append(filled, cell)
		}
	}
	if len(filled) == 0 {
		return rows
	}
	return append(rows, tableRow{number, filled, odd})
}

// meaningless reports a sign that stands for a letter of an encoding that nobody knows.
func meaningless(r rune) bool { return r == utf8.RuneError || unicode.Is(unicode.Co, r) }
