package handout

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// plain returns the paragraphs of a template as text, those of columns and groups too.
func plain(blocks []paper.Flowable) []string {
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			var text strings.Builder
			for _, r := range b.Runs {
				text.WriteString(r.Text)
			}
			lines = append(lines, strings.ReplaceAll(text.String(), "\u00a0", " "))
		case *paper.Columns:
			for _, c := range b.Columns {
				lines = append(lines, plain(c.Blocks)...)
			}
		case *paper.KeptTogether:
			lines = append(lines, plain(b.Blocks)...)
		case *paper.Box:
			lines = append(lines, plain(b.Blocks)...)
		case *paper.List:
			for _, item := range b.Items {
				lines = append(lines, plain([]paper.Flowable{item})...)
			}
		}
	}
	return lines
}

func compose(t *testing.T, o library.Outline, sources []library.Citation, opt TemplateOptions) []string {
	t.Helper()
	doc, err := Compose(DeCuong, o, sources, opt)
	if err != nil {
		t.Fatal(err)
	}
	return plain(doc.Blocks)
}

func section(role library.SectionRole, points ...library.OutlinePoint) library.Section {
	return library.Section{Role: role, Points: points}
}

func own(text string) library.OutlinePoint { return library.OutlinePoint{Text: text} }

func want(t *testing.T, got []string, lines ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(lines, "\n"))
	}
}

func TestSectionsAreNumberedWithoutAGapAndInTheirOrder(t *testing.T) {
	t.Parallel()
	o := library.Outline{Sections: []library.Section{
		section(library.TaskSection, own("việc")),
		section(library.ResultSection),
		section(library.ContextSection, own("dịp"), own("  ")),
		section("của bản sau", own("lạ")),
	}}
	want(t, compose(t, o, nil, TemplateOptions{})[5:],
		"ĐỀ CƯƠNG TUYÊN TRUYỀN", "-----",
		"I. Hoàn cảnh, ý nghĩa", "1. dịp", "II. Nội dung chính", "1. lạ", "III. Nhiệm vụ", "1. việc")
}

func TestHeadingPointsCarryThePointsUnderThem(t *testing.T) {
	t.Parallel()
	o := library.Outline{Sections: []library.Section{section(library.ContentSection,
		quoted(7, library.StatementPoint, "mở đầu"),
		quoted(7, library.HeadingPoint, "II. Vùng biển"),
		quoted(7, library.StatementPoint, "một ý"),
		quoted(7, library.HeadingPoint, "Đảo"),
		quoted(7, library.StatementPoint, "ý trước"),
		quoted(7, library.TaskPoint, "Một là, giữ đảo"),
		own("ý của tôi"),
	)}}
	want(t, compose(t, o, nil, TemplateOptions{})[7:],
		"I. Nội dung chính", "mở đầu [1]",
		"1. Vùng biển [1]", "một ý [1]",
		"2. Đảo [1]", "a) ý trước [1]", "Một là, giữ đảo [1]", "b) ý của tôi",
		"Nguồn", "[1] Bài viết số 7 không còn trong thư viện")
}

func TestOnlyVerbatimPointsClaimToBe(t *testing.T) {
	t.Parallel()
	edited := quoted(3, library.StatementPoint, "nguyên văn")
	edited.Text = "sửa lại"
	o := library.Outline{Sections: []library.Section{section(library.ContentSection,
		quoted(9, library.StatementPoint, "nguyên văn"), edited, own("của tôi"),
	)}}
	sources := []library.Citation{
		{Article: 3, Title: "Bài ba?", Source: "Cổng A", Published: library.Day(2021, time.September, 7), URL: "http://a.vn/3", Fetched: library.Day(2022, time.January, 8)},
		{Article: 9, Title: "Bài chín"},
	}
	want(t, compose(t, o, sources, TemplateOptions{})[8:],
		"1. nguyên văn [1]", "2. sửa lại (theo [2])", "3. của tôi",
		"Nguồn", "[1] Bài chín.",
		"[2] Bài ba? Cổng A, ngày 07/9/2021.", "http://a.vn/3 (truy cập ngày 08/01/2022)")
}

