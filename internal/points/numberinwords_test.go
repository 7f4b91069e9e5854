package points_test

import (
	"context"
	"strings"
	"testing"

	"baocaovien/internal/points"
)

// figuresOf returns the figures of a sentence, «text | value | unit» each, behind semicolons.
func figuresOf(sentence string) string {
	var all []string
	for _, f := range points.Figures(context.Background(), []points.Input{article(sentence)}, "") {
		all = append(all, shown(f))
	}
	return strings.Join(all, "; ")
}

// wantFigures checks the figures of sentences, as figuresOf tells them.
func wantFigures(t *testing.T, sentences map[string]string) {
	t.Helper()
	for sentence, want := range sentences {
		if got := figuresOf(sentence); got != want {
			t.Errorf("%q has %q, want %q", sentence, got, want)
		}
	}
}

func TestNumbersInWordsAreFigures(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"Lãnh hải rộng mười hai hải lý.":                            "mười hai hải lý | 12 | hải lý",
		"Cả huyện có hai mươi lăm xã.":                              "hai mươi lăm xã | 25 | xã",
		"Đã trồng một trăm linh năm cây.":                           "một trăm linh năm cây | 105 | cây",
		"Quỹ thu ba trăm bốn mươi triệu đồng.":                      "ba trăm bốn mươi triệu đồng | 340000000 | đồng",
		"Có một triệu người xem.":                                   "một triệu người xem | 1000000 | người xem",
		"Có một triệu hai trăm nghìn lượt xem.":                     "một triệu hai trăm nghìn lượt xem | 1200000 | lượt xem",
		"Tỉnh chi hai nghìn năm trăm tỷ đồng.":                      "hai nghìn năm trăm tỷ đồng | 2500000000000 | đồng",
		"Thu được một tỷ rưỡi đồng.":                                "một tỷ rưỡi đồng | 1500000000 | đồng",
		"Nửa triệu người đã về quê.":                                "Nửa triệu người | 500000 | người",
		"Trận địa có từ một nghìn năm.":                             "một nghìn năm | 1000 | năm",
		"Đội tàu có hai mươi năm hoạt động.":                        "hai mươi năm | 20 | năm",
		"Ba mươi ba tàu cá vào bờ.":                                 "Ba mươi ba tàu cá | 33 | tàu cá",
		"Một phần ba số hộ đã có điện.":                             "Một phần ba | 0.3333333333333333 | ",
		"Gần hai phần ba dân số sống ven biển.":                     "Gần hai phần ba | 0.6666666666666666 | ",
		"Mỗi tổ có từ mười hai đến mười lăm tàu.":                   "mười hai đến mười lăm tàu | 12 | tàu",
		"Xã giao ba hộ dân trông mốc.":                              "ba hộ dân | 3 | hộ dân",
		"Hai binh sĩ bị thương.":                                    "Hai binh sĩ bị thương | 2 | binh sĩ bị thương",
		"Tăng năm phần trăm.":                                       "năm phần trăm | 5 | phần trăm",
		"Trên bến có năm tàu cá.":                                   "năm tàu cá | 5 | tàu cá",
		"Thành lập hai chục tổ tự quản.":                            "hai chục tổ tự quản | 20 | tổ tự quản",
		"Hai nước ký thỏa thuận.":                                   "",
		"Cả hai đợt đều thành công.":                                "",
		"Hai tàu này đã về bến.":                                    "",
		"Tháng mười hai có hội.":                                    "",
		"Ngày hai mươi lăm mở cửa.":                                 "",
		"Học sinh lớp bốn nghỉ học.":                                "",
		"Lần thứ ba đoàn ra đảo.":                                   "",
		"Hai, ba người đi trước.":                                   "",
		"Hai ba người đi trước.":                                    "",
		"Một tàu cá gặp nạn.":                                       "",
		"Hàng trăm người đã đến.":                                   "",
		"Vài nghìn con cá chết.":                                    "",
		"Anh Bảy kể chuyện, chị Tám người Huế cười.":                "",
		"Ba mẹ em đi biển.":                                         "",
		"Trong năm học sinh được nghỉ.":                             "",
		"Mỗi năm cán bộ xã ra đảo.":                                 "",
		"Năm học mới bắt đầu.":                                      "",
		"Bốn mùa biển lặng, bốn bề sóng vỗ.":                        "",
		"Xe chạy đến ngã tư thì dừng.":                              "",
		"Cá kho chín con nào cũng ngon.":                            "",
		"Hai mươi năm qua, biên giới yên bình.":                     "",
		"Một trăm phần trăm hộ dân có nước sạch.":                   "Một trăm phần trăm | 100 | phần trăm",
		"Trong hai năm, cán bộ đồn đã dạy chữ cho bốn mươi bà con.": "hai năm | 2 | năm; bốn mươi bà con | 40 | bà con",
	} {
		if got := figuresOf(sentence); got != strings.TrimSuffix(want, " | ") {
			t.Errorf("%q has %q, want %q", sentence, got, want)
		}
	}
}

