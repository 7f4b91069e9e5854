package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// Sentences for the pages below.
const (
	sentenceA = "Các đơn vị trên địa bàn tỉnh đã tổ chức nhiều hình thức tuyên truyền phong phú, thiết thực cho cán bộ, đảng viên và Nhân dân về biển, đảo quê hương."
	sentenceB = "Theo kế hoạch, trong quý III, đơn vị sẽ phối hợp tổ chức 12 buổi nói chuyện chuyên đề tại các xã, phường ven biển, thu hút đông đảo ngư dân tham gia."
	sentenceC = "Lực lượng chức năng hướng dẫn ngư dân ghi nhật ký khai thác, bật thiết bị giám sát hành trình và không vi phạm vùng biển nước ngoài khi đánh bắt."
)

// blocks reads blocks written one a line: «# » heading of level 2, «## » of level 3, «> » quote, «* » list
// with « / » between entries, «1. » an ordered one, «| » table with « / » between rows, «! » image with its
// caption behind a space.
func blocks(text string) []library.Block {
	var all []library.Block
	for _, line := range strings.Split(text, "\n") {
		sign, rest, _ := strings.Cut(line, " ")
		switch sign {
		case "#", "##":
			all = append(all, library.Block{Kind: library.Heading, Level: 1 + len(sign), Text: rest})
		case ">":
			all = append(all, library.Block{Kind: library.Quote, Text: rest})
		case "*", "1.)":
			all = append(all, library.Block{Kind: library.List, Ordered: sign != "*", Items: strings.Split(rest, " / ")})
		case "|":
			b := library.Block{Kind: library.Table}
			for _, row := range strings.Split(rest, " / ") {
				b.Rows = append(b.Rows, strings.Split(row, "; "))
			}
			all = append(all, b)
		case "!":
			src, caption, _ := strings.Cut(rest, " ")
			all = append(all, library.Block{Kind: library.Image, Src: src, Text: caption})
		default:
			all = append(all, library.Block{Kind: library.Paragraph, Text: line})
		}
	}
	return all
}

