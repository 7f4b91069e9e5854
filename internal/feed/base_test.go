package feed

import (
	"strings"
	"testing"
)

// The bases that readers of feeds got wrong (NetNewsWire 3662, feedbin 216 and 110), and their neighbours.
func TestAddressesResolveAgainstTheBaseTheElementNames(t *testing.T) {
	t.Parallel()
	const feed = "https://cong.example.gov.vn/tin/nguon.atom"
	for name, c := range map[string]struct{ root, entry, link, want string }{
		"no base":                {"", "", "a.html", "https://cong.example.gov.vn/tin/a.html"},
		"a folder":               {"", "bai/2026/", "a.html", "https://cong.example.gov.vn/tin/bai/2026/a.html"},
		"this folder":            {"", "./con/", "a.html", "https://cong.example.gov.vn/tin/con/a.html"},
		"the folder above":       {"", "../con/", "a.html", "https://cong.example.gov.vn/con/a.html"},
		"a query":                {"", "?x=1", "a.html", "https://cong.example.gov.vn/tin/a.html"},
		"from the root":          {"", "/bai/", "a.html", "https://cong.example.gov.vn/bai/a.html"},
		"a file":                 {"", "bai/2026/danh-sach.html", "a.html", "https://cong.example.gov.vn/tin/bai/2026/a.html"},
		"a file of another host": {"", "https://kho.example.vn/x/nguon.xml", "a.html", "https://kho.example.vn/x/a.html"},
		"a host alone":           {"", "https://kho.example.vn", "a.html", "https://kho.example.vn/a.html"},
		"without a scheme":       {"", "//kho.example.vn/x/", "a.html", "https://kho.example.vn/x/a.html"},
		"of the feed":            {"bai/", "", "a.html", "https://cong.example.gov.vn/tin/bai/a.html"},
		"of the feed, a file":    {"bai/nguon.xml", "", "a.html", "https://cong.example.gov.vn/tin/bai/a.html"},
		"of both":                {"bai/", "2026/", "a.html", "https://cong.example.gov.vn/tin/bai/2026/a.html"},
		"of both, absolute":      {"bai/", "https://kho.example.vn/y/", "a.html", "https://kho.example.vn/y/a.html"},
		"query for a file":       {"", "bai/xem.aspx", "?id=7", "https://cong.example.gov.vn/tin/bai/xem.aspx?id=7"},
		"the link from the root": {"", "bai/", "/a.html", "https://cong.example.gov.vn/a.html"},
		"the link absolute":      {"bai/", "2026/", "https://khac.example.vn/a.html", "https://khac.example.vn/a.html"},
		"the link without www":   {"", "bai/", "www.khac.example.vn/a.html", "http://www.khac.example.vn/a.html"},
		"no base at all":         {"", "", "https://cong.example.gov.vn/tin/a.html", "https://cong.example.gov.vn/tin/a.html"},
		"an empty base":          {"bai/", "", "a.html", "https://cong.example.gov.vn/tin/bai/a.html"},
		"a name, no address":     {"", "urn:x:y", "a.html", "https://cong.example.gov.vn/tin/a.html"},
		"a base of spaces":       {"", "  bai/  ", "a.html", "https://cong.example.gov.vn/tin/bai/a.html"},
		"an escaped base":        {"", "b&#97;i/", "a.html", "https://cong.example.gov.vn/tin/bai/a.html"},
	} {
		on := func(base string) string {
			if base == "" {
				return ""
			}
			return ` xml:base="` + base + `"`
		}
		for kind, text := range map[string]string{
			"atom": `<feed xmlns="http://www.w3.org/2005/Atom"` + on(c.root) + `><title>T</title><entry` + on(c.entry) +
				`><title>Bài</title><id>1</id><link href="` + c.link + `"/></entry></feed>`,
			"atom, on the link": `<feed xmlns="http://www.w3.org/2005/Atom"` + on(c.root) + `><title>T</title><entry><title>Bài</title><id>1</id><link` +
				on(c.entry) + ` href="` + c.link + `"/></entry></feed>`,
			"rss": `<rss version="2.0"` + on(c.root) + `><channel><title>T</title><item` + on(c.entry) + `><title>Bài</title><link>` + c.link + `</link></item></channel></rss>`,
			"rss, on the channel": `<rss version="2.0"><channel` + on(c.root) + `><title>T</title><item` + on(c.entry) + `><title>Bài</title><link>` + c.link +
				`</link></item></channel></rss>`,
		} {
			f, err := Parse(t.Context(), []byte(text), "", feed)
			if err != nil || len(f.Items) != 1 || f.Items[0].URL != c.want {
				t.Errorf("%s, %s: %v %+v, want %s", name, kind, err, f.Items, c.want)
			}
		}
	}
}

