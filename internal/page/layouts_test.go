package page

import (
	"bytes"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// What the pages of testdata/layouts show: {p1} and its kin are the article, {menu} and its kin are not.
var (
	articleParts = map[string]string{
		"t":  "Xã Mường Lạn giữ đường biên bằng tổ tự quản của các bản",
		"l":  "Sau ba năm, 14 tổ tự quản của xã Mường Lạn đã cùng đồn biên phòng giữ yên 48 km đường biên và giúp dân làm ăn.",
		"h1": "Mỗi bản một tổ, mỗi nhà một người",
		"h2": "Đồn và bản cùng làm",
		"p1": "Sáng nào ông Vàng A Páo cũng đi qua hai cột mốc gần nương nhà mình trước khi xuống suối. Ông ghi vào cuốn sổ nhỏ những gì khác ngày hôm trước rồi báo cho đồn vào chiều thứ bảy.",
		"p2": "Theo trưởng đồn, nhờ cuốn sổ ấy mà trong quý vừa qua đồn biết sớm bảy vụ người lạ dò đường qua suối. Không vụ nào phải dùng đến lực lượng lớn, vì dân báo trước khi việc xảy ra.",
		"p3": "Xã có 1.250 hộ ở 16 bản, trong đó chín bản giáp biên. Mỗi bản lập một tổ từ năm đến tám người, do già làng đứng đầu, họp vào ngày rằm và ghi biên bản hẳn hoi.",
		"p4": "Đồn biên phòng cử mười hai cán bộ xuống ở cùng bản, dạy chữ buổi tối, chữa bệnh và chỉ cách ủ phân. Nhờ vậy bà con tin, việc gì cũng nói, kể cả chuyện buồn trong nhà.",
		"p5": "Năm tới, xã sẽ nối điện cho hai bản cuối cùng và mở thêm một đường dân sinh dài sáu cây số. Kinh phí do tỉnh cấp một nửa, dân góp công làm nền và đắp rãnh thoát nước.",
		"p6": "Ông Páo nói sẽ còn đi qua hai cột mốc ấy đến khi chân không bước nổi, rồi giao cuốn sổ cho con trai út đang học lớp mười ở trường nội trú của huyện.",
		"i1": "Tổ trưởng ghi sổ hằng ngày và báo đồn vào chiều thứ bảy",
		"i2": "Mỗi nhà cử một người đi tuần ít nhất hai buổi trong tháng",
		"i3": "Việc gấp thì đánh kẻng ba hồi và gọi ngay cho trực ban đồn",
		"q":  "Mốc ở đâu thì nương ở đó, giữ mốc cũng là giữ nương cho con cháu.",
		"c":  "Tổ tự quản bản Cống đi qua cột mốc sáng 20/11. Ảnh: Lò Mai",
	}
	pageParts = map[string]string{
		"menu":     `<ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/tin">Tin tức sự kiện</a></li><li><a href="/van-ban">Văn bản pháp quy</a></li><li><a href="/lien-he">Liên hệ</a></li></ul>`,
		"o1":       "Lớp học chữ buổi tối ở bản Khá đón thêm mười học viên",
		"others":   `<li><a href="/tin/lop-hoc-100001.html">Lớp học chữ buổi tối ở bản Khá đón thêm mười học viên</a> <span>(25/11/2026)</span></li><li><a href="/tin/cho-phien-100002.html">Chợ phiên vùng cao mở lại sau hai năm sửa đường</a> <span>(24/11/2026)</span></li><li><a href="/tin/trong-rung-100003.html">Mùa trồng rừng năm nay thêm tám mươi héc ta quế</a> <span>(23/11/2026)</span></li>`,
		"side":     `<div class="box"><h3>Đọc nhiều</h3><ul><li><a href="/tin/a-100011.html">Cầu treo mới bắc qua suối Lạn vào mùa nước</a></li><li><a href="/tin/b-100012.html">Giải bóng chuyền của các bản giáp biên</a></li></ul></div><div class="box"><h3>Thống kê truy cập</h3><p>Đang trực tuyến: 12</p><p>Hôm nay: 345</p></div>`,
		"comments": `<div class="cmt"><b>Thu Hà</b> <span>28/11/2026</span><p>Bài viết hay quá, mong báo có thêm nhiều bài về bà con vùng cao.</p></div><div class="cmt"><b>Quang</b> <span>28/11/2026</span><p>Quê tôi cũng có tổ như vậy, làm được nhiều việc cho bản.</p></div>`,
		"foot":     `<p>Cơ quan chủ quản: Ủy ban nhân dân xã mẫu</p><p>Giấy phép số 12/GP-TTĐT ngày 01/02/2020</p><p>Điện thoại: 0212 3 000 000. Ghi rõ nguồn khi dùng lại tin của trang.</p>`,
	}
	slot = regexp.MustCompile(`\{(\w+)\}`)
)

// portalLayout is a page of testdata/layouts, with the text of its article.
type portalLayout struct{ name, raw, wanted string }

func readLayouts(t *testing.T) (all []portalLayout) {
	t.Helper()
	names, err := filepath.Glob("testdata/layouts/*.html")
	if err != nil || len(names) < 20 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		template, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l := portalLayout{name: strings.TrimSuffix(filepath.Base(name), ".html")}
		_, body, _ := strings.Cut(string(template), "<body")
		for _, at := range slot.FindAllStringSubmatch(body, -1) {
			l.wanted += articleParts[at[1]] + "\n"
		}
		if strings.Contains(body, "1.250</td>") {
			l.wanted += "Xã Số hộ Mường Lạn 1.250\n"
		}
		l.raw = slot.ReplaceAllStringFunc(string(template), func(s string) string {
			name := strings.Trim(s, "{}")
			return articleParts[name] + pageParts[name]
		})
		all = append(all, l)
	}
	return all
}

