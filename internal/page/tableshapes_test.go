package page_test

import (
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// shapes returns the blocks that come of a body, filler aside: a table as «a | b // c | d», all else by its text.
func shapes(t *testing.T, body string) string {
	t.Helper()
	raw := "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Tin vùng biên trong tuần</title></head><body><header><a href=/>Trang chủ</a></header>" +
		"<main><article><h1>Tin vùng biên trong tuần</h1><time>27/11/2026 08:00</time>" + filler + filler + body + filler + filler +
		"</article></main><footer>Cổng thử</footer></body></html>"
	a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/tuan-47.html", page.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, b := range a.Blocks {
		switch text := b.Plain(); {
		case strings.HasPrefix(text, "Đồn biên phòng cử cán bộ"):
		case len(b.Rows) > 0:
			var rows []string
			for _, row := range b.Rows {
				rows = append(rows, strings.Join(row, " | "))
			}
			if b.Text != "" {
				all = append(all, b.Text)
			}
			all = append(all, strings.Join(rows, " // "))
		case b.Src != "":
			all = append(all, "["+text+"]")
		default:
			all = append(all, strings.Join(append([]string{b.Text}, b.Items...), "·"))
		}
	}
	return strings.Join(all, " ## ")
}

// Shapes of tables, written without a look at the program: after portals of ministries and provinces, Word's and Excel's
// pages, statistics offices.
func TestATableKeepsItsShape(t *testing.T) {
	t.Parallel()
	for name, c := range map[string][2]string{
		"the foot before the body":     {`<table><thead><tr><th>Xã</th><th>Tàu</th></tr></thead><tfoot><tr><td>Cộng</td><td>45</td></tr></tfoot><tbody><tr><td>An Hải</td><td>20</td></tr><tr><td>Bình Hải</td><td>25</td></tr></tbody></table>`, "Xã | Tàu // An Hải | 20 // Bình Hải | 25 // Cộng | 45"},
		"the head behind the body":     {`<table><tbody><tr><td>An Hải</td><td>20</td></tr><tr><td>Bình Hải</td><td>25</td></tr></tbody><thead><tr><th>Xã</th><th>Tàu</th></tr></thead></table>`, "Xã | Tàu // An Hải | 20 // Bình Hải | 25"},
		"a caption":                    {`<table><caption>Bảng 1. Tàu cá theo xã</caption><tr><th>Xã</th><th>Tàu</th></tr><tr><td>An Hải</td><td>20</td></tr></table>`, "Bảng 1. Tàu cá theo xã ## Xã | Tàu // An Hải | 20"},
		"heads at the side":            {`<table><tr><th scope=row>Tàu cá</th><td>45</td></tr><tr><th scope=row>Thuyền viên</th><td>320</td></tr></table>`, "Tàu cá | 45 // Thuyền viên | 320"},
		"a span across":                {`<table><tr><th>Xã</th><th>Tàu</th><th>Hộ</th></tr><tr><td colspan=3>I. Tuyến biển</td></tr><tr><td>An Hải</td><td>20</td><td>31</td></tr></table>`, "Xã | Tàu | Hộ // I. Tuyến biển |  |  // An Hải | 20 | 31"},
		"a span down":                  {`<table><tr><th>Huyện</th><th>Xã</th><th>Tàu</th></tr><tr><td rowspan=2>Lý Sơn</td><td>An Hải</td><td>20</td></tr><tr><td>An Vĩnh</td><td>25</td></tr></table>`, "Huyện | Xã | Tàu // Lý Sơn | An Hải | 20 //  | An Vĩnh | 25"},
		"heads in two rows":            {`<table><tr><th rowspan=2>Xã</th><th colspan=2>Năm 2026</th></tr><tr><th>Tàu</th><th>Hộ</th></tr><tr><td>An Hải</td><td>20</td><td>31</td></tr></table>`, "Xã | Năm 2026 |  //  | Tàu | Hộ // An Hải | 20 | 31"},
		"breaks in cells":              {`<table><tr><td>An Hải<br>An Vĩnh</td><td>20<br>25</td></tr><tr><td>Cộng</td><td>45</td></tr></table>`, "An Hải An Vĩnh | 20 25 // Cộng | 45"},
		"paragraphs in cells":          {`<table><tr><td><p>Xã</p></td><td><p>Tàu</p></td></tr><tr><td><p>An Hải</p></td><td><p>20</p></td></tr></table>`, "Xã | Tàu // An Hải | 20"},
		"a list in a cell":             {`<table><tr><th>Xã</th><th>Việc</th></tr><tr><td>An Hải</td><td><ul><li>Giữ đảo</li><li>Bám biển</li></ul></td></tr></table>`, "Xã | Việc // An Hải | Giữ đảo Bám biển"},
		"roles instead of tags":        {`<div role=table><div role=row><span role=columnheader>Xã</span><span role=columnheader>Tàu</span></div><div role=row><span role=cell>An Hải</span><span role=cell>20</span></div></div>`, "Xã | Tàu // An Hải | 20"},
		"a figure around it":           {`<figure><table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>An Hải</td><td>20</td></tr></table><figcaption>Bảng 2. Nguồn: Chi cục Thủy sản</figcaption></figure>`, "Xã | Tàu // An Hải | 20 ## Bảng 2. Nguồn: Chi cục Thủy sản"},
		"one row of two":               {`<table border=1><tr><td>Tàu cá đăng ký</td><td>1.250</td></tr></table>`, "Tàu cá đăng ký | 1.250"},
		"one row under a title":        {`<table><tr><th colspan=3>Kết quả quý III</th></tr><tr><td>45 cuộc</td><td>3.200 lượt</td><td>12 xã</td></tr></table>`, "Kết quả quý III |  |  // 45 cuộc | 3.200 lượt | 12 xã"},
		"a frame of one cell":          {`<table><tr><td><p>Tàu cá phải bật thiết bị giám sát hành trình trong suốt chuyến biển.</p><p>Chủ tàu phải ghi nhật ký khai thác hằng ngày.</p></td></tr></table>`, "Tàu cá phải bật thiết bị giám sát hành trình trong suốt chuyến biển. ## Chủ tàu phải ghi nhật ký khai thác hằng ngày."},
		"a table in a frame":           {`<table><tr><td><p>Kết quả theo xã trong quý này như sau:</p><table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>An Hải</td><td>20</td></tr></table></td></tr></table>`, "Kết quả theo xã trong quý này như sau: ## Xã | Tàu // An Hải | 20"},
		"a row that is hidden":         {`<table><tr><th>Xã</th><th>Tàu</th></tr><tr style="display:none"><td>Mẫu</td><td>0</td></tr><tr><td>An Hải</td><td>20</td></tr></table>`, "Xã | Tàu // An Hải | 20"},
		"an empty column":              {`<table><tr><th>Xã</th><th></th><th>Tàu</th></tr><tr><td>An Hải</td><td></td><td>20</td></tr></table>`, "Xã |  | Tàu // An Hải |  | 20"},
		"an empty row":                 {`<table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>&nbsp;</td><td>&nbsp;</td></tr><tr><td>An Hải</td><td>20</td></tr></table>`, "Xã | Tàu // An Hải | 20"},
		"links in every cell":          {`<table><tr><th>Số</th><th>Văn bản</th></tr><tr><td><a href=/1>36-NQ/TW</a></td><td><a href=/1>Chiến lược phát triển bền vững kinh tế biển</a></td></tr><tr><td><a href=/2>33-NQ/TW</a></td><td><a href=/2>Chiến lược bảo vệ biên giới quốc gia</a></td></tr></table>`, "Số | Văn bản // 36-NQ/TW | Chiến lược phát triển bền vững kinh tế biển // 33-NQ/TW | Chiến lược bảo vệ biên giới quốc gia"},
		"a picture with what it shows": {`<table><tr><td><img src=/a.jpg width=600 height=400></td></tr><tr><td>Tàu cá về bến An Hải. Ảnh: Minh Thu</td></tr></table>`, "[Tàu cá về bến An Hải. Ảnh: Minh Thu]"},
		"rows without cells' ends":     {`<table><tr><th>Xã<th>Tàu<tr><td>An Hải<td>20<tr><td>An Vĩnh<td>25</table>`, "Xã | Tàu // An Hải | 20 // An Vĩnh | 25"},
		"a note of that mark":          {`<table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>An Hải</td><td>20<sup>b</sup></td></tr></table><p><sup>b</sup> Số liệu đến hết tháng 9.</p>`, "Xã | Tàu // An Hải | 20 ## b Số liệu đến hết tháng 9."},
		"a note mark in a cell":        {`<table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>An Hải<sup>a</sup></td><td>20<sup>b</sup></td></tr></table>`, "Xã | Tàu // An Hải | 20ᵇ"},
		"bodies with heads of theirs":  {`<table><tbody><tr><th colspan=2>Tuyến biển</th></tr><tr><td>An Hải</td><td>20</td></tr></tbody><tbody><tr><th colspan=2>Tuyến bờ</th></tr><tr><td>Bình Hải</td><td>25</td></tr></tbody></table>`, "Tuyến biển |  // An Hải | 20 // Tuyến bờ |  // Bình Hải | 25"},
		"spans past the end":           {`<table><tr><td rowspan=9>Lý Sơn</td><td>An Hải</td></tr><tr><td>An Vĩnh</td></tr></table>`, "Lý Sơn | An Hải //  | An Vĩnh"},
	} {
		if got := shapes(t, c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", name, got, c[1])
		}
	}
}
