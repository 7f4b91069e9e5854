package points_test

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// labelled is a sentence of testdata/figures.txt with the figures a reader finds in it.
type labelled struct {
	sentence string
	figures  []string // «text | value | unit»
}

func readLabelled(t *testing.T, name string) []labelled {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if figure, ok := strings.CutPrefix(line, "> "); ok {
			last := &all[len(all)-1]
			last.figures = append(last.figures, strings.TrimSpace(strings.TrimSuffix(figure, "|")))
		} else if line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, labelled{sentence: line})
		}
	}
	return all
}

func shown(f library.Figure) string {
	text := fmt.Sprintf("%s | %s", f.Text, strconv.FormatFloat(f.Value, 'f', -1, 64))
	if f.Unit != "" {
		text += " | " + f.Unit
	}
	return text
}

func article(text string) points.Input {
	return points.Input{Article: 1, Version: 1, Blocks: []library.Block{{Kind: library.Paragraph, Text: text}}}
}

// TestFiguresAreFoundWithValueAndUnit measures precision and recall on the labelled sentences: a figure
// counts only with its text, value and unit right. 0.97 is what the issue asks for.
func TestFiguresAreFoundWithValueAndUnit(t *testing.T) {
	for _, name := range []string{"figures.txt", "figures-2.txt", "figures-3.txt", "figures-4.txt", "figures-5.txt", "figures-6.txt", "figures-7.txt", "figures-8.txt", "figures-9.txt", "figures-10.txt", "figures-11.txt"} {
		sentences := readLabelled(t, name)
		right, found, there := 0, 0, 0
		for _, s := range sentences {
			wanted := map[string]int{}
			for _, f := range s.figures {
				wanted[f]++
			}
			there += len(s.figures)
			var got []string
			for _, f := range points.Figures(t.Context(), []points.Input{article(s.sentence)}, "") {
				found++
				text := shown(f)
				got = append(got, text)
				if wanted[text] > 0 {
					wanted[text]--
					right++
				}
			}
			if strings.Join(got, "\n") != strings.Join(s.figures, "\n") {
				t.Logf("%s\n  got  %q\n  want %q", s.sentence, got, s.figures)
			}
		}
		precision, recall := float64(right)/float64(found), float64(right)/float64(there)
		t.Logf("%s: %d sentences, %d figures: precision %.3f, recall %.3f", name, len(sentences), there, precision, recall)
		if precision < 0.97 || recall < 0.97 {
			t.Errorf("%s: precision %.3f and recall %.3f, want 0.97", name, precision, recall)
		}
	}
}

func TestAFigureKnowsItsPlaceAndSentence(t *testing.T) {
	block := library.Block{
		Kind: library.List, Text: "Kết quả năm 2021. Có 12 xã đạt.",
		Items: []string{"Tổ chức 16.974 cuộc, 632.780 lượt người nghe.", "Không có số liệu"},
	}
	in := points.Input{Article: 7, Version: 3, Blocks: []library.Block{{Kind: library.Heading, Text: "Năm 2021"}, block}}
	figures := points.Figures(t.Context(), []points.Input{in}, "")
	if len(figures) != 3 {
		t.Fatalf("%d figures: %v", len(figures), figures)
	}
	for _, f := range figures {
		if f.Article != 7 || f.Version != 3 || f.Block != 1 {
			t.Errorf("%q stands at %+v", f.Text, f.Place)
		}
		plain := block.Plain()
		if plain[f.Start:f.End] != f.Text {
			t.Errorf("%q stands at %q", f.Text, plain[f.Start:f.End])
		}
		if !strings.Contains(plain, f.Sentence) || !strings.Contains(f.Sentence, f.Text) {
			t.Errorf("%q in sentence %q", f.Text, f.Sentence)
		}
	}
	if f := figures[2]; f.Sentence != block.Items[0] || f.Unit != "lượt người" || f.Value != 632780 {
		t.Errorf("last figure %+v", f)
	}
}

func TestFiguresOfAThemeComeFromItsPassages(t *testing.T) {
	in := points.Input{
		Blocks: []library.Block{
			{Kind: library.Paragraph, Text: "Tuyên truyền biển, đảo được 20 cuộc."},
			{Kind: library.Paragraph, Text: "Tuyên truyền biên giới được 30 cuộc."},
		},
		Passages: []library.Passage{
			{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}},
			{First: 1, End: 2, Themes: []library.Theme{library.LandBorders}},
		},
	}
	figures := points.Figures(t.Context(), []points.Input{in}, library.LandBorders)
	if len(figures) != 1 || figures[0].Value != 30 {
		t.Errorf("figures %v", figures)
	}
}

func TestFigureValuesAreFinite(t *testing.T) {
	huge := strings.Repeat("9", 400) + " cuộc"
	for _, f := range points.Figures(t.Context(), []points.Input{article(huge)}, "") {
		if math.IsInf(f.Value, 0) || math.IsNaN(f.Value) {
			t.Errorf("%v", f.Value)
		}
	}
}