func TestTheBaseOfOneItemIsNotThatOfTheNext(t *testing.T) {
	t.Parallel()
	f, err := Parse(t.Context(), []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry xml:base="con/"><id>1</id><title>A</title><link href="a"/></entry>`+
		`<entry><id>2</id><title>B</title><link href="b"/></entry></feed>`), "", "https://cong.example.vn/nguon")
	if err != nil || len(f.Items) != 2 || f.Items[0].URL != "https://cong.example.vn/con/a" || f.Items[1].URL != "https://cong.example.vn/b" {
		t.Errorf("%v %+v", err, f.Items)
	}
}

func TestTheTextOfAnItemTakesItsBaseAlong(t *testing.T) {
	t.Parallel()
	f, err := Parse(t.Context(), []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>A</title><link href="/a"/>`+
		`<content type="html" xml:base="anh/2026/">&lt;p&gt;Lời &lt;img src="x.png"&gt;&lt;/p&gt;</content></entry></feed>`), "", "https://cong.example.vn/nguon")
	if err != nil || len(f.Items) != 1 || !strings.HasPrefix(f.Items[0].HTML, `<base href="https://cong.example.vn/anh/2026/">`) {
		t.Errorf("%v %+v", err, f.Items)
	}
}

// Items that lead nowhere on the web (stringer 447, brief 442), and what is left to read of each.
func TestAnItemWithoutAnAddressIsWhatItCarries(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ inside, url, html string }{
		"a text":                       {`<content:encoded><![CDATA[<p>Toàn văn</p>]]></content:encoded>`, "", "<p>Toàn văn</p>"},
		"a summary":                    {`<description>Tin vắn về bến cảng</description>`, "", "Tin vắn về bến cảng"},
		"a document":                   {`<enclosure url="/vb.pdf" type="application/pdf"/>`, "https://cong.example.vn/vb.pdf", ""},
		"a document by its name":       {`<enclosure url="/vb.docx"/>`, "https://cong.example.vn/vb.docx", ""},
		"two documents":                {`<enclosure url="/a.pdf"/><enclosure url="/b.pdf"/>`, "https://cong.example.vn/a.pdf", ""},
		"a document and a summary":     {`<enclosure url="/a.pdf"/><description>Tóm tắt</description>`, "https://cong.example.vn/a.pdf", ""},
		"a document and a text":        {`<enclosure url="/a.pdf"/><content:encoded>Toàn văn</content:encoded>`, "https://cong.example.vn/a.pdf", "Toàn văn"},
		"a sound and a summary":        {`<enclosure url="/a.mp3" type="audio/mpeg"/><description>Nghe bản tin</description>`, "", "Nghe bản tin"},
		"an address for an id":         {`<guid>https://cong.example.vn/bai</guid>`, "https://cong.example.vn/bai", ""},
		"an address, nothing else":     {`<link>/bai</link>`, "https://cong.example.vn/bai", ""},
		"an address and a document":    {`<link>/bai</link><enclosure url="/a.pdf"/>`, "https://cong.example.vn/bai", ""},
		"a document among the media":   {`<media:content xmlns:media="http://search.yahoo.com/mrss/" url="/vb.pdf" type="application/pdf"/>`, "https://cong.example.vn/vb.pdf", ""},
		"an address in Atom's form":    {`<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="/api"/><atom:link href="/bai"/>`, "https://cong.example.vn/bai", ""},
		"an address that is no page's": {`<link>javascript:void(0)</link><description>Tin vắn</description>`, "", "Tin vắn"},
	} {
		f, err := Parse(t.Context(), []byte(`<rss version="2.0"><channel><title>T</title><item><title>Bài</title>`+c.inside+`</item></channel></rss>`),
			"", "https://cong.example.vn/nguon")
		if err != nil || len(f.Items) != 1 || f.Items[0].URL != c.url || f.Items[0].HTML != c.html {
			t.Errorf("%s: %v %+v", name, err, f.Items)
		}
	}
	for name, c := range map[string]struct{ raw, url string }{
		"an Atom text that stands elsewhere": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>tag:x,1</id><title>A</title><content type="text/html" src="/bai.html"/></entry></feed>`, "https://cong.example.vn/bai.html"},
		"and a page beside it":               {`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>tag:x,1</id><title>A</title><content type="application/pdf" src="/bai.pdf"/><link href="/bai"/></entry></feed>`, "https://cong.example.vn/bai"},
		"an RSS 1.0 item by its name":        {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item rdf:about="https://cong.example.vn/bai"><title>A</title></item></rdf:RDF>`, "https://cong.example.vn/bai"},
	} {
		f, err := Parse(t.Context(), []byte(c.raw), "", "https://cong.example.vn/nguon")
		if err != nil || len(f.Items) != 1 || f.Items[0].URL != c.url {
			t.Errorf("%s: %v %+v", name, err, f.Items)
		}
	}
	f, err := Parse(t.Context(), []byte(`<rss version="2.0"><channel><title>T</title><item><title>Chỉ có tên</title></item><item><title>B</title><link>/b</link></item></channel></rss>`),
		"", "https://cong.example.vn/nguon")
	if err != nil || len(f.Items) != 1 {
		t.Errorf("a title alone: %v %+v", err, f.Items)
	}
}
