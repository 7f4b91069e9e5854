package secrecy_test

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/secrecy"
)

func article(title string, blocks ...library.Block) library.Article {
	return library.Article{Title: title, Blocks: blocks}
}

func says(text string) library.Block { return library.Block{Kind: library.Paragraph, Text: text} }

// filler is a paper without a stamp, longer than the head of one.
func filler() (blocks []library.Block) {
	for range 40 {
		blocks = append(blocks, says("Bà con ngư dân bám biển, giữ vững chủ quyền và phát triển kinh tế."))
	}
	return blocks
}

// What people write where nobody but those named may read on. All made up after the pattern of Thông tư 24/2020/TT-BCA and of
// what offices add by hand.
func TestStampsAreRecognised(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]library.Stamp{
		"MẬT": library.Secret, "TỐI MẬT": library.TopSecret, "TUYỆT MẬT": library.UtmostSecret, "  MẬT.  ": library.Secret,
		"(Mật)": library.Secret, "[MẬT]": library.Secret, "«Tối mật»": library.TopSecret, "(Tài liệu mật)": library.Secret,
		"M Ậ T": library.Secret, "M\u00a0Ậ\u00a0T": library.Secret, "M - Ậ - T": library.Secret, "T Ố I   M Ậ T": library.TopSecret,
		"T U Y Ệ T  M Ậ T": library.UtmostSecret, "TỐI M Ậ T": library.TopSecret, "MA\u0323\u0302T": library.Secret,
		"MẬT – KHẨN": library.Secret, "HỎA TỐC - TỐI MẬT": library.TopSecret, "HOẢ TỐC, MẬT": library.Secret, "TÀI LIỆU MẬT": library.Secret,
		"Độ mật: Tối mật": library.TopSecret, "Độ mật: MẬT": library.Secret, "MẬT (Bản số: 03)": library.Secret, "TUYỆT MẬT Bản số 1/5": library.UtmostSecret,
		"TÀI LIỆU BÍ MẬT NHÀ NƯỚC ĐỘ MẬT": library.Secret, "MẬT – Không sao chụp": library.Secret,
		"M\u00cbT": library.Secret, "T\u00e8I M\u00cbT": library.TopSecret, "TUY\u00d6T M\u00cbT": library.UtmostSecret, "m\u00cbt": library.Secret,
		"MậT": library.Secret, "MAÄT": library.Secret, "TUYET MAT": library.UtmostSecret,
		"L\u00adu h\u00b5nh n\u00e9i b\u00e9": library.InternalUse,
		"Lưu hành nội bộ":                     library.InternalUse, "(LƯU HÀNH NỘI BỘ)": library.InternalUse, "Tài liệu lưu hành nội bộ": library.InternalUse,
		"Tài liệu này chỉ lưu hành nội bộ, không phổ biến trên mạng":  library.InternalUse,
		"Tài liệu phục vụ sinh hoạt chi bộ tháng 11, lưu hành nội bộ": library.InternalUse,
		"L Ư U  H À N H  N Ộ I  B Ộ":                                  library.InternalUse,
		"Đề cương tuyên truyền quý IV (Lưu hành nội bộ)":              library.InternalUse,
		"Mức độ mật: TUYỆT MẬT":                                       library.UtmostSecret, "MẬT/KHẨN": library.Secret, "【MẬT】": library.Secret, "***TUYỆT MẬT***": library.UtmostSecret,
		"M.Ậ.T": library.Secret, "M_Ậ_T": library.Secret, "M\u200bẬ\u200bT": library.Secret, "ＭẬＴ": library.Secret, "TỐI-MẬT": library.TopSecret,
		"TUYỆT\nMẬT": library.UtmostSecret, "TỐI\nMẬT": library.TopSecret, "MẬT (Bản thứ 2)": library.Secret, "MẬT - Số bản: 05": library.Secret,
		"DẤU: MẬT": library.Secret, "VĂN BẢN MẬT": library.Secret, "CÔNG VĂN MẬT": library.Secret, "HỒ SƠ MẬT": library.Secret, "BÁO CÁO MẬT": library.Secret,
		"Tài liệu thu hồi - MẬT": library.Secret, "Độ mật: Mật | Độ khẩn: Khẩn": library.Secret,
		"Tài liệu nội bộ, không phổ biến": library.InternalUse, "TÀI LIỆU SỬ DỤNG NỘI BỘ": library.InternalUse, "Tài liệu dùng trong nội bộ Đảng": library.InternalUse,
		"(Dùng trong nội bộ)": library.InternalUse, "Chỉ sử dụng trong nội bộ cơ quan": library.InternalUse, "Lưu hành nội bộ trong Đảng": library.InternalUse,
		"Lưu hành nội bộ số 11/2026": library.InternalUse, "LƯU HÀNH NỘI BỘ - KHÔNG PHỔ BIẾN": library.InternalUse,
		"МẬТ": library.Secret, "𝐌Ậ𝐓": library.Secret, "M Ậ T / K H Ẩ N": library.Secret, "MÂT": library.Secret, "TUYÊT MÂT": library.UtmostSecret, "TỐI MÂT": library.TopSecret,
		"Bản số 02 - TỐI MẬT": library.TopSecret, "Bản số: 02. MẬT": library.Secret, "Tài liệu này thuộc độ mật: Mật": library.Secret,
		"Lưu hành trong nội bộ": library.InternalUse, "Lưu hành nội bộ. Không đưa lên mạng xã hội": library.InternalUse,
		"Tài liệu lưu hành nội bộ Trung tâm Chính trị huyện": library.InternalUse,
		"(Tài liệu lưu hành nội bộ trong cán bộ, đảng viên)": library.InternalUse,
		"Tài liệu tuyên truyền nội bộ, không phát tán":       library.InternalUse,
		"Kế hoạch phòng thủ - MẬT":                           library.Secret, "Kế hoạch phòng thủ – TUYỆT MẬT": library.UtmostSecret,
		"[MẬT] Phương án bảo vệ đại hội": library.Secret, "Kế hoạch diễn tập khu vực phòng thủ (Tuyệt mật)": library.UtmostSecret,
	} {
		for place, a := range map[string]library.Article{
			"title":          article(line, filler()...),
			"head":           article("Kế hoạch", append([]library.Block{says("TỈNH ỦY"), says(line)}, filler()...)...),
			"far down":       article("Kế hoạch", append(filler(), says(line))...),
			"heading":        article("Kế hoạch", append(filler(), library.Block{Kind: library.Heading, Level: 2, Text: line})...),
			"caption":        article("Kế hoạch", append(filler(), library.Block{Kind: library.Image, Text: line, Src: "a.jpg"})...),
			"letterhead":     article("Kế hoạch", library.Block{Kind: library.Table, Rows: [][]string{{"TỈNH ỦY\n" + line, "ĐẢNG CỘNG SẢN VIỆT NAM"}}}),
			"of an approval": article("Kế hoạch", append(filler(), library.Block{Kind: library.Quote, Text: line})...),
		} {
			if got := secrecy.OfArticle(t.Context(), a); got != want {
				t.Errorf("%s as %s: %q, want %q", line, place, got, want)
			}
		}
		if got := secrecy.OfLines(t.Context(), []string{"Kế hoạch"}, []string{"Trang 1", line}); got != want {
			t.Errorf("%s in the margin: %q, want %q", line, got, want)
		}
	}
}

