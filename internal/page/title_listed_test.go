package page_test

import (
	"strings"
	"testing"

	"baocaovien/internal/page"
)

func TestATitleThatOnlyTheListingGivesIsKnownAsSuch(t *testing.T) {
	text := "<p>" + strings.Repeat("Bà con ngư dân xã ven biển được nghe về chủ quyền biển, đảo. ", 12) + "</p>"
	for name, c := range map[string]struct {
		head, body string
		listed     bool
	}{
		"none of its own":    {"", text + text, true},
		"a heading":          {"", "<h1>Nghe về biển, đảo ở xã</h1>" + text + text, false},
		"the head":           {"<title>Nghe về biển, đảo ở xã - Cổng thông tin</title>", text + text, false},
		"the social preview": {`<meta property="og:title" content="Nghe về biển, đảo ở xã">`, text + text, false},
	} {
		raw := "<html><head><meta charset=utf-8>" + c.head + "</head><body><div>" + c.body + "</div></body></html>"
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "http://example.vn/bai", page.Hint{Title: "Nghe về biển, đảo ở xã"})
		if err != nil || a.Title != "Nghe về biển, đảo ở xã" || a.TitleListed != c.listed {
			t.Errorf("%s: %q, listed %v, %v", name, a.Title, a.TitleListed, err)
		}
	}
}
