package viet

import (
	"strings"
	"testing"
)

// keyed are words, and the keys people write them with.
var keyed = []struct{ telex, vni, want string }{
	{"tieengs", "tie6ng1", "tiếng"},
	{"vieejt", "vie6t5", "việt"},
	{"Vieetj", "Vie6t5", "Việt"},
	{"bieern", "bie6n3", "biển"},
	{"ddaor", "d9ao3", "đảo"},
	{"DDaor", "D9ao3", "Đảo"},
	{"daord", "dao39", "đảo"},
	{"dduwowngf", "d9u7o7ng2", "đường"},
	{"duongdwf", "duong972", "đường"},
	{"quoocs", "quo6c1", "quốc"},
	{"hoaf", "hoa2", "hòa"},
	{"hoafn", "hoa2n", "hoàn"},
	{"hoanf", "hoan2", "hoàn"},
	{"thuyr", "thuy3", "thủy"},
	{"quys", "quy1", "quý"},
	{"thuowr", "thuo73", "thuở"},
	{"huowng", "huo7ng", "hương"},
	{"truwowngf", "tru7o7ng2", "trường"},
	{"nguwowif", "ngu7o7i2", "người"},
	{"nghieeng", "nghie6ng", "nghiêng"},
	{"giuwax", "giu74a", "giữa"},
	{"giaf", "gia2", "già"},
	{"gif", "gi2", "gì"},
	{"mwowif", "mu7o7i2", "mười"},
	{"muaw", "mua7", "mưa"},
	{"muwa", "mu7a", "mưa"},
	{"hoawcj", "hoa8c5", "hoặc"},
	{"quawngj", "qua8ng5", "quặng"},
	{"cuuws", "cu7u1", "cứu"},
	{"khuyeens", "khuye6n1", "khuyến"},
	{"khuya", "khuya", "khuya"},
	{"ngoaif", "ngoai2", "ngoài"},
	{"ngoeof", "ngoeo2", "ngoèo"},
	{"xooong", "xoong", "xoong"},
	{"aan", "a6n", "ân"},
	{"awn", "a8n", "ăn"},
	{"tuw", "tu7", "tư"},
	{"tw", "tu7", "tư"},
	{"TW", "TU7", "TƯ"},
	{"uwu", "u7u", "ưu"},
	{"yeeus", "ye6u1", "yếu"},
	{"ngoans", "ngoan1", "ngoán"},
	{"BIEENR", "BIE6N3", "BIỂN"},
	{"DDBQH", "D9BQH", "ĐBQH"},
	{"HDDND", "HD9ND", "HĐND"},
	{"UBND", "UBND", "UBND"},
	{"TTDDN", "TTD9N", "TTĐN"},
	{"DDawks", "D9a8k1", "Đắk"},
	{"Lawsk", "La81k", "Lắk"},
	{"Kroong", "Kro6ng", "Krông"},
	{"Mnoong", "Mno6ng", "Mnông"},
	{"Ploong", "Plo6ng", "Plông"},
	{"Xtieeng", "Xtie6ng", "Xtiêng"},
	{"tasz", "ta10", "ta"},
	{"toansf", "toan12", "toàn"},
	{"caps", "cap1", "cáp"},
	{"oanh", "oanh", "oanh"},
	{"quyeets", "quye6t1", "quyết"},
	{"luaatj", "lua6t5", "luật"},
	{"chuwcs", "chu7c1", "chức"},
	{"thueef", "thue62", "thuề"},
	{"cuoocj", "cuo6c5", "cuộc"},
	{"huyf", "huy2", "hùy"},
	{"ddoongf", "d9o6ng2", "đồng"},
	{"thoongs", "tho6ng1", "thống"},
}

func TestKeysWriteTheWord(t *testing.T) {
	t.Parallel()
	for _, c := range keyed {
		if got := Telex.Finish("", c.telex); got != c.want {
			t.Errorf("Telex %s writes %s, not %s", c.telex, got, c.want)
		}
		if got := VNI.Finish("", c.vni); got != c.want {
			t.Errorf("VNI %s writes %s, not %s", c.vni, got, c.want)
		}
	}
}

