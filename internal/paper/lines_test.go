package paper

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func press14(t testing.TB) *layoutContext {
	t.Helper()
	return &layoutContext{fonts: loadFonts(t), room: 257, replaced: map[rune]bool{}}
}

func TestNoBreakGroupsHold(t *testing.T) {
	t.Parallel()
	p := press14(t)
	cases := map[string]string{ // _ stands where no line may end
		"vào ngày 27 tháng 5 năm 2026 tại":         "vào ngày_27 tháng_5 năm_2026 tại",
		"Ngày 07/9/2021, theo Nghị quyết":          "Ngày_07/9/2021, theo Nghị quyết",
		"Chỉ thị số 18-NQ/TW của":                  "Chỉ thị số_18-NQ/TW của",
		"có 16.974 cuộc, 632.780 lượt người":       "có 16.974_cuộc, 632.780_lượt người",
		"dài 1.449,566 km trong đó":                "dài 1.449,566_km trong đó",
		"đạt 68,4 % kế hoạch":                      "đạt 68,4_% kế hoạch",
		"trong 5 năm qua":                          "trong 5_năm qua",
		"I. Hoàn cảnh, ý nghĩa":                    "I._Hoàn cảnh, ý nghĩa",
		"1. Kết quả":                               "1._Kết quả",
		"a) Tuyên truyền":                          "a)_Tuyên truyền",
		"- Tuyên truyền":                           "-_Tuyên truyền",
		"[1] Bài viết":                             "[1]_Bài viết",
		"T/M BAN THƯỜNG VỤ":                        "T/M_BAN_THƯỜNG_VỤ",
		"Việt Nam – Lào":                           "Việt Nam_– Lào",
		"Quốc hội khóa XIII thông qua lần thứ XIV": "Quốc hội khóa_XIII thông qua lần thứ_XIV",
		"Hội nghị lần thứ tám, khóa XII":           "Hội nghị lần thứ_tám, khóa_XII",
		"hết câu [12]":                             "hết câu_[12]",
		"câu hỏi ?":                                "câu hỏi_?",
		"không\u00a0rời nhau":                      "không_rời nhau",
		"người dân biển đảo":                       "người dân biển đảo",
		"tuyên truyền biển, đảo.":                  "tuyên truyền biển,_đảo.",
	}
	for text, want := range cases {
		words := p.words([]Run{{Text: text, Style: plain}})
		hold(words, false)
		var got strings.Builder
		for i, w := range words {
			got.WriteString(w.text())
			switch {
			case i+1 == len(words):
			case w.hold:
				got.WriteByte('_')
			default:
				got.WriteByte(' ')
			}
		}
		if got.String() != want {
			t.Errorf("%q is held as %q, want %q", text, got.String(), want)
		}
	}
}

func TestGroupsStayTogetherOnThePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	text := strings.Repeat("từ ngày 27 tháng 5 năm 2026 theo số 18-NQ/TW có 68,4 % và 632.780 lượt ", 12)
	for _, l := range rows(fonts, layout(t, fonts, body(text)).Pages) {
		for _, torn := range []string{"ngày", "tháng", "năm", "số", "68,4", "632.780"} {
			if strings.HasSuffix(strings.TrimSpace(l.text), " "+torn) {
				t.Errorf("line ends with %q: %q", torn, l.text)
			}
		}
	}
}

func TestAGroupThatNoLineHoldsIsLetGo(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	p := body("T/M " + strings.Repeat("BAN THƯỜNG VỤ ", 30))
	nothingLeavesTheMargins(t, fonts, layout(t, fonts, p).Pages)
}

func TestLongWordsAreBrokenInsideTheMargins(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, word := range []string{
		strings.Repeat("nghiêng", 45),
		"http://trang-mau.localhost/" + strings.Repeat("duong-dan/", 40) + "?a=1&b=2",
		strings.Repeat("Ẫ", 300),
		strings.Repeat("/", 300),
	} {
		for _, align := range []Align{Justified, Left, Center, Right} {
			p := body("trước " + word + " sau")
			p.Align = align
			result := layout(t, fonts, p)
			nothingLeavesTheMargins(t, fonts, result.Pages)
			var got string
			for _, l := range rows(fonts, result.Pages) {
				got += strings.TrimSpace(l.text)
			}
			if got != "trước"+word+"sau" && got != "trước "+word+"sau" && got != "trước "+word+" sau" && got != "trước"+word+" sau" {
				t.Errorf("align %d: %.40q came out as %.60q", align, word, got)
			}
		}
	}
}