// What speaks about secrecy, or only sounds like it.
func TestTextsAboutSecrecyAreFree(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Luật Bảo vệ bí mật nhà nước", "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Bí mật kinh doanh", "BÍ MẬT ĐỜI TƯ", "Mật ong", "MẬT ONG RỪNG U MINH", "Mật",
		"Mật độ dân số", "MẬT ĐỘ XÂY DỰNG", "Mật khẩu", "ĐỔI MẬT KHẨU ĐỊNH KỲ", "Bảo mật", "AN TOÀN, BẢO MẬT THÔNG TIN", "Buổi gặp mặt thân mật",
		"SỎI MẬT", "Gan, mật, tụy", "Ngành Cơ yếu và mật mã", "MẬT MÃ", "Tài liệu mật là gì?", "Độ mật", "Các mức độ mật: Tuyệt mật, Tối mật, Mật",
		"Tài liệu đóng dấu MẬT phải được gửi bằng phong bì riêng.", "Danh mục bí mật nhà nước độ Tuyệt mật", "Danh mục bí mật nhà nước (Tuyệt mật)",
		"Nghị định về dấu chỉ độ mật (Mật)", "Phạt tù vì làm lộ công văn (Tối mật)", "Bản tin lưu hành nội bộ của tỉnh ra đời năm 1998 và nay đã ngừng.",
		"Cấm đưa tài liệu lưu hành nội bộ lên mạng xã hội", "Không chia sẻ tài liệu nội bộ", "Hội nghị giao ban nội bộ", "Thống nhất trong nội bộ",
		"Cuốn sách «Tối mật»", "Chiến dịch tuyệt mật", "TUYỆT MẬT 50 NĂM MỚI KỂ", "Lộ hồ sơ của CIA (Tuyệt mật)", "HỒ SƠ MẬT: phim tài liệu về đặc công",
		"Vì sao phải đóng dấu TUYỆT MẬT?", "Bộ Công an hướng dẫn đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT", "Đóng dấu “Mật”", "Giải mật tài liệu (Tuyệt mật)", "MẬT THƯ", "MẬT VỤ",
		"MẬT NGHỊ", "THÂN MẬT", "Túi mật (mật)", "Mật lệnh", "Văn bản không được lưu hành nội bộ", "In báo lưu hành nội bộ trái phép", "Công văn mật được gửi thế nào",
		"Xuất bản ấn phẩm lưu hành nội bộ phải xin phép", "Sử dụng nội bộ hàng tồn kho", "NỘI BỘ ĐOÀN KẾT", "Nội bộ", "Tài liệu nội bộ là gì?",
		"Tài liệu nội bộ bị lộ, không phổ biến lại", "Thông tin nội bộ", "BẢO VỆ CHÍNH TRỊ NỘI BỘ", "TỐI\nHội diễn văn nghệ", "Không phổ biến tin giả",
		"BỆNH GAN – MẬT", "Khoa Gan - Mật", "Tiêu hóa - gan - mật", "Nghề nuôi ong - Mật", "Không có độ mật", "Độ mật: Không", "Độ mật: Thường", "Tài liệu có độ mật",
		"Tài liệu lưu hành nội bộ bị đưa lên mạng", "Bản số 02", "Văn bản thuộc độ mật nào thì đóng dấu ấy", "M / Ậ / I", "Nguyễn Thị MÂT", "Dấu mật - phim truyện",
		"Đóng dấu độ mật - TỐI MẬT", "Vị mật ngọt của mía (mật)", "Đường mật, mật mía", "MAT", "M", "M T", "TỐI", "Tối mật báo cho đồn biên phòng", "Mật báo", "", "\u00cb",
	} {
		for place, a := range map[string]library.Article{
			"title": article(line, filler()...), "head": article("Tin", append([]library.Block{says(line)}, filler()...)...),
			"caption": article("Tin", library.Block{Kind: library.Image, Text: line}),
		} {
			if got := secrecy.OfArticle(t.Context(), a); got != "" {
				t.Errorf("%q as %s is taken for %q", line, place, got)
			}
		}
	}
	levels := []string{"TUYỆT MẬT", "TỐI MẬT", "MẬT"}
	for name, a := range map[string]library.Article{
		"a list of levels":  article("Ba độ mật", library.Block{Kind: library.List, Items: levels}),
		"a table of levels": article("Ba độ mật", library.Block{Kind: library.Table, Rows: [][]string{levels, {"30 năm", "20 năm", "10 năm"}}}),
		"a table with prices": article("Chợ quê", library.Block{
			Kind: library.Table, Rows: [][]string{{"Mặt hàng", "Giá"}, {"MẬT", "120.000 đồng"}},
		}),
		"headings of levels": article("Ba độ mật", says("TUYỆT MẬT"), says("Thời hạn 30 năm."), says("TỐI MẬT"), says("Thời hạn 20 năm."), says("MẬT"), says("Thời hạn 10 năm.")),
	} {
		if got := secrecy.OfArticle(t.Context(), a); got != "" {
			t.Errorf("%s is taken for %q", name, got)
		}
	}
}

func TestTheStrongestStampCounts(t *testing.T) {
	t.Parallel()
	a := article("Kế hoạch", append([]library.Block{says("Lưu hành nội bộ")}, append(filler(), says("TUYỆT MẬT"))...)...)
	if got := secrecy.OfArticle(t.Context(), a); got != library.UtmostSecret {
		t.Errorf("%q", got)
	}
}

// The work grows with the text: a stamp is looked for in short lines only.
func TestALongTextCostsNoMoreThanItsLength(t *testing.T) {
	t.Parallel()
	if got := secrecy.OfArticle(t.Context(), article("a", says(strings.Repeat("MẬT ", 1<<20)), says(strings.Repeat("(", 1<<20)))); got != "" {
		t.Errorf("%q", got)
	}
}
