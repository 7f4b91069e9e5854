package viet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// lowerLetters are the 67 letters that bear marks.
const lowerLetters = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"

// As the fonts' own charts have them, letter by letter in the order above.
var charts = map[string]struct{ lower, upper []string }{
	"TCVN3": {
		strings.Split("µ ¶ · ¸ ¹ ¨ » ¼ ½ ¾ Æ © Ç È É Ê Ë ® Ì Î Ï Ð Ñ ª Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä « å æ ç è é ¬ ê ë ì í î ï ñ ò ó ô \u00AD õ ö ÷ ø ù ú û ü ý þ", " "),
		nil,
	},
	"VNI": {
		strings.Split("aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î", " "),
		strings.Split("AØ AÛ AÕ AÙ AÏ AÊ AÈ AÚ AÜ AÉ AË AÂ AÀ AÅ AÃ AÁ AÄ Ñ EØ EÛ EÕ EÙ EÏ EÂ EÀ EÅ EÃ EÁ EÄ Ì Æ Ó Í Ò OØ OÛ OÕ OÙ OÏ OÂ OÀ OÅ OÃ OÁ OÄ Ô ÔØ ÔÛ ÔÕ ÔÙ ÔÏ UØ UÛ UÕ UÙ UÏ Ö ÖØ ÖÛ ÖÕ ÖÙ ÖÏ YØ YÛ YÕ YÙ Î", " "),
	},
	// RFC 1456, the bytes as ISO 8859-1 reads them.
	"VISCII": {
		latinSigns("E0 E4 E3 E1 D5 E5 A2 C6 C7 A1 A3 E2 A5 A6 E7 A4 A7 F0 E8 EB A8 E9 A9 EA AB AC AD AA AE EC EF EE ED B8 F2 F6 F5 F3 F7 F4 B0 B1 B2 AF B5 BD B6 B7 DE BE FE F9 FC FB FA F8 DF D7 D8 E6 D1 F1 CF D6 DB FD DC"),
		latinSigns("C0 C4 C3 C1 80 C5 82 02 05 81 83 C2 85 86 06 84 87 D0 C8 CB 88 C9 89 CA 8B 8C 8D 8A 8E CC 9B CE CD 98 D2 99 A0 D3 9A D4 90 91 92 8F 93 B4 96 97 B3 95 94 D9 9C 9D DA 9E BF BB BC FF BA B9 9F 14 19 DD 1E"),
	},
}

func latinSigns(codes string) (all []string) {
	for code := range strings.FieldsSeq(codes) {
		var b byte
		for _, c := range code {
			b = b<<4 | byte(strings.IndexRune("0123456789ABCDEF", c))
		}
		all = append(all, string(rune(b)))
	}
	return all
}

