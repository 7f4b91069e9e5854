package handout

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// reportPages returns the pages of a report.
func reportPages(t testing.TB, r Report, opt TemplateOptions) []paper.Page {
	t.Helper()
	doc, err := ComposeReport(r, opt)
	if err != nil {
		t.Fatal(err)
	}
	result, err := paper.Layout(doc, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return result.Pages
}

func printReport(t testing.TB, r Report, opt TemplateOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(&out, reportPages(t, r, opt), loadFonts(t), pdf.Metadata{}); err != nil {
		t.Fatal(err)
	}
	return pdftest.Save(t, out.Bytes())
}

func TestReportHasTheHeadAndTheFootOfItsPreset(t *testing.T) {
	t.Parallel()
	type line struct {
		text string
		size float64
		font string
	}
	const subject = "Kết quả công tác tuyên truyền miệng quý III năm 2026"
	for preset, lines := range map[string][]line{
		Party2026: {
			{"ĐẢNG BỘ TỈNH VĨNH LONG", 14, "Tinos"},
			{"ĐẢNG ỦY XÃ HÒA TÂN", 14, "Tinos-Bold"},
			{"Số 05-BC/ĐU", 14, "Tinos"},
			{"ĐẢNG CỘNG SẢN VIỆT NAM", 15, "Tinos-Bold"},
			{"Hòa Tân, ngày 05 tháng 10 năm 2026", 14, "Tinos-Italic"},
			{"BÁO CÁO", 16, "Tinos-Bold"},
			{subject, 15, "Tinos-Bold"},
			{"T/M BAN THƯỜNG VỤ", 14, "Tinos-Bold"},
			{"PHÓ BÍ THƯ", 14, "Tinos"},
			{"Nguyễn Văn A", 14, "Tinos-Bold"},
			{"Nơi nhận:", 14, "Tinos"},
			{"– Các chi bộ trực thuộc", 12, "Tinos"},
		},
		State: {
			{"ĐẢNG BỘ TỈNH VĨNH LONG", 13, "Tinos"},
			{"ĐẢNG ỦY XÃ HÒA TÂN", 13, "Tinos-Bold"},
			{"Số: 05-BC/ĐU", 13, "Tinos"},
			{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Tinos-Bold"},
			{"Độc lập - Tự do - Hạnh phúc", 13, "Tinos-Bold"},
			{"Hòa Tân, ngày 05 tháng 10 năm 2026", 14, "Tinos-Italic"},
			{"BÁO CÁO", 14, "Tinos-Bold"},
			{subject, 14, "Tinos-Bold"},
			{"TM. BAN THƯỜNG VỤ", 14, "Tinos-Bold"},
			{"PHÓ BÍ THƯ", 14, "Tinos-Bold"},
			{"Nguyễn Văn A", 14, "Tinos-Bold"},
			{"Nơi nhận:", 12, "Tinos-BoldItalic"},
			{"– Các chi bộ trực thuộc", 11, "Tinos"},
		},
	} {
		file := printReport(t, fixtureReport(), TemplateOptions{Preset: preset})
		words, fonts := pdftest.Words(t, file)[0], fontsOf(t, file)
		rows := columnRows(words, preset)
		for _, want := range lines {
			about(t, preset+": size of "+want.text, find(t, rows, want.text).size(), want.size, ptOff)
			if font := fonts[strings.TrimPrefix(want.text, "– ")]; font != "" && font != want.font {
				t.Errorf("%s: %q is set in %q", preset, want.text, font)
			}
		}
		first := find(t, rows, "Quý III năm 2026, Đảng ủy xã Hòa Tân đã tổ chức 1.204 cuộc tuyên truyền với")
		about(t, "first line", first.left, 40, mmOff)
		about(t, "right of the first line", first.right, 195, mmOff)
		about(t, "size of the body", first.size(), 14, ptOff)
		second := find(t, rows, "172.172 lượt người nghe. Trong đó có 37.324 lượt đảng viên. Trực tiếp 903 cuộc,")
		about(t, "second line", second.left, 30, mmOff)
		about(t, "leading", (second.baseline()-first.baseline())*paper.PointsPerMM, 19, ptOff)
	}
}

func TestTablesStandOnLandscapePagesUnderTheirHead(t *testing.T) {
	t.Parallel()
	file := printReport(t, fixtureReport(), TemplateOptions{})
	pages := pdftest.Words(t, file)
	if len(pages) < 5 {
		t.Fatalf("%d pages", len(pages))
	}
	bold := map[string]bool{}
	for _, c := range pdftest.Chunks(t, file) {
		if strings.HasSuffix(c.Font, "Tinos-Bold") {
			bold[fmt.Sprint(c.Page, c.Text)] = true
		}
	}
	sizes := string(pdftest.Run(t, "pdfinfo", "-f", "1", "-l", "99", file))
	seen := 0
	for i, words := range pages {
		number := i + 1
		if want := fmt.Sprintf("Page %4d size: %s", number, map[bool]string{true: "595.28 x 841.89", false: "841.89 x 595.28"}[i == 0]); !strings.Contains(strings.ReplaceAll(sizes, "  ", " "), strings.ReplaceAll(want, "  ", " ")) {
			t.Errorf("page %d is not %s", number, want)
		}
		for _, w := range words {
			if i > 0 && (w.Left < 20-mmOff || w.Right > 277+mmOff || w.Bottom > 180+mmOff || w.Top < 30-mmOff && w.Text != fmt.Sprint(number)) {
				t.Errorf("page %d: %q at %.1f, %.1f mm", number, w.Text, w.Left, w.Top)
			}
		}
		if seen == 0 && !bold[fmt.Sprint(number, "Người trình bày")] { // the report, the short tables under each other, charts
			continue
		}
		for _, head := range []string{"TT", "Nơi", "Cấp", "Người trình bày"} {
			if !bold[fmt.Sprint(number, head)] {
				t.Errorf("page %d has no bold head %q", number, head)
			}
		}
		for _, w := range words {
			if w.Text == fmt.Sprint(seen+1) && w.Left < 31 && w.Top > 30 {
				seen++
			}
		}
	}
	if seen != 60 {
		t.Errorf("%d of 60 rows of the log in their order", seen)
	}
}

func TestCellsAreTwelveOnFifteenAndNumbersEndAlike(t *testing.T) {
	t.Parallel()
	words := pdftest.Words(t, printReport(t, fixtureReport(), TemplateOptions{}))[1]
	var ends []float64
	for _, number := range []string{"87.516", "84.084", "429", "172.172"} {
		i := slices.IndexFunc(words, func(w pdftest.BoxedWord) bool { return w.Text == number })
		ends = append(ends, words[i].Right)
		about(t, "size of "+number, row{top: words[i].Top, bottom: words[i].Bottom}.size(), 12, ptOff)
	}
	for _, end := range ends {
		about(t, "right end of a number", end, ends[0], 0.05)
	}
	var name []float64
	for _, w := range words {
		if w.Text == "Thông" || w.Text == "nghị" || w.Text == "láng" {
			name = append(name, w.Bottom)
		}
	}
	if len(name) != 2*3 { // in the table, and beside its bar
		t.Fatalf("%d lines of the long name", len(name))
	}
	about(t, "leading in a cell", (name[1]-name[0])*paper.PointsPerMM, 15, ptOff)
	about(t, "leading in a cell", (name[2]-name[1])*paper.PointsPerMM, 15, ptOff)
}

func TestZeroIsPrintedAndTheUnknownIsBlank(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]Count{"": {}, "0": Counted(0), "999": Counted(999), "16.974": Counted(16974), "1.234.567": Counted(1234567), "-1.000": Counted(-1000)} {
		if c.String() != want {
			t.Errorf("%v prints as %q, want %q", c, c.String(), want)
		}
	}
	row := figures(Tally{Sessions: Counted(0)}, false)
	if row[0].Text != "0" || row[1].Text != "" || row[7].Text != "" {
		t.Errorf("%v", row)
	}
}

func TestGrowthIsTheDifferenceOverTheEarlier(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		now, before         Count
		difference, percent string
	}{
		{Counted(18), Counted(16), "+2", "+12,5%"},
		{Counted(9), Counted(12), "-3", "-25%"},
		{Counted(7), Counted(7), "0", "0%"},
		{Counted(0), Counted(3), "-3", "-100%"},
		{Counted(5), Counted(0), "+5", ""},
		{Counted(5), Count{}, "", ""},
		{Count{}, Counted(5), "", ""},
		{Counted(2), Counted(3), "-1", "-33,3%"},
		{Counted(5000), Counted(2), "+4.998", "+249900%"},
	} {
		difference, percent := Tally{Sessions: c.now, SessionsBefore: c.before}.growth()
		if difference != c.difference || percent != c.percent {
			t.Errorf("%v after %v: %q, %q", c.now, c.before, difference, percent)
		}
	}
}

