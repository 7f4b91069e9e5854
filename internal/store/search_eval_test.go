package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// evalArticle is an article that some queries of the evaluation mean.
type evalArticle struct {
	slug, title string
	blocks      []library.Block
	year        int
}

func paragraph(text string) library.Block {
	return library.Block{Kind: library.Paragraph, Text: text}
}

// answers are what the queries below mean, each with something that may mislead: words apart, in another order,
// with other marks, or an abbreviation.
func answers() []evalArticle {
	heading := func(text string) library.Block { return library.Block{Kind: library.Heading, Level: 2, Text: text} }
	return []evalArticle{
		{"bp-day-du", "Bộ đội Biên phòng giúp dân dựng nhà", []library.Block{paragraph("Cán bộ đồn cùng bà con lợp lại mái.")}, 2024},
		{"bp-tat", "BĐBP tặng bò giống cho hộ nghèo", []library.Block{paragraph("Mười con bò đã về bản.")}, 2025},
		{"bien-gioi", "Tuần tra song phương", []library.Block{paragraph("Hai bên cùng tuần tra dọc biên giới, kiểm tra mốc.")}, 2020},
		{"bien-roi-gioi", "Ra biển đón khách", []library.Block{paragraph("Giới trẻ ra biển; biên lai giữ lại, thế giới đổi thay, đường biên dài.")}, 2026},
		{"nghi-quyet", "Triển khai văn bản mới", []library.Block{paragraph("Học tập Nghị quyết số 77 của Ban Chấp hành Trung ương.")}, 2023},
		{"nq-so", "Quán triệt văn bản", []library.Block{paragraph("Hội nghị nghe phổ biến 88-NQ/TW về thủy lợi.")}, 2023},
		{"ttdn", "Tập huấn thông tin đối ngoại ở cơ sở", []library.Block{paragraph("Lớp học kéo dài hai ngày.")}, 2022},
		{"ttdn-tat", "Giao ban công tác TTĐN quý III", []library.Block{paragraph("Các đơn vị báo cáo kết quả.")}, 2026},
		{"luat-bien", "Trao đổi học thuật", []library.Block{paragraph("Diễn giả nhắc lại Công ước của Liên hợp quốc về Luật Biển năm 1982.")}, 2021},
		{"unclos", "UNCLOS và quyền của quốc gia ven bờ", []library.Block{paragraph("Bài giới thiệu các điều khoản.")}, 2021},
		{"bang", "Số liệu cuối năm", []library.Block{{Kind: library.Table, Text: "Bảng tổng hợp", Rows: [][]string{{"Đơn vị", "Số vụ"}, {"Hải đội hai", "Mười ba vụ buôn lậu xăng dầu"}}}}, 2024},
		{"danh-sach", "Nhiệm vụ trọng tâm", []library.Block{paragraph("Gồm các việc:"), {Kind: library.List, Items: []string{"Rà soát tàu cá", "Lắp thiết bị giám sát hành trình", "Tuyên truyền tại cảng"}}}, 2024},
		{"chu-thich", "Ngày hội ở xã đảo", []library.Block{{Kind: library.Image, Text: "Đoàn viên chèo thúng ra rạn san hô nhặt rác"}}, 2024},
		{"muc", "Đề cương quý", []library.Block{paragraph("Phần mở đầu."), heading("Chính sách với ngư dân bám biển"), paragraph("Vay vốn đóng tàu vỏ thép.")}, 2024},
		{"hoa-binh-cu", "Gìn giữ hoà bình", []library.Block{paragraph("Đơn vị lên đường.")}, 2023},
		{"duong-pho", "Mở rộng đường tuần tra", []library.Block{paragraph("Con đường dài mười cây số.")}, 2023},
		{"duong-lich", "Lịch dương và lịch âm", []library.Block{paragraph("Cách tính ngày dương.")}, 2026},
		{"san-bay-moi", "Khánh thành bến cập tàu", []library.Block{paragraph("Bến cập tàu ở đảo nhỏ khánh thành.")}, 2026},
		{"san-bay-cu", "Khánh thành bến cập tàu", []library.Block{paragraph("Bến cập tàu ở đảo nhỏ khánh thành.")}, 2016},
	}
}

