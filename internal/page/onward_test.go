package page

import (
	"strings"
	"testing"
)

// Pages of one picture to be pressed.
func TestTheOnlyWayOnIsTold(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		`<a href="/vi/"><img src="/vao.jpg"></a>`:                                         "https://mau.example.vn/vi/",
		`<map><area href="/vi/"></map><a href="/vi/">Vào trang</a>`:                       "https://mau.example.vn/vi/",
		`<a href="/vi/">Tiếng Việt</a><a href="/en/">English</a>`:                         "",
		`<a href="https://khac.example.org/">Trang mới</a>`:                               "",
		`<a href="/">Trang chủ</a>`:                                                       "",
		`<a href="/vi/">Vào trang</a><p>` + strings.Repeat("Trang có lời của mình. ", 12): "",
	} {
		if got := OnlyWay(t.Context(), []byte("<html><body>"+page+"</body></html>"), "text/html", "https://mau.example.vn/"); got != want {
			t.Errorf("%s leads to %q, want %q", page, got, want)
		}
	}
}

// Front doors as portals have them, by what sends their visitors on.
func TestAPageTellsWhereItSendsItsVisitors(t *testing.T) {
	t.Parallel()
	const text = `<p>Trang này có bài viết của riêng mình về công tác tuyên truyền trên địa bàn trong tháng này.</p>`
	for page, want := range map[string]string{
		`<meta content='0;url="/vi/"' http-equiv='refresh'/>`:                                            "/vi/",
		`<script>setTimeout(function(){ location.replace('/vi/'); }, 500);</script>`:                     "/vi/",
		`<script>setTimeout("location.href='/vi/'",100)</script>`:                                        "/vi/",
		"<script>self.location.replace(`/vi/`)</script>":                                                 "/vi/",
		`<script>window.top.location="/vi/"</script>`:                                                    "/vi/",
		`<script>var u = "/vi/"; window.location = u;</script>`:                                          "/vi/",
		`<script>var u = "/vi/"; window.location = other;</script>`:                                      "",
		`<script>window.location = window.location.origin + "/vi/";</script>`:                            "/vi/",
		`<body onload="window.location='/vi/'"></body>`:                                                  "/vi/",
		`<body onload="window.location='/vi/'">` + strings.Repeat(text, 4) + `</body>`:                   "",
		`<body onload="document.forms[0].submit()"><form action="/vi/"></form></body>`:                   "/vi/",
		`<body onload="document.forms[0].submit()"><form method=post action="/vi/"></form></body>`:       "",
		`<body onload="document.f.submit()"><form name=f action="/vi/"></form><form action="/x"></form>`: "",
		`<body><object data="/vi/" type="text/html"></object></body>`:                                    "/vi/",
		`<body><object data="/a.swf" type="application/x-shockwave-flash"></object></body>`:              "",
		`<frameset rows="15%,*,5%"><frame src="/a"><frame src="/vi/"><frame src="/c"></frameset>`:        "/vi/",
		`<script>if (top != self) { top.location = self.location; }</script>`:                            "",
	} {
		got := Onward(t.Context(), []byte("<html><head><title>Cổng</title>"+page+"</html>"), "text/html", "https://mau.example.vn/", "")
		if want != "" {
			want = "https://mau.example.vn" + want
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", page, got, want)
		}
	}
}
