package handout

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"rsc.io/qr"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/raster"
)

func figure(article int64, text, sentence string) library.Figure {
	return library.Figure{Text: text, Sentence: sentence, Place: library.Place{Article: article}}
}

func fixtureFigures() []library.Figure {
	return []library.Figure{
		figure(1, "12 hải lý", "Lãnh hải là vùng biển có chiều rộng 12 hải lý tính từ đường cơ sở ra phía biển; ranh giới ngoài của lãnh hải là biên giới quốc gia trên biển."),
		figure(2, "12 hải lý", "Bài khác cũng nói 12 hải lý."),
		figure(1, "7 chương", "Luật gồm 7 chương, không nêu ở ý nào của tờ này."),
		figure(2, "1.449,566 km", "Đường biên giới dài 1.449,566 km, trong đó 383,914 km theo sông, suối."),
	}
}

// leafletOutline is three points of two sources that fit a leaflet.
func leafletOutline() library.Outline {
	o := closingOutline()
	points := contentPoints()
	o.Speaker = "đồng chí báo cáo viên Đảng ủy xã"
	o.Sections = []library.Section{section(library.ContentSection, points[0], points[1], points[2], points[10])}
	o.Questions = o.Questions[1:]
	return o
}

func leaflet(t testing.TB, o library.Outline, opt TemplateOptions) (Printout, string) {
	t.Helper()
	fonts := loadFonts(t)
	printed, err := Pages(ToPhatTay, o, fixtureSources(), opt, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title}); err != nil {
		t.Fatal(err)
	}
	return printed, pdftest.Save(t, out.Bytes())
}

func TestLeafletIsOnePageSetAsItShould(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		large         bool
		size, leading float64
	}{{false, 15, 21}, {true, 16, 22}} {
		o := leafletOutline()
		_, file := leaflet(t, o, TemplateOptions{Large: c.large, Figures: fixtureFigures()})
		pages := pdftest.Words(t, file)
		if len(pages) != 1 || pdftest.Info(t, file)["Page size"] != "595.28 x 841.89 pts (A4)" {
			t.Fatalf("%d pages of %s", len(pages), pdftest.Info(t, file)["Page size"])
		}
		rows, fonts := rowsOf(pages[0]), fontsOf(t, file)
		issuer := find(t, rows, "BAN TUYÊN GIÁO VÀ DÂN VẬN")
		about(t, "size of the issuer", issuer.size(), 13, ptOff)
		about(t, "top", issuer.top, 15, mmOff)
		title, next := find(t, rows, "Quản lý, bảo vệ chủ quyền biển, đảo"), find(t, rows, "và biên giới quốc gia theo pháp luật Việt Nam")
		about(t, "size of the title", title.size(), 20, ptOff)
		about(t, "leading of the title", (next.baseline()-title.baseline())*paper.PointsPerMM, 26, ptOff)
		figure := find(t, rows, "1.449,566 km")
		about(t, "size of a figure", figure.size(), 22, ptOff)
		contact := find(t, rows, "Liên hệ: đồng chí báo cáo viên Đảng ủy xã")
		about(t, "size of the contact", contact.size(), c.size, ptOff)
		bodyOfALeaflet(t, rows, c.size, c.leading)
		for _, bold := range []string{"BAN TUYÊN GIÁO VÀ DÂN VẬN", "1.449,566 km", "1. Các vùng biển của Việt Nam.", "2. Lãnh hải", "Hỏi: " + o.Questions[0].Ask} {
			if fonts[bold] != "Tinos-Bold" {
				t.Errorf("%q is set in %q", bold, fonts[bold])
			}
		}
		for _, small := range rows {
			if small.size() < 12-ptOff {
				t.Errorf("%q is set in %.1f pt", small.text(), small.size())
			}
		}
	}
}

// bodyOfALeaflet measures the lines from the first point to the figures.
func bodyOfALeaflet(t *testing.T, rows []row, size, leading float64) {
	t.Helper()
	inside, measured := false, 0
	for i, r := range rows {
		if strings.HasPrefix(r.text(), "1. ") {
			inside = true
		}
		if r.size() > 21 {
			break
		}
		if !inside {
			continue
		}
		about(t, "size of "+r.text(), r.size(), size, ptOff)
		if item := opening.MatchString(r.text()); item {
			about(t, "left of "+r.text(), r.left, 20, mmOff)
			continue
		}
		about(t, "leading before "+r.text(), (r.baseline()-rows[i-1].baseline())*paper.PointsPerMM, leading, ptOff)
		measured++
	}
	if measured < 6 {
		t.Errorf("only %d lines were measured", measured)
	}
}

