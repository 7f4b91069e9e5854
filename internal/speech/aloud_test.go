package speech

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestTheListsAreThere(t *testing.T) {
	if _, err := book.Set(); err != nil {
		t.Fatal(err)
	}
	for _, label := range listsOfWords {
		if len(known().lists[label]) == 0 {
			t.Errorf("no list %q", label)
		}
	}
	for sign := range known().measures {
		if len(sign) > longestSign {
			t.Errorf("the sign %q is longer than the longest that is looked for", sign)
		}
	}
}

func TestTextIsReadAloud(t *testing.T) {
	for _, c := range []struct{ text, said string }{
		{"", ""},
		{"Biển của ta do dân ta làm chủ.", "Biển của ta do dân ta làm chủ."},
		{"16.974 cuộc, 632.780 lượt người", "mười sáu nghìn chín trăm bảy mươi tư cuộc, sáu trăm ba mươi hai nghìn bảy trăm tám mươi lượt người"},
		{"rộng 12 hải lý.", "rộng mười hai hải lý."},
		{"tăng 68,4%", "tăng sáu mươi tám phẩy bốn phần trăm"},
		{"giảm 0,05 %", "giảm không phẩy không năm phần trăm"},
		{"hơn 3.260 km bờ biển", "hơn ba nghìn hai trăm sáu mươi ki lô mét bờ biển"},
		{"diện tích 1.000.000 km²", "diện tích một triệu ki lô mét vuông"},
		{"chạy 15km/h", "chạy mười lăm ki lô mét trên giờ"},
		{"40°C", "bốn mươi độ xê"},
		{"−5°C", "âm năm độ xê"},
		{"ngày 30/7/2014", "ngày ba mươi tháng bảy năm hai nghìn không trăm mười bốn"},
		{"Ngày 02-9-1945", "Ngày hai tháng chín năm một nghìn chín trăm bốn mươi lăm"},
		{"ngày 30/4", "ngày ba mươi tháng tư"},
		{"từ 1/5 đến 30/6", "từ một tháng năm đến ba mươi tháng sáu"},
		{"ngày 29-30/4", "ngày hai mươi chín đến ba mươi tháng tư"},
		{"tháng 4/2026", "tháng tư năm hai nghìn không trăm hai mươi sáu"},
		{"quý I, tháng 4", "quý một, tháng tư"},
		{"giai đoạn 2021-2025", "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm"},
		{"10 – 15 tàu", "mười đến mười lăm tàu"},
		{"10-15%", "mười đến mười lăm phần trăm"},
		{"15/21 xã", "mười lăm trên hai mươi mốt xã"},
		{"lúc 14h30", "lúc mười bốn giờ ba mươi phút"},
		{"19:00", "mười chín giờ"},
		{"từ 7h đến 9h", "từ bảy giờ đến chín giờ"},
		{"7 giờ 30", "bảy giờ ba mươi"},
		{"Nghị định 30/2020/NĐ-CP", "Nghị định ba mươi năm hai nghìn không trăm hai mươi NĐ-CP"},
		{"Chỉ thị số 21/CT-TTg", "Chỉ thị số hai mươi mốt CT-TTg"},
		{"Hướng dẫn 36-HD/VPTW", "Hướng dẫn ba mươi sáu HD/VPTW"},
		{"Nghị quyết số 15/2021", "Nghị quyết số mười lăm năm hai nghìn không trăm hai mươi mốt"},
		{"Đại hội XIII", "Đại hội mười ba"},
		{"khóa XIV", "khóa mười bốn"},
		{"UBND tỉnh và BĐBP", "Ủy ban nhân dân tỉnh và Bộ đội Biên phòng"},
		{"16 triệu USD", "mười sáu triệu đô la Mỹ"},
		{"4.000 đồng/kg", "bốn nghìn đồng một ki lô gam"},
		{"80 triệu đồng/người/năm", "tám mươi triệu đồng một người một năm"},
		{"gọi 0912 345 678", "gọi không chín một hai ba bốn năm sáu bảy tám"},
		{"gọi 0292.3.812.345", "gọi không hai chín hai ba tám một hai ba bốn năm"},
		{"21 tàu, 24 xã, 115 hộ", "hai mươi mốt tàu, hai mươi tư xã, một trăm mười lăm hộ"},
		{"105 và 1.005", "một trăm linh năm và một nghìn không trăm linh năm"},
		{"ASEAN, UNESCO", "ASEAN, UNESCO"},
		{"BIỂN ĐẢO VIỆT NAM", "BIỂN ĐẢO VIỆT NAM"},
		{"văn hóa & du lịch", "văn hóa và du lịch"},
		{"thứ 4 trong tháng", "thứ tư trong tháng"},
		{"Điều 1", "Điều một"},
	} {
		if got := Aloud(c.text, nil); got.Said != c.said || len(got.Kept) > 0 {
			t.Errorf("%q\n is read %q\n    want %q, kept %q", c.text, got.Said, c.said, got.Kept)
		}
	}
}

