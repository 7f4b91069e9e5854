package viet

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSortKeyIsTheOrderOfDictionaries(t *testing.T) {
	for _, ordered := range [][]string{
		{"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"},
		{"ma", "mà", "mả", "mã", "má", "mạ", "mác"},
		{"an", "anh", "ánh", "ăn", "ân"},
		{"ba", "ba hoa", "bà con", "bả", "bác"},
		{"An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Ninh", "Bến Tre", "Bình Dương", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Gia Lai", "Hà Giang", "Hà Nội", "Hải Dương", "Hải Phòng", "Hòa Bình"},
		{"", "1", "2", "007x", "10", "a"},
		{"Điều 2", "Điều 10", "Điều 10a", "Điều lệ"},
		{"đảo", "Đảo", "ĐẢO"},
		{"Dung", "Dũng", "Đức"},
	} {
		for i := 1; i < len(ordered); i++ {
			if a, b := ordered[i-1], ordered[i]; SortKey(a) >= SortKey(b) {
				t.Errorf("%q does not come before %q", a, b)
			}
		}
	}
}

func TestSortKeyPutsAnyRowInOneOrder(t *testing.T) {
	words := []string{"an", "ăn", "ân", "ánh", "đảo", "Đảo", "đất", "biển", "bờ", "10", "9", "hoà", "hòa", "Trường Sa", "trường sau"}
	want := slices.Clone(words)
	less := func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) }
	slices.SortStableFunc(want, less)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		got := slices.Clone(words)
		slices.SortStableFunc(got, less)
		for i := range got {
			if SortKey(got[i]) != SortKey(want[i]) {
				t.Fatalf("%q, then %q", want, got)
			}
		}
	}
}

func TestSortKeyIgnoresSpellingAndPunctuation(t *testing.T) {
	for _, pair := range [][2]string{{"hoà", "hòa"}, {"thuỷ", "thủy"}, {"biển, đảo", "biển đảo"}, {"«Đảo»", "Đảo"}, {norm.NFD.String("Đường biển"), "Đường biển"}} {
		if SortKey(pair[0]) != SortKey(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
}

func FuzzSortKey(f *testing.F) {
	f.Add("biển")
	f.Add("\xff 99999999999999999999 đ")
	f.Fuzz(func(t *testing.T, text string) {
		if SortKey(text) != SortKey(norm.NFD.String(NFC(text))) {
			t.Errorf("NFC and NFD of %q differ", text)
		}
	})
}
