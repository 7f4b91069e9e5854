package points_test

import "testing"

// What stands behind a classifier and is not what it classes, with neighbours of each.
func TestWhatEndsAUnitBehindAClassifier(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Trường có 3 em đoạt huy chương.":           "3 em | 3 | em",
		"Hai em may mắn bơi được vào bờ.":           "Hai em | 2 | em",
		"Bốn em lớp 5 nghỉ học.":                    "Bốn em | 4 | em",
		"Hai em nhỏ và ba em học sinh về nhà.":      "Hai em nhỏ | 2 | em nhỏ; ba em học sinh | 3 | em học sinh",
		"Đàn lợn có 40 con chết trong tuần.":        "40 con | 40 | con",
		"Bè cá có 500 con cá mú chết.":              "500 con cá mú | 500 | con cá mú",
		"Nước ấy đóng 4 chiếc lớp Ohio.":            "4 chiếc | 4 | chiếc",
		"Đồn thu 3 chai loại 2 lít.":                "3 chai | 3 | chai; 2 lít | 2 | lít",
		"Kho có 6 thùng loại lớn, 2 thùng dầu.":     "6 thùng | 6 | thùng; 2 thùng dầu | 2 | thùng dầu",
		"Đồn thu 7 viên nén nghi là ma túy.":        "7 viên nén | 7 | viên nén",
		"Tàu có 5 khoang phía trước bị thủng.":      "5 khoang | 5 | khoang",
		"Hai xe phía sau dừng lại.":                 "Hai xe | 2 | xe",
		"Bốn xe hư hỏng nặng.":                      "Bốn xe | 4 | xe",
		"Đồn thu một túi, 2 túi xách bên trong có.": "2 túi xách | 2 | túi xách",
		"Năm nay có 3 cơn đổ bộ vào miền Trung.":    "3 cơn | 3 | cơn",
		"Hãng có 64 chuyến chậm.":                   "64 chuyến | 64 | chuyến",
		"Lính bắn 9 quả pháo tầm cao.":              "9 quả pháo | 9 | quả pháo",
		"Tập kể 5 cái chết và 7 xác chết.":          "5 cái chết | 5 | cái chết; 7 xác chết | 7 | xác chết",
		"Hội thi có 5 thể loại, 3 chủng loại quà.":  "5 thể loại | 5 | thể loại; 3 chủng loại | 3 | chủng loại",
	})
}

// Two syllables of which the second ends a unit elsewhere are one noun.
func TestNounsThatEndLikeDeeds(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Làng kể hai cuộc sống khác nhau.":         "hai cuộc sống | 2 | cuộc sống",
		"Xã gửi 40 giấy mời và 12 thư mời.":        "40 giấy mời | 40 | giấy mời; 12 thư mời | 12 | thư mời",
		"Quán bán 20 loại đồ uống, 3 thức uống.":   "20 loại đồ uống | 20 | loại đồ uống; 3 thức uống | 3 | thức uống",
		"Mẫu có 7 đặc tính và 5 phép tính.":        "7 đặc tính | 7 | đặc tính; 5 phép tính | 5 | phép tính",
		"Bảo tàng giữ 9 bản khắc, 6 bảng màu.":     "9 bản khắc | 9 | bản khắc; 6 bảng màu | 6 | bảng màu",
		"Hội đồng nhận 48 phiếu tán thành.":        "48 phiếu tán thành | 48 | phiếu tán thành",
		"Kho giữ 7 gói màu đen, 4 lỗ màu nâu.":     "7 gói | 7 | gói; 4 lỗ | 4 | lỗ",
		"Đồn thu 30 sim nhắn tin và 3 tin nhắn.":   "30 sim | 30 | sim; 3 tin nhắn | 3 | tin nhắn",
		"Đội có 8 xe vận chuyển gạo, 2 xe vận tải": "8 xe | 8 | xe; 2 xe vận tải | 2 | xe vận tải",
	})
}

