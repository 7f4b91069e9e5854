package sample

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

const mark = "Trang mẫu"

// get asks site for path as a reader under host example.vn would, with headers in pairs.
func get(t *testing.T, site http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://example.vn"+path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

// openPage reads a page as HTML.
func openPage(t *testing.T, site http.Handler, path string) *goquery.Document {
	t.Helper()
	w := get(t, site, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	page, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestPagesOfTheCategoryReachEveryListedArticle follows the pager as a reader does.
func TestPagesOfTheCategoryReachEveryListedArticle(t *testing.T) {
	t.Parallel()
	site := Handler()
	path := strings.TrimPrefix(Sources("http://example.vn")[1].URL, "http://example.vn")
	var found []string
	pages := 0
	for ; path != ""; pages++ {
		page := openPage(t, site, path)
		if n := page.Find(`link[rel="alternate"]`).Length(); n != 0 {
			t.Errorf("%s links a feed", path)
		}
		page.Find(".danh-sach h3 a").Each(func(_ int, link *goquery.Selection) { found = append(found, link.AttrOr("href", "")) })
		path = ""
		page.Find(".phan-trang a").Each(func(_ int, link *goquery.Selection) {
			if strings.HasPrefix(link.Text(), "Trang sau") {
				path = link.AttrOr("href", "")
			}
		})
	}
	var want []string
	for _, a := range Articles() {
		if a.InList {
			want = append(want, "http://example.vn"+a.Path)
		}
	}
	if !slices.Equal(found, want) || pages != 3 {
		t.Errorf("%d pages with %d articles %v, want %d", pages, len(found), found, len(want))
	}
}

func TestAnArticlePageHoldsItsWholeTextAmongFurniture(t *testing.T) {
	t.Parallel()
	site := Handler()
	for _, a := range Articles() {
		page := openPage(t, site, a.Path)
		body := page.Find("#news-bodyhtml, .noi-dung-tin")
		if body.Length() != 1 {
			t.Fatalf("%s: %d bodies", a.Path, body.Length())
		}
		text := body.Text()
		at := 0
		for _, paragraph := range a.Paragraphs() {
			i := strings.Index(text[at:], paragraph)
			if i < 0 {
				t.Errorf("%s: lost or out of order: %s", a.Path, paragraph)
				continue
			}
			at += i + len(paragraph)
		}
		whole := page.Find("body").Text()
		for _, furniture := range []string{"Lượt xem: ", "Đang online: ", "Tin khác", "Trang chủ", "22/11/2026", "Xem nhiều"} {
			if !strings.Contains(whole, furniture) {
				t.Errorf("%s: no %q", a.Path, furniture)
			}
		}
		if page.Find("h1").Text() != a.Title {
			t.Errorf("%s: heading %q", a.Path, page.Find("h1").Text())
		}
	}
}

func TestPagesShowTheirDateInSeveralManners(t *testing.T) {
	t.Parallel()
	site := Handler()
	want := map[string]string{
		"luat-bien-viet-nam-2012":           "Thứ ba - 10/11/2026 08:00",
		"hiep-dinh-vinh-bac-bo":             "Thứ Ba, 20/10/2026 11:49'(GMT+7)",
		"them-luc-dia-viet-nam-indonesia":   "25/09/2026 | 18:30 GMT+7",
		"di-san-the-gioi-quang-ba-hinh-anh": "23:09, ngày 17-07-2026",
		"khu-vuc-bien-gioi-dat-lien":        "Thứ Năm, ngày 30 tháng 7 năm 2026 | 10:31",
		"bien-gioi-viet-nam-campuchia":      "05/10/2026 - 08:58",
		"ngay-bien-phong-toan-dan":          "Ngày đăng: 28/08/2026",
	}
	for _, a := range Articles() {
		shown, ok := want[a.Slug]
		if !ok {
			continue
		}
		if got := openPage(t, site, a.Path).Find("span.h5, .ngay-dang").Text(); got != shown {
			t.Errorf("%s: %q, want %q", a.Slug, got, shown)
		}
		delete(want, a.Slug)
	}
	if len(want) > 0 {
		t.Errorf("no article for %v", want)
	}
}

func TestWhatHasNotChangedIsNotSentAgain(t *testing.T) {
	t.Parallel()
	site := Handler()
	paths := []string{"/", "/rss", "/chuyen-muc/tu-lieu", "/chuyen-muc/tu-lieu?page=2"}
	for _, a := range Articles() {
		paths = append(paths, a.Path)
	}
	for _, path := range paths {
		first := get(t, site, path)
		tag, changed := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
		if tag == "" || changed == "" {
			t.Errorf("%s: ETag %q, Last-Modified %q", path, tag, changed)
		}
		if again := get(t, site, path, "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s: %d after If-None-Match", path, again.Code)
		}
		if again := get(t, site, path, "If-Modified-Since", changed); again.Code != http.StatusNotModified {
			t.Errorf("%s: %d after If-Modified-Since", path, again.Code)
		}
		if again := get(t, site, path, "If-None-Match", `"other"`); again.Code != http.StatusOK {
			t.Errorf("%s: %d for another tag", path, again.Code)
		}
	}
}

func TestTheCounterMovesWhileArticleAndTagStay(t *testing.T) {
	t.Parallel()
	site := Handler()
	counters := regexp.MustCompile(`(Lượt xem|Đang online|Tổng lượt truy cập): [\d.]+`)
	for _, a := range Articles() {
		first, second := get(t, site, a.Path), get(t, site, a.Path)
		if first.Body.String() == second.Body.String() {
			t.Errorf("%s: the counter stands still", a.Path)
		}
		if counters.ReplaceAllString(first.Body.String(), "") != counters.ReplaceAllString(second.Body.String(), "") {
			t.Errorf("%s: more than the counters changed", a.Path)
		}
		if first.Header().Get("ETag") != second.Header().Get("ETag") {
			t.Errorf("%s: the tag changed", a.Path)
		}
	}
}

func TestAnotherTextHasAnotherTag(t *testing.T) {
	t.Parallel()
	head := "id: 1\ntitle: x\nlead: x\npublished: 2026-11-20\nshown: day\ncategory: x\nin: list\n\n"
	a, errA := parseArticle("x", head+"Một.")
	b, errB := parseArticle("x", head+"Hai.")
	if err := errors.Join(errA, errB); err != nil || a.version == b.version || version([]Story{a}) == version([]Story{b}) {
		t.Errorf("%v, %s and %s", err, a.version, b.version)
	}
}

func TestTheSiteIsTheSameEachTimeItIsMade(t *testing.T) {
	t.Parallel()
	one, other := Handler(), Handler()
	for _, path := range []string{"/", "/rss", picturePath + "bien-1.jpg", logoPath, documentPath + "moc-thoi-gian-bien-gioi.docx", Articles()[0].Path} {
		if !bytes.Equal(get(t, one, path).Body.Bytes(), get(t, other, path).Body.Bytes()) {
			t.Errorf("%s differs", path)
		}
	}
}

func TestAbsoluteLinksFollowTheHostOfTheRequest(t *testing.T) {
	t.Parallel()
	site := Handler()
	for _, path := range []string{"/rss", "/chuyen-muc/tu-lieu", "/", Articles()[0].Path} {
		body := get(t, site, path).Body.String()
		if !strings.Contains(body, "http://example.vn/") || strings.Contains(body, Host) {
			t.Errorf("%s: links under another host", path)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "https://khac.vn/rss", nil)
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), "https://khac.vn/vi/news/") {
		t.Error("a request over TLS gets links without it")
	}
}

func TestEveryPageIsMarkedAsSample(t *testing.T) {
	t.Parallel()
	site := Handler()
	paths := []string{"/", "/chuyen-muc/tu-lieu", "/chuyen-muc/bien-dao", "/khong-co"}
	for _, a := range Articles() {
		paths = append(paths, a.Path)
	}
	for _, path := range paths {
		page, err := goquery.NewDocumentFromReader(get(t, site, path).Body)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.Find("title").Text(), mark) || !strings.Contains(page.Find(".dau-trang").Text(), mark) {
			t.Errorf("%s is not marked", path)
		}
	}
	for _, s := range Sources("http://example.vn/") {
		if !strings.HasPrefix(s.Title, mark) || !strings.HasPrefix(s.URL, "http://example.vn/") || strings.Contains(s.URL, "vn//") || !s.Enabled {
			t.Errorf("source %+v", s)
		}
		if w := get(t, site, strings.TrimPrefix(s.URL, "http://example.vn")); w.Code != http.StatusOK {
			t.Errorf("%s: %d", s.URL, w.Code)
		}
	}
}

