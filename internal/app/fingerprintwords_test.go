package app_test

import (
	"fmt"
	"testing"

	"baocaovien/internal/app"
)

func TestDigitsAreReadOutAsWords(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]string{
		"0000 0000 0000": "thuyền xanh – thuyền xanh – thuyền xanh – thuyền xanh",
		"0000 0000 0001": "thuyền xanh – thuyền xanh – thuyền xanh – thuyền đỏ",
		"000000000033":   "thuyền xanh – thuyền xanh – thuyền xanh – núi đỏ",
		"1234":           "thuyền xanh – thuyền xanh – thuyền đỏ – chim nhanh",
		"":               "",
		"không":          "",
		"99999999999999": "",
	} {
		if got := app.SpokenDigits(digits); got != want {
			t.Errorf("%q is read %q, want %q", digits, got, want)
		}
	}
	seen := map[string]bool{}
	for n := range 5000 {
		seen[app.SpokenDigits(fmt.Sprintf("%012d", n*199_999_967))] = true
	}
	if len(seen) != 5000 {
		t.Errorf("%d fingerprints of 5000 are read otherwise", len(seen))
	}
}