// typed returns text as it was typed in an old font. Capitals that a font has not are lower-case letters.
func typed(kind, text string) string {
	chart := charts[kind]
	signs := map[rune]string{}
	for i, r := range []rune(lowerLetters) {
		signs[r], signs[unicode.ToUpper(r)] = chart.lower[i], chart.lower[i]
		if chart.upper != nil {
			signs[unicode.ToUpper(r)] = chart.upper[i]
		}
	}
	if kind == "TCVN3" {
		for i, r := range []rune("ĂÂÊÔƠƯĐ") {
			signs[r] = string(rune(0xA1 + i))
		}
	}
	var b strings.Builder
	for _, r := range text {
		if sign, ok := signs[r]; ok {
			b.WriteString(sign)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func fontOf(kind string) OldFont {
	return map[string]OldFont{"TCVN3": oldFonts[0], "VNI": oldFonts[1], "VISCII": oldFonts[2]}[kind]
}

func TestEveryLetterOfTheOldFontsIsRead(t *testing.T) {
	letters := []rune(lowerLetters)
	if len(letters) != 67 {
		t.Fatalf("%d letters", len(letters))
	}
	for kind, chart := range charts {
		for i, r := range letters {
			if got := fontOf(kind).Convert(chart.lower[i]); got != string(r) {
				t.Errorf("%s: %q is %q, want %c", kind, chart.lower[i], got, r)
			}
			if chart.upper == nil {
				continue
			}
			if got := fontOf(kind).Convert(chart.upper[i]); got != strings.ToUpper(string(r)) {
				t.Errorf("%s: %q is %q, want %c", kind, chart.upper[i], got, unicode.ToUpper(r))
			}
		}
	}
	for i, r := range []rune("ĂÂÊÔƠƯĐ") {
		if got := fontOf("TCVN3").Convert(string(rune(0xA1 + i))); got != string(r) {
			t.Errorf("TCVN3: %q is %q, want %c", rune(0xA1+i), got, r)
		}
	}
	capitals, _ := Typeface(".VnTimeH")
	if got := capitals.Convert(strings.Join(charts["TCVN3"].lower, "")); got != strings.ToUpper(lowerLetters) {
		t.Errorf(".VnTimeH: %q", got)
	}
}

func TestTheNameOfAFontTellsItsEncoding(t *testing.T) {
	const biển, upper, vni = "biÓn", "BIỂN", "bieån"
	for name, want := range map[string]string{
		".VnTime": "biển", ".VnArial": "biển", "ABCDEF+.VnTime,Bold": "biển", ".VnTimeH": upper, ".VnTimeH-Bold": upper,
		".VnArialH Bold": upper, ".VnTime-BoldItalic": "biển", ".vntime": "biển",
	} {
		font, ok := Typeface(name)
		if got := font.Convert(biển); !ok || got != want {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
	for _, name := range []string{"VNI-Times", "VNI-Helve-Condense", "GHIJKL+VNI-Times", "vni-times"} {
		font, ok := Typeface(name)
		if got := font.Convert(vni); !ok || got != "biển" {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
	for _, name := range []string{"Times New Roman", "", "Vntime", "VNtimes new roman", "Arial", "VNI"} {
		if _, ok := Typeface(name); ok {
			t.Errorf("%q is no old font", name)
		}
	}
	font, _ := Typeface(".VnTime")
	if got := font.Convert("Biển đảo là của ta"); got != "Biển đảo là của ta" {
		t.Errorf("Unicode in an old font: %q", got)
	}
}

// proseTexts are of our own making: an announcement, a report, a headline, capitals.
var proseTexts = []string{
	"Ban Tuyên giáo và Dân vận đề nghị các đơn vị tuyên truyền về chủ quyền biển, đảo; giữ gìn đường biên giới hòa bình.\nĐồng chí báo cáo viên nêu rõ: nhiệm vụ quý này gồm ba việc, trước hết là quyết tâm học tập, rồi mới đến tổ chức.",
	"Ở xã Phước Hậu, người dân đã trồng được 12 héc-ta rừng ngập mặn; mỗi năm thêm khoảng 3 %, nguồn lợi thủy sản cũng khá hơn.",
	"Thông tin đối ngoại những tháng cuối năm",
	"<p>Kỷ luật, kỷ cương</p><p>Ủy ban nhân dân huyện tổ chức hội nghị; uỷ viên dự đông đủ.</p>",
}

func TestATextInAnOldFontIsKnownByItsWords(t *testing.T) {
	for kind := range charts {
		for _, text := range proseTexts {
			got, ok := Unfont(typed(kind, text))
			want := text
			if kind == "TCVN3" { // capitals with tones were lower-case letters
				want = strings.NewReplacer("Ở", "ở", "Ủ", "ủ").Replace(text)
			}
			if !ok || got != want {
				t.Errorf("%s: %v\n got %q\nwant %q", kind, ok, got, want)
			}
			bytes := make([]byte, 0, len(text))
			for _, r := range typed(kind, text) {
				bytes = append(bytes, byte(r))
			}
			for _, declared := range []string{"", "text/html; charset=windows-1252", "text/html; charset=utf-8", "text/html; charset=windows-1258", "text/html; charset=x-user-defined"} {
				if got := Decode(bytes, declared); got != want {
					t.Errorf("%s as bytes, %q: %q", kind, declared, got)
				}
			}
		}
	}
}

func TestCapitalsOfTCVN3ComeWithTheirUnmarkedLetters(t *testing.T) {
	got, ok := Unfont("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nB¸o c¸o")
	if want := "CỘNG HÒA Xã HỘI CHỦ NGHĨA VIỆT NAM\nBáo cáo"; !ok || got != want {
		t.Errorf("%q", got)
	}
}

func TestDotsAndCopyrightSignsStaySigns(t *testing.T) {
	got, ok := Unfont("© 2004 · §iÒu 5 · ®iÓm b, kho¶n 2 · 30° · thµnh phè")
	if want := "© 2004 · Điều 5 · điểm b, khoản 2 · 30° · thành phố"; !ok || got != want {
		t.Errorf("%q", got)
	}
}

func TestEntitiesOfEditorsAreLettersOfTheFont(t *testing.T) {
	got, ok := Unfont("<p>Bi&Oacute;n &reg;&para;o qu&ordf; h&shy;&not;ng &amp; bi&ordf;n gi&iacute;i, t&micro;u thuy&Ograve;n</p>")
	if want := "<p>Biển đảo quê hương &amp; biên giới, tàu thuyền</p>"; !ok || got != want {
		t.Errorf("%q", got)
	}
}

func TestOnlyTheOldPartOfAMixedTextIsConverted(t *testing.T) {
	got, ok := Unfont("<h1>Tin tức biển đảo quê hương là đây, ô tô và cà phê</h1><p>" + typed("TCVN3", "Nhiệm vụ của các đồng chí rất nặng nề") + "</p><p>à, hòa thuận, có khá</p>")
	if want := "<h1>Tin tức biển đảo quê hương là đây, ô tô và cà phê</h1><p>Nhiệm vụ của các đồng chí rất nặng nề</p><p>à, hòa thuận, có khá</p>"; !ok || got != want {
		t.Errorf("%v %q", ok, got)
	}
}

// otherTexts must stay as they are: good Vietnamese, with and without many marks, and other languages.
var otherTexts = []string{
	"Ban Tuyên giáo đề nghị các đơn vị tuyên truyền về chủ quyền biển, đảo.",
	"Là và có, à ơi; xã ta có nhà ga. Tôi đi Hà Nội.",
	"Bà con có nhà, có ruộng", "Cà phê, hòa bình, tình yêu", "Xã An Hòa có bà Hà", "là là", "",
	"The naïve café owner’s résumé – 50 °C, £3, ½ hour, Windows® and Intel®, © 2020 Garçon & Söhne, façade, coöperate.",
	"Français : là où l’été était déjà très beau, les élèves préféraient la forêt, la mère, le père, le thé, le bébé, çà et là ; né à Orléans, où règne l’âme. Né, thé, dé, ré, pré, gré.",
	"Die schöne Tür für ältere Schüler führt über die Straße; müde Hände grüßen. Größe, Länge, Höhe, Nähe, Mühe, Kühe, Tür, dünn, kühn, grün, schön, für.",
	"Español: el niño comió piña y mañana será otro día; ¿qué tal?, ¡olé! Más allá, aquí, así, té, sí, mí, tú, él.",
	"Português: não há ação sem coração; a mãe, o pão, o irmão, então, até, só, é, à, às, três, mês, você.",
	"Svenska: på sjön är det så kallt att båten står stilla; två män går över ån. Få, gå, nå, då, så, på, må.",
	"Italiano: perché la città è così bella? Più, già, può, né, sé, là, lì, sì, giù, tè.",
	"Polski i čeština v latin-1: Ã¡ Ã© mojibake cá»§a UTF-8 Ä‘á»c sai",
	"2 × 3 ± 5 µm; §§ 12–14; A·B; 10 m² ¶ ® ™ ª º",
}

func TestGoodTextInAnyLanguageStaysAsItIs(t *testing.T) {
	for _, text := range otherTexts {
		if got, ok := Unfont(text); ok || got != text {
			t.Errorf("%q\nbecame %q", text, got)
		}
		for line := range strings.SplitSeq(text, " ") { // short pieces too: names, single words
			if got, ok := Unfont(line); ok {
				t.Errorf("%q became %q", line, got)
			}
		}
	}
	for kind := range charts {
		for _, text := range proseTexts {
			if got, ok := Unfont(text); ok {
				t.Errorf("%s: %q", kind, got)
			}
		}
	}
}

// TestCollectedTextsComeBack reads real texts, where they are: typed in each font they must come back, and as
// they are they must stay.
func TestCollectedTextsComeBack(t *testing.T) {
	files, err := filepath.Glob("../../../shared/data/*/*/*.body.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("–", "-", "“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "•", "-", "—", "-", "×", "x", "»", "-").Replace(NFC(string(raw)))
		if got, ok := Unfont(text); ok {
			t.Errorf("%s: good text changed, %d of %d bytes", name, len(got), len(text))
		}
		for kind := range charts {
			old, ok := Unfont(typed(kind, text))
			if wrong := wrongWords(old, text); !ok && len(text) > 200 || wrong*100 > CountSyllables(text) {
				t.Errorf("%s in %s: %v, %d words of %d are wrong", name, kind, ok, wrong, CountSyllables(text))
			}
		}
	}
}

// wrongWords counts the words of got that are not those of want, but for capitals.
func wrongWords(got, want string) (wrong int) {
	a, b := Syllables(got), Syllables(want)
	if len(a) != len(b) {
		return len(b)
	}
	for i := range a {
		if a[i] != b[i] {
			wrong++
		}
	}
	return wrong
}

func TestWhatComesOutOfAnOldFontIsStable(t *testing.T) {
	for kind := range charts {
		for _, text := range proseTexts {
			once, _ := Unfont(typed(kind, text))
			if twice, again := Unfont(once); again {
				t.Errorf("%s: converted twice: %q", kind, twice)
			}
		}
	}
}

func FuzzUnfont(f *testing.F) {
	for _, text := range append(proseTexts, otherTexts...) {
		f.Add(text)
		f.Add(typed("TCVN3", text))
		f.Add(typed("VNI", text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := Unfont(text)
		if !ok && got != text {
			t.Fatalf("changed but said not: %q", text)
		}
		if isASCII([]byte(text)) && !strings.Contains(text, "&") && ok {
			t.Fatalf("plain letters changed: %q", text)
		}
	})
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("Chủ quyền biển, đảo")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Map(func(r rune) rune {
			if strings.ContainsRune(lowerLetters+" ,.;abcdeghiklmnopqrstuvxy", r) {
				return r
			}
			return -1
		}, NFC(text))
		for _, kind := range []string{"TCVN3", "VISCII"} { // in VNI, «a» before «ò» is another letter than each alone
			if got := fontOf(kind).convert(typed(kind, text)); got != text {
				t.Fatalf("%s: %q came back as %q", kind, text, got)
			}
		}
		raw := windows1258(t, text)
		if got, err := charmap.Windows1258.NewDecoder().Bytes(raw); err != nil || NFC(string(got)) != text {
			t.Fatalf("windows-1258: %q came back as %q, %v", text, got, err)
		}
	})
}
