package document_test

import (
	"strings"
	"testing"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

var partyHead = table(row(
	cell(p("TỈNH ỦY MẪU SƠN", centre)+bold("BAN TUYÊN GIÁO", centre)+bold("VÀ DÂN VẬN", centre)+p("*", centre)+p("Số 12-HD/BTGDVTU", centre)),
	cell(bold("ĐẢNG CỘNG SẢN VIỆT NAM", centre)+p("Mẫu Sơn, ngày 20 tháng 11 năm 2026", centre)),
))

var signature = table(row(
	cell(p("Nơi nhận:")+p("- Thường trực Tỉnh ủy;")+p("- Lưu VT.")),
	cell(bold("K/T TRƯỞNG BAN", centre)+p("(đã ký)")+bold("Nguyễn Văn Mẫu", centre)),
))

func TestAPartyPaperTellsItsIssuerDateAndTitle(t *testing.T) {
	t.Parallel()
	a := reads(t, "hd12.docx", docx(t, partyHead+bold("HƯỚNG DẪN", centre)+bold("tuyên truyền về biển, đảo", centre)+bold("quý IV năm 2026", centre)+p("-----", centre)+
		p(prose)+bold("I. MỤC ĐÍCH")+p(prose)+signature+bold("PHỤ LỤC", centre)+p("Danh sách kèm theo."),
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Một tên cũ của bản mẫu</dc:title></cp:coreProperties>`))
	if a.Title != "Hướng dẫn số 12-HD/BTGDVTU ngày 20/11/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu Sơn: tuyên truyền về biển, đảo quý IV năm 2026" || a.Author != "TỈNH ỦY MẪU SƠN, BAN TUYÊN GIÁO VÀ DÂN VẬN" ||
		a.Published != library.Day(2026, time.November, 20) {
		t.Errorf("%q, %q, %s", a.Title, a.Author, a.Published)
	}
	wantBlocks(t, a.Blocks, []library.Block{
		paragraph(prose), heading(2, "I. MỤC ĐÍCH"), paragraph(prose), heading(2, "PHỤ LỤC"), paragraph("Danh sách kèm theo."),
	})
}

func TestALetterheadTypedWithLineBreaksIsKnown(t *testing.T) {
	t.Parallel()
	lines := func(lines ...string) string {
		return cell(`<w:p><w:r><w:t>` + strings.Join(lines, `</w:t><w:br/><w:t>`) + `</w:t></w:r></w:p>`)
	}
	a := reads(t, "kh.docx", docx(t, table(row(
		lines("HUYỆN ỦY MẪU", "*", "Số 12-KH/HU"), lines("ĐẢNG CỘNG SẢN VIỆT NAM", "-----", "Mẫu, ngày 20 tháng 11 năm 2026"),
	))+bold("KẾ HOẠCH", centre)+bold("tuyên truyền", centre)+p(prose)+p("K/T TRƯỞNG BAN")+p("Nơi nhận:")+p("- Lưu.")))
	if a.Title != "Kế hoạch số 12-KH/HU ngày 20/11/2026 của Huyện ủy Mẫu: tuyên truyền" || a.Author != "HUYỆN ỦY MẪU" || a.Published != library.Day(2026, time.November, 20) {
		t.Errorf("%q, %q, %s", a.Title, a.Author, a.Published)
	}
	wantBlocks(t, a.Blocks, []library.Block{paragraph(prose)})
}

func TestALetterOfTheStateTellsWhatItIsAbout(t *testing.T) {
	t.Parallel()
	a := reads(t, "cv.docx", docx(t, table(
		row(cell(p("ỦY BAN NHÂN DÂN")+p("HUYỆN MẪU")), cell(bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA")+bold("VIỆT NAM")+bold("Độc lập - Tự do - Hạnh phúc"))),
		row(cell(p("Số: 45/UBND-VX")+p("V/v tuyên truyền biên giới")+p("trên đất liền")), cell(p("Mẫu, ngày 05 tháng 02 năm 2026"))),
	)+p("Kính gửi: Các xã, thị trấn.")+p(prose)+p("Nơi nhận:")+p("- Như trên;")+p("- Lưu: VT.")))
	if a.Title != "Công văn số 45/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân huyện Mẫu về việc tuyên truyền biên giới trên đất liền" || a.Author != "ỦY BAN NHÂN DÂN HUYỆN MẪU" || a.Published != library.Day(2026, time.February, 5) {
		t.Errorf("%q, %q, %s", a.Title, a.Author, a.Published)
	}
	wantBlocks(t, a.Blocks, []library.Block{paragraph("Kính gửi: Các xã, thị trấn."), paragraph(prose)})
}

func TestALetterheadSetWithTabsOrInPlainTextIsKnown(t *testing.T) {
	t.Parallel()
	text := "TỈNH ỦY MẪU SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\nBAN TUYÊN GIÁO\tMẫu Sơn, ngày 1 tháng 3 năm 2026\n*\nSố 3-KH/BTG\n\nKẾ HOẠCH\ntổ chức hội nghị báo cáo viên\n----\n" + prose + "\n"
	a := reads(t, "kh.txt", []byte(text))
	if a.Title != "Kế hoạch số 3-KH/BTG ngày 01/3/2026 của Ban Tuyên giáo Tỉnh ủy Mẫu Sơn: tổ chức hội nghị báo cáo viên" || a.Author != "TỈNH ỦY MẪU SƠN BAN TUYÊN GIÁO" || a.Published != library.Day(2026, time.March, 1) || len(a.Blocks) != 1 {
		t.Errorf("%+v", a)
	}
}

func TestADateLineWithoutADayIsNoDate(t *testing.T) {
	t.Parallel()
	a := document.Text(t.Context(), []byte("HUYỆN ỦY MẪU\tĐẢNG CỘNG SẢN VIỆT NAM\nMẫu, ngày    tháng 3 năm 2026\nBÁO CÁO\n"+prose))
	if a.Published.Known() || a.Author != "HUYỆN ỦY MẪU" {
		t.Errorf("%q, %s", a.Author, a.Published)
	}
}

func TestAnOrdinaryTextHasNoLetterhead(t *testing.T) {
	t.Parallel()
	a := document.Text(t.Context(), []byte("Chuyện ở bến cá\nSố 1 là chiếc tàu của ông Ba.\nNgày 2 tháng 3 năm 2026, tàu ra khơi.\n"+prose))
	if a.Author != "" || a.Published.Known() || len(a.Blocks) != 3 || a.Title != "Chuyện ở bến cá" {
		t.Errorf("%+v", a)
	}
}

func TestTheTitleIsTheBestThereIs(t *testing.T) {
	t.Parallel()
	named := func(title string) []string {
		return []string{"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>` + title + `</dc:title></cp:coreProperties>`}
	}
	long := prose + " " + prose + " " + prose
	for want, raw := range map[string][]byte{
		"Tên ghi trong tệp":         docx(t, p(long), named("Tên ghi trong tệp")...),
		"Đề mục đầu tiên":           docx(t, p(long)+p("Đề mục đầu tiên", `<w:outlineLvl w:val="0"/>`)+p(prose), named("Microsoft Word - van ban.doc")...),
		"Dòng đậm đứng giữa":        docx(t, bold("Dòng đậm đứng giữa", centre)+p(prose), named("Tên ghi trong tệp")...),
		"ke hoach thang 3":          docx(t, p(long), named("Document1")...),
		"ĐỀ CƯƠNG giới thiệu luật":  docx(t, bold("ĐỀ CƯƠNG", centre)+bold("giới thiệu luật", centre)+p(prose)),
		"BÁO CÁO kết quả công tác":  docx(t, p("BÁO CÁO")+p("kết quả công tác")+p(prose)),
		"NGHỊ QUYẾT VỀ BIỂN QUÊ TA": docx(t, bold("NGHỊ QUYẾT VỀ BIỂN QUÊ TA", centre)+bold("I. TÌNH HÌNH")+p(prose)),
	} {
		if a := reads(t, "thu muc/ke_hoach_thang_3.docx", raw); a.Title != want {
			t.Errorf("title %q, want %q", a.Title, want)
		}
	}
}