func TestAddressesEndALineAfterASlash(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	p := body("Xem http://trang-mau.localhost/chuyen/muc/bien/dao/phap/luat/nhung/dieu/can/biet/ve/luat/bien/viet/nam/va/cong/uoc/quoc/te/trang.html?so=1")
	p.Align = Left
	lines := rows(fonts, layout(t, fonts, p).Pages)
	if len(lines) < 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines[:len(lines)-1] {
		if !strings.HasSuffix(l.text, "/") {
			t.Errorf("line ends inside a part of the address: %q", l.text)
		}
	}
}

func TestBreakingTheWholeParagraphIsNeverWorseThanLineByLine(t *testing.T) {
	t.Parallel()
	p := press14(t)
	better := 0
	for seed := range uint64(200) {
		words := p.words([]Run{{Text: randomText(rand.New(rand.NewPCG(seed, 7)), 120), Style: plain}})
		words = p.cut(words, 155)
		hold(words, false)
		m := newMeasure(words, Justified, 155, 165)
		total := func(lines []line) (sum float64) {
			for _, l := range lines {
				sum += m.demerits(l.first, l.last)
			}
			return sum
		}
		whole, greedy := total(breakLines(words, Justified, 155, 165)), total(firstFit(m))
		if whole > greedy+1e-6 {
			t.Errorf("seed %d: %.1f demerits, line by line %.1f", seed, whole, greedy)
		}
		if whole < greedy-1e-6 {
			better++
		}
	}
	if better < 100 {
		t.Errorf("only %d of 200 paragraphs are better than line by line", better)
	}
}

// firstFit is how a simple program breaks lines: each as full as it gets.
func firstFit(m *measure) []line {
	var lines []line
	for start := 0; start < len(m.words); {
		end := start + 1
		for next := end + 1; next <= len(m.words) && m.least(start, next) <= m.room(start); next++ {
			if next == len(m.words) || !m.words[next-1].hold {
				end = next
			}
		}
		for end < len(m.words) && m.words[end-1].hold {
			end++
		}
		lines = append(lines, line{first: start, last: end})
		start = end
	}
	return lines
}

func TestTitlesAreBalanced(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	p := &Paragraph{
		Runs:  []Run{{Text: "Quản lý, bảo vệ chủ quyền biển, đảo và biên giới quốc gia theo pháp luật Việt Nam", Style: bold}},
		Align: Center, Leading: 19,
	}
	lines := rows(fonts, layout(t, fonts, p).Pages)
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	if !strings.HasSuffix(strings.TrimSpace(lines[0].text), "biển, đảo") { // not with «và», which leans on what follows
		t.Errorf("first line %q", lines[0].text)
	}
	a, b := lines[0].right-lines[0].left, lines[1].right-lines[1].left
	if min(a, b) < 0.7*max(a, b) {
		t.Errorf("lines of %.0f and %.0f mm", a, b)
	}
}

func TestWhatTheTypeLacksIsReplacedAndReported(t *testing.T) {
	t.Parallel()
	p := press14(t)
	cases := []struct {
		text, want string
		replaced   string
	}{
		{"biển 🌊 đảo", "biển  đảo", "🌊"},
		{"👨‍👩‍👧 gia đình", " gia đình", "👧👨👩"},
		{"ＡＢＣ １２", "ABC 12", "１２ＡＢＣ"},
		{"𝐁iển", "Biển", "𝐁"},
		{"18\u2011NQ/TW ✓ ⇒", "18\u2011NQ/TW √ →", "⇒✓"},
		{"① ý đầu", "1 ý đầu", "①"},
		{"漢字", "□字", "漢"}, // what GB 2312 has not
		{"한국, عربي, עברית", "□□, □□□□, □□□□□", "ביערתبرعي국한"},
		{"ខ្មែរ\u200bលាវ ລາວ ไทย 中国、（越南）。ひらカタ", "ខ្មែរ\u200bលាវ ລາວ ไทย 中国、（越南）。ひらカタ", ""},
		{"một， hai； （ba）", "một, hai; (ba)", "（），；"}, // slips of a keyboard are no Chinese
		{"tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng Việt", ""},
		{"zero\u200bwidth\ufeff\u00ad", "zerowidth", ""},
		{"hỏng \xff\xfe byte", "hỏng □ byte", "\ufffd"},
		{"\U00012345\U0001F600", "□", "\U00012345\U0001F600"},
		{"½ km² m³ “trích” … – —", "½ km² m³ “trích” … – —", ""},
	}
	for _, c := range cases {
		p.replaced = map[rune]bool{}
		if got := p.readable(c.text, Regular); got != c.want {
			t.Errorf("%q became %q, want %q", c.text, got, c.want)
		}
		var got []rune
		for r := range p.replaced {
			got = append(got, r)
		}
		slices.Sort(got)
		if string(got) != c.replaced {
			t.Errorf("%q reported %q, want %q", c.text, string(got), c.replaced)
		}
	}
}

