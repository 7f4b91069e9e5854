package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The words of articles that tests make up. Every sentence carries a number of its own, so that each is found
// again and none is taken for another.
var (
	madeSubjects = []string{
		"Ban Chỉ đạo huyện Sông Mẫu", "Đồn Biên phòng Cửa Mẫu", "Hội Nông dân xã Tân Mẫu", "Trường Chính trị tỉnh", "Ủy ban nhân dân phường Bến Mẫu",
		"Đoàn công tác", "Các địa phương ven biển", "Lực lượng chức năng", "Đồng chí Bí thư Huyện ủy", "Đội ngũ báo cáo viên", "Nhân dân hai bên biên giới", "Bà con ngư dân", "Sở Ngoại vụ",
	}
	madeVerbs  = []string{"đã tổ chức", "phối hợp triển khai", "tiếp tục đẩy mạnh", "sơ kết một năm thực hiện", "quan tâm chỉ đạo", "vừa ra mắt mô hình", "tham gia đóng góp cho", "ghi nhận kết quả của"}
	madeThings = []string{
		"công tác tuyên truyền về biển, đảo", "việc bảo vệ đường biên, cột mốc", "hoạt động thông tin đối ngoại", "phong trào toàn dân bảo vệ an ninh Tổ quốc", "chương trình «Tiếp sức cho ngư dân bám biển»",
		"công tác phổ biến pháp luật", "cuộc thi tìm hiểu về chủ quyền", "việc chống khai thác hải sản bất hợp pháp", "mô hình kết nghĩa bản - bản",
	}
	madeTails = []string{
		"cho hơn %d hộ gia đình trên địa bàn", "với %d lượt người tham gia", "tại %d thôn, bản khu vực biên giới", "trong giai đoạn mới theo kế hoạch số %d của tỉnh", "cùng %d tàu cá thường xuyên hoạt động xa bờ",
		"qua %d buổi sinh hoạt và hội nghị chuyên đề", "đạt %d phần trăm kế hoạch năm, tăng so với cùng kỳ",
	}
	madeLinks  = []string{"", "", "", "Theo đó, ", "Bên cạnh đó, ", "Thời gian qua, ", "Cũng tại hội nghị, ", "Trong 6 tháng đầu năm 2026, ", "Ngày 15/6, "}
	madeTopics = []string{"Kết quả bước đầu", "Nhiệm vụ trọng tâm thời gian tới", "Phát huy vai trò của cơ sở", "Giữ vững chủ quyền biển, đảo", "Những cách làm hay", "Hợp tác cùng phát triển"}
)

// maker makes articles and the pages around them, the same for the same seed.
type maker struct {
	*rand.Rand
	serial int
}

func newMaker(seed uint64) *maker {
	return &maker{Rand: rand.New(rand.NewPCG(seed, 2026))} //nolint:gosec // reproducible on purpose
}

func pick[T any](m *maker, from []T) T { return from[m.IntN(len(from))] }

func (m *maker) number() int {
	m.serial++
	return 1000 + m.serial*7 + m.IntN(6)
}

// clause is a sentence without its beginning's capital and its end.
func (m *maker) clause() string {
	return pick(m, madeSubjects) + " " + pick(m, madeVerbs) + " " + pick(m, madeThings) + " " + fmt.Sprintf(pick(m, madeTails), m.number())
}

func (m *maker) sentence() string { return pick(m, madeLinks) + m.clause() + "." }

func (m *maker) paragraph(sentences int) string {
	parts := make([]string, sentences)
	for i := range parts {
		parts[i] = m.sentence()
	}
	return strings.Join(parts, " ")
}

// madeKind is what a part of a made article is.
type madeKind int

const (
	madeText madeKind = iota
	madeHead
	madeItems
	madeTable
	madeImage
	madeQuote
	madeShort // a paragraph of a few words
)

type madePart struct {
	kind  madeKind
	text  string
	items []string
	rows  [][]string
}

// madeArticle is an article that a page must give again.
type madeArticle struct {
	genre, title, lead, author, image string
	parts                             []madePart
}

var madeGenres = []func(*maker, *madeArticle){(*maker).news, (*maker).news, (*maker).notice, (*maker).interview, (*maker).speech, (*maker).slogans, (*maker).photos, (*maker).decision}

