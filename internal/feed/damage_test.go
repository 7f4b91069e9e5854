package feed

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// madeFeeds write a feed of n items in each format; every item is one line, so that a test knows where it ends.
var madeFeeds = map[string]struct{ head, item, tail string }{
	"RSS 0.92": {`<?xml version="1.0"?><rss version="0.92"><channel><title>Mẫu</title>`, `<item><title>Bài số %[1]d</title><link>/bai-%[1]d.html</link><description>Tóm tắt của bài số %[1]d.</description></item>`, `</channel></rss>`},
	"RSS 2.0":  {`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Mẫu</title>`, `<item><title><![CDATA[Bài số %[1]d]]></title><link>/bai-%[1]d.html</link><guid isPermaLink="false">m-%[1]d</guid><dc:creator>Nguyễn Văn Mẫu</dc:creator><description><![CDATA[<p>Tóm tắt <b>%[1]d</b></p>]]></description></item>`, `</channel></rss>`},
	"RDF":      {`<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Mẫu</title></channel>`, `<item rdf:about="/bai-%[1]d.html"><title>Bài số %[1]d</title><link>/bai-%[1]d.html</link></item>`, `</rdf:RDF>`},
	"Atom 0.3": {`<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Mẫu</title>`, `<entry><title>Bài số %[1]d</title><id>m-%[1]d</id><link rel="alternate" href="/bai-%[1]d.html"/><issued>2026-03-05T07:05:09+07:00</issued></entry>`, `</feed>`},
	"Atom 1.0": {`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Mẫu</title>`, `<entry><title type="html">Bài số %[1]d</title><id>m-%[1]d</id><link href="/bai-%[1]d.html"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nội dung %[1]d</p></div></content></entry>`, `</feed>`},
	"JSON":     {`{"version":"https://jsonfeed.org/version/1.1","title":"Mẫu","items":[`, `{"id":"m-%[1]d","title":"Bài số %[1]d","url":"/bai-%[1]d.html"},`, `{"id":"cuoi","title":"Bài cuối","url":"/cuoi.html"}]}`},
}

// feedOfLines returns a feed of n items, and where each item ends.
func feedOfLines(format string, n int) (text string, ends []int) {
	made := madeFeeds[format]
	text = made.head + "\n"
	for i := range n {
		text += fmt.Sprintf(made.item, i) + "\n"
		ends = append(ends, len(text))
	}
	return text + made.tail, ends
}

// damages do to a feed at one place what the world does. A stray end of the feed or of a list of items is not
// among them: what follows that is no item.
var damages = map[string]func(r *rand.Rand, text string, at int) string{
	"cut off":              func(_ *rand.Rand, text string, at int) string { return text[:at] },
	"bytes of no encoding": func(_ *rand.Rand, text string, at int) string { return text[:at] + "\xff\xfe\xc3(" + text[at:] },
	"control characters":   func(_ *rand.Rand, text string, at int) string { return text[:at] + "\x00\x08\x0b\x1f" + text[at:] },
	"an open angle":        func(_ *rand.Rand, text string, at int) string { return text[:at] + "<" + text[at:] },
	"an unknown entity":    func(_ *rand.Rand, text string, at int) string { return text[:at] + "&hellip;&khong;&" + text[at:] },
	"an unclosed element":  func(_ *rand.Rand, text string, at int) string { return text[:at] + "<b><i>" + text[at:] },
	"a stray end": func(_ *rand.Rand, text string, at int) string {
		return text[:at] + "</p></description></b>" + text[at:]
	},
	"an unclosed CDATA":   func(_ *rand.Rand, text string, at int) string { return text[:at] + "<![CDATA[" + text[at:] },
	"an unclosed comment": func(_ *rand.Rand, text string, at int) string { return text[:at] + "<!-- " + text[at:] },
	"an undeclared prefix": func(_ *rand.Rand, text string, at int) string {
		return text[:at] + "<khong:co>x</khong:co>" + text[at:]
	},
	"bytes lost": func(r *rand.Rand, text string, at int) string {
		return text[:at] + text[min(len(text), at+1+r.IntN(60)):]
	},
	"bytes changed": func(r *rand.Rand, text string, at int) string {
		end := min(len(text), at+8)
		return text[:at] + strings.Repeat(string(rune('!'+r.IntN(90))), end-at) + text[end:]
	},
	"rubbish from here on": func(r *rand.Rand, text string, at int) string {
		b := []byte(text[:at])
		for range 200 {
			b = append(b, byte(r.IntN(256)))
		}
		return string(b)
	},
}

func TestItemsBeforeADamageAreNeverLost(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2026)) //nolint:gosec // reproducible on purpose
	places := 40
	if testing.Short() {
		places = 8
	}
	for format := range madeFeeds {
		text, ends := feedOfLines(format, 12)
		for damage, apply := range damages {
			for range places {
				at := len(madeFeeds[format].head) + 1 + r.IntN(len(text)-len(madeFeeds[format].head)-1)
				whole := 0
				for whole < len(ends) && ends[whole] <= at {
					whole++
				}
				if whole == 0 {
					continue
				}
				f, err := Parse(t.Context(), []byte(apply(r, text, at)), "", address)
				for i := range whole {
					if i >= len(f.Items) || f.Items[i].Title != fmt.Sprintf("Bài số %d", i) || !strings.HasSuffix(f.Items[i].URL, fmt.Sprintf("/bai-%d.html", i)) {
						t.Errorf("%s, %s at %d: item %d of %d is lost (%v)", format, damage, at, i, whole, err)
						break
					}
				}
			}
		}
	}
}

