package feed

import (
	"strings"
	"testing"
)

// brokenLetters are letters that broke on the way, with what a reader is shown for them: bytes, and references to no character.
var brokenLetters = map[string]string{
	"Ng\xc6 dân":           "Ng� dân",
	"bi\xe1\xbbn":          "bi�n",
	"có 1\xb20 tàu":        "có 1�0 tàu",
	"d\xffn":               "d�n",
	"5\xc0\xaf11":          "5�11",
	"a \xed\xa0\x80 b":     "a � b",
	"d&#0;n":               "d�n",
	"d&#x0;n":              "d�n",
	"d&#xD800;n":           "d�n",
	"d&#x110000;n":         "d�n",
	"d&#xFFFE;n":           "d�n",
	"d\ufffdn":             "d�n",
	"d&#xFFFD;n":           "d�n",
	"đảo\x00, \x0bbiển":    "đảo, biển",
	"đảo&#x1F;, &#11;biển": "đảo, biển",
}

// A byte that was lost took its letter with it, and nobody saw (feedparser 421, 478; ruTorrent 3170; matrix-hookshot 1108).
func TestABrokenLetterOfAFeedIsShown(t *testing.T) {
	t.Parallel()
	const sound = "Bộ đội Biên phòng tuần tra đường biên giới, giúp ngư dân bám biển"
	for broken, want := range brokenLetters {
		for format, text := range map[string]string{
			"RSS":   `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Mẫu</title><item><title>` + broken + `</title><link>https://a.vn/1</link><description>` + sound + `</description></item></channel></rss>`,
			"CDATA": `<rss version="2.0"><channel><title>Mẫu</title><item><title>A</title><link>https://a.vn/1</link><description><![CDATA[<p>` + broken + `</p>]]></description></item><item><title>B</title><link>https://a.vn/2</link><description>` + sound + `</description></item></channel></rss>`,
			"Atom":  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Mẫu</title><entry><id>1</id><title>` + broken + `</title><link href="https://a.vn/1"/><summary>` + sound + `</summary></entry></feed>`,
		} {
			f, err := Parse(t.Context(), []byte(text), "", "https://a.vn/rss")
			if err != nil || len(f.Items) == 0 {
				t.Errorf("%s, %q: %v", format, broken, err)
				continue
			}
			got := f.Items[0].Title
			if format == "CDATA" {
				got = f.Items[0].Lead
			}
			if got != want {
				t.Errorf("%s, %q is read as %q, want %q", format, broken, got, want)
			}
		}
	}
}

func TestABrokenLetterHidesNoSource(t *testing.T) {
	t.Parallel()
	for broken, want := range brokenLetters {
		list, err := ParseOPML([]byte(`<opml><body><outline text="` + broken + `" xmlUrl="https://a.vn/1"/><outline text="Biên phòng tỉnh, đường biên giới, giữ đảo" xmlUrl="https://a.vn/2"/></body></opml>`))
		if err != nil || len(list) != 2 || list[0].Title != want {
			t.Errorf("%q: %+v, %v", broken, list, err)
		}
		f, err := Parse(t.Context(), []byte(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.vn/tin/bai-1-2026.html</loc><news:news><news:title>`+broken+`</news:title></news:news></url>`+
			`<url><loc>https://a.vn/tin/bai-2-2026.html</loc><news:news><news:title>Biên phòng tỉnh, đường biên giới, giữ đảo</news:title></news:news></url></urlset>`), "application/xml", "https://a.vn/sitemap.xml")
		if err != nil || len(f.Items) != 2 || !strings.Contains(f.Items[0].Title+f.Items[1].Title, want) {
			t.Errorf("a sitemap with %q: %+v, %v", broken, f.Items, err)
		}
	}
}
