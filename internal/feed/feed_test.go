package feed

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"baocaovien/internal/library"
)

const address = "https://mau.example.gov.vn/rss/bien-dao.rss"

// wantItems are the items that the well-formed feeds below hold.
var wantItems = []string{
	"bai-1 | Luật Biển Việt Nam có hiệu lực | https://mau.example.gov.vn/tin/bai-1.html | 2026-03-05T07:05:09+07:00 | Luật gồm 7 chương, 55 điều.",
	"bai-2 | Công ước năm 1982 & Việt Nam | https://mau.example.gov.vn/tin/bai-2.html | 2026-03-04T19:30:00+07:00 | Quốc hội phê chuẩn ngày 23/6/1994.",
}

func rows(f Feed) []string {
	var rows []string
	for _, it := range f.Items {
		rows = append(rows, strings.Join([]string{it.ID, it.Title, it.URL, it.Published.String(), it.Lead}, " | "))
	}
	return rows
}

func same(t *testing.T, name string, f Feed, want []string) {
	t.Helper()
	if got := strings.Join(rows(f), "\n"); got != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, strings.Join(want, "\n"))
	}
}

const rssItems = `<item><title>Luật Biển Việt Nam có hiệu lực</title><link>https://mau.example.gov.vn/tin/bai-1.html</link><guid isPermaLink="false">bai-1</guid><pubDate>Thu, 05 Mar 2026 07:05:09 +0700</pubDate><description><![CDATA[<img src="/a.jpg"><p>Luật gồm 7 chương, 55 điều.</p>]]></description></item>
<item><title>Công ước năm 1982 &amp; Việt Nam</title><link>/tin/bai-2.html</link><guid>bai-2</guid><pubDate>04/03/2026 19:30</pubDate><description>Quốc hội phê chuẩn ngày 23/6/1994.</description></item>`

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Biển đảo</title><link>https://mau.example.gov.vn/</link>` + rssItems + `</channel></rss>`

const atomFeed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Biển đảo</title><link href="https://mau.example.gov.vn/"/>
<entry><title type="html">Luật Biển Việt Nam &lt;b&gt;có hiệu lực&lt;/b&gt;</title><id>bai-1</id><link rel="alternate" href="https://mau.example.gov.vn/tin/bai-1.html"/><published>2026-03-05T07:05:09+07:00</published><updated>2026-04-01T00:00:00Z</updated><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Luật gồm <b>7 chương</b>, 55 điều.</p></div></summary><author><name>Phòng Tuyên truyền</name></author></entry>
<entry><title>Công ước năm 1982 &amp; Việt Nam</title><id>bai-2</id><link href="/tin/bai-2.html"/><updated>2026-03-04T12:30:00Z</updated><summary>Quốc hội phê chuẩn ngày 23/6/1994.</summary></entry></feed>`

func TestEveryKindOfFeedGivesTheSameItems(t *testing.T) {
	t.Parallel()
	feeds := map[string]string{
		"RSS 2.0": rss,
		"RSS 0.91 with a doctype": `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>x</title>` +
			rssItems + `</channel></rss>`,
		"RDF": `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Biển đảo</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>` +
			`<item rdf:about="https://mau.example.gov.vn/tin/bai-1.html"><title>Luật Biển Việt Nam có hiệu lực</title><link>https://mau.example.gov.vn/tin/bai-1.html</link><guid>bai-1</guid><dc:date>2026-03-05T07:05:09+07:00</dc:date><description>Luật gồm 7 chương, 55 điều.</description></item>` +
			`<item><title>Công ước năm 1982 &amp; Việt Nam</title><link>/tin/bai-2.html</link><guid>bai-2</guid><dc:date>2026-03-04T19:30+07:00</dc:date><description>Quốc hội phê chuẩn ngày 23/6/1994.</description></item></rdf:RDF>`,
		"Atom 1.0": atomFeed,
		"Atom 0.3": strings.NewReplacer("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "<published>", "<issued>", "</published>", "</issued>", "<updated>2026-03", "<modified>2026-03", "12:30:00Z</updated>", "12:30:00Z</modified>").Replace(atomFeed),
		"JSON Feed": `{"version":"https://jsonfeed.org/version/1.1","title":"Biển đảo","items":[{"id":"bai-1","title":"Luật Biển Việt Nam có hiệu lực","url":"https://mau.example.gov.vn/tin/bai-1.html","date_published":"2026-03-05T07:05:09+07:00","summary":"Luật gồm 7 chương, 55 điều."},
{"id":"bai-2","title":"Công ước năm 1982 & Việt Nam","url":"/tin/bai-2.html","date_published":"2026-03-04T12:30:00Z","summary":"Quốc hội phê chuẩn ngày 23/6/1994."}]}`,
	}
	version, rest, _ := strings.Cut(strings.TrimPrefix(feeds["JSON Feed"], "{"), ",")
	feeds["JSON Feed with its version behind"] = "{" + strings.TrimSuffix(rest, "}") + "," + version + "}"
	title, items, _ := strings.Cut(rest, ",")
	feeds["JSON Feed with its head behind"] = "{" + strings.TrimSuffix(items, "}") + "," + title + "," + version + "}"
	for name, text := range feeds {
		f, err := Parse(t.Context(), []byte(text), "", address)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, name, f, wantItems)
		if !Looks([]byte(text), "") {
			t.Errorf("%s does not look like a feed", name)
		}
	}
}

