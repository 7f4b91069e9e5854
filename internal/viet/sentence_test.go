package viet

import (
	"slices"
	"testing"
)

func TestSentencesEndWhereAReaderPauses(t *testing.T) {
	for _, c := range []struct {
		rule string
		text string
		want []string
	}{
		{"nothing", "", nil},
		{"white space", " \n\t ", nil},
		{"one word", "Biển", []string{"Biển"}},
		{"two sentences", "Đảo ở xa. Bờ ở gần.", []string{"Đảo ở xa.", "Bờ ở gần."}},
		{"question and cry", "Vì sao? Vì thế! Rồi thôi.", []string{"Vì sao?", "Vì thế!", "Rồi thôi."}},
		{"ellipsis", "Lúa, ngô, khoai… Năm nay được mùa... Dân vui.", []string{"Lúa, ngô, khoai…", "Năm nay được mùa...", "Dân vui."}},
		{"ellipsis that goes on", "Lúa, ngô... đều tốt.", []string{"Lúa, ngô... đều tốt."}},
		{"thousands and dates", "Có 16.974 cuộc ngày 30.7.2014 ở xã. Xong.", []string{"Có 16.974 cuộc ngày 30.7.2014 ở xã.", "Xong."}},
		{"TP. before a name", "Từ TP. HCM ra TP.Đà Nẵng. Đi tàu.", []string{"Từ TP. HCM ra TP.Đà Nẵng.", "Đi tàu."}},
		{"v.v. that goes on", "Cá, tôm, v.v. và muối. Hết.", []string{"Cá, tôm, v.v. và muối.", "Hết."}},
		{"v.v. before a capital", "Cá, tôm, v.v. Người dân vui.", []string{"Cá, tôm, v.v.", "Người dân vui."}},
		{"degrees", "GS. TS. Lê Văn A và Th.S. Hà, PGS.TS Bình đến. Họ nói.", []string{"GS. TS. Lê Văn A và Th.S. Hà, PGS.TS Bình đến.", "Họ nói."}},
		{"publisher and page", "Theo Nxb. Sự thật, tr. 15, sách hay. Hết.", []string{"Theo Nxb. Sự thật, tr. 15, sách hay.", "Hết."}},
		{"initials", "Ông J. K. Smith và bà Nguyễn T. Hoa đến. Họ nói.", []string{"Ông J. K. Smith và bà Nguyễn T. Hoa đến.", "Họ nói."}},
		{"vitamin is no initial", "Cam có vitamin C. Chanh cũng có.", []string{"Cam có vitamin C.", "Chanh cũng có."}},
		{"closing quote stays", "Ông nói: “Biển là nhà.” Mọi người nghe.", []string{"Ông nói: “Biển là nhà.”", "Mọi người nghe."}},
		{"guillemets", "Bài «Tổ quốc nhìn từ biển». Bài khác.", []string{"Bài «Tổ quốc nhìn từ biển».", "Bài khác."}},
		{"a short quotation is whole", "Bà hỏi: «Đi đâu? Về đâu?» rồi cười. Hết.", []string{"Bà hỏi: «Đi đâu? Về đâu?» rồi cười.", "Hết."}},
		{"straight quotes", "Bà hỏi: \"Đi đâu?\" Ông cười.", []string{"Bà hỏi: \"Đi đâu?\"", "Ông cười."}},
		{"brackets", "Luật mới (xem Điều 5. Phạm vi) đã có. Hết.", []string{"Luật mới (xem Điều 5. Phạm vi) đã có.", "Hết."}},
		{"bracketed sentence", "Đã xong. (Theo báo.) Hết.", []string{"Đã xong.", "(Theo báo.)", "Hết."}},
		{"list number", "1. Tăng cường tuyên truyền. 2. Phối hợp.", []string{"1. Tăng cường tuyên truyền.", "2. Phối hợp."}},
		{"article of a law", "Điều 5. Phạm vi áp dụng. Hết.", []string{"Điều 5. Phạm vi áp dụng.", "Hết."}},
		{"Roman list number", "II. Kết quả. Tốt.", []string{"II. Kết quả.", "Tốt."}},
		{"a year ends a sentence", "Luật có từ năm 2012. Nay đã khác.", []string{"Luật có từ năm 2012.", "Nay đã khác."}},
		{"no space after the stop", "Hết năm 2021.Theo đó, dân vui.Nhà nhà vui.", []string{"Hết năm 2021.", "Theo đó, dân vui.", "Nhà nhà vui."}},
		{"addresses", "Xem tại chinhphu.vn hoặc www.Bien.vn nhé. Hết.", []string{"Xem tại chinhphu.vn hoặc www.Bien.vn nhé.", "Hết."}},
		{"lines", "- Một.\n- Hai\n\n- Ba", []string{"- Một.", "- Hai", "- Ba"}},
		{"capitals", "BIỂN ĐẢO VIỆT NAM. BIÊN GIỚI.", []string{"BIỂN ĐẢO VIỆT NAM.", "BIÊN GIỚI."}},
		{"a number may begin", "Đã đủ. 12 xã khác chưa.", []string{"Đã đủ.", "12 xã khác chưa."}},
	} {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, s.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.rule, got, c.want)
		}
	}
}
