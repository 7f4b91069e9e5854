package main

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"
)

// The set that is synced: so many feeds of one host with so many articles each, of about so many syllables.
const (
	feeds           = 10
	articlesPerFeed = 500
	articles        = feeds * articlesPerFeed
	paragraphs      = 7
	perParagraph    = 60
)

// common are words that articles of the field are made of; behind them come syllables put together at random, as names and
// rare words are.
var common = strings.Fields(`của và các những trong là có được cho với này khi đã đang sẽ không nhiều một hai ba người dân cán bộ xã huyện tỉnh
	biển đảo chủ quyền ngư dân tàu cá biên giới cột mốc bộ đội biên phòng tuần tra đối ngoại thông tin hợp tác quốc tế hữu nghị tuyên truyền
	báo cáo viên hội nghị đại biểu lãnh đạo kế hoạch thực hiện công tác nhiệm vụ phát triển kinh tế văn hóa xã hội giáo dục y tế trường học
	học sinh nông thôn mới đường cầu nước sạch lúa cà phê rừng mưa bão lũ phòng chống thiên tai cứu hộ giao thông an toàn trật tự tổ chức
	đoàn thanh niên phụ nữ cựu chiến binh mặt trận nhân dân đảng chi bộ nghị quyết chỉ thị luật quy định thủ tục hành chính chuyển đổi số`)

// writer writes texts, the same ones every time.
type writer struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

func newWriter() *writer {
	random := rand.New(rand.NewPCG(16, 5)) // #nosec G404 -- the same text every time
	w := &writer{random: random, words: common}
	onsets := strings.Fields("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
	vowels := strings.Fields("a à á ả ã ạ ắ ấ ầ ẩ e ê ế ề ệ i í o ô ố ộ ơ ớ u ư ứ ướ iế uố")
	ends := strings.Fields("0 n m ng c t p nh ch")
	for range 3000 {
		w.words = append(w.words, onsets[random.IntN(len(onsets))]+vowels[random.IntN(len(vowels))]+strings.Trim(ends[random.IntN(len(ends))], "0"))
	}
	w.zipf = rand.NewZipf(random, 1.15, 8, uint64(len(w.words)-1)) // #nosec G115 -- there are words
	return w
}

// sentences writes about so many syllables.
func (w *writer) sentences(syllables int) string {
	var b strings.Builder
	for syllables > 0 {
		n := min(syllables, 8+w.random.IntN(18))
		for i := range n {
			word := w.words[w.zipf.Uint64()]
			if i == 0 {
				_, first := utf8.DecodeRuneInString(word)
				word = strings.ToUpper(word[:first]) + word[first:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
		b.WriteString(". ")
		syllables -= n
	}
	return strings.TrimSpace(b.String())
}

// storyText is an article as it is written.
type storyText struct {
	number     int
	title      string
	paragraphs []string
	published  time.Time
}

func (w *writer) text(n int) storyText {
	t := storyText{number: n, title: strings.TrimSuffix(w.sentences(9), "."), published: time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(n) * 30 * time.Minute)}
	for range paragraphs {
		t.paragraphs = append(t.paragraphs, w.sentences(perParagraph))
	}
	return t
}

// paragraphsHTML are the paragraphs of a text as a page has them.
func (t storyText) paragraphsHTML() string {
	var b strings.Builder
	for _, p := range t.paragraphs {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
	}
	return b.String()
}

// page is the article's page; around it stands what every page of a site has, about so many bytes of it.
func (t storyText) page(furniture int) string {
	before, after := furnish(furniture, t.number)
	return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>` + html.EscapeString(t.title) + `</title>` +
		`<meta property="article:published_time" content="` + t.published.Format(time.RFC3339) + `">` +
		"</head><body>" + before + "<article><h1>" + html.EscapeString(t.title) + "</h1>\n" + t.paragraphsHTML() + "</article>" + after + "</body></html>\n"
}

// furnish makes the furniture of a page: scripts, menus, and links to other articles, of which some change from page to page.
func furnish(size, number int) (before, after string) {
	if size == 0 {
		return "<header><a href='/'>Trang báo</a></header>", "<footer>Toà soạn</footer>"
	}
	var b strings.Builder
	for n := 0; b.Len() < size/2; n++ {
		fmt.Fprintf(&b, "<script>window.part%d={kind:\"module-%d\",load:function(a,b){return a+b*%d}};</script><li class=\"nav-%d\"><a href=\"/chuyen-muc-%d\">Chuyên mục số %d</a></li>\n", n, n*n, n*7919, n, n, n)
	}
	before = "<header><nav><ul>" + b.String() + "</ul></nav></header>"
	b.Reset()
	for n := 0; b.Len() < size/2; n++ {
		other := n * 37
		if n < 20 { // the newest beside this one
			other = number + n + 1
		}
		fmt.Fprintf(&b, "<div class=\"box-item thumb-%d\"><a href=\"/bai-%d.html\" title=\"Tin khác\"><img src=\"/anh/%d.jpg\" alt=\"\"></a><span>Tin khác số %d trong chuyên mục</span></div>\n", n, other, other, other)
	}
	return before, "<aside>" + b.String() + "</aside>"
}

// item is the article in its feed, its whole text as the description.
func (t storyText) item(host string) string {
	return "<item><title>" + html.EscapeString(t.title) + "</title><link>" + host + "/bai-" + fmt.Sprint(t.number) + ".html</link><guid>" + fmt.Sprint(t.number) +
		"</guid><pubDate>" + t.published.Format(time.RFC1123Z) + "</pubDate><description>" + html.EscapeString(t.paragraphsHTML()) + "</description></item>\n"
}

// writeSite writes feeds and pages into a folder for a server at host, and returns the addresses of the feeds.
func writeSite(dir, host string, perFeed, furniture int) ([]string, error) {
	w := newWriter()
	var addresses []string
	for f := range feeds {
		name := fmt.Sprintf("rss-%d.xml", f)
		var feed strings.Builder
		feed.WriteString(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Trang báo ` + fmt.Sprint(f) + `</title><link>` + host + "/chuyen-muc-" + fmt.Sprint(f) + "</link><description>Tin</description>\n")
		for n := range perFeed {
			t := w.text(f*perFeed + n)
			feed.WriteString(t.item(host))
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("bai-%d.html", t.number)), []byte(t.page(furniture)), 0o600); err != nil {
				return nil, err
			}
		}
		feed.WriteString("</channel></rss>\n")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(feed.String()), 0o600); err != nil {
			return nil, err
		}
		addresses = append(addresses, host+"/"+name)
	}
	return addresses, nil
}
