// Package sheet writes tables as workbooks for spreadsheet programs (.xlsx, ECMA-376) and reads the cells of those that
// people send back. It is pure.
package sheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

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
	Name    string
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
	Choices []string // what may be typed, offered as a list; nil for anything
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
	return Datum{text: strings.Map(straight, text), kind: aText}
}

// straight leaves out a sign by which Excel would turn the words behind it around.
func straight(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
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
	name, _ := excelize.ColumnNumberToName(column + 1) // a column of ours
	first := headRow(lines) + 1
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", strings.ReplaceAll(sheet, "'", "''"), name, first, name, first+max(rows, 1)-1)
}

// headRow is the number of the header's row: the lines and an empty row stand above it.
func headRow(lines int) int {
	if lines == 0 {
		return 1
	}
	return lines + 2
}

// longest is how many letters a cell can hold.
const longest = 32_000

// Write writes a workbook. An error of w comes back wrapped.
func Write(w io.Writer, b Workbook) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	s, err := newStyles(f)
	if err != nil {
		return library.Fail(library.Internal, "sheet", err)
	}
	for i, sheet := range b.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", sheet.Name)
		} else {
			_, err = f.NewSheet(sheet.Name)
		}
		if err == nil {
			err = writeSheet(f, s, sheet)
		}
		if err != nil {
			return library.Fail(library.Internal, sheet.Name, err)
		}
	}
	if err := describe(f, b); err != nil {
		return library.Fail(library.Internal, "sheet", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	return nil
}

func describe(f *excelize.File, b Workbook) error {
	created := ""
	if b.Created.Known() {
		created = b.Created.Time().UTC().Format("2006-01-02T15:04:05Z")
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: b.Title, Creator: b.Author, LastModifiedBy: b.Author, Created: created, Modified: created, Language: "vi-VN"}); err != nil {
		return err
	}
	yes := true
	return f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes})
}

// looks are the styles of cells, by excelize's numbers.
type looks struct {
	title, line, head, text, number, day, percent int
	total                                         looksOfTotal
}

type looksOfTotal struct{ text, number, percent int }

