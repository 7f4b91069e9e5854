package points_test

import "testing"

// Nouns that a reading of four thousand different units found cut in two, with neighbours of each.
func TestNounsThatGoOn(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Đồn bắn 21 phát đại bác và ba phát súng.":              "21 phát đại bác | 21 | phát đại bác; ba phát súng | 3 | phát súng",
		"Lính gác bắn 5 phát vào không trung.":                  "5 phát | 5 | phát",
		"Đồn thu 4 khẩu súng lục, 2 súng hơi.":                  "4 khẩu súng lục | 4 | khẩu súng lục; 2 súng hơi | 2 | súng hơi",
		"Tàu có 4 ống phóng lôi cùng 6 ống phóng.":              "4 ống phóng lôi | 4 | ống phóng lôi; 6 ống phóng | 6 | ống phóng",
		"Kho giữ 900 quả đạn pháo và 70 vỏ đạn pháo.":           "900 quả đạn pháo | 900 | quả đạn pháo; 70 vỏ đạn pháo | 70 | vỏ đạn pháo",
		"Xã trao 2 máy tính bảng, 3 máy vi tính.":               "2 máy tính bảng | 2 | máy tính bảng; 3 máy vi tính | 3 | máy vi tính",
		"Bến có 3 máy lọc nước, trạm có 2 máy.":                 "3 máy lọc nước | 3 | máy lọc nước; 2 máy | 2 | máy",
		"Tỉnh cấp 60 giấy phép lái xe, 8 giấy khai sinh.":       "60 giấy phép lái xe | 60 | giấy phép lái xe; 8 giấy khai sinh | 8 | giấy khai sinh",
		"Ban mở hai cuộc họp báo sau 5 cuộc họp.":               "hai cuộc họp báo | 2 | cuộc họp báo; 5 cuộc họp | 5 | cuộc họp",
		"Huyện có 40 tổ dân phố và 12 tổ công tác.":             "40 tổ dân phố | 40 | tổ dân phố; 12 tổ công tác | 12 | tổ công tác",
		"Huyện gộp 15 thôn, tổ dân phố.":                        "15 thôn, tổ dân phố | 15 | thôn, tổ dân phố",
		"Tỉnh có 7 trường trung học phổ thông.":                 "7 trường trung học phổ thông | 7 | trường trung học phổ thông",
		"Nước ấy xây hai nhà máy điện hạt nhân.":                "hai nhà máy điện hạt nhân | 2 | nhà máy điện hạt nhân",
		"Hạm đội có 3 hàng không mẫu hạm, 5 phản lực cơ.":       "3 hàng không mẫu hạm | 3 | hàng không mẫu hạm; 5 phản lực cơ | 5 | phản lực cơ",
		"Trạm kho có 4 bình chữa cháy, 12 cột đèn tín hiệu.":    "4 bình chữa cháy | 4 | bình chữa cháy; 12 cột đèn tín hiệu | 12 | cột đèn tín hiệu",
		"Xã phát 30 bộ đồng phục, 20 áo sơ mi.":                 "30 bộ đồng phục | 30 | bộ đồng phục; 20 áo sơ mi | 20 | áo sơ mi",
		"Đảo lắp 90 tấm pin mặt trời.":                          "90 tấm pin mặt trời | 90 | tấm pin mặt trời",
		"Đường có hai làn dừng khẩn cấp.":                       "hai làn dừng khẩn cấp | 2 | làn dừng khẩn cấp",
		"Làng ghi ơn 45 ân nhân, gặp 3 nhân chứng.":             "45 ân nhân | 45 | ân nhân; 3 nhân chứng | 3 | nhân chứng",
		"Bệnh viện đón 70 ca nhập viện, 2 ca chết.":             "70 ca nhập viện | 70 | ca nhập viện; 2 ca chết | 2 | ca chết",
		"Làng cách biển 10 cây số, nắng gắt.":                   "10 cây số | 10 | cây số",
		"Kho nhận 55 thùng bánh trung thu, 20 đầu máy.":         "55 thùng bánh trung thu | 55 | thùng bánh trung thu; 20 đầu máy | 20 | đầu máy",
		"Đảo trồng 3 héc-ta rừng, phát 20 áo phao cứu sinh.":    "3 héc-ta | 3 | héc-ta; 20 áo phao cứu sinh | 20 | áo phao cứu sinh",
		"Hội đồng có 5 chính thức và 2 dự bị.":                  "5 chính thức | 5 | chính thức; 2 dự bị | 2 | dự bị",
		"Đồn có 400 quân lính, hai triệu binh sĩ chính quy.":    "400 quân lính | 400 | quân lính; hai triệu binh sĩ | 2000000 | binh sĩ",
		"Hai người bạn mới báo công an, ba người bạn mới.":      "Hai người bạn | 2 | người bạn; ba người bạn mới | 3 | người bạn mới",
		"Hai mùa đông qua, ba người bạn ra đảo.":                "Hai mùa đông | 2 | mùa đông; ba người bạn | 3 | người bạn",
		"Hai người lính và 130 thủy thủ đoàn về bến.":           "Hai người lính | 2 | người lính; 130 thủy thủ đoàn | 130 | thủy thủ đoàn",
		"Trại có 60 giường ngủ, phố treo 5 bảng hiệu.":          "60 giường ngủ | 60 | giường ngủ; 5 bảng hiệu | 5 | bảng hiệu",
		"Huyện xảy ra 15 vụ tai nạn giao thông.":                "15 vụ tai nạn giao thông | 15 | vụ tai nạn giao thông",
		"Nước ấy dự ba hội nghị thượng đỉnh.":                   "ba hội nghị thượng đỉnh | 3 | hội nghị thượng đỉnh",
		"Tỉnh gộp 12 chi cục thuế, có 3 tổ chức phi chính phủ.": "12 chi cục thuế | 12 | chi cục thuế; 3 tổ chức | 3 | tổ chức",
		"Bến đò giữ lại ba chiếc tàu chở khách.":                "ba chiếc tàu chở khách | 3 | chiếc tàu chở khách",
	})
}