func TestDamagedFeedsGiveWhatIsWhole(t *testing.T) {
	t.Parallel()
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(rss))
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Index(rss, "bai-2.html")
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"blank lines and a mark before it":    {"\n\n \uFEFF" + rss, 2},
		"a warning of PHP before it":          {"<br />\n<b>Warning</b>: Undefined variable in /rss.php on line 3<br />\n" + rss, 2},
		"rubbish behind it":                   {rss + "<script>var a=1 && b</script>\n<!-- 0.03s -->", 2},
		"control characters":                  {strings.Replace(rss, "Luật Biển", "Luật\x00 \x0bBiển\x1f", 1), 2},
		"control references":                  {strings.Replace(rss, "Luật Biển", "Luật&#x1F; &#11;Biển", 1), 2},
		"entities that are not declared":      {strings.NewReplacer("Luật Biển", "Lu&#7853;t&nbsp;Biển", "Công ước", "C&ocirc;ng ước").Replace(rss), 2},
		"a bare ampersand":                    {strings.Replace(rss, "&amp;", "&", 1), 2},
		"a prefix that is not declared":       {strings.Replace(rss, "</guid>", "</guid><media:thumbnail url='x'/><slash:comments>0</slash:comments>", 2), 2},
		"a declaration of another encoding":   {strings.Replace(rss, `encoding="utf-8"`, `encoding="iso-8859-1"`, 1), 2},
		"utf-16":                              {string(utf16), 2},
		"markup without CDATA":                {strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(rss), 2},
		"markup that is not closed":           {strings.NewReplacer("<![CDATA[", "<div><b>", "]]>", "").Replace(rss), 2},
		"a description that is not closed":    {strings.Replace(rss, "1994.</description>", "1994.", 1), 2},
		"items that are not closed":           {strings.ReplaceAll(rss, "</item>", ""), 2},
		"capitals":                            {strings.NewReplacer("<item>", "<ITEM>", "</item>", "</ITEM>", "<rss", "<RSS", "</rss>", "</RSS>").Replace(rss), 2},
		"attributes without quotes, doubled":  {strings.Replace(rss, `isPermaLink="false"`, `isPermaLink=false isPermaLink=true checked`, 1), 2},
		"cut off inside the second item":      {rss[:cut], 1},
		"cut off inside a tag":                {rss[:strings.Index(rss, "<guid>bai-2")+3], 1},
		"cut off inside CDATA":                {rss[:strings.Index(rss, "55 điều")] + "x", -1},
		"no end of channel and feed":          {strings.Replace(rss, "</channel></rss>", "", 1), 2},
		"a channel without the rss around it": {rss[strings.Index(rss, "<channel>"):strings.Index(rss, "</rss>")], 2},
	} {
		f, err := Parse(t.Context(), []byte(c.text), "text/xml; charset=utf-8", address)
		if c.want < 0 {
			if !library.IsKind(err, library.BrokenFeed) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		same(t, name, f, wantItems[:c.want])
	}
}

