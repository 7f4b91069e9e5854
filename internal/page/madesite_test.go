package page

import (
	"fmt"
	"strings"
)

// madeSite writes what surrounds articles, and remembers every sentence of it.
type madeSite struct {
	*maker
	noise []string
}

func (s *madeSite) say(text string) string {
	s.noise = append(s.noise, text)
	return text
}

// other is the title of another article, with its address.
func (s *madeSite) other() (title, address string) {
	title = s.say(pick(s.maker, madeSubjects) + " " + pick(s.maker, madeVerbs) + " " + pick(s.maker, madeThings) + fmt.Sprintf(", tin số %d", s.number()))
	return title, fmt.Sprintf("/tin-tuc/bai-viet-khac-%d.html", s.number())
}

func (s *madeSite) links(n int, item string) string {
	var b strings.Builder
	for range n {
		title, address := s.other()
		b.WriteString(strings.NewReplacer("{t}", title, "{u}", address, "{d}", fmt.Sprintf("%02d/0%d/2026", 1+s.IntN(28), 1+s.IntN(9)),
			"{l}", s.teaser(item), "{i}", fmt.Sprintf("/thumb/%d.jpg", s.number())).Replace(item))
	}
	return b.String()
}

func (s *madeSite) teaser(item string) string {
	if !strings.Contains(item, "{l}") {
		return ""
	}
	return s.say(s.paragraph(1 + s.IntN(2)))
}

var madeLists = []string{
	`<li><a href="{u}">{t}</a> <span>({d})</span></li>`,
	`<li><a href="{u}" title="{t}">{t}</a></li>`,
	`<div class="item"><a href="{u}"><img src="{i}" alt="{t}"></a><h3><a href="{u}">{t}</a></h3><p>{l}</p></div>`,
	`<div class="story"><h4><a href="{u}">{t}</a></h4><span class="time">{d}</span></div>`,
	`<article class="card"><figure><a href="{u}"><img src="{i}"></a></figure><h3><a href="{u}">{t}</a></h3><div class="sapo">{l}</div></article>`,
	`<tr><td><img src="/img/bullet.gif"></td><td><a href="{u}">{t}</a> <i>{d}</i></td></tr>`,
}

func (s *madeSite) list(n int) string {
	item := pick(s.maker, madeLists)
	inside := s.links(n, item)
	switch {
	case strings.HasPrefix(item, "<li"):
		return "<ul>" + inside + "</ul>"
	case strings.HasPrefix(item, "<tr"):
		return "<table>" + inside + "</table>"
	}
	return "<div>" + inside + "</div>"
}

func (s *madeSite) label(text string) string {
	return fmt.Sprintf(pick(s.maker, []string{`<h3 class="box-title">%s</h3>`, `<div class="hd"><span>%s</span></div>`, `<p class="lb"><strong>%s</strong></p>`, `<h2><a href="/chuyen-muc">%s</a></h2>`}), text)
}

func (s *madeSite) related() string {
	out := ""
	for _, title := range []string{"Tin liên quan", "Các tin khác", "Bài viết cùng chuyên mục", "Tin mới hơn", "Tin cũ hơn"} {
		if s.IntN(3) == 0 {
			out += `<div class="rl-box">` + s.label(title) + s.list(2+s.IntN(5)) + `</div>`
		}
	}
	return out
}

// inside is a box of other articles, an advertisement or the like in the middle of a text.
func (s *madeSite) inside() string {
	title, address := s.other()
	switch s.IntN(7) {
	case 0:
		return `<div class="relate-box"><p class="rt"><strong>Tin liên quan</strong></p>` + s.list(2) + `</div>`
	case 1:
		return `<div class="ads-inline" id="div-gpt-ad-123"><p>Quảng cáo</p><script>googletag.cmd.push()</script></div>`
	case 2:
		return `<div class="VCSortableInPreviewMode link-content-footer" type="RelatedOneNews"><a href="` + address + `"><img src="/t.jpg"></a><a href="` + address + `">` + title + `</a></div>`
	case 3:
		return `<p><em>Xem thêm: <a href="` + address + `">` + title + `</a></em></p>`
	case 4:
		return `<aside class="inner-article"><a href="` + address + `"><h2>` + title + `</h2><div class="desc">` + s.say(s.paragraph(1)) + `</div></a></aside>`
	case 5:
		return `<iframe src="https://video.example/1"></iframe>`
	}
	return `<p><a href="` + address + `"><strong>&gt;&gt; ` + title + `</strong></a></p>`
}

func (s *madeSite) menu() string {
	var b strings.Builder
	for _, name := range []string{"Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Học tập và làm theo Bác", "Biển đảo Việt Nam", "Thông tin đối ngoại", "Văn bản chỉ đạo điều hành", "Liên hệ"} {
		fmt.Fprintf(&b, `<li><a href="/muc-%d">%s</a>`, s.number(), s.say(name))
		if s.IntN(3) == 0 {
			b.WriteString(`<ul><li><a href="/muc/con">Mục con</a></li></ul>`)
		}
		b.WriteString("</li>")
	}
	return `<ul class="mn">` + b.String() + "</ul>"
}

