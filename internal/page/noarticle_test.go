package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// frame puts what a page says into a site's usual frame, whose words must not make an article of it.
func frame(title, inside string) string {
	return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>` + title + `</title></head><body><div class="hd"><ul><li><a href="/gioi-thieu">Giới thiệu chung</a></li><li><a href="/tin-tuc">Tin tức - Sự kiện</a></li><li><a href="/van-ban">Văn bản chỉ đạo</a></li></ul></div>
<div class="main">` + inside + `</div><div class="ft"><p>Cơ quan chủ quản: Ủy ban nhân dân tỉnh Mẫu.</p><p>Bản quyền thuộc về Cổng thông tin điện tử tỉnh Mẫu.</p></div></body></html>`
}

const siteName = "Cổng thông tin điện tử tỉnh Mẫu"

func TestWhatASiteAnswersInsteadOfAnArticleIsNone(t *testing.T) {
	for name, c := range map[string]struct {
		raw  string
		want library.Kind
	}{
		"javascript wanted":        {`<html><head><title>` + siteName + `</title></head><body><noscript><p>You need to enable JavaScript to run this app.</p></noscript><div id="root"></div><script src="/static/main.js"></script></body></html>`, library.NoArticle},
		"a check with a sum":       {`<html><head><script>function go(){var a="x";document.cookie="__test="+a+"; path=/";location.href="/?i=1";}go();</script></head><body><noscript>This site requires Javascript to work, please enable Javascript in your browser.</noscript></body></html>`, library.Challenge},
		"a cookie and reload":      {`<html><head></head><body><script>document.cookie='laravel_check=1;path=/';setTimeout(function(){location.reload();},10);</script></body></html>`, library.Challenge},
		"a firewall":               {`<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1234567890<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>`, library.Challenge},
		"incapsula":                {`<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script src="/_Incapsula_Resource?SWJIYLWA=1"></script></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9">Request unsuccessful. Incapsula incident ID: 1</iframe></body></html>`, library.Challenge},
		"a firewall's sentence":    {frame("Truy cập bị chặn", `<h1>Truy cập bị từ chối</h1><p>Hệ thống tường lửa phát hiện truy cập bất thường từ địa chỉ của bạn nên đã tạm thời chặn yêu cầu này. Vui lòng nhập mã xác nhận để tiếp tục.</p><input name="captcha">`), library.Challenge},
		"an empty challenge":       {`<html><head><title>Just a moment...</title><meta http-equiv="refresh" content="390"></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={}})();</script></body></html>`, library.Challenge},
		"words only, no script":    {`<html><head><title>Đang chuyển hướng</title></head><body><p>Đang kiểm tra trình duyệt của bạn trước khi truy cập, vui lòng chờ trong giây lát. Quá trình này diễn ra tự động.</p></body></html>`, library.Challenge},
		"parked":                   {`<html><head><title>mau.example.gov.vn</title></head><body><h1>mau.example.gov.vn</h1><p>This domain is for sale. Buy this domain today, it may be available for purchase by contacting the owner of the domain name listed here.</p></body></html>`, library.NoArticle},
		"parked in Vietnamese":     {`<html><head><title>Tên miền</title></head><body><p>Tên miền này đã được đăng ký tại nhà đăng ký và đang chờ được trỏ về máy chủ. Nếu bạn là chủ sở hữu, vui lòng liên hệ với chúng tôi để được hỗ trợ.</p></body></html>`, library.NoArticle},
		"the server's own page":    {`<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required for this domain.</p></body></html>`, library.NoArticle},
		"the other server's":       {`<html><head><title>IIS Windows Server</title></head><body><a href="x"><img src="iisstart.png" alt="IIS"></a></body></html>`, library.NoArticle},
		"a list of files":          {`<html><head><title>Index of /uploads</title></head><body><h1>Index of /uploads</h1><pre><a href="../">../</a> <a href="a.pdf">a.pdf</a> 01-Jan-2026 10:00 12345</pre></body></html>`, library.NoArticle},
		"expired hosting":          {frame("Website tạm ngưng", `<p>Website này đã hết hạn dịch vụ và tạm ngưng hoạt động. Quý khách vui lòng liên hệ nhà cung cấp để được gia hạn và tiếp tục sử dụng dịch vụ.</p>`), library.NoArticle},
		"maintenance with a date":  {frame("Thông báo bảo trì", `<h2>Thông báo</h2><p>Hiện nay Cổng thông tin điện tử đang được nâng cấp từ ngày 20/11/2026 đến hết ngày 25/11/2026, việc truy cập có thể bị gián đoạn. Kính mong bạn đọc thông cảm.</p>`), library.NoArticle},
		"soft 404":                 {frame(siteName, `<h1>Rất tiếc!</h1><p>Chúng tôi không tìm thấy trang mà bạn yêu cầu. Có thể liên kết đã bị thay đổi hoặc bài viết không còn được lưu trữ trên hệ thống nữa.</p>`), library.NoArticle},
		"soft 404, other words":    {frame("Oops! "+siteName, `<p>Nội dung bạn đang truy cập hiện không có hoặc đã được chuyển sang địa chỉ khác. Mời bạn quay về trang chủ để tiếp tục theo dõi các tin tức khác.</p>`), library.NoArticle},
		"nothing at this id":       {frame(siteName, `<p>Không có dữ liệu.</p>`), library.NoArticle},
		"an empty category":        {frame("Biển đảo - "+siteName, `<h1>Biển đảo</h1><p>Chuyên mục đang được cập nhật nội dung, mời bạn đọc quay lại sau. Hiện chưa có bài viết nào trong chuyên mục này.</p>`), library.NoArticle},
		"a search without results": {frame("Kết quả tìm kiếm - "+siteName, `<h1>Kết quả tìm kiếm</h1><p>Không tìm thấy kết quả nào phù hợp với từ khóa «biển đảo» mà bạn đã nhập. Hãy thử lại với từ khóa khác ngắn gọn hơn hoặc kiểm tra chính tả.</p>`), library.NoArticle},
		"a search with results":    {frame("Kết quả tìm kiếm cho: biển", `<h1>Tìm thấy 3 kết quả</h1><ul><li><a href="/bai-1001.html">Tuyên truyền về chủ quyền biển, đảo tại cơ sở</a><p>Đoạn trích ngắn của bài thứ nhất về công tác tuyên truyền.</p></li><li><a href="/bai-1002.html">Tập huấn nghiệp vụ cho báo cáo viên cấp huyện</a><p>Đoạn trích ngắn của bài thứ hai về tập huấn.</p></li><li><a href="/bai-1003.html">Hội nghị báo cáo viên Tỉnh ủy tháng 11</a><p>Đoạn trích ngắn của bài thứ ba về hội nghị.</p></li></ul>`), library.NoArticle},
		"a database's error":       {`<html><body><p>Error establishing a database connection</p></body></html>`, library.NoArticle},
		"a script's error":         {`<br /><b>Fatal error</b>: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /var/www/html/index.php:12 Stack trace: #0 {main} thrown in <b>/var/www/html/index.php</b> on line <b>12</b><br />`, library.NoArticle},
		"a proxy's error":          {`<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center></body></html>`, library.NoArticle},
		"too many requests":        {`<html><head><title>Too Many Requests</title></head><body><h1>Too Many Requests</h1><p>Bạn đã gửi quá nhiều yêu cầu trong thời gian ngắn. Vui lòng thử lại sau ít phút để tiếp tục truy cập hệ thống của chúng tôi.</p></body></html>`, library.NoArticle},
		"members only":             {frame("Thông báo", `<p>Bạn cần đăng nhập để xem nội dung này. Nếu chưa có tài khoản, vui lòng liên hệ quản trị viên của đơn vị để được cấp quyền truy cập vào hệ thống.</p><form><input type="password"></form>`), library.LoginRequired},
		"members only, no field":   {frame(siteName, `<p>Vui lòng đăng nhập để tiếp tục. Nội dung này chỉ dành cho thành viên đã được cấp tài khoản trên hệ thống thông tin nội bộ của tỉnh.</p><a href="/dang-nhap">Đăng nhập</a>`), library.LoginRequired},
		"a session ran out":        {frame("Hết phiên làm việc", `<p>Phiên làm việc của bạn đã hết hạn, vui lòng đăng nhập lại để tiếp tục sử dụng các chức năng của hệ thống quản lý văn bản.</p>`), library.LoginRequired},
		"single sign-on":           {`<html><head><title>Hệ thống xác thực tập trung</title></head><body><form action="/cas/login"><input name="username"><input name="password" type="password"></form><p>Vì lý do an toàn, vui lòng đăng xuất và đóng trình duyệt sau khi sử dụng xong các dịch vụ cần xác thực.</p></body></html>`, library.LoginRequired},
		"only cookies":             {frame(siteName, `<p>Trang web này sử dụng cookie để cải thiện trải nghiệm của bạn. Tiếp tục sử dụng trang nghĩa là bạn đồng ý với chính sách của chúng tôi về cookie.</p><button>Đồng ý</button>`), library.NoArticle},
	} {
		article, err := Extract(t.Context(), []byte(c.raw), "text/html", "https://mau.example.gov.vn/tin/bai-1.html", Hint{})
		if !library.IsKind(err, c.want) {
			t.Errorf("%s: %v, want %s (%q %+v)", name, err, c.want, article.Title, article.Blocks)
		}
	}
}