func TestOnlyFiguresThatPointsStateAreFramedEachOnce(t *testing.T) {
	t.Parallel()
	o := leafletOutline()
	found := stated(o.Sections, fixtureFigures())
	var got []string
	for _, f := range found {
		got = append(got, f.Text+": "+clause(f))
	}
	want(t, got, "12 hải lý: Lãnh hải là vùng biển có chiều rộng 12 hải lý tính từ đường cơ sở ra phía biển", "1.449,566 km: Đường biên giới dài 1.449,566 km")
	a, b := fixtureFigures()[0], fixtureFigures()[3]
	second, third := a, a
	second.Text, third.Text = "13 hải lý", "14 hải lý"
	if got := spread([]library.Figure{a, second, third, b}); len(got) != 3 || got[1].Text != b.Text || got[2].Text != second.Text {
		t.Errorf("%v", got)
	}
	printed, _ := leaflet(t, o, TemplateOptions{Figures: fixtureFigures()})
	for _, b := range printed.Pages[0].Bars {
		if thin := min(b.Width, b.Height) * paper.PointsPerMM; b.Height > 3 && b.Width < 1 && math.Abs(thin-0.75) > ptOff {
			t.Errorf("a side of a frame is %.2f pt thick", thin)
		}
	}
}

// TestAFigureHasAWholePhraseUnderIt cuts captions at the ends of phrases only.
func TestAFigureHasAWholePhraseUnderIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ figure, sentence, want string }{
		{"320 buổi", "Trong năm, 320 buổi, tăng 20 buổi.", ""}, // a figure alone means nothing
		{"21 dự án", "Năm 2021, có 07 tổ chức cam kết 21 dự án (tăng 05 dự án).", "có 07 tổ chức cam kết 21 dự án"},
		{"05 dự án", "Có 21 dự án (tăng 05 dự án so với năm 2020).", "tăng 05 dự án so với năm 2020"},
		{"16 tỷ đồng", "Nguồn vốn cam kết là: 16 tỷ đồng; giải ngân: 13 tỷ đồng.", "Nguồn vốn cam kết là: 16 tỷ đồng"},
		{"7 chương", "Luật Biển (số 18/2012/QH13, khóa XIII) gồm 7 chương, 55 điều.", "Luật Biển (số 18/2012/QH13, khóa XIII) gồm 7 chương"},
		{"3 đợt", "Đoàn ra Hoàng Sa, Trường Sa 3 đợt, mỗi đợt một tàu.", "Đoàn ra Hoàng Sa, Trường Sa 3 đợt"},
		{"9 bài", "Báo đăng 9 bài về biển, đảo quê hương, được khen.", "Báo đăng 9 bài về biển, đảo quê hương"},
		{"1.449,566 km", "Đường biên giới dài 1.449,566 km, trong đó 383,914 km theo sông.", "Đường biên giới dài 1.449,566 km"},
		{"5 lớp", "Tại TP. Hồ Chí Minh có 5 lớp. Lớp đầu ở quận 1.", "Tại TP. Hồ Chí Minh có 5 lớp"},
		{"bốn nhiệm vụ", "Điều 5 của Luật nêu chính sách, có thể tóm tắt thành bốn nhiệm vụ:", ""}, // which are not said here
		{"ba loại", "Nêu đúng tên văn kiện: hiệp ước, hiệp định và nghị định thư là ba loại khác nhau.", "Nêu đúng tên văn kiện: hiệp ước, hiệp định và nghị định thư là ba loại khác nhau"},
		{"320 điều", "Công ước có 17 phần, 320 điều và 9 phụ lục.", "Công ước có 17 phần, 320 điều và 9 phụ lục"},
		{"17 phần", "Công ước có 17 phần, 320 điều và 9 phụ lục.", "Công ước có 17 phần"},
		{"4 tàu", strings.Repeat("một câu dài không có chỗ nghỉ ", 4) + "có 4 tàu.", ""},
	} {
		if got := clause(figure(1, c.figure, c.sentence)); got != c.want {
			t.Errorf("under %q stands %q, want %q", c.figure, got, c.want)
		}
	}
}

