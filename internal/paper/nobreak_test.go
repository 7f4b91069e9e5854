package paper

import "testing"

func TestNoBreakGroupsAreData(t *testing.T) {
	if _, err := noBreak.Set(); err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string]struct {
		count int
		words []string
	}{
		"leader":  {17, []string{"ngày", "số", "thứ", "khoá", "lục"}},
		"ordinal": {13, []string{"nhất", "mười"}},
		"counted": {84, []string{"%", "‰", "m²", "m³", "hải", "người", "mw"}},
		"stamp":   {8, []string{"t/m", "tm.", "q.", "tuq."}},
		"pair":    {1, []string{"biển, đảo"}},
	} {
		got := wordsOf(label)()
		if len(got) != want.count {
			t.Errorf("%s: %d words, want %d", label, len(got), want.count)
		}
		for _, w := range want.words {
			if !got[w] {
				t.Errorf("%s lacks %q", label, w)
			}
		}
	}
	if !together("biển,", "đảo;", true) || together("biển", "đảo", true) {
		t.Error("«biển, đảo» is one subject, «biển đảo» two words")
	}
}