// TestNoLinkOfTheSiteLeadsNowhere follows every link from the home page on.
func TestNoLinkOfTheSiteLeadsNowhere(t *testing.T) {
	t.Parallel()
	site := Handler()
	seen := map[string]bool{"/": true}
	for queue := []string{"/"}; len(queue) > 0; queue = queue[1:] {
		w := get(t, site, queue[0])
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", queue[0], w.Code)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		page, err := goquery.NewDocumentFromReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		page.Find("a[href], img[src], link[href]").Each(func(_ int, e *goquery.Selection) {
			path := strings.TrimPrefix(e.AttrOr("href", e.AttrOr("src", "")), "http://example.vn")
			if strings.HasPrefix(path, "/") && !seen[path] {
				seen[path] = true
				queue = append(queue, path)
			}
		})
	}
	for _, a := range Articles() {
		if !seen[a.Path] {
			t.Errorf("%s cannot be reached", a.Path)
		}
	}
}

func TestTheHomePageLinksTheFeedAndTheCategories(t *testing.T) {
	t.Parallel()
	page := openPage(t, Handler(), "/")
	if page.Find(`link[rel="alternate"][type="application/rss+xml"]`).AttrOr("href", "") != "/rss" {
		t.Error("no feed")
	}
	if page.Find(`.menu a[href="/chuyen-muc/tu-lieu"]`).Length() != 1 {
		t.Error("no category")
	}
}

func TestWhatIsNotThereIsMissing(t *testing.T) {
	t.Parallel()
	site := Handler()
	for _, path := range []string{"/khong-co", "/chuyen-muc/khong-co", "/chuyen-muc/tu-lieu?page=9", "/chuyen-muc/tu-lieu?page=x", "/uploads/2026/khong.jpg"} {
		if w := get(t, site, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", nil)
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestAHeadRequestHasNoBody(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodHead, Articles()[0].Path, nil)
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	if w.Code != http.StatusOK || w.Body.Len() != 0 || w.Header().Get("ETag") == "" {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
}
