package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
)

var laws = []string{
	"Nghị định số 42/2019/NĐ-CP quy định xử phạt vi phạm hành chính trong lĩnh vực thủy sản",
	"Luật Biển Việt Nam năm 2012 có hiệu lực thi hành từ ngày 01 tháng 01 năm 2013",
	"Chỉ thị số 17/CT-TTg về chống khai thác bất hợp pháp và không theo quy định",
	"Quyết định số 81/QĐ-TTg phê duyệt kế hoạch hành động về nghề cá bền vững",
}

// Lists of links that a sentence of the text announces were dropped: mozilla/readability#878 and #901.
func TestWhatALineAnnouncesIsTheTexts(t *testing.T) {
	t.Parallel()
	const intro = "Các văn bản cần nghiên cứu, quán triệt gồm:"
	for linked := range len(laws) + 1 {
		items, lines, rows := "", "", "<tr><th>STT</th><th>Văn bản</th></tr>"
		for i, law := range laws {
			if i < linked {
				law = fmt.Sprintf(`<a href="/vb/%d">%s</a>`, i, law)
			}
			items += "<li>" + law + "</li>"
			lines += "<p>" + law + "</p>"
			rows += fmt.Sprintf("<tr><td>%d</td><td>%s</td></tr>", i+1, law)
		}
		for _, body := range []string{"<ul>" + items + "</ul>", lines, "<table>" + rows + "</table>"} {
			got := strings.Join(texts(t, "<p>"+intro+"</p>"+body), "\n")
			for _, law := range laws {
				if !strings.Contains(got, law) {
					t.Errorf("%d of %d linked: %s\nlost %q", linked, len(laws), body, law)
				}
			}
		}
	}
	for _, label := range []string{"Tin liên quan:", "Xem thêm:", "Các tin khác:"} {
		got := texts(t, "<p>"+label+`</p><ul><li><a href="/tin/1">`+laws[0]+`</a></li><li><a href="/tin/2">`+laws[1]+"</a></li></ul>")
		if strings.Contains(strings.Join(got, "\n"), laws[0]) {
			t.Errorf("behind %q: %q", label, got)
		}
	}
}