func TestAShortAnnouncementIsAnArticleThoughItSpeaksOfSuchThings(t *testing.T) {
	for name, text := range map[string]string{
		"an announcement": "Ủy ban nhân dân xã Tân Mẫu thông báo: từ ngày 01/12/2026, bộ phận một cửa làm việc cả sáng thứ Bảy hằng tuần để phục vụ Nhân dân. Mời bà con mang theo căn cước khi đến giải quyết thủ tục. Mọi thắc mắc xin liên hệ Văn phòng xã trong giờ hành chính.",
		"a power cut":     "Điện lực huyện Sông Mẫu thông báo tạm ngừng cung cấp điện ngày 27/11/2026 từ 8 giờ đến 11 giờ để bảo trì lưới điện tại các thôn ven biển. Đề nghị các hộ nuôi trồng thủy sản chủ động phương án dự phòng trong thời gian nói trên.",
		"a new system":    "Từ ngày 01/12/2026, tỉnh nâng cấp hệ thống dịch vụ công trực tuyến. Người dân đăng nhập bằng tài khoản định danh điện tử để nộp hồ sơ. Trong tuần đầu, đoàn viên thanh niên sẽ trực tại nhà văn hóa các thôn để hướng dẫn bà con thực hiện.",
		"a fake page":     "Công an tỉnh cảnh báo thủ đoạn lập trang giả mạo yêu cầu nhập mã xác nhận và đăng nhập để chiếm đoạt tài khoản. Người dân không bấm vào đường dẫn lạ, không cung cấp mật khẩu cho bất kỳ ai và báo ngay cho cơ quan gần nhất khi phát hiện.",
		"a lost document": "Đồn Biên phòng Cửa Mẫu nhặt được một ví có giấy tờ của ngư dân tại cầu cảng ngày 20/11/2026. Ai là chủ sở hữu liên hệ đồn để nhận lại. Sau 30 ngày không tìm thấy chủ, đơn vị sẽ chuyển giấy tờ cho cơ quan chức năng theo quy định.",
	} {
		raw := frame("Thông báo của địa phương năm 2026 - "+siteName, `<h1>Thông báo của địa phương năm 2026</h1><div>23/11/2026</div><p>`+text+`</p>`)
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/tin/bai-1.html", Hint{})
		if err != nil || len(got.Blocks) != 1 || got.Blocks[0].Text != text {
			t.Errorf("%s: %v %+v", name, err, got.Blocks)
		}
	}
}

func TestNoArticleIsWithoutATitle(t *testing.T) {
	text := strings.Repeat("Các đơn vị tổ chức tuyên truyền về biển, đảo cho cán bộ và Nhân dân. ", 6)
	for _, raw := range []string{
		`<html><body><p>` + text + `</p></body></html>`,
		`<html><head><title>Tin</title></head><body>` + strings.Repeat("<div>", 1000) + `<h1>Tên bài viết ở rất sâu</h1><p>` + text + `</p></body></html>`,
	} {
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{})
		if err != nil || got.Title == "" {
			t.Errorf("%q, %v", got.Title, err)
		}
	}
}

func TestAPageOfNothingButTagsIsTooLarge(t *testing.T) {
	raw := "<html><body>" + strings.Repeat("<p><b></b></p>", 200000)
	if _, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{}); !library.IsKind(err, library.TooLarge) {
		t.Error(err)
	}
}