// A number in words that announces the parts of the text is no figure, and the kinds a fifth round of news missed.
func TestWhatOnlyLooksCounted(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Ba phần được trình bày như sau.":                           "",
		"Tỉnh giao bốn nhiệm vụ sau.":                               "",
		"Hai nội dung đã rõ.":                                       "",
		"Có năm nhiệm vụ trọng tâm.":                                "",
		"Nghị quyết nêu ba nhóm giải pháp.":                         "",
		"Yêu cầu 5 nhiệm vụ sau đây.":                               "",
		"Hội nghị nêu bảy vấn đề.":                                  "",
		"Giao 5 nhiệm vụ cho ba đơn vị.":                            "5 nhiệm vụ | 5 | nhiệm vụ; ba đơn vị | 3 | đơn vị",
		"Luật gồm 7 chương, 41 điều.":                               "7 chương | 7 | chương; 41 điều | 41 | điều",
		"Kết nối ba điểm cầu.":                                      "ba điểm cầu | 3 | điểm cầu",
		"Nhặt được 1 số tài sản, 1 vài giấy tờ.":                    "",
		"Trang bị 136 camera đo lưu lượng xe.":                      "136 camera | 136 | camera",
		"Giao 4 ứng cử viên và 6 nghiên cứu sinh.":                  "4 ứng cử viên | 4 | ứng cử viên; 6 nghiên cứu sinh | 6 | nghiên cứu sinh",
		"Chỉ có 21 chiếc B -2 bay.":                                 "21 chiếc | 21 | chiếc",
		"Trao 3 giải B và 2 giải A.":                                "3 giải B | 3 | giải B; 2 giải A | 2 | giải A",
		"Tàu đợi khoảng hai tiếng ở cửa lạch.":                      "khoảng hai tiếng | 2 | tiếng",
		"Ai cũng yêu hai tiếng quê hương.":                          "",
		"Gặp một người phụ nữ khoảng 45 tuổi, ông lão hơn 80 tuổi.": "",
		"Tuổi thọ đạt khoảng 73 tuổi.":                              "khoảng 73 tuổi | 73 | tuổi",
		"Góp 2 tỉ SGD và 30 nghìn GBP.":                             "2 tỉ SGD | 2000000000 | SGD; 30 nghìn GBP | 30000 | GBP",
		"Xe sa xuống ba hố sâu.":                                    "ba hố | 3 | hố",
	})
}

func TestApproximationsAreKept(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Bờ biển dài hơn 3.260 km.":                  "hơn 3.260 km | 3260 | km",
		"Có gần 1 triệu lượt xem.":                   "gần 1 triệu lượt xem | 1000000 | lượt xem",
		"Khoảng 300 hộ dân phải dời đi.":             "Khoảng 300 hộ dân | 300 | hộ dân",
		"Ước tính khoảng 20 tấn cá chết.":            "Ước tính khoảng 20 tấn | 20 | tấn",
		"Tập huấn cho trên 400 cán bộ.":              "trên 400 cán bộ | 400 | cán bộ",
		"Thực hiện trên 5 xã biên giới.":             "5 xã biên giới | 5 | xã biên giới",
		"Ít nhất 33 người bị thương.":                "Ít nhất 33 người bị thương | 33 | người bị thương",
		"Không quá 5 người một tàu.":                 "Không quá 5 người | 5 | người",
		"Mỗi xã xấp xỉ 1.200 hộ.":                    "xấp xỉ 1.200 hộ | 1200 | hộ",
		"Chưa đầy 2 giờ sau, tàu vào bờ.":            "Chưa đầy 2 giờ | 2 | giờ",
		"Tàu từ 12 đến 15 mét, mỗi tổ hơn mười tàu.": "12 đến 15 mét | 12 | mét; hơn mười tàu | 10 | tàu",
	})
}

