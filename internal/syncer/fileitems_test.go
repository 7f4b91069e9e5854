package syncer_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/syncer"
)

// pdf is a PDF of one page with a line of plain letters, or without any.
func pdf(line string) string {
	content := ""
	if line != "" {
		content = "BT /F1 12 Tf 72 700 Td (" + line + ") Tj ET"
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
	}
	var b, xref strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		fmt.Fprintf(&xref, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, xref.String(), len(objects)+1, start)
	return b.String()
}

// fullText is what a feed carries of an article.
func fullText(name string) string {
	return "<content:encoded><![CDATA[<p>" + strings.Join(paragraphs(name), "</p><p>") + "</p>]]></content:encoded>"
}

// feedItem is an item of a feed with whatever stands in it.
func feedItem(title, inside string) string {
	return "<item><title>" + title + "</title><pubDate>Fri, 20 Nov 2026 06:00:00 +0700</pubDate>" + inside + "</item>"
}

// oneItem serves a feed of one item and what stands at its address, /x.
func oneItem(t *testing.T, inside string, at http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/rss" {
			sends(asRSS, feedOf(feedItem("Bài thử của nguồn", inside)))(w, r)
			return
		}
		at(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

const wantLogin = `<html><head><title>Đăng nhập</title></head><body><form action=/dang-nhap><input name=ten><input type=password name=mk><button>Đăng nhập</button></form></body></html>`

// What a feed carries is kept where its page gives nothing (FreshRSS 5825, Handy News Reader 896), syncs again and again
// find nothing new, and nothing fails.
func TestTheTextAFeedCarriesIsKeptWhereItsPageGivesNone(t *testing.T) {
	t.Parallel()
	link := "<link>/x</link>" + fullText("toàn văn")
	for name, c := range map[string]struct {
		inside string
		at     http.HandlerFunc
	}{
		"401":                    {link, status(http.StatusUnauthorized)},
		"402":                    {link, status(http.StatusPaymentRequired)},
		"403":                    {link, status(http.StatusForbidden)},
		"404":                    {link, status(http.StatusNotFound)},
		"410":                    {link, status(http.StatusGone)},
		"418":                    {link, status(http.StatusTeapot)},
		"429":                    {link, status(http.StatusTooManyRequests)},
		"451":                    {link, status(http.StatusUnavailableForLegalReasons)},
		"500":                    {link, status(http.StatusInternalServerError)},
		"503":                    {link, status(http.StatusServiceUnavailable)},
		"a login":                {link, shows(wantLogin)},
		"an empty page":          {link, shows("")},
		"an empty body":          {link, shows("<html><head><title>Bài</title></head><body></body></html>")},
		"a page for scripts":     {link, shows("<html><body><div id=root></div><script src=/a.js></script></body></html>")},
		"a sound":                {link, sends("audio/mpeg", "ID3\x03\x00"+strings.Repeat("\x00\xff", 500))},
		"a spreadsheet":          {link, sends("application/vnd.ms-excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"+strings.Repeat("\x00", 600))},
		"a broken PDF":           {link, sends("application/pdf", "%PDF-1.4\n"+noise(500))},
		"a scan":                 {link, sends("application/pdf", pdf(""))},
		"no server":              {"<link>http://127.0.0.1:1/x</link>" + fullText("không máy"), http.NotFound},
		"no address":             {fullText("không địa chỉ"), http.NotFound},
		"an id for an address":   {`<guid isPermaLink="false">x1</guid>` + fullText("có mã"), http.NotFound},
		"the address of the rss": {"<link>/rss</link>" + fullText("về nguồn"), http.NotFound},
		"a long summary":         {"<link>/x</link><description>" + strings.Join(paragraphs("tóm tắt"), " ") + "</description>", status(http.StatusGone)},
		"a few words":            {"<description>Cảng cá xã Hải Bình mở cửa trở lại từ sáng nay.</description>", http.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, b := oneItem(t, c.inside, c.at), newBench(t)
			source := b.add(t, server.URL+"/rss", library.FeedSource)
			if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{New: 1}) {
				t.Fatalf("%+v", r)
			}
			a := only(t, b)
			if a.Title != "Bài thử của nguồn" || a.Published.String() != "2026-11-20T06:00:00+07:00" || len(a.Blocks) == 0 {
				t.Errorf("%+v", a)
			}
			if r := b.sync(t, source); r.New+r.Updated+r.Failed != 0 {
				t.Errorf("the second sync: %+v", r)
			}
			if only(t, b).Version != 1 {
				t.Error("the second sync made a version")
			}
		})
	}
}

