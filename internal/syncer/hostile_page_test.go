package syncer_test

import (
	"encoding/binary"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
)

const (
	loginPage = `<html><head><title>Đăng nhập hệ thống</title></head><body><form action="/login" method=post>
<label>Tên đăng nhập</label><input name=u><label>Mật khẩu</label><input type=password name=p><button>Đăng nhập</button></form></body></html>`
	softError = `<html><head><title>Thông báo</title></head><body><h1>Không tìm thấy trang</h1>
<p>Trang bạn yêu cầu không tồn tại hoặc đã bị xóa. Mời quay lại trang chủ.</p></body></html>`
)

// refusals are pages with status 200 that are no article.
func refusals() []misbehaviour {
	page := func(title, body string) http.HandlerFunc {
		return shows("<html><head><title>" + title + "</title></head><body>" + body + "</body></html>")
	}
	return []misbehaviour{
		fails("a login page", library.LoginRequired, shows(loginPage)),
		fails("a page that forwards to a login", library.LoginRequired, page("", `<meta http-equiv="refresh" content="0;url=/login.aspx?ReturnUrl=/bai">`)),
		fails("a captcha", library.Challenge, page("Xác nhận", `<h1>Xác nhận bạn không phải là robot</h1><form><div class="g-recaptcha" data-sitekey="x"></div><p>Vui lòng nhập mã xác nhận để tiếp tục.</p></form>`)),
		fails("checking your browser", library.Challenge, page("Just a moment...", `<h2>Checking your browser before accessing the site.</h2><p>This process is automatic.</p><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>`)),
		fails("a script that sets a cookie and reloads", library.Challenge, shows(`<html><body><script>document.cookie="D1N=0a1b2c3d"+"; path=/";window.location.reload(true);</script></body></html>`)),
		fails("a script that calculates a cookie", library.Challenge, shows(`<html><body><script type="text/javascript" src="/aes.min.js"></script><script>function toNumbers(d){var e=[];return e}var a=toNumbers("f655"),b=toNumbers("9834"),c=toNumbers("5c5c");document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))+"; path=/";location.href="/bai?i=1";</script><noscript>This site requires Javascript to work, please enable Javascript in your browser</noscript></body></html>`)),
		fails("an error page with status 200", library.NoArticle, page("500 - Internal Server Error", "<h1>Server Error in '/' Application.</h1><p>Runtime Error. Description: An application error occurred on the server.</p>")),
		fails("a missing page with status 200", library.NoArticle, shows(softError)),
		fails("maintenance", library.NoArticle, page("Bảo trì", "<h1>Hệ thống đang bảo trì</h1><p>Mời quý vị quay lại sau 30 phút.</p>")),
		fails("a broken database", library.NoArticle, page("Database Error", "<h1>Error establishing a database connection</h1>")),
		fails("a program's own complaint", library.NoArticle, shows("<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function in /home/www/index.php:12\nStack trace:\n#0 {main}\n  thrown in <b>/home/www/index.php</b> on line <b>12</b><br />")),
		fails("a folder's content", library.NoArticle, page("Index of /", `<h1>Index of /</h1><pre><a href="../">Parent Directory</a>  <a href="a.zip">a.zip</a> 2020-01-01 10:00  1.2M</pre>`)),
		fails("a page only a program fills", library.Challenge, page("Cổng thông tin", `<div id="root"></div><script src="/static/js/main.js"></script>`)),
		fails("an account suspended", library.NoArticle, page("Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>")),
		fails("a page for sale", library.NoArticle, page("This domain is for sale", `<h1>Tên miền này đang được bán</h1><a href="https://example.vn/mua">Mua ngay</a>`)),
		fails("letters and digits as a page", library.NotHTML, shows(noise(40000))),
		fails("a broken PDF as a page", library.DamagedFile, shows("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"+noise(2000)+"\n%%EOF")),
		fails("a broken picture as a page", library.DamagedFile, shows("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"+noise(2000))),
		fails("a broken zip as a page", library.DamagedFile, shows("PK\x03\x04\x14\x00\x08\x00"+noise(2000))),
		fails("JSON as a page", library.NotHTML, shows(`{"status":"error","message":"Không có quyền","data":null}`)),
		fails("a feed where a page was", library.NotHTML, shows(feedOf(itemOf("ba", "/bai/ba")))),
	}
}

