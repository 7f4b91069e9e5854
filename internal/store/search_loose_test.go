package store_test

import (
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// TestWhatIsMeantIsFound has what people type beside what they mean: kinds of slips, little words, other words.
func TestWhatIsMeantIsFound(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for i, text := range [][2]string{
		{"Ngày hội biển đảo", "Học sinh vẽ tranh về biển đảo quê hương."},
		{"Ra Trường Sa", "Đoàn công tác thăm Trường Sa và nhà giàn."},
		{"Tầng hai bị sập", "Cái nhà dựng giàn giáo; trường học bên cạnh phủ cát sa bồi."},
		{"Hàng cấm", "Hải quan chặn buôn lậu thuốc lá ở An Giang, gần biên giới."},
		{"Trường làng", "Ngôi trường ở xa, đường ra bãi tập dài."},
		{"Thử vũ khí", "Triều Tiên phóng tên lửa; Nhật điều tiêm kích."},
		{"Ông Duterte nói về đàm phán", "Tổng thống Duterte phát biểu ở Manila."},
		{"Bay trên biển", "Một máy bay tuần thám cất cánh."},
		{"Đón xuân", "Kiều bào về nước ăn tết."},
		{"Hội đàm ở thủ đô", "Tổng thống thăm chính thức."},
		{"Tiếp khách", "Nguyên thủ nước bạn thăm và làm việc."},
		{"Sang thăm bạn", "Đoàn sang Cam-pu-chia dự lễ."},
		{"Chiến hạm rời cảng", "Tàu sân bay trực thăng ra khơi tập trận."},
		{"Sóng lớn", "Vụ va chạm làm dầu loang trên sông; dân được bồi thường."},
		{"Gặp gỡ ở thủ đô bạn", "Đại sứ quán ta tại Czech mời khách dự hội xuân."},
		{"Tin thời tiết", "Áp thấp nhiệt đới đi vào vịnh."},
		{"Bên kia sông", "Hai binh sĩ đào tẩu bằng xuồng lúc rạng sáng."},
		{"Giữa chợ", "Phiến quân nã pháo; người biểu tình tuần hành."},
		{"Án ở bến xe", "Kẻ chiếm đoạt tài sản lĩnh tám năm tù giam, được thả tự do sau."},
		{"Kho bạc", "Nợ công của nước bạn phình to."},
		{"Trời lạ", "Lốc xoáy và địa chấn cùng ngày, xe buýt dừng chạy."},
		{"Hàng ghế sau", "Người hâm mộ động viên đội thua."},
		{"Vùng trời", "Tiêm kích rơi ở ngoài khơi Syria sau khi đâm chim, phi công thiệt mạng."},
	} {
		save(t, l, arrival(s, strconv.Itoa(i), text[0], text[1]))
	}
	for _, want := range []struct{ query, title, missing, instead string }{
		{"bien dap ", "Ngày hội biển đảo", "", "dap → đảo"},                 // the key beside
		{"biển đảp ", "Ngày hội biển đảo", "", "đảp → đảo"},                 // with marks
		{"bein dao", "Ngày hội biển đảo", "", "bein → biển"},                // two letters change places
		{"trường xa ", "Ra Trường Sa", "", "xa → sa"},                       // what an ear does not tell apart
		{"chuong sa", "Ra Trường Sa", "", "chuong → trường"},                // in no article
		{"tên lửa triều tiêm", "Thử vũ khí", "", "tiêm → tiên"},             // the word stands elsewhere in the article
		{"duterto", "Ông Duterte nói về đàm phán", "", "duterto → duterte"}, // alone
		{"dutete manila", "Ông Duterte nói về đàm phán", "", "dutete → duterte"},
		{"nhà giàn trường sa", "Ra Trường Sa", "", ""},             // together before strewn
		{"buôn lậu qua biên giới an giang", "Hàng cấm", "qua", ""}, // a little word
		{"buôn lâu thuốc lá", "Hàng cấm", "", ""},                  // marks are not letters
		{"phi cơ tuần thám", "Bay trên biển", "", ""},
		{"việt kiều ăn tết", "Đón xuân", "", ""},
		{"viet kieu", "Đón xuân", "", ""},
		{"nguyên thủ thăm chính thức", "Hội đàm ở thủ đô", "", ""},
		{"campuchia", "Sang thăm bạn", "", ""},
		{"hàng không mẫu hạm diễn tập", "Chiến hạm rời cảng", "", ""},
		{"tàu chiến rời cảng", "Chiến hạm rời cảng", "", ""},
		{"đụng nhau tràn dầu đền bù", "Sóng lớn", "", ""},
		{"dung nhau tran dau", "Sóng lớn", "", ""},
		{"ĐSQ tại Séc", "Gặp gỡ ở thủ đô bạn", "", ""},
		{"ATNĐ vào vịnh", "Tin thời tiết", "", ""},
		// as people say it and as papers write it: what a fresh round of queries missed, with neighbours
		{"lính trốn bằng xuồng", "Bên kia sông", "", ""},
		{"chạy trốn bằng xuồng", "Bên kia sông", "", ""},
		{"quân nổi dậy nã pháo", "Giữa chợ", "", ""},
		{"phe nổi dậy nã pháo", "Giữa chợ", "", ""},
		{"xuống đường giữa chợ", "Giữa chợ", "", ""},
		{"lừa tiền bị tù", "Án ở bến xe", "", ""},
		{"phóng thích bến xe", "Án ở bến xe", "", ""},
		{"nợ nhà nước phình", "Kho bạc", "", ""},
		{"vòi rồng động đất", "Trời lạ", "", ""},
		{"xe bus dừng chạy", "Trời lạ", "", ""},
		{"fan an ủi đội thua", "Hàng ghế sau", "", ""},
		{"tiêm kích rớt ở syria đâm phải chym phi công nằm", "Vùng trời", "phải nằm", "chym → chim"}, // two words that no other lacks
		{`"bien dap"`, "", "", ""},
		{"title:dap bien", "", "", ""},
	} {
		hits, err := l.Search(t.Context(), want.query, library.Filter{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var got library.Hit
		if len(hits) > 0 {
			got = hits[0]
		}
		if got.Title != want.title || got.Missing != want.missing || got.Instead != want.instead {
			t.Errorf("%q finds first %q, without %q, by %q; want %q, without %q, by %q", want.query, got.Title, got.Missing, got.Instead, want.title, want.missing, want.instead)
		}
	}
	if got := found(t, l, "tổng thống thăm"); got != "Hội đàm ở thủ đô" {
		t.Errorf("a word that leads one way leads back: %q", got)
	}
}

// Another word for the same comes after the word that was typed, and before what has all words but other marks.
func TestAnotherWordRanksBelowTheOneTyped(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Kể về máy may", "Phi cò bay qua đồng lúa."))
	save(t, l, arrival(s, "2", "Kể về máy bay", "Máy bay qua đồng lúa."))
	save(t, l, arrival(s, "3", "Kể về phi cơ", "Phi cơ qua đồng lúa."))
	if got := found(t, l, "phi cơ đồng lúa"); got != "Kể về phi cơ|Kể về máy bay|Kể về máy may" {
		t.Error(got)
	}
}

func TestOneWordDoesNotEmptyAQuery(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "1", "Giữ đảo", "Bộ đội nhà giàn canh biển ngày đêm."))
	save(t, l, arrival(s, "2", "Cầu Bắc Luân II", "Xe qua cầu tấp nập."))
	save(t, l, arrival(s, "3", "Đường biên", "Dân bản tuần tra cột mốc."))
	save(t, l, arrival(s, "4", "Cầu Bắc Luân", "Cầu cũ vắng xe."))
	for _, want := range []struct{ query, titles, missing string }{
		{"nhà giàn khôngcótừnày", "Giữ đảo", "khôngcótừnày"},
		{"khôngcótừnày tuần tra", "Đường biên", "khôngcótừnày"},
		{"nhà giàn mốc", "Giữ đảo", "mốc"},
		{"tuần tra cột ngày", "Đường biên", "ngày"},
		{"nhà giàn", "Giữ đảo", ""},
		{"cột khôngcótừnày mốc khôngcảtừnày", "Đường biên", "khôngcótừnày khôngcảtừnày"},
		{"nhà giàn khôngcótừnày -canh", "", ""},
		{"khôngcótừnày khôngcảtừnày", "", ""},
		{"ngày mốc", "", ""}, // one of two is not most of them
		{"bắc luân 2", "Cầu Bắc Luân II", ""},
		{"bac luan ii", "Cầu Bắc Luân II", ""},
		{"Bắc Luân II", "Cầu Bắc Luân II", ""},
		{`"bắc luân 2"`, "", ""},
		{`tuần tra cột "đêm ngày"`, "", ""},
		{`tuần tra title:mốc`, "", ""},
	} {
		hits, err := l.Search(t.Context(), want.query, library.Filter{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		missing := ""
		for _, h := range hits {
			titles = append(titles, h.Title)
			missing = h.Missing
		}
		if got := strings.Join(titles, "|"); got != want.titles || missing != want.missing {
			t.Errorf("%q finds %q without %q, want %q without %q", want.query, got, missing, want.titles, want.missing)
		}
	}
}

// A word of two syllables is left out whole, though some article lacks only one syllable of a long query and holds the others
// here and there.
func TestAWordOfTwoSyllablesIsLeftOutWhole(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	save(t, l, arrival(s, "meant", "Bản vùng cao dựng lại cầu treo sau lũ quét", "Thanh niên và bộ đội góp công suốt tuần."))
	save(t, l, arrival(s, "strewn", "Chuyện trong tuần", "Cầu cũ ở bản dưới. Vùng này có người ăn cao lương, người dựng lều, kẻ nôn ra vì lũ.",
		"Treo biển quét sơn, lại nghe tin xa. Sau nữa là chuyện khác.", "Nóng như rang suốt vụ."))
	hits, err := l.Search(t.Context(), "bản vùng cao nôn nao dựng lại cầu treo sau lũ quét", library.Filter{Limit: 2})
	if err != nil || len(hits) == 0 || hits[0].Title != "Bản vùng cao dựng lại cầu treo sau lũ quét" || hits[0].Missing != "nôn nao" {
		t.Errorf("%+v, %v", hits, err)
	}
}

func TestAnOldNameOfAPlaceFindsTheNewOneLowerDown(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for i, a := range []struct {
		title, text string
		published   library.Moment
	}{
		{"Cù lao xưa", "Bộ đội giúp dân Trà Vinh gặt lúa.", library.Day(2020, 3, 1)},
		{"Cầu cũ", "Dân Vĩnh Long qua cầu.", library.Day(2021, 3, 1)},
		{"Bờ kè mới", "Tỉnh Vĩnh Long gia cố bờ kè.", library.Day(2025, 9, 1)},
		{"Cảng mới", "TP.HCM mở cảng.", library.Day(2025, 9, 2)},
		{"Vùng cao", "Phú Thọ làm đường.", library.Day(2025, 9, 3)},
	} {
		one := arrival(s, strconv.Itoa(i), a.title, a.text)
		one.Article.Published = a.published
		save(t, l, one)
	}
	for query, want := range map[string]string{
		"Trà Vinh":               "Cù lao xưa|Bờ kè mới (Trà Vinh → Vĩnh Long)",
		"tra vinh":               "Cù lao xưa|Bờ kè mới (Trà Vinh → Vĩnh Long)",
		"bờ kè trà vinh":         "Bờ kè mới (Trà Vinh → Vĩnh Long)",
		"tỉnh bến tre":           "Bờ kè mới (Bến Tre → Vĩnh Long)",
		"bến tre kè":             "Bờ kè mới (Bến Tre → Vĩnh Long)",
		"Vĩnh Long":              "Bờ kè mới|Cầu cũ",
		"cảng Bà Rịa - Vũng Tàu": "Cảng mới (Bà Rịa - Vũng Tàu → Thành phố Hồ Chí Minh)",
		"hòa bình":               "", // peace
		"tỉnh hòa bình":          "Vùng cao (Hòa Bình → Phú Thọ)",
		`"Trà Vinh"`:             "Cù lao xưa",
		"lúa -Trà -Vinh":         "",
		"Trà Vinh den:2024":      "Cù lao xưa",
	} {
		hits, err := l.Search(t.Context(), query, library.Filter{Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			one := h.Title
			if h.Instead != "" {
				one += " (" + h.Instead + ")"
			}
			got = append(got, one)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// There are no districts any more: an island's district finds the special zone, and says so.
func TestAnIslandsDistrictFindsItsSpecialZone(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	for i, a := range []struct {
		title     string
		published library.Moment
	}{
		{"Huyện đảo Lý Sơn trồng tỏi", library.Day(2024, 3, 1)},
		{"Đặc khu Lý Sơn đón khách", library.Day(2025, 9, 1)},
		{"Đặc khu Phú Quốc mở bến", library.Day(2025, 9, 2)},
	} {
		one := arrival(s, strconv.Itoa(i), a.title, "Tin ngắn.")
		one.Article.Published = a.published
		save(t, l, one)
	}
	for query, want := range map[string]string{
		"huyện đảo Lý Sơn":   "Huyện đảo Lý Sơn trồng tỏi|Đặc khu Lý Sơn đón khách (huyện đảo Lý Sơn → đặc khu Lý Sơn)",
		"huyen ly son":       "Huyện đảo Lý Sơn trồng tỏi|Đặc khu Lý Sơn đón khách (huyện Lý Sơn → đặc khu Lý Sơn)",
		"thành phố Phú Quốc": "Đặc khu Phú Quốc mở bến (thành phố Phú Quốc → đặc khu Phú Quốc)",
		"Lý Sơn":             "Đặc khu Lý Sơn đón khách|Huyện đảo Lý Sơn trồng tỏi",
		"đặc khu Lý Sơn":     "Đặc khu Lý Sơn đón khách",
	} {
		if got := foundBy(t, l, query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}