// evaluated is a library with the answers among articles of other matter, which hold the same syllables strewn
// about. It is filled once for all tests, which only search it.
func evaluated(t *testing.T) *store.Library {
	t.Helper()
	evaluation.filled.Do(func() { evaluation.library = fillEvaluation(t) })
	if evaluation.library == nil {
		t.Fatal("the library of the evaluation could not be filled")
	}
	return evaluation.library
}

var evaluation struct {
	filled  sync.Once
	library *store.Library
}

func fillEvaluation(t *testing.T) *store.Library {
	t.Helper()
	dir, err := os.MkdirTemp("", "evaluation-") // t.TempDir goes with the first test
	if err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	store.AtEnd(func() { _, _ = l.Close(), os.RemoveAll(dir) })
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "Nguồn thử", Kind: library.FeedSource, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 9)) // #nosec G404 -- the same text every time
	stock := strings.Split("cán bộ|đội bóng|biên tập|phòng học|giới thiệu|bản tin|đối tượng|ngoại thành|thông báo|nghị sự|quyết tâm|"+
		"luật chơi|bãi tắm|công việc|ước tính|đường phố|hòa nhạc|bình yên|ngư cụ|dân số|tàu hỏa|cá nhân|giám đốc|sát sao|hành lá|"+
		"trình diễn|thiết kế|bị động|tuần lễ|tra cứu|chủ nhật|quyền lợi|biển hiệu|bến bờ|cập nhật|dầu ăn|lậu vé|buôn bán|xăng xe", "|")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(stock[random.IntN(len(stock))] + " ")
		}
		return b.String()
	}
	for n := range 250 {
		a := arrival(s, fmt.Sprint("khac-", n), "Tin "+text(3), text(30), text(30))
		a.Article.Published = library.Day(2016+n%10, 5, 1+n%28)
		save(t, l, a)
	}
	for _, want := range answers() {
		a := arrival(s, want.slug, want.title)
		a.Article.Blocks = want.blocks
		a.Article.Published = library.Day(want.year, 6, 15)
		save(t, l, a)
	}
	return l
}

func slugs(hits []library.Hit) []string {
	var all []string
	for _, h := range hits {
		all = append(all, strings.TrimPrefix(h.URL, "https://example.org/"))
	}
	return all
}

