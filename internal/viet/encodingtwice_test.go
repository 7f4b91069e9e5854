package viet

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// doubled is a text as a program leaves it that takes its UTF-8 for an encoding of the West.
func doubled(text string, byTable bool) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		r := rune(c)
		if byTable {
			if of := charmap.Windows1252.DecodeByte(c); of != '\uFFFD' {
				r = of
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestUTF8EncodedTwiceIsReadAsItWas(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Ngư dân bám biển, giữ vững chủ quyền",
		"ĐẢNG BỘ TỈNH QUẢNG NINH",
		"<p>Tuần tra 54 km đường biên – «17 hộ dân» ven suối…</p>",
		"<rss><channel><title>Biên giới trên đất liền</title></channel></rss>",
		"Đồn Biên phòng cửa khẩu “Mường Khương” làm việc với xã",
	} {
		for _, byTable := range []bool{true, false} {
			if got := Decode([]byte(doubled(text, byTable)), ""); got != text {
				t.Errorf("by table %v: %q, want %q", byTable, got, text)
			}
		}
	}
}

func TestTextThatWasEncodedOnceStays(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Ngư dân bám biển, giữ vững chủ quyền",
		"à là má á ả ã tà",
		"Château, Âge, garçon, naïveté: mots français",
		"Ngư dân viết «Ã» và «Æ°» trong một bài về lỗi phông chữ, còn lại đều đúng",
		"Ã ", "Æ°", "Â© 2026 bản quyền",
		"plain words",
	} {
		if got := Decode([]byte(text), "text/plain; charset=utf-8"); got != NFC(text) {
			t.Errorf("%q became %q", text, got)
		}
	}
}
