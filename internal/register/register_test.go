package register_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/words"
)

var (
	vocabulary = register.Vocabulary{Themes: library.BuiltinThemes(), ThemeName: words.Theme, Communes: []string{"Xã Long Hòa"}}
	now        = time.Date(2026, 11, 28, 9, 0, 0, 0, library.Vietnam)
)

// blank is a blank register as a program for spreadsheets opens it.
func blank(t *testing.T) *excelize.File {
	t.Helper()
	n := 0
	book := register.Blank(vocabulary, library.At(now, library.ToSecond), func() string {
		n++
		return fmt.Sprintf("0190dddd-0000-7000-8000-%012d", n)
	})
	var out bytes.Buffer
	if err := sheet.Write(&out, book); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func read(t *testing.T, f *excelize.File) ([]register.RowSaid, []register.CellFault, error) {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), "x.xlsx", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return register.Read(book, vocabulary, now)
}

// merged is a value in a cell that is one with that below it; formula is one that nobody has calculated.
type (
	merged  struct{ value any }
	formula string
)

func set(t *testing.T, f *excelize.File, cell string, value any) {
	t.Helper()
	var err error
	sheet := f.GetSheetName(0)
	switch v := value.(type) {
	case formula:
		err = f.SetCellFormula(sheet, cell, string(v))
	case merged:
		column, row, wrong := excelize.CellNameToCoordinates(cell)
		below, wrongToo := excelize.CoordinatesToCellName(column, row+1)
		err = errors.Join(wrong, wrongToo, f.SetCellValue(sheet, cell, v.value), f.MergeCell(sheet, cell, below))
	default:
		err = f.SetCellValue(sheet, cell, value)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestABlankRegisterSaysNothing(t *testing.T) {
	t.Parallel()
	f := blank(t)
	rows, faults, err := read(t, f)
	if err != nil || len(rows) != 0 || len(faults) != 0 {
		t.Errorf("%v, %v, %v", rows, faults, err)
	}
	if visible, err := f.GetColVisible(f.GetSheetName(0), "A"); err != nil || visible {
		t.Errorf("the ids are seen: %v", err)
	}
	lists, err := f.GetDataValidations(f.GetSheetName(0))
	if err != nil || len(lists) < 4 {
		t.Errorf("%d lists to choose from, %v", len(lists), err)
	}
	set(t, f, "E5", "Xã Đông Hải") // over the example
	if rows, _, _ := read(t, f); len(rows) != 1 || rows[0].Row != 5 {
		t.Errorf("what was written over the example: %v", rows)
	}
}

func TestARowIsReadAsItWasMeant(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		column string
		value  any
		field  string
		want   string
	}{
		"a day":                      {"B", "05/03/2026", "date", `"2026-03-05"`},
		"a year of two digits":       {"B", "05/03/26", "date", `"2026-03-05"`},
		"a day of the program":       {"B", time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), "date", `"2026-03-05"`},
		"a day in words":             {"B", "ngày 05 tháng 3 năm 2026", "date", `"2026-03-05"`},
		"a number":                   {"N", 45, "present", "45"},
		"a number as text":           {"N", " 45 ", "present", "45"},
		"with a dot for thousands":   {"N", "1.200", "present", "1200"},
		"with a space for thousands": {"N", "1 200", "present", "1200"},
		"nothing":                    {"N", "", "present", "null"},
		"none":                       {"N", 0, "present", "0"},
		"a time":                     {"C", "8h30", "start", `"08:30"`},
		"a time of the program":      {"C", 0.354166666666667, "start", `"08:30"`},
		"a form in capitals":         {"K", "TRỰC TIẾP", "form", `"truc-tiep"`},
		"a level without marks":      {"I", "tinh", "level", `"tinh"`},
		"themes":                     {"L", "Biên giới trên đất liền; Biển, đảo", "themes", `["bien-gioi","bien-dao"]`},
		"a theme with a comma":       {"L", "bien, dao", "themes", `["bien-dao"]`},
		"speakers":                   {"J", "Bình (Xã); Hoa", "speakers", `[{"name":"Bình","level":"xa"},{"name":"Hoa","level":""}]`},
		"audiences":                  {"M", "ngư dân = 40/5; học sinh: 3", "audiences", `[{"group":"ngư dân","present":40,"online":5},{"group":"học sinh","present":3,"online":null}]`},
		"a formula as text":          {"X", "=cmd|' /C calc'!A0", "notes", `"=cmd|' /C calc'!A0"`},
		"one that is to come":        {"B", "05/03/2027", "status", `"planned"`},
	}
	f := blank(t)
	at := map[string]int{}
	for name, c := range cases {
		at[name] = 6 + len(at)
		set(t, f, fmt.Sprint("B", at[name]), "05/03/2026")
		set(t, f, fmt.Sprint("E", at[name]), name) // no row is as another
		set(t, f, fmt.Sprint(c.column, at[name]), c.value)
	}
	rows, faults, err := read(t, f)
	if err != nil || len(faults) > 0 || len(rows) != len(cases) {
		t.Fatalf("%d rows of %d, %v, %v", len(rows), len(cases), faults, err)
	}
	for name, c := range cases {
		if got := string(rows[at[name]-6].Fields[c.field]); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAFaultNamesItsCell(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		column string
		value  any
	}{
		"no day":                      {"B", ""},
		"a day of 2206":               {"B", "05/03/2206"},
		"2206 of the program":         {"B", 111_900},
		"a day that is none":          {"B", "30/02/2026"},
		"a number for a day":          {"B", 5_032_026},
		"words for a number":          {"N", "bốn mươi"},
		"a number with its unit":      {"N", "45 người"},
		"half a person":               {"N", 4.5},
		"less than none":              {"N", -4},
		"an absurd number":            {"P", 5e9},
		"a theme that is none":        {"L", "Vũ trụ"},
		"a form that is none":         {"K", "bay"},
		"an audience without sign":    {"M", "ngư dân = nhiều"},
		"a merged number":             {"N", merged{45}},
		"a formula nobody calculated": {"N", formula("SUM(O6:P6)")},
	}
	f := blank(t)
	at := map[string]int{}
	for name, c := range cases {
		row := 6 + 2*len(at) // what is merged reaches into the row below
		at[name] = row
		set(t, f, fmt.Sprint("B", row), "05/03/2026")
		set(t, f, fmt.Sprint("E", row), name)
		set(t, f, fmt.Sprint(c.column, row), c.value)
	}
	rows, faults, err := read(t, f)
	if err != nil || len(rows) != 0 {
		t.Fatalf("%v, %v", rows, err)
	}
	told := map[int]register.CellFault{}
	for _, fault := range faults {
		if _, there := told[fault.Row]; !there {
			told[fault.Row] = fault
		}
	}
	for name, c := range cases {
		if got, want := told[at[name]], fmt.Sprint(c.column, at[name]); got.Cell != want || got.Error == "" {
			t.Errorf("%s: %+v, want one of %s", name, got, want)
		}
	}
}

func TestAnOldMacCountsDaysFrom1904(t *testing.T) {
	t.Parallel()
	f := blank(t)
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	set(t, f, "B6", 44624)
	rows, faults, err := read(t, f)
	if err != nil || len(faults) > 0 || len(rows) != 1 || string(rows[0].Fields["date"]) != `"2026-03-05"` {
		t.Errorf("%v, %v, %v", rows, faults, err)
	}
}

// TestARegisterThatLibreOfficeSavedIsReadRowByRow reads a register that was filled in badly and saved by LibreOffice 7.4:
// what is right is read, what is not is told with its cell, and the row of totals is no session.
func TestARegisterThatLibreOfficeSavedIsReadRowByRow(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), "x.xlsx", bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	rows, faults, err := register.Read(book, vocabulary, now)
	if err != nil {
		t.Fatal(err)
	}
	said := map[int]string{}
	for _, r := range rows {
		said[r.Row] = fmt.Sprintf("%s %s %s %s", r.Fields["date"], r.Fields["present"], r.Fields["online"], r.Fields["party_members"])
	}
	want := map[int]string{2: `"2026-03-05" 45 3 12`, 3: `"2026-03-06" 45 1200 null`, 4: `"2026-03-05" 50 1 null`, 11: `"2026-03-05" 7 null null`}
	if !maps.Equal(said, want) {
		t.Errorf("rows %v, want %v", said, want)
	}
	var cells []string
	for _, f := range faults {
		cells = append(cells, f.Cell)
	}
	if got := strings.Join(cells, " "); got != "B1 A5 D6 D7 D8 A8 D9 D10" {
		t.Errorf("faults in %s: %v", got, faults)
	}
}

