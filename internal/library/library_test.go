package library_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestMomentPrintsAsPreciselyAsItIsKnown(t *testing.T) {
	at := time.Date(2022, 1, 12, 1, 45, 10, 0, time.UTC)
	cases := map[library.Precision]string{
		library.NoDate:   `null`,
		library.ToDay:    `"2022-01-12"`,
		library.ToMinute: `"2022-01-12T08:45:10+07:00"`,
		library.ToSecond: `"2022-01-12T08:45:10+07:00"`,
	}
	for precision, want := range cases {
		got, err := json.Marshal(library.At(at, precision))
		if err != nil || string(got) != want {
			t.Errorf("%q: %s, %v; want %s", precision, got, err, want)
		}
	}
}

func TestMomentComesBackFromJSON(t *testing.T) {
	for _, m := range []library.Moment{{}, library.Day(2026, 11, 20), library.At(time.Unix(1642000000, 0), library.ToSecond)} {
		raw, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var back library.Moment
		if err := json.Unmarshal(raw, &back); err != nil || back.String() != m.String() {
			t.Errorf("%s came back as %s, %v", m, back, err)
		}
	}
	var m library.Moment
	if err := json.Unmarshal([]byte(`"hôm qua"`), &m); err == nil {
		t.Error("a date that is none was read")
	}
}

func TestThemesStandInReadingOrderOnce(t *testing.T) {
	got := library.SortThemes([]library.Theme{"phu-nu", library.ForeignInformation, library.SeaIslands, "phu-nu"})
	want := []library.Theme{library.SeaIslands, library.ForeignInformation, "phu-nu"}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%v", got)
	}
	if library.SortThemes(nil) == nil {
		t.Fatal("no themes must be an empty list, not null")
	}
}

func TestAnArticleBearsTheThemesOfItsPassages(t *testing.T) {
	passages := []library.Passage{
		{First: 0, End: 2, Themes: []library.Theme{library.LandBorders}},
		{First: 2, End: 5, Themes: []library.Theme{library.SeaIslands}},
	}
	if got := library.UnionThemes(passages); !reflect.DeepEqual(got, []library.Theme{library.SeaIslands, library.LandBorders}) {
		t.Errorf("union %v", got)
	}
	if got := library.ThemesAt(passages, 3); !reflect.DeepEqual(got, []library.Theme{library.SeaIslands}) {
		t.Errorf("block 3 %v", got)
	}
	if got := library.ThemesAt(passages, 9); len(got) != 0 {
		t.Errorf("block 9 %v", got)
	}
}

func TestPlainIsTheTextPlacesPointInto(t *testing.T) {
	b := library.Block{Kind: library.Table, Text: "Bảng 1", Rows: [][]string{{"Đơn vị", "Số buổi"}, {"A", "4"}}}
	if got := b.Plain(); got != "Bảng 1\nĐơn vị\tSố buổi\nA\t4" {
		t.Fatalf("%q", got)
	}
	blocks := []library.Block{{Kind: library.Paragraph, Text: "Một"}, {Kind: library.Image}, {Kind: library.List, Items: []string{"a", "b"}}}
	if got := library.Plain(blocks); got != "Một\n\na\nb" {
		t.Fatalf("%q", got)
	}
}

func TestOutlineNumbersArticlesByFirstUse(t *testing.T) {
	quote := func(article int64) library.OutlinePoint {
		return library.OutlinePoint{Text: "x", Quoted: &library.Point{Text: "x", Place: library.Place{Article: article}}}
	}
	o := library.Outline{Sections: []library.Section{
		{Role: library.ContentSection, Points: []library.OutlinePoint{quote(9), {Text: "của báo cáo viên"}, quote(4)}},
		{Role: library.TaskSection, Points: []library.OutlinePoint{quote(9)}},
	}}
	if got := o.Articles(); !reflect.DeepEqual(got, []int64{9, 4}) || o.Points() != 4 {
		t.Fatalf("%v, %d points", got, o.Points())
	}
}

func TestOnlyUneditedQuotesAreVerbatim(t *testing.T) {
	p := library.OutlinePoint{Text: "nguyên văn", Quoted: &library.Point{Text: "nguyên văn"}}
	if !p.Verbatim() {
		t.Error("an unedited quote is verbatim")
	}
	p.Text = "đã sửa"
	if p.Verbatim() || (library.OutlinePoint{Text: "x"}).Verbatim() {
		t.Error("edited and own points are not verbatim")
	}
}

func TestKindSurvivesWrapping(t *testing.T) {
	cause := errors.New("no space left")
	err := fmt.Errorf("save: %w", library.Fail(library.DiskFull, "thu-vien.db", cause))
	if !library.IsKind(err, library.DiskFull) || !errors.Is(err, cause) {
		t.Fatal(err)
	}
	if library.KindOf(cause) != library.Internal || library.IsKind(nil, library.Internal) {
		t.Fatal("an error without a kind is internal, and no error has none")
	}
	if err.Error() != "save: disk-full: thu-vien.db: no space left" {
		t.Fatal(err)
	}
}

func TestAPictureThatCannotBeShownIsToldByItsFormat(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://x.vn/a.svg": "SVG", "https://x.vn/a.AVIF?w=1200": "AVIF", "https://x.vn/a.heic#1": "HEIC", "https://x.vn/a.jpg?from=a.svg": "",
		"https://x.vn/a.png": "", "https://x.vn/svg": "", "": "", "https://x.vn/a.webp": "", ":": "",
	} {
		if got := (library.Block{Kind: library.Image, Src: address}).UnreadFormat(); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	if got := (library.Block{Kind: library.Paragraph, Src: "a.svg"}).UnreadFormat(); got != "" {
		t.Errorf("a paragraph is told to be %s", got)
	}
}
