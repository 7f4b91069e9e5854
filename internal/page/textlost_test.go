package page_test

import (
	"fmt"
	"strings"
	"testing"

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
		`<div class="box-quote"><p>Mỗi người dân là một cột mốc sống.</p><span class="author">Đại tướng Trần Mẫu</span></div>`:           "Minh Thu",
		``: "Minh Thu",
	} {
		raw := "<html><head><title>Chuyện ở đồn biên phòng</title></head><body><h1>Chuyện ở đồn biên phòng</h1><div class=article__body>" + filler + box + filler +
			`<p class="article__author">Minh Thu</p></div></body></html>`
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/chuyen-100000.html", page.Hint{})
		if err != nil || a.Author != want {
			t.Errorf("%s: author %q, %v", box, a.Author, err)
		}
	}
}
