package points_test

import "testing"

// Numbers that no list or rule took among those of 164,000 sentences, with neighbours that are still none.
func TestNumbersInWordsThatWereMissed(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// children, who are counted, and a father, who is not
		"Vợ chồng anh lính đảo có hai con.":       "hai con | 2 | con",
		"Chị ra bến cùng ba con.":                 "ba con | 3 | con",
		"Hai con của chị đều học giỏi.":           "Hai con | 2 | con",
		"Hai con này đều học giỏi.":               "",
		"Ba con đi biển từ sáng sớm.":             "",
		"Của ba con cả đấy.":                      "",
		"Hai con tàu đã cập bến.":                 "Hai con tàu | 2 | con tàu",
		"Bà nội nuôi ba con của người em mất sớm": "ba con | 3 | con",
		// hours, and words
		"Sau hai tiếng chèo thuyền, họ tới đảo.": "hai tiếng | 2 | tiếng",
		"Hai tiếng sau, lửa đã tắt.":             "Hai tiếng | 2 | tiếng",
		"Trong vòng hai tiếng, nước đã rút.":     "hai tiếng | 2 | tiếng",
		"Hai tiếng đầu, sóng còn lặng.":          "Hai tiếng | 2 | tiếng",
		"Ai cũng xúc động khi nghe hai tiếng ấy": "",
		"Hai tiếng Tổ quốc vang lên.":            "",
		"Tàu chạy khoảng hai giờ.":               "khoảng hai giờ | 2 | giờ",
		"Tàu rời bến vào khoảng hai giờ.":        "",
		"Khoảng hai giờ chiều, tàu rời bến.":     "",
		// parts of a whole that was parted, places
		"Xã chia làm hai phần.":            "hai phần | 2 | phần",
		"Đội tàu tách thành ba nhóm.":      "ba nhóm | 3 | nhóm",
		"Đất sạt ở hai điểm, xe ùn tắc.":   "hai điểm | 2 | điểm",
		"Lửa bùng lên tại ba điểm.":        "ba điểm | 3 | điểm",
		"Ba điểm cần lưu ý được nêu trước": "",
		// verbs that elsewhere stand before the number of a document
		"Tòa kết luận hai công ty đã sai.":    "hai công ty | 2 | công ty",
		"Bộ Tư lệnh điều hai chiếc ra đảo.":   "hai chiếc | 2 | chiếc",
		"Đơn vị điều 4 tiểu đoàn lên đê.":     "4 tiểu đoàn | 4 | tiểu đoàn",
		"Tỉnh điều 2 ca nô chở dân.":          "2 ca nô | 2 | ca nô",
		"Theo Điều 4 tiểu mục này đã bỏ.":     "",
		"Kết luận 12 công ty phải làm theo.":  "",
		"Theo kết luận 5 công ty đã sửa sai.": "",
	})
}

// Times, ages and places whose neighbours tell that they count.
func TestAmountsThatWereMissed(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		// hours that no clock shows
		"Thợ lặn làm thêm đến 73 giờ.":            "73 giờ | 73 | giờ",
		"Phi công có tới 11.000 giờ.":             "11.000 giờ | 11000 | giờ",
		"Bến cách đảo khoảng 2 giờ đi thuyền.":    "khoảng 2 giờ | 2 | giờ",
		"Sau khoảng 2 giờ, lửa đã tắt.":           "khoảng 2 giờ | 2 | giờ",
		"Tàu rời bến vào khoảng 2 giờ đi qua cầu": "",
		"Khoảng hai giờ sau, tàu về.":             "Khoảng hai giờ | 2 | giờ",
		"Khoảng 5 giờ, tàu rời bến.":              "",
		"Chợ họp đến 14 giờ.":                     "",
		"Đồn thu khoảng 520g ma túy.":             "khoảng 520g | 520 | g",
		"Khoảng 8g, tàu rời bến.":                 "",
		// ages that are limits
		"Người dự tuyển không quá 57 tuổi.":    "không quá 57 tuổi | 57 | tuổi",
		"Người lái tối thiểu 18 tuổi.":         "tối thiểu 18 tuổi | 18 | tuổi",
		"Cụ đã ngoài 80 tuổi, bé lên 5 tuổi.":  "",
		"Bé chưa đầy 2 tuổi đã được cứu.":      "",
		"Ông mất khi đã quá 90 tuổi.":          "",
		"Vay từ 12 tháng trở xuống.":           "12 tháng | 12 | tháng",
		"Trong 10 năm trở lại đây, biển yên.":  "",
		"Giữ rừng từ 5 năm trở lên có thưởng.": "5 năm | 5 | năm",
		// a label that ends a name of a place or a person, or stands before a length
		"Tàu vào vùng 12 hải lý quanh đảo.":           "12 hải lý | 12 | hải lý",
		"Đảo cách Phú Quý 80 hải lý.":                 "80 hải lý | 80 | hải lý",
		"Tòa tuyên Lê Hữu Chương 3 năm tù.":           "3 năm tù | 3 | năm tù",
		"Đường bay từ Nha Trang 7 chuyến mỗi tuần.":   "7 chuyến | 7 | chuyến",
		"Chiến sĩ Vùng 5 tàu tuần tra lên đường.":     "",
		"Theo Chương 3 nhiệm vụ của đồn được mở rộng": "",
		// a part of so many
		"Có 54 trên 59 đại biểu tán thành.":            "54 | 54 | đại biểu; 59 đại biểu | 59 | đại biểu",
		"Đoàn đã gặp 5 trong số hơn 40 nhóm.":          "5 | 5 | nhóm; hơn 40 nhóm | 40 | nhóm",
		"Đã cấp nước cho 2.400 trong tổng số 3.400 xã": "2.400 | 2400 | xã; 3.400 xã | 3400 | xã",
		"Nước ta xếp thứ 8 trên 112 nước.":             "112 nước | 112 | nước",
		"Lớp 7 trên 2 xã này rất đông.":                "2 xã | 2 | xã",
	})
}

