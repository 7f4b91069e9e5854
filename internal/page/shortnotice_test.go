package page

import (
	"slices"
	"testing"
)

// A notice of one paragraph lost the sentence beside it that leads to its document.
func TestAShortNoticeKeepsTheSentenceThatIsALink(t *testing.T) {
	t.Parallel()
	const said = "Ủy ban nhân dân xã thông báo lịch tiếp công dân định kỳ vào sáng thứ Ba hằng tuần tại trụ sở."
	const linked = "Xem quy chế tiếp công dân ban hành kèm theo quyết định của chủ tịch xã."
	link := `<p><a href="/van-ban/123">` + linked + `</a></p>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"behind it":             {`<p>` + said + `</p>` + link, []string{said, linked}},
		"before it":             {link + `<p>` + said + `</p>`, []string{linked, said}},
		"two":                   {`<p>` + said + `</p>` + link + link, []string{said, linked, linked}},
		"bold":                  {`<p>` + said + `</p><p><b><a href="/van-ban/123">` + linked + `</a></b></p>`, []string{said, linked}},
		"in the paragraph":      {`<p>` + said + ` <a href="/van-ban/123">` + linked + `</a></p>`, []string{said + " " + linked}},
		"a title, no sentence":  {`<p>` + said + `</p><p><a href="/tin/a-100001.html">Khai mạc lớp bồi dưỡng báo cáo viên cấp huyện</a></p>`, []string{said}},
		"titles of others":      {`<p>` + said + `</p><ul><li><a href="/tin/a-100001.html">Khai mạc lớp bồi dưỡng báo cáo viên</a></li><li><a href="/tin/b-100002.html">Hội nghị giao ban tháng 11</a></li></ul>`, []string{said}},
		"behind a label of its": {`<p>` + said + `</p><p>Tin liên quan</p>` + link, []string{said}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			raw := `<html><head><title>Thông báo lịch tiếp dân tháng 12</title></head><body><nav><a href="/">Trang chủ</a></nav><main><h1>Thông báo lịch tiếp dân tháng 12</h1><div>20/11/2026</div><div class="c">` +
				c.body + `</div></main><div class="r"><a href="/a-1.html">Hội nghị giao ban công tác tuyên giáo tháng 11</a></div></body></html>`
			a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/thong-bao-12345.html", Hint{})
			var texts []string
			for _, b := range a.Blocks {
				texts = append(texts, b.Text)
			}
			if err != nil || !slices.Equal(texts, c.want) {
				t.Errorf("%q, want %q, %v", texts, c.want, err)
			}
		})
	}
}
