package points_test

import "testing"

// Kinds that a sixth round of news showed, and a look at the numbers of 60,000 sentences that were not taken, with neighbours of
// each.
func TestKindsThatWereNotCounted(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// half of a time, half of a whole
		"Cuộc giao ban chỉ mất nửa giờ.":             "nửa giờ | 0.5 | giờ",
		"Hơn nửa năm sau khi khởi công, kè đã xong.": "Hơn nửa năm | 0.5 | năm",
		"Tàu mắc cạn gần nửa tháng.":                 "gần nửa tháng | 0.5 | tháng",
		"Tàu về bến lúc nửa đêm.":                    "",
		"Nửa đầu năm, biển yên.":                     "",
		"Nửa năm qua, biên giới yên bình.":           "",
		"Gần một nửa số hộ đã có nước sạch.":         "Gần một nửa | 0.5",
		"Rừng ngập mặn mất một nửa diện tích.":       "một nửa | 0.5",
		"Anh đi tìm một nửa của mình.":               "",
		"Sản lượng chỉ bằng một phần ba năm cũ.":     "một phần ba | 0.3333333333333333",
		// a part of so many
		"Đã cứu 3 trong số 5 ngư dân.":              "3 | 3 | ngư dân; 5 ngư dân | 5 | ngư dân",
		"Ban tổ chức chọn 38 trong tổng số 56 bài.": "38 | 38 | bài; 56 bài | 56 | bài",
		"Hai trong 5 thuyền viên đã về nhà.":        "Hai | 2 | thuyền viên; 5 thuyền viên | 5 | thuyền viên",
		"Đây là 1 trong 10 xã khó khăn.":            "10 xã khó khăn | 10 | xã khó khăn",
		"Hai trong số đó là tàu cá.":                "",
		"Tổ Bảy trong 5 ngày đã xong việc.":         "5 ngày | 5 | ngày",
		// what is counted has a capital
		"Dự họp có đại diện 24 Bộ, cơ quan.":        "24 Bộ, cơ quan | 24 | Bộ, cơ quan",
		"Tỉnh có 18 Sở và 12 Cục trưởng.":           "18 Sở | 18 | Sở; 12 Cục trưởng | 12 | Cục trưởng",
		"Nghị định 15 Bộ Tài chính soạn.":           "",
		"Ba Bí thư Trung ương Đoàn tái cử.":         "Ba Bí thư | 3 | Bí thư",
		"Cả tỉnh có ba bí thư cấp xã.":              "ba bí thư cấp xã | 3 | bí thư cấp xã",
		"Mỗi xã có 2 PCT, cả vùng ký 4 FTA.":        "2 PCT | 2 | PCT; 4 FTA | 4 | FTA",
		"Đồng bào dân tộc thiểu số: 204 người dân.": "204 người dân | 204 | người dân",
		"Đường dây nóng, điện thoại: 204 680.":      "",
		// measures
		"Vùng biển rộng 3 km vuông.":                      "3 km vuông | 3 | km vuông",
		"Nhà máy đã làm xong 50% khối lượng.":             "50% | 50 | %",
		"Giá đền bù là 200.000 đồng / m2.":                "200.000 đồng / m2 | 200000 | đồng/m2",
		"Giá đền bù là 200.000 đồng/m2 đất.":              "200.000 đồng/m2 | 200000 | đồng/m2",
		"Nhà máy có công suất 46 MWp.":                    "46 MWp | 46 | MWp",
		"Tàu 105 mã lực cập cảng.":                        "105 mã lực | 105 | mã lực",
		"Cấm quảng cáo rượu từ 15 độ cồn.":                "15 độ cồn | 15 | độ cồn",
		"Đồn thu giữ 20,8 gam thuốc nổ và 15 tỷ yên giả.": "20,8 gam | 20.8 | gam; 15 tỷ yên | 15000000000 | yên",
	})
}

// Nouns that words count, and units that were cut in two; neighbours stay as they were.
func TestWhatIsCountedIsWhole(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Hai áp thấp nhiệt đới nối nhau.":          "Hai áp thấp nhiệt đới | 2 | áp thấp nhiệt đới",
		"Ba hãng hàng không mở đường bay ra đảo.":  "Ba hãng hàng không | 3 | hãng hàng không",
		"Xã cử hai chuyên viên giúp dân.":          "hai chuyên viên | 2 | chuyên viên",
		"Hai chuyên viên này ở lại xã.":            "",
		"Đồn trang bị hai máy phát hiện kim loại.": "hai máy phát hiện kim loại | 2 | máy phát hiện kim loại",
		"Tòa xử 17 đồng bọn và 15 đồng phạm.":      "17 đồng bọn | 17 | đồng bọn; 15 đồng phạm | 15 | đồng phạm",
		"Vé bán với giá 15 đồng.":                  "15 đồng | 15 | đồng",
		"Lính biên phòng phá 8 xe thiết giáp.":     "8 xe thiết giáp | 8 | xe thiết giáp",
		"Sân bay đạt 3.000 lượt cất hạ cánh.":      "3.000 lượt cất hạ cánh | 3000 | lượt cất hạ cánh",
		"Biển hứng hai trận bão.":                  "hai trận bão | 2 | trận bão",
		"Cuộc thi 6 dự án khép lại.":               "6 dự án | 6 | dự án",
		"Đề án 904 tỉnh đã giao.":                  "",
		"Lực lượng 108 cán bộ, chiến sĩ trực bão.": "108 cán bộ, chiến sĩ | 108 | cán bộ, chiến sĩ",
		"Lực lượng 47 đấu tranh trên mạng.":        "",
		"Hai tàu còn lại về sau.":                  "",
		"Hai ngư dân còn mất tích.":                "Hai ngư dân | 2 | ngư dân",
		// a class of a school, and what only follows a number
		"Em thi vào lớp 10 trường chuyên.":            "",
		"Lớp 35 học viên đã khai giảng.":              "35 học viên | 35 | học viên",
		"Năm nay số vụ tăng so với 97 hồi năm trước.": "",
		"Lão làm kiểm lâm hai mươi mấy năm.":          "",
		"Bà nuôi con 1 mình.":                         "",
		"Chiều 27 tết, tàu chở quà ra đảo.":           "",
		"Vùng Cảnh sát biển 4 khuấy động phong trào.": "",
		"Hội nghị Trung ương 7 xem xét đề án.":        "",
	})
}
