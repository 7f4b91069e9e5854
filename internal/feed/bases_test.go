package feed

import "testing"

// Bases of addresses, written without a look at the program; the feed lies at https://mau.example.vn/kenh/nguon.xml.
func TestAnAddressStandsOnTheBaseAroundIt(t *testing.T) {
	t.Parallel()
	const atom = `xmlns="http://www.w3.org/2005/Atom"`
	entry := func(base, link string) string {
		return `<entry` + base + `><id>1</id><title>A</title><link href="` + link + `"/></entry>`
	}
	for in, want := range map[string]string{
		`<feed ` + atom + ` xml:base="/tin/">` + entry("", "a.html") + `</feed>`:                                                                             "https://mau.example.vn/tin/a.html",
		`<feed ` + atom + ` xml:base="tin/">` + entry("", "a.html") + `</feed>`:                                                                              "https://mau.example.vn/kenh/tin/a.html",
		`<feed ` + atom + ` xml:base="../tin/">` + entry("", "a.html") + `</feed>`:                                                                           "https://mau.example.vn/tin/a.html",
		`<feed ` + atom + ` xml:base="https://b.example.vn/x/index.html">` + entry("", "a.html") + `</feed>`:                                                 "https://b.example.vn/x/a.html",
		`<feed ` + atom + ` xml:base="https://b.example.vn">` + entry("", "a.html") + `</feed>`:                                                              "https://b.example.vn/a.html",
		`<feed ` + atom + ` xml:base="//b.example.vn/y/">` + entry("", "a.html") + `</feed>`:                                                                 "https://b.example.vn/y/a.html",
		`<feed ` + atom + ` xml:base="https://b.example.vn/x/">` + entry(` xml:base="con/"`, "a.html") + `</feed>`:                                           "https://b.example.vn/x/con/a.html",
		`<feed ` + atom + ` xml:base="https://b.example.vn/x/">` + entry(` xml:base="/goc/"`, "a.html") + `</feed>`:                                          "https://b.example.vn/goc/a.html",
		`<feed ` + atom + ` xml:base="https://b.example.vn/x/">` + entry("", "?id=5") + `</feed>`:                                                            "https://b.example.vn/x/?id=5",
		`<feed ` + atom + ` xml:base="https://b.example.vn/x/">` + entry("", "https://c.example.vn/a") + `</feed>`:                                           "https://c.example.vn/a",
		`<feed ` + atom + ` xml:base="">` + entry("", "a.html") + `</feed>`:                                                                                  "https://mau.example.vn/kenh/a.html",
		`<feed ` + atom + ` xml:base="javascript:alert(1)">` + entry("", "a.html") + `</feed>`:                                                               "https://mau.example.vn/kenh/a.html",
		`<feed ` + atom + `><entry><id>1</id><title>A</title><link xml:base="https://b.example.vn/z/" href="a.html"/></entry></feed>`:                        "https://b.example.vn/z/a.html",
		`<rss version="2.0" xml:base="https://b.example.vn/x/"><channel><title>T</title><item><title>A</title><link>a.html</link></item></channel></rss>`:    "https://b.example.vn/x/a.html",
		`<rss version="2.0"><channel xml:base="https://b.example.vn/x/"><title>T</title><item><title>A</title><link>a.html</link></item></channel></rss>`:    "https://b.example.vn/x/a.html",
		`<rss version="2.0"><channel><title>T</title><item xml:base="/tin/"><title>A</title><link>a.html</link></item></channel></rss>`:                      "https://mau.example.vn/tin/a.html",
		`<rss version="2.0"><channel><title>T</title><link>https://site.example.vn/</link><item><title>A</title><link>/a.html</link></item></channel></rss>`: "https://mau.example.vn/a.html",
	} {
		f, err := Parse(t.Context(), []byte(in), "", "https://mau.example.vn/kenh/nguon.xml")
		if err != nil || len(f.Items) != 1 {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if got := f.Items[0].URL; got != want {
			t.Errorf("%s\n is at %q, want %q", in, got, want)
		}
	}
}
