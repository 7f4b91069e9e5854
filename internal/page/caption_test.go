package page

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// A short paragraph behind a picture was taken for its caption.
func TestWhatIsToldBehindAPictureIsNoCaption(t *testing.T) {
	t.Parallel()
	const prose = "<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm.</p>"
	const caption, told = "Cán bộ đồn hướng dẫn bà con gói bánh", "Bà con tiễn đoàn đến đầu suối. Ai cũng hẹn gặp lại."
	for body, want := range map[string]string{
		`<p><img src="/a.jpg"></p><p>` + told + `</p>`:                                             "[] " + told,
		`<p><img src="/a.jpg"><br>` + told + `</p>`:                                                "[] " + told,
		`<p><img src="/a.jpg"> ` + told + `</p>`:                                                   "[] " + told,
		`<p><img src="/a.jpg"><br>Sau đó, đoàn về xã</p>`:                                          "[] Sau đó, đoàn về xã",
		`<p><img src="/a.jpg"><br>Chiều cùng ngày, đoàn rời bản.</p>`:                              "[] Chiều cùng ngày, đoàn rời bản.",
		`<p><img src="/a.jpg"><br>` + caption + `</p>`:                                             "[" + caption + "]",
		`<p><img src="/a.jpg"><br>` + caption + `. Ảnh: Lê Thu</p>`:                                "[" + caption + ". Ảnh: Lê Thu]",
		`<p><img src="/a.jpg"></p><p style="text-align:center">` + caption + `</p>`:                "[" + caption + "]",
		`<p><img src="/a.jpg"></p><p><em>` + caption + `</em></p>`:                                 "[" + caption + "]",
		`<figure><img src="/a.jpg"><figcaption>` + told + `</figcaption></figure>`:                 "[" + told + "]",
		`<div class="photo"><img src="/a.jpg"></div><div class="photo-caption">` + told + `</div>`: "[" + told + "]",
	} {
		raw := "<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div class=text>" + prose + body + prose + prose + "</div></body></html>"
		a, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/a", Hint{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range a.Blocks {
			if b.Kind == library.Image {
				got = append(got, "["+b.Text+"]")
			} else if !strings.Contains(prose, b.Plain()) {
				got = append(got, b.Plain())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}
