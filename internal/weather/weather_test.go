package weather

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// body is an article of some paragraphs, with a line of its own among them.
func body(line string) library.Article {
	a := library.Article{Title: "Tuần tra chung trên biên giới", Blocks: []library.Block{
		{Kind: library.Paragraph, Text: "Bộ đội Biên phòng tỉnh phối hợp với chính quyền xã tuần tra 54 km đường biên và làm việc với 17 hộ dân ven suối."},
		{Kind: library.Heading, Level: 2, Text: "Kết quả bước đầu"},
		{Kind: library.Paragraph, Text: "Đoàn công tác đã trao 34 suất quà cho ngư dân và hướng dẫn cách ghi nhật ký khai thác; 1.200 lượt người đến xem triển lãm."},
		{Kind: library.List, Items: []string{"Xã thứ nhất có 12 tàu cá", "Xã thứ hai có 15 tàu cá"}},
	}}
	if line != "" {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.Paragraph, Text: line})
	}
	return a
}

func ending(text string) library.Article {
	a := body("")
	a.Blocks[2].Text += " " + text
	return a
}

func picture(src string) library.Article {
	a := body("")
	a.Blocks = append(a.Blocks, library.Block{Kind: library.Image, Src: src, Text: "Ảnh tuần tra"})
	return a
}

func attached(url, name string) library.Article {
	a := body("")
	a.Attachments = []library.Attachment{{URL: url, Name: name}}
	return a
}

// What readers of feeds took for an edit at every load (FreshRSS 1859, 3571 and 4552, quiterss 1293, brief 178, rssguard 451).
func TestWhatIsKnownToBeWeatherIsNoEdit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string][2]library.Article{
		"seen":                      {body("(Đã xem 1241 lần)"), body("(Đã xem 1255 lần)")},
		"seen, thousands":           {body("Đã xem 999 lần"), body("Đã xem 1.000 lần")},
		"seen, behind a paragraph":  {ending("(Đã xem 1241 lần)"), ending("(Đã xem 1255 lần)")},
		"views":                     {body("Lượt xem: 1241"), body("Lượt xem: 1255")},
		"views, the number first":   {body("27/11/2026 08:00 - 1241 lượt xem"), body("27/11/2026 08:00 - 1255 lượt xem")},
		"readings":                  {body("Số lượt đọc: 7"), body("Số lượt đọc: 10")},
		"in English":                {body("1241 views"), body("1255 views")},
		"shares and likes":          {body("Chia sẻ: 1241 Thích: 79"), body("Chia sẻ: 1255 Thích: 80")},
		"comments":                  {body("Bình luận (3)"), body("Bình luận (12)")},
		"a clock":                   {body("Hôm nay, bây giờ là 09:13:29"), body("Hôm nay, bây giờ là 17:05:01")},
		"a clock of Hanoi":          {body("Giờ Hà Nội: 9:13"), body("Giờ Hà Nội: 10:02")},
		"how long ago":              {body("3 giờ trước"), body("5 giờ trước")},
		"visitors":                  {body("Đang trực tuyến: 14"), body("Đang trực tuyến: 9")},
		"visits":                    {body("Tổng lượt truy cập: 1.234.567"), body("Tổng lượt truy cập: 1.234.890")},
		"downloads of a file":       {attached("https://a.vn/x.pdf", "Tải về (12 lượt tải)"), attached("https://a.vn/x.pdf", "Tải về (13 lượt tải)")},
		"a picture's token":         {picture("https://a.vn/i/a.png?t=7919"), picture("https://a.vn/i/a.png?t=1237")},
		"a picture's version":       {picture("https://a.vn/i/a.png?w=640&v=3"), picture("https://a.vn/i/a.png?w=640&v=4")},
		"a picture's bare stamp":    {picture("https://a.vn/i/a.png?1699999999"), picture("https://a.vn/i/a.png?1700000000")},
		"a token that comes":        {picture("https://a.vn/i/a.png"), picture("https://a.vn/i/a.png?ver=2")},
		"a session in the path":     {attached("https://a.vn/x.pdf;jsessionid=A1B2", "Công văn"), attached("https://a.vn/x.pdf;jsessionid=C3D4", "Công văn")},
		"printings":                 {body("Lượt in: 3"), body("Lượt in: 4")},
		"shares, a rule, likes":     {body("Chia sẻ: 1241 | Thích"), body("Chia sẻ: 1255 | Thích")},
		"a signed address":          {picture("https://a.vn/i/a.png?X-Amz-Date=1&X-Amz-Signature=ab"), picture("https://a.vn/i/a.png?X-Amz-Date=2&X-Amz-Signature=cd")},
		"a file's token":            {attached("https://a.vn/x.pdf?token=ab12", "Công văn"), attached("https://a.vn/x.pdf?token=cd34", "Công văn")},
		"a file's key with its end": {attached("https://a.vn/x.pdf?id=7&Expires=1&Signature=x", "Công văn"), attached("https://a.vn/x.pdf?id=7&Expires=2&Signature=y", "Công văn")},
	} {
		if !NewExperience().Same(t.Context(), c[0], c[1]) {
			t.Errorf("%s is taken for an edit", name)
		}
	}
}