// Kinds that readers of news labelled: what is a figure and what only looks like one.
func TestKindsOfFigures(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// numbers of names, types and codes
		"Tổ máy số 14 thi công chậm.":                      "",
		"Điện thoại Nexus 5 sở hữu màn hình lớn.":          "",
		"Máy bay Su -27 bật tăng lực.":                     "",
		"Nhà máy Vĩnh Hải 3 hoạt động trở lại.":            "",
		"Bãi vàng Thành Sơn 1 tồn tại lâu nay.":            "",
		"Vé Mega 6/45 kỳ quay sau có giải.":                "",
		"Con số 12 tượng trưng cho sự tròn đầy.":           "",
		"Lũ dưới báo động 3 khoảng nửa mét.":               "khoảng nửa mét | 0.5 | mét",
		"Liên hoan toàn quốc 2018 đợt 2 khai mạc.":         "",
		"Bé rơi từ tầng 5 khu chung cư xuống.":             "",
		"Tàu 390 chở quà ra đảo.":                          "",
		"Nghị quyết 36 và Quyết định số 1090 đã ban hành.": "",
		"Đại hội khóa XIII bầu người mới.":                 "",
		"Tâm bão ở 16,7 độ vĩ bắc; 122,8 độ kinh đông.":    "",
		"Lúc 8g sáng, tàu rời bến.":                        "",
		"Đội nhà thắng 3-1 ở trận cuối.":                   "",
		"Giai đoạn 2018 - 2025 sẽ làm tiếp.":               "",
		"Trong vòng 5 năm gần nhất, biển yên.":             "",
		"Người giữ rừng 5 năm trở lên được thưởng.":        "5 năm | 5 | năm",
		"Chị Lan, 39 tuổi, có con gái 15 tháng tuổi.":      "",
		"Trong hai ngày 24 và 25 sẽ có mưa.":               "",
		"Quán mở từ 7 giờ sáng.":                           "",
		// units are whole
		"Lực lượng kiểm tra 5 tàu đánh bắt hải sản.":                  "5 tàu đánh bắt | 5 | tàu đánh bắt",
		"Đồn thu giữ 3 kg ma túy đá.":                                 "3 kg | 3 | kg",
		"Bắt 2 trùm ma túy ở biên giới.":                              "2 trùm ma túy | 2 | trùm ma túy",
		"Huy động 7 xe cứu hỏa đến nơi.":                              "7 xe cứu hỏa | 7 | xe cứu hỏa",
		"Hải quân có thêm 2 tàu hộ vệ mới.":                           "2 tàu hộ vệ mới | 2 | tàu hộ vệ mới",
		"Bầu bổ sung 2 Phó chủ tịch huyện.":                           "2 Phó chủ tịch | 2 | Phó chủ tịch",
		"Tòa tuyên 9 năm tù.":                                         "9 năm tù | 9 | năm tù",
		"Cấp mới 2.209 GPLX và 51 CCCD.":                              "2.209 GPLX | 2209 | GPLX; 51 CCCD | 51 | CCCD",
		"Tổng số 29 khúc gỗ bị thu giữ.":                              "29 khúc gỗ | 29 | khúc gỗ",
		"Dự án 32 km đường tuần tra đã xong.":                         "32 km | 32 | km",
		"Dân số đạt 400 triệu người, cao hơn mức 240 triệu năm 2018.": "400 triệu người | 400000000 | người; 240 triệu | 240000000",
		"Có 2 khả năng xảy ra.":                                       "2 khả năng | 2 | khả năng",
		// shares, ranges, money
		"Có 15/21 xã đạt chuẩn.":                     "15/21 xã | 15 | xã",
		"Huyện đạt 3/5 chỉ tiêu.":                    "3/5 chỉ tiêu | 3 | chỉ tiêu",
		"Rừng chiếm gần 1/3 diện tích.":              "gần 1/3 | 0.3333333333333333",
		"Mỗi chuyến từ 12 đến 15 tàu.":               "12 đến 15 tàu | 12 | tàu",
		"Giá vé 45.000 đồng/người/lượt.":             "45.000 đồng/người/lượt | 45000 | đồng/người/lượt",
		"Kết nối 63 điểm cầu, 12 cặp bản kết nghĩa.": "63 điểm cầu | 63 | điểm cầu; 12 cặp bản kết nghĩa | 12 | cặp bản kết nghĩa",
		"Có 1,2 triệu lượt xem, tăng 15 phần trăm.":  "1,2 triệu lượt xem | 1200000 | lượt xem; 15 phần trăm | 15 | phần trăm",
	})
}

