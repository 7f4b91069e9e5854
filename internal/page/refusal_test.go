package page

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
	unorm "golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

func TestPagesThatAreNoArticleAreRefusedByKind(t *testing.T) {
	menu := `<ul><li><a href="/a">Giới thiệu chung về cơ quan</a></li><li><a href="/b">Tin tức sự kiện trong tỉnh</a></li><li><a href="/c">Văn bản chỉ đạo điều hành</a></li></ul>`
	for name, c := range map[string]struct {
		raw, mime string
		want      library.Kind
	}{
		"nothing":            {"", "text/html", library.NotHTML},
		"a pdf sent as html": {"%PDF-1.4\n%âãÏÓ\n1 0 obj", "text/html", library.NotHTML},
		"an image":           {"\x89PNG\r\n\x1a\n\x00\x00", "image/png", library.NotHTML},
		"a docx":             {"PK\x03\x04\x14\x00\x06\x00", "application/octet-stream", library.NotHTML},
		"json":               {`{"status":"<p>ok</p>"}`, "application/json", library.NotHTML},
		"plain text":         {"Không có gì ở đây", "text/plain", library.NotHTML},
		"a feed":             {`<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><description>&lt;p&gt;a&lt;/p&gt;</description></item></channel></rss>`, "text/xml", library.NotHTML},
		"an empty page":      {"<html><head><title>Trang</title></head><body></body></html>", "text/html", library.NoArticle},
		"only a menu":        {"<html><body>" + menu + "</body></html>", "text/html", library.NoArticle},
		"a login page": {`<html><head><title>Đăng nhập hệ thống</title></head><body>` + menu + `<form action="/login"><h2>Đăng nhập</h2><label>Tên đăng nhập</label><input name="u"><label>Mật khẩu</label><input type="password" name="p"><button>Đăng nhập</button>
<p>Vui lòng đăng nhập để xem nội dung này. Nếu quên mật khẩu, hãy liên hệ quản trị mạng.</p></form></body></html>`, "text/html", library.LoginRequired},
		"a page that forwards to a login": {`<html><head><meta http-equiv="refresh" content="0;url=/_layouts/15/Authenticate.aspx?Source=%2F"></head><body></body></html>`, "text/html", library.LoginRequired},
		"a captcha":                       {`<html><head><title>Xác minh</title></head><body><p>Vui lòng xác nhận bạn không phải là robot để tiếp tục truy cập trang web này.</p><div class="g-recaptcha"></div></body></html>`, "text/html", library.Challenge},
		"a challenge":                     {`<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><div id="cf-wrapper"><p>Checking your browser before accessing the site.</p></div><script>window._cf_chl_opt={};</script></body></html>`, "text/html", library.Challenge},
		"a cookie script":                 {`<html><body><script>document.cookie="D1N=abc; path=/";window.location.reload(true);</script></body></html>`, "text/html", library.Challenge},
		"page not found": {
			`<html><head><title>404 - Không tìm thấy trang</title></head><body>` + menu + `<h1>Không tìm thấy trang</h1><p>Rất tiếc, trang bạn đang tìm kiếm không tồn tại hoặc đã bị xóa. Vui lòng kiểm tra lại đường dẫn hoặc quay về trang chủ để tiếp tục.</p></body></html>`,
			"text/html", library.NoArticle,
		},
		"a server's error": {
			`<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><p>An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely.</p></body></html>`,
			"text/html", library.NoArticle,
		},
		"an error under the usual title": {
			`<html><head><title>Cổng thông tin điện tử tỉnh mẫu</title></head><body>` + menu + `<div><p>Bài viết không tồn tại hoặc đã bị gỡ bỏ khỏi hệ thống, mời bạn xem các tin khác trong cùng chuyên mục hoặc quay lại trang trước để tiếp tục.</p></div></body></html>`,
			"text/html", library.NoArticle,
		},
		"maintenance": {
			`<html><head><title>Thông báo</title></head><body><p>Hệ thống đang bảo trì, nâng cấp. Kính mong quý vị thông cảm và quay lại sau ít phút nữa. Xin trân trọng cảm ơn quý vị đã truy cập cổng thông tin của chúng tôi.</p></body></html>`,
			"text/html", library.NoArticle,
		},
	} {
		article, err := Extract(t.Context(), []byte(c.raw), c.mime, "https://mau.example.gov.vn/x", Hint{})
		if !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %s (%+v)", name, err, c.want, article.Blocks)
		}
	}
}