// What no list had, and what may be the end of a name or a deed.
func TestNounsThatWereMissed(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Tòa xác định có 603 bị hại và 34 nhân chứng.": "603 bị hại | 603 | bị hại; 34 nhân chứng | 34 | nhân chứng",
		"Chiếc 173 bị hỏng chân vịt.":                  "",
		"Sách chia thành 4 không gian.":                "4 không gian | 4 | không gian",
		"Ba HLV và 2 MC lên sân khấu.":                 "Ba HLV | 3 | HLV; 2 MC | 2 | MC",
		"Giải có hơn 6.158 VĐV dự thi, giành 5 HCV.":   "hơn 6.158 VĐV | 6158 | VĐV; 5 HCV | 5 | HCV",
		"Xã trao gần 500 GCNQSDĐ cho dân.":             "gần 500 GCNQSDĐ | 500 | GCNQSDĐ",
		"Đội 3 CSGT ra quân.":                          "",
		"Toán lính có 84 chỉ huy đơn vị.":              "84 chỉ huy | 84 | chỉ huy",
		"Đội 5 chỉ huy cứu hộ trên sông.":              "",
		"Hai nghiên cứu cho thấy biển ấm lên.":         "Hai nghiên cứu | 2 | nghiên cứu",
		"Viện Biển Đông 2 nghiên cứu dòng chảy.":       "",
		"Bộ cử 2 chuyên cơ và huy động 4.000 nhân lực": "2 chuyên cơ | 2 | chuyên cơ; 4.000 nhân lực | 4000 | nhân lực",
		"Tàu Sao Biển 68 thời điểm trước khi chìm.":    "",
		"Đảo có hai tháp radar, ba rạn san hô.":        "hai tháp radar | 2 | tháp radar; ba rạn san hô | 3 | rạn san hô",
		"Ông có hai quốc tịch, hai bằng đại học.":      "hai quốc tịch | 2 | quốc tịch; hai bằng đại học | 2 | bằng đại học",
		"Bão chia làm hai hướng.":                      "hai hướng | 2 | hướng",
		"Tàu chạy trên đường 12 hướng ra cảng.":        "",
		"Cả nước có 240 doanh nghiệp, hướng tới 300.":  "240 doanh nghiệp | 240 | doanh nghiệp",
		"Tàu có hai pháo và 2 pháo tự hành.":           "hai pháo | 2 | pháo; 2 pháo tự hành | 2 | pháo tự hành",
		"Chợ Lớn 2 chợ cá đã đóng cửa.":                "",
		"Bến nằm giữa hai chợ lớn.":                    "",
		"Dân họp ở hai chợ.":                           "hai chợ | 2 | chợ",
		"Sóng ở dải tần 300 Hz, ảnh in 72 dpi.":        "300 Hz | 300 | Hz; 72 dpi | 72 | dpi",
		"Ví có 17 triệu bitcoin.":                      "17 triệu bitcoin | 17000000 | bitcoin",
		"Phim lọt Top 1 bình chọn.":                    "",
		"Thuốc có hai dạng, ba mức.":                   "hai dạng | 2 | dạng; ba mức | 3 | mức",
		"Chiếc CX 5 màu ghi bị hỏng.":                  "",
		"Giai đoạn 2 mức đầu tư tăng.":                 "",
		"Đoàn có hai giọng ca trẻ, ba gian nhà.":       "hai giọng ca trẻ | 2 | giọng ca trẻ; ba gian nhà | 3 | gian nhà",
		"Bếp có hai bình gas, trại giam số 5.":         "hai bình gas | 2 | bình gas",
	})
}

// Halves of what is counted, and numbers with their sign.
func TestHalvesAndSigns(t *testing.T) {
	t.Parallel()
	wantFigures(t, map[string]string{
		"Một nửa đại biểu đã về quê.":                 "Một nửa | 0.5",
		"Tàu mới đi được một nửa hành trình.":         "một nửa | 0.5",
		"Chưa tới một nửa còn đi biển.":               "Chưa tới một nửa | 0.5",
		"Xã đã góp 3/4 chi phí xây cầu.":              "3/4 | 0.75",
		"Anh viết về một nửa yêu thương.":             "",
		"Một nửa sự thật không là sự thật.":           "",
		"Chỉ số tăng 3,99 điểm (+ 0,6%) trong phiên.": "3,99 điểm | 3.99 | điểm; 0,6% | 0.6 | %",
		"Nước dâng đến + 0,6 m thì đóng cửa.":         "0,6 m | 0.6 | m",
		"Tổ công tác 5 + 1 đã họp.":                   "",
		"Nhóm 5+1 họp hai ngày.":                      "hai ngày | 2 | ngày",
		"Sạt lở ở Km4 + 800 gây ùn tắc.":              "",
	})
}