var structures = []struct{ name, page, want string }{
	{
		"a box of related news in the text, and a note", `<html><head><title>Đẩy mạnh tuyên truyền biển, đảo</title></head><body><div class="detail__content"><h1 class="detail-title">Đẩy mạnh tuyên truyền biển, đảo</h1>
<h2 class="detail-sapo">` + sentenceA + `</h2><div class="detail-content afcbc-body"><figure class="VCSortableInPreviewMode" type="Photo"><div><img src="/1.jpg" data-original="/1o.jpg"></div><figcaption class="PhotoCMS_Caption"><p>Quang cảnh buổi tuyên truyền</p></figcaption></figure>
<p>` + sentenceB + `</p><div type="RelatedNewsBox"><div class="k-title">Tin liên quan</div><ul><li><a href="/a-1.htm">Ngư dân bám biển</a><h4><a href="/a-1.htm">Ngư dân bám biển dài ngày</a></h4></li></ul></div><p><b>Nhiều cách làm hay</b></p><p>` + sentenceC + `</p>
<div><div><p>Thông tin thêm: Luật Biển Việt Nam có hiệu lực từ ngày 01/01/2013.</p></div></div></div></div></body></html>`,
		sentenceA + "\n! https://mau.vn/1o.jpg Quang cảnh buổi tuyên truyền\n" + sentenceB + "\n# Nhiều cách làm hay\n" + sentenceC + "\nThông tin thêm: Luật Biển Việt Nam có hiệu lực từ ngày 01/01/2013.",
	},
	{
		"an interview keeps its bold questions as paragraphs", `<html><body><h1>Giữ vững chủ quyền từ cơ sở</h1><div class="post-content"><p><b>Phóng viên (PV): Xin đồng chí cho biết kết quả nổi bật của đơn vị?</b></p><p><b>Đồng chí A:</b> ` + sentenceA + `</p><p><b>PV: Nhiệm vụ thời gian tới là gì?</b></p><p><b>Đồng chí A:</b> ` + sentenceB + `</p></div></body></html>`,
		"Phóng viên (PV): Xin đồng chí cho biết kết quả nổi bật của đơn vị?\nĐồng chí A: " + sentenceA + "\nPV: Nhiệm vụ thời gian tới là gì?\nĐồng chí A: " + sentenceB,
	},
	{
		"lines typed by hand with numbers and dashes", `<html><head><title>Kết quả tháng 3 | Đảng ủy xã Mẫu</title></head><body><div class="a"><div><b>KẾT QUẢ CÔNG TÁC THÁNG 3</b></div><div>05-03-2026 07:05:00</div><div>` + sentenceA + `<br>1. Công tác tuyên truyền<br>` + sentenceB + `<br>- Tổ chức 12 buổi nói chuyện;<br>- Phát 1.500 tờ gấp.<br>2. Công tác phối hợp<br>` + sentenceC + `<br>BAN XÂY DỰNG ĐẢNG</div><div>Lượt xem: 12</div><div>[Trở về] [In trang]</div></div></body></html>`,
		sentenceA + "\n# 1. Công tác tuyên truyền\n" + sentenceB + "\n- Tổ chức 12 buổi nói chuyện;\n- Phát 1.500 tờ gấp.\n# 2. Công tác phối hợp\n" + sentenceC + "\nBAN XÂY DỰNG ĐẢNG",
	},
	{
		"a timetable of short lines", `<html><head><title>Lịch công tác tuần</title></head><body><ul><li><a href="/">Trang chủ</a></li></ul><h2 class="title">Lịch công tác tuần</h2><div class="content-detail"><p>Thứ Hai (02/3):</p><p>- Sáng: Họp giao ban</p><p>- Chiều: Làm việc với Đảng ủy xã</p><p>Thứ Ba (03/3):</p><p>- Sáng: Dự lễ kỷ niệm Ngày Biên phòng toàn dân</p></div></body></html>`,
		"Thứ Hai (02/3):\n- Sáng: Họp giao ban\n- Chiều: Làm việc với Đảng ủy xã\nThứ Ba (03/3):\n- Sáng: Dự lễ kỷ niệm Ngày Biên phòng toàn dân",
	},
	{
		"headings of two levels, a quotation, typed lines, lists in lists", `<html><body><main><article><h1>Công tác biên giới</h1><p class="meta">Đăng bởi Ban biên tập vào 05/03/2026</p><h2>Phần một</h2><p>` + sentenceA + `</p><h3>Mục a</h3><p>` + sentenceB + `</p><blockquote><p>Mỗi người dân là một cột mốc sống.</p></blockquote>
<pre>Dòng một của văn bản đánh máy khá dài.
Dòng hai của văn bản.</pre><ol><li>Một<ul><li>a</li><li>b</li></ul></li><li><p>Hai</p></li></ol></article></main></body></html>`,
		"# Phần một\n" + sentenceA + "\n## Mục a\n" + sentenceB + "\n> Mỗi người dân là một cột mốc sống.\nDòng một của văn bản đánh máy khá dài.\nDòng hai của văn bản.\n* 1. Một / – a / – b / 2. Hai",
	},
	{
		"a table with head, caption and spans", `<html><body><h1>Số liệu</h1><div class="noidung"><p>` + sentenceA + `</p><table border="1"><thead><tr><th>Đơn vị</th><th colspan="2">Số buổi</th></tr></thead><tbody><tr><td><p>Xã A</p></td><td>4</td><td>10</td></tr><tr><td>Xã B</td><td>6</td><td>&nbsp;</td></tr></tbody></table></div></body></html>`,
		sentenceA + "\n| Đơn vị; Số buổi;  / Xã A; 4; 10 / Xã B; 6; ",
	},
	{
		"hidden parts, scripts and comments of the page", `<html><body><h1>Công tác biên giới</h1><div class="noidung"><p>` + sentenceA + `</p><p style="display: none">Ẩn: ` + sentenceB + `</p><div class="hidden">` + sentenceB + `</div><script>var a="<p>x</p>";</script><!-- <p>y</p> --><p>` + sentenceC + `</p><noscript>Hãy bật JavaScript.</noscript></div></body></html>`,
		sentenceA + "\n" + sentenceC,
	},
	{
		"a text broken over two elements with an advertisement between", `<html><body><h1>Công tác biên giới</h1><div class="w"><div class="p1"><p>` + sentenceA + `</p><p>` + sentenceB + `</p></div><div class="ads"><a href="/qc">Quảng cáo: mua hàng giảm giá</a></div><div class="p2"><p>` + sentenceC + `</p></div></div></body></html>`,
		sentenceA + "\n" + sentenceB + "\n" + sentenceC,
	},
	{
		"a text broken over two elements of a known family", `<html><body><h1>Công tác biên giới</h1><div class="w"><div class="article-content"><p>` + sentenceA + `</p></div><div class="ads"><a href="/qc">Quảng cáo: mua hàng giảm giá</a></div><div class="article-content"><p>` + sentenceB + `</p><p>` + sentenceC + `</p></div></div><div class="f"><p>Cơ quan chủ quản: Tỉnh ủy. Giấy phép số 12/GP-STTTT.</p></div></body></html>`,
		sentenceA + "\n" + sentenceB + "\n" + sentenceC,
	},
	{
		"comments of readers", `<html><body><div><h1>Công tác biên giới</h1><p>` + sentenceA + `</p><p>` + sentenceB + `</p><h3>2 bình luận</h3><div><b>Bạn đọc</b><p>Bài viết rất bổ ích, cảm ơn ban biên tập đã cung cấp thông tin cho chúng tôi học tập và tuyên truyền lại.</p></div></div></body></html>`,
		sentenceA + "\n" + sentenceB,
	},
	{
		"markup that is broken", `<h1>Công tác biên giới</h2><div><p>` + sentenceA + `<p><b>Về tuần tra</b><p>` + sentenceB + `</div></div></td><p>` + sentenceC,
		sentenceA + "\n# Về tuần tra\n" + sentenceB + "\n" + sentenceC,
	},
	{
		"soft line breaks inside sentences", `<html><body><h1>Công tác biên giới</h1><div class="noidung"><p>Các đơn vị trên địa bàn tỉnh đã tổ chức<br>nhiều hình thức tuyên truyền phong phú cho cán bộ,<br>đảng viên và Nhân dân.</p><p>` + sentenceB + `</p></div></body></html>`,
		"Các đơn vị trên địa bàn tỉnh đã tổ chức nhiều hình thức tuyên truyền phong phú cho cán bộ, đảng viên và Nhân dân.\n" + sentenceB,
	},
}