func TestWordsThatPrintAsBoxesAreToldWithTheirPlace(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for text, want := range map[string][]LostWord{
		"Thủ đô 서울 (Seoul), viết bằng chữ Hàn.": {{"서울", "Thủ đô 서울 (Seoul), viết bằng chữ Hàn."}},
		"Chữ Jawi (جاوي) của người Chăm":        {{"جاوي", "Chữ Jawi (جاوي) của người Chăm"}},
		"Cửa khẩu “友誼關” và 友誼關 là một":          {{"友誼關", "Cửa khẩu “友誼關” và 友誼關 là một"}},
		"Hai tên: 서울, 부산.":                      {{"서울", "Hai tên: 서울, 부산."}, {"부산", "Hai tên: 서울, 부산."}},
		"Cửa khẩu “友谊关”, tỉnh ອັດຕະປື, មណ្ឌលគិរី, ไทย, ꪼꪕ, ꨌꩌ":          nil, // drawn by the fonts of their scripts
		"biển 🌊 đảo, ① ý đầu, ＡＢＣ, 𝐁iển và bạn bè":                      nil, // something readable stands for these, or nothing was said by them
		strings.Repeat("nước ", 20) + "서울" + strings.Repeat(" non", 20): {{"서울", "nước nước nước nước nước nước 서울 non non non non non non non n"}},
	} {
		result := layout(t, fonts, body(text))
		if !slices.Equal(result.Lost, want) {
			t.Errorf("%q: %q", text, result.Lost)
		}
	}
}

func TestReplacedRunesComeWithTheResult(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	result := layout(t, fonts, body("sóng 🌊 và 🌊 漢"))
	if string(result.Replaced) != "漢🌊" {
		t.Errorf("reported %q", string(result.Replaced))
	}
}

func FuzzLayout(f *testing.F) {
	for _, text := range []string{
		"", "một", "tie\u0302\u0301ng", "🌊", strings.Repeat("a", 500), "\xff\xfe", "T/M " + strings.Repeat("BAN ", 99), "http://a/b?c&d",
		"ngày 27 tháng 5", "\u00a0\u00a0", "ខ្មែរ្", "\u17d2\u17d2ក", "ເເກ\u200bກ", "（中，「A」。", "กำ\u200d\u200c", "\u200bក\u0301", "a\u0301\u0323\u0302", "ﷺ", "- - - -", strings.Repeat("ngày 1 ", 300),
	} {
		f.Add(text, 155.0, uint8(0))
	}
	fonts := loadFonts(f)
	f.Fuzz(func(t *testing.T, text string, width float64, align uint8) {
		p := body(text)
		p.Align, p.Right = Align(align%4), width
		name := &Paragraph{Runs: []Run{{Text: text, Style: bold}}, Align: Center, KeepNext: true, Unbroken: true, Bookmark: text}
		columns := &Columns{Columns: []TextColumn{{Width: 80, Blocks: []Flowable{name}}, {Width: 85, Blocks: []Flowable{p}}}}
		result := layout(t, fonts, columns, name, p, name)
		for _, page := range result.Pages {
			for _, placed := range page.Texts {
				if placed.Text == "" || !norm.NFC.IsNormalString(placed.Text) {
					t.Errorf("text %q", placed.Text)
				}
				for _, r := range placed.Text {
					if placed.Shaped == nil && (!fonts.Has(placed.Face, r) || r > lastRune) {
						t.Errorf("%U is not in the face", r)
					}
				}
				if !(placed.X > 0 && placed.X < 210 && placed.Y > 0 && placed.Y < 297) {
					t.Errorf("%q at %.2f, %.2f", placed.Text, placed.X, placed.Y)
				}
			}
		}
	})
}