func TestTruncatedJSONKeepsItsWholeItems(t *testing.T) {
	t.Parallel()
	text := `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://a.vn/1","title":"Một"},{"id":"2","url":"https://a.vn/2","tit`
	f, err := Parse(t.Context(), []byte(text), "application/feed+json", "")
	if err != nil || len(f.Items) != 1 || f.Items[0].Title != "Một" {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := Parse(t.Context(), []byte(text[:100]), "", ""); !library.IsKind(err, library.BrokenFeed) {
		t.Errorf("cut off in the first item: %v", err)
	}
}

func TestWhatIsNoFeedIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "   ", "Không tìm thấy trang", `{"items":1}`, `{"version":"1"}`, "<?xml version='1.0'?><urlset></urlset>",
		"<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body><rss version='2.0'><channel><item><link>https://a.vn/1</link></item></channel></rss></body></html>",
		`<html><body><a href="/rss">RSS</a></body></html>`, "\x89PNG\r\n\x1a\n", "%PDF-1.4",
	} {
		if _, err := Parse(t.Context(), []byte(text), "", address); !library.IsKind(err, library.BrokenFeed) {
			t.Errorf("%.40q: %v", text, err)
		}
		if Looks([]byte(text), "application/rss+xml") {
			t.Errorf("%.40q looks like a feed", text)
		}
	}
}

func TestAFeedWithoutItemsIsEmptyNotBroken(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`<rss version="2.0"><channel><title>Trống</title></channel></rss>`, `<feed xmlns="http://www.w3.org/2005/Atom"><title>Trống</title></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","title":"Trống","items":[]}`,
	} {
		f, err := Parse(t.Context(), []byte(text), "", address)
		if err != nil || len(f.Items) != 0 || f.Title != "Trống" {
			t.Errorf("%s: %+v, %v", text, f, err)
		}
	}
}

func one(t *testing.T, item string) Item {
	t.Helper()
	f, err := Parse(t.Context(), []byte(`<rss version="2.0"><channel><title>x</title>`+item+`</channel></rss>`), "", address)
	if err != nil || len(f.Items) != 1 {
		t.Fatalf("%s: %d items, %v", item, len(f.Items), err)
	}
	return f.Items[0]
}

