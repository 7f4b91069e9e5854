package page_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// Titles of papers and of other articles, of our own.
var (
	papers = []string{
		"Kế hoạch 15/KH-BTG về tuyên truyền chủ quyền biển, đảo", "Hướng dẫn 27/HD-BTG về công tác biên giới năm nay", "Công văn 112/CV-BTG về thông tin đối ngoại ở cơ sở",
	}
	others = []string{
		"Khai giảng lớp học chữ trên đảo An Bình", "Trao cờ Tổ quốc cho ngư dân phường Cửa Lò", "Hội thao dân quân các xã biên giới phía Tây",
	}
)

// linked writes each line within a link, as the form says: %d is its number, %s the line.
func linked(form string, lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&b, form, i+1, line)
	}
	return b.String()
}

// Lists and lines of links between two paragraphs of the body, written without a look at the program.
func TestLinksBetweenTwoParagraphsAreTheBodys(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"lines by breaks":           `<p>Xem các văn bản sau đây:<br>` + linked(`<a href="/vb/%d.html">%s</a><br>`, papers) + `</p>`,
		"lines of their own":        `<p>Các văn bản cần học tập gồm:</p>` + linked(`<div><a href="/vb/%d.html">%s</a></div>`, papers),
		"a list of definitions":     `<p>Các văn bản cần học tập gồm:</p><dl>` + linked(`<dt>Văn bản %d</dt><dd><a href="/vb/x.html">%s</a></dd>`, papers) + `</dl>`,
		"links and days":            `<p>Các văn bản mới ban hành:</p><ul>` + linked(`<li><a href="/vb/%d.html">%s</a> (20/11/2026)</li>`, papers) + `</ul>`,
		"numbers without an intro":  `<ol>` + linked(`<li><a href="/vb/%d.html">%s</a></li>`, papers) + `</ol>`,
		"under a heading":           `<h2>Căn cứ pháp lý</h2><ul>` + linked(`<li><a href="/vb/%d.html">%s</a></li>`, papers) + `</ul>`,
		"under a bold line":         `<p><strong>Căn cứ pháp lý</strong></p><ul>` + linked(`<li><a href="/vb/%d.html">%s</a></li>`, papers) + `</ul>`,
		"bold within links":         `<p>Các văn bản gồm:</p><ul>` + linked(`<li><a href="/vb/%d.html"><strong>%s</strong></a></li>`, papers) + `</ul>`,
		"dashes typed":              `<p>Các văn bản gồm:</p>` + linked(`<p>– <a href="/vb/%d.html">%s</a>;</p>`, papers),
		"letters typed":             `<p>Các văn bản gồm:</p>` + linked(`<p>%d) <a href="/vb/x.html">%s</a>.</p>`, papers),
		"with what they say":        `<p>Các văn bản gồm:</p><ul>` + linked(`<li><a href="/vb/%d.html">%s</a>: nêu việc của từng cấp.</li>`, papers) + `</ul>`,
		"a table of them":           `<p>Các văn bản gồm:</p><table border=1><tr><th>STT</th><th>Tên</th></tr>` + linked(`<tr><td>%d</td><td><a href="/vb/x.html">%s</a></td></tr>`, papers) + `</table>`,
		"a list in a list":          `<p>Các văn bản gồm:</p><ul><li>Của tỉnh:<ul>` + linked(`<li><a href="/vb/%d.html">%s</a></li>`, papers) + `</ul></li></ul>`,
		"in a box without a name":   `<p>Các văn bản gồm:</p><div class="box"><ul>` + linked(`<li><a href="/vb/%d.html">%s</a></li>`, papers) + `</ul></div>`,
		"a sentence that is a link": linked(`<p><a href="/tin/%d.html">%s là việc của cả hệ thống chính trị.</a></p>`, papers),
		"links in one sentence":     `<p>Theo ` + linked(`<a href="/vb/%d.html">%s</a>, `, papers) + `mỗi chi bộ mở một lớp.</p>`,
	} {
		if got := shapes(t, body); !containsAll(got, papers) {
			t.Errorf("%s is lost: %s", name, got)
		}
	}
	for name, body := range map[string]string{
		"a label and a list":         `<p>Tin liên quan:</p><ul>` + linked(`<li><a href="/tin/%d.html">%s</a></li>`, others) + `</ul>`,
		"a bold label":               `<p><strong>Bài đọc thêm</strong></p><ul>` + linked(`<li><a href="/tin/%d.html">%s</a></li>`, others) + `</ul>`,
		"see also, in lines":         linked(`<p>Xem thêm: <a href="/tin/%d.html">%s</a></p>`, others),
		"arrows":                     linked(`<p><em>&gt;&gt; <a href="/tin/%d.html">%s</a></em></p>`, others),
		"an aside":                   `<aside><h3>Cùng chuyên mục</h3>` + linked(`<p><a href="/tin/%d.html">%s</a></p>`, others) + `</aside>`,
		"a box called related":       `<div class="box-tinlienquan"><div class="tit">Tin cùng chủ đề</div><ul>` + linked(`<li><img src=/a.jpg width=80 height=60><a href="/tin/%d.html">%s</a><span>20/11/2026</span></li>`, others) + `</ul></div>`,
		"a heading of other news":    `<h3>Các tin khác</h3><ul>` + linked(`<li><a href="/tin/%d.html">%s</a></li>`, others) + `</ul>`,
		"a table called related":     `<table class="rl tplCaption"><tr><td><h3>TIN LIÊN QUAN</h3>` + linked(`<p><a href="/tin/%d.html">%s</a></p>`, others) + `</td></tr></table>`,
		"a label within the list":    `<ul class="list-news"><li><b>Có thể bạn quan tâm</b></li>` + linked(`<li><a href="/tin/%d.html">%s</a></li>`, others) + `</ul>`,
		"a label with a strip of it": `<div><span>Đọc nhiều</span>` + linked(`<a href="/tin/%d.html"><h4>%s</h4></a>`, others) + `</div>`,
	} {
		for _, other := range others {
			if got := shapes(t, body); strings.Contains(got, other) {
				t.Errorf("%s is taken for the body: %s", name, got)
				break
			}
		}
	}
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}