// noise is the same meaningless bytes each time.
func noise(n int) string {
	from := rand.NewChaCha8([32]byte{1})
	b := make([]byte, n)
	_, _ = from.Read(b)
	return string(b)
}

// texts are pages that are written wrongly, and yet hold their article. The quick tests send the longest shorter.
func texts() []misbehaviour {
	share := 1
	if testing.Short() {
		share = 100
	}
	all := []misbehaviour{
		works("pages nested a hundred thousand deep", shows(strings.Repeat("<div>", 100000)+articleOf("pages nested a hundred thousand deep"))),
		works("tags never closed", shows(strings.NewReplacer("</p>", "", "</article>", "", "</body>", "", "</html>", "", "</h1>", "</h1><b><i><span>").Replace(articleOf("tags never closed")))),
		works("NUL bytes", shows(strings.ReplaceAll(articleOf("NUL bytes"), "<p>", "<p>\x00"))),
		works("a mark of byte order in the middle", shows(strings.ReplaceAll(articleOf("a mark of byte order in the middle"), "<p>", "<p>\ufeff"))),
		works("a character set that does not exist", sends("text/html; charset=khong-co", articleOf("a character set that does not exist"))),
		works("a wrong character set in the header", sends("text/html; charset=iso-8859-1", articleWith("a wrong character set in the header", "<meta charset=utf-8>", ""))),
		works("no type at all", func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			_, _ = w.Write([]byte(articleOf("no type at all")))
		}),
		works("a page as plain text", sends("text/plain", articleOf("a page as plain text"))),
		works("a page as a feed", sends(asRSS, articleOf("a page as a feed"))),
		works("UTF-16", sends("text/html; charset=utf-16", utf16le(articleOf("UTF-16")))),
		works("UTF-16 that is not told", sends("text/html", utf16le(articleOf("UTF-16 that is not told")))),
		works("windows-1258", sends("text/html; charset=windows-1258", windows1258(articleOf("windows-1258")))),
		works("every address canonical to the front page", shows(articleWith("every address canonical to the front page", "<link rel=canonical href='/'>", ""))),
		works("a base that leads nowhere", shows(articleWith("a base that leads nowhere", "<base href='http://[::1'>", "<a href='tiep'>Tiếp</a>"))),
		works("a refresh without end", shows(articleWith("a refresh without end", `<meta http-equiv="refresh" content="300">`, ""))),
		fails("a title of nine megabytes", library.NoArticle, shows("<html><head><title>"+strings.Repeat("Dài quá. ", 800<<10/share)+"</title></head><body></body></html>")),
		fails("an attribute of nine megabytes", library.NoArticle, shows("<html><body><div title='"+strings.Repeat("x", 9<<20/share)+"'></div></body></html>")),
		fails("a million empty tags", library.TooLarge, shows(strings.Repeat("<p><b></b></p>", 600000))),
	}
	var seen atomic.Int32
	counter := works("a counter that runs", func(w http.ResponseWriter, r *http.Request) {
		count := strconv.Itoa(int(seen.Add(1)))
		shows(articleWith("a counter that runs", "", "<div class=view>Lượt xem: "+count+"</div>"))(w, r)
	})
	return append(all, counter)
}

func utf16le(text string) string {
	b := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return string(b)
}

// windows1258 writes what the table has as one letter with its mark, and what it has not as letter and mark.
func windows1258(text string) string {
	var b strings.Builder
	for _, r := range text {
		for _, part := range decomposed(r) {
			if c, ok := charmap.Windows1258.EncodeRune(part); ok {
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}

func decomposed(r rune) []rune {
	if _, ok := charmap.Windows1258.EncodeRune(r); ok {
		return []rune{r}
	}
	var letter, tone []rune
	for _, part := range norm.NFD.String(string(r)) {
		if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", part) {
			tone = append(tone, part)
		} else {
			letter = append(letter, part)
		}
	}
	return append([]rune(norm.NFC.String(string(letter))), tone...)
}