// Further items with their text, written without a look at the ones above.
func TestFurtherItemsAreKeptByWhatIsAtHand(t *testing.T) {
	t.Parallel()
	link := "<link>/x</link>" + fullText("toàn văn")
	prose := "<p>" + strings.Join(paragraphs("toàn văn"), "</p><p>") + "</p>"
	for name, c := range map[string]struct {
		inside string
		at     http.HandlerFunc
	}{
		"an empty link":                     {"<link></link>" + fullText("toàn văn"), http.NotFound},
		"a link of blanks":                  {"<link>  \n </link>" + fullText("toàn văn"), http.NotFound},
		"a number sign":                     {"<link>#</link>" + fullText("toàn văn"), http.NotFound},
		"a script for a link":               {"<link>javascript:void(0)</link>" + fullText("toàn văn"), http.NotFound},
		"a mail address":                    {"<link>mailto:toasoan@bao.example</link>" + fullText("toàn văn"), http.NotFound},
		"an address of a machine":           {"<link>file:///C:/bai.docx</link>" + fullText("toàn văn"), http.NotFound},
		"a page that is not found with 200": {link, shows("<html><head><title>404</title></head><body><h1>Không tìm thấy trang</h1><p>Nội dung bạn tìm không tồn tại hoặc đã bị gỡ.</p></body></html>")},
		"a page under repair":               {link, shows("<html><body><h1>Hệ thống đang bảo trì</h1><p>Xin quay lại sau ít phút.</p></body></html>")},
		"a front page instead": {link, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/" {
				shows("<html><body><h1>Trang chủ</h1><ul><li><a href=/a>Tin thứ nhất của trang chủ hôm nay</a></li><li><a href=/b>Tin thứ hai của trang chủ hôm nay</a></li><li><a href=/c>Tin thứ ba của trang chủ hôm nay</a></li></ul></body></html>")(w, r)
				return
			}
			http.Redirect(w, r, "/", http.StatusFound)
		}},
		"round and round":          {link, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }},
		"a robot's question":       {link, shows("<html><head><title>Just a moment...</title></head><body><div id=cf-challenge>Checking your browser before accessing</div></body></html>")},
		"a picture":                {link, sends("image/png", painted())},
		"a film":                   {link, sends("video/mp4", "\x00\x00\x00\x18ftypmp42"+noise(400))},
		"a zip":                    {link, sends("application/zip", "PK\x05\x06"+strings.Repeat("\x00", 18))},
		"nothing at all":           {link, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }},
		"a busy machine":           {link, status(http.StatusBadGateway)},
		"the description is whole": {"<link>/x</link><description><![CDATA[" + prose + "]]></description>", status(http.StatusGone)},
		"a body of its own":        {`<link>/x</link><body xmlns="http://www.w3.org/1999/xhtml">` + prose + `</body>`, status(http.StatusGone)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, b := oneItem(t, c.inside, c.at), newBench(t)
			source := b.add(t, server.URL+"/rss", library.FeedSource)
			if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{New: 1}) {
				t.Fatalf("%+v", r)
			}
			if a := only(t, b); a.Title != "Bài thử của nguồn" || !strings.Contains(library.Plain(a.Blocks), paragraphs("toàn văn")[0]) {
				t.Errorf("%+v", a)
			}
			if r := b.sync(t, source); r.New+r.Updated+r.Failed != 0 || only(t, b).Version != 1 {
				t.Errorf("the second sync: %+v", r)
			}
		})
	}
}

func TestAnEditInTheFeedIsSeenWhereThePageStaysRefused(t *testing.T) {
	t.Parallel()
	text := fullText("lần một")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/rss" {
			sends(asRSS, feedOf(feedItem("Bài thử", "<link>/x</link>"+text)))(w, r)
			return
		}
		w.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	text = fullText("lần hai")
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Updated: 1}) {
		t.Errorf("%+v", r)
	}
}