func TestAFigureTellsWhatItMeasures(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"Bờ biển của tỉnh dài hơn 120 km.":                          "Bờ biển của tỉnh",
		"Năm qua, tổng doanh thu của huyện đạt 5.360 tỷ đồng.":      "tổng doanh thu của huyện",
		"Khoảng 80% lượng thuốc được thu gom.":                      "lượng thuốc",
		"Đồn thu giữ 16 tấn gas lậu.":                               "gas lậu",
		"Kim ngạch xuất khẩu tăng 12% so với năm trước.":            "Kim ngạch xuất khẩu",
		"Cả tỉnh tổ chức được 16.974 cuộc tuyên truyền.":            "",
		"Trong đó, tăng 5% so với cùng kỳ.":                         "",
		"Diện tích rừng phòng hộ (tính đến hết quý) là 1.200,5 ha.": "",
	} {
		figures := points.Figures(t.Context(), []points.Input{article(sentence)}, "")
		if len(figures) != 1 || figures[0].Measured != want {
			t.Errorf("%q: %+v, want %q measured", sentence, figures, want)
		}
	}
	if f := points.Figures(t.Context(), []points.Input{article("Có 15/21 xã đạt chuẩn.")}, ""); len(f) != 1 || f[0].Of != 21 {
		t.Errorf("15 of 21 is %+v", f)
	}
}

// The kinds that a seventh round of news missed, and neighbours: a unit that two numbers share, units by a spaced slash, nouns that one
// word counts, compounds that were cut, and what only looks counted behind a year or a telephone number.
func TestUnitsThatStandApart(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Hai rãnh cách đảo 300 và 500 km.":                   "300 | 300 | km; 500 km | 500 | km",
		"Mỗi tổ có 3 hoặc 5 tàu.":                            "3 | 3 | tàu; 5 tàu | 5 | tàu",
		"Đường mở rộng từ 2 lên 4 làn xe.":                   "2 | 2 | làn xe; 4 làn xe | 4 | làn xe",
		"Số vụ giảm từ 25 xuống còn 9 vụ.":                   "25 | 25 | vụ; 9 vụ | 9 | vụ",
		"Vốn tăng từ 7 lên 8 tỷ đồng.":                       "7 | 7000000000 | đồng; 8 tỷ đồng | 8000000000 | đồng",
		"Năm 2016 và 2017, tàu vào nhiều.":                   "",
		"Điều 3 và 5 nhiệm vụ được nêu.":                     "5 nhiệm vụ | 5 | nhiệm vụ",
		"Cột mốc 717 và 3 chiến sĩ canh gác.":                "3 chiến sĩ | 3 | chiến sĩ",
		"Gió giật 75 km / giờ.":                              "75 km / giờ | 75 | km/giờ",
		"Giá vàng là 36 triệu đồng / lượng.":                 "36 triệu đồng / lượng | 36000000 | đồng/lượng",
		"Tàu chạy 30 hải lý / h.":                            "30 hải lý / h | 30 | hải lý/h",
		"Giá 43.200 đồng / cổ phiếu.":                        "43.200 đồng / cổ phiếu | 43200 | đồng/cổ phiếu",
		"Tìm thấy hai thi thể và ba động cơ.":                "hai thi thể | 2 | thi thể; ba động cơ | 3 | động cơ",
		"Hai ngân hàng nhận bốn ứng viên.":                   "Hai ngân hàng | 2 | ngân hàng; bốn ứng viên | 4 | ứng viên",
		"Xét nghiệm 4 loại chất gây nghiện.":                 "4 loại chất gây nghiện | 4 | loại chất gây nghiện",
		"Trưng bày 10 pháo tự hành.":                         "10 pháo tự hành | 10 | pháo tự hành",
		"Nhà chỉ có 36 món đồ quần áo.":                      "36 món đồ | 36 | món đồ",
		"Lễ hội pháo hoa Đà Nẵng 2019 đồng tổ chức.":         "",
		"Góp 2.019 đồng vào quỹ.":                            "2.019 đồng | 2019 | đồng",
		"Trung tâm cấp cứu 115 thông báo đã tìm được người.": "",
		"Bệnh viện cấp cứu 12 người.":                        "12 người | 12 | người",
		"Tổng đài 111 hướng dẫn trẻ em gọi điện.":            "",

		"\"Bé nặng 2,8 kg, khỏe mạnh\", chị kể.":                          "2,8 kg | 2.8 | kg",
		"Chương trình \"Trường Sa 12 năm nhớ thương\", do đài thực hiện.": "",
		"Nhóm này chiếm hơn 1/4 dân số.":                                  "hơn 1/4 | 0.25",
		"Đạt gần 2/3 diện tích.":                                          "gần 2/3 | 0.6666666666666666",
		"Bộ hôm 7/9 công bố ảnh.":                                         "",
		"Các em lớp 3 bậc tiểu học nghỉ.":                                 "",
		"Đoàn xe 50 chiếc hộ tống khách.":                                 "50 chiếc | 50 | chiếc",
		"Trao 5 chứng chỉ nghề, đường có 22 góc cua.":                     "5 chứng chỉ | 5 | chứng chỉ; 22 góc cua | 22 | góc cua",
		"Giá vàng 9999 hôm nay tăng.":                                     "",
	})
}

