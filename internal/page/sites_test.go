package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// The article that every site of testdata/sites is made to publish. Facts from the laws it names.
const (
	siteTitle  = "Giới thiệu một số nội dung của Luật Biển Việt Nam năm 2012"
	siteLead   = "Luật Biển Việt Nam được Quốc hội khóa XIII thông qua ngày 21 tháng 6 năm 2012, gồm 7 chương, 55 điều, có hiệu lực từ ngày 01 tháng 01 năm 2013."
	siteAuthor = "Phòng Tuyên truyền"
	siteImage  = "https://mau.example.gov.vn/uploads/2026/ban-do.jpg"
)

func siteBlocks() []library.Block {
	p := func(text string) library.Block { return library.Block{Kind: library.Paragraph, Text: text} }
	h := func(text string) library.Block { return library.Block{Kind: library.Heading, Level: 2, Text: text} }
	return []library.Block{
		p(siteLead),
		p("Việt Nam là quốc gia ven biển, có đường bờ biển dài hơn 3.260 km, 28 tỉnh, thành phố giáp biển (trước ngày 01/7/2025) và hàng nghìn đảo lớn nhỏ, trong đó có hai quần đảo Hoàng Sa và Trường Sa."),
		p("Luật quy định về đường cơ sở, nội thủy, lãnh hải, vùng tiếp giáp lãnh hải, vùng đặc quyền kinh tế, thềm lục địa, các đảo, quần đảo Hoàng Sa, quần đảo Trường Sa và quần đảo khác thuộc chủ quyền của Việt Nam."),
		{Kind: library.Image, Src: siteImage, Text: "Ảnh minh họa: bản đồ các vùng biển theo Công ước năm 1982"},
		h("Về các vùng biển:"),
		p("Lãnh hải là vùng biển có chiều rộng 12 hải lý tính từ đường cơ sở ra phía biển (Điều 11). Ranh giới ngoài của lãnh hải là biên giới quốc gia trên biển của Việt Nam."),
		p("Vùng đặc quyền kinh tế tiếp liền và nằm ngoài lãnh hải, hợp với lãnh hải thành một vùng biển có chiều rộng 200 hải lý tính từ đường cơ sở (Điều 15)."),
		{Kind: library.Table, Rows: [][]string{{"Vùng biển", "Chiều rộng"}, {"Lãnh hải", "12 hải lý"}, {"Vùng tiếp giáp lãnh hải", "12 hải lý kể từ ranh giới ngoài của lãnh hải"}, {"Vùng đặc quyền kinh tế", "200 hải lý"}}},
		h("Về phát triển kinh tế biển:"),
		p("Điều 42 nêu các nguyên tắc phát triển kinh tế biển: phục vụ xây dựng và phát triển kinh tế - xã hội của đất nước; gắn với sự nghiệp bảo vệ chủ quyền quốc gia, quốc phòng, an ninh và trật tự an toàn trên biển."),
		p("Nhà nước ưu tiên tập trung phát triển các ngành kinh tế biển sau đây:"),
		{Kind: library.List, Items: []string{"Tìm kiếm, thăm dò, khai thác, chế biến dầu, khí và các loại tài nguyên, khoáng sản biển;", "Vận tải biển, cảng biển, đóng mới và sửa chữa tàu thuyền;", "Du lịch biển và kinh tế đảo;", "Khai thác, nuôi trồng, chế biến hải sản."}},
		h("Nhiệm vụ trong thời gian tới"),
		p("Một là, tiếp tục phổ biến nội dung của Luật đến cán bộ, đảng viên và Nhân dân, nhất là ngư dân hoạt động dài ngày trên biển."),
		p("Hai là, gắn tuyên truyền Luật Biển Việt Nam với Công ước của Liên hợp quốc về Luật Biển năm 1982, được Quốc hội phê chuẩn ngày 23/6/1994."),
		p("Ba là, kiên trì giải quyết các tranh chấp bằng biện pháp hòa bình, trên cơ sở luật pháp quốc tế."),
	}
}

// bodyStyle writes blocks as one way of editing does. All of them mean the same article.
type bodyStyle struct {
	name            string
	paragraph, head string // %s is the text
	image           string
	between         string
}

