package page

import "testing"

// The thumbnail was kept where the page has the picture in its width too, and formats that nothing reads.
func TestThePictureIsTheOneThatAReaderNeeds(t *testing.T) {
	t.Parallel()
	const base = "https://mau.example.vn"
	for name, c := range map[string]struct{ img, want string }{
		"its address":                {`<img src="/u/a.jpg">`, "/u/a.jpg"},
		"the widest":                 {`<img src="/u/a-300.jpg" srcset="/u/a-300.jpg 300w, /u/a-1200.jpg 1200w, /u/a-768.jpg 768w">`, "/u/a-1200.jpg"},
		"no wider than needed":       {`<img src="/u/a.jpg" srcset="/u/a-800.jpg 800w, /u/a-1600.jpg 1600w, /u/a-4000.jpg 4000w">`, "/u/a-1600.jpg"},
		"the next wider":             {`<img src="/u/a.jpg" srcset="/u/a-5000.jpg 5000w, /u/a-2000.jpg 2000w">`, "/u/a-2000.jpg"},
		"densities":                  {`<img src="/u/a.jpg" srcset="/u/a.jpg 1x, /u/a@2x.jpg 2x">`, "/u/a@2x.jpg"},
		"a density without its sign": {`<img src="/u/s.jpg" srcset="/u/a.jpg, /u/a@2x.jpg 2x">`, "/u/a@2x.jpg"},
		"no spaces between": {`<img src="/u/s.jpg" srcset="/u/a.jpg 300w,
/u/b.jpg 900w">`, "/u/b.jpg"},
		"no spaces behind commas":            {`<img src="/u/s.jpg" srcset="/u/a.jpg 300w,/u/b.jpg 900w,/u/c.jpg 600w">`, "/u/b.jpg"},
		"wider than what scripts would show": {`<img src="data:image/gif;base64,R0" data-lazy-src="/u/a-400.jpg" data-lazy-srcset="/u/a-400.jpg 400w, /u/a-1024.jpg 1024w">`, "/u/a-1024.jpg"},
		"another script's":                   {`<img src="/themes/blank.gif" data-lazyload="/u/a.jpg">`, "/u/a.jpg"},
		"the large file of a small one":      {`<img src="/u/a-300x200.jpg" data-large-file="/u/a-1024.jpg">`, "/u/a-1024.jpg"},
		"commas in addresses":                {`<img src="/u/s.jpg" srcset="/u/w_300,h_200/a.jpg 300w, /u/w_900,h_600/a.jpg 900w">`, "/u/w_900,h_600/a.jpg"},
		"what scripts would show":            {`<img src="/images/loading.gif" data-src="/u/a.jpg" srcset="/u/s.jpg 100w">`, "/u/a.jpg"},
		"widths that scripts would show":     {`<img src="data:image/gif;base64,R0lGOD" data-srcset="/u/a.jpg 300w, /u/b.jpg 900w">`, "/u/b.jpg"},
		"a picture without its format":       {`<picture><source type="image/avif" srcset="/u/a.avif 1200w"><source type="image/webp" srcset="/u/a.webp 1200w"><img src="/u/a.jpg"></picture>`, "/u/a.webp"},
		"a picture of formats unread":        {`<picture><source type="image/avif" srcset="/u/a.avif"><source type="image/jxl" srcset="/u/a.jxl"><img src="/u/a.jpg"></picture>`, "/u/a.jpg"},
		"a picture for screens and phones":   {`<picture><source media="(min-width: 900px)" srcset="/u/a-900.jpg 900w"><source media="(max-width: 899px)" srcset="/u/a-400.jpg 400w"><img src="/u/a-300.jpg"></picture>`, "/u/a-900.jpg"},
		"a form that is no size":             {`<img src="/u/a.jpg" srcset="/u/b.jpg w, /u/c.jpg 600w">`, "/u/c.jpg"},
		"an empty srcset":                    {`<img src="/u/a.jpg" srcset=" ">`, "/u/a.jpg"},
	} {
		prose := "<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới của năm.</p>"
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div class="text">` + prose + c.img + prose + `</div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", base+"/tin/a.html", Hint{})
		if err != nil || len(got.Blocks) != 3 || got.Blocks[1].Src != base+c.want {
			t.Errorf("%s: %v %+v", name, err, got.Blocks)
		}
	}
}