func changed(change func(a *library.Article)) library.Article {
	a := body("")
	change(&a)
	return a
}

func TestARealEditIsSeen(t *testing.T) {
	t.Parallel()
	for name, c := range map[string][2]library.Article{
		"a figure":           {body(""), changed(func(a *library.Article) { a.Blocks[0].Text = strings.Replace(a.Blocks[0].Text, "54", "45", 1) })},
		"visitors of a show": {body(""), changed(func(a *library.Article) { a.Blocks[2].Text = strings.Replace(a.Blocks[2].Text, "1.200", "1.300", 1) })},
		"a figure in a list": {body(""), changed(func(a *library.Article) {
			a.Blocks[3].Items = []string{"Xã thứ nhất có 12 tàu cá", "Xã thứ hai có 16 tàu cá"}
		})},
		"a word":                {body(""), changed(func(a *library.Article) { a.Blocks[0].Text = strings.Replace(a.Blocks[0].Text, "tỉnh", "xã", 1) })},
		"a mark":                {body(""), changed(func(a *library.Article) { a.Blocks[0].Text = strings.Replace(a.Blocks[0].Text, "suối", "suôi", 1) })},
		"a full stop":           {body(""), changed(func(a *library.Article) { a.Blocks[0].Text = strings.TrimSuffix(a.Blocks[0].Text, ".") })},
		"a title":               {body(""), changed(func(a *library.Article) { a.Title += " năm 2026" })},
		"a heading":             {body(""), changed(func(a *library.Article) { a.Blocks[1].Text = "Kết quả" })},
		"a heading now a line":  {body(""), changed(func(a *library.Article) { a.Blocks[1].Kind = library.Paragraph })},
		"a paragraph more":      {body(""), body("Tòa soạn đính chính.")},
		"a paragraph less":      {body("Tòa soạn đính chính."), body("")},
		"a date in brackets":    {ending("(khai mạc ngày 12/11)"), ending("(khai mạc ngày 13/11)")},
		"a number in brackets":  {ending("(tăng 12% so với cùng kỳ)"), ending("(tăng 13% so với cùng kỳ)")},
		"a line of numbers":     {body("Năm 2025: 120 tàu"), body("Năm 2025: 150 tàu")},
		"another picture":       {picture("https://a.vn/i/a.png"), picture("https://a.vn/i/b.png")},
		"another picture by id": {picture("https://a.vn/i/xem?id=7"), picture("https://a.vn/i/xem?id=8")},
		"a picture from x to y": {picture("https://a.vn/i/a.png?t=1"), picture("https://b.vn/i/a.png?t=1")},
		"another file":          {attached("https://a.vn/x.pdf", "Công văn"), attached("https://a.vn/y.pdf", "Công văn")},
		"another file by id":    {attached("https://a.vn/tai?id=7&t=1", "Công văn"), attached("https://a.vn/tai?id=8&t=1", "Công văn")},
		"a file more":           {body(""), attached("https://a.vn/x.pdf", "Công văn")},
		"views and a word":      {body("Lượt xem: 3 bài"), body("Lượt xem: 5 tin")},
		"a gift shared":         {body("Chia sẻ 12 suất quà"), body("Chia sẻ 15 suất quà")},
		"books read":            {body("Đã đọc 12 quyển sách"), body("Đã đọc 15 quyển sách")},
		"opinions of delegates": {body("Ý kiến: 12 đại biểu phát biểu"), body("Ý kiến: 15 đại biểu phát biểu")},
		"gifts after a label":   {body("Chia sẻ: 12 suất quà"), body("Chia sẻ: 15 suất quà")},
		"people who listened":   {body("Nghe: 120 người"), body("Nghe: 150 người")},
		"comments taken":        {body("Ý kiến 12 đại biểu"), body("Ý kiến 15 đại biểu")},
		"items in one": {body(""), changed(func(a *library.Article) {
			a.Blocks[3].Items = []string{"Xã thứ nhất có 12 tàu cá Xã thứ hai có 15 tàu cá"}
		})},
	} {
		if NewExperience().Same(t.Context(), c[0], c[1]) {
			t.Errorf("%s is taken for weather", name)
		}
		// Two loads that agree teach nothing that would hide it.
		if NewExperience().Learn(t.Context(), c[0], c[1], c[1]) {
			t.Errorf("%s is taken for weather after a second load", name)
		}
		// Nor do two that differ elsewhere.
		with := func(a library.Article, n string) library.Article {
			a.Blocks = append(append([]library.Block(nil), a.Blocks...), library.Block{Kind: library.Paragraph, Text: "Chỉ số hôm nay " + n})
			return a
		}
		if NewExperience().Learn(t.Context(), with(c[0], "1,5"), with(c[1], "1,7"), with(c[1], "1,9")) {
			t.Errorf("%s is taken for weather beside weather", name)
		}
	}
}