func TestColumnsMayStandInAnyOrderAndStrangersAreTold(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "Dự trực tiếp", "B1": "Ngày", "C1": "Xã, phường, đặc khu", "D1": "Thời tiết", "A2": 45, "B2": "05/03/2026", "C2": "Xã Long Hòa", "D2": "mưa", "A3": 45, "B3": "", "C3": "Tổng cộng"} {
		set(t, f, cell, value)
	}
	rows, faults, err := read(t, f)
	if err != nil || len(rows) != 1 || string(rows[0].Fields["present"]) != "45" || len(faults) != 1 || !faults[0].Told {
		t.Errorf("%v, %v, %v", rows, faults, err)
	}
	if _, spoken := rows[0].Fields["women"]; spoken {
		t.Error("a column that is not there speaks")
	}
	if _, _, err := read(t, excelize.NewFile()); !errors.Is(err, register.ErrNoRegister) {
		t.Errorf("an empty workbook: %v", err)
	}
}

func TestTheSheetOfAReportIsReadAsTheSameSessions(t *testing.T) {
	t.Parallel()
	s := library.Session{
		UID: "0190dddd-0000-7000-8000-000000000001", Status: library.HeldSession, Date: library.Day(2026, 3, 5), Start: library.StartAt(8, 30), Minutes: library.AmountOf(90),
		Place: library.SessionPlace{Commune: "Xã Long Hòa"}, Speakers: []library.Speaker{{Name: "Bình", Level: "xa"}}, Form: library.Hybrid,
		Themes: []library.Theme{library.LandBorders, library.SeaIslands}, Audiences: []library.Audience{{Group: "ngư dân", Present: library.AmountOf(40)}},
		Present: library.AmountOf(40), Notes: "@ghi chú",
	}
	var out bytes.Buffer
	if err := sheet.Write(&out, sheet.Workbook{Sheets: []sheet.Worksheet{register.Listed("Buổi", []library.Session{s}, vocabulary)}}); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), "x", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	rows, faults, err := register.Read(book, vocabulary, now)
	if err != nil || len(faults) > 0 || len(rows) != 1 || rows[0].UID != s.UID {
		t.Fatalf("%v, %v, %v", rows, faults, err)
	}
	back, err := session.Apply(s, rows[0].Fields)
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := session.Changes(s, back); err != nil || len(changed) > 0 {
		t.Errorf("%s, %v", changed, err)
	}
}

// TestAFaultIsToldOnce holds that a cell that cannot be read is one fault, and not those that follow from it too.
func TestAFaultIsToldOnce(t *testing.T) {
	t.Parallel()
	f := blank(t)
	for i, c := range []struct {
		column string
		value  any
	}{{"M", "= 40"}, {"Y", "tờ rơi = 60"}, {"Y", "60"}, {"K", "bay"}, {"B", "hôm qua"}, {"E", merged{"Xã A"}}} {
		row := 6 + 2*i
		set(t, f, fmt.Sprint("B", row), "05/03/2026")
		set(t, f, fmt.Sprint(c.column, row), c.value)
	}
	set(t, f, "B20", "Tổng cộng") // where people have no hidden column the word stands under the days
	set(t, f, "N20", 45)
	_, faults, err := read(t, f)
	if err != nil || len(faults) != 6 {
		t.Errorf("%d faults, %v: %+v", len(faults), err, faults)
	}
}
