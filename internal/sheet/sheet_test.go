package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/sheet"
)

// book is a workbook with a table, its total as a formula, and texts that look like formulas.
func book() sheet.Workbook {
	s := sheet.Worksheet{
		Name: "Theo xã", Lines: []string{"BÁO CÁO", "Quý I"},
		Columns: []sheet.WorkColumn{{Head: "Tên", Width: 20}, {Head: "Cuộc", Width: 8}, {Head: "Ngày", Width: 12}, {Head: "Tỷ lệ", Width: 8, Percent: true}, {Head: "Mã", Width: 8, Hidden: true}},
	}
	for i, text := range []string{"=1+2", "+84", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "Xã <Long> & Hòa", "\tmở"} {
		s.Rows = append(s.Rows, []sheet.Datum{sheet.Text(text), sheet.Number(float64(i + 1)), sheet.Day(library.Day(2026, 3, 5)), sheet.Number(6.3), {}})
	}
	s.Total = []sheet.Datum{sheet.Text("Tổng cộng"), sheet.Calculated("SUM("+sheet.Range(s.Name, 2, 1, len(s.Rows))+")", sheet.Number(28)), {}, {}, {}}
	return sheet.Workbook{Title: "Báo cáo", Author: "Ban", Created: library.Day(2026, 3, 31), Sheets: []sheet.Worksheet{s}}
}

func written(t *testing.T, b sheet.Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := sheet.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(ctx context.Context, raw []byte) (sheet.FoundBook, error) {
	return sheet.Read(ctx, "x.xlsx", bytes.NewReader(raw), int64(len(raw)))
}

// TestTextsThatLookLikeFormulasStayTexts looks at the cells as a program for spreadsheets sees them.
func TestTextsThatLookLikeFormulasStayTexts(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, book())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	formulas := 0
	for row := 1; row <= 12; row++ {
		for column := 1; column <= 5; column++ {
			cell, _ := excelize.CoordinatesToCellName(column, row)
			if formula, err := f.GetCellFormula("Theo xã", cell); err != nil || formula != "" {
				formulas++
			}
		}
	}
	if formulas != 1 {
		t.Errorf("%d formulas; the total alone is one", formulas)
	}
	for row, want := range []string{"=1+2", "+84", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "Xã <Long> & Hòa"} {
		cell := fmt.Sprint("A", 5+row)
		kind, err1 := f.GetCellType("Theo xã", cell)
		got, err2 := f.GetCellValue("Theo xã", cell)
		if err1 != nil || err2 != nil || got != want || kind == excelize.CellTypeFormula || kind == excelize.CellTypeNumber {
			t.Errorf("%s is %q of kind %v, want %q", cell, got, kind, want)
		}
	}
	if value, err := f.CalcCellValue("Theo xã", "B12"); err != nil || value != "28" {
		t.Errorf("the total is calculated as %q, %v", value, err)
	}
}