// What is done behind a number that is the end of a name, or behind a sum of money.
func TestDeedsAreNoUnits(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Tàu KN 9001 tiếp cận tàu cá bị nạn.":           "",
		"Vùng Cảnh sát biển 3 bắt giữ 7 tàu.":           "7 tàu | 7 | tàu",
		"Sông Hậu 2 bắt đầu phát điện.":                 "",
		"Bãi vàng số 4 lần lượt đóng cửa.":              "",
		"Hai trạm lần lượt đóng cửa.":                   "Hai trạm | 2 | trạm",
		"Từ 12 âm lịch đến rằm, đền mở cửa.":            "",
		"Trường mời 3 tổ kiểm tra.":                     "3 tổ kiểm tra | 3 | tổ kiểm tra",
		"Mỗi chuyến biển tốn 30 triệu tiền dầu.":        "30 triệu | 30000000",
		"Chợ bán được 5 tỷ doanh thu mỗi tháng.":        "5 tỷ | 5000000000",
		"Tỉnh dành hơn 700 tỷ xây nhà ga mới.":          "hơn 700 tỷ | 700000000000",
		"Nước ấy đánh thuế 200 tỷ hàng hóa.":            "200 tỷ | 200000000000",
		"Nước ấy đánh thuế 200 tỷ USD hàng hóa.":        "200 tỷ USD | 200000000000 | USD",
		"Anh vay 4 tỷ, trả 2 triệu tiền đồng.":          "4 tỷ | 4000000000; 2 triệu | 2000000",
		"Hội có 3 triệu hội viên, 2 triệu thuê bao.":    "3 triệu hội viên | 3000000 | hội viên; 2 triệu thuê bao | 2000000 | thuê bao",
		"Xã nêu 2 dẫn chứng, gặp 15 chủ lao động.":      "2 dẫn chứng | 2 | dẫn chứng; 15 chủ lao động | 15 | chủ lao động",
		"Chuyến đi 1 thời gian rồi dừng.":               "",
		"Anh làm 1 cách đơn giản, nghĩ ra 3 cách khác.": "3 cách | 3 | cách",
	})
}

// Two nouns that only meet, those who came to harm and where they were, and numbers of plans, years and houses.
func TestNounsThatMeetAndNumbersOfNames(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Có 600 công nhân công ty may nghỉ việc.":         "600 công nhân | 600 | công nhân",
		"Có 600 công nhân viên nghỉ việc.":                "600 công nhân viên | 600 | công nhân viên",
		"Hai ngân hàng không hợp nhất.":                   "Hai ngân hàng | 2 | ngân hàng",
		"Ba hãng hàng không mở đường bay.":                "Ba hãng hàng không | 3 | hãng hàng không",
		"Tám tàu du lịch và 30 căn nhà ở huyện đảo.":      "Tám tàu du lịch | 8 | tàu du lịch; 30 căn nhà | 30 | căn nhà",
		"Vụ lật xe làm 5 người bị thương, cảnh sát đến.":  "5 người bị thương | 5 | người bị thương",
		"Đoàn có 5 bác sĩ, giáo viên.":                    "5 bác sĩ, giáo viên | 5 | bác sĩ, giáo viên",
		"Tòa xử hai phụ nữ, bị cáo buộc trộm cắp.":        "hai phụ nữ | 2 | phụ nữ",
		"Người trên hai xe bị thương nhẹ.":                "hai xe | 2 | xe",
		"Hai ngư dân bị thương nhẹ.":                      "Hai ngư dân bị thương nhẹ | 2 | ngư dân bị thương nhẹ",
		"Tỉnh duyệt quy hoạch 1/500 khu du lịch ấy.":      "",
		"Bản đồ 1/50.000 vẽ đường biên.":                  "",
		"Cấp lại 1/500 giấy phép bị mất là ít, 3/500 tờ.": "3/500 tờ | 3 | tờ",
		"Theo Bộ luật năm 2015 tội ấy bị phạt nặng.":      "",
		"Mỗi năm 2000 người ra đảo.":                      "2000 người | 2000 | người",
		"Quán ở 87-89 phố Hàng Bông.":                     "",
		"Tổ tại 9 phố Trần Thánh Tông mở cửa.":            "",
		"Tàu rời bến lúc 8 sáng 26/8.":                    "",
		"Mới 5 sáng nay mà bến đã đông.":                  "",
		"Đoàn nghỉ 2 tối ở đảo.":                          "2 tối | 2 | tối",
		"Anh đeo ba lô ra đảo.":                           "",
		"Xã đấu giá ba lô đất và ba lô hàng.":             "ba lô đất | 3 | lô đất; ba lô hàng | 3 | lô hàng",
		"Ông mất 9 năm học hỏi, nghỉ 5 ngày công tác.":    "9 năm | 9 | năm; 5 ngày | 5 | ngày",
		"Em học đủ 4 năm học, chịu 3 năm tù giam.":        "4 năm học | 4 | năm học; 3 năm tù giam | 3 | năm tù giam",
		"Đồn bắt 2 đối tượng đặc biệt nguy hiểm.":         "2 đối tượng đặc biệt nguy hiểm | 2 | đối tượng đặc biệt nguy hiểm",
		"Đồn bắt 2 đối tượng nguy hiểm.":                  "2 đối tượng | 2 | đối tượng",
		"Ba nước Nam Á ký kết.":                           "Ba nước | 3 | nước",
		"Đây là hai địa chỉ số 1 và số 4.":                "hai địa chỉ | 2 | địa chỉ",
		"Huyện cấm 4 phố Hàng.":                           "4 phố | 4 | phố",
		"Hai đường Lê Lợi và Nguyễn Huệ ngập.":            "Hai đường | 2 | đường",
	})
}