// A page that was read once is not replaced by what the feed has of it.
func TestAFeedsTextDoesNotReplaceThePage(t *testing.T) {
	t.Parallel()
	refuse := false
	server := oneItem(t, "<link>/x</link>"+fullText("của nguồn"), func(w http.ResponseWriter, r *http.Request) {
		if refuse {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		shows(articleOf("của trang"))(w, r)
	})
	b := newBench(t)
	source := b.add(t, server.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	refuse = true
	if r := b.sync(t, source); r.Updated != 0 || only(t, b).Version != 1 {
		t.Errorf("%+v", r)
	}
}

func TestItemsThatShareAnAddressAreSeveralArticles(t *testing.T) {
	t.Parallel()
	t.Run("with ids", func(t *testing.T) {
		t.Parallel()
		checkShared(t, func(name string) string { return `<guid isPermaLink="false">` + name + "</guid>" })
	})
	t.Run("without", func(t *testing.T) {
		t.Parallel()
		checkShared(t, func(string) string { return "" })
	})
}

// checkShared syncs three bulletins at one address, each with what id gives it.
func checkShared(t *testing.T, id func(name string) string) {
	t.Helper()
	var items []string
	for _, name := range []string{"một", "hai", "ba"} {
		items = append(items, feedItem("Bản tin số "+name, "<link>/chung</link>"+id(name)+fullText(name)))
	}
	server := httptest.NewServer(holds(map[string]string{"/rss": feedOf(items...), "/chung": articleOf("chung")}))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/rss", library.FeedSource)
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{New: 3}) {
		t.Fatalf("%+v", r)
	}
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 3}) {
		t.Errorf("%+v", r)
	}
	all, err := b.library.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if !strings.HasPrefix(a.URL, server.URL+"/chung#") {
			t.Errorf("%s is found at %s", a.Title, a.URL)
		}
	}
}

