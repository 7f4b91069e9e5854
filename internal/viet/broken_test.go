package viet

import "testing"

// Letters that broke on the way (feedparser 421, ruTorrent 3170, matrix-hookshot 1108, and what they have for neighbours): the
// reader sees that something was there, and what stands around it stays.
func TestABrokenLetterLeavesASign(t *testing.T) {
	t.Parallel()
	const around = "Bộ đội Biên phòng tuần tra đường biên giới, giúp ngư dân bám biển.\n"
	for name, c := range map[string][2]string{
		"a first byte alone":           {"Ng\xc6 dân", "Ng� dân"},
		"a following byte alone":       {"b\xa1m biển", "b�m biển"},
		"a letter of three without":    {"bi\xe1\xbbn", "bi�n"},
		"a letter of three, one left":  {"bi\xe1n", "bi�n"},
		"at the start":                 {"\xbfgư dân", "�gư dân"},
		"at the end":                   {"bám bi\xe1\xbb", "bám bi�"},
		"two letters in a row":         {"bi\xe1\xbb\xe1\xbb!", "bi�!"},
		"a slash too long":             {"ngày 5\xc0\xaf11", "ngày 5�11"},
		"half a surrogate":             {"bám \xed\xa0\x80 biển", "bám � biển"},
		"a surrogate in two halves":    {"bám \xed\xa0\xbd\xed\xb8\x80 biển", "bám � biển"},
		"beyond the last code point":   {"bám \xf4\x90\x80\x80 biển", "bám � biển"},
		"a sequence of five":           {"bám \xf8\x88\x80\x80\x80 biển", "bám � biển"},
		"0xFF":                         {"d\xffn", "d�n"},
		"0xFE":                         {"d\xfen", "d�n"},
		"in a number":                  {"có 1\xb20 tàu", "có 1�0 tàu"},
		"a no-break space of the West": {"12\xa0tàu", "12�tàu"},
		"the sign itself":              {"d�n", "d�n"},
		"a syllable in windows-1258":   {"b\xe1m bi\xea\xd2n", "b�m bi�n"},
	} {
		if got := Decode([]byte(around+c[0]+"\n"+around), "text/plain; charset=utf-8"); got != around+c[1]+"\n"+around {
			t.Errorf("%s: %q, want %q", name, got, c[1])
		}
		if got := Clean(c[1]); got != c[1] {
			t.Errorf("%s: cleaned to %q", name, got)
		}
	}
}

// A template in UTF-8 around texts that an older program wrote.
func TestLinesInTheOldEncodingAreReadWithinUTF8(t *testing.T) {
	t.Parallel()
	const around = "<p>Bộ đội Biên phòng tuần tra đường biên giới, giúp ngư dân bám biển dài ngày, giữ vững chủ quyền của Tổ quốc.</p>\n"
	for _, text := range []string{
		"Ngư dân bám biển, giữ đảo",
		"Chủ quyền biển, đảo của Tổ quốc",
		"Đồn biên phòng cử 12 cán bộ về bản",
		"TUẦN TRA BIÊN GIỚI CÙNG NHÂN DÂN",
	} {
		raw := append([]byte(around+around+"<p>"), windows1258(t, text)...)
		raw = append(raw, "</p>\n"+around+around...)
		if got, want := Decode(raw, "text/html; charset=utf-8"), around+around+"<p>"+text+"</p>\n"+around+around; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	// Too little to tell it from letters that lost bytes.
	for raw, want := range map[string]string{"<b>b\xe1m</b>": "<b>b�m</b>", "<b>b\xe1m b\xe1o c\xe1</b>": "<b>b�m b�o c�</b>"} {
		if got := Decode([]byte(around+raw+around), "text/html; charset=utf-8"); got != around+want+around {
			t.Errorf("%q became %q", raw, got)
		}
	}
}

func TestWhatNoXMLMayHoldStopsNoReader(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<a>sound &#233; &#xE9; &amp;</a>": "<a>sound &#233; &#xE9; &amp;</a>",
		"d&#0;n":                           "d�n",
		"d&#x0;n":                          "d�n",
		"d&#xD800;n":                       "d�n",
		"d&#57343;n":                       "d�n",
		"d&#x110000;n":                     "d�n",
		"d&#99999999999999999999;n":        "d�n",
		"d&#xFFFF;n":                       "d�n",
		"d&#x1F;&#11;n":                    "dn",
		"d\x00\x0bn":                       "dn",
		"d\xc3n":                           "d�n",
		"d\uFFFEn":                         "d�n",
		"a&#9;b&#10;c":                     "a&#9;b&#10;c",
		"&#; &#x; &#12":                    "&#; &#x; &#12",
	} {
		if got := string(XMLText([]byte(in))); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestADayWithABrokenDigitIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"�5/11/2026", "2�/11/2026", "25/1�/2026", "25/11/202�", "25/11/20�6", "ngày 2� tháng 11 năm 2026", "�ngày"} {
		if day, ok := ParseDate(text); ok {
			t.Errorf("%q is %v", text, day)
		}
	}
	if day, ok := ParseDate("Ng�y đăng: 25/11/2026"); !ok || day.String() != "2026-11-25" {
		t.Errorf("a broken letter elsewhere: %v", day)
	}
}