func TestQueriesFindFirstWhatTheyMean(t *testing.T) {
	t.Parallel()
	l := evaluated(t)
	cases := []struct{ query, first string }{ // several first ones in any order, with spaces
		{"bộ đội biên phòng", "bp-tat bp-day-du"},
		{"bo doi bien phong", "bp-tat bp-day-du"},
		{"BĐBP", "bp-tat bp-day-du"},
		{"bđbp", "bp-tat bp-day-du"},
		{"bdbp", "bp-tat bp-day-du"},
		{"biên giới", "bien-gioi"},
		{"bien gioi", "bien-gioi"},
		{"bien gioi tuan tra", "bien-gioi"},
		{"tuần tra biên giới", "bien-gioi"},
		{"nghị quyết 77", "nghi-quyet"},
		{"77-NQ/TW", "nghi-quyet"},
		{"NQ 77 TW", "nghi-quyet"},
		{"nghị quyết 88", "nq-so"},
		{"88-NQ/TW", "nq-so"},
		{"nghi quyet 88 trung uong", "nq-so"},
		{"thông tin đối ngoại", "ttdn ttdn-tat"},
		{"thong tin doi ngoai", "ttdn ttdn-tat"},
		{"TTĐN", "ttdn ttdn-tat"},
		{"UNCLOS", "unclos luat-bien"},
		{"công ước luật biển", "unclos luat-bien"},
		{"cong uoc luat bien", "unclos luat-bien"},
		{"buôn lậu xăng dầu", "bang"},
		{"giám sát hành trình", "danh-sach"},
		{"giam sat hanh trinh", "danh-sach"},
		{"rạn san hô", "chu-thich"},
		{"ngư dân bám biển", "muc"},
		{"hòa bình", "hoa-binh-cu"},
		{"hoà bình", "hoa-binh-cu"},
		{"đường tuần tra", "duong-pho"},
		{"lịch dương", "duong-lich"},
		{"bến cập tàu", "san-bay-moi san-bay-cu"},
		{"title:duong tuần", "duong-pho"},
		{"tiêu đề:UNCLOS", "unclos"},
		{`"tuần tra dọc"`, "bien-gioi"},
		{"“tuần tra dọc”", "bien-gioi"},
		{"bến cập tàu -mới đến:2016", "san-bay-cu"},
		{"bến cập tàu từ:6/2026", "san-bay-moi"},
		{"bến cập tàu ngày:15/6/2016", "san-bay-cu"},
		{"tuần tra bi", "bien-gioi"},
		{"buôn l", ""},
		{"buôn lậ", "bang"},
		{"buôn lậu x", ""},
	}
	right := 0
	for _, c := range cases {
		hits, err := l.Search(t.Context(), c.query, library.Filter{Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Fields(c.first)
		got := slugs(hits)
		if met(got, want) {
			right++
		} else {
			t.Errorf("%q finds first %v, want %v", c.query, got[:min(len(got), 3)], want)
		}
	}
	t.Logf("%d of %d queries find first what they mean", right, len(cases))
}

// met reports whether the first of got are want, in any order.
func met(got, want []string) bool {
	if len(got) < len(want) {
		return false
	}
	first := strings.Join(got[:len(want)], " ")
	for _, w := range want {
		if !strings.Contains(" "+first+" ", " "+w+" ") {
			return false
		}
	}
	return true
}

func TestTheNewerOfTwoLikeArticlesComesFirst(t *testing.T) {
	t.Parallel()
	hits, err := evaluated(t).Search(t.Context(), "bến cập tàu", library.Filter{})
	if err != nil || slugs(hits)[0] != "san-bay-moi" {
		t.Fatalf("%v, %v", slugs(hits), err)
	}
}

func TestMarksTypedRankFirst(t *testing.T) {
	t.Parallel()
	l := evaluated(t)
	for query, want := range map[string]string{"đường": "duong-pho", "dương": "duong-lich"} {
		hits, err := l.Search(t.Context(), query, library.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		other := map[string]string{"đường": "duong-lich", "dương": "duong-pho"}[query]
		all := " " + strings.Join(slugs(hits), " ") + " "
		if at, later := strings.Index(all, " "+want+" "), strings.Index(all, " "+other+" "); at < 0 || later < at {
			t.Errorf("%q: %s at %d, %s at %d", query, want, at, other, later)
		}
	}
}

func TestAHitOpensWhereItAnswersAndShowsIt(t *testing.T) {
	t.Parallel()
	l := evaluated(t)
	cases := []struct {
		query string
		block int
		marks string // the words marked, in order
	}{
		{"buon lau xang dau", 0, "buôn lậu xăng dầu"},
		{"giám sát hành trình", 1, "giám sát hành trình"},
		{"san hô", 0, "san hô"},
		{"ngư dân bám biển", 1, "ngư dân bám biển"},
		{"vay von dong tau", 2, "Vay vốn đóng tàu"},
		{"TTĐN", 0, ""}, // the title says it
		{"công ước luật biển 1982", 0, "Công ước của Liên hợp quốc về Luật Biển 1982"},
		{"77-NQ/TW", 0, "Nghị quyết 77 Trung ương"},
	}
	for _, c := range cases {
		hits, err := l.Search(t.Context(), c.query, library.Filter{Limit: 10})
		if err != nil || len(hits) == 0 {
			t.Fatalf("%q: %v, %v", c.query, hits, err)
		}
		h := hits[0]
		if h.Block != c.block || marksIn(h.Snippet) != c.marks {
			t.Errorf("%q: block %d, %q; want block %d, %q", c.query, h.Block, h.Snippet, c.block, c.marks)
		}
	}
}

// marksIn returns the marked words of a snippet.
func marksIn(snippet string) string {
	var all []string
	for _, part := range strings.Split(snippet, string(library.HitStart))[1:] {
		word, _, _ := strings.Cut(part, string(library.HitEnd))
		all = append(all, word)
	}
	return strings.Join(all, " ")
}
