package page

import "testing"

func TestCopiesOfOnePageShareItsCanonicalAddress(t *testing.T) {
	for address, want := range map[string]string{
		"HTTPS://WWW.Mau.GOV.vn:443/Tin/Bai-1.html#top": "https://www.mau.gov.vn/Tin/Bai-1.html",
		"http://mau.gov.vn:80":                          "http://mau.gov.vn/",
		"https://mau.gov.vn:8443/a?":                    "https://mau.gov.vn:8443/a",
		"https://mau.gov.vn/a?utm_source=rss&id=5&utm_medium=x&fbclid=IwAR0&zarsrc=30":        "https://mau.gov.vn/a?id=5",
		"https://mau.gov.vn/a;jsessionid=0A1B?id=5":                                           "https://mau.gov.vn/a?id=5",
		"https://mau.gov.vn/a?PHPSESSID=abc123&id=5":                                          "https://mau.gov.vn/a?id=5",
		"https://mau.gov.vn/a.php?sid=d41d8cd98f00b204e9800998ecf8427e&id=5":                  "https://mau.gov.vn/a.php?id=5",
		"https://mau.gov.vn/modules.php?name=News&sid=123":                                    "https://mau.gov.vn/modules.php?name=News&sid=123",
		"https://mau.gov.vn/(S(abc123def456))/tin.aspx?id=5":                                  "https://mau.gov.vn/tin.aspx?id=5",
		"https://mau.gov.vn/Pages/chi-tiet.aspx?ItemID=2043&CateID=0":                         "https://mau.gov.vn/Pages/chi-tiet.aspx?ItemID=2043&CateID=0",
		"https://mau.gov.vn/web/a/-/asset_publisher/k/content/id/9?redirect=%2F&p_auth=x":     "https://mau.gov.vn/web/a/-/asset_publisher/k/content/id/9",
		"https://mau.gov.vn/web/a/-/asset_publisher/k/content/b?_101_INSTANCE_k_redirect=%2F": "https://mau.gov.vn/web/a/-/asset_publisher/k/content/b",
		"https://mau.gov.vn/tiếng-việt?a=1&amp;b=2":                                           "https://mau.gov.vn/ti%E1%BA%BFng-vi%E1%BB%87t?a=1&b=2",
		"  ftp://mau.gov.vn/a  ":                                                              "ftp://mau.gov.vn/a",
		"không phải địa chỉ":                                                                  "không phải địa chỉ",
		"":                                                                                    "",
	} {
		got := Canonical(address)
		if got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
		if again := Canonical(got); again != got {
			t.Errorf("%s is not final: %s", got, again)
		}
	}
}

