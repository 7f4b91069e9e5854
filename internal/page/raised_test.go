package page_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// filler is prose enough for an article around the paragraph that is tried.
const filler = "<p>Đồn biên phòng cử cán bộ xuống bản giúp dân làm đường, dựng lại nhà cửa sau lũ và mở lớp học chữ vào buổi tối.</p>"

// texts returns the words of the blocks that come of a body, title and filler aside.
func texts(t *testing.T, body string) []string {
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
		if text := b.Plain(); text != "" && !strings.HasPrefix(text, "Đồn biên phòng cử cán bộ") {
			all = append(all, text)
		}
	}
	return all
}

func wantTexts(t *testing.T, body string, want ...string) {
	t.Helper()
	if got := texts(t, body); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%s\n got %q\nwant %q", body, got, want)
	}
}

// Raised marks that became digits: adbar/trafilatura#889, Alir3z4/html2text#264. The rest are neighbours of them.
func TestRaisedSignsAreNoDigitsOfANumber(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`có 30<sup>1</sup> tàu cá`:                                                       "có 30¹ tàu cá",
		`có 12<a href="#ghi1"><sup>3</sup></a> hộ`:                                       "có 12 hộ",
		`có 128<a href="#_ftn1">1</a> đồn`:                                               "có 128 đồn",
		`có 97<a href="#_ftn2">[2]</a> trạm`:                                             "có 97 trạm",
		`có 128<a href="#_ftn1"><span style="vertical-align: super">1</span></a> đồn`:    "có 128 đồn",
		`có 25<sup><a href="#n4">[4]</a></sup> xã`:                                       "có 25 xã",
		`năm 2025<sup class="footnote-ref"><a href="#fn1">1</a></sup> có`:                "năm 2025 có",
		`có 45<sup>(2)</sup> nghìn`:                                                      "có 45 nghìn",
		`có 45<sup>a</sup> nghìn`:                                                        "có 45ᵃ nghìn",
		`có 45<sup>a, b</sup> nghìn`:                                                     "có 45ᵃ, ᵇ nghìn",
		`ngư dân<sup>b</sup> ra khơi`:                                                    "ngư dân ra khơi",
		`lúc 8<sup>h</sup>30 có mặt`:                                                     "lúc 8h30 có mặt",
		`giá 50.000<sup>đ</sup> một suất`:                                                "giá 50.000đ một suất",
		`bằng 2<sup>n</sup> lần`:                                                         "bằng 2ⁿ lần",
		`đứng thứ 2<sup>nd</sup> trong bảng`:                                             "đứng thứ 2nd trong bảng",
		`Đường N<sup>o</sup> 5`:                                                          "Đường No 5",
		`có 45<sup>a</sup> tàu<br><sup>a</sup> ước`:                                      "có 45 tàu a ước",
		`có 45<sup>*</sup> nghìn`:                                                        "có 45 nghìn",
		`có 45<sup>1,2</sup> nghìn`:                                                      "có 45 nghìn",
		`có 45<span style="VERTICAL-ALIGN: super">7</span> nghìn`:                        "có 45⁷ nghìn",
		`ngư dân<sup>2</sup> ra khơi`:                                                    "ngư dân ra khơi",
		`trữ lượng 10<sup>6</sup> tấn`:                                                   "trữ lượng 10⁶ tấn",
		`nồng độ 10<sup>-3</sup> mol`:                                                    "nồng độ 10⁻³ mol",
		`rộng 1.200 km<sup>2</sup> rừng`:                                                 "rộng 1.200 km² rừng",
		`chứa 45 m<sup>3</sup>/s nước`:                                                   "chứa 45 m³/s nước",
		`rộng 5 m<b><sup>2</sup></b> đất`:                                                "rộng 5 m² đất",
		`nóng 25<sup>o</sup>C ở bản`:                                                     "nóng 25°C ở bản",
		`nóng 25<sup>0</sup>C ở bản`:                                                     "nóng 25°C ở bản",
		`góc 8<sup>0</sup>30' bắc`:                                                       "góc 8°30' bắc",
		`khí CO<sub>2</sub> và H<sub>2</sub>O`:                                           "khí CO2 và H2O",
		`mã 30<sub>2</sub> tàu`:                                                          "mã 30₂ tàu",
		`thứ 2<sup>nd</sup> fleet`:                                                       "thứ 2nd fleet",
		`hàm x<sup>2</sup> và a<sup>10</sup>`:                                            "hàm x² và a¹⁰",
		`xem <a href="#bang2">Bảng 2</a> dưới`:                                           "xem Bảng 2 dưới",
		`xem bảng <a href="#bang2">2</a> dưới`:                                           "xem bảng 2 dưới",
		`có 30<span class="superscript">1</span> tàu`:                                    "có 30¹ tàu",
		`có 128<span class="MsoFootnoteReference">1</span> đồn`:                          "có 128 đồn",
		`có 52<span style="position:relative;top:-4.0pt;mso-text-raise:4pt">2</span> hộ`: "có 52² hộ",
		`có 52<span style="font-size:8pt;vertical-align:4pt">2</span> hộ`:                "có 52² hộ",
		`trữ lượng 10<sup>6 </sup>tấn`:                                                   "trữ lượng 10⁶ tấn",
		`có 30<sup>1-3</sup> tàu`:                                                        "có 30 tàu",
		`có 30<sup>1</sup><sup>,</sup><sup>2</sup> tàu`:                                  "có 30 tàu",
		`có 30<sup class="reference"><a href="#cite_note-5"><span>[</span>5<span>]</span></a></sup> tàu`:           "có 30 tàu",
		`có 17<sup class="note">(1), (2)</sup> xã`:                                                                 "có 17 xã",
		`có 64<a title="Theo Sở" href="#easy-footnote-1"><sup>1</sup></a> thuyền`:                                  "có 64¹ thuyền",
		`dài 3<sup>1/2</sup> dặm`:                                                                                  "dài 3 1/2 dặm",
		`nóng 25 <sup>o</sup>C ở bản`:                                                                              "nóng 25 °C ở bản",
		`rộng 1.200m<sup>2 </sup>đất`:                                                                              "rộng 1.200m² đất",
		`họp lúc 15<sup>h</sup>30 cùng ngày`:                                                                       "họp lúc 15h30 cùng ngày",
		`trữ lượng <math><msup><mn>10</mn><mn>6</mn></msup></math> tấn`:                                            "trữ lượng 10⁶ tấn",
		`chiếm <math><mfrac><mn>1</mn><mn>3</mn></mfrac></math> diện tích`:                                         "chiếm 1/3 diện tích",
		`với <math><semantics><msub><mi>x</mi><mn>1</mn></msub><annotation>x_1</annotation></semantics></math> là`: "với x₁ là",
		`số [3] trong danh sách`:                                                                                   "số [3] trong danh sách",
	} {
		wantTexts(t, "<p>Theo báo cáo, "+in+" trong năm nay.</p>", "Theo báo cáo, "+want+" trong năm nay.")
	}
	wantTexts(t, `<p>Bảng dưới đây nêu rõ.</p><table><tr><th>Xã</th><th>Tàu<sup>2</sup></th></tr><tr><td>Hòa Lạc</td><td>30<sup>1</sup></td></tr><tr><td>Sơn Vĩ</td><td>5 km<sup>2</sup></td></tr></table>`,
		"Bảng dưới đây nêu rõ.", "Xã\tTàu\nHòa Lạc\t30¹\nSơn Vĩ\t5 km²")
	wantTexts(t, `<p><sup>1</sup> Số liệu của Sở, tính đến hết tháng 10 năm nay.</p><p><a href="#_ftnref2">[2]</a> Số liệu của xã, tính đến hết tháng 9 năm nay.</p>`,
		"1 Số liệu của Sở, tính đến hết tháng 10 năm nay.", "[2] Số liệu của xã, tính đến hết tháng 9 năm nay.")
}