func TestAnArticleWithALoginBoxOrAboutErrorsIsOne(t *testing.T) {
	text := strings.Repeat("Các đơn vị tổ chức tuyên truyền về biển, đảo cho cán bộ, đảng viên và Nhân dân trên địa bàn. ", 12)
	for _, raw := range []string{
		`<html><head><title>Công tác tuyên truyền</title></head><body><div><h1>Công tác tuyên truyền</h1><p>` + text + `</p></div><form>Mật khẩu <input type="password"></form></body></html>`,
		`<html><head><title>Cảnh giác với trang giả mạo</title></head><body><div><h1>Cảnh giác</h1><p>` + text + `</p><p>Trang bạn tìm không tồn tại là thông báo thường gặp.</p></div></body></html>`,
	} {
		if _, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{}); err != nil {
			t.Error(err)
		}
	}
}

func TestAShortNewsItemIsAnArticleWhereItsTitleVouches(t *testing.T) {
	raw := `<html><head><title>Lịch tiếp công dân tháng 3</title></head><body><h1>Lịch tiếp công dân tháng 3</h1><div><p>Lãnh đạo huyện tiếp công dân ngày 15 hằng tháng.</p></div></body></html>`
	got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{})
	if err != nil {
		t.Fatal(err)
	}
	sameBlocks(t, got.Blocks, []library.Block{{Kind: library.Paragraph, Text: "Lãnh đạo huyện tiếp công dân ngày 15 hằng tháng."}})
}

func TestOldEncodingsGiveTheSameText(t *testing.T) {
	page := bodyStyles[2].fill(string(readFile(t, "testdata/sites/bare-tables.html")))
	var b strings.Builder
	for _, r := range page { // windows-1258 has some letters whole and puts the marks of others behind them
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			b.WriteRune(r)
			continue
		}
		parts := []rune(unorm.NFD.String(string(r)))
		b.WriteString(unorm.NFC.String(string(parts[:len(parts)-1])) + string(parts[len(parts)-1:]))
	}
	text := strings.NewReplacer("ạ\u0302", "â\u0323", "ạ\u0306", "ă\u0323", "ẹ\u0302", "ê\u0323", "ọ\u0302", "ô\u0323").Replace(b.String())
	raw, err := charmap.Windows1258.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	raw = bytes.Replace(raw, []byte("charset=utf-8"), []byte("charset=windows-1258"), 1)
	got, err := Extract(t.Context(), raw, "text/html", "https://mau.example.gov.vn/x", Hint{})
	if err != nil {
		t.Fatal(err)
	}
	sameBlocks(t, got.Blocks, siteBlocks())
}