func (s *madeSite) crumbs() string {
	return pick(s.maker, []string{
		`<ul class="bc"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li><li>Chi tiết bài viết</li></ul>`,
		`<div class="path"><a href="/">Trang chủ</a> » <a href="/tin">Tin tức</a> » <a href="/tin/bien">Biển đảo</a></div>`,
		`<p>Bạn đang ở: <a href="/">Trang chủ</a> / <a href="/tin">Tin tức</a></p>`, "",
	})
}

func (s *madeSite) share() string {
	return pick(s.maker, []string{
		`<div class="sh"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In bài viết</a></div>`,
		`<ul class="tl"><li><a href="javascript:void(0)">Chia sẻ</a></li><li><a href="mailto:a@b.vn">Gửi email</a></li><li>Cỡ chữ: A- A A+</li></ul>`,
		`<div><span>Chia sẻ bài viết</span><button>Copy link</button></div>`, "",
	})
}

func (s *madeSite) audio() string {
	return pick(s.maker, []string{"", "", `<div class="ap"><span>Nghe bài viết</span><span>00:00</span><span>/</span><span>05:12</span><span>Giọng nữ miền Bắc</span><audio src="/a.mp3"></audio></div>`})
}

func (s *madeSite) tags() string {
	return pick(s.maker, []string{
		"", `<div class="tg"><span>Từ khóa:</span> <a href="/tag/a">biển đảo</a>, <a href="/tag/b">ngư dân</a>, <a href="/tag/c">chủ quyền</a></div>`,
		`<ul class="tg"><li>Tags:</li><li><a href="/tag/a">tuyên truyền</a></li><li><a href="/tag/b">biên giới</a></li></ul>`,
	})
}

func (s *madeSite) comments() string {
	if s.IntN(2) == 0 {
		return ""
	}
	out := `<div class="cm-wrap">` + s.label("Ý kiến bạn đọc (2)")
	for range 2 {
		out += `<div class="cm"><b>Độc giả Minh Tâm</b><p>` + s.say(fmt.Sprintf("Tôi rất đồng tình với bài viết này và mong tòa soạn đăng thêm nhiều tin như thế, lần thứ %d.", s.number())) + `</p><span>Trả lời</span> <span>2 giờ trước</span></div>`
	}
	return out + `<form><textarea placeholder="Nội dung"></textarea><button>Gửi bình luận</button></form></div>`
}

func (s *madeSite) authorBox() string {
	if s.IntN(4) > 0 {
		return ""
	}
	return `<div class="author-box"><img src="/avatar.png" width="40"><p>` + s.say(fmt.Sprintf("Nhà báo phụ trách chuyên mục thời sự của tòa soạn từ nhiều năm nay, đã viết %d bài.", s.number())) + `</p></div>`
}

func (s *madeSite) side() string {
	boxes := []string{
		`<div class="bx">` + s.label("Đọc nhiều nhất") + s.list(3+s.IntN(4)) + `</div>`,
		`<div class="bx">` + s.label("Thống kê truy cập") + `<ul><li>Đang online: 12</li><li>Hôm nay: 606</li><li>Tất cả: 8827312</li></ul></div>`,
		`<div class="bx">` + s.label("Liên kết website") + `<select><option>Cổng Chính phủ</option></select></div>`,
		`<div class="bx">` + s.label("Thăm dò ý kiến") + `<form><p>` + s.say("Bạn thấy giao diện mới của trang thông tin điện tử này thế nào?") + `</p><label><input type="radio"> Rất đẹp</label><button>Bình chọn</button></form></div>`,
		`<div class="bx">` + s.label("Thời tiết") + `<p>Hà Nội 24°C - Độ ẩm 80%</p></div>`,
		`<div class="bx">` + s.label("Tin mới nhận") + s.list(3) + `</div>`,
	}
	s.Shuffle(len(boxes), func(i, j int) { boxes[i], boxes[j] = boxes[j], boxes[i] })
	return strings.Join(boxes[:2+s.IntN(4)], "\n")
}

func (s *madeSite) foot() string {
	return `<p><b>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH MẪU</b></p><p>` + s.say("Cơ quan chủ quản: Ủy ban nhân dân tỉnh Mẫu, chịu trách nhiệm chính: Chánh Văn phòng Lê Văn Mẫu.") + `</p><p>` +
		s.say("Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 15 tháng 5 năm 2020.") + `</p><p>` +
		s.say("Ghi rõ nguồn «Cổng thông tin điện tử tỉnh Mẫu» khi phát hành lại thông tin từ trang này.") + `</p>` + s.cookie()
}

func (s *madeSite) cookie() string {
	return pick(s.maker, []string{"", `<div class="ck"><p>` + s.say("Trang này dùng cookie để ghi nhớ lựa chọn của bạn, tiếp tục xem nghĩa là bạn đồng ý với điều đó.") + `</p><button>Đồng ý</button></div>`})
}
