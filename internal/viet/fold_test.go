package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabetOfTones is every Vietnamese letter with every mark, small and capital.
const alphabetOfTones = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

func TestFoldTakesEveryMarkOff(t *testing.T) {
	want := strings.Repeat("a", 18) + "bcdd" + strings.Repeat("e", 12) + "gh" + strings.Repeat("i", 6) + "klmn" +
		strings.Repeat("o", 18) + "pqrst" + strings.Repeat("u", 12) + "vx" + strings.Repeat("y", 6)
	for _, text := range []string{alphabetOfTones, strings.ToUpper(alphabetOfTones), norm.NFD.String(alphabetOfTones)} {
		if got := Fold(text); got != want {
			t.Errorf("%q folds to %q", text, got)
		}
	}
	for _, pair := range [][2]string{{"Đường", "duong"}, {"ÐÀO", "dao"}, {"hoà", "hoa"}, {"hòa", "hoa"}, {"Biển, đảo!", "bien, dao!"}} {
		if got := Fold(pair[0]); got != pair[1] {
			t.Errorf("%q folds to %q, want %q", pair[0], got, pair[1])
		}
	}
}

func TestCleanLeavesOneLineOfWhatIsSeen(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""},
		{"  a \t\n b\u00A0c ", "a b c"},
		{"a\u200Bb\u00ADc\uFEFF", "abc"},
		{"a\x00\x07b", "ab"},
		{"\uE000x\uE001", "x"},
		{"e\u0302\u0301", "ế"},
		{"\xff\xfeok", "\uFFFDok"},
		{"1\uFFFD0 tàu", "1\uFFFD0 tàu"},
		{"bi\uFFFFn", "bi\uFFFDn"},
		{"a\u2028b\u3000c", "a b c"},
	} {
		if got := Clean(c[0]); got != c[1] {
			t.Errorf("%q cleans to %q, want %q", c[0], got, c[1])
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"", "Biển, đảo", alphabetOfTones, "\xff\x80đ", "İı ﬁ Ⅷ ½ \u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if again := Fold(folded); again != folded {
			t.Fatalf("%q folds to %q, and that to %q", text, folded, again)
		}
		if utf8.ValidString(text) && Fold(NFC(text)) != Fold(norm.NFD.String(text)) {
			t.Fatalf("NFC and NFD of %q fold apart", text)
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add(" a\u0301\n\x00 b ")
	f.Add("A\xc2\u0301") // found by fuzzing: the mark met its letter after the broken byte had gone
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if Clean(clean) != clean {
			t.Fatalf("%q cleans to %q, and that to %q", text, clean, Clean(clean))
		}
		for _, r := range clean {
			if unicode.IsControl(r) || r == '\u00A0' {
				t.Fatalf("%q keeps %U", clean, r)
			}
		}
		if !norm.NFC.IsNormalString(clean) || strings.Contains(clean, "  ") || strings.TrimSpace(clean) != clean {
			t.Fatalf("%q is not one clean line", clean)
		}
	})
}

func TestTheTableOfLettersIsWhatTakingThemApartGives(t *testing.T) {
	for r := rune(firstLatin); r < endLetter; r++ {
		if got := letterOf(r); got != takeApart(r) {
			t.Errorf("%c is %v, taken apart %v", r, got, takeApart(r))
		}
		if got := string(appendFolded(nil, r)); got != foldRune(r) {
			t.Errorf("%c folds to %q, worked out %q", r, got, foldRune(r))
		}
	}
}
