package points_test

import "testing"

// Kinds that an eighth round of news was wrong in, and units of 164,000 other sentences that were cut in two, with neighbours of each.
func TestNumbersThatTheirWordsMakePlain(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// four digits are no year behind what tells how exact they are
		"Thuyền chở hơn 2000 bao phân về đảo.":       "hơn 2000 bao phân | 2000 | bao phân",
		"Thu giữ hơn 2000 hóa đơn giả.":              "hơn 2000 hóa đơn | 2000 | hóa đơn",
		"Có ít nhất 1900 viên gạch bị lấy đi.":       "ít nhất 1900 viên gạch | 1900 | viên gạch",
		"Xưởng in được gần 2000 tờ bướm.":            "gần 2000 tờ bướm | 2000 | tờ bướm",
		"Đến khoảng 2018 mọi việc mới xong.":         "",
		"Từ 2019 mọi người đều biết.":                "",
		"Sau 2020 chiều hướng ấy mới rõ.":            "",
		"Cả làng trồng xấp xỉ 2005 gốc mận.":         "xấp xỉ 2005 gốc mận | 2005 | gốc mận",
		"Giải báo chí 2021 gọi tên nhiều cây bút.":   "",
		"Không quá 1800 suất cơm được phát mỗi bữa.": "Không quá 1800 suất cơm | 1800 | suất cơm",
		// two scales
		"Mẹ mừng tuổi ngót nghét hai chục triệu.":    "ngót nghét hai chục triệu | 20000000",
		"Xã chi năm chục nghìn đồng mỗi suất.":       "năm chục nghìn đồng | 50000 | đồng",
		"Lò gạch nợ 3 chục tỷ đồng.":                 "3 chục tỷ đồng | 30000000000 | đồng",
		"Quyên góp được 6 trăm ngàn đồng.":           "6 trăm ngàn đồng | 600000 | đồng",
		"Hàng chục triệu người xem.":                 "",
		"Chỉ một tỷ lệ nhỏ hộ dân chưa có điện.":     "",
		"Hôm 1/8 triệu tập phiên họp bất thường.":    "",
		"Quỹ có một tỷ đồng.":                        "một tỷ đồng | 1000000000 | đồng",
		"Con đập đã có từ 3 triệu năm trước.":        "3 triệu năm | 3000000 | năm",
		"Con đập xây từ 3 năm trước.":                "",
		"Thủy triều để lại 2 tỷ lệ khác thường.":     "2 tỷ lệ | 2 | tỷ lệ",
		"Đoàn họp 5 phiên, triệu tập thêm 3 phiên.":  "5 phiên | 5 | phiên; 3 phiên | 3 | phiên",
		"Có 4 triệu phú và 2 triệu đồng trong két.":  "4 triệu phú | 4 | triệu phú; 2 triệu đồng | 2000000 | đồng",
		"Hai mươi ba chục trứng được chở ra đảo.":    "Hai mươi ba chục trứng | 230 | trứng",
		"Bến cá mua vào 2 vạn con giống, 7 tạ thóc.": "2 vạn con giống | 20000 | con giống; 7 tạ | 7 | tạ",
	})
}

// Stretches of the calendar end with their word, also before a comma; a stay is none.
func TestStretchesBeforeAComma(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Đúng ba tháng sau, ngày 5, kè xong.":                "",
		"Trong 5 năm qua, kể từ khi có điện, xã đổi thay.":   "",
		"Dự báo 2-3 ngày tới, bão đổi hướng.":                "",
		"Ông về đảo 4 năm trước, khi còn trẻ.":               "",
		"Tám tuần nay, lúc nào bến cũng đông.":               "",
		"Hai tuần trước khi lũ về, dân đã dời đi.":           "Hai tuần | 2 | tuần",
		"Một trăm ngày sau lễ, kè xong.":                     "Một trăm ngày | 100 | ngày",
		"Ông thăm chính thức 4 ngày tới quốc gia láng giềng": "4 ngày | 4 | ngày",
		"Bà có chuyến thăm 3 ngày tới thủ đô nước bạn.":      "3 ngày | 3 | ngày",
		"Biển động trong 3 ngày tới ở phía nam.":             "",
		"Thủ tướng công du 6 ngày tới châu Phi.":             "6 ngày | 6 | ngày",
		"Suốt 20 ngày đêm, đồn không nghỉ.":                  "20 ngày đêm | 20 | ngày đêm",
	})
}