func TestAHeadingLeadsItsFirstPointOnly(t *testing.T) {
	t.Parallel()
	o := library.Outline{Sections: []library.Section{section(library.ContentSection,
		quoted(1, library.HeadingPoint, "Phần I"), quoted(1, library.HeadingPoint, "1. Về biên giới:"), own("ý một"), own("ý hai"),
		quoted(2, library.HeadingPoint, "Đề mục không có gì"),
	)}}
	doc, err := Compose(ToPhatTay, o, []library.Citation{{Article: 1, Title: "Bài một"}}, TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want(t, plain(doc.Blocks), "Điều cần biết", "Về biên giới. ý một", "ý hai", "Nguồn: Bài một. ")
}

// TestALeafletTearsNoList has a list that fits beside nothing, one that fits, and statements.
func TestALeafletTearsNoList(t *testing.T) {
	t.Parallel()
	var points []library.OutlinePoint
	list := func(block int, opening string, items int, item string) {
		points = append(points, at(quoted(1, library.StatementPoint, opening), block))
		for range items {
			points = append(points, at(quoted(1, library.TaskPoint, item), block+1))
		}
	}
	list(1, "Huyện giao năm mươi việc:", 50, "Tổ chức một buổi nói chuyện về biển, đảo cho bà con các thôn ven biển.")
	list(4, "Xã giao ba việc:", 3, "trực bến cá")
	for i := range 8 {
		points = append(points, at(quoted(1, library.StatementPoint, fmt.Sprintf("Thôn số %d giữ sạch bến cá.", i)), 10+2*i))
	}
	o := library.Outline{Sections: []library.Section{section(library.ContentSection, points...)}}
	_, err := Pages(ToPhatTay, o, fixtureSources(), TemplateOptions{}, loadFonts(t))
	var over *Overflow
	if !errors.As(err, &over) {
		t.Fatalf("error %v", err)
	}
	rest := over.Cut(o)
	if n := LeafletPoints(rest); n != mostPoints {
		t.Errorf("%d points are left", n)
	}
	doc, err := Compose(ToPhatTay, rest, fixtureSources(), TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	printed := strings.Join(plain(doc.Blocks), "\n")
	if !strings.Contains(printed, "Xã giao ba việc: trực bến cá; trực bến cá; trực bến cá") || strings.Contains(printed, "Huyện giao") || strings.Contains(printed, "nói chuyện") || strings.Contains(printed, "theo [1]") {
		t.Errorf("prints %s", printed)
	}
	if _, err := Pages(ToPhatTay, rest, fixtureSources(), TemplateOptions{}, loadFonts(t)); err != nil {
		t.Error(err)
	}
}

func TestFiguresInFramesAreNotSaidTwice(t *testing.T) {
	t.Parallel()
	const law = "Luật Biển Việt Nam gồm 7 chương, và trong 7 chương có 55 điều, quy định về các vùng biển."
	again := figure(2, "7 CHƯƠNG", "Luật ấy có 7 CHƯƠNG về các vùng biển.")
	again.Value, again.Unit = 7, "chương"
	first := figure(1, "7 chương", law)
	first.Value, first.Unit = 7, "chương"
	var got []string
	for _, f := range framed([]library.Figure{first, again, figure(1, "55 điều", law), figure(1, "4 tàu", "Có 4 tàu, 5 xuồng.")}) {
		got = append(got, f.Text)
	}
	want(t, got, "7 chương")
}

func TestOpeningOfAPoint(t *testing.T) {
	t.Parallel()
	for text, opening := range map[string]string{
		"Lãnh hải là vùng biển có chiều rộng 12 hải lý.":                         "Lãnh hải",
		"Với Lào, hiệp ước được ký năm 1977, là nền móng.":                       "Với Lào, hiệp ước được ký năm 1977,",
		"Chủ quyền biển, đảo thiêng liêng, không ai được xâm phạm":               "Chủ quyền biển, đảo thiêng liêng,",
		"Tổ chức các buổi nói chuyện về biển cho người dân ở các xã ven biển":    "Tổ chức các buổi nói chuyện",
		"Ba là, khuyến khích và bảo vệ hoạt động thủy sản của ngư dân":           "Ba là, khuyến khích",
		"Chương II của Luật Biển Việt Nam quy định cách xác định từng vùng biển": "Chương II của Luật Biển Việt Nam",
		"Luật Biển Việt Nam được Quốc hội khóa XIII thông qua":                   "Luật Biển Việt Nam",
		"Đoàn công tác ra thăm Hoàng Sa, Trường Sa, mang theo quà":               "Đoàn công tác ra thăm Hoàng Sa, Trường Sa,",
		"Bộ Ngoại giao (Cục Lãnh sự, Vụ Báo chí) trả lời báo chí":                "",
		"Đường biên giới dài 1.449,566 km, theo sông, suối":                      "Đường biên giới dài 1.449,566 km,",
		"Biển": "Biển",
		"":     "",
	} {
		if got := text[:lead(text)]; got != opening {
			t.Errorf("%q opens with %q", text, got)
		}
	}
}

func TestTooMuchForALeafletSaysWhatToCutAndTheRestFits(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, opt := range []TemplateOptions{{}, {Large: true}, {Figures: fixtureFigures()}} {
		o := closingOutline()
		_, err := Pages(ToPhatTay, o, fixtureSources(), opt, fonts)
		var over *Overflow
		if !errors.As(err, &over) || !library.IsKind(err, library.TooLong) {
			t.Fatalf("error %v", err)
		}
		rest := over.Cut(o)
		printed, err := Pages(ToPhatTay, rest, fixtureSources(), opt, fonts)
		if err != nil || len(printed.Pages) != 1 {
			t.Fatalf("%d pages, %v", len(printed.Pages), err)
		}
		said := 0
		for _, s := range rest.Sections {
			for _, p := range s.Points {
				if !isHeading(p) {
					said++
				}
			}
		}
		if said < leastPoints || said > mostPoints || over.Lines < 50 || over.Lines > 160 {
			t.Errorf("%d points are left, %d lines too long", said, over.Lines)
		}
		if len(o.Sections[0].Points) != len(contextPoints()) {
			t.Error("Cut changed the outline it was given")
		}
	}
}

func TestLinesTooLongAreCounted(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, opt := range []TemplateOptions{{}, {Large: true}} {
		o := leafletOutline()
		o.Sections[0].Points = []library.OutlinePoint{own(strings.Repeat("biển đảo quê hương ", 400))}
		_, err := Pages(ToPhatTay, o, nil, opt, fonts)
		var over *Overflow
		if !errors.As(err, &over) || len(over.Points) != 0 {
			t.Fatalf("error %v", err)
		}
		// The same on a sheet as long as it takes shows how far it reaches.
		doc, err := Compose(ToPhatTay, o, nil, opt)
		if err != nil {
			t.Fatal(err)
		}
		doc.Sheet.Height, doc.OnePage = 5000, false
		doc.Blocks = slices.DeleteFunc(doc.Blocks, func(b paper.Flowable) bool { _, fills := b.(*paper.FillSpace); return fills })
		result, err := paper.Layout(doc, fonts)
		if err != nil {
			t.Fatal(err)
		}
		reach := 0.0
		for _, b := range result.Pages[0].Bars { // the frame of the contact ends it
			reach = max(reach, b.Y+b.Height)
		}
		want := math.Ceil((reach - 282) * paper.PointsPerMM / leafletLeading(opt))
		if float64(over.Lines) != want {
			t.Errorf("%d lines, want %.0f", over.Lines, want)
		}
	}
}

// A leaflet tells of every theme, also where one has most of the points, and those without a theme are told with their article.
func TestALeafletTellsOfEachThemeInTurn(t *testing.T) {
	t.Parallel()
	var points []library.OutlinePoint
	add := func(article int64, theme library.Theme, count int) {
		for i := range count {
			p := quoted(article, library.StatementPoint, fmt.Sprintf("Ý số %d của bài %d nói về việc thứ %d trong năm.", i, article, i))
			p.Quoted.Block = 2 * i
			if i == 0 {
				p.Quoted.Themes = []library.Theme{theme}
			}
			points = append(points, p)
		}
	}
	add(1, library.SeaIslands, 9)
	add(2, library.LandBorders, 2)
	add(3, library.ForeignInformation, 1)
	o := library.Outline{Sections: []library.Section{section(library.ContentSection, points...)}}
	over := leafletOverflow(o, fixtureSources(), TemplateOptions{}, loadFonts(t))
	if over == nil {
		t.Fatal("all twelve are said to fit")
	}
	told := map[int64]int{}
	for _, p := range over.Cut(o).Quoted() {
		told[p.Article]++
	}
	if told[1] != 2 || told[2] != 2 || told[3] != 1 {
		t.Errorf("points of the articles: %v", told)
	}
}

func TestManyShortPointsAreTooManyForALeaflet(t *testing.T) {
	t.Parallel()
	o := library.Outline{Sections: []library.Section{
		section(library.ContentSection, own("một"), own(" "), own("hai"), own("ba"), own("bốn"), own("năm")),
		section(library.TaskSection, quoted(1, library.HeadingPoint, "Việc"), own("sáu"), own("bảy")),
	}}
	_, err := Pages(ToPhatTay, o, nil, TemplateOptions{}, loadFonts(t))
	var over *Overflow
	if !errors.As(err, &over) || over.Lines != 0 || fmt.Sprint(over.Points) != "[4 5]" {
		t.Fatalf("error %v", err)
	}
}

// The code is read from our own picture of the page and from one of the PDF as a reader does: at 150 dots an inch, in grey, made black and
// white, each module by its middle.
func TestCodesAreReadFromAGreyPicture(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	o := leafletOutline()
	sources := fixtureSources()
	for i, address := range []string{sources[0].URL, sources[1].URL, "http://a.vn/bài viết?x=(1)", "https://trang-mau.localhost/" + strings.Repeat("rat-dai-", 40)} {
		sources[0].URL = address
		o.Sections[0].Points = contentPoints()[1:3] // of the first source alone
		printed, err := Pages(ToPhatTay, o, sources, TemplateOptions{}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{}); err != nil {
			t.Fatal(err)
		}
		theirs := pdftest.GrayPicture(t, pdftest.Save(t, out.Bytes()), 1, 150)
		picture, err := raster.Draw(printed.Pages[0], fonts, 150/25.4)
		if err != nil {
			t.Fatal(err)
		}
		area := codeArea(printed.Pages[0])
		symbol := code(address)
		about(t, "side of the code", area.size, float64(len(symbol.Black))*module, mmOff)
		escaped := strings.ReplaceAll(strings.ReplaceAll(address, "bài", "b%C3%A0i"), " vi\u1ebft", "%20vi%E1%BA%BFt")
		level := qr.M
		if len(symbol.Black) > mostModules || i == 3 {
			level = qr.L
		}
		known, err := qr.Encode(escaped, level)
		if err != nil {
			t.Fatal(err)
		}
		for name, p := range map[string]*image.Gray{"our picture": picture, "the PDF": theirs} {
			if wrong := misread(p, area, known); wrong > 0 {
				t.Errorf("%s in %s: %d of %d modules are misread", address, name, wrong, known.Size*known.Size)
			}
		}
	}
	if code("ftp://a.vn/x") != nil || code("https://a.vn/"+strings.Repeat("x", 4000)) != nil || code("") != nil {
		t.Error("a code that nobody can follow")
	}
}

// square is where a code stands, mm.
type square struct{ left, top, size float64 }

// codeArea returns the place of the only code of a page: its modules are the bars half a millimetre high.
func codeArea(page paper.Page) square {
	s := square{left: math.Inf(1), top: math.Inf(1)}
	right := 0.0
	for _, b := range page.Bars {
		if math.Abs(b.Height-module) < 1e-9 {
			s.left, s.top, right = min(s.left, b.X), min(s.top, b.Y), max(right, b.X+b.Width)
		}
	}
	s.size = right - s.left
	return s
}

func misread(picture *image.Gray, area square, known *qr.Code) int {
	wrong := 0
	step := area.size / float64(known.Size)
	for y := range known.Size {
		for x := range known.Size {
			at := func(i int) float64 { return (float64(i) + 0.5) * step * 150 / 25.4 }
			column, row := int(area.left*150/25.4+at(x)), int(area.top*150/25.4+at(y))
			if (picture.GrayAt(column, row).Y < 128) != known.Black(x, y) {
				wrong++
			}
		}
	}
	return wrong
}

func TestSourcesOfALeafletAreNamedAndLinked(t *testing.T) {
	t.Parallel()
	_, file := leaflet(t, leafletOutline(), TemplateOptions{})
	text := strings.Join(strings.Fields(pdftest.Text(t, file)), " ")
	for _, s := range fixtureSources() {
		if !strings.Contains(text, s.Title) {
			t.Errorf("%q is not named", s.Title)
		}
		if !strings.Contains(string(pdftest.Run(t, "pdfinfo", "-url", file)), s.URL) {
			t.Errorf("no link to %s", s.URL)
		}
	}
	doc, err := Compose(ToPhatTay, library.Outline{Sections: []library.Section{section(library.ContentSection, quoted(9, library.TaskPoint, "việc"))}}, nil, TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want(t, plain(doc.Blocks), "Điều cần biết", "việc", "Nguồn: Bài viết số 9 không còn trong thư viện. ")
}
