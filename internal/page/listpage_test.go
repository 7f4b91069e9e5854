package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// listed is an article that the lists of testdata/lists show.
type listed struct{ title, path, lead string }

var listedArticles = []listed{
	{"Tuyên truyền về Công ước của Liên hợp quốc về Luật Biển năm 1982", "/tin/cong-uoc-luat-bien-1982-50101.html", "Công ước được thông qua ngày 30/4/1982 và có hiệu lực từ ngày 16/11/1994, gồm 320 điều và 9 phụ lục."},
	{"Luật Biên giới quốc gia năm 2003", "/tin/luat-bien-gioi-quoc-gia-2003-50102.html", "Luật được Quốc hội khóa XI thông qua ngày 17/6/2003, có hiệu lực từ ngày 01/01/2004."},
	{"Hiệp ước biên giới trên đất liền Việt Nam - Trung Quốc năm 1999", "/tin/hiep-uoc-bien-gioi-1999-50103.html", "Hiệp ước được ký tại Hà Nội ngày 30/12/1999; công tác phân giới, cắm mốc hoàn thành ngày 31/12/2008."},
	{"Quản lý hoạt động thông tin đối ngoại theo Nghị định của Chính phủ", "/tin/quan-ly-thong-tin-doi-ngoai-50104.html", "Nghị định số 72/2015/NĐ-CP quy định về quản lý hoạt động thông tin đối ngoại, có hiệu lực từ ngày 22/10/2015."},
	{"Ngày Biên phòng toàn dân 3/3 hằng năm", "/tin/ngay-bien-phong-toan-dan-50105.html", "Ngày 22/02/1989, Hội đồng Bộ trưởng quyết định lấy ngày 03 tháng 3 hằng năm làm Ngày Biên phòng."},
	{"Luật Cảnh sát biển Việt Nam có hiệu lực từ ngày 01/7/2019", "/tin/luat-canh-sat-bien-50106.html", "Luật gồm 8 chương, 41 điều, quy định vị trí, chức năng, nhiệm vụ, quyền hạn của Cảnh sát biển Việt Nam."},
}

func (l listed) fill(template string, n int) string {
	return strings.NewReplacer("{{title}}", l.title, "{{url}}", l.path, "{{lead}}", l.lead, "{{n}}", fmt.Sprint(n),
		"{{date}}", fmt.Sprintf("%02d/02/2026", 20-n), "{{iso}}", fmt.Sprintf("2026-02-%02d", 20-n)).Replace(template)
}

// fillList repeats the parts of a template between {{#}} and {{/}}, {{first}} and {{/first}}, {{rest}} and
// {{/rest}} for all, the first, and the other articles.
func fillList(template string) string {
	for _, part := range []struct {
		begin, end string
		from, to   int
	}{{"{{#}}", "{{/}}", 0, len(listedArticles)}, {"{{first}}", "{{/first}}", 0, 1}, {"{{rest}}", "{{/rest}}", 1, len(listedArticles)}} {
		head, rest, found := strings.Cut(template, part.begin)
		if !found {
			continue
		}
		one, tail, _ := strings.Cut(rest, part.end)
		for n := part.from; n < part.to; n++ {
			head += listedArticles[n].fill(one, n)
		}
		template = head + tail
	}
	return template
}

// category is what a page of testdata/lists must give.
type category struct {
	url, next, title string
	leads            bool
}

var categories = map[string]category{
	"nukeviet.html":  {"https://mau.example.gov.vn/vi/news/bien-dao/", "https://mau.example.gov.vn/vi/news/bien-dao/page-2/", "Biển đảo", true},
	"ul-dates.html":  {"https://mau.example.gov.vn/tin-tuc", "https://mau.example.gov.vn/tin-tuc?page=2", "Tin tức", false},
	"tables.html":    {"https://mau.example.gov.vn/News.aspx?CatID=2", "https://mau.example.gov.vn/News.aspx?CatID=2&Page=2", "Biển đảo", true},
	"press.html":     {"https://mau.example.gov.vn/bien-dao/", "", "Biển đảo", true},
	"wordpress.html": {"https://mau.example.gov.vn/category/tin-tuc/", "https://mau.example.gov.vn/category/tin-tuc/page/2/", "Chuyên mục: Tin tức", true},
	"divs.html":      {"https://mau.example.gov.vn/1458/39703/71968", "https://mau.example.gov.vn/1458/39703/71968?p=2", "Tuyên truyền", true},
	"liferay.html":   {"https://mau.example.gov.vn/web/sttt/tin-tuc", "https://mau.example.gov.vn/web/sttt/tin-tuc?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_cur=2", "Tin tức", true},
}

func TestEveryCategoryPageGivesItsArticlesAndNoOthers(t *testing.T) {
	for name, c := range categories {
		t.Run(name, func(t *testing.T) {
			raw := []byte(fillList(string(readFile(t, filepath.Join("testdata", "lists", name)))))
			got, err := List(t.Context(), raw, "text/html; charset=utf-8", c.url)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Links) != len(listedArticles) || got.Next != c.next || got.Title != c.title {
				t.Errorf("%q with %d links, next %q; want %q, next %q", got.Title, len(got.Links), got.Next, c.title, c.next)
			}
			for n, l := range got.Links[:min(len(got.Links), len(listedArticles))] {
				checkLink(t, l, n, c.leads)
			}
			if _, err := Extract(t.Context(), raw, "text/html; charset=utf-8", c.url, Hint{}); !library.IsKind(err, library.NoArticle) {
				t.Errorf("a list was taken for an article: %v", err)
			}
		})
	}
}

