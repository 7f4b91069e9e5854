package page

import (
	"strings"
	"testing"
)

// Lists of terms, after glossaries, questions with answers and manuals: a term alone says nothing, and its definition
// nobody knows of what.
func TestATermReadsWithItsDefinition(t *testing.T) {
	t.Parallel()
	text := `<p>Bài này giải thích một số từ thường gặp trong các văn bản về biển, để người nghe hiểu đúng và nói đúng.</p>`
	answer := `<p>Tàu phải có giấy đăng ký, giấy phép khai thác còn hạn và thiết bị giám sát đang hoạt động khi rời bến.</p>`
	for name, c := range map[string]struct{ list, want string }{
		"terms":               {`<dl><dt>Nội thủy</dt><dd>Vùng nước phía trong đường cơ sở.</dd><dt>Lãnh hải</dt><dd>Vùng biển rộng 12 hải lý.</dd></dl>`, `list | Nội thủy: Vùng nước phía trong đường cơ sở. / Lãnh hải: Vùng biển rộng 12 hải lý.`},
		"parts in divs":       {`<dl><div><dt>Nội thủy</dt><dd>Phía trong đường cơ sở.</dd></div><div><dt>Lãnh hải</dt><dd>Rộng 12 hải lý.</dd></div></dl>`, `list | Nội thủy: Phía trong đường cơ sở. / Lãnh hải: Rộng 12 hải lý.`},
		"a sign of its own":   {`<dl><dt>Lãnh hải:</dt><dd>rộng 12 hải lý.</dd><dt>Ai được vào?</dt><dd>Tàu có giấy phép.</dd></dl>`, `list | Lãnh hải: rộng 12 hải lý. / Ai được vào? Tàu có giấy phép.`},
		"two terms":           {`<dl><dt>EEZ</dt><dt>Vùng đặc quyền kinh tế</dt><dd>Rộng 200 hải lý.</dd></dl>`, `list | EEZ, Vùng đặc quyền kinh tế: Rộng 200 hải lý.`},
		"two definitions":     {`<dl><dt>Bến</dt><dd>Nơi tàu đậu.</dd><dd>Nơi xe đón khách.</dd></dl>`, `list | Bến: Nơi tàu đậu. / – Nơi xe đón khách.`},
		"paragraphs in parts": {`<dl><dt><p>Nội thủy</p></dt><dd><p>Phía trong đường cơ sở.</p></dd></dl>`, `list | Nội thủy: Phía trong đường cơ sở.`},
		"bold terms":          {`<dl><dt><b>Nội thủy</b></dt><dd>Phía trong đường cơ sở.</dd><dt><b>Lãnh hải</b></dt><dd>Rộng 12 hải lý.</dd></dl>`, `list | Nội thủy: Phía trong đường cơ sở. / Lãnh hải: Rộng 12 hải lý.`},
		"long answers":        {`<dl><dt>Tàu cần giấy tờ gì</dt><dd>` + answer + answer + `</dd></dl>`, `heading2 | Tàu cần giấy tờ gì`},
		"a list as answer":    {`<dl><dt>Tàu cần giấy tờ gì</dt><dd><ul><li>Đăng ký tàu</li><li>Giấy phép khai thác</li></ul></dd></dl>`, `heading2 | Tàu cần giấy tờ gì`},
		"indented text":       {`<dl><dd>` + answer + `</dd></dl>`, `paragraph | Tàu phải có giấy đăng ký`},
		"an empty term":       {`<dl><dt></dt><dd>Vùng nước phía trong đường cơ sở dùng để tính.</dd></dl>`, `paragraph | Vùng nước phía trong`},
		"a term alone":        {`<dl><dt>Các từ viết tắt dùng trong bài này</dt></dl>`, `paragraph | Các từ viết tắt dùng`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			raw := `<html><body><article><h1>Một số từ về biển</h1>` + text + c.list + text + `</article></body></html>`
			a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tu", Hint{})
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, b := range a.Blocks {
				lines = append(lines, show(b))
			}
			if all := strings.Join(lines, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("%s\nwant\n%s", all, c.want)
			}
			if a.Completeness.Share < 1 {
				t.Errorf("a share of %.2f", a.Completeness.Share)
			}
		})
	}
}