func TestPointsThatBringTheirNumberGetNoSecondOne(t *testing.T) {
	t.Parallel()
	for text, brings := range map[string]bool{
		"1. Biển": true, "12) Biển": true, "2.1. Biển": true, "IV. Biển": true, "a) Biển": true, "đ) Biển": true,
		"- Biển": true, "– Biển": true, "Một là, biển": true, "Thứ nhất, biển": true, "Thứ tư là": true,
		"Biển": false, "Một lần nữa": false, "2026 là năm": false, "68,4% hộ": false, "1.449,566 km": false, "Thứ bảy tuần trước": true,
		"Năm là": true, "Vì sao?": false, "": false,
	} {
		if numbered(text) != brings {
			t.Errorf("%q: %v", text, !brings)
		}
	}
}

func TestLettersFollowTheVietnameseAlphabet(t *testing.T) {
	t.Parallel()
	var got []string
	for i := range 25 {
		got = append(got, lettered(i))
	}
	if want := "a) b) c) d) đ) e) g) h) i) k) l) m) n) o) p) q) r) s) t) u) v) x) y) a1) b1)"; strings.Join(got, " ") != want {
		t.Errorf("%s", strings.Join(got, " "))
	}
}

func TestHeadOfThePaperSaysOnlyWhatIsKnown(t *testing.T) {
	t.Parallel()
	base := library.Outline{Title: "Biển", Sections: []library.Section{section(library.ContentSection, own("ý"))}}
	date := library.Day(2022, time.January, 8)
	cases := []struct {
		name   string
		change func(*library.Outline)
		head   []string
	}{
		{"nothing", func(*library.Outline) {}, []string{"……………………………", "……………………………", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "……………, ngày … tháng … năm …", "ĐỀ CƯƠNG TUYÊN TRUYỀN", "Biển", "-----"}},
		{"date", func(o *library.Outline) { o.Date = date }, []string{
			"……………………………", "……………………………", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "……………, ngày 08 tháng 01 năm 2022", "ĐỀ CƯƠNG TUYÊN TRUYỀN", "Biển", "(Trình bày ngày 08 tháng 01 năm 2022)", "-----",
		}},
		{"all", func(o *library.Outline) {
			o.Date, o.Occasion, o.Place = date, "Nhân ngày lễ", "xã A"
			o.Letterhead = library.Letterhead{Superior: "Tỉnh ủy", Issuer: "Ban B", Place: "Cà Mau", Annex: "(Kèm theo X)"}
		}, []string{
			"TỈNH ỦY", "BAN B", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Cà Mau, ngày 08 tháng 01 năm 2022", "ĐỀ CƯƠNG TUYÊN TRUYỀN", "Biển",
			"Nhân ngày lễ", "(Trình bày tại xã A, ngày 08 tháng 01 năm 2022)", "(Kèm theo X)", "-----",
		}},
		{"place", func(o *library.Outline) { o.Place = "xã A" }, []string{
			"……………………………", "……………………………", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "……………, ngày … tháng … năm …", "ĐỀ CƯƠNG TUYÊN TRUYỀN", "Biển", "(Trình bày tại xã A)", "-----",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := base
			c.change(&o)
			want(t, compose(t, o, nil, TemplateOptions{})[:len(c.head)], c.head...)
		})
	}
}

