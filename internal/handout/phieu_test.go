package handout

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/viet"
)

// printCards returns the cards of an outline as a file.
func printCards(t testing.TB, o library.Outline, opt TemplateOptions) string {
	t.Helper()
	fonts := loadFonts(t)
	printed, err := Pages(Phieu, o, fixtureSources(), opt, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title}); err != nil {
		t.Fatal(err)
	}
	return pdftest.Save(t, out.Bytes())
}

func TestCardsAreSetAsTheyShould(t *testing.T) {
	t.Parallel()
	file := printCards(t, closingOutline(), TemplateOptions{Figures: fixtureFigures()})
	if size := pdftest.Info(t, file)["Page size"]; size != "419.53 x 595.28 pts" {
		t.Errorf("pages of %s", size)
	}
	pages, fonts := pdftest.Words(t, file), fontsOf(t, file)
	leadings := 0
	for i, words := range pages {
		rows := rowsOf(words)
		number := find(t, rows, fmt.Sprintf("%d/%d", i+1, len(pages)))
		about(t, "size of "+number.text(), number.size(), 24, ptOff)
		about(t, "right of "+number.text(), number.right, 133, mmOff)
		about(t, "top of "+number.text(), number.top, 15, mmOff)
		for j, r := range rows {
			if r.right > 133+mmOff || r.left < 15-mmOff || r.bottom > 195+mmOff {
				t.Errorf("card %d: %q reaches to %.1f, %.1f mm", i+1, r.text(), r.right, r.bottom)
			}
			if j > 0 && math.Abs(r.size()-16) < ptOff && math.Abs(rows[j-1].size()-16) < ptOff && r.left == rows[j-1].left {
				if step := (r.baseline() - rows[j-1].baseline()) * paper.PointsPerMM; step < 30-ptOff {
					about(t, "leading before "+r.text(), step, 24, ptOff)
					leadings++
				}
			}
		}
	}
	rows := rowsOf(pages[0])
	about(t, "size of the section", find(t, rows, "I. Hoàn cảnh, ý nghĩa").size(), 18, ptOff)
	clock := pages[0][slices.IndexFunc(pages[0], func(w pdftest.BoxedWord) bool { return w.Text == "00:00" })]
	about(t, "size of the time", row{top: clock.Top, bottom: clock.Bottom}.size(), 14, ptOff)
	about(t, "left of the time", clock.Left, 15, mmOff)
	about(t, "left of the cue", find(t, rows, "thứ ba, Quốc hội khóa XIII thông qua Luật").left, 15+18, mmOff)
	for _, bold := range []string{"I. Hoàn cảnh, ý nghĩa", "00:00", fmt.Sprintf("1/%d", len(pages)), "12 hải lý", "Các vùng biển của Việt Nam"} {
		if fonts[bold] != "Tinos-Bold" {
			t.Errorf("%q is set in %q", bold, fonts[bold])
		}
	}
	if leadings < 50 {
		t.Errorf("only %d leadings were measured", leadings)
	}
	figures := 0
	for _, words := range pages {
		for _, r := range rowsOf(words) {
			if r.text() == "12 hải lý" || r.text() == "1.449,566 km" {
				about(t, "size of "+r.text(), r.size(), 20, ptOff)
				figures++
			}
		}
	}
	if figures < 2 {
		t.Errorf("%d figures", figures)
	}
}

func TestNoCardHasMoreThan130SyllablesAndNothingIsLost(t *testing.T) {
	t.Parallel()
	long := closingOutline()
	long.Sections[1].Points = append(long.Sections[1].Points,
		own(strings.Repeat("Biển, đảo quê hương là một phần máu thịt, ", 40)+"hết."),
		own(strings.Repeat("Câu vừa phải nói về biển. ", 60)))
	long.Questions = append(long.Questions, library.Question{Ask: "Vì sao?", Answer: strings.Repeat("Vì thế, cho nên. ", 90)}, library.Question{Ask: "Bao giờ?"})
	for _, opt := range []TemplateOptions{{}, {Figures: fixtureFigures()}} {
		file := printCards(t, long, opt)
		var all strings.Builder
		for i, words := range pdftest.Words(t, file) {
			var texts []string
			for _, w := range words {
				texts = append(texts, w.Text)
			}
			text := strings.Join(texts, " ")
			if n := viet.CountSyllables(text); n > 130 {
				t.Errorf("card %d has %d syllables", i+1, n)
			}
			all.WriteString(text + " ")
		}
		for _, s := range long.Sections {
			for _, p := range s.Points {
				for _, w := range strings.Fields(withoutNumber(p.Text)) {
					if !strings.Contains(all.String(), w) {
						t.Errorf("lost: %q", w)
					}
				}
			}
		}
		for _, q := range long.Questions {
			if !strings.Contains(all.String(), q.Ask) {
				t.Errorf("lost: %q", q.Ask)
			}
		}
	}
}

