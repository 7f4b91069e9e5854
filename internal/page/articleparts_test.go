package page

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// partPage is one page of an article, with paging under the text and whatever stands below.
func partPage(paging, below string) []byte {
	m := newMaker(7)
	return []byte(`<html><head><title>Bài dài nhiều trang về biển, đảo quê hương</title></head><body><ul><li><a href="/">Trang chủ</a></li></ul><div><h1>Bài dài nhiều trang về biển, đảo quê hương</h1><div>18/02/2026</div><div><p>` +
		m.paragraph(3) + `</p><p>` + m.paragraph(3) + `</p>` + paging + `</div>` + below + `</div></body></html>`)
}

func TestFurtherPagesOfAnArticleAreFound(t *testing.T) {
	const host = "https://mau.example.gov.vn"
	others := `<div><h3>Tin khác</h3><ul><li><a href="/tin/bai-khac-so-mot-1001.html">Một bài khác của chuyên mục này</a></li><li><a href="/tin/bai-khac-so-hai-1002.html">Hai bài khác của chuyên mục này</a></li></ul>%s</div>`
	for name, c := range map[string]struct {
		own, paging, below string
		want               []string
	}{
		"a parameter":               {"/tin/bai-1.html", `<div>Trang: <b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a></div>`, "", []string{"/tin/bai-1.html?page=2", "/tin/bai-1.html?page=3"}},
		"a parameter behind others": {"/Detail.aspx?id=55", `<a href="Detail.aspx?id=55&amp;page=2">Trang 2</a>`, "", []string{"/Detail.aspx?id=55&page=2"}},
		"WordPress":                 {"/2026/02/18/bai-dai/", `<div class="page-links">Trang: <span>1</span> <a href="/2026/02/18/bai-dai/2/">2</a></div>`, "", []string{"/2026/02/18/bai-dai/2/"}},
		"Joomla counts from 0":      {"/index.php/tin/item/5-bai", `<a href="/index.php/tin/item/5-bai?start=1">2</a> <a href="/index.php/tin/item/5-bai?start=2">3</a> <a href="/index.php/tin/item/5-bai?showall=1">Tất cả các trang</a>`, "", []string{"/index.php/tin/item/5-bai?start=1", "/index.php/tin/item/5-bai?start=2"}},
		"before the extension":      {"/tin/bai-dai-123.html", `<a href="/tin/bai-dai-123-trang-2.html">Trang sau</a>`, "", []string{"/tin/bai-dai-123-trang-2.html"}},
		"behind the page":           {"/tin/bai-dai/page-2", `<a href="/tin/bai-dai">1</a> <a href="/tin/bai-dai/page-3">3</a>`, "", []string{"/tin/bai-dai/page-3"}},
		"some left out":             {"/tin/bai-1.html", `<a href="?page=2">2</a> … <a href="?page=5">5</a>`, "", []string{"/tin/bai-1.html?page=2", "/tin/bai-1.html?page=3", "/tin/bai-1.html?page=4", "/tin/bai-1.html?page=5"}},
		"the head says next":        {"/tin/bai-1.html", ``, `<link rel="next" href="/tin/bai-1.html?page=2">`, []string{"/tin/bai-1.html?page=2"}},
		"pages of other news":       {"/tin/bai-1.html", ``, fmt.Sprintf(others, `<div><a href="?page=2">2</a> <a href="?page=3">3</a></div>`), nil},
		"pages of comments":         {"/tin/bai-1.html", ``, `<div><h3>Bình luận</h3><p>Bài hay</p><a href="?page=2">2</a></div>`, nil},
		"another article":           {"/tin/bai-1.html", `<a href="/tin/bai-2.html">2</a> <a href="/tin/bai-3.html">Tiếp theo</a>`, "", nil},
		"a print view":              {"/tin/bai-1.html", `<a href="?page=2&amp;print=1">2</a>`, "", nil},
		"another host":              {"/tin/bai-1.html", `<a href="https://khac.example.org/tin/bai-1.html?page=2">2</a>`, "", nil},
	} {
		var want []string
		for _, w := range c.want {
			want = append(want, host+w)
		}
		if got := further(t, partPage(c.paging, c.below), host+c.own); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := further(t, []byte("%PDF-1.4"), host+"/x"); got != nil {
		t.Errorf("a document: %v", got)
	}
}

func paragraphs(texts ...string) []library.Block {
	var blocks []library.Block
	for _, text := range texts {
		blocks = append(blocks, library.Block{Kind: library.Paragraph, Text: text})
	}
	return blocks
}

func TestPagesOfAnArticleJoinWithoutWhatTheyRepeat(t *testing.T) {
	first := library.Article{Title: "Bài dài nhiều trang", URL: "https://mau.example/1", Blocks: paragraphs("Lời dẫn.", "Một.", "Hai dở", "Nguồn: báo mẫu")}
	second := library.Article{
		Title: "Bài dài nhiều trang", Author: "Nguyễn Văn Mẫu", Attachments: []library.Attachment{{URL: "a.pdf"}},
		Blocks: append([]library.Block{{Kind: library.Heading, Level: 2, Text: "Bài dài nhiều trang"}}, paragraphs("Lời dẫn.", "dang thì nối lại.", "Ba.", "Nguồn: báo mẫu")...),
	}
	got := Join([]library.Article{first, second, first})
	if want := paragraphs("Lời dẫn.", "Một.", "Hai dở dang thì nối lại.", "Ba.", "Nguồn: báo mẫu"); !reflect.DeepEqual(got.Blocks, want) {
		t.Errorf("%+v", got.Blocks)
	}
	if got.URL != first.URL || got.Author != second.Author || len(got.Attachments) != 1 {
		t.Errorf("%+v", got)
	}
	if len(first.Blocks) != 4 || first.Blocks[2].Text != "Hai dở" {
		t.Errorf("the first page was changed: %+v", first.Blocks)
	}
	if empty := Join(nil); len(empty.Blocks) != 0 {
		t.Errorf("%+v", empty)
	}
}

func TestAListThatGoesOnByPostingTellsItsForm(t *testing.T) {
	row := func(n int) string {
		return fmt.Sprintf(`<tr><td><a href="/News/Detail.aspx?NewsID=%d">Tin số %d về công tác tuyên truyền trên địa bàn huyện</a> <i>(0%d/02/2026)</i></td></tr>`, 1000+n, n, n)
	}
	page := `<html><body><form method="post" action="./List.aspx?cat=3" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="abc="><input type="hidden" name="__EVENTTARGET" value=""><input type="checkbox" name="off"><select name="size"><option value="10">10</option><option value="20" selected>20</option></select><input type="submit" name="go" value="Tìm">
<table>` + row(1) + row(2) + row(3) + row(4) + `</table><table><tr>%s</tr></table></form></body></html>`
	for name, c := range map[string]struct{ pager, target, argument string }{
		"by number":    {`<td><span>2</span></td><td><a href="javascript:__doPostBack('ctl00$pager','Page$1')">1</a></td><td><a href="javascript:__doPostBack('ctl00$pager','Page$3')">3</a></td>`, "ctl00$pager", "Page$3"},
		"by words":     {`<td>1</td><td><a href="javascript:__doPostBack(&#39;ctl00$next&#39;,&#39;&#39;)">Trang sau</a></td>`, "ctl00$next", ""},
		"from onclick": {`<td><b>1</b> <a href="#" onclick="__doPostBack('p','2');return false">2</a> <a href="#" onclick="__doPostBack('p','3');return false">3</a></td>`, "p", "2"},
	} {
		got, err := List(t.Context(), []byte(fmt.Sprintf(page, c.pager)), "text/html", "https://mau.example.gov.vn/News/List.aspx?cat=3")
		if err != nil || got.Next != "" || got.Post == nil || len(got.Links) != 4 {
			t.Errorf("%s: %+v, %v", name, got, err)
			continue
		}
		want := map[string]string{"__VIEWSTATE": "abc=", "__EVENTTARGET": c.target, "__EVENTARGUMENT": c.argument, "size": "20"}
		if got.Post.Action != "https://mau.example.gov.vn/News/List.aspx?cat=3" || !reflect.DeepEqual(got.Post.Fields, want) {
			t.Errorf("%s: %+v", name, got.Post)
		}
	}
	last := fmt.Sprintf(page, `<td><a href="javascript:__doPostBack('p','1')">1</a></td><td><span>2</span></td>`)
	if got, err := List(t.Context(), []byte(last), "text/html", "https://mau.example.gov.vn/News/List.aspx?cat=3"); err != nil || got.Post != nil {
		t.Errorf("the last page: %+v, %v", got.Post, err)
	}
}

func TestASelectorIsObeyed(t *testing.T) {
	m := newMaker(3)
	one, two, other := m.paragraph(2), m.sentence(), m.paragraph(8)
	raw := `<html><head><title>Tên bài viết cần đọc ở đây</title></head><body><h1>Tên bài viết cần đọc ở đây</h1><div id="a"><p>` + one + `</p></div><div id="b"><p>` + other + `</p></div><div id="c"><p>` + two + `</p></div></body></html>`
	for selector, want := range map[string][]string{"#a": {one}, "div#c > p": {two}, "#a, #c": {one, two}} {
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{Selector: selector})
		if err != nil || !reflect.DeepEqual(got.Blocks, paragraphs(want...)) {
			t.Errorf("%s: %+v, %v", selector, got.Blocks, err)
		}
	}
	for _, selector := range []string{"", "#nothing", "div["} {
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.gov.vn/x", Hint{Selector: selector})
		if err != nil || !strings.Contains(library.Plain(got.Blocks), other) {
			t.Errorf("%q: %+v, %v", selector, got.Blocks, err)
		}
	}
	if err := CheckSelector("div["); !library.IsKind(err, library.WrongUse) {
		t.Error(err)
	}
	if err := CheckSelector(".noi-dung p, #chi-tiet"); err != nil {
		t.Error(err)
	}
}

// further returns the further pages of the article on a page.
func further(t *testing.T, raw []byte, address string) []string {
	t.Helper()
	_, more, _ := Read(t.Context(), raw, "text/html", address, Hint{}) //nolint:errcheck // what is no article has no pages
	return more
}
