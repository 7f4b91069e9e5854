package handout

import (
	"image"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/raster"
)

func TestStateHeadStandsInItsColumns(t *testing.T) {
	t.Parallel()
	file := printFixture(t, TemplateOptions{Preset: State})
	rows := columnRows(pdftest.Words(t, file)[0], State)
	fonts := fontsOf(t, file)
	for _, c := range []struct {
		text   string
		centre float64 // mm
		size   float64
		font   string
	}{
		{"ĐẢNG BỘ TỈNH VĨNH LONG", 30 + 35, 13, "Tinos"},
		{"VÀ DÂN VẬN", 30 + 35, 13, "Tinos-Bold"},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 30 + 70 + 47.5, 12, "Tinos-Bold"},
		{"Độc lập - Tự do - Hạnh phúc", 30 + 70 + 47.5, 13, "Tinos-Bold"},
		{"Vĩnh Long, ngày 07 tháng 11 năm 2026", 30 + 70 + 47.5, 14, "Tinos-Italic"},
		{"ĐỀ CƯƠNG TUYÊN TRUYỀN", 30 + 82.5, 14, "Tinos-Bold"},
		{"và biên giới quốc gia theo pháp luật Việt Nam", 30 + 82.5, 14, "Tinos-Bold"},
		{"I. HOÀN CẢNH, Ý NGHĨA", 0, 14, "Tinos-Bold"},
		{"1. Các vùng biển của Việt Nam [1]", 0, 14, ""},
	} {
		r := find(t, rows, c.text)
		if c.centre > 0 {
			about(t, "centre of "+c.text, (r.left+r.right)/2, c.centre, mmOff)
		}
		about(t, "size of "+c.text, r.size(), c.size, ptOff)
		if fonts[c.text] != c.font {
			t.Errorf("%q is set in %q, want %s", c.text, fonts[c.text], c.font)
		}
	}
	for _, r := range rows {
		if strings.Contains(r.text(), "-----") || r.text() == "*" {
			t.Errorf("%q is of Party papers", r.text())
		}
	}
}

// A zero stands before days below 10 and before the months 1 and 2, so that no stroke makes another number of them.
func TestDatesArePrintedWithTheZerosOfTheLaw(t *testing.T) {
	t.Parallel()
	cases := []struct {
		date        library.Moment
		long, short string
	}{
		{library.Day(2022, time.January, 8), "ngày 08 tháng 01 năm 2022", "08/01/2022"},
		{library.Day(2026, time.May, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"},
		{library.Day(2021, time.September, 7), "ngày 07 tháng 9 năm 2021", "07/9/2021"},
		{library.Day(2026, time.February, 10), "ngày 10 tháng 02 năm 2026", "10/02/2026"},
		{library.Day(2026, time.December, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"},
	}
	var papers [][]paper.Page
	for _, c := range cases {
		o, sources := leafletOutline(), fixtureSources()
		o.Date = c.date
		for i := range sources {
			sources[i].Published, sources[i].Fetched = c.date, c.date
		}
		papers = append(papers, laidOut(t, DeCuong, o, sources, TemplateOptions{}))
	}
	for i, pages := range wordsOfAll(t, papers...) {
		c, text := cases[i], textOf(pages)
		for _, want := range []string{
			"Vĩnh Long, " + c.long, "(Trình bày tại xã Hòa Tân, " + c.long + ")", "Trang mẫu, ngày " + c.short + ".", "(truy cập ngày " + c.short + ")",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q", want)
			}
		}
	}
}

func TestSignatureIsAbbreviatedAsThePresetDoes(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string][2]string{ // of the Party, of the State
		"T/M Ban Thường vụ": {"T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"},
		"TM. ỦY BAN":        {"T/M ỦY BAN", "TM. ỦY BAN"},
		"k/t bí thư":        {"K/T BÍ THƯ", "KT. BÍ THƯ"},
		"TL.Ban Thường vụ":  {"T/L BAN THƯỜNG VỤ", "TL.BAN THƯỜNG VỤ"},
		"Bí thư":            {"BÍ THƯ", "BÍ THƯ"},
		"":                  {"", ""},
	} {
		if got := [2]string{party.stampLine(typed), state.stampLine(typed)}; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// What a telephone sees of a grey copy at 150 dots an inch, on every paper with codes: read by a program that is not ours.
func TestCodesLeadToTheirSources(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, p := range []printing{
		{template: ToPhatTay},
		{template: ToPhatTay, opt: TemplateOptions{Large: true}},
		{template: DeCuong, opt: TemplateOptions{QR: true}},
		{template: DeCuong, opt: TemplateOptions{QR: true, Booklet: true, Preset: State}},
		{template: Phieu, opt: TemplateOptions{QR: true}},
	} {
		file := pdftest.Save(t, p.write(t))
		var ours, theirs []*image.Gray
		for i, page := range p.pages(t).Pages {
			if !slices.ContainsFunc(page.Bars, func(b paper.Rectangle) bool { return math.Abs(b.Height-module) < 1e-6 }) {
				continue
			}
			picture, err := raster.Draw(page, fonts, 150/25.4)
			if err != nil {
				t.Fatal(err)
			}
			around := codesOf(page)
			ours = append(ours, picture.SubImage(around).(*image.Gray))
			theirs = append(theirs, pdftest.GrayPicture(t, file, i+1, 150).SubImage(around).(*image.Gray))
		}
		own, read := pdftest.Codes(t, ours...), pdftest.Codes(t, theirs...)
		for _, s := range fixtureSources() {
			if !slices.Contains(own, s.URL) || !slices.Contains(read, s.URL) {
				t.Errorf("%s: %s is not read: %q, from the PDF %q", p.template, s.URL, own, read)
			}
		}
	}
}

// codesOf returns the part of a page, in pixels of 150 an inch, that holds its codes with the white around them.
func codesOf(page paper.Page) image.Rectangle {
	var part image.Rectangle
	px := func(mm float64) int { return int(mm * 150 / 25.4) }
	for _, b := range page.Bars {
		if math.Abs(b.Height-module) < 1e-6 {
			part = part.Union(image.Rect(px(b.X), px(b.Y), px(b.X+b.Width)+1, px(b.Y+b.Height)+1))
		}
	}
	return part.Inset(-px(quietZone*module) - 1)
}