func TestTitlesArePlainText(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Kết quả&#x3A; 1.250 buổi &#40;102,5&#x25;&#41;":                "Kết quả: 1.250 buổi (102,5%)",
		"<![CDATA[Hội nghị &quot;Biển, đảo&quot; &amp; biên giới]]>":    `Hội nghị "Biển, đảo" & biên giới`,
		"Hội nghị &amp;quot;Biển, đảo&amp;quot;":                        `Hội nghị "Biển, đảo"`,
		"<![CDATA[<strong>Tin nóng</strong> trong ngày]]>":              "Tin nóng trong ngày",
		"&lt;b&gt;Tin nóng&lt;/b&gt;":                                   "Tin nóng",
		"Chiều rộng &lt; 12 hải lý":                                     "Chiều rộng < 12 hải lý",
		"Cuộc thi &amp;lt;Biên cương Tổ quốc tôi&amp;gt;":               "Cuộc thi <Biên cương Tổ quốc tôi>",
		"  Nhiều \n\t khoảng&#160;&#160;trắng  ":                        "Nhiều khoảng trắng",
		"<![CDATA[Đảo]]> và <![CDATA[biển]]>":                           "Đảo và biển",
		"Tie\u0302\u0301ng Vie\u0323\u0302t":                            "Tiếng Việt",
		"Cuộc thi &lt;Biên cương Tổ quốc tôi&gt; của báo &lt;Nhân Dân>": "Cuộc thi <Biên cương Tổ quốc tôi> của báo <Nhân Dân>",
	} {
		if got := one(t, "<item><title>"+title+"</title><link>/a</link></item>").Title; got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestNukeVietTitlesKeepTheTagsPeopleTyped(t *testing.T) {
	t.Parallel()
	f, err := Parse(t.Context(), []byte(`<rss version="2.0"><channel><generator><![CDATA[NukeViet v4.0]]></generator><item><title>Thẻ &lt;em&gt;nghiêng&lt;&#x002F;em&gt; &#x23;</title><link>/a</link></item></channel></rss>`), "", address)
	if err != nil || f.Items[0].Title != "Thẻ <em>nghiêng</em> #" {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestLeadsArePlainTextWithoutWhatFeedMakersAdd(t *testing.T) {
	t.Parallel()
	for description, want := range map[string]string{
		`<![CDATA[<a href="/a"><img src="b.jpg"></a><br/>Luật có 7 chương.<br />Có 55 điều.]]>`:                                        "Luật có 7 chương. Có 55 điều.",
		`<![CDATA[<p>Luật có 7 chương. <a href="/a">Xem tiếp</a></p>]]>`:                                                               "Luật có 7 chương.",
		`<![CDATA[<p>Luật có 7 chương. [&#8230;]</p><p>The post <a href="/a">Luật</a> appeared first on <a href="/">Trang</a>.</p>]]>`: "Luật có 7 chương.",
		// What other programs add, and what only looks like it.
		`Luật có 7 chương. READ MORE »`:                                            "Luật có 7 chương.",
		`Luật có 7 chương [...] Đọc tiếp →`:                                        "Luật có 7 chương",
		`Luật có 7 chương… Xem thêm...`:                                            "Luật có 7 chương…",
		`Luật có 7 chương. Bài viết Luật xuất hiện đầu tiên trên Trang tin.`:       "Luật có 7 chương.",
		`Luật có 7 chương. Bài đăng Luật đã xuất hiện đầu tiên vào ngày Trang tin`: "Luật có 7 chương.",
		`Bài viết nói về luật. Xem thêm tại cột báo.`:                              "Bài viết nói về luật. Xem thêm tại cột báo.",
		`Luật có 7 chương (xem chi tiết ở phụ lục).`:                               "Luật có 7 chương (xem chi tiết ở phụ lục).",
		strings.Repeat("Luật có 7 chương. ", 100) + `Đọc thêm`:                     strings.TrimSpace(strings.Repeat("Luật có 7 chương. ", 100)),
		`&lt;p&gt;Luật có 7&amp;nbsp;chương.&lt;/p&gt;`:                            "Luật có 7 chương.",
		``: "",
	} {
		if got := one(t, "<item><title>x</title><link>/a</link><description>"+description+"</description></item>").Lead; got != want {
			t.Errorf("%s: %q, want %q", description, got, want)
		}
	}
}

func TestLinksAreAbsoluteWebAddresses(t *testing.T) {
	t.Parallel()
	for link, want := range map[string]string{
		"<link>/tin/1.html</link>":                                                                "https://mau.example.gov.vn/tin/1.html",
		"<link>\n  https://a.vn/tin?id=1&amp;cat=2\n</link>":                                      "https://a.vn/tin?id=1&cat=2",
		"<link>https://a.vn/tin?id=1&copy=2</link>":                                               "https://a.vn/tin?id=1&copy=2",
		"<link><![CDATA[//a.vn/tin/1]]></link>":                                                   "https://a.vn/tin/1",
		"<link>www.a.vn/tin/1</link>":                                                             "http://www.a.vn/tin/1",
		"<link>javascript:alert(1)</link><guid>x</guid>":                                          "",
		"<guid>https://a.vn/tin/7</guid>":                                                         "https://a.vn/tin/7",
		"<link>https://a.vn/1<guid>1</guid>":                                                      "https://a.vn/1",
		"<link>https://a.vn/tiếng-việt 1.html</link>":                                             "https://a.vn/ti%E1%BA%BFng-vi%E1%BB%87t%201.html",
		"<feedburner:origLink>https://a.vn/9</feedburner:origLink><link>https://f.vn/~r/9</link>": "https://a.vn/9",
	} {
		got := one(t, "<item><title>x</title>"+link+"<content:encoded>x</content:encoded></item>")
		if got.URL != want {
			t.Errorf("%s: %q, want %q", link, got.URL, want)
		}
	}
}

func TestIDsAreTheSameAtEveryReading(t *testing.T) {
	t.Parallel()
	session := func(id string) string {
		return "<item><title>Một</title><link>https://a.vn/web/-/tin;jsessionid=" + id + "?id=5&amp;utm_source=rss</link></item>"
	}
	if a, b := one(t, session("AAAA")).ID, one(t, session("BBBB")).ID; a != b || a != "https://a.vn/web/-/tin?id=5" {
		t.Errorf("%q, %q", a, b)
	}
	f, err := Parse(t.Context(), []byte(`<rss><channel><item><title>Một</title><guid>0</guid><link>/1</link></item><item><title>Hai</title><guid>0</guid><link>/2</link></item></channel></rss>`), "", address)
	if err != nil || f.Items[0].ID == f.Items[1].ID {
		t.Errorf("two articles share an id: %+v, %v", f, err)
	}
	bare := "<item><title>Một</title><pubDate>05/03/2026</pubDate><content:encoded>Văn bản</content:encoded></item>"
	if a, b := one(t, bare).ID, one(t, bare).ID; a != b || !strings.HasPrefix(a, "sha256:") {
		t.Errorf("%q, %q", a, b)
	}
}

func TestDocumentsAreAttachmentsAndImagesAreNot(t *testing.T) {
	t.Parallel()
	it := one(t, `<item><title>x</title><link>/a</link><enclosure url="/files/K%E1%BA%BF%20ho%E1%BA%A1ch.pdf" type="application/pdf"/><enclosure url="/a.jpg" type="image/jpeg"/></item>`)
	if len(it.Attachments) != 1 || it.Attachments[0].Name != "Kế hoạch.pdf" || it.Attachments[0].URL != "https://mau.example.gov.vn/files/K%E1%BA%BF%20ho%E1%BA%A1ch.pdf" {
		t.Errorf("%+v", it.Attachments)
	}
}

func TestDefaultDatesAndEmptyNamesAreNotBelieved(t *testing.T) {
	t.Parallel()
	it := one(t, `<item><title>x</title><link>/a</link><author>admin</author><pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate></item>`)
	if it.Published.Known() || it.Author != "" {
		t.Errorf("%s by %q", it.Published, it.Author)
	}
	if got := one(t, `<item><title>x</title><link>/a</link><dc:creator><![CDATA[Phòng Tuyên truyền]]></dc:creator></item>`).Author; got != "Phòng Tuyên truyền" {
		t.Errorf("author %q", got)
	}
}

func TestFeedsMadeToHurtAreBounded(t *testing.T) {
	t.Parallel()
	bomb := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><rss version="2.0"><channel><item><title>&lol2;</title><link>/a</link></item></channel></rss>`
	if f, err := Parse(t.Context(), []byte(bomb), "", address); err != nil || len(f.Items) != 1 || len(f.Items[0].Title) > 20 {
		t.Errorf("entities: %+v, %v", f, err)
	}
	deep := "<rss><channel><item><link>/a</link><description>" + strings.Repeat("<div>", 30000) + "</description></item></channel></rss>"
	if f, err := Parse(t.Context(), []byte(deep), "", address); err != nil || len(f.Items) != 1 {
		t.Errorf("nesting: %d items, %v", len(f.Items), err)
	}
	for _, open := range []string{"<channel>", "<item>", "<a:b>", "<![CDATA[", "<!--", "<", "&", "<a b=", "<title><link>", "<description><title></x>"} {
		text := "<rss><channel>" + strings.Repeat(open, 30000)
		if _, err := Parse(t.Context(), []byte(text), "", address); err != nil && !library.IsKind(err, library.BrokenFeed) {
			t.Errorf("%s: %v", open, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{rss, atomFeed, "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"}]}", "<rss><channel><item><link>x<title>", "<rdf:RDF><item>"} {
		f.Add([]byte(text), "text/xml")
	}
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		feed, err := Parse(t.Context(), raw, contentType, address)
		if err != nil && !library.IsKind(err, library.BrokenFeed) {
			t.Fatalf("kind %s", library.KindOf(err))
		}
		for _, it := range feed.Items {
			if it.ID == "" || it.URL != "" && !strings.HasPrefix(it.URL, "http") {
				t.Fatalf("%+v", it)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := []byte(strings.Replace(rss, rssItems, strings.Repeat(rssItems, 50), 1))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse(b.Context(), text, "", address); err != nil {
			b.Fatal(fmt.Errorf("parse: %w", err))
		}
	}
}