// Sentences that are links were dropped at the ends of a text, and lists of which only some items lead to other articles:
// mozilla/readability#878.
func TestSentencesThatAreLinksAreTheTexts(t *testing.T) {
	t.Parallel()
	const s = "Ngày 27 tháng 9, tổ tuần tra khẳng định đường mòn qua suối đã được gia cố chắc chắn trước mùa lũ."
	const other = "Chiều cùng ngày, tổ tuần tra bàn giao 12 cột mốc phụ cho đồn sở tại quản lý theo phân công."
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"at the head":               {`<p><a href="/kh"><strong>` + s + `</strong></a></p>` + filler, []string{s}},
		"bold around it":            {`<p><strong><a href="/kh">` + s + `</a></strong></p>` + filler, []string{s}},
		"words before it":           {`<p>Tối nay, <a href="/kh">` + s + `</a></p>` + filler, []string{"Tối nay, " + s}},
		"at the foot":               {filler + filler + `<p><a href="/kh">` + s + `</a></p>`, []string{s}},
		"at the foot, to a place":   {filler + filler + `<p><a href="#dau">` + s + `</a></p>`, []string{s}},
		"an item of a list":         {filler + `<ul><li><a href="/1">` + s + `</a></li><li>` + other + `</li></ul>` + filler, []string{s + "\n" + other}},
		"items that are documents":  {filler + `<ul><li><a href="/1.pdf">` + s + `</a></li><li><a href="/2.pdf">` + other + `</a></li></ul>` + filler, []string{s + "\n" + other}},
		"items of another site":     {filler + `<ul><li><a href="https://luat.example.vn/1">` + s + `</a></li><li><a href="https://luat.example.vn/2">` + other + `</a></li></ul>` + filler, []string{s + "\n" + other}},
		"behind a short line":       {filler + `<p>Các văn bản gồm:</p><p>- <a href="/vb/1">Luật Biển Việt Nam năm 2012</a></p>` + filler, []string{"Các văn bản gồm:", "- Luật Biển Việt Nam năm 2012"}},
		"references at the foot":    {filler + `<p><b>Tài liệu tham khảo</b></p><ol><li><a href="https://luat.example.org/1">` + s + `</a></li></ol>`, []string{"Tài liệu tham khảo", s}},
		"announced at the head":     {`<p>Nghị quyết số 36 yêu cầu:</p><ul><li><a href="/nq/1">Phát triển kinh tế biển</a></li><li><a href="/nq/2">Giữ vững chủ quyền</a></li></ul>` + filler, []string{"Nghị quyết số 36 yêu cầu:", "Phát triển kinh tế biển\nGiữ vững chủ quyền"}},
		"a label that asks to read": {filler + `<p>Mời bạn đọc xem thêm:</p><ul><li><a href="/tin/a-100001.html">Chuyện ở đồn biên phòng mùa lũ</a></li></ul>` + filler, nil},
		"a title at the foot":       {filler + `<p><a href="/tin/chuyen-o-don-100001.html">Chuyện ở đồn biên phòng trong những ngày mưa lũ</a></p>`, nil},
		"titles between paragraphs": {filler + `<ul><li><a href="/tin/chuyen-o-don-100001.html">Chuyện ở đồn biên phòng</a></li><li><a href="/tin/chuyen-o-ban-100002.html">Chuyện ở bản vùng cao</a></li></ul>` + filler, nil},
		"a label without prose":     {`<div class="box"><h3>Bài đọc nhiều</h3><div><a href="/tin/a-100001.html"><img src="/a.jpg"></a><a href="/tin/a-100001.html">Chuyện ở đồn biên phòng trong những ngày mưa</a></div><div><a href="/tin/b-100002.html">Chuyện ở bản vùng cao trong những ngày nắng</a></div></div>` + filler, nil},
	} {
		t.Run(name, func(t *testing.T) {
			raw := "<html><head><title>Tin vùng biên trong tuần</title></head><body><header><a href=/>Trang chủ</a></header><main><article><h1>Tin vùng biên trong tuần</h1><time>27/11/2026 08:00</time>" +
				c.body + filler + "</article></main><footer>Cổng thử</footer></body></html>"
			if strings.HasSuffix(c.body, "</a></p>") {
				raw = strings.Replace(raw, filler+"</article>", "</article>", 1)
			}
			a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/tuan-47.html", page.Hint{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range a.Blocks {
				if text := b.Plain(); !strings.HasPrefix(text, "Đồn biên phòng cử cán bộ") {
					got = append(got, text)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What wrappers are called took their text: mozilla/readability#807 and what SiteOrigin, Elementor and Liferay call theirs.
func TestTheNameOfAWrapperTakesNothing(t *testing.T) {
	t.Parallel()
	part := func(n int) string {
		return fmt.Sprintf("Phần %d kể việc đồn biên phòng cử cán bộ xuống bản giúp dân làm đường và mở lớp học chữ vào các buổi tối.", n)
	}
	for _, class := range []string{
		"widget", "widget_text", "panel-widget", "banner-content", "ad-content", "related-content", "social-content", "comment-body", "sidebar-content",
		"share-content", "tag-content", "menu-content", "nav-content", "popup-content", "print-content", "footer-content", "toolbar-content", "box-related",
	} {
		body := ""
		for n := range 5 {
			place := []string{" panel-first-child", "", "", "", " panel-last-child"}[n]
			body += `<div class="` + class + place + `"><div class="` + class + `-in"><p>` + part(n) + `</p></div></div>`
		}
		one := filler + `<div class="` + class + `"><p>` + part(9) + `</p></div>` + filler
		for body, want := range map[string]int{body: 5, one: 1} {
			raw := "<html><head><title>Chuyện ở đồn biên phòng</title></head><body><h1>Chuyện ở đồn biên phòng</h1><main>" + body + "</main><div class=footer>Bản quyền thuộc Báo Mẫu</div></body></html>"
			a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/chuyen-100000.html", page.Hint{})
			if got := strings.Count(library.Plain(a.Blocks), "Phần "); err != nil || got != want {
				t.Errorf("%s: %d of %d parts, %v", class, got, want, err)
			}
		}
		listed := "<html><head><title>Tin biên giới</title></head><body><div class=menu><a href=/>Trang chủ</a></div><div class=\"" + class + "\"><h1>Tin biên giới</h1><ul>"
		for n := range 6 {
			listed += fmt.Sprintf(`<li><a href="/tin/bai-%d.html">Hội nghị sơ kết công tác biên giới, kỳ %d</a> <span>(1%d/3/2026)</span></li>`, 100000+n, n, n)
		}
		l, err := page.List(t.Context(), []byte(listed+"</ul></div></body></html>"), "text/html", "https://mau.example.vn/bien-gioi/")
		if err != nil || len(l.Links) != 6 {
			t.Errorf("%s: a list of %d, %v", class, len(l.Links), err)
		}
	}
}

// What is said beside a text once is in it once: captions came again, and what an aside says not at all.
func TestBoxesAndCaptionsComeOnce(t *testing.T) {
	t.Parallel()
	const caption = "Quang cảnh buổi tuyên truyền tại xã Tân Mẫu"
	const box = "Hộp thông tin: Luật Biển Việt Nam gồm 7 chương, 55 điều, có hiệu lực từ ngày 01/01/2013 và được phổ biến rộng rãi."
	figure := `<figure><img src="/a.jpg" alt="` + caption + `" title="` + caption + `"><figcaption><p>` + caption + `</p></figcaption></figure>`
	for body, want := range map[string][]string{
		figure + `<p class="caption">` + caption + `</p>`:                                      {caption},
		figure + `<p><em>` + caption + `</em></p>`:                                             {caption},
		figure + `<p>` + caption + `.</p>`:                                                     {caption},
		`<aside class="infobox"><p>` + box + `</p></aside>`:                                    {box},
		`<aside><p><a href="/tin/a-100001.html">` + box + `</a></p></aside>`:                   nil,
		`<aside><form><p>` + box + `</p><input name="mail"></form></aside>`:                    nil,
		`<div class="newsletter"><p>` + box + `</p><button>Đăng ký</button></div>`:             nil,
		`<table><tr><td><img src="/a.jpg"></td></tr><tr><td>` + caption + `</td></tr></table>`: {caption},
	} {
		wantTexts(t, body, want...)
	}
}

// The front page of a paper is no article, and one that begins with a link is.
func TestFrontPagesAndShortArticlesAreToldApart(t *testing.T) {
	t.Parallel()
	front := "<html><head><title>Báo Mẫu điện tử</title></head><body><div id=primary>"
	for n := range 12 {
		front += fmt.Sprintf(`<div class="category"><div class="box"><div class="story"><p class="title"><a href="/muc/bai-%d.html">Hội nghị sơ kết công tác biên giới, kỳ %d</a></p><p class="summary">Chiều %d/11, đoàn đại biểu các tỉnh biên giới đã đến thăm và làm việc với đồn biên phòng trên địa bàn huyện vùng cao.</p></div></div></div>`, 100000+n, n, n+1)
	}
	if a, err := page.Extract(t.Context(), []byte(front+"</div></body></html>"), "text/html", "https://mau.example.vn/trang-nhat/", page.Hint{}); err == nil {
		t.Errorf("a front page is an article: %q", library.Plain(a.Blocks))
	}
	for _, link := range []string{"Ban Tuyên giáo và Dân vận Trung ương", "Chính phủ", "Nghị quyết số 36-NQ/TW ngày 22/10/2018"} {
		raw := `<html><head><title>Hướng dẫn tuyên truyền biển, đảo</title></head><body><h1>Hướng dẫn tuyên truyền biển, đảo</h1><div class="khung"><div class="bai"><p><a href="https://cp.example.vn/">` + link +
			`</a> vừa yêu cầu các cấp ủy triển khai kịp thời hướng dẫn về tuyên truyền biển, đảo.</p>` + filler + `</div><div class="tin"><a href="/t012345.html">Tăng cường tuyên truyền cho ngư dân</a></div><div class="tin"><a href="/t112345.html">Giao lưu hữu nghị quốc phòng biên giới</a></div></div></body></html>`
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/hd.html", page.Hint{})
		if err != nil || len(a.Blocks) != 2 || !strings.HasPrefix(a.Blocks[0].Text, link+" vừa yêu cầu") {
			t.Errorf("%s: %v %+v", link, err, a.Blocks)
		}
	}
}

// Headings dropped for their class: mozilla/readability#807.
func TestHeadingsBetweenParagraphsAreTheTextsWhateverTheirName(t *testing.T) {
	t.Parallel()
	for _, class := range []string{
		"share-title", "social-heading", "title-related", "tag-h", "comment-title", "sidebar-title", "nav-title", "menu-h2", "footer-h2", "ad-title",
		"banner", "breadcrumb", "author-h", "widget-title", "entry-title", "box-title", "hidden-xs", "print-only", "related", "newsletter", "popup",
	} {
		wantTexts(t, `<h2 class="`+class+`">Phần hai của bài</h2>`, "Phần hai của bài")
	}
}

// Questions that open their answers were dropped with the buttons of the page (Bootstrap's accordions and their kin).
func TestWhatOpensAPartOfTheTextIsItsHeading(t *testing.T) {
	t.Parallel()
	const question = "Tàu cá cần mang theo giấy tờ gì khi rời bến?"
	for in, want := range map[string]string{
		`<h2 class="accordion-header"><button class="accordion-button collapsed" type="button">` + question + `</button></h2>`: question,
		`<h3><b><button>` + question + `</button></b></h3>`:                                                                    question,
		`<div><button class="faq-question" aria-expanded="false">` + question + `</button></div>`:                              question,
		`<details><summary>` + question + `</summary></details>`:                                                               question,
		`<div><button class="btn btn-share">Chia sẻ bài viết này với bạn bè</button></div>`:                                    "",
	} {
		if got := strings.Join(texts(t, in), " "); got != want {
			t.Errorf("%s\n got %q\nwant %q", in, got, want)
		}
	}
}

// A text in several elements of a known class lost some of them.
func TestATextInSeveralElementsIsJoinedInOrder(t *testing.T) {
	t.Parallel()
	paragraph := func(n int) string {
		return fmt.Sprintf("Đoạn %d kể việc đồn biên phòng cử cán bộ xuống bản giúp dân làm đường và mở lớp học chữ vào các buổi tối.", n)
	}
	for _, class := range []string{"article__body", "detail-content", "entry-content"} {
		for _, sizes := range [][]int{{6, 4}, {1, 9}, {9, 1}, {3, 3, 4}, {1, 1, 8}} {
			body, n := "", 0
			for i, size := range sizes {
				if i > 0 {
					body += `<div class="ad"><a href="/qc">Quảng cáo: mua hàng giảm giá</a></div>`
				}
				body += `<div class="grid"><div class="` + class + `">`
				for range size {
					n++
					body += "<p>" + paragraph(n) + "</p>"
				}
				body += `</div><div class="aside"><a href="/tin/x-100001.html">Chuyện kể ở một trạm gác khác</a></div></div>`
			}
			raw := "<html><head><title>Chuyện ở đồn biên phòng</title></head><body><div class=menu><a href=/>Trang chủ</a></div><h1>Chuyện ở đồn biên phòng</h1><div class=chunks>" +
				body + "</div><div class=footer>Bản quyền thuộc Báo Mẫu</div></body></html>"
			a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/chuyen-100000.html", page.Hint{})
			if err != nil {
				t.Fatal(err)
			}
			want := make([]string, 0, n)
			for i := range n {
				want = append(want, paragraph(i+1))
			}
			got := make([]string, 0, n)
			for _, b := range a.Blocks {
				got = append(got, b.Plain())
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s in parts of %v: %d of %d paragraphs", class, sizes, len(got), n)
			}
		}
	}
}

func TestAPersonQuotedIsNoAuthor(t *testing.T) {
	t.Parallel()
	for box, want := range map[string]string{
		`<blockquote class="quote"><p>Mỗi người dân là một cột mốc sống.</p><span class="author">Đại tướng Trần Mẫu</span></blockquote>`: "Minh Thu",
		`<div class="testimonial"><p>Mỗi người dân là một cột mốc sống.</p><div class="author">Đại tướng Trần Mẫu</div></div>`:           "Minh Thu",
		`<div class="ben-le"><p>Mỗi người dân là một cột mốc sống.</p><div class="author">Đại tướng Trần Mẫu</div></div>`:                "Minh Thu",
		`<div class="box-quote"><p>Mỗi người dân là một cột mốc sống.</p><span class="author">Đại tướng Trần Mẫu</span></div>`:           "Minh Thu",
		``: "Minh Thu",
	} {
		raw := "<html><head><title>Chuyện ở đồn biên phòng</title></head><body><h1>Chuyện ở đồn biên phòng</h1><div class=article__body>" + filler + filler + box + filler +
			`<p class="article__author">Minh Thu</p></div></body></html>`
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/chuyen-100000.html", page.Hint{})
		if err != nil || a.Author != want {
			t.Errorf("%s: author %q, %v", box, a.Author, err)
		}
	}
	under := "<html><head><title>Chuyện ở đồn biên phòng</title></head><body><h1>Chuyện ở đồn biên phòng</h1><div class=article__body>" + filler +
		`<p class="article__author">Minh Thu</p>` + filler + filler + "</div></body></html>"
	if a, err := page.Extract(t.Context(), []byte(under), "text/html", "https://mau.example.vn/tin/chuyen-100000.html", page.Hint{}); err != nil || a.Author != "Minh Thu" {
		t.Errorf("under the lead: author %q, %v", a.Author, err)
	}
}
