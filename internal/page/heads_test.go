package page_test

import (
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// Heads of pages, written without a look at the program: what is the title, who wrote it. The site's own name, the section and a
// person who is quoted are none of these; %s is the text.
func TestTheHeadOfAPageSaysTitleAndAuthor(t *testing.T) {
	t.Parallel()
	const title = "Hội thi tìm hiểu Luật Biên phòng ở xã Mường Lạn"
	text := `<p>Tối 26/11, xã Mường Lạn mở hội thi tìm hiểu Luật Biên phòng với bốn đội của các bản giáp biên tham dự.</p>
<p>Mỗi đội qua ba phần thi: chào hỏi, trả lời câu hỏi và xử lý tình huống thường gặp trên đường biên.</p>
<p>Ban giám khảo trao giải nhất cho đội bản Cống, giải nhì cho đội bản Khá và hai giải khuyến khích.</p>`
	for name, c := range map[string]struct{ head, body, author string }{
		"a logo in h1":             {`<title>` + title + ` - Cổng xã Mường Lạn</title>`, `<h1 class=logo><a href=/>Cổng thông tin xã Mường Lạn</a></h1><div class=post><h2 class=title>` + title + `</h2>` + text + `</div>`, ""},
		"a count of comments":      {`<title>` + title + `</title>`, `<h1>` + title + ` <span class="cmt-count">(12)</span></h1>` + text, ""},
		"a count behind a link":    {`<title>` + title + ` | Báo mẫu</title>`, `<h1><a href="/tin/1.html">` + title + `</a><a class=comment href="#bl">3 bình luận</a></h1>` + text, ""},
		"a signature at the end":   {`<title>` + title + `</title><meta name=author content="Cổng thông tin điện tử xã Mường Lạn">`, `<h1>` + title + `</h1>` + text + `<p style="text-align:right"><strong>Lò Thị Mai</strong></p>`, "Lò Thị Mai"},
		"a quote with a name":      {`<title>` + title + `</title>`, `<h1>` + title + `</h1>` + text + `<blockquote><p>Nhờ hội thi, bà con nhớ lâu hơn.</p><cite>Vàng A Páo, trưởng bản Cống</cite></blockquote><p>Hội thi khép lại lúc 22 giờ cùng ngày trong tiếng khèn của bà con các bản.</p>`, ""},
		"a class of author":        {`<title>` + title + `</title>`, `<h1>` + title + `</h1><div class="meta"><span class="author">Theo: Quàng Văn Hợp</span> <span>27/11/2026</span></div>` + text, "Quàng Văn Hợp"},
		"a byline with a day":      {`<title>` + title + `</title>`, `<h1>` + title + `</h1><p>Quàng Văn Hợp | 27/11/2026 07:30</p>` + text, "Quàng Văn Hợp"},
		"structured data":          {`<title>` + title + `</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + title + `","author":{"@type":"Person","name":"Quàng Văn Hợp"}}</script>`, `<h1>` + title + `</h1>` + text, "Quàng Văn Hợp"},
		"an organisation in data":  {`<title>` + title + `</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + title + `","author":{"@type":"Organization","name":"Báo mẫu"},"publisher":{"@type":"Organization","name":"Báo mẫu"}}</script>`, `<h1>` + title + `</h1>` + text + `<p align=right><b>Quàng Văn Hợp</b></p>`, "Quàng Văn Hợp"},
		"two who sign":             {`<title>` + title + `</title>`, `<h1>` + title + `</h1>` + text + `<p class="tac-gia">Quàng Văn Hợp - Lò Thị Mai</p>`, "Quàng Văn Hợp - Lò Thị Mai"},
		"a box about the author":   {`<title>` + title + `</title>`, `<h1>` + title + `</h1>` + text + `<div class="author-box"><h4>Về tác giả</h4><p>Quàng Văn Hợp công tác ở Đài truyền thanh huyện từ năm 2010, viết nhiều về đời sống vùng biên.</p></div>`, ""},
		"a section over the title": {`<title>Tin trong xã</title>`, `<h1>Tin trong xã</h1><h2>` + title + `</h2><div>27/11/2026 08:00</div>` + text, ""},
		"a title in h3":            {`<title>` + title + ` :: Trang xã</title>`, `<div><h3 class="news-title">` + title + `</h3><div>27/11/2026</div>` + text + `</div><h1>Liên kết</h1>`, ""},
		"the site before the bar":  {`<title>Cổng xã Mường Lạn | ` + title + `</title>`, `<div class=t>` + title + `</div>` + text, ""},
	} {
		raw := "<!doctype html><html lang=vi><head><meta charset=utf-8>" + c.head + "</head><body><div id=top><a href=/>Trang chủ</a> <a href=/tin>Tin tức</a></div><div id=content>" + c.body + "</div><div id=foot>Cổng thông tin xã Mường Lạn</div></body></html>"
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://muonglan.example.vn/tin/hoi-thi.html", page.Hint{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a.Title != title || a.Author != c.author {
			t.Errorf("%s: %q by %q, want %q", name, a.Title, a.Author, c.author)
		}
		var all []string
		for _, b := range a.Blocks {
			all = append(all, b.Plain())
		}
		if got := strings.Join(all, "\n"); !strings.Contains(got, "bốn đội") || !strings.Contains(got, "khuyến khích") || strings.Contains(got, "Trang chủ") {
			t.Errorf("%s: the text is %q", name, got)
		}
	}
}

// Pictures with what stands under them: the caption is the picture's once, and neighbours of a picture that say more are text.
func TestACaptionIsThePicturesOnce(t *testing.T) {
	t.Parallel()
	const img, caption = `<img src="/a.jpg" width=640 height=420 alt="%">`, "Bà con bản Cống xem hội thi tối 26/11. Ảnh: Lò Mai"
	long := "Sáng hôm sau, các đội cùng cán bộ đồn đi kiểm tra ba cột mốc và phát quang hai cây số đường tuần tra quanh bản."
	for name, c := range map[string][2]string{
		"figcaption":             {`<figure>` + img + `<figcaption>` + caption + `</figcaption></figure>`, "[" + caption + "]"},
		"caption and alt":        {`<figure>` + strings.Replace(img, "%", caption, 1) + `<figcaption>` + caption + `</figcaption></figure>`, "[" + caption + "]"},
		"title too":              {`<figure><img src="/a.jpg" width=640 height=420 alt="` + caption + `" title="` + caption + `"><figcaption><em>` + caption + `</em></figcaption></figure>`, "[" + caption + "]"},
		"wordpress":              {`<div class="wp-caption aligncenter">` + img + `<p class="wp-caption-text">` + caption + `</p></div>`, "[" + caption + "]"},
		"an italic line":         {`<p>` + img + `</p><p style="text-align:center"><em>` + caption + `</em></p>`, "[" + caption + "]"},
		"in one paragraph":       {`<p style="text-align:center">` + img + `<br><em>` + caption + `</em></p>`, "[" + caption + "]"},
		"a class":                {`<div class=photo>` + img + `</div><div class="PhotoCMS_Caption">` + caption + `</div>`, "[" + caption + "]"},
		"a table":                {`<table class=picture><tr><td>` + img + `</td></tr><tr><td class=caption>` + caption + `</td></tr></table>`, "[" + caption + "]"},
		"a full paragraph":       {`<p>` + img + `</p><p>` + long + `</p>`, "[] ## " + long},
		"a sentence of the text": {`<p>` + img + `</p><p>Hội thi khép lại lúc 22 giờ cùng ngày.</p>`, "[] ## Hội thi khép lại lúc 22 giờ cùng ngày."},
		"a sentence in italics":  {`<p>` + img + `</p><p style="text-align:center"><i>Đội bản Cống nhận giải nhất.</i></p>`, "[Đội bản Cống nhận giải nhất.]"},
		"centred small print":    {`<p align=center>` + img + `</p><p align=center><span style="font-size:12px">Đội bản Cống nhận giải nhất.</span></p>`, "[Đội bản Cống nhận giải nhất.]"},
		"a caption above":        {`<p align=center><em>Ảnh: Lò Mai</em></p><p>` + img + `</p><p>` + long + `</p>`, "Ảnh: Lò Mai ## [] ## " + long},
		"two pictures, one line": {`<p>` + img + `</p><p>` + strings.Replace(img, "a.jpg", "b.jpg", 1) + `</p><p style="text-align:center"><em>` + caption + `</em></p>`, "[] ## [" + caption + "]"},
		"an italic full text":    {`<p>` + img + `</p><p><em>` + long + " " + long + `</em></p>`, "[] ## " + long + " " + long},
	} {
		got := shapes(t, `<p>Hội thi có bốn đội của các bản giáp biên tham dự trong hai buổi.</p>`+strings.ReplaceAll(c[0], "%", ""))
		if want := "Hội thi có bốn đội của các bản giáp biên tham dự trong hai buổi. ## " + c[1]; got != want {
			t.Errorf("%s\n got %s\nwant %s", name, got, want)
		}
	}
}
