package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestWhatEditorsMakeComesOutAsWhatItIs(t *testing.T) {
	m := newMaker(5)
	p, q, r := m.paragraph(2), m.paragraph(3), m.paragraph(2)
	para := func(text string) string { return "paragraph | " + text }
	for name, c := range map[string]struct{ body, want string }{
		"an accordion of details": {
			`<p>` + p + `</p><details><summary>Câu 1. Biên giới là gì?</summary><p>` + q + `</p></details><details open><summary>Câu 2. Hải đảo là gì?</summary><p>` + r + `</p></details>`,
			para(p) + "\nheading2 | Câu 1. Biên giới là gì?\n" + para(q) + "\nheading2 | Câu 2. Hải đảo là gì?\n" + para(r),
		},
		"an accordion of panels": {
			`<p>` + p + `</p><div class="panel"><div class="panel-heading"><h4><a data-toggle="collapse" href="#c1">Về công tác biên giới</a></h4></div><div id="c1" class="panel-collapse collapse"><div class="panel-body"><p>` + q + `</p></div></div></div><div class="panel"><div class="panel-heading"><h4><a data-toggle="collapse" href="#c2">Về công tác đối ngoại</a></h4></div><div id="c2" class="panel-collapse collapse"><div class="panel-body"><p>` + r + `</p></div></div></div>`,
			para(p) + "\nheading2 | Về công tác biên giới\n" + para(q) + "\nheading2 | Về công tác đối ngoại\n" + para(r),
		},
		"bold words that open a paragraph": {`<p>` + p + `</p><p><strong>Một là,</strong> ` + q + `</p><p><b>Hai là</b>, ` + r + `</p>`, para(p) + "\n" + para("Một là, "+q) + "\n" + para("Hai là, "+r)},
		"an ordered list":                  {`<p>` + p + `</p><ol><li>Tuyên truyền trên loa truyền thanh;</li><li>Tổ chức hội nghị ở cơ sở.</li></ol><p>` + q + `</p>`, para(p) + "\nlist ordered | Tuyên truyền trên loa truyền thanh; / Tổ chức hội nghị ở cơ sở.\n" + para(q)},
		"a list in a list":                 {`<p>` + p + `</p><ul><li>Ở tỉnh:<ul><li>một hội nghị;</li></ul></li><li>Ở xã: ba hội nghị.</li></ul><p>` + q + `</p>`, para(p) + "\nlist | Ở tỉnh: / một hội nghị; / Ở xã: ba hội nghị.\n" + para(q)},
		"typed bullets":                    {p + `<br>- Tuyên truyền trên loa truyền thanh;<br>- Tổ chức hội nghị ở cơ sở.<br><br>` + q, para(p) + "\n" + para("- Tuyên truyền trên loa truyền thanh;") + "\n" + para("- Tổ chức hội nghị ở cơ sở.") + "\n" + para(q)},
		"Word's list": {
			`<p>` + p + `</p><p class="MsoListParagraph" style="text-indent:-18.0pt"><span style="mso-list:Ignore">-<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp; </span></span>Tuyên truyền trên loa truyền thanh;</p><p class="MsoListParagraph"><span>-<span>&nbsp; </span></span>Tổ chức hội nghị ở cơ sở.</p><p>` + q + `</p>`,
			para(p) + "\n" + para("- Tuyên truyền trên loa truyền thanh;") + "\n" + para("- Tổ chức hội nghị ở cơ sở.") + "\n" + para(q),
		},
		"a smart tag in a sentence": {`<p>` + p + `</p><p>Tại <st1:place w:st="on">Trường Sa</st1:place>, bộ đội và <st1:city>ngư dân</st1:city> cùng đón năm mới trong tình cảm ấm áp.</p>`, para(p) + "\n" + para("Tại Trường Sa, bộ đội và ngư dân cùng đón năm mới trong tình cảm ấm áp.")},
		"an image in a paragraph":   {`<p>` + p + `</p><p><img src="/uploads/a.jpg">` + q + `</p>`, para(p) + "\nimage <https://mau.example.gov.vn/uploads/a.jpg> | \n" + para(q)},
		"a gallery": {
			`<p>` + p + `</p><div class="gallery"><figure><a href="/uploads/a.jpg"><img src="/uploads/a_s.jpg"></a><figcaption>Lễ chào cờ</figcaption></figure><figure><a href="/uploads/b.jpg"><img src="/uploads/b_s.jpg"></a><figcaption>Trồng cây</figcaption></figure></div><p>` + q + `</p>`,
			para(p) + "\nimage <https://mau.example.gov.vn/uploads/a_s.jpg> | Lễ chào cờ\nimage <https://mau.example.gov.vn/uploads/b_s.jpg> | Trồng cây\n" + para(q),
		},
		"an infographic":             {`<p>` + p + `</p><p style="text-align:center"><img src="/uploads/info.png" alt="Infographic"></p><p style="text-align:center"><em>Đồ họa: những con số về biển, đảo</em></p>`, para(p) + "\nimage <https://mau.example.gov.vn/uploads/info.png> | Đồ họa: những con số về biển, đảo"},
		"a table with a long cell":   {`<p>` + p + `</p><table><tr><th>Việc</th><th>Nội dung</th></tr><tr><td>Một</td><td>` + r + `</td></tr><tr><td>Hai</td><td>Ngắn</td></tr></table>`, para(p) + "\ntable | Việc\tNội dung / Một\t" + r + " / Hai\tNgắn"},
		"a table with merged cells":  {`<p>` + p + `</p><table><tr><td rowspan="2">Địa bàn</td><td colspan="2">Số buổi</td></tr><tr><td>2025</td><td>2026</td></tr><tr><td>Tân Mẫu</td><td>12</td><td>15</td></tr></table>`, para(p) + "\ntable | Địa bàn\tSố buổi\t / \t2025\t2026 / Tân Mẫu\t12\t15"},
		"files to download are none": {`<p>` + p + `</p><p>` + q + `</p><p>Tệp đính kèm: <a href="/files/ke-hoach.pdf">ke-hoach.pdf</a></p>`, para(p) + "\n" + para(q)},
		"a poem keeps its lines":     {`<p>` + p + `</p><p>Biển xanh gọi những con thuyền,<br>Đảo xa đứng giữa trăm miền sóng xô.</p><p>` + q + `</p>`, para(p) + "\n" + para("Biển xanh gọi những con thuyền, Đảo xa đứng giữa trăm miền sóng xô.") + "\n" + para(q)},
		"a frame of one cell":        {`<p>` + p + `</p><table border="1"><tr><td><p>` + q + `</p><p>` + r + `</p></td></tr></table>`, para(p) + "\n" + para(q) + "\n" + para(r)},
		"an empty heading":           {`<p>` + p + `</p><h2>&nbsp;</h2><p>` + q + `</p>`, para(p) + "\n" + para(q)},
		"text hidden from readers":   {`<p>` + p + `</p><p style="display: none">Từ khóa ẩn cho máy tìm kiếm, người đọc không bao giờ thấy dòng này trên trang.</p><p>` + q + `</p>`, para(p) + "\n" + para(q)},
		"a picture of the lazy kind": {`<p>` + p + `</p><p><img class="lazyload" src="/images/loading.gif" data-srcset="/uploads/a-300.jpg 300w, /uploads/a-1200.jpg 1200w"></p><p>` + q + `</p>`, para(p) + "\nimage <https://mau.example.gov.vn/uploads/a-1200.jpg> | \n" + para(q)},
	} {
		raw := frame("Bài viết về biển, đảo của quê hương - "+siteName, `<h1>Bài viết về biển, đảo của quê hương</h1><div>16/11/2026 08:05</div><div class="x">`+c.body+`</div>`)
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/tin/bai-1.html", Hint{})
		var rows []string
		for _, b := range got.Blocks {
			rows = append(rows, show(b))
		}
		if text := strings.Join(rows, "\n"); err != nil || text != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, text, c.want)
		}
		if got.Title != "Bài viết về biển, đảo của quê hương" || library.Plain(got.Blocks) == "" {
			t.Errorf("%s: title %q", name, got.Title)
		}
	}
}
