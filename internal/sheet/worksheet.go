package sheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/ooxml"
)

// longest is how many letters a cell can hold.
const longest = 32_000

// sheetWriter writes the part of a sheet a row at a time.
type sheetWriter struct {
	ooxml.Markup
	to  io.Writer
	row int // that is being written, counted from 0
}

// write writes the part of a sheet; its errors are those of w.
func (s Worksheet) write(w io.Writer) error {
	out := &sheetWriter{to: w}
	out.Begin("worksheet", "xmlns", spreadsheet)
	out.setUp(s)
	if err := out.table(s); err != nil {
		return err
	}
	out.choices(s)
	out.page()
	out.Close("worksheet")
	_, err := out.WriteTo(w)
	return err
}

// setUp freezes the header, and makes the columns as wide as they are and the whole as wide as a page.
func (w *sheetWriter) setUp(s Worksheet) {
	w.Open("sheetPr")
	w.Empty("pageSetUpPr", "fitToPage", "1")
	w.Close("sheetPr")
	w.Open("sheetViews")
	w.Open("sheetView", "workbookViewId", "0")
	head := headRow(len(s.Lines))
	w.Empty("pane", "ySplit", strconv.Itoa(head), "topLeftCell", Cell(head, 0), "activePane", "bottomLeft", "state", "frozen")
	w.Close("sheetView")
	w.Close("sheetViews")
	if len(s.Columns) == 0 {
		return
	}
	w.Open("cols")
	for i, c := range s.Columns {
		number := strconv.Itoa(i + 1)
		attributes := []string{"min", number, "max", number, "width", decimal(c.Width), "customWidth", "1"}
		if c.Hidden {
			attributes = append(attributes, "hidden", "1")
		}
		w.Empty("col", attributes...)
	}
	w.Close("cols")
}

// table writes all rows: the lines, the header, the data, their total and the notes.
func (w *sheetWriter) table(s Worksheet) error {
	w.Open("sheetData")
	for i, text := range s.Lines {
		style := lineStyle
		if i == 0 {
			style = titleStyle
		}
		w.line(text, style)
	}
	w.row = headRow(len(s.Lines)) - 1
	var heads []Datum
	for _, c := range s.Columns {
		heads = append(heads, Text(c.Head))
	}
	const threeLines = "48" // pt
	w.cells(heads, s.Columns, ofHead, "ht", threeLines, "customHeight", "1")
	for _, data := range s.Rows {
		w.cells(data, s.Columns, ofRow)
		if _, err := w.WriteTo(w.to); err != nil {
			return err
		}
	}
	if s.Total != nil {
		w.cells(s.Total, s.Columns, ofTotal)
	}
	for _, note := range s.Notes {
		w.line(note, lineStyle)
	}
	w.Close("sheetData")
	return nil
}

// line is a row of one text.
func (w *sheetWriter) line(text string, style cellStyle) {
	w.cells([]Datum{Text(text)}, make([]WorkColumn, 1), func(Datum, WorkColumn) cellStyle { return style })
}

// cells writes a row, with attributes of its own.
func (w *sheetWriter) cells(data []Datum, columns []WorkColumn, style func(Datum, WorkColumn) cellStyle, attributes ...string) {
	w.Open("row", append([]string{"r", strconv.Itoa(w.row + 1)}, attributes...)...)
	for i, d := range data {
		w.cell(d, "r", Cell(w.row, i), "s", strconv.Itoa(int(style(d, columns[i]))))
	}
	w.Close("row")
	w.row++
}

func (w *sheetWriter) cell(d Datum, attributes ...string) {
	switch {
	case d.kind == aText && d.formula == "":
		w.Open("c", append(attributes, "t", "inlineStr")...)
		w.Open("is")
		w.Leaf("t", coded(cut(d.text)), "xml:space", "preserve")
		w.Close("is")
	case d.formula != "":
		if d.kind == aText {
			attributes = append(attributes, "t", "str")
		}
		w.Open("c", attributes...)
		w.Leaf("f", d.formula)
		w.value(d)
	case d.kind == nothing:
		w.Empty("c", attributes...)
		return
	default:
		w.Open("c", attributes...)
		w.value(d)
	}
	w.Close("c")
}

// value is what a cell shows.
func (w *sheetWriter) value(d Datum) {
	switch d.kind {
	case aText:
		w.Leaf("v", coded(cut(d.text)))
	case aNumber, aDay:
		w.Leaf("v", decimal(d.number))
	}
}

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// cut shortens a text to what a cell holds, and shows that it did.
func cut(text string) string { return within(text, longest) }

// within shortens a text to so many letters, and shows that it did.
func within(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// choices puts lists on the columns that have choices.
func (w *sheetWriter) choices(s Worksheet) {
	first := headRow(len(s.Lines))
	listed := 0
	for _, c := range s.Columns {
		if len(c.Choices) > 0 {
			listed++
		}
	}
	if listed == 0 {
		return
	}
	const longestTitle, longestError = 32, 255 // letters, in Excel
	w.Open("dataValidations", "count", strconv.Itoa(listed))
	for i, c := range s.Columns {
		if len(c.Choices) == 0 {
			continue
		}
		w.Open("dataValidation", "type", "list", "allowBlank", "1", "showErrorMessage", "1", "errorStyle", "warning",
			"errorTitle", within(c.Head, longestTitle), "error", within(strings.Join(c.Choices, ", "), longestError),
			"sqref", fmt.Sprintf("%s:%s", Cell(first, i), Cell(first+len(s.Rows)+c.Room, i)))
		w.Leaf("formula1", `"`+strings.ReplaceAll(strings.Join(c.Choices, ","), `"`, `""`)+`"`)
		w.Close("dataValidation")
	}
	w.Close("dataValidations")
}

// page makes the sheet print on A4 in landscape, as wide as the page and as long as it is, with the page's number at its foot.
func (w *sheetWriter) page() {
	const a4 = "9"
	inch := func(mm float64) string { return decimal(mm / 25.4) }
	w.Empty("pageMargins", "left", inch(20), "right", inch(15), "top", inch(20), "bottom", inch(15), "header", inch(8), "footer", inch(8))
	w.Empty("pageSetup", "paperSize", a4, "orientation", "landscape", "fitToWidth", "1", "fitToHeight", "0")
	w.Open("headerFooter")
	w.Leaf("oddFooter", "&C&P/&N")
	w.Close("headerFooter")
}
