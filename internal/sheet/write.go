package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/ooxml"
)

const (
	spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	sheetType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// What Excel takes, in letters.
const (
	longestName    = 31
	longestChoices = 255 // with commas between them
)

// Write writes a workbook; the same one gives the same bytes. An error of w comes back wrapped; a workbook that Excel would
// not open is Internal.
func Write(w io.Writer, b Workbook) error {
	for _, s := range b.Sheets {
		if err := s.fits(); err != nil {
			return library.Fail(library.Internal, s.Name, err)
		}
	}
	archive := ooxml.NewArchive(w, b.Created)
	for _, part := range []struct {
		name string
		data []byte
	}{
		{ooxml.TypesPart, b.types()},
		{ooxml.RelationsPart, ooxml.FileRelations("xl/workbook.xml")},
		{ooxml.PropertiesPart, ooxml.Properties{Title: b.Title, Author: b.Author, Language: "vi-VN", Created: b.Created}.Part()},
		{"xl/workbook.xml", b.part()},
		{"xl/_rels/workbook.xml.rels", b.relations()},
		{"xl/styles.xml", stylesPart()},
	} {
		if err := archive.Add(part.name, part.data); err != nil {
			return fmt.Errorf("sheet: %w", err)
		}
	}
	for i, s := range b.Sheets {
		part, err := archive.Part("xl/" + sheetPart(i))
		if err == nil {
			err = s.write(part)
		}
		if err != nil {
			return fmt.Errorf("sheet: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	return nil
}

// fits tells whether Excel takes the names and choices of a sheet.
func (s Worksheet) fits() error {
	if s.Name == "" || utf8.RuneCountInString(s.Name) > longestName || strings.ContainsAny(s.Name, `[]:*?/\`) {
		return errors.New("no name for a sheet")
	}
	for _, c := range s.Columns {
		if utf8.RuneCountInString(strings.Join(c.Choices, ",")) > longestChoices || strings.Contains(strings.Join(c.Choices, ""), ",") {
			return fmt.Errorf("choices of %q", c.Head)
		}
	}
	return nil
}

// sheetPart is the place of a sheet, counted from 0, in the folder of the workbook.
func sheetPart(i int) string { return "worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

func (b Workbook) types() []byte {
	parts := [][2]string{{"xl/workbook.xml", sheetType + "sheet.main+xml"}, {"xl/styles.xml", sheetType + "styles+xml"}}
	for i := range b.Sheets {
		parts = append(parts, [2]string{"xl/" + sheetPart(i), sheetType + "worksheet+xml"})
	}
	return ooxml.Types(nil, parts)
}

func (b Workbook) relations() []byte {
	all := []ooxml.Relation{{ID: "styles", Kind: "styles", Target: "styles.xml"}}
	for i := range b.Sheets {
		all = append(all, ooxml.Relation{ID: sheetID(i), Kind: "worksheet", Target: sheetPart(i)})
	}
	return ooxml.Relations(all)
}

func sheetID(i int) string { return "sheet" + strconv.Itoa(i+1) }

// part lists the sheets, says which rows stand on every page, and has all formulas calculated when it is opened.
func (b Workbook) part() []byte {
	m := &ooxml.Markup{}
	m.Begin("workbook", "xmlns", spreadsheet, "xmlns:r", ooxml.OfficeRelation)
	m.Open("bookViews")
	m.Empty("workbookView")
	m.Close("bookViews")
	m.Open("sheets")
	for i, s := range b.Sheets {
		m.Empty("sheet", "name", s.Name, "sheetId", strconv.Itoa(i+1), "r:id", sheetID(i))
	}
	m.Close("sheets")
	m.Open("definedNames")
	for i, s := range b.Sheets {
		head := "$" + strconv.Itoa(headRow(len(s.Lines)))
		m.Leaf("definedName", quotedName(s.Name)+"!"+head+":"+head, "name", "_xlnm.Print_Titles", "localSheetId", strconv.Itoa(i))
	}
	m.Close("definedNames")
	m.Empty("calcPr", "fullCalcOnLoad", "1")
	m.Close("workbook")
	return m.Bytes()
}
