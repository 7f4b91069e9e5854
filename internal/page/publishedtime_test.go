package page

import (
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestTheDateIsTheArticlesWhateverElseThePageSays(t *testing.T) {
	now := library.At(time.Date(2026, 11, 23, 9, 30, 0, 0, library.Vietnam), library.ToSecond)
	m := newMaker(11)
	body := "<div class=\"ct\"><p>" + m.paragraph(4) + "</p><p>Ngày 01/01/2020, đơn vị được thành lập theo quyết định của tỉnh và hoạt động đến nay.</p><p>" + m.paragraph(3) + "</p></div>"
	const title = "<h1>Bài viết về biển, đảo của quê hương</h1>"
	for name, c := range map[string]struct {
		head, top, above, below, path, want string
	}{
		"beside the title":            {above: `<div>Thứ Hai, 16/11/2026 | 08:05 (GMT+7)</div>`, want: "2026-11-16T08:05:00+07:00"},
		"in half days":                {above: `<div>16-11-2026 8:05 CH</div>`, want: "2026-11-16T20:05:00+07:00"},
		"published, not updated":      {above: `<div>Cập nhật lúc: 17/11/2026 10:00</div><div>Ngày đăng: 16/11/2026 08:05</div>`, want: "2026-11-16T08:05:00+07:00"},
		"only updated":                {above: `<div>Cập nhật lúc 08:05 ngày 16/11/2026</div>`, want: "2026-11-16T08:05:00+07:00"},
		"hours ago":                   {above: `<span>8 giờ trước</span>`, want: "2026-11-23"},
		"yesterday":                   {above: `<span>Hôm qua, 08:05</span>`, want: "2026-11-22T08:05:00+07:00"},
		"months ago are none":         {above: `<span>3 tháng trước</span>`, want: ""},
		"an attribute":                {above: `<time datetime="2026-11-16T08:05:00+07:00">1 tuần trước</time>`, want: "2026-11-16T08:05:00+07:00"},
		"seconds since 1970":          {above: `<span class="ago" data-time="1794791100">1 tuần trước</span>`, want: "2026-11-16T08:05:00+07:00"},
		"milliseconds since 1970":     {above: `<span data-timestamp="1794791100000">1 tuần trước</span>`, want: "2026-11-16T08:05:00+07:00"},
		"a graph":                     {head: `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["Article","NewsArticle"],"datePublished":"2026-11-16T08:05:00+07:00","dateModified":"2026-11-20T10:00:00+07:00"}]}</script>`, want: "2026-11-16T08:05:00+07:00"},
		"an array":                    {head: `<script type="application/ld+json">[{"@type":"Organization"},{"@type":"NewsArticle","datePublished":"2026-11-16T08:05:00+07:00"}]</script>`, want: "2026-11-16T08:05:00+07:00"},
		"a graph in a comment":        {head: "<script type=\"application/ld+json\">//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-11-16T08:05:00+07:00\"}\n//]]></script>", want: "2026-11-16T08:05:00+07:00"},
		"published in the head":       {head: `<meta property="article:published_time" content="2026-11-16T08:05:00+07:00"><meta property="article:modified_time" content="2026-11-20T10:00:00+07:00">`, want: "2026-11-16T08:05:00+07:00"},
		"the shown over the head":     {head: `<meta property="article:published_time" content="2026-11-20T10:00:00+07:00">`, above: `<div>16/11/2026 08:05</div>`, want: "2026-11-16T08:05:00+07:00"},
		"not the page's clock":        {top: `<div class="clock">Thứ Hai, 23/11/2026 09:30</div>`, above: `<div>16/11/2026 08:05</div>`, want: "2026-11-16T08:05:00+07:00"},
		"not a label's clock":         {above: `<span id="lblToday">Thứ Hai, 23/11/2026 09:30</span>`, below: `<p>Ngày đăng: 16/11/2026 08:05</p>`, want: "2026-11-16T08:05:00+07:00"},
		"not a label's change":        {above: `<time id="lblUpdateDate" datetime="2026-11-20T10:00:00+07:00">20/11/2026</time><div>16/11/2026 08:05</div>`, want: "2026-11-16T08:05:00+07:00"},
		"only the page's clock":       {top: `<div>Thứ Hai, 23/11/2026</div><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul>`, want: ""},
		"not the future":              {above: `<div>16/11/2027 08:05</div>`, want: ""},
		"not the counter":             {above: `<div>16/11/2026 | 1604</div>`, want: "2026-11-16"},
		"not another article's":       {below: `<h3>Tin khác</h3><ul><li><a href="/a-1001.html">Một bài khác của chuyên mục này</a> (12/11/2026)</li><li><a href="/a-1002.html">Hai bài khác của chuyên mục này</a> (11/11/2026)</li></ul>`, want: ""},
		"not the text's":              {want: ""},
		"a day in the address":        {path: "/2026/11/16/bai-viet/", want: "2026-11-16"},
		"a time in the address":       {path: "/bai-viet-20261116080500123.htm", want: "2026-11-16"},
		"the address is a weak voice": {path: "/2026/11/20/bai-viet/", above: `<div>16/11/2026 08:05</div>`, want: "2026-11-16T08:05:00+07:00"},
		"under the text":              {below: `<p>Ngày đăng: 16/11/2026 08:05</p>`, want: "2026-11-16T08:05:00+07:00"},
		"a default of a database":     {above: `<div>01/01/0001 00:00</div>`, want: ""},
		"nineteen hundred":            {above: `<div>01/01/1900</div>`, want: ""},
	} {
		if c.path == "" {
			c.path = "/tin/bai-1.html"
		}
		raw := "<html><head><title>Bài viết về biển, đảo của quê hương</title>" + c.head + "</head><body>" + c.top + "<div>" + title + c.above + body + c.below + "</div></body></html>"
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn"+c.path, Hint{Now: now})
		said := ""
		if got.Published.Known() {
			said = got.Published.String()
		}
		if err != nil || said != c.want {
			t.Errorf("%s: %q, want %q (%v)", name, said, c.want, err)
		}
	}
}