// What no word tells, two loads do.
func TestTwoLoadsTeachWhatIsWeather(t *testing.T) {
	t.Parallel()
	for name, c := range map[string][3]library.Article{
		"a count without a label":   {body("Hữu ích 12"), body("Hữu ích 15"), body("Hữu ích 16")},
		"a count in a long text":    {ending("Bài này 12 bạn đã ghim."), ending("Bài này 15 bạn đã ghim."), ending("Bài này 17 bạn đã ghim.")},
		"a ticker":                  {body("USD 25.140 EUR 27.310"), body("USD 25.143 EUR 27.299"), body("USD 25.150 EUR 27.301")},
		"a saying":                  {body("Lời hay: có chí thì nên"), body("Lời hay: uống nước nhớ nguồn"), body("Lời hay: đi một ngày đàng học một sàng khôn")},
		"a weather report":          {body("Hà Nội 25°C có mưa"), body("Hà Nội 26°C nắng nhẹ"), body("Hà Nội 27°C nhiều mây")},
		"two places":                {body("12 người ghim, 7 người gửi"), body("13 người ghim, 8 người gửi"), body("14 người ghim, 9 người gửi")},
		"a token of another name":   {picture("https://a.vn/i/a.png?khoa=1"), picture("https://a.vn/i/a.png?khoa=2"), picture("https://a.vn/i/a.png?khoa=3")},
		"a token in the path":       {picture("https://a.vn/i/k1a2/a.png"), picture("https://a.vn/i/k3b4/a.png"), picture("https://a.vn/i/k5c6/a.png")},
		"a file's token":            {attached("https://a.vn/x.pdf?phien=1", "Công văn"), attached("https://a.vn/x.pdf?phien=2", "Công văn"), attached("https://a.vn/x.pdf?phien=3", "Công văn")},
		"a picture of the day":      {picture("https://a.vn/q/1.png"), picture("https://a.vn/q/2.png"), picture("https://a.vn/q/3.png")},
		"a paragraph that comes":    {body(""), body("Mời bạn đọc xem số mới"), body("")},
		"a number that is a string": {body("mã 7f3a"), body("mã 8e1b"), body("mã 9d2c")},
	} {
		before, now, again := c[0], c[1], c[2]
		e := NewExperience()
		if e.Same(t.Context(), before, now) {
			t.Errorf("%s needs no second load", name)
		}
		if !e.Learn(t.Context(), before, now, again) {
			t.Errorf("%s is taken for an edit", name)
		}
	}
}

func TestWhatOnePageTaughtHelpsTheNext(t *testing.T) {
	t.Parallel()
	e := NewExperience()
	if !e.Learn(t.Context(), body("Hữu ích 12"), body("Hữu ích 15"), body("Hữu ích 16")) || !e.Learn(t.Context(), picture("https://a.vn/i/a.png?khoa=1"), picture("https://a.vn/i/a.png?khoa=2"), picture("https://a.vn/i/a.png?khoa=3")) {
		t.Fatal("nothing learned")
	}
	if !e.Same(t.Context(), ending("Đoạn khác."), ending("Đoạn khác.")) || !e.Same(t.Context(), body("Hữu ích 3"), body("Hữu ích 400")) {
		t.Error("the line of another page is taken for an edit")
	}
	if !e.Same(t.Context(), picture("https://a.vn/i/b.png?khoa=1"), picture("https://a.vn/i/b.png?khoa=9")) || e.Same(t.Context(), picture("https://b.vn/i/b.png?khoa=1"), picture("https://b.vn/i/b.png?khoa=9")) {
		t.Error("the parameter is weather on its own host, and there only")
	}
	if e.Same(t.Context(), body("Hữu ích 3"), body("Vô ích 3")) {
		t.Error("a word of that line is taken for weather")
	}
}