func TestPagesMadeToHurtEnd(t *testing.T) {
	t.Parallel()
	p := "<p>" + strings.Repeat("Tuyên truyền về chủ quyền biển, đảo của Tổ quốc. ", 20) + "</p>"
	share := 1 // of each size that is tried
	if testing.Short() {
		share = 10
	}
	// far more than any page may take, even on a slow machine with the race detector: alone each takes a second or two
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute)
	defer stop()
	for name, raw := range map[string]string{
		"100,000 divs":            "<html><body>" + strings.Repeat("<div>", 100000/share) + p + strings.Repeat("</div>", 100000/share),
		"100,000 tables":          "<html><body>" + strings.Repeat("<table><tr><td>", 100000/share) + p,
		"100,000 open bold words": "<html><body>" + strings.Repeat("<b>", 100000/share) + p,
		"20,000 fonts in words":   "<html><body>" + p + strings.Repeat("<p><font color=a><i><u>x", 20000/share),
		"50,000 lists":            "<html><body>" + strings.Repeat("<ul><li>", 50000/share) + p,
		"10,000 links":            "<html><body>" + p + strings.Repeat(`<a href="/tin/mot-hai-ba-bon-nam-1.html">Một hai ba bốn năm sáu</a>`, 10000/share),
		"10,000 entries":          "<html><body>" + p + "<ul>" + strings.Repeat(`<li><a href="/x">Hội nghị giao ban báo chí</a> (01/02/2026)</li>`, 10000/share) + "</ul>",
		"100,000 breaks":          "<html><body><div>" + strings.Repeat("x<br>", 100000/share) + p,
		"a page of 10 MB":         "<html><body><div>" + strings.Repeat(p, 10<<20/len(p)/share) + "</div></body></html>",
		"2 MB without a space":    "<html><body><p>" + strings.Repeat("x", 2<<20/share),
		"2 MB of open angles":     "<html>" + strings.Repeat("<", 2<<20/share),
		"a million open comments": "<html><body>" + strings.Repeat("<!--", 1000000/share) + p,
		"a table of 20,000 cells": "<html><body>" + p + "<table>" + strings.Repeat("<tr><td>a</td><td colspan=99999>b</td></tr>", 10000/share) + "</table>",
	} {
		if _, err := Extract(ctx, []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{}); err != nil && library.KindOf(err) == library.Internal {
			t.Errorf("%s: %v", name, err)
		}
		if len(raw) < 4<<20 {
			if _, err := List(ctx, []byte(raw), "text/html", "https://mau.example.gov.vn/x"); err != nil && library.KindOf(err) == library.Internal {
				t.Errorf("%s: %v", name, err)
			}
		}
		if ctx.Err() != nil {
			t.Fatalf("%s has no end", name)
		}
	}
}

func fuzzPages(f *testing.F) {
	f.Helper()
	f.Add([]byte(bodyStyles[0].fill(string(readFile(f, "testdata/sites/press-cms.html")))), "text/html")
	f.Add([]byte(bodyStyles[3].fill(string(readFile(f, "testdata/sites/aspnet-tables.html")))), "text/html; charset=utf-8")
	f.Add([]byte(fillList(string(readFile(f, "testdata/lists/divs.html")))), "")
	f.Add([]byte("<table><td><ul><li><table><p><b><h1>a<br><img src=x><figure></ul>"), "text/html; charset=windows-1258")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), "")
}

func FuzzExtract(f *testing.F) {
	fuzzPages(f)
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		now := library.At(time.Date(2026, 11, 23, 9, 30, 0, 0, library.Vietnam), library.ToSecond)
		a, more, err := Read(t.Context(), raw, contentType, "https://mau.example.gov.vn/tin/x.html", Hint{Now: now})
		if err != nil {
			if library.KindOf(err) == library.Internal {
				t.Fatal(err)
			}
			return
		}
		if len(a.Blocks) == 0 || a.Title == "" {
			t.Fatal("an article without blocks or title")
		}
		if a.Published.Known() && a.Published.Unix > now.Unix {
			t.Fatalf("published in the future: %s", a.Published)
		}
		for _, address := range more {
			if !strings.HasPrefix(address, "https://mau.example.gov.vn/tin/x") {
				t.Fatalf("a further page at %s", address)
			}
		}
		if twice := Join([]library.Article{a, a}); len(twice.Blocks) != len(a.Blocks) {
			t.Fatalf("joined with itself it has %d blocks instead of %d", len(twice.Blocks), len(a.Blocks))
		}
		for _, b := range a.Blocks {
			if b.Kind == "" || b.Text != unorm.NFC.String(b.Text) || b.Src != "" && !strings.HasPrefix(b.Src, "http") {
				t.Fatalf("%+v", b)
			}
		}
	})
}