// Names of wrappers that say something else than what is in them, on the body, around the article and around a list;
// written without a look at the lists of names.
var wrapperNames = strings.Fields(`
	sidebar-left-layout no-sidebar left-sidebar-page related-wrapper comment-form-page comments-open social-share-enabled
	widget-area-full popup-content advertise-off menu-opened footer-fixed breadcrumb-on tags-enabled header-transparent
	modal-open promo-less banner-free print-area nav-open sponsored-off single-related tin-lien-quan-layout tin-moi-page
	hot-news-detail top-banner-wrapper box-share-content author-page-layout rating-enabled newsletter-page login-false
	ads-content quangcao-none hidden-menu search-results-off toolbar-content most-viewed-layout col-right-sidebar
	footer-sticky-content header-main-content follow-us-content subscribe-wrap video-related-content gallery-widget-body`)

func TestNoNameOfAWrapperTakesWhatIsInIt(t *testing.T) {
	t.Parallel()
	prose := []string{
		"Sáng 27/11, Ban Tuyên giáo tỉnh mở lớp tập huấn cho 120 báo cáo viên các xã ven biển về chủ quyền biển, đảo.",
		"Học viên nghe ba chuyên đề và thảo luận cách nói sao cho ngư dân dễ nhớ, dễ làm theo khi ra khơi dài ngày.",
		"Kết thúc lớp học, mỗi tổ nộp một đề cương ngắn để dùng ngay trong buổi sinh hoạt chi bộ của tháng sau.",
		"Ban tổ chức sẽ gửi tài liệu cho các xã trước ngày 5 tháng sau và kiểm tra việc dùng tài liệu vào cuối quý.",
	}
	article := `<h1>Tập huấn báo cáo viên các xã ven biển</h1><p>` + strings.Join(prose, "</p><p>") + `</p>`
	list := `<h1>Tin vùng biển</h1>`
	for i := range 6 {
		list += fmt.Sprintf(`<div><h3><a href="/tin/bai-so-%d.html">%s, lần thứ %d trong năm</a></h3><span>2%d/11/2026</span></div>`, i, others[i%3], i+1, i)
	}
	for _, name := range wrapperNames {
		for where, form := range map[string]string{
			"body":   `<html><head><title>Cổng thử</title></head><body class="%s"><div><a href=/>Trang chủ</a></div><div class=page>%s</div></body></html>`,
			"around": `<html><head><title>Cổng thử</title></head><body><div><a href=/>Trang chủ</a></div><div class="%s"><div class=inner>%s</div></div></body></html>`,
			"inner":  `<html><head><title>Cổng thử</title></head><body><div><a href=/>Trang chủ</a></div><div class=page><div id="%s">%s</div></div></body></html>`,
		} {
			a, err := page.Extract(t.Context(), fmt.Appendf(nil, form, name, article), "text/html; charset=utf-8", "https://mau.example.vn/tin/lop.html", page.Hint{})
			if err != nil {
				t.Errorf("%s, %s: the article: %v", name, where, err)
				continue
			}
			var all []string
			for _, b := range a.Blocks {
				all = append(all, b.Plain())
			}
			if !containsAll(strings.Join(all, "\n"), prose) {
				t.Errorf("%s, %s: the article lost of its text: %q", name, where, all)
			}
			l, err := page.List(t.Context(), fmt.Appendf(nil, form, name, list), "text/html; charset=utf-8", "https://mau.example.vn/tin/")
			if err != nil || len(l.Links) != 6 {
				t.Errorf("%s, %s: the list has %d of 6: %v", name, where, len(l.Links), err)
			}
		}
	}
}