// A document or picture that stands where a page is expected is read as one of this machine is (wallabag 3131, 116).
func TestAnItemMayBeAFile(t *testing.T) {
	t.Parallel()
	const line = "Tuyen truyen ve bien gioi tai 12 xa"
	for name, c := range map[string]struct {
		inside  string
		at      http.HandlerFunc
		says    string            // "" where it cannot be read
		failure library.Kind      // then
		kept    string            // media type of the file
		kind    library.BlockKind // of the first block
	}{
		"a PDF":                       {"<link>/x.pdf</link>", sends("application/pdf", pdf(line)), line, "", "application/pdf", library.Paragraph},
		"a PDF without its name":      {"<link>/tai-ve?id=7</link>", sends("application/pdf", pdf(line)), line, "", "application/pdf", library.Paragraph},
		"a PDF as bytes":              {"<link>/x.pdf</link>", sends("application/octet-stream", pdf(line)), line, "", "application/pdf", library.Paragraph},
		"a PDF as a page":             {"<link>/x.pdf</link>", sends(asHTML, pdf(line)), line, "", "application/pdf", library.Paragraph},
		"a PDF behind a blank line":   {"<link>/x.pdf</link>", sends("application/pdf", "\n"+pdf(line)), line, "", "", library.Paragraph},
		"a PDF enclosed":              {`<enclosure url="/x.pdf" type="application/pdf"/>`, sends("application/pdf", pdf(line)), line, "", "application/pdf", library.Paragraph},
		"a text":                      {"<link>/tin.txt</link>", sends("text/plain; charset=utf-8", strings.Join(paragraphs("văn bản"), "\n\n")), paragraphs("văn bản")[0], "", "", library.Paragraph},
		"a text without its name":     {"<link>/tai/7</link>", sends("text/plain; charset=utf-8", strings.Join(paragraphs("văn bản"), "\n\n")), paragraphs("văn bản")[0], "", "", library.Paragraph},
		"a word of the server":        {"<link>/x</link>", sends("text/plain", "Service is busy"), "", library.NotHTML, "", ""},
		"a Word document":             {"<link>/x.docx</link>", sends("application/octet-stream", docx(t, line)), line, "", "", library.Paragraph},
		"a Word document as a page":   {"<link>/x</link>", sends(asHTML, docx(t, line)), line, "", "", library.Paragraph},
		"a scan and a summary":        {"<link>/x.pdf</link><description>Công văn hướng dẫn tuyên truyền quý bốn</description>", sends("application/pdf", pdf("")), "Công văn hướng dẫn tuyên truyền quý bốn", "", "application/pdf", library.Paragraph},
		"a spreadsheet and a summary": {"<link>/x.xlsx</link><description>Biểu số liệu các xã ven biển</description>", sends("", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"+strings.Repeat("\x00", 600)), "Biểu số liệu các xã ven biển", "", "", library.Paragraph},
		"a scan":                      {"<link>/x.pdf</link>", sends("application/pdf", pdf("")), "", library.NoText, "", ""},
		"a broken PDF":                {"<link>/x.pdf</link>", sends("application/pdf", "%PDF-1.7\n"+noise(900)), "", library.DamagedFile, "", ""},
		"an old Word document":        {"<link>/x.doc</link>", sends("application/msword", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"+strings.Repeat("\x00", 600)), "", library.OldWordFile, "", ""},
		"a picture":                   {"<link>/x.png</link>", sends("image/png", painted()), "Bài thử của nguồn", "", "image/jpeg", library.Image},
		"a picture as a page":         {"<link>/x</link>", sends(asHTML, painted()), "Bài thử của nguồn", "", "image/jpeg", library.Image},
		"a picture with a summary":    {"<link>/x.png</link><description>Áp phích về biển</description>", sends("image/png", painted()), "Áp phích về biển", "", "image/jpeg", library.Image},
		"a drawing":                   {"<link>/x.avif</link>", sends("image/avif", "\x00\x00\x00\x1cftypavif"+noise(300)), "", library.UnsupportedFile, "", ""},
		"a broken picture":            {"<link>/x.png</link>", sends("image/png", "\x89PNG\r\n\x1a\n"+noise(300)), "", library.DamagedFile, "", ""},
		"a missing PDF, as a page":    {"<link>/x.pdf</link>", shows("<html><body><h1>Không tìm thấy trang</h1></body></html>"), "", library.NoArticle, "", ""},
		"a page named like a PDF":     {"<link>/x.pdf</link>", shows(articleOf("trang")), paragraphs("trang")[0], "", "", library.Paragraph},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, b := oneItem(t, c.inside, c.at), newBench(t)
			source := b.add(t, server.URL+"/rss", library.FeedSource)
			r := b.sync(t, source)
			if c.says == "" {
				if r.Failed != 1 || r.Sources[0].Error != c.failure {
					t.Errorf("%+v", r)
				}
				return
			}
			if r.ArticleCounts != (syncer.ArticleCounts{New: 1}) {
				t.Fatalf("%+v", r)
			}
			a := only(t, b)
			if !strings.Contains(library.Plain(a.Blocks), c.says) || a.Blocks[0].Kind != c.kind || a.Published.String() != "2026-11-20T06:00:00+07:00" {
				t.Errorf("%+v", a)
			}
			if c.kept != "" {
				at := a.Blocks[0].Src
				if c.kind != library.Image {
					at = a.Attachments[0].URL
				}
				if f, err := b.library.File(t.Context(), a.ID, at); err != nil || f.MediaType != c.kept {
					t.Errorf("kept as %q, %v", f.MediaType, err)
				}
			}
			if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
				t.Errorf("the second sync: %+v", r)
			}
			raw, contentType, err := b.library.Original(t.Context(), a.ID, 1)
			if err != nil {
				t.Fatal(err)
			}
			origin, err := b.library.Origin(t.Context(), a.ID)
			if err != nil {
				t.Fatal(err)
			}
			again, err := syncer.Extract(t.Context(), raw, contentType, origin.Address, page.Hint{Title: origin.Listed.Title, Lead: origin.Listed.Lead, Published: origin.Listed.Published})
			if err != nil || library.Plain(again.Blocks) != library.Plain(a.Blocks) || again.Title != a.Title {
				t.Errorf("read again: %v %+v", err, again)
			}
		})
	}
}

func TestWhatAFeedEnclosesIsOfferedWithTheArticle(t *testing.T) {
	t.Parallel()
	enclosed := `<link>/x</link><enclosure url="/phu-luc.docx" type="application/octet-stream"/>`
	file := docx(t, "Phụ lục kèm theo")
	server := oneItem(t, enclosed, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/phu-luc.docx" {
			sends("application/octet-stream", file)(w, r)
			return
		}
		shows(articleOf("kèm"))(w, r)
	})
	b := newBench(t)
	b.sync(t, b.add(t, server.URL+"/rss", library.FeedSource))
	if a := only(t, b); len(a.Attachments) != 1 || !a.Attachments[0].Kept {
		t.Errorf("%+v", a.Attachments)
	}
}