// Kinds that 600 sentences of news, read for the first time, were wrong in, with neighbours of each.
func TestKindsOfFiguresInNews(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// a decimal or a measure is no number of a storey, a model or a building
		"Khối cao tầng 3,36 m đã xây sai phép.": "3,36 m | 3.36 | m",
		"Pháo M829 120 mm được chở ra bãi.":     "120 mm | 120 | mm",
		"Nhà ở tầng 8 phía đường lớn.":          "",
		"Khối nhà cao 12,5 m.":                  "12,5 m | 12.5 | m",
		// «con số» before a large number announces an amount
		"Thấp hơn con số 5.600 phòng của bản trước.":   "5.600 phòng | 5600 | phòng",
		"Vượt con số 12.000 lượt khách của năm trước.": "12.000 lượt khách | 12000 | lượt khách",
		"Con số 13 bị nhiều người tránh.":              "",
		// a scale that begins a word is none
		"Làng có 300 triệu phú và 5 tỷ phú.": "300 triệu phú | 300 | triệu phú; 5 tỷ phú | 5 | tỷ phú",
		"Quỹ có 300 triệu đồng.":             "300 triệu đồng | 300000000 | đồng",
		// what a label lasts
		"Hành trình 6 phút của máy bay kết thúc.": "6 phút | 6 | phút",
		"Ông giữ chức trong nhiệm kỳ 3 năm.":      "3 năm | 3 | năm",
		"Dự án 2 năm đã khép lại.":                "2 năm | 2 | năm",
		"Nhiệm kỳ 2020 mở đầu tốt.":               "",
		"Công ty 68 tổ chức chuyến đi.":           "",
		// hours that last, and hours of the clock
		"Máy chạy liên tục khoảng 8 giờ.": "khoảng 8 giờ | 8 | giờ",
		"Tàu phải chờ gần 3 giờ.":         "gần 3 giờ | 3 | giờ",
		"Tàu rời bến khoảng 8 giờ.":       "",
		// years behind a slash
		"Tăng trưởng quý I / 2018 lần đầu vượt mức.": "",
		"Giá là 36,5 USD / ounce.":                   "36,5 USD / ounce | 36.5 | USD/ounce",
		"Giá dầu còn 55,9 USD / thùng.":              "55,9 USD / thùng | 55.9 | USD/thùng",
		"Lãi 1.200 đồng/cổ phiếu và 30 tấn/ngày.":    "1.200 đồng/cổ phiếu | 1200 | đồng/cổ phiếu; 30 tấn/ngày | 30 | tấn/ngày",
		// units end with the noun, not within what it does
		"Thị trường có 3 phiên liên tục đi lên.":     "3 phiên | 3 | phiên",
		"Tỉnh tái xuất 12 triệu gói thu về tiền tỷ.": "12 triệu gói | 12000000 | gói",
		"Giai đoạn 2 công suất lớn hơn.":             "",
		"Xảy ra 1.000 vụ cháy nổ trong năm.":         "1.000 vụ cháy nổ | 1000 | vụ cháy nổ",
		"Hai tiêm kích hạm bay qua đảo.":             "Hai tiêm kích hạm | 2 | tiêm kích hạm",
		"Bà ăn 7 miếng trái cây.":                    "7 miếng trái cây | 7 | miếng trái cây",
	})
}