func TestReferencesBecomeAbsoluteWebAddresses(t *testing.T) {
	for ref, want := range map[string]string{
		"bai-1.html": "https://mau.gov.vn/tin/bai-1.html", "/a b.html": "https://mau.gov.vn/a%20b.html", "?id=1": "https://mau.gov.vn/tin/?id=1",
		"//khac.vn/a": "https://khac.vn/a", "..\\a\n.html": "https://mau.gov.vn/a.html", "javascript:void(0)": "", "mailto:a@b.vn": "", "#top": "", "": "", "data:,x": "",
	} {
		if got := Resolve("https://mau.gov.vn/tin/", ref); got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}

func TestDocumentsAreToldFromPages(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.vn/ke-hoach.pdf": true, "/uploads/a.DOCX?v=1": true, "https://a.vn/documents/1/2/bao-cao.pdf/uuid?t=3": true,
		"https://a.vn/tin/ve-pdf.html": false, "https://a.vn/a.doc-b.html": false, "https://a.vn/": false,
	} {
		if got := IsDocument(address); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

func TestFeedsOfAPageAreFound(t *testing.T) {
	raw := `<html><head><base href="https://mau.gov.vn/"><link rel="alternate" type="application/rss+xml" title="Tin tức" href="rss/tin-tuc.rss"><link rel="alternate" type="application/atom+xml" href="/atom.xml">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="text/css" href="/rss.css"></head><body>
<a href="/rss/tin-tuc.rss">RSS</a><a href="/rss/bien-dao.rss" title="Biển đảo">RSS</a><a href="/vi/news/rss/">Dòng tin</a><a href="/?format=feed&amp;type=rss">RSS 2.0</a><a href="/tin/ve-rss-va-atom.html">Về RSS</a></body></html>`
	want := []FeedLink{
		{"https://mau.gov.vn/rss/tin-tuc.rss", "Tin tức"},
		{"https://mau.gov.vn/atom.xml", ""},
		{"https://mau.gov.vn/rss/bien-dao.rss", "Biển đảo"},
		{"https://mau.gov.vn/vi/news/rss/", "Dòng tin"},
		{"https://mau.gov.vn/?format=feed&type=rss", "RSS 2.0"},
	}
	got := Feeds(t.Context(), []byte(raw), "text/html", "https://mau.gov.vn/tin")
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
	if got := Feeds(t.Context(), []byte("%PDF-1.4"), "", ""); got != nil {
		t.Errorf("a document names feeds: %v", got)
	}
}

func TestTheFollowingPageIsFoundHoweverItIsShown(t *testing.T) {
	list := `<ul>` + listedArticles[0].fill(`<li><a href="{{url}}">{{title}}</a> ({{date}})</li>`, 0) + listedArticles[1].fill(`<li><a href="{{url}}">{{title}}</a> ({{date}})</li>`, 1) +
		listedArticles[2].fill(`<li><a href="{{url}}">{{title}}</a> ({{date}})</li>`, 2) + `</ul>`
	for _, c := range []struct{ name, own, paging, want string }{
		{"rel", "/tin", `<a rel="next" href="/tin?trang=2">x</a>`, "/tin?trang=2"},
		{"words", "/tin", `<a href="/tin/page/2">Trang sau »</a>`, "/tin/page/2"},
		{"sau", "/tin?page=3", `<a href="/tin?page=2">Trước</a> <a href="/tin?page=4">Sau</a>`, "/tin?page=4"},
		{"number", "/tin/page-4/", `<a href="/tin/page-3/">3</a> <b>4</b> <a href="/tin/page-5/">5</a> <a href="/tin/page-9/">»</a>`, "/tin/page-5/"},
		{"sign", "/tin", `<span>1</span> <a href="/tin/trang-2">›</a>`, "/tin/trang-2"},
		{"numeric path", "/1458/39703/2", `<a href="/1458/39703/1">1</a> <span class="current">2</span> <a href="/1458/39703/3">3</a>`, "/1458/39703/3"},
		{"html suffix", "/tin-tuc.html", `<a class="active">1</a><a href="/tin-tuc-p2.html">2</a>`, "/tin-tuc-p2.html"},
		{"offset", "/index.php/tin", `<span class="current">1</span> <a href="/index.php/tin?start=10">2</a>`, "/index.php/tin?start=10"},
		{"last page", "/tin?page=9", `<a href="/tin?page=8">8</a> <span class="current">9</span> <a href="/tin?page=8">Trang trước</a>`, ""},
		{"script", "/tin", `<a href="javascript:__doPostBack('p','2')">2</a> <a href="#">Sau</a>`, ""},
		{"no paging", "/tin", ``, ""},
	} {
		raw := `<html><head><title>Tin</title></head><body><div>` + list + `<div class="pages">` + c.paging + `</div></div></body></html>`
		got, err := List(t.Context(), []byte(raw), "text/html", "https://mau.gov.vn"+c.own)
		if err != nil || len(got.Links) != 3 {
			t.Errorf("%s: %d links, %v", c.name, len(got.Links), err)
		}
		want := c.want
		if want != "" {
			want = "https://mau.gov.vn" + want
		}
		if got.Next != want {
			t.Errorf("%s: next %q, want %q", c.name, got.Next, want)
		}
	}
}