func TestStructuresOfTextsAreKept(t *testing.T) {
	for _, c := range structures {
		t.Run(c.name, func(t *testing.T) {
			got, err := Extract(t.Context(), []byte(c.page), "text/html", "https://mau.vn/tin/x", Hint{})
			if err != nil {
				t.Fatal(err)
			}
			sameBlocks(t, got.Blocks, blocks(c.want))
		})
	}
}

func TestAttachmentsAreNamedAndNotPartOfTheText(t *testing.T) {
	raw := `<html><body><div class="k"><h1>Kế hoạch tuyên truyền</h1><div class="noidung"><p>` + sentenceA + `</p><p>Xem <a href="/vb/quyet-dinh.pdf">Quyết định</a> kèm theo kế hoạch này.</p><p>Tệp đính kèm:</p><p><a href="/vb/Ke-hoach%20so%2015.docx">Tải về</a></p></div></div><div class="footer"><a href="/mau.pdf">Mẫu đơn</a></div></body></html>`
	got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.vn/tin/x", Hint{})
	if err != nil {
		t.Fatal(err)
	}
	sameBlocks(t, got.Blocks, blocks(sentenceA+"\nXem Quyết định kèm theo kế hoạch này."))
	want := []library.Attachment{{URL: "https://mau.vn/vb/quyet-dinh.pdf", Name: "Quyết định"}, {URL: "https://mau.vn/vb/Ke-hoach%20so%2015.docx", Name: "Ke-hoach so 15.docx"}}
	if len(got.Attachments) != 2 || got.Attachments[0] != want[0] || got.Attachments[1] != want[1] {
		t.Errorf("%+v", got.Attachments)
	}
}