func TestPortionsAreTheWholeTextInOrder(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Một câu. Hai câu, có phẩy. Ba câu!", strings.Repeat("biển đảo ", 300) + "hết", strings.Repeat("biển, đảo; ", 200), strings.Repeat("x", 900), "",
	} {
		text = strings.TrimSpace(text)
		for _, most := range []int{1, 7, 20, 130} {
			parts := portions(text, most)
			if got := strings.Join(parts, " "); got != text {
				t.Errorf("%d: %q", most, got)
			}
			for _, p := range parts {
				if n := viet.CountSyllables(p); n > most {
					t.Errorf("a part of %d syllables, %d at most", n, most)
				}
			}
		}
	}
}

// times returns the running times of cards, in seconds.
func times(t *testing.T, cards []paper.Page) []int {
	t.Helper()
	var all []int
	for _, page := range cards {
		for _, x := range page.Texts {
			if x.X > 20 || !strings.Contains(x.Text, ":") {
				continue
			}
			seconds := 0
			for part := range strings.SplitSeq(strings.TrimSpace(x.Text), ":") {
				n, err := strconv.Atoi(part)
				if err != nil {
					t.Fatal(err)
				}
				seconds = 60*seconds + n
			}
			all = append(all, seconds)
		}
	}
	return all
}

// paced is an outline of forty points of eighty syllables: twenty minutes at 160 a minute.
func paced() library.Outline {
	var points []library.OutlinePoint
	for range 40 {
		points = append(points, own(strings.TrimSpace(strings.Repeat("biển ", 80))))
	}
	return library.Outline{Sections: []library.Section{section(library.ContentSection, points...)}}
}

func TestRunningTimeFollowsThePace(t *testing.T) {
	t.Parallel()
	for pace, want := range map[int]int{0: 160, 130: 130, 200: 200, 1: 130, 999: 200} {
		got := times(t, laidOut(t, Phieu, paced(), fixtureSources(), TemplateOptions{PerMinute: pace}))
		if len(got) != 41 || !slices.IsSorted(got) {
			t.Fatalf("%d cards with a time", len(got))
		}
		if end := int(math.Round(60 * 40 * 80 / float64(want))); got[40] != end || got[0] != 0 {
			t.Errorf("at %d syllables a minute the talk ends at %d s, want %d", pace, got[40], end)
		}
	}
}

func TestPlannedMinutesAreSpreadOverTheCards(t *testing.T) {
	t.Parallel()
	for _, planned := range []int{10, 30, 90} {
		o := paced()
		o.Minutes = planned
		got := times(t, laidOut(t, Phieu, o, fixtureSources(), TemplateOptions{}))
		if len(got) != 41 {
			t.Fatalf("%d cards with a time", len(got))
		}
		for i, seconds := range got {
			if want := int(math.Round(float64(planned) * 0.8 * 60 * float64(i) / 40)); seconds != want {
				t.Errorf("of %d minutes card %d begins at %d s, want %d", planned, i+1, seconds, want)
			}
		}
	}
	for minutes, want := range map[float64]string{0: "00:00", 5.5: "05:30", 59.99: "59:59", 60: "1:00:00", 125.25: "2:05:15"} {
		if got := clock(minutes); got != want {
			t.Errorf("%v minutes are %q", minutes, got)
		}
	}
}

func TestAFifthOfTheTimeIsKeptForQuestions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		minutes, perMinute int
		want               string
	}{
		{30, 0, "Dự kiến: nói 24 phút, hỏi – đáp 6 phút. Bài nói dài hơn dự kiến 1 phút."},
		{30, 200, "Dự kiến: nói 24 phút, hỏi – đáp 6 phút. Bài nói ngắn hơn dự kiến 4 phút."},
		{31, 0, "Dự kiến: nói 25 phút, hỏi – đáp 6 phút. Bài nói dài hơn dự kiến 1 phút."},
		{32, 0, "Dự kiến: nói 26 phút, hỏi – đáp 6 phút."},
		{7, 0, "Dự kiến: nói 6 phút, hỏi – đáp 1 phút. Bài nói dài hơn dự kiến 20 phút."},
		{0, 0, "Dự kiến: nói 25 phút, hỏi – đáp 7 phút."},
	} {
		o := library.Outline{Minutes: c.minutes, Sections: []library.Section{section(library.ContentSection, own(strings.Repeat("biển ", 160*25)))}}
		if got := newOutline(o, nil).shares(TemplateOptions{PerMinute: c.perMinute}); got != c.want {
			t.Errorf("of %d minutes: %q, want %q", c.minutes, got, c.want)
		}
	}
}

// at puts a quoted point into a block of its article.
func at(p library.OutlinePoint, block int) library.OutlinePoint {
	p.Quoted.Block = block
	return p
}