// A part of a whole is told by what it is a part of, also where nothing tells how exact it is; a day and a month is none.
func TestPartsOfAWhole(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Dự án cần tối thiểu 2/3 số phiếu thuận.":            "tối thiểu 2/3 | 0.6666666666666666",
		"Đơn vị quản lý 1/3 tổng diện tích rừng.":            "1/3 | 0.3333333333333333",
		"Mưa lớn ở 2/3 diện tích huyện.":                     "2/3 | 0.6666666666666666",
		"Bang ấy mua tới 1/4 lượng gạo của ta.":              "1/4 | 0.25",
		"Ngày 2/3 số phiếu mới được công bố.":                "",
		"Sáng 1/9 lượng khách tăng vọt.":                     "",
		"Nguồn lợi đã giảm 1/3 trong mười năm qua.":          "1/3 | 0.3333333333333333",
		"Tàu đã đi được 2/3 chặng đường.":                    "2/3 | 0.6666666666666666",
		"Huyện đạt 3/5 chỉ tiêu.":                            "3/5 chỉ tiêu | 3 | chỉ tiêu",
		"Lượng khách giảm một nửa so với năm ngoái.":         "một nửa | 0.5",
		"Giá cá chỉ bằng một nửa năm cũ.":                    "một nửa | 0.5",
		"Số vụ giảm gần phân nửa.":                           "gần phân nửa | 0.5",
		"Doanh nghiệp nhỏ chiếm quá nửa số doanh nghiệp.":    "quá nửa | 0.5",
		"Hơn nửa số hành khách là trẻ em.":                   "Hơn nửa | 0.5",
		"Người ấy là một nửa của ông.":                       "",
		"Nửa kia của làng nằm bên sông.":                     "",
		"Nước ngập sâu hơn nửa mét, tàu cách bờ nửa hải lý.": "hơn nửa mét | 0.5 | mét; nửa hải lý | 0.5 | hải lý",
		"Máy vét được gần nửa tấn rác.":                      "gần nửa tấn | 0.5 | tấn",
		"Đồn đứng đó đã hơn nửa thế kỷ.":                     "hơn nửa thế kỷ | 0.5 | thế kỷ",
		"Bãi cạn nửa nổi nửa chìm.":                          "",
		"Ông bị liệt nửa người.":                             "",
	})
}

// Who is counted may have a rank or a sex before, and an owner behind, who is not counted.
func TestPeopleWithRankAndOwner(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Tòa xử bốn cựu lãnh đạo công ty.":             "bốn cựu lãnh đạo | 4 | cựu lãnh đạo",
		"Tòa gọi 3 nguyên giám đốc đến hỏi.":           "3 nguyên giám đốc | 3 | nguyên giám đốc",
		"Xã có hai nữ bí thư.":                         "hai nữ bí thư | 2 | nữ bí thư",
		"Đảo đón hai nam sĩ quan trẻ.":                 "hai nam sĩ quan trẻ | 2 | nam sĩ quan trẻ",
		"Lễ mừng ba tân phó chủ tịch xã.":              "ba tân phó chủ tịch | 3 | tân phó chủ tịch",
		"Hai nguyên nhân đã rõ.":                       "",
		"Đất của 2 con ông Ba đã bán.":                 "2 con | 2 | con",
		"Xã giúp hai cháu bà Tư đi học.":               "hai cháu | 2 | cháu",
		"Đoàn tặng sách cho 3 em anh Hải.":             "3 em | 3 | em",
		"Huyện thăm 5 cặp vợ chồng trẻ.":               "5 cặp vợ chồng trẻ | 5 | cặp vợ chồng trẻ",
		"Chị có hai người con trai, con trai út ở xa.": "hai người con trai | 2 | người con trai",
		"Tất cả 7 lục địa đều có khách đến.":           "7 lục địa | 7 | lục địa",
		"Cả 2 run rẩy trên thuyền.":                    "",
		"Đội phát hiện 7 trường hợp viên chức vắng.":   "7 trường hợp | 7 | trường hợp",
		"Hai tàu mới hạ thủy đã ra khơi.":              "Hai tàu | 2 | tàu",
		"Xưởng giao 5 xuồng mới đóng cho xã.":          "5 xuồng | 5 | xuồng",
		"Xưởng giao 5 xuồng mới cho xã.":               "5 xuồng mới | 5 | xuồng mới",
		"Bị cáo lĩnh án về hai tội.":                   "hai tội | 2 | tội",
		"Hội nghị lập 5 tiểu ban và ba ủy ban.":        "5 tiểu ban | 5 | tiểu ban; ba ủy ban | 3 | ủy ban",
		"Nước ấy đòi cả đường chín đoạn.":              "",
		"Yêu sách đường 9 đoạn bị bác bỏ.":             "",
	})
}

