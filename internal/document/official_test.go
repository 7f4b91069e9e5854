package document_test

import (
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// officialLayout is the top of an official paper: what stands left and right in its letterhead, and what stands under it.
// A line that begins with * is bold.
type officialLayout struct {
	name        string
	left, right []string
	under       []string
	want        library.OfficialPaper
	published   string
	title       string
}

var state = []string{"*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "*Độc lập - Tự do - Hạnh phúc"}

func stateOn(date string) []string { return append(state[:2:2], date) }

func partyOn(date string) []string { return []string{"*ĐẢNG CỘNG SẢN VIỆT NAM", date} }

// officialLayouts are the layouts of Nghị định 30/2020/NĐ-CP and of Hướng dẫn 36-HD/VPTW, and how offices vary them.
var officialLayouts = []officialLayout{
	{
		"chỉ thị",
		[]string{"*THỦ TƯỚNG CHÍNH PHỦ", "Số: 21/CT-TTg"},
		stateOn("Hà Nội, ngày 20 tháng 5 năm 2026"),
		[]string{"*CHỈ THỊ", "*Về việc giữ gìn vệ sinh biển, đảo"},
		library.OfficialPaper{Kind: "Chỉ thị", Number: "21/CT-TTg", Issuer: "Thủ tướng Chính phủ", Subject: "Về việc giữ gìn vệ sinh biển, đảo"},
		"2026-05-20",
		"Chỉ thị số 21/CT-TTg ngày 20/5/2026 của Thủ tướng Chính phủ về việc giữ gìn vệ sinh biển, đảo",
	},
	{
		"nghị định",
		[]string{"*CHÍNH PHỦ", "-----", "Số: 07/2026/NĐ-CP"},
		stateOn("Hà Nội, ngày 05 tháng 01 năm 2026"),
		[]string{"*NGHỊ ĐỊNH", "*Quy định về bến cá", "Căn cứ Luật Tổ chức Chính phủ;"},
		library.OfficialPaper{Kind: "Nghị định", Number: "07/2026/NĐ-CP", Issuer: "Chính phủ", Subject: "Quy định về bến cá"},
		"2026-01-05",
		"Nghị định số 07/2026/NĐ-CP ngày 05/01/2026 của Chính phủ: Quy định về bến cá",
	},
	{
		"thông tư",
		[]string{"*BỘ QUỐC PHÒNG", "Số: 9/2026/TT-BQP"},
		stateOn("Hà Nội, ngày 1 tháng 4 năm 2026"),
		[]string{"*THÔNG TƯ", "*Hướng dẫn tuần tra chung", "*trên biển"},
		library.OfficialPaper{Kind: "Thông tư", Number: "9/2026/TT-BQP", Issuer: "Bộ Quốc phòng", Subject: "Hướng dẫn tuần tra chung trên biển"},
		"2026-04-01",
		"Thông tư số 9/2026/TT-BQP ngày 01/4/2026 của Bộ Quốc phòng: Hướng dẫn tuần tra chung trên biển",
	},
	{
		"luật",
		[]string{"*QUỐC HỘI", "Luật số: 12/2026/QH16"},
		state,
		[]string{"*LUẬT", "*BẾN CÁ VIỆT NAM"},
		library.OfficialPaper{Kind: "Luật", Number: "12/2026/QH16", Issuer: "Quốc hội", Subject: "Bến cá Việt Nam"},
		"",
		"Luật Bến cá Việt Nam số 12/2026/QH16 của Quốc hội",
	},
	{
		"pháp lệnh",
		[]string{"*ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Số: 3/2026/UBTVQH16"},
		stateOn("Hà Nội, ngày 9 tháng 6 năm 2026"),
		[]string{"*PHÁP LỆNH", "*CẢNH VỆ BIỂN"},
		library.OfficialPaper{Kind: "Pháp lệnh", Number: "3/2026/UBTVQH16", Issuer: "Ủy ban Thường vụ Quốc hội", Subject: "Cảnh vệ biển"},
		"2026-06-09",
		"Pháp lệnh Cảnh vệ biển số 3/2026/UBTVQH16 ngày 09/6/2026 của Ủy ban Thường vụ Quốc hội",
	},
	{
		"quyết định có thẩm quyền",
		[]string{"*ỦY BAN NHÂN DÂN", "*TỈNH MẪU SƠN", "Số: 45/QĐ-UBND"},
		stateOn("Mẫu Sơn, ngày 11 tháng 02 năm 2026"),
		[]string{"*QUYẾT ĐỊNH", "*Về việc lập đội tuyên truyền", "*CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Tổ chức chính quyền địa phương;"},
		library.OfficialPaper{Kind: "Quyết định", Number: "45/QĐ-UBND", Issuer: "Ủy ban nhân dân tỉnh Mẫu Sơn", Subject: "Về việc lập đội tuyên truyền"},
		"2026-02-11",
		"Quyết định số 45/QĐ-UBND ngày 11/02/2026 của Ủy ban nhân dân tỉnh Mẫu Sơn về việc lập đội tuyên truyền",
	},
	{
		"công văn",
		[]string{"ỦY BAN NHÂN DÂN", "*HUYỆN BẾN SỎI", "Số: 45/UBND-VX", "V/v tuyên truyền biên giới", "trên đất liền"},
		stateOn("Bến Sỏi, ngày 05 tháng 02 năm 2026"), nil,
		library.OfficialPaper{Kind: "Công văn", Number: "45/UBND-VX", Issuer: "Ủy ban nhân dân huyện Bến Sỏi", Subject: "tuyên truyền biên giới trên đất liền"},
		"2026-02-05",
		"Công văn số 45/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân huyện Bến Sỏi về việc tuyên truyền biên giới trên đất liền",
	},
	{
		"sở",
		[]string{"UBND TỈNH MẪU SƠN", "*SỞ NỘI VỤ", "Số: 8/KH-SNV"},
		stateOn("Mẫu Sơn, ngày 30 tháng 3 năm 2026"),
		[]string{"*KẾ HOẠCH", "*Tập huấn báo cáo viên năm 2026"},
		library.OfficialPaper{Kind: "Kế hoạch", Number: "8/KH-SNV", Issuer: "Sở Nội vụ, UBND tỉnh Mẫu Sơn", Subject: "Tập huấn báo cáo viên năm 2026"},
		"2026-03-30",
		"Kế hoạch số 8/KH-SNV ngày 30/3/2026 của Sở Nội vụ, UBND tỉnh Mẫu Sơn: Tập huấn báo cáo viên năm 2026",
	},
	{
		"hướng dẫn của Đảng",
		[]string{"TỈNH ỦY MẪU SƠN", "*BAN TUYÊN GIÁO VÀ DÂN VẬN", "-----", "Số 12-HD/BTGDVTU"},
		partyOn("Mẫu Sơn, ngày 20 tháng 11 năm 2026"),
		[]string{"*HƯỚNG DẪN", "*tuyên truyền về biển, đảo", "*quý IV năm 2026"},
		library.OfficialPaper{Kind: "Hướng dẫn", Number: "12-HD/BTGDVTU", Issuer: "Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu Sơn", Subject: "tuyên truyền về biển, đảo quý IV năm 2026"},
		"2026-11-20",
		"Hướng dẫn số 12-HD/BTGDVTU ngày 20/11/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu Sơn: tuyên truyền về biển, đảo quý IV năm 2026",
	},
	{
		"nghị quyết của Đảng",
		[]string{"*BAN CHẤP HÀNH TRUNG ƯƠNG", "Số 7-NQ/TW"},
		partyOn("Hà Nội, ngày 22 tháng 10 năm 2026"),
		[]string{"*NGHỊ QUYẾT", "*về phát triển nghề cá"},
		library.OfficialPaper{Kind: "Nghị quyết", Number: "7-NQ/TW", Issuer: "Ban Chấp hành Trung ương", Subject: "về phát triển nghề cá"},
		"2026-10-22",
		"Nghị quyết số 7-NQ/TW ngày 22/10/2026 của Ban Chấp hành Trung ương về phát triển nghề cá",
	},
	{
		"kết luận",
		[]string{"*BAN BÍ THƯ", "Số 19-KL/TW"},
		partyOn("Hà Nội, ngày 3 tháng 7 năm 2026"),
		[]string{"*KẾT LUẬN", "*của Ban Bí thư về công tác tuyên truyền miệng"},
		library.OfficialPaper{Kind: "Kết luận", Number: "19-KL/TW", Issuer: "Ban Bí thư", Subject: "của Ban Bí thư về công tác tuyên truyền miệng"},
		"2026-07-03",
		"Kết luận số 19-KL/TW ngày 03/7/2026 của Ban Bí thư về công tác tuyên truyền miệng",
	},
	{
		"báo cáo của huyện ủy",
		[]string{"HUYỆN ỦY MẪU", "Số 5-BC/HU"},
		partyOn("Mẫu, ngày 2 tháng 9 năm 2026"),
		[]string{"*BÁO CÁO", "*KẾT QUẢ CÔNG TÁC SÁU THÁNG"},
		library.OfficialPaper{Kind: "Báo cáo", Number: "5-BC/HU", Issuer: "Huyện ủy Mẫu", Subject: "KẾT QUẢ CÔNG TÁC SÁU THÁNG"},
		"2026-09-02",
		"Báo cáo số 5-BC/HU ngày 02/9/2026 của Huyện ủy Mẫu: KẾT QUẢ CÔNG TÁC SÁU THÁNG",
	},
	{
		"đảng ủy xã",
		[]string{"ĐẢNG BỘ TỈNH MẪU SƠN", "*ĐẢNG ỦY XÃ AN HÒA", "Số 31-TB/ĐU"},
		partyOn("An Hòa, ngày 17 tháng 8 năm 2026"),
		[]string{"*THÔNG BÁO", "*lịch sinh hoạt tháng 9"},
		library.OfficialPaper{Kind: "Thông báo", Number: "31-TB/ĐU", Issuer: "Đảng ủy xã An Hòa Đảng bộ tỉnh Mẫu Sơn", Subject: "lịch sinh hoạt tháng 9"},
		"2026-08-17",
		"Thông báo số 31-TB/ĐU ngày 17/8/2026 của Đảng ủy xã An Hòa Đảng bộ tỉnh Mẫu Sơn: lịch sinh hoạt tháng 9",
	},
	{
		"số bỏ trống",
		[]string{"HUYỆN ỦY MẪU", "Số     -KH/HU"},
		partyOn("Mẫu, ngày     tháng 9 năm 2026"),
		[]string{"*KẾ HOẠCH", "*tuyên truyền quý IV"},
		library.OfficialPaper{Kind: "Kế hoạch", Issuer: "Huyện ủy Mẫu", Subject: "tuyên truyền quý IV"},
		"", "KẾ HOẠCH tuyên truyền quý IV",
	},
	{
		"số viết rời",
		[]string{"HUYỆN ỦY MẪU", "Số 14 - CTr/HU"},
		partyOn("Mẫu, ngày 4 tháng 9 năm 2026"),
		[]string{"*CHƯƠNG TRÌNH", "*hành động vì biển"},
		library.OfficialPaper{Kind: "Chương trình", Number: "14-CTr/HU", Issuer: "Huyện ủy Mẫu", Subject: "hành động vì biển"},
		"2026-09-04",
		"Chương trình số 14-CTr/HU ngày 04/9/2026 của Huyện ủy Mẫu: hành động vì biển",
	},
	{
		"công điện",
		[]string{"*THỦ TƯỚNG CHÍNH PHỦ", "Số: 88/CĐ-TTg"},
		stateOn("Hà Nội, ngày 12 tháng 9 năm 2026"),
		[]string{"*CÔNG ĐIỆN", "*Về việc ứng phó bão", "*THỦ TƯỚNG CHÍNH PHỦ điện:"},
		library.OfficialPaper{Kind: "Công điện", Number: "88/CĐ-TTg", Issuer: "Thủ tướng Chính phủ", Subject: "Về việc ứng phó bão"},
		"2026-09-12",
		"Công điện số 88/CĐ-TTg ngày 12/9/2026 của Thủ tướng Chính phủ về việc ứng phó bão",
	},
	{
		"tên loại và trích yếu một dòng",
		[]string{"*BỘ NGOẠI GIAO", "Số: 6/TB-BNG"},
		stateOn("Hà Nội, ngày 8 tháng 8 năm 2026"),
		[]string{"*THÔNG BÁO VỀ MỐC GIỚI"},
		library.OfficialPaper{Kind: "Thông báo", Number: "6/TB-BNG", Issuer: "Bộ Ngoại giao", Subject: "VỀ MỐC GIỚI"},
		"2026-08-08",
		"Thông báo số 6/TB-BNG ngày 08/8/2026 của Bộ Ngoại giao VỀ MỐC GIỚI",
	},
	{
		"hai cơ quan",
		[]string{"*HỘI ĐỒNG NHÂN DÂN", "*XÃ AN HÒA", "Số: 2/NQ-HĐND"},
		stateOn("An Hòa, ngày 29 tháng 6 năm 2026"),
		[]string{"*NGHỊ QUYẾT", "*Về thu, chi ngân sách"},
		library.OfficialPaper{Kind: "Nghị quyết", Number: "2/NQ-HĐND", Issuer: "Hội đồng nhân dân xã An Hòa", Subject: "Về thu, chi ngân sách"},
		"2026-06-29",
		"Nghị quyết số 2/NQ-HĐND ngày 29/6/2026 của Hội đồng nhân dân xã An Hòa về thu, chi ngân sách",
	},
	{
		"mặt trận",
		[]string{"MẶT TRẬN TỔ QUỐC VIỆT NAM", "*BAN THƯỜNG TRỰC TỈNH MẪU", "Số: 77/HD-MTTQ"},
		stateOn("Mẫu, ngày 13 tháng 5 năm 2026"),
		[]string{"*HƯỚNG DẪN", "*Ngày hội đại đoàn kết"},
		library.OfficialPaper{Kind: "Hướng dẫn", Number: "77/HD-MTTQ", Issuer: "Ban Thường trực tỉnh Mẫu, Mặt trận Tổ quốc Việt Nam", Subject: "Ngày hội đại đoàn kết"},
		"2026-05-13", "",
	},
	{
		"không trích yếu",
		[]string{"*BỘ CÔNG AN", "Số: 1/TTr-BCA"},
		stateOn("Hà Nội, ngày 2 tháng 1 năm 2026"),
		[]string{"*TỜ TRÌNH", "Kính gửi: Chính phủ"},
		library.OfficialPaper{Kind: "Tờ trình", Number: "1/TTr-BCA", Issuer: "Bộ Công an"},
		"2026-01-02", "Tờ trình số 1/TTr-BCA ngày 02/01/2026 của Bộ Công an",
	},
	{
		"trích yếu hết bề rộng",
		[]string{"*CHÍNH PHỦ", "Số: 5/NQ-CP"},
		stateOn("Hà Nội, ngày 6 tháng 5 năm 2026"),
		[]string{"*NGHỊ QUYẾT", "*Về sắp xếp thôn, tổ dân phố và bố trí, sử dụng, chế độ, chính sách với người", "*không chuyên trách"},
		library.OfficialPaper{Kind: "Nghị quyết", Number: "5/NQ-CP", Issuer: "Chính phủ", Subject: "Về sắp xếp thôn, tổ dân phố và bố trí, sử dụng, chế độ, chính sách với người không chuyên trách"},
		"2026-05-06", "",
	},
}

// asWord sets a layout as Word documents have it: the letterhead in a table, all else centred.
func (l officialLayout) asWord(t *testing.T) []byte {
	set := func(lines []string) string {
		var b strings.Builder
		for _, line := range lines {
			if text, isBold := strings.CutPrefix(line, "*"); isBold {
				b.WriteString(bold(text, centre))
			} else {
				b.WriteString(p(line, centre))
			}
		}
		return b.String()
	}
	return docx(t, table(row(cell(set(l.left)), cell(set(l.right))))+set(l.under)+p(prose)+p(prose)+p("Nơi nhận:")+p("- Như trên;")+p("- Lưu VT."))
}

// asPDF sets a layout as it is printed: two columns above, lines in the middle of the page below.
func (l officialLayout) asPDF() []byte {
	var b strings.Builder
	line := func(text string, middle, y float64) {
		font := "F1"
		text, isBold := strings.CutPrefix(text, "*")
		if isBold {
			font = "F2"
		}
		text = strings.Join(strings.Fields(text), " ")
		b.WriteString(at(font, 10, middle-float64(len([]rune(text)))*2.5, y, text))
	}
	for i, text := range l.left {
		line(text, 160, 800-15*float64(i))
	}
	for i, text := range l.right {
		line(text, 430, 800-15*float64(i))
	}
	y := 700.0
	for _, text := range l.under {
		line(text, 297, y)
		y -= 15
	}
	for i := range 12 {
		b.WriteString(at("F1", 10, 85, y-20-15*float64(i), "Các xã ven biển của tỉnh đã cùng nhau giữ rừng, sửa đê và dạy trẻ em bơi lội an toàn"))
	}
	return pdfOf(b.String())
}

func TestOfficialPapersTellTheirFields(t *testing.T) {
	t.Parallel()
	for _, l := range officialLayouts {
		for name, raw := range map[string][]byte{l.name + ".docx": l.asWord(t), l.name + ".pdf": l.asPDF()} {
			a, err := document.Read(t.Context(), name, raw)
			switch {
			case err != nil:
				t.Errorf("%s: %v", name, err)
				continue
			case a.Official != l.want:
				t.Errorf("%s: %+v, want %+v", name, a.Official, l.want)
			case a.Published.String() != l.published:
				t.Errorf("%s: of %s", name, a.Published)
			case l.title != "" && a.Title != l.title:
				t.Errorf("%s: title %q", name, a.Title)
			}
			if text := library.Plain(a.Blocks); strings.Contains(text, "CỘNG HÒA") || strings.Contains(text, "ĐẢNG CỘNG SẢN") || !strings.Contains(text, "Các ") {
				t.Errorf("%s: text %q", name, text)
			}
		}
	}
}

func TestTheDayALawWasPassedIsItsDate(t *testing.T) {
	t.Parallel()
	a := document.Text(t.Context(), []byte("QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLuật số: 12/2026/QH16\tĐộc lập - Tự do - Hạnh phúc\nLUẬT\nBẾN CÁ\n"+prose+
		"\nLuật này được Quốc hội khóa XVI, kỳ họp thứ 2 thông qua ngày 11 tháng 11 năm 2026.\n"))
	if a.Title != "Luật Bến cá số 12/2026/QH16 ngày 11/11/2026 của Quốc hội" || a.Published.String() != "2026-11-11" {
		t.Errorf("%q of %s", a.Title, a.Published)
	}
}

func TestWhatStandsAboveALetterheadStays(t *testing.T) {
	t.Parallel()
	form := partyHead + bold("HƯỚNG DẪN", centre) + bold("tuyên truyền", centre) + p(prose)
	for name, above := range map[string]string{
		"a title, a table and prose": bold("Phụ lục: mẫu hướng dẫn", centre) + table(row(cell(p("TT")), cell(p("Tên xã"))), row(cell(p("1")), cell(p("Bến Sỏi")))) + p("Các xã lập danh sách."),
		"a heading":                  bold("PHỤ LỤC III", centre) + p("Mẫu và chữ viết tắt Bến Sỏi."),
		"prose":                      p(prose + " Bến Sỏi."),
	} {
		a := reads(t, "phu-luc.docx", docx(t, above+form))
		if text := a.Title + "\n" + library.Plain(a.Blocks); !strings.Contains(text, "Bến Sỏi") || strings.Contains(text, "ĐẢNG CỘNG SẢN") || !strings.Contains(text, "HƯỚNG DẪN") {
			t.Errorf("%s: %q", name, text)
		}
	}
}
