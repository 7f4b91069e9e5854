package page_test

import (
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// How pages send a visitor on, written without a look at the program: after home pages of communes and departments, old Joomla
// and PHP sites, counters and login walls. "" is a page that stays.
func TestHowAPageSendsItsVisitorOn(t *testing.T) {
	t.Parallel()
	const here = "https://xa.example.vn/cu/index.html"
	empty := func(script string) string {
		return "<html><head><script>" + script + "</script></head><body></body></html>"
	}
	for in, want := range map[string]string{
		`<meta http-equiv="refresh" content="0;url=/vi/">`:                                                                             "https://xa.example.vn/vi/",
		`<META HTTP-EQUIV=Refresh CONTENT="1; URL=trang-chu.aspx">`:                                                                    "https://xa.example.vn/cu/trang-chu.aspx",
		`<meta http-equiv='refresh' content='0; url="https://www.xa.example.vn"'>`:                                                     "https://www.xa.example.vn",
		`<meta content="0;URL=../moi/" http-equiv="refresh">`:                                                                          "https://xa.example.vn/moi/",
		`<noscript><meta http-equiv="refresh" content="0;url=/khong-js"></noscript><p>` + strings.Repeat("Chào bà con. ", 60) + `</p>`: "",
		`<meta http-equiv="refresh" content="300"><p>Tự tải lại</p>`:                                                                   "",
		`<meta http-equiv="refresh" content="600;url=/vi/"><p>Tự tải lại</p>`:                                                          "",
		empty(`window.location = "/vi/";`):                                                                                             "https://xa.example.vn/vi/",
		empty(`location.replace('trang-chu.html')`):                                                                                    "https://xa.example.vn/cu/trang-chu.html",
		empty(`document.location.href="/home"`):                                                                                        "https://xa.example.vn/home",
		empty(`top.location.href = '/Default.aspx';`):                                                                                  "https://xa.example.vn/Default.aspx",
		empty(`self.location="/moi"`):                                                                                                  "https://xa.example.vn/moi",
		empty(`window.location.assign("/vi/trang-chu")`):                                                                               "https://xa.example.vn/vi/trang-chu",
		empty(`setTimeout(function(){ window.location.href = "/vi"; }, 500)`):                                                          "https://xa.example.vn/vi",
		empty(`if (a) { location.href = "/m" } else { location.href = "/d" }`):                                                         "https://xa.example.vn/m",
		`<body onload="location.href='/vi/'"></body>`:                                                                                  "https://xa.example.vn/vi/",
		`<frameset rows="100%,*"><frame src="/portal/main.jsp"><frame src="about:blank"></frameset>`:                                   "https://xa.example.vn/portal/main.jsp",
		`<html><body><iframe src="/portal/" width="100%" height="100%" frameborder=0></iframe></body></html>`:                          "https://xa.example.vn/portal/",
		`<script>function di(){location.href="/x"}</script><p>` + strings.Repeat("Xã họp bàn việc giữ đường biên với các bản. ", 30) + `</p>`: "",
		empty(`var u = "/vi/"; window.location.href = u;`):   "https://xa.example.vn/vi/",
		empty(`window.location.href = "javascript:void(0)"`): "",
		empty(`window.location.reload()`):                    "",
	} {
		if got := page.Onward(t.Context(), []byte(in), "text/html; charset=utf-8", here, ""); got != want {
			t.Errorf("%s\n leads to %q, want %q", in, got, want)
		}
	}
	for refresh, want := range map[string]string{
		"0; url=/vi/": "https://xa.example.vn/vi/", "0;URL='https://b.example.vn/'": "https://b.example.vn/", "5": "", "3;/vi/": "https://xa.example.vn/vi/", "900; url=/vi/": "",
	} {
		if got := page.Onward(t.Context(), nil, "text/html", here, refresh); got != want {
			t.Errorf("Refresh: %s leads to %q, want %q", refresh, got, want)
		}
	}
}

// Where a picture stands and in which of its forms, written without a look at the program.
func TestWhichFormOfAPictureIsTaken(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<img src="a.jpg">`:                  "https://mau.example.vn/tin/a.jpg",
		`<img src="//anh.example.vn/a.jpg">`: "https://anh.example.vn/a.jpg",
		`<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/a.jpg">`:                                                    "https://mau.example.vn/a.jpg",
		`<img src="/loading.gif" data-original="/a.jpg" class="lazy">`:                                                                "https://mau.example.vn/a.jpg",
		`<img src="/s.jpg" srcset="/s.jpg 320w, /m.jpg 800w, /l.jpg 1500w">`:                                                          "https://mau.example.vn/l.jpg",
		`<img srcset="/1.jpg 1x, /2.jpg 2x">`:                                                                                         "https://mau.example.vn/2.jpg",
		`<img data-srcset="/m.jpg 700w, /s.jpg 200w" src="/s.jpg">`:                                                                   "https://mau.example.vn/m.jpg",
		`<picture><source type="image/avif" srcset="/a.avif"><source type="image/webp" srcset="/a.webp"><img src="/a.jpg"></picture>`: "https://mau.example.vn/a.webp",
		`<picture><source media="(max-width:600px)" srcset="/nho.jpg"><img src="/to.jpg"></picture>`:                                  "https://mau.example.vn/to.jpg",
		`<noscript><img src="/a.jpg" width=600 height=400></noscript>`:                                                                "https://mau.example.vn/a.jpg",
		`<img src="/a b.jpg">`:                                             "https://mau.example.vn/a%20b.jpg",
		`<img src="/ảnh.jpg">`:                                             "https://mau.example.vn/%E1%BA%A3nh.jpg",
		`<img src="/a.jpg, w_600,h_400/b.jpg">`:                            "https://mau.example.vn/a.jpg,%20w_600,h_400/b.jpg",
		`<img srcset="/w_600,h_400/b.jpg 600w, /w_900,h_600/b.jpg 900w">`:  "https://mau.example.vn/w_900,h_600/b.jpg",
		`<a href="/lon.jpg"><img src="/nho.jpg" width=600 height=400></a>`: "https://mau.example.vn/nho.jpg",
		`<picture><source media="(orientation: portrait)" srcset="/doc.jpg 900w"><source srcset="/ngang.jpg 800w"><img src="/to.jpg"></picture>`:           "https://mau.example.vn/ngang.jpg",
		`<picture><source media="(prefers-color-scheme: dark)" srcset="/toi.png"><img src="/sang.png"></picture>`:                                          "https://mau.example.vn/sang.png",
		`<picture><source media="(max-width: 48em)" srcset="/nho.jpg"><source media="(max-width: 1400px)" srcset="/vua.jpg"><img src="/to.jpg"></picture>`: "https://mau.example.vn/vua.jpg",
	} {
		raw := "<!doctype html><html lang=vi><head><title>Tin vùng biên trong tuần</title></head><body><article><h1>Tin vùng biên trong tuần</h1>" + filler + "<p>" + in + "</p>" + filler + "</article></body></html>"
		a, err := page.Extract(t.Context(), []byte(raw), "text/html; charset=utf-8", "https://mau.example.vn/tin/bai.html", page.Hint{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, b := range a.Blocks {
			got += b.Src
		}
		if got != want {
			t.Errorf("%s\n is %q, want %q", in, got, want)
		}
	}
}