func TestTwoLoadsThatShareLittleExplainNothing(t *testing.T) {
	t.Parallel()
	texts := []string{}
	for _, word := range []string{"một", "hai", "ba"} {
		texts = append(texts, strings.Repeat("đoạn văn về "+word+" ", 60))
	}
	of := func(text string) library.Article {
		words := strings.Fields(text)
		for i := range words {
			words[i] += text[len(text)-4:] + string(rune('a'+i%20))
		}
		return library.Article{Title: "Bài", Blocks: []library.Block{{Kind: library.Paragraph, Text: strings.Join(words, " ")}}}
	}
	if NewExperience().Learn(t.Context(), of(texts[0]), of(texts[1]), of(texts[2])) {
		t.Error("three texts are taken for one")
	}
}

func TestAnEditKeepsTheAddressesOfWhatStayed(t *testing.T) {
	t.Parallel()
	before, now := picture("https://a.vn/i/a.png?t=1"), picture("https://a.vn/i/a.png?t=2")
	before.Attachments = []library.Attachment{{URL: "https://a.vn/x.pdf?token=1", Name: "Công văn"}}
	now.Attachments = []library.Attachment{{URL: "https://a.vn/x.pdf?token=2", Name: "Công văn"}, {URL: "https://a.vn/y.pdf?token=2", Name: "Phụ lục"}}
	now.Blocks[0].Text += " Đã sửa."
	settled := NewExperience().Settle(before, now)
	if settled.Blocks[4].Src != before.Blocks[4].Src || settled.Attachments[0].URL != before.Attachments[0].URL || settled.Attachments[1].URL != now.Attachments[1].URL {
		t.Errorf("%+v", settled)
	}
	if now.Blocks[4].Src != "https://a.vn/i/a.png?t=2" {
		t.Error("the article it was given was written to")
	}
}

// What a stranger may send: the work for it must not grow with the square. Each of these would take minutes if it did.
func TestLongLoadsAreReadAsFastAsTheyAreLong(t *testing.T) {
	t.Parallel()
	words := func(word string, n int) string { return strings.Repeat(word+" ", n) }
	text := func(text string) library.Article {
		return library.Article{Title: "Bài", Blocks: []library.Block{{Kind: library.Paragraph, Text: text}}}
	}
	query := func(n int, last string) library.Article {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d&", i)
		}
		return picture("https://a.vn/i/a.png?" + b.String() + last)
	}
	const n = 20_000
	for name, c := range map[string]struct {
		before, now, again library.Article
		want               bool
	}{
		"a third comes and goes":           {text(words("biển", n) + words("đảo", n) + words("bờ", n)), text(words("biển", n) + words("lúa", n) + words("bờ", n)), text(words("biển", n) + words("bờ", n)), true},
		"and all words are alike":          {text(words("biển", 3*n)), text(words("biển", 2*n) + "đảo"), text(words("biển", 2*n) + words("đảo", n)), false},
		"and what follows repeats":         {text(words("đảo", n) + words("biển", 2*n)), text(words("biển", 2*n)), text(words("đảo", n) + words("biển", 2*n)), true},
		"and it was edited elsewhere too":  {text(words("biển", n) + words("đảo", n) + words("sông", n)), text(words("biển", n) + words("lúa", n) + words("bờ", n)), text(words("biển", n) + words("bờ", n)), false},
		"an address of as many parameters": {query(n, "khoa=1"), query(n, "khoa=2"), query(n, "khoa=3"), true},
	} {
		if got := NewExperience().Learn(t.Context(), c.before, c.now, c.again); got != c.want {
			t.Errorf("%s: explained %t", name, got)
		}
	}
}

// Who stops a sync must not have an edit taken for none.
func TestNothingIsTheSameOnceItIsStopped(t *testing.T) {
	t.Parallel()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if NewExperience().Same(stopped, body(""), body("")) || NewExperience().Learn(stopped, body("Hữu ích 12"), body("Hữu ích 15"), body("Hữu ích 16")) {
		t.Error("taken for the same")
	}
}
