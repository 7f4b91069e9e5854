package page

import (
	"strings"
	"testing"
)

// What a template adds to a title is none of it.
func TestATitleIsToldWithoutHowOftenItWasCommentedOn(t *testing.T) {
	t.Parallel()
	const title = "Ngư dân bám biển dài ngày"
	for heading, want := range map[string]string{
		title + ` <span class="cmt">(12)</span>`: title,
		title + ` (12)`:                          title,
		title + ` (kỳ 2)`:                        title + " (kỳ 2)",
		`Hội nghị lần thứ 12 (2026)`:             "Hội nghị lần thứ 12 (2026)",
	} {
		raw := "<html><head><title>" + title + "</title></head><body><h1>" + heading + "</h1><div>" + strings.Repeat("<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới.</p>", 3) + "</div></body></html>"
		if a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{}); err != nil || a.Title != want {
			t.Errorf("%s is %q, want %q, %v", heading, a.Title, want, err)
		}
	}
}

// The name of a part of the site, in the head of the page and over its text, stood for the title of each of its articles.
func TestTheNameOfAPartOfTheSiteIsNoTitle(t *testing.T) {
	t.Parallel()
	const title = "Thông báo lịch tiếp công dân của chủ tịch xã trong tháng mười hai"
	for _, part := range []string{"Thông báo", "Tin tức", "Chi tiết tin", "Sự kiện", "Bài viết"} {
		raw := "<html><head><title>" + part + "</title></head><body><div class=panel><div class=panel-heading>" + part + "</div><div class=panel-body><h3>" + title +
			"</h3><small>Ngày đăng: 23/11/2026 - Lượt xem: 77</small><div class=tb>" + strings.Repeat("<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới.</p>", 3) + "</div></div></div></body></html>"
		if a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{}); err != nil || a.Title != title {
			t.Errorf("under %s the title is %q, %v", part, a.Title, err)
		}
	}
}