func TestKeysThatWriteNoVietnamese(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		way        Typing
		keys, want string
	}{
		{Telex, "windows", "windows"},
		{Telex, "user", "user"},
		{Telex, "WTO", "WTO"},
		{Telex, "file", "file"},
		{Telex, "software", "software"},
		{Telex, "Facebook", "Facebook"},
		{Telex, "address", "address"},
		{Telex, "ThS", "ThS"},
		{Telex, "TS", "TS"},
		{Telex, "DDUQS", "ĐUQS"},
		{VNI, "DD9UQS", "DĐUQS"},
		{VNI, "2026", "2026"},
		{VNI, "F16", "F16"},
		{VNI, "COVID19", "COVID19"},
		// Taken back: the same key once more.
		{Telex, "aff", "af"},
		{Telex, "ddd", "dd"},
		{Telex, "ooo", "oo"},
		{Telex, "aww", "aw"},
		{Telex, "uww", "uw"},
		{Telex, "ww", "w"},
		{Telex, "uoww", "uow"},
		{Telex, "cass", "cas"},
		{Telex, "discuss", "discuss"},
		{VNI, "a22", "a2"},
		{VNI, "d99", "d9"},
		{VNI, "o66", "o6"},
	} {
		if got := c.way.Finish("", c.keys); got != c.want {
			t.Errorf("%s %s writes %s, not %s", c.way, c.keys, got, c.want)
		}
	}
}

// Letters that stand already are typed on: what the cursor comes back to.
func TestKeysBehindWhatStands(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"biên", "s", "biến"},
		{"biến", "r", "biển"},
		{"bi", "n", "bin"},
		{"bie", "en", "biên"},
		{"hòa", "n", "hoàn"},
		{"thủy", "z", "thuy"},
		{"duong", "w", "dương"},
		{"bie\u0302n", "r", "biển"},
		{"Ða", "or", "Đảo"},
		{"â", "w", "ă"},
		{"ưo", "w", "ươ"},
		{"ướ", "w", "uów"},
		{"á", "s", "as"},
		{"as", "a", "asa"},
		{"kas", "s", "kass"},
		{"", "", ""},
		{"windows", "", "windows"},
		{"Lào", "s", "Láo"},
	} {
		if got := Telex.Compose(c[0], c[1]); got != c[2] {
			t.Errorf("%s behind %s gives %s, not %s", c[1], c[0], got, c[2])
		}
	}
	for _, c := range [][3]string{{"A1", "2", "A12"}, {"bai", "1", "bái"}, {"12", "5", "125"}} {
		if got := VNI.Compose(c[0], c[1]); got != c[2] {
			t.Errorf("%s behind %s gives %s, not %s", c[1], c[0], got, c[2])
		}
	}
}

// Every syllable of the language can be typed by both ways, its mark and tone at once or at its end.
func TestEverySyllableCanBeTyped(t *testing.T) {
	t.Parallel()
	for rime := range rimes() {
		for _, onset := range []string{"", "ng", "đ", "qu", "gi"} {
			for tone := Ngang; tone <= Nang; tone++ {
				word := onset + rime
				if !spelled(word) || tone != Ngang && tone != Sac && tone != Nang && stopped(rime) {
					continue
				}
				want := wordOf(word, tone)
				for way, keys := range map[Typing][2]string{Telex: telexKeys(word), VNI: vniKeys(word)} {
					for _, k := range keys {
						k += toneKey(way, tone)
						if got := way.Finish("", k); got != want {
							t.Errorf("%s %s writes %s, not %s", way, k, got, want)
						}
					}
				}
			}
		}
	}
}

// wordOf writes a syllable with its tone where the table of places says.
func wordOf(word string, tone Tone) string {
	c := &keyedWord{tone: tone}
	for _, l := range word {
		c.add(l)
	}
	return c.text()
}

// telexKeys are two ways to type a syllable without its tone: each mark behind its letter, and all at the end.
func telexKeys(word string) [2]string {
	keys := map[rune]string{'â': "aa", 'ê': "ee", 'ô': "oo", 'ă': "aw", 'ơ': "ow", 'ư': "uw", 'đ': "dd"}
	ways := keysOf(word, keys)
	if strings.Contains(word, "oo") { // the third o takes the mark back, and with it all marks to come
		ways[0] = strings.Replace(ways[0], "oo", "ooo", 1)
		ways[1] = ways[0]
	}
	return ways
}

func vniKeys(word string) [2]string {
	keys := map[rune]string{'â': "a6", 'ê': "e6", 'ô': "o6", 'ă': "a8", 'ơ': "o7", 'ư': "u7", 'đ': "d9"}
	return keysOf(word, keys)
}

func keysOf(word string, keys map[rune]string) [2]string {
	beside, letters, marks := "", "", ""
	for _, l := range word {
		k, ok := keys[l]
		if !ok {
			k = string(l)
		}
		beside += k
		letters += k[:1]
		marks += k[1:]
	}
	if strings.Contains(word, "ươ") { // one key gives both their horns
		marks = strings.Replace(strings.Replace(marks, "ww", "w", 1), "77", "7", 1)
	}
	return [2]string{beside, letters + marks}
}

func toneKey(way Typing, tone Tone) string {
	for key, t := range tonesOf[way] {
		if t == tone && tone != Ngang {
			return string(key)
		}
	}
	return ""
}
