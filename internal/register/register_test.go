package register_test

import (
	"bytes"
	"errors"
	"fmt"
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

func set(t *testing.T, f *excelize.File, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(f.GetSheetName(0), cell, value); err != nil {
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
	for name, c := range map[string]struct {
		cells map[string]any
		field string
		want  string
	}{
		"a day":                      {map[string]any{"B6": "05/03/2026"}, "date", `"2026-03-05"`},
		"a year of two digits":       {map[string]any{"B6": "05/03/26"}, "date", `"2026-03-05"`},
		"a day of the program":       {map[string]any{"B6": time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)}, "date", `"2026-03-05"`},
		"a day in words":             {map[string]any{"B6": "ngày 05 tháng 3 năm 2026"}, "date", `"2026-03-05"`},
		"a number":                   {map[string]any{"N6": 45}, "present", "45"},
		"a number as text":           {map[string]any{"N6": " 45 "}, "present", "45"},
		"with a dot for thousands":   {map[string]any{"N6": "1.200"}, "present", "1200"},
		"with a space for thousands": {map[string]any{"N6": "1 200"}, "present", "1200"},
		"nothing":                    {map[string]any{"N6": ""}, "present", "null"},
		"none":                       {map[string]any{"N6": 0}, "present", "0"},
		"a time":                     {map[string]any{"C6": "8h30"}, "start", `"08:30"`},
		"a time of the program":      {map[string]any{"C6": 0.354166666666667}, "start", `"08:30"`},
		"a form in capitals":         {map[string]any{"K6": "TRỰC TIẾP"}, "form", `"truc-tiep"`},
		"a level without marks":      {map[string]any{"I6": "tinh"}, "level", `"tinh"`},
		"themes":                     {map[string]any{"L6": "Biên giới trên đất liền; Biển, đảo"}, "themes", `["bien-gioi","bien-dao"]`},
		"a theme with a comma":       {map[string]any{"L6": "bien, dao"}, "themes", `["bien-dao"]`},
		"speakers":                   {map[string]any{"J6": "Bình (Xã); Hoa"}, "speakers", `[{"name":"Bình","level":"xa"},{"name":"Hoa","level":""}]`},
		"audiences":                  {map[string]any{"M6": "ngư dân = 40/5; học sinh: 3"}, "audiences", `[{"group":"ngư dân","present":40,"online":5},{"group":"học sinh","present":3,"online":null}]`},
		"a formula as text":          {map[string]any{"X6": "=cmd|' /C calc'!A0"}, "notes", `"=cmd|' /C calc'!A0"`},
		"one that is to come":        {map[string]any{"B6": "05/03/2027"}, "status", `"planned"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := blank(t)
			if _, dated := c.cells["B6"]; !dated {
				set(t, f, "B6", "05/03/2026")
			}
			for cell, value := range c.cells {
				set(t, f, cell, value)
			}
			rows, faults, err := read(t, f)
			if err != nil || len(faults) > 0 || len(rows) != 1 {
				t.Fatalf("%v, %v, %v", rows, faults, err)
			}
			if got := string(rows[0].Fields[c.field]); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestAFaultNamesItsCell(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(t *testing.T, f *excelize.File)
		cell   string
	}{
		"no day":                   {func(t *testing.T, f *excelize.File) { set(t, f, "B6", "") }, "B6"},
		"a day of 2206":            {func(t *testing.T, f *excelize.File) { set(t, f, "B6", "05/03/2206") }, "B6"},
		"2206 of the program":      {func(t *testing.T, f *excelize.File) { set(t, f, "B6", 111_900) }, "B6"},
		"a day that is none":       {func(t *testing.T, f *excelize.File) { set(t, f, "B6", "30/02/2026") }, "B6"},
		"a number for a day":       {func(t *testing.T, f *excelize.File) { set(t, f, "B6", 5_032_026) }, "B6"},
		"words for a number":       {func(t *testing.T, f *excelize.File) { set(t, f, "N6", "bốn mươi") }, "N6"},
		"a number with its unit":   {func(t *testing.T, f *excelize.File) { set(t, f, "N6", "45 người") }, "N6"},
		"half a person":            {func(t *testing.T, f *excelize.File) { set(t, f, "N6", 4.5) }, "N6"},
		"less than none":           {func(t *testing.T, f *excelize.File) { set(t, f, "N6", -4) }, "N6"},
		"an absurd number":         {func(t *testing.T, f *excelize.File) { set(t, f, "P6", 5e9) }, "P6"},
		"a theme that is none":     {func(t *testing.T, f *excelize.File) { set(t, f, "L6", "Vũ trụ") }, "L6"},
		"a form that is none":      {func(t *testing.T, f *excelize.File) { set(t, f, "K6", "bay") }, "K6"},
		"an audience without sign": {func(t *testing.T, f *excelize.File) { set(t, f, "M6", "ngư dân = nhiều") }, "M6"},
		"a merged number": {func(t *testing.T, f *excelize.File) {
			set(t, f, "N6", 45)
			if err := f.MergeCell(f.GetSheetName(0), "N6", "N7"); err != nil {
				t.Fatal(err)
			}
		}, "N6"},
		"a formula nobody calculated": {func(t *testing.T, f *excelize.File) {
			if err := f.SetCellFormula(f.GetSheetName(0), "N6", "SUM(O6:P6)"); err != nil {
				t.Fatal(err)
			}
		}, "N6"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := blank(t)
			set(t, f, "B6", "05/03/2026")
			set(t, f, "E6", "Xã Long Hòa")
			c.change(t, f)
			rows, faults, err := read(t, f)
			if err != nil || len(rows) != 0 || len(faults) == 0 || faults[0].Cell != c.cell || faults[0].Row != 6 || faults[0].Error == "" {
				t.Errorf("%v, %v, %v", rows, faults, err)
			}
		})
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
