// Package sheet writes tables as workbooks for spreadsheet programs (.xlsx, ECMA-376) and reads the cells of those that
// people send back. It is pure.
package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// Workbook is tables, one a sheet.
type Workbook struct {
	Title, Author string
	Created       library.Moment // the same moment gives the same properties
	Sheets        []Worksheet
}

// Worksheet is a table with a frozen header that prints on A4 turned to landscape, as wide as the page.
type Worksheet struct {
	Name    string   // at most 31 letters, none of them one of []:*?/\
	Lines   []string // above the table, the first one large
	Columns []WorkColumn
	Rows    [][]Datum
	Total   []Datum // the row under the table, nil for none
	Notes   []string
}

// WorkColumn is a column of a worksheet.
type WorkColumn struct {
	Head    string
	Width   float64 // in letters of the usual type
	Hidden  bool
	Choices []string // what may be typed, offered as a list of at most 255 letters with commas between them; nil for anything
	Room    int      // how many rows below the header the choices and formats are for, beyond those there are
	Percent bool     // one decimal and its sign
}

// Datum is what a cell holds: a text, a number, a day or nothing. The zero Datum is an empty cell.
type Datum struct {
	text    string
	number  float64
	kind    datumKind
	formula string
}

type datumKind int

const (
	nothing datumKind = iota
	aText
	aNumber
	aDay
)

// Text returns a cell with a text, which stays one whatever it begins with.
func Text(text string) Datum {
	if text == "" {
		return Datum{}
	}
	return Datum{text: text, kind: aText}
}

// Number returns a cell with a number.
func Number(n float64) Datum { return Datum{number: n, kind: aNumber} }

// Amount returns a cell with a number, and an empty one for what is not known.
func Amount(a library.Amount) Datum {
	if !a.Known() {
		return Datum{}
	}
	return Number(float64(a.Number()))
}

// Day returns a cell with a day, which spreadsheet programs count from 30 December 1899.
func Day(m library.Moment) Datum {
	if !m.Known() {
		return Datum{}
	}
	const from, seconds = 25569, 24 * 60 * 60 // days to 1 January 1970
	_, offset := m.Time().Zone()
	return Datum{number: float64(from + (m.Unix+int64(offset))/seconds), kind: aDay}
}

// Calculated returns a cell with a formula of ours and the value it has now, for programs that show without calculating.
func Calculated(formula string, now Datum) Datum {
	now.formula = formula
	return now
}

// Range names the cells of a column (counted from 0) of a sheet with so many lines above the table, for formulas.
func Range(sheet string, lines, column, rows int) string {
	first := headRow(lines) + 1
	return fmt.Sprintf("%s!$%s$%d:$%[2]s$%[4]d", quotedName(sheet), columnName(column), first, first+max(rows, 1)-1)
}

// quotedName is the name of a sheet in a formula.
func quotedName(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// Cell returns the name of a cell, both counted from 0: «B7» of 6, 1.
func Cell(row, column int) string { return columnName(column) + strconv.Itoa(row+1) }

// columnName returns the letters of a column, counted from 0.
func columnName(column int) (name string) {
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name // #nosec G115 -- a letter
	}
	return name
}

// headRow is the number of the header's row, counted from 1: the lines and an empty row stand above it.
func headRow(lines int) int {
	if lines == 0 {
		return 1
	}
	return lines + 2
}