func (m *maker) article() madeArticle {
	a := madeArticle{title: pick(m, madeSubjects) + " " + pick(m, madeVerbs) + " " + pick(m, madeThings) + fmt.Sprintf(" năm %d", m.number())}
	a.author = "Nguyễn Văn Mẫu"
	a.image = fmt.Sprintf("/uploads/2026/anh-%d.jpg", m.number())
	if m.IntN(4) > 0 {
		a.lead = m.paragraph(1 + m.IntN(2))
	}
	pick(m, madeGenres)(m, &a)
	return a
}

func (a *madeArticle) add(kind madeKind, text string) {
	a.parts = append(a.parts, madePart{kind: kind, text: text})
}

func (m *maker) heading() string {
	return fmt.Sprintf("%s (phần %d)", pick(m, madeTopics), m.number())
}

func (m *maker) news(a *madeArticle) {
	a.genre = "news"
	if m.IntN(2) == 0 {
		a.parts = append(a.parts, madePart{kind: madeImage, text: fmt.Sprintf("Quang cảnh hội nghị tổng kết lần thứ %d", m.number())})
	}
	for range 2 + m.IntN(3) {
		if m.IntN(2) == 0 {
			a.add(madeHead, m.heading())
		}
		for range 1 + m.IntN(4) {
			a.add(madeText, m.paragraph(1+m.IntN(4)))
		}
		switch m.IntN(6) {
		case 0:
			a.add(madeText, fmt.Sprintf("Có %d nhiệm vụ được giao cho từng đơn vị như sau:", m.number()))
			a.parts = append(a.parts, madePart{kind: madeItems, items: []string{m.clause() + ";", m.clause() + ";", m.clause() + "."}})
		case 1:
			a.parts = append(a.parts, madePart{kind: madeTable, rows: [][]string{{"Địa bàn", "Số buổi", "Lượt người"}, {"Xã Tân Mẫu", fmt.Sprint(m.number()), fmt.Sprint(m.number())}, {"Phường Bến Mẫu", fmt.Sprint(m.number()), fmt.Sprint(m.number())}}})
		case 2:
			a.add(madeQuote, "“"+m.clause()+"”, đồng chí nhấn mạnh.")
		}
		a.add(madeText, m.paragraph(1+m.IntN(2)))
	}
}

func (m *maker) notice(a *madeArticle) {
	a.genre, a.lead = "notice", ""
	a.add(madeText, m.paragraph(2))
	a.add(madeText, m.paragraph(1))
}

func (m *maker) interview(a *madeArticle) {
	a.genre = "interview"
	for range 3 + m.IntN(3) {
		a.add(madeText, fmt.Sprintf("Phóng viên: Thưa đồng chí, %s có ý nghĩa thế nào trong năm thứ %d?", pick(m, madeThings), m.number()))
		a.add(madeText, "Đồng chí Trần Văn Mẫu: "+m.paragraph(2+m.IntN(2)))
		if m.IntN(2) == 0 {
			a.add(madeText, m.paragraph(1))
		}
	}
}

func (m *maker) speech(a *madeArticle) {
	a.genre = "speech"
	a.add(madeText, m.paragraph(3))
	for _, n := range []string{"Một là", "Hai là", "Ba là", "Bốn là"} {
		a.add(madeText, n+", "+m.paragraph(2+m.IntN(3)))
	}
	a.add(madeText, m.paragraph(2))
}

func (m *maker) slogans(a *madeArticle) {
	a.genre = "slogans"
	a.add(madeText, m.paragraph(1))
	for i := range 6 + m.IntN(6) {
		a.add(madeShort, fmt.Sprintf("%d. Quyết tâm giữ vững biển, đảo quê hương %d!", i+1, m.number()))
	}
	a.add(madeText, m.paragraph(1))
}

func (m *maker) photos(a *madeArticle) {
	a.genre = "photos"
	a.add(madeText, m.paragraph(1))
	for range 3 + m.IntN(4) {
		a.parts = append(a.parts, madePart{kind: madeImage, text: fmt.Sprintf("Cán bộ, chiến sĩ tuần tra, lần %d", m.number())})
		if m.IntN(3) == 0 {
			a.add(madeText, m.paragraph(1))
		}
	}
	a.add(madeText, m.paragraph(1))
}

func (m *maker) decision(a *madeArticle) {
	a.genre = "decision"
	a.add(madeText, "Căn cứ Luật Tổ chức chính quyền địa phương; "+m.paragraph(1))
	for i := range 3 + m.IntN(4) {
		a.add(madeText, fmt.Sprintf("Điều %d. %s", i+1, m.paragraph(1+m.IntN(2))))
	}
	a.add(madeText, m.paragraph(1))
}
