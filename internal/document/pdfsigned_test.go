package document_test

import (
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// decree is the first page of an official paper, without a signature.
func decree() string {
	return at("F2", 12, 60, 780, "CHÍNH PHỦ") + at("F2", 12, 260, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") +
		at("F1", 12, 60, 760, "Số: 45/2026/NĐ-CP") + at("F2", 12, 290, 760, "Độc lập - Tự do - Hạnh phúc") +
		at("F1", 12, 290, 740, "Hà Nội, ngày 20 tháng 5 năm 2026") +
		at("F2", 14, 250, 700, "NGHỊ ĐỊNH") + at("F2", 14, 200, 682, "Về bảo vệ rừng ngập mặn") +
		at("F1", 12, 100, 650, full[:len(full)-8]) + at("F1", 12, 72, 635, full) + at("F1", 12, 72, 620, "và hết đoạn.")
}

// rowsAt draws the rows of a signature from a place downwards.
func rowsAt(size, x, y float64, rows ...string) (drawn string) {
	for i, row := range rows {
		drawn += at("F1", size, x, y-1.2*size*float64(i), row)
	}
	return drawn
}

// The pictures of digital signatures as the offices of Vietnam and their programs draw them, saved into the page; all made up.
func TestTheSignatureOnAPageIsNoTextButTold(t *testing.T) {
	t.Parallel()
	plain := reads(t, "a.pdf", pdfOf(decree()))
	if plain.Official.Kind != "Nghị định" || plain.Official.Signed != "" {
		t.Fatalf("%+v", plain.Official)
	}
	portal := []string{"Ký bởi: Cổng Thông tin điện tử Chính phủ", "Email: thongtin.chinhphu.vn", "Cơ quan: Văn phòng Chính phủ", "Thời gian ký: 20.05.2026 10:30:15 07:00"}
	const saysPortal = "Cổng Thông tin điện tử Chính phủ, 20.05.2026 10:30:15 07:00"
	for name, c := range map[string]struct{ content, want string }{
		"in the upper left corner":    {rowsAt(7, 30, 832, portal...) + decree(), saysPortal},
		"in the upper right corner":   {decree() + rowsAt(7, 400, 832, portal...), saysPortal},
		"beside the letterhead":       {decree() + rowsAt(8, 180, 784, portal...), saysPortal},
		"over the letterhead":         {decree() + rowsAt(8, 60, 784, portal...), saysPortal},
		"at the foot":                 {decree() + rowsAt(7, 30, 40, portal...), saysPortal},
		"beside the paragraph":        {decree() + rowsAt(6, 300, 655, portal...), saysPortal},
		"a name of two rows":          {rowsAt(7, 30, 832, "Ký bởi: Cổng Thông tin điện tử", "Chính phủ", portal[1], portal[2], portal[3]) + decree(), saysPortal},
		"an office of two rows":       {rowsAt(7, 30, 832, portal[0], portal[1], "Cơ quan: Văn phòng", "Chính phủ", portal[3]) + decree(), saysPortal},
		"a moment of two rows":        {rowsAt(7, 30, 832, portal[0], portal[1], "Thời gian ký: 20.05.2026", "10:30:15 07:00") + decree(), saysPortal},
		"as the gazette signs":        {rowsAt(7, 400, 832, "Người ký: Công báo", "Thời gian ký: 20/05/2026 10:30") + decree(), "Công báo, 20/05/2026 10:30"},
		"without a moment":            {rowsAt(7, 400, 832, "Người ký: Công báo", "Cơ quan: Văn phòng Chính phủ", "Email: congbao.chinhphu.vn") + decree(), "Công báo"},
		"with its state":              {rowsAt(7, 400, 832, "Chữ ký hợp lệ", "Được ký bởi: Lê Văn An", "Ngày ký: 20/05/2026") + decree(), "Lê Văn An, 20/05/2026"},
		"of a reader of English":      {rowsAt(8, 400, 200, "Digitally signed by LÊ VĂN AN", "DN: cn, an", "Date: 2026.05.20 10:30:15") + decree(), "LÊ VĂN AN, 2026.05.20 10:30:15"},
		"two of them":                 {rowsAt(7, 30, 832, portal...) + decree() + rowsAt(8, 400, 200, "Ký bởi: Lê Văn An", "Ngày ký: 20/05/2026"), saysPortal + "; Lê Văn An, 20/05/2026"},
		"the same again":              {rowsAt(7, 30, 832, portal...) + decree() + rowsAt(7, 30, 40, portal...), saysPortal},
		"in capitals":                 {rowsAt(7, 30, 832, "KÝ BỞI: CÔNG BÁO", "THỜI GIAN KÝ: 20/05/2026 10:30") + decree(), "CÔNG BÁO, 20/05/2026 10:30"},
		"a word after the other":      {at("F1", 7, 30, 832, "Ký") + at("F1", 7, 40, 832, "bởi: Công báo") + rowsAt(7, 30, 822, "Ngày ký: 20/05/2026") + decree(), "Công báo, 20/05/2026"},
		"none, though somebody signs": {decree(), ""},
	} {
		a := reads(t, "a.pdf", pdfOf(c.content))
		if a.Official.Signed != c.want {
			t.Errorf("%s: it says %q", name, a.Official.Signed)
		}
		a.Official.Signed = ""
		if a.Title != plain.Title || a.Official != plain.Official || !reflect.DeepEqual(a.Blocks, plain.Blocks) || a.Completeness.Share < 1 {
			t.Errorf("%s: %q, %+v, %q, share %g", name, a.Title, a.Official, library.Plain(a.Blocks), a.Completeness.Share)
		}
	}
}

// What a paper itself says about signing is its text.
func TestTextAboutSigningStays(t *testing.T) {
	t.Parallel()
	for _, lines := range [][]string{
		{"Người ký: Lê Văn An, Chủ tịch xã."},
		{"Văn bản được ký bởi người đứng đầu.", "Thời gian ký: trong ngày làm việc."},
		{"Cơ quan: Văn phòng xã", "Thời gian ký: 20/05/2026"},
		{"Ký bởi: người có thẩm quyền của xã.", "Đơn vị nhận: các ấp."},
	} {
		a := reads(t, "a.pdf", pdfOf(decree()+rowsAt(12, 72, 560, lines...)))
		text := strings.Join(strings.Fields(library.Plain(a.Blocks)), " ")
		for _, line := range lines {
			if !strings.Contains(text, line) {
				t.Errorf("%q is not in %q", line, text)
			}
		}
		if a.Official.Signed != "" {
			t.Errorf("%q is told as a signature", a.Official.Signed)
		}
	}
}

// A signature that is a field of a form says what its picture does, else what it holds.
func TestASignatureFieldIsTold(t *testing.T) {
	t.Parallel()
	base := at("F1", 12, 72, 700, full) + at("F1", 12, 72, 685, "hết đoạn.")
	field := func(entries string) string {
		return "/Annots [<< /Type /Annot /Subtype /Widget /Rect [372 800 572 820] " + entries + " >>]"
	}
	for name, c := range map[string]struct {
		page, want string
		more       []string
	}{
		"by its picture":       {field("/FT /Sig /AP << /N 6 0 R >>"), "Công báo, 20/05/2026", []string{shape(at("F1", 8, 2, 12, "Ký bởi: Công báo") + at("F1", 8, 2, 2, "Ngày ký: 20/05/2026"))}},
		"by what it holds":     {field("/FT /Sig /V << /Type /Sig /Name (Cong bao) /M (D:20260520103015+07'00') >>"), "Cong bao, 20/05/2026 10:30", nil},
		"of the field over it": {field("/Parent 6 0 R"), "Cong bao", []string{"<< /FT /Sig /V << /Type /Sig /Name (Cong bao) /M (hom qua) >> >>"}},
		"that nobody signed":   {field("/FT /Sig"), "", nil},
	} {
		a := reads(t, "a.pdf", formPDF(base, c.page, "", "", c.more...))
		if text := library.Plain(a.Blocks); a.Official.Signed != c.want || strings.Contains(text, "bởi") || strings.Contains(a.Title, "bởi") {
			t.Errorf("%s: it says %q; text %q", name, a.Official.Signed, text)
		}
	}
}
