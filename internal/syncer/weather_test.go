package syncer_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

// changing is a site whose one article shows another %N at each load, and what else it serves. Its articles are edited by
// setting text.
type changing struct {
	*httptest.Server
	loads  atomic.Int32
	edited atomic.Bool
	asked  atomic.Int32
}

func newChanging(t *testing.T, inside string) *changing {
	t.Helper()
	c := &changing{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/rss":
			sends(asRSS, feedOf(itemOf("đổi", "/bai/đổi")))(w, r)
		case strings.HasSuffix(r.URL.Path, ".png"):
			sends("image/png", painted())(w, r)
		case strings.HasSuffix(r.URL.Path, ".docx"):
			sends("application/octet-stream", docx(t, "Phụ lục kèm theo"))(w, r)
		default:
			c.asked.Add(1)
			n := 1200 + 7*int(c.loads.Add(1))
			text := strings.Join(paragraphs("đổi"), "</p><p>")
			if c.edited.Load() {
				text += "</p><p>Tòa soạn đính chính: số tàu cá là 45."
			}
			shows("<!DOCTYPE html><html lang=vi><head><title>"+titleOf("đổi")+"</title></head><body><article><h1>"+titleOf("đổi")+"</h1><p>"+
				text+"</p>"+strings.ReplaceAll(inside, "%N", fmt.Sprint(n))+"<p>"+paragraphs("hết")[0]+"</p></article></body></html>")(w, r)
		}
	}))
	t.Cleanup(c.Close)
	return c
}

// The kinds that made a version, an unread mark and a second copy of each file at every sync.
func TestWhatChangesAtEachLoadIsNoEdit(t *testing.T) {
	t.Parallel()
	for name, inside := range map[string]string{
		"a picture's token":      "<p><img src='/a.png?t=%N' width=600 height=400 alt='Ảnh tuần tra'></p>",
		"a picture's other name": "<p><img src='/a.png?khoa=%N' width=600 height=400 alt='Ảnh tuần tra'></p>",
		"a picture's path":       "<p><img src='/k%N/a.png' width=600 height=400 alt='Ảnh tuần tra'></p>",
		"a file's token":         "<p><a href='/x.docx?token=%N'>Phụ lục kèm theo công văn</a></p>",
		"views in brackets":      "<p>Đoạn này đứng sau cùng của bài viết về biển. (Đã xem %N lần)</p>",
		"views":                  "<p>(Đã xem %N lần)</p>",
		"shares":                 "<p>Chia sẻ: %N Thích: 79</p>",
		"a clock":                "<p>Hôm nay, bây giờ là 09:13:%N</p>",
		"a count without label":  "<p>Bài viết này đã có %N người ghim vào sổ của mình.</p>",
		"a ticker":               "<p>Chỉ số thị trường %N điểm, tăng %N điểm</p>",
		"a table cell":           "<table><tr><th>Xã</th><th>Số</th></tr><tr><td>Hải Bình</td><td>12</td></tr><tr><td>Lượt xem: %N</td><td>4</td></tr></table>",
		"a list item":            "<ul><li>Xã thứ nhất có mười hai tàu</li><li>Lượt đọc: %N</li></ul>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantNoEdit(t, inside)
		})
	}
}

// Other counters, clocks and tokens, written without a look at what the program knows of them.
func TestFurtherCountersClocksAndTokensAreNoEdit(t *testing.T) {
	t.Parallel()
	for name, inside := range map[string]string{
		"views behind the day":  "<p>27/11/2026 08:00 | %N lượt xem</p>",
		"readers with a word":   "<div class=meta>Số người đọc: <b>%N</b></div>",
		"an eye":                "<div><i class='fa fa-eye'></i> %N</div>",
		"views in English":      "<span>%N views</span>",
		"visitors":              "<div>Đang truy cập: %N</div><div>Hôm nay: %N</div><div>Tổng lượt truy cập: 1.%N.000</div>",
		"a rating":              "<p>Xếp hạng: 4,5/5 (%N đánh giá)</p>",
		"hearts":                "<ul class=react><li>Thích %N</li><li>Không thích 2</li></ul>",
		"time since":            "<p>Đăng cách đây %N phút</p>",
		"a countdown":           "<p>Còn %N giây nữa phiên làm việc kết thúc</p>",
		"the weather":           "<div class=w>Hà Nội %N°C</div>",
		"gold":                  "<table><tr><th>Vàng</th><th>Giá</th></tr><tr><td>SJC</td><td>%N</td></tr><tr><td>Nhẫn</td><td>7.%N</td></tr></table>",
		"a session in the path": "<p><a href='/tai;jsessionid=%N/x.docx'>Phụ lục kèm theo công văn</a></p>",
		"a signed picture":      "<p><img src='/a.png?Expires=%N&Signature=x%N&Key-Pair-Id=K' width=600 height=400 alt='Ảnh'></p>",
		"a set of pictures":     "<p><img src='/a.png?v=%N' srcset='/a.png?v=%N 1x, /b.png?v=%N 2x' width=600 height=400 alt='Ảnh'></p>",
		"a script with text":    "<script>var n=%N;</script><noscript>Mã %N</noscript>",
		"a hidden field":        "<form><input type=hidden name=__VIEWSTATE value='%N'></form>",
		"a code to type":        "<p>Mã xác nhận: %N</p>",
		"another advertisement": "<div class=qc><a href='/qc/%N'>Mua nhà số %N trả góp</a></div>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantNoEdit(t, inside)
		})
	}
}