const (
	framedImage  = `<p style="text-align:center"><img src="/uploads/2026/ban-do.jpg" alt="x" /><br /><em>%s</em></p>`
	figureImage  = `<figure class="wp-caption aligncenter"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/uploads/2026/ban-do.jpg"><figcaption class="wp-caption-text">%s</figcaption></figure>`
	tableImage   = `<table class="image center" width="500" align="center"><tbody><tr><td><img src="/uploads/2026/ban-do.jpg"></td></tr><tr><td class="image_desc">%s</td></tr></tbody></table>`
	captionImage = `<p align="center"><img src="/uploads/2026/ban-do.jpg"></p><p align="center"><i>%s</i></p>`
)

var bodyStyles = []bodyStyle{
	{name: "paragraphs", paragraph: `<p style="text-align:justify">%s</p>`, head: `<p style="text-align:justify"><strong>%s</strong></p>`, image: framedImage, between: "\n"},
	{name: "divs", paragraph: `<div style="text-align: justify;">%s</div>`, head: `<div style="text-align: justify;"><b>%s</b></div>`, image: tableImage, between: "<div>&nbsp;</div>"},
	{name: "two breaks", paragraph: `%s<br /><br />`, head: `<b>%s</b><br /><br />`, image: tableImage, between: "\n"},
	{name: "one break", paragraph: `&nbsp;&nbsp;&nbsp; %s<br>`, head: `&nbsp;&nbsp;&nbsp; <b>%s</b><br>`, image: captionImage, between: "\n"},
	{name: "word", paragraph: "<p class=\"MsoNormal\" style=\"margin: 6pt 0cm\"><span style=\"font-size:14.0pt\"><span lang=\"VI\">%s<o:p></o:p></span></span></p>", head: "<p class=\"MsoNormal\"><b><span style=\"font-size:14pt\">%s</span><o:p></o:p></b></p>", image: captionImage, between: "\n<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>\n"},
	{name: "real headings", paragraph: `<p>%s</p>`, head: `<h2>%s</h2>`, image: figureImage, between: "\n\n"},
	{name: "deep headings", paragraph: `<div class="x"><p>%s</p></div>`, head: `<h4><span>%s</span></h4>`, image: figureImage, between: "\n"},
	{name: "unclosed", paragraph: `<P align=justify><FONT face=Arial size=2>%s</FONT>`, head: `<P><STRONG>%s</STRONG>`, image: tableImage, between: "\r\n"},
	{name: "empty separators", paragraph: `%s<p></p>`, head: `<span style="font-weight: bold">%s</span><p></p>`, image: framedImage, between: "\n"},
	{name: "styled spans", paragraph: `<div><span><span style="font-family:times new roman,times,serif">%s</span></span></div>`, head: `<div><span style="font-weight:700">%s</span></div>`, image: figureImage, between: "<br>"},
}

func (s bodyStyle) write(blocks []library.Block) []string {
	var parts []string
	for _, b := range blocks {
		switch b.Kind {
		case library.Heading:
			parts = append(parts, strings.Replace(s.head, "%s", b.Text, 1))
		case library.Paragraph:
			parts = append(parts, strings.Replace(s.paragraph, "%s", b.Text, 1))
		case library.Image:
			parts = append(parts, strings.Replace(s.image, "%s", b.Text, 1))
		case library.List:
			parts = append(parts, "<ul><li>"+strings.Join(b.Items, "</li><li>")+"</li></ul>")
		case library.Table:
			var rows strings.Builder
			for _, row := range b.Rows {
				rows.WriteString("<tr><td>" + strings.Join(row, "</td><td>") + "</td></tr>")
			}
			parts = append(parts, `<table border="1" cellspacing="0"><tbody>`+rows.String()+"</tbody></table>")
		}
	}
	return parts
}