// Struck text that was quoted: microsoft/markitdown#2340, jina-ai/reader#120, and neighbours.
func TestStruckTextIsLeftOut(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`có <del>120</del> 150 tàu`:                                                                    "có 150 tàu",
		`có 1<del>2</del>50 tàu`:                                                                       "có 150 tàu",
		`hạn <del>05/12</del><ins>15/12/2026</ins> tới`:                                                "hạn 15/12/2026 tới",
		`giá <s>cũ 100</s> mới 200 đồng`:                                                               "giá mới 200 đồng",
		`giá <strike>100</strike> 200 đồng`:                                                            "giá 200 đồng",
		`giá <span style="text-decoration: line-through">100</span> 200 đồng`:                          "giá 200 đồng",
		`giá <span style="color:red; text-decoration-line:line-through">100</span> 200 đồng`:           "giá 200 đồng",
		`giá <span class="line-through">100</span> 200 đồng`:                                           "giá 200 đồng",
		`giá <u>100</u> 200 đồng`:                                                                      "giá 100 200 đồng",
		`giá <span style="text-decoration: underline">100</span> đồng`:                                 "giá 100 đồng",
		`giá <s style="text-decoration:none">100</s> đồng`:                                             "giá 100 đồng",
		`giá <span style="text-decoration: underline line-through">100</span> 200 đồng`:                "giá 200 đồng",
		`giá <span style="text-decoration:line-through red 2px">100</span> 200 đồng`:                   "giá 200 đồng",
		`giá <span style="text-decoration:line-through;text-decoration:none">100</span> đồng`:          "giá 100 đồng",
		`giá <span class="text-decoration-line-through">100</span> 200 đồng`:                           "giá 200 đồng",
		`giá <span class="gach-ngang">100</span> 200 đồng`:                                             "giá 200 đồng",
		`giá <span class="strike">100</span> 200 đồng`:                                                 "giá 200 đồng",
		`giá <a href="/x" style="text-decoration:line-through">100</a> 200 đồng`:                       "giá 200 đồng",
		`giá <style>.bo{color:red;text-decoration:line-through}</style><b class="bo">100</b> 200 đồng`: "giá 200 đồng",
		`giá <style>.gio .bo{text-decoration:line-through}</style><b class="bo">100</b> đồng`:          "giá 100 đồng",
		`giá <style>a.bo:hover{text-decoration:line-through}</style><b class="bo">100</b> đồng`:        "giá 100 đồng",
		`giá <del><b>100 <i>nghìn</i></b></del> 200 đồng`:                                              "giá 200 đồng",
	} {
		wantTexts(t, "<p>Theo báo cáo, "+in+" trong năm nay.</p>", "Theo báo cáo, "+want+" trong năm nay.")
	}
	wantTexts(t, `<del><p>Đoạn này đã được tòa soạn rút lại vào chiều ngày hôm qua, xin bạn đọc lưu ý.</p></del><p>Đoạn này thay cho đoạn đã được rút lại vào chiều hôm qua.</p>`,
		"Đoạn này thay cho đoạn đã được rút lại vào chiều hôm qua.")
	wantTexts(t, `<p>Bảng dưới đây nêu rõ.</p><table><tr><th>Xã</th><th>Tàu</th></tr><tr><td>Hòa Lạc</td><td><s>30</s> 31</td></tr><tr><td>Sơn Vĩ</td><td>5</td></tr></table>`,
		"Bảng dưới đây nêu rõ.", "Xã\tTàu\nHòa Lạc\t31\nSơn Vĩ\t5")
	wantTexts(t, `<p>Bảng dưới đây nêu rõ.</p><table><tr><th>Xã</th><th>Tàu</th><th>Mốc</th></tr><tr><td>Hòa Lạc</td><td style="text-decoration:line-through">30</td><td>7</td></tr></table>`,
		"Bảng dưới đây nêu rõ.", "Xã\tTàu\tMốc\nHòa Lạc\t\t7")
	wantTexts(t, `<p>Các việc gồm:</p><ol><li>Giữ biển</li><li style="text-decoration:line-through">Giữ rừng</li><li>Chăm dân</li></ol>`,
		"Các việc gồm:", "1. Giữ biển\n3. Chăm dân")
}

func TestFragmentsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"có 30<sup>1</sup> tàu":                "có 30¹ tàu",
		"<p>rộng 5 km<sup>2</sup></p><p>a</p>": "rộng 5 km² a",
		"có <del>120</del> 150 tàu":            "có 150 tàu",
		"<b>10<SUP>6</SUP></b> tấn &lt; 5":     "10⁶ tấn < 5",
		"tên sách <sup>":                       "tên sách",
	} {
		if got := page.Text(in); got != want {
			t.Errorf("%q reads %q, want %q", in, got, want)
		}
	}
}