// Numbers with spaces between thousands that lost their first groups (gajus/extract-price#2, exploratu#7,
// streetmerchant#2482), raised signs that became digits (adbar/trafilatura#889), and neighbours of both.
func TestSpacesAndRaisedSignsInNumbers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Toàn vùng đón 1 234 567 lượt khách.":           "1 234 567 lượt khách | 1234567 | lượt khách",
		"Toàn vùng đón 1\u00a0234\u00a0567 lượt khách.": "1\u00a0234\u00a0567 lượt khách | 1234567 | lượt khách",
		"Toàn vùng đón 1\u202f234\u202f567 lượt khách.": "1\u202f234\u202f567 lượt khách | 1234567 | lượt khách",
		"Toàn vùng đón 1\u2009234 lượt khách.":          "1\u2009234 lượt khách | 1234 | lượt khách",
		"Kim ngạch đạt 12 345,6 triệu USD.":             "12 345,6 triệu USD | 12345600000 | USD",
		"Diện tích là 1 200,5 ha.":                      "1 200,5 ha | 1200.5 | ha",
		"Cả tỉnh có 1 234 tàu cá.":                      "1 234 tàu cá | 1234 | tàu cá",
		"28 166 người đã dự lễ.":                        "28 166 người | 28166 | người",
		"Tổng số 28 166 người đã dự lễ.":                "28 166 người | 28166 | người",
		"Năm 2026 12 tàu cá ra khơi.":                   "12 tàu cá | 12 | tàu cá",
		"Năm 2026 120 tàu cá ra khơi.":                  "120 tàu cá | 120 | tàu cá",
		"Ngày 20 300 người đã dự lễ.":                   "",
		"Gọi số 090 123 456 để báo tin.":                "",
		"Thu 1 000 000 000 đồng cho quỹ.":               "1 000 000 000 đồng | 1000000000 | đồng",
		"Trồng từ 1 200 - 1 500 cây xanh.":              "1 200 - 1 500 cây xanh | 1200 | cây xanh",
		"Có 12 34 tàu cá.":                              "34 tàu cá | 34 | tàu cá",
		"Có 1\u2007200 ha rừng được giao khoán.":        "1\u2007200 ha | 1200 | ha",
		"Tổ 3 150 hộ dân đã ký cam kết.":                "",
		"Có từ 1 200 đến 1 500 hộ dân.":                 "1 200 đến 1 500 hộ dân | 1200 | hộ dân",
		"Nộp vào tài khoản 1234 567 890 hôm nay.":       "",
		"Cả tỉnh có 30¹ tàu cá.":                        "30¹ tàu cá | 30 | tàu cá",
		"Trữ lượng đạt 10⁶ tấn cá.":                     "",
		"Nồng độ là 10⁻³ kg mỗi khối.":                  "",
		"Rừng rộng 1.200 km² ở phía bắc.":               "1.200 km² | 1200 | km²",
		"Hồ chứa 45 m³ nước.":                           "45 m³ | 45 | m³",
		"Nước chảy 45 m³/s qua đập.":                    "45 m³/s | 45 | m³/s",
	} {
		got := ""
		for _, f := range points.Figures(t.Context(), []points.Input{article(text)}, "") {
			got += shown(f)
		}
		if got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

// The number of an article of a law is none, whatever noun or verb stands behind it.
func TestNumbersOfArticlesOfLawsAreNoFigures(t *testing.T) {
	for text, want := range map[string]string{
		"Điều 2 giải thích biên phòng là tổng thể các hoạt động của cả nước.":          "",
		"Điều 3 nhiệm vụ được giao cho các xã ven biển trong năm nay.":                 "",
		"Điều 60 liệt kê 14 hành vi bị nghiêm cấm trên biển.":                          "14 hành vi",
		"Theo Điều 5 biện pháp nghiệp vụ được quy định rõ cho từng lực lượng.":         "",
		"Điều 8 nêu 4 nhiệm vụ của bộ đội trong tình hình mới.":                        "4 nhiệm vụ",
		"Luật gồm 8 chương, 41 điều, được thông qua ngày 19/11/2018 tại kỳ họp thứ 6.": "8 chương, 41 điều",
	} {
		var got []string
		for _, f := range points.Figures(t.Context(), []points.Input{article(text)}, "") {
			got = append(got, f.Text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// A broken letter beside a number may have been a digit of it.
func TestANumberWithABrokenLetterIsNoFigure(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Có 1�0 tàu cá ra khơi.", "Có �50 tàu cá ra khơi.", "Có 15� tàu cá ra khơi.", "Có 1.2�0 tàu cá ra khơi.", "Có 12�345 tàu cá ra khơi.",
		"Đạt 68,�% kế hoạch.", "Đạt 6�,4% kế hoạch.", "Có 1 2�0 tàu cá ra khơi.",
	} {
		if all := points.Figures(t.Context(), []points.Input{article(text)}, ""); len(all) > 0 {
			t.Errorf("%s: %s", text, shown(all[0]))
		}
	}
	if all := points.Figures(t.Context(), []points.Input{article("Ng� dân có 150 tàu cá ra khơi.")}, ""); len(all) != 1 || all[0].Value != 150 {
		t.Errorf("a broken letter elsewhere: %v", all)
	}
}
