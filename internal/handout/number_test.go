package handout

import "testing"

func TestNumbersThatSomeoneTyped(t *testing.T) {
	if spokenNumber.Missing() {
		t.Error("no list of numbers in words")
	}
	for text, want := range map[string]bool{
		"1. Biển": true, "2.1. Biển": true, "IV. Biển": true, "a) Biển": true, "- Biển": true, "Một là, giữ biển": true, "Thứ hai: giữ biển": true,
		"Thứ bảy tuần này": true, "Một làng chài": false, "Hai lần": false, "Thứ trưởng": false, "Biển một là": false, "": false,
	} {
		if numbered(text) != want {
			t.Errorf("%q brings its number: %v", text, !want)
		}
	}
}

func TestACountThatStandsAloneIsLeftOut(t *testing.T) {
	for text, want := range map[string]string{
		"Hai là, giữ gìn mốc quốc giới.": "Giữ gìn mốc quốc giới.", "Thứ nhất, đúng giờ.": "Đúng giờ.", "Một là giữ biển.": "Một là giữ biển.",
		"Hai lần, ba lượt.": "Hai lần, ba lượt.", "Biển, đảo quê hương": "Biển, đảo quê hương", "Ba là,": "Ba là,", "": "",
	} {
		if got := withoutCount(text); got != want {
			t.Errorf("%q without its count is %q, want %q", text, got, want)
		}
	}
}