// overlap returns precision, recall and F1 of words, counted as often as they stand.
func overlap(got, wanted string) (precision, recall, f1 float64) {
	there := map[string]int{}
	want := viet.Syllables(wanted)
	for _, w := range want {
		there[w]++
	}
	have, both := viet.Syllables(got), 0
	for _, w := range have {
		if there[w] > 0 {
			there[w]--
			both++
		}
	}
	if both == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(both)/float64(len(have)), float64(both)/float64(len(want))
	return precision, recall, 2 * precision * recall / (precision + recall)
}

// Twenty layouts after portals of ministries, provinces and communes, and newspapers, with texts of our own; go-readability reads
// the same pages.
func TestLayoutsOfPortalsAreReadWhole(t *testing.T) {
	t.Parallel()
	ours, theirs := 0.0, 0.0
	all := readLayouts(t)
	for _, l := range all {
		got, share := "", 0.0
		a, err := Extract(t.Context(), []byte(l.raw), "text/html", "https://muonglan.example.vn/tin/to-tu-quan-100000.html", Hint{})
		if err == nil {
			got, share = a.Title+"\n"+library.Plain(a.Blocks), a.Completeness.Share
			if !strings.Contains(got, a.Lead) {
				got += "\n" + a.Lead
			}
		}
		precision, recall, f1 := overlap(got, l.wanted)
		_, _, peer := overlap(readableText(t, l.raw), l.wanted)
		t.Logf("%-17s ours %.3f (precision %.3f, recall %.3f, told %.2f), go-readability %.3f", l.name, f1, precision, recall, share, peer)
		ours, theirs = ours+f1, theirs+peer
		if f1 < 0.97 {
			t.Errorf("%s: %.3f, %v\n%s", l.name, f1, err, got)
		}
		if a.Title != articleParts["t"] {
			t.Errorf("%s: the title is %q", l.name, a.Title)
		}
	}
	t.Logf("the mean of %d: ours %.3f, go-readability %.3f", len(all), ours/float64(len(all)), theirs/float64(len(all)))
}

// readableText is what go-readability reads of a page.
func readableText(t *testing.T, raw string) string {
	t.Helper()
	address, err := url.Parse("https://muonglan.example.vn/tin/to-tu-quan-100000.html")
	if err != nil {
		t.Fatal(err)
	}
	a, err := readability.FromReader(strings.NewReader(raw), address)
	if err != nil || a.Node == nil {
		return ""
	}
	var b bytes.Buffer
	if err := a.RenderText(&b); err != nil {
		return ""
	}
	return a.Title() + "\n" + b.String()
}

// How much of a page its article has is told truly: of the whole article all, and of one that lost a paragraph, at the beginning,
// in the middle or at the end, about as much as is there.
func TestWhatAnArticleLacksOfItsPageIsMeasured(t *testing.T) {
	t.Parallel()
	const near = 0.08
	worst, tried := 0.0, 0
	for _, l := range readLayouts(t) {
		d, err := open(t.Context(), []byte(l.raw), "text/html", "https://muonglan.example.vn/tin/to-tu-quan-100000.html", Hint{})
		if err != nil {
			t.Fatal(err)
		}
		body := d.divide().body()
		a := body.article()
		if told := body.share(a); told != 1 {
			t.Errorf("%s: %.2f of the whole article", l.name, told)
		}
		prose := 0
		for _, b := range a.Blocks {
			prose += sentenceChars(b)
		}
		for i, b := range a.Blocks {
			if b.Kind != library.Paragraph || sentenceChars(b) == 0 || norm(b.Text) == norm(a.Lead) {
				continue
			}
			lacking := a
			lacking.Blocks = slices.Concat(a.Blocks[:i], a.Blocks[i+1:])
			told, is := body.share(lacking), float64(prose-sentenceChars(b))/float64(prose)
			worst, tried = max(worst, math.Abs(told-is)), tried+1
			if told == 1 || math.Abs(told-is) > near {
				t.Errorf("%s without block %d: told %.2f, is %.2f", l.name, i, told, is)
			}
		}
	}
	t.Logf("%d articles that lack a paragraph, told within %.3f", tried, worst)
}

// sentenceChars counts what a block has of sentences.
func sentenceChars(b library.Block) (chars int) {
	for _, text := range append([]string{b.Text}, b.Items...) {
		if n := utf8.RuneCountInString(text); b.Kind != library.Image && b.Kind != library.Table && isSentence(text, n) && !isOfPage(text) {
			chars += n
		}
	}
	return chars
}
