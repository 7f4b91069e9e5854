package page

import (
	"strings"
	"testing"
)

func TestTheAuthorIsAPersonRatherThanThePaper(t *testing.T) {
	const prose = `<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm.</p><p>Lực lượng chức năng duy trì tuần tra, phối hợp quản lý cột mốc và giữ bình yên cho các bản làng hai bên.</p>`
	for name, c := range map[string]struct{ head, foot, want string }{
		"signed":                            {"", `<p align="right"><b>Nguyễn Thị Hạ</b></p>`, "Nguyễn Thị Hạ"},
		"the paper in the head":             {`<meta name="author" content="Báo Bến Sỏi">`, `<p align="right"><b>Nguyễn Thị Hạ</b></p>`, "Nguyễn Thị Hạ"},
		"nobody but the paper":              {`<meta name="author" content="Báo Bến Sỏi">`, "", "Báo Bến Sỏi"},
		"where the writer works below":      {"", `<p align="right"><b>ThS Trần Văn Đá</b></p><p align="right"><i>Trường Chính trị khu vực</i></p>`, "ThS Trần Văn Đá"},
		"who was something once":            {"", `<p align="right"><b>Trần Văn Đá</b></p><p align="right"><i>Nguyên Phó trưởng ban</i></p>`, "Trần Văn Đá"},
		"the department in brackets":        {"", `<p align="right"><b>Lê Thu</b> (Văn phòng Sở)</p>`, "Lê Thu"},
		"a label":                           {"", `<p align="right"><b>Người đưa tin: Lê Thu</b></p>`, "Lê Thu"},
		"the tools of the page behind it":   {"", `<p align="right"><b>Lê Thu</b></p><div>In trang</div><div>Phản hồi</div><ul><li><a href="/a">Hội nghị giao ban báo chí tháng chín</a></li></ul>`, "Lê Thu"},
		"an agency in brackets":             {`<meta name="author" content="Báo Bến Sỏi"><meta property="og:site_name" content="Báo Bến Sỏi">`, `<p>(TTXVN/Vietnam+)</p>`, "TTXVN/Vietnam+"},
		"whose text it is":                  {"", `<p align="right"><b>Theo TTXVN</b></p>`, "TTXVN"},
		"a part of a longer text":           {"", `<p align="right"><b>Lê Thu</b></p><p>(Còn nữa)</p>`, "Lê Thu"},
		"only a part of a longer text":      {"", `<p>(Kỳ sau đăng tiếp)</p>`, ""},
		"bold at the end of the line":       {"", `<p class="text-end fw-bold">Lê Thu</p>`, "Lê Thu"},
		"letters of a name":                 {"", `<p align="right"><b>H.A</b></p>`, "H.A"},
		"three of them":                     {"", `<p align="right"><b>N.T.H.</b></p>`, "N.T.H."},
		"a reporter":                        {"", `<p align="right"><b>PV</b></p>`, "PV"},
		"a reporter whom a class names":     {"", `<p class="post-author">PV</p>`, "PV"},
		"two reporters":                     {"", `<p align="right"><b>H.A - T.L</b></p>`, "H.A - T.L"},
		"a number":                          {"", `<p align="right"><b>III.</b></p>`, ""},
		"words and pictures":                {"", `<p align="right">Tin và ảnh: <b>Lê Thu</b></p>`, "Lê Thu"},
		"several":                           {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ngư dân bám biển dài ngày","author":[{"name":"Lê Thu"},{"name":"Minh Hải"}]}</script>`, "", "Lê Thu, Minh Hải"},
		"named in the text":                 {"", `<div class="author">Trần Văn Đá</div>` + prose, ""},
		"one letter":                        {"", `<p align="right"><b>A</b></p>`, ""},
		"what the page's program is called": {`<meta name="author" content="quantri">`, "", ""},
	} {
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title>` + c.head + `</head><body><div class="main"><h1>Ngư dân bám biển dài ngày</h1><div class="text">` + prose + c.foot + `</div></div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
		if err != nil || got.Author != c.want {
			t.Errorf("%s: %q, want %q, %v", name, got.Author, c.want, err)
		}
	}
}

func TestTheAuthorBesideTheDateIsTheName(t *testing.T) {
	t.Parallel()
	text := strings.Repeat(`<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm.</p>`, 4)
	for line, want := range map[string]string{
		`<div>Tác giả: Lê Thu - Ngày đăng: 20/11/2026</div>`:                 "Lê Thu",
		`<div>Tác giả: Lê Thu Ngày đăng: 20/11/2026</div>`:                   "Lê Thu",
		`<div>Tác giả: Lê Thu | 20/11/2026</div>`:                            "Lê Thu",
		`<div><span>Người viết: Lê Thu</span> <span>20/11/2026</span></div>`: "Lê Thu",
		`<div>Theo Lê Thu | 20/11/2026</div>`:                                "Lê Thu",
		`<div>Lê Thu, 20/11/2026 08:00</div>`:                                "Lê Thu",
		`<div><a rel="author" href="/tg">Lê Thu</a></div><i>20/11/2026</i>`:  "Lê Thu",
		`<div>Thời sự | Thứ Sáu, 20/11/2026</div>`:                           "",
		`<div>Trang chủ &gt; Tin tức &gt; 20/11/2026</div>`:                  "",
		`<div>Đăng bởi admin ngày 20/11/2026</div>`:                          "",
	} {
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><main><h1>Ngư dân bám biển dài ngày</h1>` + line + `<div class="text">` + text + `</div></main></body></html>`
		if got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{}); err != nil || got.Author != want {
			t.Errorf("%s gives %q, want %q, %v", line, got.Author, want, err)
		}
	}
}

func TestWordsThatOnlyTheStyleSheetPartsArePartedInTheText(t *testing.T) {
	raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div class="text"><p><span class="place">Bến Sỏi</span>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển.</p><p><b>T</b>rên đảo, trạm hải đăng vừa được thay hệ thống đèn mới có tầm nhìn xa hơn trước rất nhiều.</p></div></body></html>`
	got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
	if err != nil || len(got.Blocks) != 2 || got.Blocks[0].Text[:len("Bến Sỏi Ngư dân")] != "Bến Sỏi Ngư dân" || got.Blocks[1].Text[:len("Trên đảo")] != "Trên đảo" {
		t.Errorf("%v %+v", err, got.Blocks)
	}
}
