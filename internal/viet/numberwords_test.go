package viet

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

var digitWords = strings.Fields("không một hai ba bốn năm sáu bảy tám chín")

// hundredsInWords writes 0 to 999 as it is said; inner groups of a number say their empty hundreds.
func hundredsInWords(n int, inner bool) []string {
	var words []string
	if n >= 100 || inner && n > 0 {
		words = append(words, digitWords[n/100], "trăm")
	}
	tens, units := n/10%10, n%10
	switch {
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	case units > 0 && len(words) > 0:
		words = append(words, "linh")
	}
	if units > 0 {
		words = append(words, digitWords[units])
	}
	return words
}

// inWords writes a number below a thousand billions as it is said.
func inWords(n int) string {
	if n == 0 {
		return "không"
	}
	var words []string
	for scale, name := 1_000_000_000, 0; name < 4; scale, name = scale/1000, name+1 {
		if group := n / scale % 1000; group > 0 {
			words = append(words, hundredsInWords(group, len(words) > 0)...)
			words = append(words, []string{"tỷ", "triệu", "nghìn", ""}[name])
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// grouped writes a number with a dot before each three digits.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}

func TestNumbersTakeAsLongAsTheirWords(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	check := func(n int) {
		for _, text := range []string{strconv.Itoa(n), grouped(n)} {
			if got, want := SpokenSyllables(text), len(strings.Fields(inWords(n))); got != want {
				t.Fatalf("%s is said in %d syllables, want %d (%s)", text, got, want, inWords(n))
			}
		}
	}
	for n := range 12_000 {
		check(n)
	}
	for range 5_000 {
		check(random.IntN(1_000_000_000_000))
	}
}

func TestTwoTextsTakeAsLongAsBothTogether(t *testing.T) {
	texts := []string{"Biển của ta.", "Có 16.974 cuộc.", "Ngày 30/7/2014.", "Dài 1.449,566 km.", "UBND xã họp.", "Đại hội XIII.", "Tăng 68,4%."}
	for _, a := range texts {
		for _, b := range texts {
			if got, want := SpokenSyllables(a+" "+b), SpokenSyllables(a)+SpokenSyllables(b); got != want {
				t.Errorf("%q and %q take %d syllables together, %d apart", a, b, got, want)
			}
		}
	}
}