func newStyles(f *excelize.File) (s looks, err error) {
	thin := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	number, day, percent := "#,##0", "dd/mm/yyyy", `+0.0"%";-0.0"%";0.0"%"`
	plain := excelize.Font{Family: "Times New Roman", Size: 12}
	bold := excelize.Font{Family: "Times New Roman", Size: 12, Bold: true}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "top"}
	for _, look := range []struct {
		into *int
		of   excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: 14, Bold: true}}},
		{&s.line, excelize.Style{Font: &plain}},
		{&s.head, excelize.Style{Font: &bold, Border: thin, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"}}},
		{&s.text, excelize.Style{Font: &plain, Border: thin, Alignment: wrapped}},
		{&s.number, excelize.Style{Font: &plain, Border: thin, CustomNumFmt: &number, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.day, excelize.Style{Font: &plain, Border: thin, CustomNumFmt: &day, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}}},
		{&s.percent, excelize.Style{Font: &plain, Border: thin, CustomNumFmt: &percent, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.total.text, excelize.Style{Font: &bold, Border: thin, Alignment: wrapped}},
		{&s.total.number, excelize.Style{Font: &bold, Border: thin, CustomNumFmt: &number}},
		{&s.total.percent, excelize.Style{Font: &bold, Border: thin, CustomNumFmt: &percent}},
	} {
		if *look.into, err = f.NewStyle(&look.of); err != nil {
			return s, err
		}
	}
	return s, nil
}

func writeSheet(f *excelize.File, s looks, sheet Worksheet) error {
	if err := setUp(f, sheet); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheet.Name)
	if err != nil {
		return err
	}
	for i, c := range sheet.Columns {
		if err := out.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
		if c.Hidden {
			if err := out.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	head := headRow(len(sheet.Lines))
	corner, _ := excelize.CoordinatesToCellName(1, head+1)
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: corner, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := writeRows(out, s, sheet); err != nil {
		return err
	}
	return out.Flush()
}

func writeRows(out *excelize.StreamWriter, s looks, sheet Worksheet) error {
	at := 0
	row := func(cells []any, how ...excelize.RowOpts) error {
		at++
		name, err := excelize.CoordinatesToCellName(1, at)
		if err != nil {
			return err
		}
		return out.SetRow(name, cells, how...)
	}
	line := func(text string, style int) error { return row([]any{excelize.Cell{StyleID: style, Value: cut(text)}}) }
	for i, text := range sheet.Lines {
		style := s.line
		if i == 0 {
			style = s.title
		}
		if err := line(text, style); err != nil {
			return err
		}
	}
	if len(sheet.Lines) > 0 {
		at++
	}
	var heads []any
	for _, c := range sheet.Columns {
		heads = append(heads, excelize.Cell{StyleID: s.head, Value: c.Head})
	}
	const headHeight = 48 // pt: three lines
	if err := row(heads, excelize.RowOpts{Height: headHeight}); err != nil {
		return err
	}
	for _, data := range sheet.Rows {
		if err := row(cellsOf(data, sheet.Columns, s.ofRow)); err != nil {
			return err
		}
	}
	if sheet.Total != nil {
		if err := row(cellsOf(sheet.Total, sheet.Columns, s.ofTotal)); err != nil {
			return err
		}
	}
	for _, note := range sheet.Notes {
		if err := line(note, s.line); err != nil {
			return err
		}
	}
	return nil
}

func (s looks) ofRow(d Datum, c WorkColumn) int {
	switch {
	case c.Percent:
		return s.percent
	case d.kind == aNumber:
		return s.number
	case d.kind == aDay:
		return s.day
	}
	return s.text
}

func (s looks) ofTotal(d Datum, c WorkColumn) int {
	switch {
	case c.Percent:
		return s.total.percent
	case d.kind == aNumber || d.formula != "":
		return s.total.number
	}
	return s.total.text
}

func cellsOf(data []Datum, columns []WorkColumn, look func(Datum, WorkColumn) int) []any {
	var cells []any
	for i, d := range data {
		cell := excelize.Cell{StyleID: look(d, columns[i]), Formula: d.formula}
		switch d.kind {
		case aText:
			cell.Value = cut(d.text)
		case aNumber, aDay:
			cell.Value = d.number
		}
		cells = append(cells, cell)
	}
	return cells
}

// cut shortens a text to what a cell holds, and shows that it did.
func cut(text string) string {
	if utf8.RuneCountInString(text) <= longest {
		return text
	}
	return string([]rune(text)[:longest-1]) + "…"
}

// setUp makes the sheet print on A4 in landscape, as wide as the page, with the header on every page.
func setUp(f *excelize.File, sheet Worksheet) error {
	const a4 = 9
	yes, size, wide, any, turned := true, a4, 1, 0, "landscape"
	if err := f.SetSheetProps(sheet.Name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	err := f.SetPageLayout(sheet.Name, &excelize.PageLayoutOptions{Size: &size, Orientation: &turned, FitToWidth: &wide, FitToHeight: &any})
	if err != nil {
		return err
	}
	inch := func(mm float64) *float64 { inches := mm / 25.4; return &inches }
	err = f.SetPageMargins(sheet.Name, &excelize.PageLayoutMarginsOptions{Left: inch(20), Right: inch(15), Top: inch(20), Bottom: inch(15), Header: inch(8), Footer: inch(8)})
	if err != nil {
		return err
	}
	if err := f.SetHeaderFooter(sheet.Name, &excelize.HeaderFooterOptions{OddFooter: "&C&P/&N"}); err != nil {
		return err
	}
	head := strconv.Itoa(headRow(len(sheet.Lines)))
	err = f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet.Name, RefersTo: "'" + strings.ReplaceAll(sheet.Name, "'", "''") + "'!$" + head + ":$" + head,
	})
	if err != nil {
		return err
	}
	return offerChoices(f, sheet)
}

// offerChoices puts lists on the columns that have choices.
func offerChoices(f *excelize.File, sheet Worksheet) error {
	first := headRow(len(sheet.Lines)) + 1
	for i, c := range sheet.Columns {
		if len(c.Choices) == 0 {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		list := excelize.NewDataValidation(true)
		list.SetSqref(fmt.Sprintf("%s%d:%s%d", name, first, name, first+len(sheet.Rows)+c.Room))
		if err := list.SetDropList(c.Choices); err != nil {
			return err
		}
		list.SetError(excelize.DataValidationErrorStyleWarning, c.Head, strings.Join(c.Choices, ", "))
		if err := f.AddDataValidation(sheet.Name, list); err != nil {
			return err
		}
	}
	return nil
}
