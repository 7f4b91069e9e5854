package viet

import (
	"slices"
	"strings"
	"testing"
)

// sentenceCases have one sentence to a line of want.
var sentenceCases = []struct{ rule, text, want string }{
	{"TP.HCM without a space", "Đoàn rời TP.HCM lúc sáng sớm. Chiều tới đảo.", "Đoàn rời TP.HCM lúc sáng sớm.\nChiều tới đảo."},
	{"Tp. and a name", "Họp tại Tp. Trà Vinh. Có 40 người dự.", "Họp tại Tp. Trà Vinh.\nCó 40 người dự."},
	{"an abbreviation ends its sentence", "Anh sống ở TP.HCM. Chị ở Hà Nội.", "Anh sống ở TP.HCM.\nChị ở Hà Nội."},
	{"district and ward", "Nhà ở Q. 3, P. 7. Gần chợ.", "Nhà ở Q. 3, P. 7.\nGần chợ."},
	{"v.v in brackets", "Cây trái (xoài, bưởi, v.v.) đang vào mùa. Giá tốt.", "Cây trái (xoài, bưởi, v.v.) đang vào mùa.\nGiá tốt."},
	{"v.v… with an ellipsis", "Tôm, cua, v.v… Nước trong xanh.", "Tôm, cua, v.v…\nNước trong xanh."},
	{"dots between the parts of a date", "Từ 01.7.2025 đến 30.9.2025. Sau đó tổng kết.", "Từ 01.7.2025 đến 30.9.2025.\nSau đó tổng kết."},
	{"a date at the end", "Hiệp ước ký ngày 30/12/1999. Nghị định thư ký sau.", "Hiệp ước ký ngày 30/12/1999.\nNghị định thư ký sau."},
	{"decimal points of both kinds", "Tăng 8.5 % và 68,4%. Rất cao.", "Tăng 8.5 % và 68,4%.\nRất cao."},
	{"a large number at the end", "Tổng số là 16.974. Tăng mạnh.", "Tổng số là 16.974.\nTăng mạnh."},
	{"a version", "Bản 2.1.0 đã có. Hãy cài.", "Bản 2.1.0 đã có.\nHãy cài."},
	{"rank and degree", "Đại tá, TS. Trần Hà và PGS. TS. Lê Ba nói. Hội trường im lặng.", "Đại tá, TS. Trần Hà và PGS. TS. Lê Ba nói.\nHội trường im lặng."},
	{"a general's initials", "Bà Nguyễn Thị K. kể lại. Ông T. nghe.", "Bà Nguyễn Thị K. kể lại.\nÔng T. nghe."},
	{"foreign initials", "George H. W. Bush thăm Việt Nam. Rồi về.", "George H. W. Bush thăm Việt Nam.\nRồi về."},
	{"Mr and Dr", "Gặp Mr. Smith và Dr. Lee. Họ cười.", "Gặp Mr. Smith và Dr. Lee.\nHọ cười."},
	{"Số. and page", "Báo số 5, tr. 12. Đọc thêm ở đó.", "Báo số 5, tr. 12.\nĐọc thêm ở đó."},
	{"a quotation of two sentences", "Anh nói: “Tôi yêu biển. Biển là nhà.” Rồi anh ra khơi.", "Anh nói: “Tôi yêu biển. Biển là nhà.”\nRồi anh ra khơi."},
	{"a quotation inside the sentence", "Câu “Sống bám đá, chết hóa đá.” khắc trên báng súng. Ai cũng nhớ.", "Câu “Sống bám đá, chết hóa đá.” khắc trên báng súng.\nAi cũng nhớ."},
	{"guillemets with a stop inside", "Bác dạy: «Biển của ta.» Ta phải giữ.", "Bác dạy: «Biển của ta.»\nTa phải giữ."},
	{"the stop after the closing quote", "Ông gọi đó là “cột mốc sống”. Mọi người vỗ tay.", "Ông gọi đó là “cột mốc sống”.\nMọi người vỗ tay."},
	{"a quote that is never closed", "Ông nói: “Đi thôi. Trời sáng rồi. Họ lên đường.", "Ông nói: “Đi thôi.\nTrời sáng rồi.\nHọ lên đường."},
	{"cries in a row", "Ra khơi nào!!! Đi thôi?! Vâng.", "Ra khơi nào!!!\nĐi thôi?!\nVâng."},
	{"ellipsis before a capital", "Anh ngập ngừng… Rồi anh kể.", "Anh ngập ngừng…\nRồi anh kể."},
	{"three dots in the middle", "Anh... ngập ngừng. Rồi kể.", "Anh... ngập ngừng.\nRồi kể."},
	{"dots of a leader", "Mục lục........ 5", "Mục lục........ 5"},
	{"numbered lines", "1. Mở đầu.\n2. Nội dung.\na) Biển.\nb) Đảo.", "1. Mở đầu.\n2. Nội dung.\na) Biển.\nb) Đảo."},
	{"a numbered part", "2.1. Về biển, đảo. Tỉnh làm tốt.", "2.1. Về biển, đảo.\nTỉnh làm tốt."},
	{"a clause of law", "Khoản 2. Tàu phải treo cờ. Khoản 3. Thuyền trưởng chịu trách nhiệm.", "Khoản 2. Tàu phải treo cờ.\nKhoản 3. Thuyền trưởng chịu trách nhiệm."},
	{"an address", "Thư gửi về bientap@tinh.gov.vn. Hạn cuối tháng.", "Thư gửi về bientap@tinh.gov.vn.\nHạn cuối tháng."},
	{"a web page ends a sentence", "Xem https://tinh.gov.vn/tin.aspx?id=1.2. Rất hay.", "Xem https://tinh.gov.vn/tin.aspx?id=1.2.\nRất hay."},
	{"a document number", "Chỉ thị 41-CT/TW. Nghị định 72/2015/NĐ-CP. Hai văn bản.", "Chỉ thị 41-CT/TW.\nNghị định 72/2015/NĐ-CP.\nHai văn bản."},
	{"an office ends a sentence", "Tờ trình gửi UBND. Sau đó chờ.", "Tờ trình gửi UBND.\nSau đó chờ."},
	{"a no-break space", "Hết giờ.\u00A0Về thôi.", "Hết giờ.\nVề thôi."},
	{"full-width line breaks", "Dòng một\r\nDòng hai.", "Dòng một\nDòng hai."},
	{"brackets around a sentence", "(Ảnh chụp năm 2020.) Nay đã khác.", "(Ảnh chụp năm 2020.)\nNay đã khác."},
	{"temperature and place", "Nóng 39 °C. Mưa ở 16,2 độ vĩ Bắc. Gió lặng.", "Nóng 39 °C.\nMưa ở 16,2 độ vĩ Bắc.\nGió lặng."},
	{"a year before a capital", "Đó là năm 1988. Gạc Ma rực lửa.", "Đó là năm 1988.\nGạc Ma rực lửa."},
	{"a colon is no end", "Kết luận: Phải giữ biển. Hết.", "Kết luận: Phải giữ biển.\nHết."},
	{"a semicolon is no end", "Một là, học; hai là, làm. Hết.", "Một là, học; hai là, làm.\nHết."},
	{"a Vietnamese letter list", "đ) Khen thưởng. e) Kỷ luật.", "đ) Khen thưởng.\ne) Kỷ luật."},
	{"capitals throughout", "TỈNH ỦY HỌP Ở TP. TRÀ VINH. ĐÓ LÀ KỲ HỌP THỨ 5. HẾT.", "TỈNH ỦY HỌP Ở TP. TRÀ VINH.\nĐÓ LÀ KỲ HỌP THỨ 5.\nHẾT."},
}

func TestSentencesOfEveryKind(t *testing.T) {
	for _, c := range sentenceCases {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, s.Of(c.text))
		}
		if want := strings.Split(c.want, "\n"); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", c.rule, got, want)
		}
	}
}