// wantNoEdit syncs a site whose article has inside it what is another at each load: no version, no unread mark, no file more;
// a real edit beside it is seen.
func wantNoEdit(t *testing.T, inside string) {
	t.Helper()
	site, b := newChanging(t, inside), newBench(t)
	source := b.add(t, site.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	a := only(t, b)
	if err := b.library.SetRead(t.Context(), a.ID, true); err != nil {
		t.Fatal(err)
	}
	kept, err := b.library.FileBytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
			t.Fatalf("%+v", r)
		}
	}
	after := only(t, b)
	bytes, err := b.library.FileBytes(t.Context())
	if err != nil || after.Version != 1 || !after.Read || bytes != kept {
		t.Errorf("version %d, read %v, files of %d bytes for %d, %v", after.Version, after.Read, bytes, kept, err)
	}
	site.edited.Store(true)
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Updated: 1}) {
		t.Fatalf("a real edit beside it: %+v", r)
	}
	if bytes, err := b.library.FileBytes(t.Context()); err != nil || bytes != kept && !strings.Contains(inside, "/k%N") {
		t.Errorf("the edit brought files of %d bytes for %d, %v", bytes, kept, err)
	}
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
		t.Errorf("after the edit: %+v", r)
	}
}

// The second load is made for what nothing else explains, and only then.
func TestAKnownCounterCostsNoSecondLoad(t *testing.T) {
	t.Parallel()
	site, b := newChanging(t, "<p>(Đã xem %N lần)</p>"), newBench(t)
	source := b.add(t, site.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	asked := site.asked.Load()
	if b.sync(t, source); site.asked.Load() != asked+1 {
		t.Errorf("%d requests for one article", site.asked.Load()-asked)
	}
}

// A program that reads better than the one before makes no edit of what its sites changed in passing.
func TestABetterReadingOfAPageWithWeatherIsNoEdit(t *testing.T) {
	t.Parallel()
	site, b := newChanging(t, "<!-- %N -->"), newBench(t)
	source := b.add(t, site.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	a := only(t, b)
	worse := a.Article
	worse.Blocks = worse.Blocks[:2]
	if _, err := b.library.Reread(t.Context(), a.ID, a.Version, worse, nil, a.Fetched); err != nil {
		t.Fatal(err)
	}
	if err := b.library.SetRead(t.Context(), a.ID, true); err != nil {
		t.Fatal(err)
	}
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
		t.Errorf("%+v", r)
	}
	if after := only(t, b); !after.Read || len(after.Blocks) != len(a.Blocks) {
		t.Errorf("read %v, %d blocks of %d", after.Read, len(after.Blocks), len(a.Blocks))
	}
}

// What a feed encloses stays while the feed answers that nothing changed.
func TestAnEnclosureStaysWhileItsFeedIsNotReadAgain(t *testing.T) {
	t.Parallel()
	file := docx(t, "Phụ lục kèm theo")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/rss" && r.Header.Get("If-None-Match") != "":
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/rss":
			w.Header().Set("ETag", `"một"`)
			sends(asRSS, feedOf(feedItem("Bài kèm tệp", `<link>/x</link><enclosure url="/a.docx"/>`)))(w, r)
		case r.URL.Path == "/a.docx":
			sends("application/octet-stream", file)(w, r)
		default:
			shows(articleOf("kèm tệp"))(w, r)
		}
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
		t.Errorf("%+v", r)
	}
	if a := only(t, b); len(a.Attachments) != 1 {
		t.Errorf("%+v", a.Attachments)
	}
}