// TestAnIdeaIsOneCardWithItsItems deals short ideas and long ones.
func TestAnIdeaIsOneCardWithItsItems(t *testing.T) {
	t.Parallel()
	var points []library.OutlinePoint
	add := func(block int, kind library.PointKind, text string) {
		points = append(points, at(quoted(1, kind, text), block))
	}
	add(1, library.HeadingPoint, "1. Việc của xã")
	add(2, library.StatementPoint, "Xã giao ba việc:")
	for _, item := range []string{"Trực bến cá mỗi ngày.", "Nhắc tàu bật thiết bị.", "Báo tin về đồn."} {
		add(3, library.TaskPoint, item)
	}
	add(4, library.HeadingPoint, "2. Số liệu")
	add(5, library.StatementPoint, "Xã có 120 tàu cá.")
	add(6, library.HeadingPoint, "3. Việc nhiều")
	add(7, library.StatementPoint, "Huyện giao tám việc:")
	for range 8 {
		add(8, library.TaskPoint, "Tổ chức một buổi nói chuyện về biển, đảo cho bà con các thôn ven biển.")
	}
	o := newOutline(library.Outline{Title: "Biển", Sections: []library.Section{section(library.ContentSection, points...)}}, nil)
	cards := pointCards(o, TemplateOptions{})
	var got []string
	for _, c := range cards {
		text := ""
		for _, l := range c.lines {
			text += l.text + "|"
		}
		got = append(got, text)
	}
	// Short ideas share a card with the beginning of a long one, that none is left half empty; what is torn goes on under its heading and what opens it.
	if len(got) != 2 || !strings.HasPrefix(got[0], "Việc của xã|Xã giao ba việc:|Trực bến cá mỗi ngày.|Nhắc tàu bật thiết bị.|Báo tin về đồn.|Số liệu|Xã có 120 tàu cá.|Việc nhiều|Huyện giao tám việc:|Tổ chức") {
		t.Fatalf("%q", got)
	}
	if !strings.HasPrefix(got[1], "Việc nhiều|Huyện giao tám việc (tiếp):|Tổ chức") || cards[0].ends || !cards[1].ends {
		t.Errorf("%q", got)
	}
	for _, c := range cards {
		if last := c.lines[len(c.lines)-1]; last.opens || last.heading {
			t.Errorf("a card ends with %q", last.text)
		}
	}
}

func TestLastCardHasTheQuestions(t *testing.T) {
	t.Parallel()
	pages := pdftest.Words(t, printCards(t, closingOutline(), TemplateOptions{}))
	rows := rowsOf(pages[len(pages)-1])
	find(t, rows, "Câu hỏi dự kiến")
	about(t, "left of a question", find(t, rows, "Thấy mốc quốc giới bị xê dịch thì báo").left, 33+cueBold.Size*0.66/paper.PointsPerMM+1.4, mmOff)
	before := rowsOf(pages[len(pages)-2])
	find(t, before, "Chuyển ý: Câu hỏi dự kiến")
}

func TestTwoCardsStandOnA4ToCutInTheMiddle(t *testing.T) {
	t.Parallel()
	o := closingOutline()
	single := pdftest.Words(t, printCards(t, o, TemplateOptions{}))
	file := printCards(t, o, TemplateOptions{TwoUp: true})
	if size := pdftest.Info(t, file)["Page size"]; size != "841.89 x 595.28 pts (A4)" {
		t.Errorf("pages of %s", size)
	}
	sheets := pdftest.Words(t, file)
	if len(sheets) != (len(single)+1)/2 {
		t.Fatalf("%d sheets for %d cards", len(sheets), len(single))
	}
	for i, card := range single {
		words := slices.DeleteFunc(slices.Clone(sheets[i/2]), func(w pdftest.BoxedWord) bool { return (w.Left > 148.5) != (i%2 == 1) })
		if len(words) != len(card) {
			t.Fatalf("card %d: %d of %d words on its half", i+1, len(words), len(card))
		}
		for j, w := range words {
			about(t, w.Text, w.Left, card[j].Left+0.25+148.5*float64(i%2), 0.05)
			about(t, w.Text, w.Top, card[j].Top, 0.05)
		}
	}
	fonts := loadFonts(t)
	printed, err := Pages(Phieu, o, nil, TemplateOptions{TwoUp: true}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range printed.Pages {
		marks := page.Bars[len(page.Bars)-2:]
		for i, want := range []float64{0, 205} {
			about(t, "cut mark", marks[i].X+marks[i].Width/2, 148.5, 0.01)
			about(t, "top of the cut mark", marks[i].Y, want, 0.01)
		}
	}
}

func TestEachCardIsOnePageWhateverItsWords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("nghiêng", 30)
	for name, text := range map[string]string{
		"long words": strings.TrimSpace(strings.Repeat(long[:60]+" ", 200)),
		"one word":   strings.Repeat("nghiêng", 60),
		"capitals":   strings.TrimSpace(strings.Repeat("NGHIÊNG NGHIỄNG ", 200)),
	} {
		o := library.Outline{Title: strings.Repeat("Tên bài rất dài ", 8), Sections: []library.Section{section(library.ContentSection, own(text), own("hết"))}}
		printed, err := Pages(Phieu, o, nil, TemplateOptions{}, loadFonts(t))
		if err != nil || !oneCardAPage(printed.Pages) {
			t.Errorf("%s: %d pages, not all of them cards (%v)", name, len(printed.Pages), err)
		}
	}
}