// checkLink compares a link with the article it was made of. The one shown large on top may be without a
// date.
func checkLink(t *testing.T, got Link, n int, leads bool) {
	t.Helper()
	want := listedArticles[n]
	if got.Title != want.title || got.URL != "https://mau.example.gov.vn"+want.path {
		t.Errorf("got %q %s, want %q", got.Title, got.URL, want.title)
	}
	if leads && got.Lead != want.lead {
		t.Errorf("lead %q, want %q", got.Lead, want.lead)
	}
	if day := fmt.Sprintf("2026-02-%02d", 20-n); !strings.HasPrefix(got.Published.String(), day) && (n > 0 || got.Published.Known()) {
		t.Errorf("date %s, want %s", got.Published, day)
	}
}

func TestAnArticlePageListsNothing(t *testing.T) {
	files, err := filepath.Glob("testdata/sites/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := List(t.Context(), []byte(bodyStyles[0].fill(string(raw))), "text/html", "https://mau.example.gov.vn/tin/bai-1.html")
		if err != nil || len(got.Links) > 0 {
			t.Errorf("%s: %d links, %v", file, len(got.Links), err)
		}
	}
}

// A page that lists documents listed nothing: wallabag#3131.
func TestDocumentsWithATitleAreListed(t *testing.T) {
	t.Parallel()
	item := func(n int, address, title string) string {
		return fmt.Sprintf(`<li><a href="%s">%s số %d về tuyên truyền biển, đảo</a> <span>0%d/11/2026</span></li>`, address, title, n, n)
	}
	all, mixed, offered := "", "", ""
	for n := 1; n <= 6; n++ {
		all += item(n, fmt.Sprintf("/vb/vb-%d.pdf", n), "Công văn")
		if n%3 == 0 {
			mixed += item(n, fmt.Sprintf("/vb/vb-%d.docx", n), "Công văn")
		} else {
			mixed += item(n, fmt.Sprintf("/tin/tin-%d.html", 100000+n), "Hội nghị")
		}
		offered += fmt.Sprintf(`<li><a href="/tin/tin-%d.html">Hội nghị số %d về tuyên truyền biển, đảo</a> <a href="/vb/%d.pdf">Tải về</a></li>`, 100000+n, n, n)
	}
	for name, c := range map[string]struct {
		items     string
		documents int
	}{"documents alone": {all, 6}, "documents among articles": {mixed, 2}, "documents beside articles": {offered, 0}} {
		raw := "<html><head><title>Văn bản chỉ đạo</title></head><body><h1>Văn bản chỉ đạo</h1><ul class=list>" + c.items + "</ul></body></html>"
		got, err := List(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/van-ban/")
		documents := 0
		for _, l := range got.Links {
			documents += only(1, IsDocument(l.URL))
		}
		if err != nil || len(got.Links) != 6 || documents != c.documents {
			t.Errorf("%s: %d links, %d documents, %v", name, len(got.Links), documents, err)
		}
	}
	article := "<html><head><title>Công văn hướng dẫn</title></head><body><h1>Công văn hướng dẫn</h1><div class=text><p>" + sentenceA + "</p><p>" + sentenceB + "</p><p>" + sentenceC + "</p><p>" + sentenceA + sentenceB + "</p><ul>" + all + "</ul></div></body></html>"
	if got, err := List(t.Context(), []byte(article), "text/html", "https://mau.example.vn/van-ban/1.html"); err != nil || len(got.Links) != 0 {
		t.Errorf("an article that offers documents is a list: %+v %v", got.Links, err)
	}
}

// The name of a source came from whatever heading stood first.
func TestAListIsNamedByItsOwnHeading(t *testing.T) {
	t.Parallel()
	items := ""
	for n := range 6 {
		items += fmt.Sprintf(`<li><a href="/tin/bai-%d.html">Hội nghị sơ kết công tác biên giới, kỳ %d</a> <span>(1%d/3/2026)</span></li>`, 100000+n, n, n)
	}
	for name, c := range map[string]struct{ head, title, want string }{
		"the logo":                        {`<h1 class="logo"><a href="/">Mẫu 24</a></h1><h2>Biển đảo</h2>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"in the logo's element":           {`<div id="site-title"><h1><a href="/">Mẫu 24</a></h1></div>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"a picture's word":                {`<h1>Logo</h1>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"a headline with its comments":    {`<h1><a href="/tin/bai-100000.html">Hội nghị sơ kết công tác biên giới, kỳ 0</a> (12)</h1>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"a headline inside its link":      {`<a href="/tin/bai-100001.html"><h1>Hội nghị sơ kết công tác biên giới, kỳ 1</h1></a>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"the name of the site":            {`<h1>Báo Mẫu điện tử</h1>`, "Biển đảo - Báo Mẫu", "Biển đảo"},
		"the list's behind the site's":    {`<h1>Báo Mẫu điện tử</h1><h1>Biển và đảo</h1>`, "Báo Mẫu", "Biển và đảo"},
		"a category that sounds like one": {`<h1>Xã hội</h1>`, "Báo Mẫu", "Xã hội"},
		"a category of the site's brand":  {`<h1 class="category-title">Biên giới</h1>`, "Báo Mẫu", "Biên giới"},
	} {
		raw := "<html><head><title>" + c.title + "</title></head><body><div class=menu><a href=/>Trang chủ</a></div>" + c.head + "<ul>" + items + "</ul></body></html>"
		got, err := List(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/bien-dao/")
		if err != nil || got.Title != c.want || len(got.Links) < 5 { // the headline may stand apart
			t.Errorf("%s: %q with %d links, want %q, %v", name, got.Title, len(got.Links), c.want, err)
		}
	}
}