func TestASheetPrintsOnA4InLandscapeWithAFrozenHead(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, book())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	layout, err := f.GetPageLayout("Theo xã")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || layout.FitToHeight != nil && *layout.FitToHeight != 0 {
		t.Errorf("%+v, %v", layout, err)
	}
	panes, err := f.GetPanes("Theo xã")
	if err != nil || !panes.Freeze || panes.YSplit != 4 {
		t.Errorf("%+v, %v", panes, err)
	}
	if visible, err := f.GetColVisible("Theo xã", "E"); err != nil || visible {
		t.Errorf("the hidden column is seen: %v", err)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || !strings.HasSuffix(names[0].RefersTo, "!$4:$4") {
		t.Errorf("rows on every page: %+v", names)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	raw := written(t, book())
	if !bytes.Equal(raw, written(t, book())) {
		t.Error("the same workbook gives other bytes")
	}
	found, err := read(t.Context(), raw)
	if err != nil || len(found.Sheets) != 1 || found.Sheets[0].Name != "Theo xã" {
		t.Fatalf("%+v, %v", found, err)
	}
	check(t, found.Sheets[0])
}

// TestTextsComeBackAsTheyWere writes and reads texts that XML or Excel has another way to write for, in which other programs of
// the kind have lost letters.
func TestTextsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"_x000D_":                       "_x000D_", // typed so
		"a_x0041_x0042_b":               "a_x0041_x0042_b",
		"_x005F_":                       "_x005F_",
		"__x0041__":                     "__x0041__",
		"_x00zz_ _x0041":                "_x00zz_ _x0041",
		"_xD83D_":                       "_xD83D_", // half a letter
		"hai\ndòng":                     "hai\ndòng",
		"  đầu và cuối  ":               "  đầu và cuối  ",
		"cột\tbên":                      "cột\tbên",
		"chuông\x07\x00":                "chuông",
		"\u202eđảo\u202c":               "đảo",
		"a\xffb":                        "ab",
		"<c>&amp;\"'":                   "<c>&amp;\"'",
		"🌊 \U0001F1FB\U0001F1F3":        "🌊 \U0001F1FB\U0001F1F3",
		"\ufffe":                        "",
		strings.Repeat("ế", 32_001):     strings.Repeat("ế", 31_999) + "…",
		strings.Repeat("ế", 32_000)[3:]: strings.Repeat("ế", 31_999),
	} {
		raw := written(t, sheet.Workbook{Sheets: []sheet.Worksheet{{Name: "a", Columns: make([]sheet.WorkColumn, 2), Rows: [][]sheet.Datum{
			{sheet.Text(text), sheet.Calculated(`"x"`, sheet.Text(text))},
		}}}})
		found, err := read(t.Context(), raw)
		if err != nil {
			t.Fatal(err)
		}
		for column, c := range found.Sheets[0].Rows[1] {
			if c.Text != want {
				t.Errorf("%.40q comes back in column %d as %.40q", text, column, c.Text)
			}
		}
		f, err := excelize.OpenReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.GetCellValue("a", "A2"); err != nil || got != want {
			t.Errorf("%.40q is seen as %.40q, %v", text, got, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEndsOfLinesOfExcelAreEndsOfLines(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		`<c r="A1" t="inlineStr"><is><t>một_x000D_&#10;hai</t></is></c>`: "một\nhai",
		`<c r="A1" t="inlineStr"><is><t>một_x000d_hai</t></is></c>`:      "một\nhai",
		`<c r="A1" t="s"><v>0</v></c>`:                                   "một\nhai_x000D_",
		`<c r="A1" t="str"><f>B1</f><v>một_x0007__x0009_hai</v></c>`:     "một\thai",
	} {
		found, err := read(t.Context(), madeOf(t, `<row r="1">`+cell+`</row>`, "", `<si><t>một_x000D_hai_x005F_x000D_</t></si>`))
		if err != nil || found.Sheets[0].Rows[0][0].Text != want {
			t.Errorf("%s is %+v, %v", cell, found.Sheets, err)
		}
	}
}

// TestWhatExcelWouldNotOpenIsNotWritten has names and lists past its limits; what it cuts short is no fault.
func TestWhatExcelWouldNotOpenIsNotWritten(t *testing.T) {
	t.Parallel()
	named := func(name string) sheet.Workbook { return sheet.Workbook{Sheets: []sheet.Worksheet{{Name: name}}} }
	choosing := func(head string, choices ...string) sheet.Workbook {
		return sheet.Workbook{Sheets: []sheet.Worksheet{{Name: "a", Columns: []sheet.WorkColumn{{Head: head, Choices: choices}}}}}
	}
	for name, b := range map[string]sheet.Workbook{
		"no name": named(""), "a long name": named(strings.Repeat("ế", 32)), "a stroke": named("a/b"), "a colon": named("a:b"), "brackets": named("[a]"),
		"long choices": choosing("a", strings.Repeat("ế", 128), strings.Repeat("ế", 128)), "a comma": choosing("a", "biển, đảo"),
	} {
		if err := sheet.Write(io.Discard, b); !library.IsKind(err, library.Internal) {
			t.Errorf("%s: %v", name, err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(written(t, choosing(strings.Repeat("Đầu ", 20), strings.Repeat("ế", 100), `"b"`, strings.Repeat("ế", 150)))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lists, err := f.GetDataValidations("a")
	if err != nil || len(lists) != 1 || utf8.RuneCountInString(*lists[0].ErrorTitle) != 32 || utf8.RuneCountInString(*lists[0].Error) != 255 {
		t.Errorf("%+v, %v", lists, err)
	}
}

// fullAfter takes so many bytes.
type fullAfter int

func (f *fullAfter) Write(raw []byte) (int, error) {
	if *f -= fullAfter(len(raw)); *f < 0 {
		return 0, errFull
	}
	return len(raw), nil
}

var errFull = errors.New("full")

func TestAFullDiskIsTold(t *testing.T) {
	t.Parallel()
	b := book()
	for range 20_000 {
		b.Sheets[0].Rows = append(b.Sheets[0].Rows, b.Sheets[0].Rows[0])
	}
	for _, room := range []fullAfter{0, 1000, 20_000} {
		if err := sheet.Write(&room, b); !errors.Is(err, errFull) {
			t.Errorf("%v", err)
		}
	}
}

func check(t *testing.T, s sheet.FoundSheet) {
	t.Helper()
	if c := s.Rows[4][0]; c.Text != "=1+2" || c.Number {
		t.Errorf("a text is %+v", c)
	}
	if c := s.Rows[4][1]; c.Text != "1" || !c.Number {
		t.Errorf("a number is %+v", c)
	}
	if c := s.Rows[4][2]; c.Text != "46086" || !c.Number {
		t.Errorf("a day is %+v", c)
	}
	if c := s.Rows[11][1]; c.Text != "28" || !c.Number || c.Empty {
		t.Errorf("the value of a formula is %+v", c)
	}
}

// TestASheetThatLibreOfficeSavedIsReadAlike reads the workbook as LibreOffice 7.4 saved it anew.
func TestASheetThatLibreOfficeSavedIsReadAlike(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	found, err := read(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	check(t, found.Sheets[0])
}

// madeOf is a workbook of these members, as other programs write them.
func madeOf(t *testing.T, rows, merged, texts string) []byte {
	t.Helper()
	const spreadsheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, data := range map[string]string{
		"xl/workbook.xml":            `<workbook ` + spreadsheet + `><sheets><sheet name="Sổ" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet ` + spreadsheet + `><sheetData>` + rows + `</sheetData>` + merged + `</worksheet>`,
		"xl/sharedStrings.xml":       `<sst ` + spreadsheet + `>` + texts + `</sst>`,
	} {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, data); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bomb is a workbook whose sheet is 140 MB of spaces, and says it is so many bytes.
func bomb(t *testing.T, said uint64) []byte {
	t.Helper()
	const megabytes = 140
	var packed, out bytes.Buffer
	squeeze, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for range megabytes {
		if _, err := squeeze.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := squeeze.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := zip.NewReader(bytes.NewReader(madeOf(t, "", "", "")), int64(len(madeOf(t, "", "", ""))))
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(&out)
	for _, f := range good.File {
		if f.Name == "xl/worksheets/sheet1.xml" {
			continue
		}
		if err := archive.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	w, err := archive.CreateRaw(&zip.FileHeader{
		Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: said,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCellsOfOtherProgramsAreReadAsTheyAre(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cell string
		want sheet.Found
	}{
		"a shared text":              {`<c r="A1" t="s"><v>0</v></c>`, sheet.Found{Text: "Xã"}},
		"a text of runs":             {`<c r="A1" t="s"><v>1</v></c>`, sheet.Found{Text: "Long Hòa"}},
		"a text that is not there":   {`<c r="A1" t="s"><v>9</v></c><c r="A1" t="str"><v>x</v></c>`, sheet.Found{Text: "x"}},
		"without its place":          {`<c><v>7</v></c>`, sheet.Found{Text: "7", Number: true}},
		"a calculated number":        {`<c r="A1"><f>SUM(B1:B2)</f><v>12</v></c>`, sheet.Found{Text: "12", Number: true}},
		"a calculated text":          {`<c r="A1" t="str"><f>B1</f><v>Xã</v></c>`, sheet.Found{Text: "Xã"}},
		"a formula nobody solved":    {`<c r="A1"><f>SUM(B1:B2)</f></c>`, sheet.Found{Empty: true}},
		"an error":                   {`<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>`, sheet.Found{Text: "#DIV/0!", Wrong: true}},
		"true":                       {`<c r="A1" t="b"><v>1</v></c>`, sheet.Found{Text: "TRUE"}},
		"a text beside the alphabet": {`<c r="A1" t="inlineStr"><is><t>Ấp 1</t></is></c>`, sheet.Found{Text: "Ấp 1"}},
	} {
		found, err := read(t.Context(), madeOf(t, `<row r="1">`+c.cell+`</row>`, "", `<si><t>Xã</t></si><si><r><t>Long </t></r><r><t>Hòa</t></r></si>`))
		if err != nil || found.Sheets[0].Rows[0][0] != c.want {
			t.Errorf("%s: %+v, %v; want %+v", name, found.Sheets, err, c.want)
		}
	}
	found, err := read(t.Context(), madeOf(t, `<row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>`, `<mergeCells><mergeCell ref="B2:B3"/></mergeCells>`, ""))
	if err != nil || !found.Sheets[0].Rows[1][1].Merged || !found.Sheets[0].Rows[2][1].Merged || found.Sheets[0].Rows[2][2].Merged {
		t.Errorf("merged: %+v, %v", found.Sheets, err)
	}
}

func TestPastedRowsAreCells(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Ngày\tXã\n05/3/2026\tXã A\n":      "Ngày;Xã|05/3/2026;Xã A",
		"Ngày\tXã\r\n\r\n05/3/2026\tA\r\n": "Ngày;Xã|05/3/2026;A",
		"Ngày\tXã\n05/3/2026|Xã A":         "Ngày;Xã|05/3/2026;Xã A",
		"a\t\"hai\ndòng\"\tb":              "a;hai\ndòng;b",
		"a\t\tb":                           "a;;b",
		"=1+2\t@x":                         "=1+2;@x",
		"a \"b\" c\td":                     "a \"b\" c;d",
		"":                                 "",
	} {
		found, err := sheet.Pasted(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var rows []string
		for row := 0; row <= found.Sheets[0].Last; row++ {
			var cells []string
			for column := 0; column < 5; column++ {
				cells = append(cells, found.Sheets[0].Rows[row][column].Text)
			}
			rows = append(rows, strings.TrimRight(strings.Join(cells, ";"), ";"))
		}
		if got := strings.Join(rows, "|"); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for name, text := range map[string]string{"rows without end": strings.Repeat("x\n", 100_050), "a large text": strings.Repeat("x", sheet.MostBytes+1)} {
		if _, err := sheet.Pasted(text); !library.IsKind(err, library.TooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWorkbooksPastTheLimitsAreRefused(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	good := written(t, book())
	for name, c := range map[string]struct {
		ctx  context.Context
		raw  []byte
		want library.Kind
	}{
		"a bomb":                {t.Context(), bomb(t, 140<<20), library.TooLarge},
		"a bomb that denies it": {t.Context(), bomb(t, 1000), library.DamagedFile},
		"a row past all":        {t.Context(), madeOf(t, `<row r="900000"><c r="A900000"><v>1</v></c></row>`, "", ""), library.TooLarge},
		"many merged for one":   {t.Context(), madeOf(t, `<row r="100000"><c r="A100000"><v>1</v></c></row>`, `<mergeCells>`+strings.Repeat(`<mergeCell ref="A1:ZZ1000000"/>`, 50)+`</mergeCells>`, ""), library.TooLarge},
		"broken off":            {t.Context(), good[:len(good)-30], library.DamagedFile},
		"a sheet that is none":  {t.Context(), madeOf(t, `<row`, "", ""), library.DamagedFile},
		"locked":                {t.Context(), append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), library.LockedFile},
		"one that was stopped":  {stopped, good, library.Cancelled},
		"a text, not a package": {t.Context(), []byte("Ngày;Xã"), library.DamagedFile},
	} {
		if _, err := read(c.ctx, c.raw); !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := sheet.Read(t.Context(), "x", bytes.NewReader(nil), sheet.MostBytes+1); !library.IsKind(err, library.TooLarge) {
		t.Errorf("a large file: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	var out bytes.Buffer
	if err := sheet.Write(&out, book()); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := read(t.Context(), raw)
		if err != nil && library.KindOf(err) == library.Internal {
			t.Errorf("an error without a kind: %v", err)
		}
	})
}