func (s bodyStyle) fill(template string) string {
	parts := s.write(siteBlocks()[1:])
	half := len(parts) / 2
	return strings.NewReplacer(
		"{{title}}", siteTitle, "{{lead}}", siteLead, "{{author}}", siteAuthor,
		"{{date}}", "18/02/2026", "{{time}}", "08:45", "{{iso}}", "2026-02-18T08:45:00",
		"{{k2date}}", "Thứ tư, 18 Tháng 2 2026 08:45", "{{wpdate}}", "18 Tháng Hai, 2026", "{{longdate}}", "Thứ tư, ngày 18 tháng 2 năm 2026",
		"{{body}}", strings.Join(parts, s.between),
		"{{body1}}", strings.Join(parts[:half], s.between), "{{body2}}", strings.Join(parts[half:], s.between),
	).Replace(template)
}

// Sites whose editors type the signature under the text, where it is part of it.
var signed = map[string]bool{"liferay.html": true, "portal.html": true}

// checkSite reads one page and compares all that it says with the article it was made of.
func checkSite(t *testing.T, name, raw string) {
	t.Helper()
	got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/tin/bai-1.html", Hint{Now: library.Day(2026, 11, 23)})
	if err != nil {
		t.Fatal(err)
	}
	want := siteBlocks()
	if signed[name] {
		want = append(want, library.Block{Kind: library.Paragraph, Text: siteAuthor})
	}
	sameBlocks(t, got.Blocks, want)
	if got.Title != siteTitle {
		t.Errorf("title %q", got.Title)
	}
	if got.Lead != siteLead && name != "html5.html" { // there nothing tells it from the text
		t.Errorf("lead %q", got.Lead)
	}
	if got.Author != siteAuthor {
		t.Errorf("author %q", got.Author)
	}
	if day := got.Published.Time().Format("2006-01-02 15:04"); day != "2026-02-18 08:45" {
		t.Errorf("published %s", got.Published)
	}
}

func everySite(t *testing.T, check func(t *testing.T, name, raw string)) {
	t.Helper()
	files, err := filepath.Glob("testdata/sites/*.html")
	if err != nil || len(files) < 12 {
		t.Fatalf("sites: %d, %v", len(files), err)
	}
	for _, file := range files {
		template := string(readFile(t, file))
		for _, style := range bodyStyles {
			name := filepath.Base(file)
			t.Run(name+"/"+style.name, func(t *testing.T) { check(t, name, style.fill(template)) })
		}
	}
}

func TestEverySiteGivesTheWholeArticleInEveryWayOfEditing(t *testing.T) {
	t.Parallel()
	everySite(t, checkSite)
}

// elementNames are what families of sites are known by. What hides an element stays.
var elementNames = regexp.MustCompile(`(?i) (?:class|id|itemprop|role)=(?:"[^"h][^"]*"|'[^']*'|[^"'\s>]+)`)

func TestSitesOfNoKnownFamilyGiveTheWholeArticleToo(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, name, raw string) {
		t.Helper()
		checkSite(t, name, elementNames.ReplaceAllString(raw, ""))
	})
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// show writes a block on one line, for comparing.
func show(b library.Block) string {
	s := string(b.Kind)
	if b.Level > 0 {
		s += string(rune('0' + b.Level))
	}
	if b.Ordered {
		s += " ordered"
	}
	if b.Src != "" {
		s += " <" + b.Src + ">"
	}
	return s + " | " + strings.ReplaceAll(b.Plain(), "\n", " / ")
}

func sameBlocks(t *testing.T, got, want []library.Block) {
	t.Helper()
	g, w := make([]string, len(got)), make([]string, len(want))
	for i, b := range got {
		g[i] = show(b)
	}
	for i, b := range want {
		w[i] = show(b)
	}
	inGot, inWant := map[string]bool{}, map[string]bool{}
	for _, s := range g {
		inGot[s] = true
	}
	for _, s := range w {
		inWant[s] = true
	}
	for _, s := range w {
		if !inGot[s] {
			t.Errorf("lost: %s", s)
		}
	}
	for _, s := range g {
		if !inWant[s] {
			t.Errorf("not of the article: %s", s)
		}
	}
	if !t.Failed() && strings.Join(g, "\n") != strings.Join(w, "\n") {
		t.Errorf("other order:\n%s\nwant\n%s", strings.Join(g, "\n"), strings.Join(w, "\n"))
	}
}