// Words of two and three syllables that no unit ends within.
func TestUnitsThatWereCutInTwo(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Hạm đội có 7 tuần dương hạm.":             "7 tuần dương hạm | 7 | tuần dương hạm",
		"Sách nêu 3 mục đích khác nhau.":           "3 mục đích | 3 | mục đích",
		"Huyện đấu giá 39 thửa đất.":               "39 thửa đất | 39 | thửa đất",
		"Nước ấy ký 700 lệnh trừng phạt.":          "700 lệnh trừng phạt | 700 | lệnh trừng phạt",
		"Dân đào được 5.000 bản thảo cổ.":          "5.000 bản thảo | 5000 | bản thảo",
		"Tuyến có 151 hầm chui, 2 bến đò.":         "151 hầm chui | 151 | hầm chui; 2 bến đò | 2 | bến đò",
		"Bão thổi bay 12 sân vận động.":            "12 sân vận động | 12 | sân vận động",
		"Xe máy chở 3 khiến nhiều người lo.":       "",
		"Đội lặn vớt được 2 chiếc hộp đen.":        "2 chiếc hộp đen | 2 | chiếc hộp đen",
		"Sạt lở đe dọa 51 đoạn bờ sông.":           "51 đoạn bờ sông | 51 | đoạn bờ sông",
		"Hai tên lửa rơi, ba quả rơi xuống biển.":  "Hai tên lửa | 2 | tên lửa; ba quả | 3 | quả",
		"Đoạn phim có 3 clip ghi lại cảnh đi cấy.": "3 clip | 3 | clip",
		"Trước đó 9 cơn bão hầu hết đã tan.":       "9 cơn bão | 9 | cơn bão",
		"Tổ nhận 6 thùng khác và 2 xe khác.":       "6 thùng | 6 | thùng; 2 xe | 2 | xe",
	})
}

// Kinds that a ninth round of news was wrong in, with neighbours of each.
func TestNamesDeedsAndKin(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// numbers of names, however high
		"Tàu thuộc dự án 18.290 có thể đi xa.":    "",
		"Tàu lớp đề án 1.166 đã hạ thủy.":         "",
		"Dự án 18.290 tỷ đồng đã khởi công.":      "18.290 tỷ đồng | 18290000000000 | đồng",
		"Dự án 2.400 căn hộ đã khởi công.":        "2.400 căn hộ | 2400 | căn hộ",
		"Số hộ nghèo còn 12.480, giảm nhiều.":     "12.480 | 12480",
		"Trường dạy văn bằng 2 tiếng Anh.":        "",
		"Em chọn ngoại ngữ 2 tiếng Pháp.":         "",
		"Chị có bằng đại học 2 ngành luật.":       "",
		"Lớp học 2 tiếng mỗi tối, có 5 văn bằng.": "2 tiếng | 2 | tiếng; 5 văn bằng | 5 | văn bằng",
		// what is done, and who does it
		"Ông và 6 đại diện công ty cúi đầu xin lỗi.": "6 đại diện | 6 | đại diện",
		"Bảy đại diện đến từ bảy xã ven biển.":       "Bảy đại diện | 7 | đại diện; bảy xã ven biển | 7 | xã ven biển",
		"Đoàn có 36 em đại diện cho tỉnh.":           "36 em | 36 | em",
		"Xã cử 4 đại diện cho bốn thôn.":             "bốn thôn | 4 | thôn",
		"Bộ trưởng nhận được 3 chất vấn.":            "3 chất vấn | 3 | chất vấn",
		"Đồn phát hiện 12 vi phạm trong tháng.":      "12 vi phạm | 12 | vi phạm",
		"Phòng máy 5 cơ quan đại diện đã sáng đèn.":  "5 cơ quan đại diện | 5 | cơ quan đại diện",
		"Nhà máy Sông Hậu 1 vi phạm quy chuẩn.":      "",
		// before and after what happened
		"Chỉ trong 25 năm sau chiến tranh, đất đã lành.": "25 năm | 25 | năm",
		"Hai ngày sau sự kiện ấy, tàu về.":               "Hai ngày | 2 | ngày",
		"Cảng đóng cửa 10 ngày trước hạn chót.":          "10 ngày | 10 | ngày",
		"Tàu rời bến 5 ngày sau thảm họa.":               "5 ngày | 5 | ngày",
		"Nhà cháy 3 tuần trước tết.":                     "3 tuần | 3 | tuần",
		"Hai năm sau đám cưới, họ ra đảo.":               "Hai năm | 2 | năm",
		"Tôi gặp ông 3 năm trước ở đảo.":                 "",
		"Tám năm sau vẫn chưa có cầu.":                   "",
		"Bé được tìm thấy hai ngày sau đó.":              "",
		// kin that is counted together
		"Nhà có ba anh chị em.":              "ba anh chị em | 3 | anh chị em",
		"Ông ra đảo cùng 7 anh chị em ruột.": "7 anh chị em ruột | 7 | anh chị em ruột",
		"Hai chị em gái cùng đi lính.":       "Hai chị em gái | 2 | chị em gái",
		"Hai chị em tâm sự với nhau.":        "",
		"Ba anh đi trước, ba chị theo sau.":  "",
	})
}
