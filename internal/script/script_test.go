package script

import (
	"os"
	"strings"
	"sync"
	"testing"
)

// onceFonts are the fonts for all tests: what is read of them never changes.
var onceFonts = sync.OnceValue(func() *Fallbacks { return Open(os.DirFS("../../assets")) })

func none(rune) bool { return false }

func TestEachScriptHasItsFont(t *testing.T) {
	t.Parallel()
	fonts := onceFonts()
	for text, drawn := range map[string]bool{
		"ព្រំដែន ០១២៣៤៥៦៧៨៩ ៛ ។": true, "ຊາຍແດນ ໐໑໒ ໆ": true, "ชายแดน ๐๑๒ ๆ": true, "ꪼꪕ": true, "ꨌꩌ ꨀꨇꩉ": true,
		"边界 国境 芒街 谅山 凭祥 东兴 河口 龙州 那坡 勐腊": true, "ひらがな カタカナ": true,
		"邊界": false, "한국": false, "عربي": false, "мир": false, "biển": false, "မြန်မာ": false, "\U00020000": false,
	} {
		for r := range strings.FieldsSeq(text) {
			for _, r := range r {
				if got := fonts.Draws(text, r); got != drawn && !(text == "邊界" && r == '界') {
					t.Errorf("%q of %q is drawn: %v", r, text, got)
				}
			}
		}
	}
	if fonts.Draws("một，", '，') || !fonts.Draws("一，", '，') {
		t.Error("a wide comma counts only among letters of its script")
	}
}

func TestAFontThatIsMissingOrBrokenDrawsNothing(t *testing.T) {
	t.Parallel()
	if Open(os.DirFS(t.TempDir())).Draws("ລາວ", 'ລ') {
		t.Error("without its font Lao is drawn")
	}
}

func TestTextIsCutWhereAnotherFontDrawsOn(t *testing.T) {
	t.Parallel()
	own := func(r rune) bool { return r < firstForeign || r == '“' || r == '”' }
	for text, want := range map[string]string{
		"biển": "biển", "(ລາວ)": "(|*ລາວ|)", "于2026年": "*于|2026|*年", "ក\u200bខ": "*ក\u200bខ", "ລາວไทย": "*ລາວ|*ไทย",
		"“友谊关”，": "“|*友谊关|”|*，", "\u200b": "\u200b", "": "", "a\u200db": "a\u200db",
	} {
		var got []string
		for _, s := range onceFonts().Spans(text, own) {
			if s.Font != nil {
				s.Text = "*" + s.Text
			}
			got = append(got, s.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q is cut into %q, want %q", text, got, want)
		}
	}
}

// Lines may end («/») between syllables («.» where a word may go on) and at last between letters («-»), but not inside
// what is drawn together, nor before what never begins a syllable or a line.
func TestWhereLinesMayEnd(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"ខេត្ត\u200bស្វាយរៀង", "ខេ-ត្ត\u200b/ស្វា-យ-រៀ-ង"},
		{"សុទ្ធតែ", "សុ-ទ្ធ-តែ"}, // ទ្ធ ends the first syllable: nothing tells it from the beginning of another
		{"ថ្លៃថ្នូរ។", "ថ្លៃ.ថ្នូ-រ។"},
		{"គ្នាៗនិង", "គ្នាៗ.និ-ង"},
		{"ສາທາລະນະລັດ", "ສາ.ທາ.ລະ.ນະ.ລັ-ດ"},
		{"ປະເທດໄທ", "ປະ.ເທ-ດ.ໄທ"},
		{"ນ້ຳຂອງ", "ນ້ຳ-ຂ-ອ-ງ"},
		{"ประเทศไทย", "ป-ระ.เท-ศ.ไท-ย"},
		{"ต่างๆได้", "ต่า-งๆ.ได้"},
		{"两国，边界（一）", "两/国，/边/界/（一）"},
		{"「东京」へ", "「东/京」/へ"},
		{"ベトナムー", "ベ/ト/ナ/ムー"},
	} {
		spans := onceFonts().Spans(c.text, none)
		var b strings.Builder
		if len(spans) != 1 || spans[0].Font == nil {
			t.Fatalf("%q is in %d fonts", c.text, len(spans))
		}
		for _, a := range spans[0].Font.Shape(c.text, false) {
			b.WriteString(a.Text + map[Joint]string{LetterJoint: "-", SyllableJoint: ".", FreeJoint: "/"}[a.After])
		}
		if got := strings.TrimSuffix(b.String(), "/"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What the spelling asks for, seen from the places of the glyphs: vowels and letters drawn before, over and under the
// letter they follow.
func TestGlyphsStandWhereTheSpellingPutsThem(t *testing.T) {
	t.Parallel()
	shape := func(text string) Atom {
		spans := onceFonts().Spans(text, none)
		return spans[0].Font.Shape(text, false)[0]
	}
	bare := shape("ក")
	for text, under := range map[string]bool{"ក្ម": true, "កុ": true, "ក្ក": true, "កិ": false, "កើ": false} {
		if a := shape(text); (a.Bottom > bare.Bottom+0.1) != under || (a.Top > bare.Top+0.1) == under {
			t.Errorf("%q reaches %.2f over and %.2f under the line; the bare letter %.2f and %.2f", text, a.Top, a.Bottom, bare.Top, bare.Bottom)
		}
	}
	for _, text := range []string{"កេ", "ក្រ"} { // drawn before the letter they follow
		a := shape(text)
		if first := a.Glyphs[0].Outline.Bounds(); len(a.Glyphs) != 2 || first == bare.Glyphs[0].Outline.Bounds() {
			t.Errorf("%q begins with its base", text)
		}
	}
	if plain, high := shape("ກ"), shape("ກົ້"); high.Top < plain.Top+0.3 || high.Width > plain.Width+0.01 {
		t.Errorf("vowel and tone of ກົ້ do not stand over each other: %.2f against %.2f, width %.2f against %.2f", high.Top, plain.Top, high.Width, plain.Width)
	}
	if regular, bold := shape("中"), onceFonts().of('中').Shape("中", true)[0]; len(bold.Glyphs) != 2 || bold.Width != regular.Width {
		t.Errorf("bold Chinese is %d glyphs, %.2f em wide; regular %.2f", len(bold.Glyphs), bold.Width, regular.Width)
	}
}

func TestNoLetterGetsLost(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"ក្\u17d2", "\u17d2ក", "េេ", "\u200b\u200b", "ກ\u200dັັ", "中\u3099国", "กกกำำ"} {
		for _, s := range onceFonts().Spans(text, none) {
			if s.Font == nil {
				continue
			}
			var b strings.Builder
			for _, a := range s.Font.Shape(s.Text, true) {
				b.WriteString(a.Text)
			}
			if b.String() != s.Text {
				t.Errorf("%q came back as %q", s.Text, b.String())
			}
		}
	}
}

func TestShapingFromSeveralGoroutines(t *testing.T) {
	t.Parallel()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			font := onceFonts().of('ខ')
			for range 20 {
				if len(font.Shape("ខេត្តស្វាយរៀង", true)) < 5 {
					t.Error("a word is in less than five parts")
				}
			}
		})
	}
	all.Wait()
}
