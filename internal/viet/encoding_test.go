package viet

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const encodedText = "<html><head><title>Chủ quyền biển, đảo</title></head><body>Đường cơ sở, thềm lục địa; Ổ, Ẫm, ươm, ngưỡng</body></html>"

// windows1258 writes text as old Vietnamese editors did: letters with their marks behind them.
func windows1258(t *testing.T, text string) []byte {
	t.Helper()
	var b strings.Builder
	marks := map[rune]bool{'\u0300': true, '\u0301': true, '\u0303': true, '\u0309': true, '\u0323': true}
	for _, r := range text {
		whole, mark := string(r), ""
		for m := range marks {
			for _, base := range "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" {
				if NFC(string(base)+string(m)) == string(r) {
					whole, mark = string(base), string(m)
				}
			}
		}
		b.WriteString(whole + mark)
	}
	raw, err := charmap.Windows1258.NewEncoder().Bytes([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestTextIsReadWhateverItsEncoding(t *testing.T) {
	le, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(encodedText))
	if err != nil {
		t.Fatal(err)
	}
	be, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(encodedText))
	if err != nil {
		t.Fatal(err)
	}
	old := windows1258(t, encodedText)
	for name, c := range map[string]struct {
		raw  []byte
		mime string
	}{
		"utf-8":                              {[]byte(encodedText), ""},
		"utf-8 with a mark":                  {[]byte("\xEF\xBB\xBF" + encodedText), "text/html"},
		"utf-8 declared as something else":   {[]byte(encodedText), "text/html; charset=iso-8859-1"},
		"utf-16 little endian with a mark":   {le, ""},
		"utf-16 big endian without a mark":   {be, "text/html; charset=utf-16"},
		"windows-1258 by the header":         {old, "text/html; charset=windows-1258"},
		"windows-1258 not declared":          {old, "text/html"},
		"windows-1258 declared as utf-8":     {old, "text/html; charset=utf-8"},
		"windows-1258 declared as latin":     {old, "text/html; charset=iso-8859-1"},
		"decomposed utf-8":                   {[]byte(strings.ReplaceAll(encodedText, "ủ", "u\u0309")), ""},
		"a header that names no known thing": {[]byte(encodedText), "text/html; charset=tieng-viet"},
	} {
		if got := Decode(c.raw, c.mime); got != encodedText {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTheFileNamesItsEncodingWhereTheHeaderDoesNot(t *testing.T) {
	for _, head := range []string{`<meta charset="windows-1258">`, `<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">`, `<?xml version="1.0" encoding='windows-1258'?>`} {
		if got := Decode(windows1258(t, head+"Đảo"), ""); got != head+"Đảo" {
			t.Errorf("%s: %q", head, got)
		}
	}
	if got := Decode([]byte("<meta charset=gb2312>\xd6\xd0"), ""); !strings.HasSuffix(got, "中") {
		t.Errorf("gb2312: %q", got)
	}
}

func TestAFewBrokenBytesDoNotMakeAnotherEncoding(t *testing.T) {
	got := Decode([]byte("Chủ quyền biển, đảo \xff và biên giới"), "text/html; charset=utf-8")
	if got != "Chủ quyền biển, đảo \uFFFD và biên giới" {
		t.Errorf("%q", got)
	}
	if got := Decode([]byte("Biển, đả")[:len("Biển, đả")-1], ""); !strings.HasPrefix(got, "Biển, đ") {
		t.Errorf("cut off inside a letter: %q", got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(encodedText), "text/html; charset=utf-8")
	f.Add([]byte{0xFF, 0xFE, 'a'}, "")
	f.Add([]byte("\x00<\x00a"), "text/xml; charset=utf-16")
	f.Fuzz(func(t *testing.T, raw []byte, mime string) {
		text := Decode(raw, mime)
		if text != NFC(text) {
			t.Fatalf("not NFC: %q", text)
		}
	})
}