func TestFeedsInTheWorldsWrappings(t *testing.T) {
	t.Parallel()
	text, _ := feedOfLines("RSS 2.0", 2)
	for name, wrapped := range map[string]string{
		"plain":                  text,
		"a mark of byte order":   "\uFEFF" + text,
		"blank lines":            "\r\n\r\n  " + text,
		"a warning of PHP":       "<br />\n<b>Warning</b>: Undefined variable in <b>/x.php</b> on line <b>3</b><br />\n" + text,
		"a page's frame":         "<html><head></head><body>" + text + "</body></html>",
		"a page's frame in full": "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"></head><body><pre>" + text + "</pre></body></html>",
		"a page that shows it":   "<html><head></head><body><pre>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text) + "</pre></body></html>",
		"rubbish behind":         text + "<script>alert(1)</script></html>\x00\x00",
		"twice":                  text + text,
	} {
		f, err := Parse(t.Context(), []byte(wrapped), "text/html", address)
		if err != nil || len(f.Items) != 2 || f.Items[1].Title != "Bài số 1" || !Looks([]byte(wrapped), "text/html") {
			t.Errorf("%s: %+v, %v", name, f.Items, err)
		}
	}
	article := `<html><head><title>Bài</title></head><body><p>Nguồn tin <code>&lt;rss&gt;</code> là gì?</p>` + text + `</body></html>`
	if Looks([]byte(article), "text/html") {
		t.Error("a page about feeds is taken for one")
	}
}

func TestAddressesAndTextsOfUnusualItems(t *testing.T) {
	t.Parallel()
	const head = `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>`
	for name, c := range map[string]struct{ text, url, title, id string }{
		"a base for the feed":          {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://goc.example/tin/"><title>x</title><entry><title>A</title><id>1</id><link href="bai.html"/></entry></feed>`, "https://goc.example/tin/bai.html", "A", "https://goc.example/tin/1"},
		"a base for the entry":         {`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry xml:base="https://goc.example/tin/"><title>A</title><id>1</id><link href="bai.html"/></entry></feed>`, "https://goc.example/tin/bai.html", "A", "https://goc.example/tin/1"},
		"an id that is no address":     {head + `<item><title>A</title><guid isPermaLink="false">https://mau.example/?p=5</guid><link>/bai.html</link></item></channel></rss>`, "https://mau.example.gov.vn/bai.html", "A", "https://mau.example/?p=5"},
		"an id that is the address":    {head + `<item><title>A</title><guid>https://mau.example/bai.html</guid></item></channel></rss>`, "https://mau.example/bai.html", "A", "https://mau.example/bai.html"},
		"no id":                        {head + `<item><title>A</title><link>https://mau.example/bai.html?utm_source=rss</link></item></channel></rss>`, "https://mau.example/bai.html?utm_source=rss", "A", "https://mau.example/bai.html"},
		"a title escaped twice":        {head + `<item><title>A &amp;amp; B &amp;lt;b&amp;gt;C&amp;lt;/b&amp;gt;</title><link>/bai.html</link></item></channel></rss>`, "https://mau.example.gov.vn/bai.html", "A & B C", "https://mau.example.gov.vn/bai.html"},
		"CDATA with CDATA":             {head + `<item><title><![CDATA[A <![CDATA[B]]>]]></title><link><![CDATA[ /bai.html ]]></link></item></channel></rss>`, "https://mau.example.gov.vn/bai.html", "A B", "https://mau.example.gov.vn/bai.html"},
		"a link with a bare ampersand": {head + `<item><title>A</title><link>/bai.aspx?id=5&cat=2&copy=1</link></item></channel></rss>`, "https://mau.example.gov.vn/bai.aspx?id=5&cat=2&copy=1", "A", "https://mau.example.gov.vn/bai.aspx?id=5&cat=2&copy=1"},
		"capitals":                     {`<RSS VERSION="2.0"><CHANNEL><TITLE>x</TITLE><ITEM><TITLE>A</TITLE><LINK>/bai.html</LINK></ITEM></CHANNEL></RSS>`, "https://mau.example.gov.vn/bai.html", "A", "https://mau.example.gov.vn/bai.html"},
	} {
		f, err := Parse(t.Context(), []byte(c.text), "", address)
		if err != nil || len(f.Items) != 1 {
			t.Errorf("%s: %+v, %v", name, f.Items, err)
			continue
		}
		if it := f.Items[0]; it.URL != c.url || it.Title != c.title || it.ID != c.id {
			t.Errorf("%s: %q, %q, %q", name, it.URL, it.Title, it.ID)
		}
	}
}
