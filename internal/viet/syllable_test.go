package viet

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSyllablesAreWordsAndNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{" ,. «»", nil},
		{"Biển, đảo Việt Nam!", []string{"biển", "đảo", "việt", "nam"}},
		{"16.974 cuộc, 68,4%.", []string{"16.974", "cuộc", "68,4"}},
		{"ngày 30/7/2014", []string{"ngày", "30", "7", "2014"}},
		{"Covid-19", []string{"covid", "19"}},
		{"ĐẢO", []string{"đảo"}},
		{"hết.Rồi", []string{"hết", "rồi"}},
		{"năm 2021. 15 xã", []string{"năm", "2021", "15", "xã"}},
		{"a\u00A0b\u200Bc", []string{"a", "b", "c"}},
	} {
		if got := Syllables(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		if got := CountSyllables(c.text); got != len(c.want) {
			t.Errorf("%q counts %d, want %d", c.text, got, len(c.want))
		}
	}
}

func TestSyllablesDoNotDependOnTheNormalForm(t *testing.T) {
	text := "Người Việt giữ vững chủ quyền biển, đảo; nghĩa tình quân dân ấm áp nơi đầu sóng ngọn gió Trường Sa 16.974."
	if a, b := Syllables(text), Syllables(norm.NFD.String(text)); !slices.Equal(a, b) {
		t.Errorf("NFC %q, NFD %q", a, b)
	}
	if a, b := CountSyllables(text), CountSyllables(norm.NFD.String(text)); a != b {
		t.Errorf("NFC counts %d, NFD %d", a, b)
	}
}

func TestKeysJoinTheWaysToWriteASyllable(t *testing.T) {
	for _, same := range [][]string{
		{"hoà", "hòa", "HÒA", "Hoà"}, {"thuỷ", "thủy"}, {"uỷ", "ủy"}, {"khoẻ", "khỏe"}, {"sĩ", "sỹ"}, {"kỹ", "kĩ"}, {"quý", "quí"}, {"mỹ", "mĩ"}, {"tỷ", "tỉ"},
	} {
		for _, other := range same[1:] {
			if a, b := string(AppendKey(nil, same[0])), string(AppendKey(nil, other)); a != b {
				t.Errorf("%s and %s: %s, %s", same[0], other, a, b)
			}
		}
	}
	different := []string{"hoa", "hòa", "hỏa", "hoá", "hoạ", "họa đ", "tay", "tai", "tuy", "tui", "thuy", "đa", "da", "dă", "dâ", "ngày", "ngài"}
	seen := map[string]string{}
	for _, s := range different {
		key := string(AppendKey(nil, s))
		if other, ok := seen[key]; ok && s != "họa đ" {
			t.Errorf("%s and %s are one: %s", s, other, key)
		}
		seen[key] = s
	}
}

func FuzzSentences(f *testing.F) {
	for _, text := range []string{"", "A. B. “C. D.” (e. F) 1. G\nH… i", "TP. HCM v.v. 30.7.2014", "\xff.\xfe\n.", "«"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		var kept strings.Builder
		for _, s := range Sentences(text) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d of %d", s, last, len(text))
			}
			if strings.TrimSpace(text[last:s.Start]) != "" {
				t.Fatalf("%q lost before %v", text[last:s.Start], s)
			}
			if strings.TrimSpace(s.Of(text)) != s.Of(text) {
				t.Fatalf("white space around %q", s.Of(text))
			}
			kept.WriteString(s.Of(text))
			last = s.End
		}
		if strings.TrimSpace(text[last:]) != "" {
			t.Fatalf("%q lost at the end", text[last:])
		}
	})
}

func FuzzSyllables(f *testing.F) {
	f.Add("Biển, đảo 16.974")
	f.Add("\u0301\u0300a\xff")
	f.Fuzz(func(t *testing.T, text string) {
		if n := len(Syllables(text)); n != CountSyllables(NFC(text)) {
			t.Errorf("%d syllables, counted %d", n, CountSyllables(NFC(text)))
		}
		for _, s := range Syllables(text) {
			if s == "" || s != strings.ToLower(s) {
				t.Errorf("syllable %q", s)
			}
		}
	})
}

// BenchmarkSyllables and BenchmarkFields: cutting into syllables beside strings.Fields on the same text.
func BenchmarkSyllables(b *testing.B) {
	text := strings.Repeat("Người Việt giữ vững chủ quyền biển, đảo của Tổ quốc. ", 100)
	for b.Loop() {
		CountSyllables(text)
	}
	b.SetBytes(int64(len(text)))
}

func BenchmarkFields(b *testing.B) {
	text := strings.Repeat("Người Việt giữ vững chủ quyền biển, đảo của Tổ quốc. ", 100)
	for b.Loop() {
		strings.Fields(text)
	}
	b.SetBytes(int64(len(text)))
}