func TestTheDateIsTheOneMostBelieved(t *testing.T) {
	at := func(text string) library.Moment {
		var m library.Moment
		if err := m.UnmarshalJSON([]byte(`"` + text + `"`)); err != nil {
			t.Fatal(err)
		}
		return m
	}
	body := `<div class="noidung"><p>` + sentenceA + ` Hội nghị ngày 01/01/2020.</p><p>` + sentenceB + `</p></div>`
	for name, c := range map[string]struct {
		head, top, below string
		hint             Hint
		want             string
	}{
		"the page's clock is not it":             {"", "", "", Hint{}, ""},
		"beside the title":                       {"", "<p>Thứ Năm, 05/03/2026 | 07:05 GMT+7</p>", "", Hint{}, "2026-03-05T07:05:00+07:00"},
		"with a view counter":                    {"", "<p>05/03/2026 | 604</p>", "", Hint{}, "2026-03-05"},
		"the head adds the second":               {`<meta property="article:published_time" content="2026-03-05T07:05:09+07:00">`, "<p>05/03/2026 07:05</p>", "", Hint{}, "2026-03-05T07:05:09+07:00"},
		"the head adds the time":                 {`<meta property="article:published_time" content="2026-03-05T07:05:09+07:00">`, "<p>05/03/2026</p>", "", Hint{}, "2026-03-05T07:05:09+07:00"},
		"the head forgot its zone":               {`<meta property="article:published_time" content="2026-03-05T07:05:00Z">`, "<p>05/03/2026 07:05</p>", "", Hint{}, "2026-03-05T07:05:00+07:00"},
		"the feed alone":                         {"", "", "", Hint{Published: at("2026-03-05T07:05:09+07:00")}, "2026-03-05T07:05:09+07:00"},
		"what is shown against the feed":         {"", "<p>05/03/2026 07:05</p>", "", Hint{Published: at("2026-03-06T09:00:00+07:00")}, "2026-03-05T07:05:00+07:00"},
		"not the future":                         {`<meta property="article:published_time" content="2027-03-05T07:05:09+07:00">`, "", "", Hint{Now: library.Day(2026, 11, 23), Published: at("2026-03-05")}, "2026-03-05"},
		"not a database's default":               {`<meta property="article:published_time" content="1970-01-01T00:00:00Z">`, "", "", Hint{}, ""},
		"published rather than updated":          {"", "<p>Cập nhật: 08/03/2026 10:00</p><p>Ngày đăng: 05/03/2026 07:05</p>", "", Hint{}, "2026-03-05T07:05:00+07:00"},
		"updated where nothing else is known":    {"", "<p>Cập nhật lúc 07:05 05/03/2026</p>", "", Hint{}, "2026-03-05T07:05:00+07:00"},
		"below the text where it is labelled":    {"", "", "<p>Ngày đăng: 05/03/2026</p>", Hint{}, "2026-03-05"},
		"not the date of another article below":  {"", "", `<h3>Tin khác</h3><ul><li><a href="/1">Ra quân làm sạch bãi biển</a> (04/03/2026)</li></ul>`, Hint{}, ""},
		"NukeViet's feed with month for minutes": {`<meta name="generator" content="NukeViet v4.5">`, "", "", Hint{Published: at("2026-03-05T07:03:10+07:00")}, "2026-03-05"},
	} {
		raw := `<html><head>` + c.head + `</head><body><div class="top">Thứ Hai, 23/11/2026 <a href="/">Trang chủ</a></div><div class="main"><h1>Công tác biên giới năm nay</h1>` + c.top + body + c.below + `</div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.vn/tin/x", c.hint)
		if err != nil {
			t.Fatal(err)
		}
		if got.Published.String() != c.want {
			t.Errorf("%s: %q, want %q", name, got.Published, c.want)
		}
	}
}

func TestTitlesLoseWhatTemplatesAdd(t *testing.T) {
	for _, c := range []struct{ head, heading, want string }{
		{"Luật Biển - Cổng thông tin điện tử tỉnh Mẫu", "<h1>Luật Biển</h1>", "Luật Biển"},
		{"Tuyên truyền Luật Biển Việt Nam | Báo Mẫu", "", "Tuyên truyền Luật Biển Việt Nam"},
		{"Sở Ngoại vụ - Tuyên truyền Luật Biển Việt Nam", "", "Tuyên truyền Luật Biển Việt Nam"},
		{"Kế hoạch năm 2026 - Nhiệm vụ và giải pháp trọng tâm", "<h1>Kế hoạch năm 2026 - Nhiệm vụ và giải pháp trọng tâm</h1>", "Kế hoạch năm 2026 - Nhiệm vụ và giải pháp trọng tâm"},
		{"Tin tức", "<h1>nullTuyên truyền Luật Biển</h1>", "Tuyên truyền Luật Biển"},
		{"Website", "<h1>Báo Mẫu điện tử</h1><h2>Tuyên truyền Luật Biển (25/12/2019)</h2>", "Tuyên truyền Luật Biển"},
	} {
		raw := `<html><head><title>` + c.head + `</title></head><body><div>` + c.heading + `<div class="noidung"><p>` + sentenceA + `</p><p>` + sentenceB + `</p></div></div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.vn/tin/x", Hint{})
		if err != nil || got.Title != c.want {
			t.Errorf("%s %s: %q, %v", c.head, c.heading, got.Title, err)
		}
	}
}

func TestTheCanonicalAddressIsThePagesUnlessItIsTheSites(t *testing.T) {
	for named, want := range map[string]string{
		"": "https://mau.vn/tin/x?id=1", "https://mau.vn/tin/bai-1.html": "https://mau.vn/tin/bai-1.html", "https://mau.vn/": "https://mau.vn/tin/x?id=1",
		"https://khac.vn/tin/bai-1.html": "https://mau.vn/tin/x?id=1", "/tin/bai-2.html": "https://mau.vn/tin/bai-2.html",
	} {
		raw := `<html><head><link rel="canonical" href="` + named + `"></head><body><div class="noidung"><p>` + sentenceA + `</p></div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.vn/tin/x?id=1&utm_source=a", Hint{})
		if err != nil || got.URL != want {
			t.Errorf("%q: %q, %v", named, got.URL, err)
		}
	}
}