func FuzzList(f *testing.F) {
	fuzzPages(f)
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		l, err := List(t.Context(), raw, contentType, "https://mau.example.gov.vn/x")
		if err != nil && !library.IsKind(err, library.NotHTML) && !library.IsKind(err, library.TooLarge) {
			t.Fatal(err)
		}
		if l.Post != nil && (l.Next != "" || !strings.HasPrefix(l.Post.Action, "http")) {
			t.Fatalf("%q, %+v", l.Next, l.Post)
		}
		for _, feed := range append(FeedIndex(t.Context(), raw, contentType, "https://mau.example.gov.vn/x"), FeedLink{URL: "http"}) {
			if !strings.HasPrefix(feed.URL, "http") {
				t.Fatalf("%+v", feed)
			}
		}
		UsualFeeds("https://mau.example.gov.vn/x", raw)
		for _, link := range l.Links {
			if link.Title == "" || !strings.HasPrefix(link.URL, "http") {
				t.Fatalf("%+v", link)
			}
		}
		Feeds(t.Context(), raw, contentType, "https://mau.example.gov.vn/x")
	})
}

func benchPages(b *testing.B) [][]byte {
	b.Helper()
	var pages [][]byte
	for _, site := range []string{"nukeviet", "press-cms", "portal", "aspnet-tables", "plain-divs", "wordpress"} {
		pages = append(pages, []byte(bodyStyles[0].fill(string(readFile(b, "testdata/sites/"+site+".html")))))
	}
	return pages
}

// BenchmarkExtract measures extraction beside the parsing of the same pages alone; «ratio» is how many
// times longer it takes.
func BenchmarkExtract(b *testing.B) {
	pages := benchPages(b)
	parsing, extracting := time.Duration(0), time.Duration(0)
	n := 0
	for b.Loop() {
		raw := pages[n%len(pages)]
		n++
		start := time.Now()
		if _, err := html.Parse(bytes.NewReader(raw)); err != nil {
			b.Fatal(err)
		}
		parsed := time.Now()
		if _, err := Extract(b.Context(), raw, "text/html", "https://mau.example.gov.vn/x", Hint{}); err != nil {
			b.Fatal(err)
		}
		parsing += parsed.Sub(start)
		extracting += time.Since(parsed)
	}
	b.ReportMetric(float64(extracting)/float64(parsing), "ratio")
	b.ReportMetric(float64(n)/extracting.Seconds(), "pages/s")
}

func TestWordsOfRefusals(t *testing.T) {
	for _, list := range []*phrase.Wordlist{robotText, firewall, loginText, emptyText, errorText} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
	for text, list := range map[string]*phrase.Wordlist{
		"This site can’t be reached":              errorText,
		"HTTP Error 404. The page is gone":        errorText,
		"Bài viết bạn tìm đã bị xóa.":             errorText,
		"Apache2 Ubuntu Default Page: It works":   emptyText,
		"Nội dung mà bạn đang tìm hiện không có":  emptyText,
		"Tên miền example.vn này chưa đăng ký":    emptyText,
		"The requested URL was rejected":          firewall,
		"Access denied. Error 15. Ray ID: 7a":     firewall,
		"Phiên làm việc của bạn đã hết hạn":       loginText,
		"Xác nhận rằng bạn không phải là máy":     robotText,
		"protected by reCAPTCHA and its policies": robotText,
	} {
		if !list.In(viet.Fold(text)) {
			t.Errorf("%q is not known as %s", text, list.Label())
		}
	}
	for _, text := range []string{"công tác thông tin đối ngoại của tỉnh Trà Vinh đã góp phần đấu tranh", "đường dẫn không công khai"} {
		if errorText.In(viet.Fold(text)) {
			t.Errorf("%q is told to be an error", text)
		}
	}
}
