package points_test

import "testing"

// Kinds that a tenth round of news was wrong in, with neighbours of each.
func TestUnitsByPartsAndSharedNouns(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// what is measured by behind a spaced slash
		"Cổ phiếu đóng cửa ở 12.600 đồng / cp.":      "12.600 đồng / cp | 12600 | đồng/cp",
		"Thưởng 50 triệu đồng / người / công trình.": "50 triệu đồng / người / công trình | 50000000 | đồng/người/công trình",
		"Giá thuê 40.000 đồng / chuyến.":             "40.000 đồng / chuyến | 40000 | đồng/chuyến",
		"Cổ tức 2.000 đồng / cổ phần.":               "2.000 đồng / cổ phần | 2000 | đồng/cổ phần",
		"Đội có 3 tàu / 30 người.":                   "3 tàu | 3 | tàu; 30 người | 30 | người",
		"Giá 5.000 đồng / Sở Tài chính định.":        "5.000 đồng | 5000 | đồng",
		// offices with a number
		"Chi nhánh 6 Công ty Hải Sản đóng cửa.":   "",
		"Phân hiệu 2 Trường Cao đẳng khai giảng.": "",
		"Xã có 6 công ty và 2 chi nhánh.":         "6 công ty | 6 | công ty; 2 chi nhánh | 2 | chi nhánh",
		// a part of so many of what no list has
		"Đây là ba trong số 7 cù lao của tỉnh.": "ba | 3 | cù lao; 7 cù lao | 7 | cù lao",
		"Nhóm chọn 5 trong số 12 đặc điểm.":     "5 | 5 | đặc điểm; 12 đặc điểm | 12 | đặc điểm",
		"Tàu về bến Ba trong 7 ngày.":           "7 ngày | 7 | ngày",
		// ranges of ages
		"Luật cấm người từ 16 tuổi đến 60 tuổi.": "16 tuổi đến 60 tuổi | 16 | tuổi",
		"Hai em 5 tuổi và 7 tuổi được cứu.":      "Hai em | 2 | em",
		// a classifier before a time
		"Kỷ lục 5.241 chiếc tháng trước bị phá.":   "5.241 chiếc | 5241 | chiếc",
		"Đàn có 500 con năm 1980, nay còn 40 con.": "500 con | 500 | con; 40 con | 40 | con",
		"Trao 3 suất tháng này.":                   "3 suất | 3 | suất",
		"Xã mở 4 lớp tuần này.":                    "4 lớp | 4 | lớp",
		// what holds and what is held
		"Đồn thu 200 bao đựng vảy tê tê.":               "200 bao | 200 | bao",
		"Đồn thu 51 roi điện và 5 súng bắn điện.":       "51 roi điện | 51 | roi điện; 5 súng bắn điện | 5 | súng bắn điện",
		"Trạm có 7 điện thoại, 2 máy điện thoại bàn.":   "7 điện thoại | 7 | điện thoại; 2 máy | 2 | máy",
		"Cây còn bốn chồi.":                             "bốn chồi | 4 | chồi",
		"Nước bồi lấp 7 đảo nhân tạo.":                  "7 đảo nhân tạo | 7 | đảo nhân tạo",
		"Bão cuốn 8 nhà leo núi, vùi 12 điểm sạt lở.":   "8 nhà leo núi | 8 | nhà leo núi; 12 điểm sạt lở | 12 | điểm sạt lở",
		"Tòa tuyên 5 án tử hình sau 7 bài phát biểu.":   "5 án tử hình | 5 | án tử hình; 7 bài phát biểu | 7 | bài phát biểu",
		"Thành phố có 24 quận huyện, 20 cửa xả.":        "24 quận huyện | 24 | quận huyện; 20 cửa xả | 20 | cửa xả",
		"Ba chức vụ được giữ trên hai mặt trận.":        "Ba chức vụ | 3 | chức vụ; hai mặt trận | 2 | mặt trận",
		"Hạm đội cử 8 tàu hộ tống, 2 tàu khảo sát.":     "8 tàu hộ tống | 8 | tàu hộ tống; 2 tàu khảo sát | 2 | tàu khảo sát",
		"Quyết định tạm thời số 146 yêu cầu dừng việc.": "",
	})
}

// Kinds that an eleventh round of news was wrong in, with neighbours of each.
func TestMoneyTimeAndAgents(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Xã kỷ niệm 30 năm Hoa hậu biển.":              "",
		"Trường kỷ niệm 125 ngày sinh nhà thơ.":        "",
		"Trên bến có năm tàu cá.":                      "năm tàu cá | 5 | tàu cá",
		"Sau 30 năm tàu cá đã đổi thay.":               "30 năm | 30 | năm",
		"Em tập hai tiếng mỗi ngày.":                   "hai tiếng | 2 | tiếng",
		"Tàu chạy hai tiếng một ngày.":                 "hai tiếng | 2 | tiếng",
		"Ai cũng nhớ hai tiếng quê nhà.":               "",
		"Giá từ 11.000 đồng đến 13.000 đồng.":          "11.000 đồng | 11000 | đồng; 13.000 đồng | 13000 | đồng",
		"Giá từ 5 triệu đồng đến 7 triệu đồng.":        "5 triệu đồng | 5000000 | đồng; 7 triệu đồng | 7000000 | đồng",
		"Giá tăng từ 11.000 đồng lên 13.000 đồng.":     "11.000 đồng | 11000 | đồng; 13.000 đồng | 13000 | đồng",
		"Mua lại 0 đồng chính là cố ý.":                "0 đồng | 0 | đồng",
		"Góp 400 triệu đồng mới cho xã.":               "400 triệu đồng | 400000000 | đồng",
		"Tòa xử 17 đồng phạm chính.":                   "17 đồng phạm chính | 17 | đồng phạm chính",
		"Ông cùng 4 thuộc cấp ra hầu tòa.":             "4 thuộc cấp | 4 | thuộc cấp",
		"Hai nhà điều hành và ba nhà đàm phán ký tên.": "Hai nhà điều hành | 2 | nhà điều hành; ba nhà đàm phán | 3 | nhà đàm phán",
		"Cả 2 nhóm hẹn nhau ở cây xăng.":               "2 nhóm | 2 | nhóm",
	})
}