func TestStatePaperHasItsOwnHead(t *testing.T) {
	t.Parallel()
	o := fixtureOutline()
	got := compose(t, o, fixtureSources(), TemplateOptions{Preset: State})
	want(t, got[:5], "ĐẢNG BỘ TỈNH VĨNH LONG", "BAN TUYÊN GIÁO VÀ DÂN VẬN",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vĩnh Long, ngày 07 tháng 11 năm 2026")
	if all := strings.Join(got, "\n"); !strings.Contains(all, "\nI. HOÀN CẢNH, Ý NGHĨA\n") || strings.Contains(all, "-----") {
		t.Errorf("sections or dashes of Party documents:\n%s", all)
	}
}

func TestWhatCannotBePrintedSaysWhy(t *testing.T) {
	t.Parallel()
	full := library.Outline{Sections: []library.Section{section(library.ContentSection, own("ý"))}}
	blank := library.Outline{Sections: []library.Section{section(library.ContentSection, own(" \n"))}}
	for _, c := range []struct {
		template, preset string
		o                library.Outline
		kind             library.Kind
	}{
		{"không-có", "", full, library.UnknownTemplate},
		{DeCuong, "nhà nước", full, library.WrongUse},
		{DeCuong, "", library.Outline{}, library.EmptyOutline},
		{DeCuong, "", blank, library.EmptyOutline},
	} {
		if _, err := Compose(c.template, c.o, nil, TemplateOptions{Preset: c.preset}); !library.IsKind(err, c.kind) {
			t.Errorf("%s, %s: error %v, want %s", c.template, c.preset, err, c.kind)
		}
	}
}

func TestEveryPresetPrints(t *testing.T) {
	t.Parallel()
	for _, preset := range Presets() {
		lines := compose(t, fixtureOutline(), fixtureSources(), TemplateOptions{Preset: preset})
		if len(lines) < 30 {
			t.Errorf("%s: %d paragraphs", preset, len(lines))
		}
		for _, line := range lines { // a key that has no words comes back as it is
			if strings.Contains(line, "paper.") || strings.Contains(line, "{") {
				t.Errorf("%s: words are missing in %q", preset, line)
			}
		}
	}
}

func TestTheFileIsNamedByTheTitleOrTheKindOfPaper(t *testing.T) {
	t.Parallel()
	o := library.Outline{Sections: []library.Section{section(library.ContentSection, own("ý"))}}
	for title, want := range map[string]string{"Biển,  đảo": "Biển, đảo", " ": "ĐỀ CƯƠNG TUYÊN TRUYỀN"} {
		o.Title = title
		doc, err := Compose(DeCuong, o, nil, TemplateOptions{})
		if err != nil || doc.Title != want {
			t.Errorf("title %q, want %q (%v)", doc.Title, want, err)
		}
	}
}

func TestFiveHundredPointsArePrinted(t *testing.T) {
	t.Parallel()
	var points []library.OutlinePoint
	for i := range 500 {
		points = append(points, quoted(int64(i%70), library.StatementPoint, fmt.Sprintf("ý thứ %d về biển đảo", i)))
	}
	lines := compose(t, library.Outline{Sections: []library.Section{section(library.ContentSection, points...)}}, nil, TemplateOptions{})
	all := strings.Join(lines, "\n")
	if !strings.Contains(all, "\n500. ý thứ 499 về biển đảo [10]\n") || !strings.Contains(all, "\n[70] ") {
		t.Error("points or sources are missing")
	}
}

// On a leaflet five of them fit, and the rest is told; on cards there is one card each, and those for questions and sources.
func TestFiveHundredPointsFitEveryTemplateOrAreTold(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	var points []library.OutlinePoint
	for i := range 500 {
		points = append(points, quoted(int64(i%70), library.StatementPoint, fmt.Sprintf("ý thứ %d về biển đảo quê hương, dài hai dòng chữ trên giấy để có chỗ mà đo", i)))
	}
	o := library.Outline{Sections: []library.Section{section(library.ContentSection, points...)}}
	_, err := Pages(ToPhatTay, o, nil, TemplateOptions{}, fonts)
	var over *Overflow
	if !errors.As(err, &over) || len(over.Points) != 495 || over.Lines < 500 {
		t.Fatalf("error %v", err)
	}
	if printed, err := Pages(ToPhatTay, over.Cut(o), nil, TemplateOptions{}, fonts); err != nil || len(printed.Pages) != 1 {
		t.Errorf("%d pages, %v", len(printed.Pages), err)
	}
	printed, err := Pages(Phieu, o, nil, TemplateOptions{}, fonts)
	if err != nil || len(printed.Pages) != 501 || !oneCardAPage(printed.Pages) {
		t.Errorf("%d cards, %v", len(printed.Pages), err)
	}
}
