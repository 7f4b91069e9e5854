package read

import (
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestAnAddressIsShownBeforeItIsOpened(t *testing.T) {
	v, p := paneOf(t)
	for address, opens := range map[string]bool{
		"https://noi.example/bai": true, "http://an:mo@noi.example/": true, "mailto:an@noi.example": true, "HTTPS://noi.example": true,
		"file:///etc/passwd": false, "javascript:alert(1)": false, "search-ms:query=a": false, "ms-msdt:/id": false, "\\\\may\\chia": false,
		"ftp://noi.example/": false, "vbscript:a": false, "C:\\a.exe": false, "https:///a": false, "": false, "a.exe": false,
	} {
		p.CloseDialog()
		p.OpenAddress(address)
		_, asked := uitest.Find(v.Window, uitest.Saying(words.Say("reading.open-address")))
		if asked != opens {
			t.Errorf("%q: asked %v", address, asked)
		}
		if _, told := uitest.Find(v.Window, func(o fyne.CanvasObject) bool { return strings.Contains(uitest.SaysIn(o), "an:mo") }); told {
			t.Errorf("%q: the password is shown", address)
		}
	}
}

func TestADestinationCannotPretend(t *testing.T) {
	for address, want := range map[string]string{
		"https://chinhphu.vn@xau.example/": "xau.example", "https://xau.example:8443/chinhphu.vn": "xau.example:8443",
		"https://chіnhphu.vn/": "xn--chnhphu-9ef.vn", "mailto:an@noi.example?body=x": "an@noi.example",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		got := kit.Destination(u)
		if got != want && (!strings.HasPrefix(want, "xn--") || !strings.HasPrefix(got, "xn--")) {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

func TestAStampStandsOverTheArticle(t *testing.T) {
	v, p := reads(t)
	p.article.Stamp = library.TopSecret
	v.Show(p.head()[0])
	sentence := words.Say("reading.stamp", "stamp", library.TopSecret)
	if _, told := uitest.Find(v.Window, uitest.Saying(sentence)); !told {
		t.Error("the stamp is not shown")
	}
}