func TestPeriodsHaveTheirNames(t *testing.T) {
	t.Parallel()
	for want, days := range map[string][2]library.Moment{
		"tháng 02 năm 2028":                      {library.Day(2028, time.February, 1), library.Day(2028, time.February, 29)},
		"tháng 9 năm 2026":                       {library.Day(2026, time.September, 1), library.Day(2026, time.September, 30)},
		"quý I năm 2026":                         {library.Day(2026, time.January, 1), library.Day(2026, time.March, 31)},
		"quý IV năm 2026":                        {library.Day(2026, time.October, 1), library.Day(2026, time.December, 31)},
		"6 tháng đầu năm 2026":                   {library.Day(2026, time.January, 1), library.Day(2026, time.June, 30)},
		"6 tháng cuối năm 2026":                  {library.Day(2026, time.July, 1), library.Day(2026, time.December, 31)},
		"năm 2026":                               {library.Day(2026, time.January, 1), library.Day(2026, time.December, 31)},
		"từ ngày 01/02/2026 đến ngày 30/4/2026":  {library.Day(2026, time.February, 1), library.Day(2026, time.April, 30)},
		"từ ngày 02/01/2026 đến ngày 31/3/2026":  {library.Day(2026, time.January, 2), library.Day(2026, time.March, 31)},
		"từ ngày 01/12/2025 đến ngày 28/02/2026": {library.Day(2025, time.December, 1), library.Day(2026, time.February, 28)},
		"trong kỳ báo cáo":                       {},
	} {
		if got := period(days[0], days[1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestReportWithoutRowsIsItsFirstPage(t *testing.T) {
	t.Parallel()
	var papers [][]paper.Page
	for _, preset := range Presets() {
		papers = append(papers, reportPages(t, Report{Total: Tally{Sessions: Counted(0), Listeners: Counted(0)}}, TemplateOptions{Preset: preset}))
	}
	for i, pages := range wordsOfAll(t, papers...) {
		if len(pages) != 1 {
			t.Errorf("%s: %d pages", Presets()[i], len(pages))
		}
		text := textOf(pages)
		if !strings.Contains(text, "đơn vị đã tổ chức 0 cuộc tuyên truyền với 0 lượt người nghe.") || strings.ContainsAny(text, "{}") {
			t.Error(text)
		}
	}
	if _, err := ComposeReport(Report{}, TemplateOptions{Preset: "khác"}); !library.IsKind(err, library.WrongUse) {
		t.Errorf("error %v", err)
	}
}
