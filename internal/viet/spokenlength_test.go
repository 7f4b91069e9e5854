package viet

import "testing"

func TestSpokenSyllablesCountWhatIsSaid(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
		said string
	}{
		{"", 0, ""},
		{"biển đảo", 2, "biển đảo"},
		{"5", 1, "năm"},
		{"07", 1, "bảy"},
		{"10", 1, "mười"},
		{"15", 2, "mười lăm"},
		{"20", 2, "hai mươi"},
		{"21", 3, "hai mươi mốt"},
		{"100", 2, "một trăm"},
		{"105", 4, "một trăm linh năm"},
		{"1.005", 6, "một nghìn không trăm linh năm"},
		{"2.000", 2, "hai nghìn"},
		{"2021", 7, "hai nghìn không trăm hai mươi mốt"},
		{"16.974", 8, "mười sáu nghìn chín trăm bảy mươi tư"},
		{"632.780", 10, "sáu trăm ba mươi hai nghìn bảy trăm tám mươi"},
		{"1.000.000", 2, "một triệu"},
		{"68,4%", 7, "sáu mươi tám phẩy bốn phần trăm"},
		{"12 hải lý", 4, "mười hai hải lý"},
		{"15km", 5, "mười lăm ki lô mét"},
		{"15 km", 5, "mười lăm ki lô mét"},
		{"ngày 30/7/2014", 12, "ngày ba mươi tháng bảy năm hai nghìn không trăm mười bốn"},
		{"ngày 30-7-2014", 12, "the same"},
		{"ngày 30/4", 5, "ngày ba mươi tháng tư"},
		{"10-15", 4, "mười đến mười lăm"},
		{"UBND xã", 5, "Ủy ban nhân dân xã"},
		{"BIỂN ĐẢO VIỆT NAM", 4, "biển đảo Việt Nam"},
		{"Đại hội XIII", 4, "đại hội mười ba"},
		{"Campuchia", 3, "Cam pu chia"},
		{"16 triệu USD", 6, "mười sáu triệu U S D"},
		{"0912345678", 10, "digit by digit"},
		{"… «»! —", 0, ""},
	} {
		if got := SpokenSyllables(c.text); got != c.want {
			t.Errorf("%q is said in %d syllables, want %d (%s)", c.text, got, c.want, c.said)
		}
	}
}

func TestSpokenSecondsFollowTheSpeed(t *testing.T) {
	text := "Biển của ta do dân ta làm chủ." // 8 syllables
	for _, c := range []struct{ perMinute, want int }{{160, 3}, {0, 3}, {-5, 3}, {60, 8}, {480, 1}} {
		if got := SpokenSeconds(text, c.perMinute); got != c.want {
			t.Errorf("%d seconds at %d a minute, want %d", got, c.perMinute, c.want)
		}
	}
	if got := SpokenSeconds("", 160); got != 0 {
		t.Errorf("nothing takes %d seconds", got)
	}
}

func TestSpokenSyllablesAreThoseOfPlainWords(t *testing.T) {
	text := "Tổ quốc nhìn từ biển, đất nước trong lòng dân; ngư dân bám biển, chiến sĩ giữ đảo, kiều bào hướng về quê hương."
	if spoken, written := SpokenSyllables(text), CountSyllables(text); spoken != written {
		t.Errorf("%d syllables said, %d written", spoken, written)
	}
}

func FuzzSpokenSyllables(f *testing.F) {
	for _, text := range []string{"", "30/7/2014", "1.2.3.4.5", "68,4%", "XIII", "\xff0/", "12-", "999999999999999999999", "IIIIIIIIIIIX", "XIXIXIX"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if n := SpokenSyllables(text); n < 0 || n > 12*len(text)+1 {
			t.Errorf("%q is said in %d syllables", text, n)
		}
	})
}

func TestNumbersAreWrittenInRomanDigits(t *testing.T) {
	t.Parallel()
	for number := 1; number < 40; number++ {
		if got := RomanValue(Roman(number)); got != number {
			t.Errorf("%d is written %s, read %d", number, Roman(number), got)
		}
	}
	for number, want := range map[int]string{0: "0", -3: "-3", 1944: "MCMXLIV", 3999: "MMMCMXCIX", 4000: "4000"} {
		if got := Roman(number); got != want {
			t.Errorf("%d is written %s, want %s", number, got, want)
		}
	}
}

func TestRomanNumbersAreThoseThatAreWrittenSo(t *testing.T) {
	for word, want := range map[string]int{
		"": 0, "I": 1, "IV": 4, "IX": 9, "X": 10, "XIII": 13, "XIX": 19, "XXI": 21, "XXXIX": 39, "XXXX": 0, "IIX": 0, "VX": 0, "IIII": 0,
		"IIIIIIIIIIIX": 0, "XIXI": 0, "i": 0, "L": 0, "XIA": 0,
	} {
		if got := RomanValue(word); got != want {
			t.Errorf("%q is %d, want %d", word, got, want)
		}
	}
}