// What has several readings stands as it is written, and is told.
func TestWhatHasSeveralReadingsIsKept(t *testing.T) {
	for _, c := range []struct{ text, kept string }{
		{"3/4 dân số", "3/4"},
		{"theo 98/2023", "98/2023"},
		{"24/7", "24/7"},
		{"1,000 tàu", "1,000"},
		{"phiên bản 1.5", "1.5"},
		{"16 974 cuộc", "16"},
		{"mạng 5G", "5G"},
		{"máy bay F35", "F35"},
		{"ngày 5-10", "5-10"},
		{"Ban TTĐN họp", "TTĐN"},
		{"32/13/2026", "32/13/2026"},
		{"tỷ lệ 1:50.000", "1:50.000"},
		{"mục II", ""},
	} {
		got := Aloud(c.text, nil)
		if c.kept == "" {
			if len(got.Kept) > 0 {
				t.Errorf("%q keeps %q", c.text, got.Kept)
			}
			continue
		}
		if !slices.Contains(got.Kept, c.kept) || !strings.Contains(got.Said, c.kept) {
			t.Errorf("%q is read %q and keeps %q, want %q kept", c.text, got.Said, got.Kept, c.kept)
		}
	}
}

func TestReadingsSayWhatTheSourceHas(t *testing.T) {
	got := Aloud("Có 12 tàu; 12 tàu cá, tăng 5%.", nil)
	want := []SpokenForm{{"12", "mười hai"}, {"5%", "năm phần trăm"}}
	if !slices.Equal(got.Readings, want) {
		t.Errorf("%q, want %q", got.Readings, want)
	}
}

// Where digits are left in what is read, something is told of them.
func FuzzAloud(f *testing.F) {
	for _, text := range []string{"30/7/2014", "1.2.3", "68,4%", "XIII", "\xff0/", "12-", "9999999999999999999999", "0912 345 678", "−5", "5/", "/5", "14h3", "–5–6", "0/A0", "000 G7", "A0/0/0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		got := Aloud(text, nil)
		digits := func(text string) bool { return strings.ContainsAny(text, "0123456789") }
		told := len(got.Kept) > 0 || slices.ContainsFunc(got.Readings, func(f SpokenForm) bool { return digits(f.Said) }) // «21/CT-TTg»
		for word := range known().lists[asWritten] {
			told = told || digits(word) && strings.Contains(text, word)
		}
		if digits(got.Said) && !told {
			t.Errorf("%q is read %q: digits that nobody is told of", text, got.Said)
		}
	})
}

// An office's own abbreviations are read as it says; one that has two full forms is left and told.
func TestAbbreviationsOfTheOfficeAreReadAsItSays(t *testing.T) {
	own := NewFullForms([]library.OfficeWord{
		{Kind: library.ShortWord, Word: "BTT", Means: "Ban Tuyên truyền"},
		{Kind: library.ShortWord, Word: "UBND", Means: "Ủy ban xã"},
		{Kind: library.ShortWord, Word: "TTX", Means: "thông tấn"},
		{Kind: library.ShortWord, Word: "TTX", Means: "tổ tuyên xã"},
		{Kind: library.OldPlace, Word: "ABC", Means: "An Bình"},
	})
	for text, want := range map[string]string{
		"BTT họp với BĐBP.":    "Ban Tuyên truyền họp với Bộ đội Biên phòng.",
		"UBND họp.":            "Ủy ban xã họp.",
		"BTT: 3 TTX":           "Ban Tuyên truyền: ba TTX",
		"ABC là nơi khác.":     "ABC là nơi khác.",
		"BTTX không phải BTT.": "BTTX không phải Ban Tuyên truyền.",
	} {
		got := Aloud(text, own)
		if got.Said != want || slices.Contains(got.Kept, "TTX") != strings.Contains(text, " TTX") {
			t.Errorf("%q is read %q, left %q; want %q", text, got.Said, got.Kept, want)
		}
	}
	if !Knows(library.OfficeWord{Word: "UBND", Means: "ủy ban nhân dân"}) || Knows(library.OfficeWord{Word: "BTT", Means: "Ban Tuyên truyền"}) {
		t.Error("what the program reads by itself is not told from what an office adds")
	}
}
