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
