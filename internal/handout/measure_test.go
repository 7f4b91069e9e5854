package handout

import (
	"bytes"
	"image"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf/pdftest"
)

func TestLetterheadStandsInItsColumns(t *testing.T) {
	t.Parallel()
	file := printFixture(t, TemplateOptions{})
	rows := rowsOf(pdftest.Words(t, file)[0])
	cases := []struct {
		text   string
		centre float64 // mm
		size   float64
		font   string
	}{
		{"ĐẢNG BỘ TỈNH VĨNH LONG", 30 + 40, 14, "Tinos"},
		{"BAN TUYÊN GIÁO VÀ DÂN VẬN", 30 + 40, 14, "Tinos-Bold"},
		{"*", 30 + 40, 14, "Tinos"},
		{"ĐẢNG CỘNG SẢN VIỆT NAM", 30 + 80 + 42.5, 15, "Tinos-Bold"},
		{"Vĩnh Long, ngày 07 tháng 11 năm 2026", 30 + 80 + 42.5, 14, "Tinos-Italic"},
		{"ĐỀ CƯƠNG TUYÊN TRUYỀN", 30 + 82.5, 16, "Tinos-Bold"},
		{"và biên giới quốc gia theo pháp luật Việt Nam", 30 + 82.5, 15, "Tinos-Bold"},
		{"Sinh hoạt chuyên đề quý IV năm 2026", 30 + 82.5, 14, "Tinos-Bold"},
		{"(Kèm theo Công văn số 15-CV/BTGDV, ngày 02 tháng 01 năm 2026)", 30 + 82.5, 14, "Tinos-Italic"},
		{"-----", 30 + 82.5, 14, "Tinos"},
	}
	fonts := fontsOf(t, file)
	above := 0.0
	for _, c := range cases {
		r := find(t, rows, c.text)
		about(t, "centre of "+c.text, (r.left+r.right)/2, c.centre, mmOff)
		about(t, "size of "+c.text, r.size(), c.size, ptOff)
		if fonts[c.text] != c.font {
			t.Errorf("%q is set in %q, want %s", c.text, fonts[c.text], c.font)
		}
		if c.centre == 30+82.5 && r.top < above {
			t.Errorf("%q stands above what comes before it", c.text)
		}
		above = r.top
	}
	about(t, "top of the letterhead", find(t, rows, cases[0].text).top, 20, mmOff)
	about(t, "top of the heading", find(t, rows, cases[3].text).top, 20, mmOff)
}

// stroke is the longest horizontal line of ink, mm.
type stroke struct{ left, y, length float64 }

// strokeUnder returns the longest line of ink under a row of the first page, down to 3 mm under it.
func strokeUnder(t *testing.T, picture *image.Gray, r row) stroke {
	t.Helper()
	toMM := func(pixels int) float64 { return float64(pixels) * 25.4 / strokeDPI }
	var best stroke
	for y := int(r.baseline() * strokeDPI / 25.4); toMM(y) < r.bottom+3; y++ {
		run := 0
		from, to := max(0, int((r.left-3)*strokeDPI/25.4)), int((r.right+3)*strokeDPI/25.4)
		for x := from; x < to; x++ {
			if run++; picture.GrayAt(x, y).Y > 128 {
				run = 0
			}
			if length := toMM(run); length > best.length {
				best = stroke{toMM(x - run + 1), toMM(y), length}
			}
		}
	}
	return best
}

const strokeDPI = 200

func TestRulesAreAsLongAsTheLawHasThem(t *testing.T) {
	t.Parallel()
	type paperOf struct {
		rows    []row
		picture *image.Gray
	}
	papers := map[string]paperOf{}
	for _, preset := range Presets() {
		file := printReport(t, fixtureReport(), TemplateOptions{Preset: preset})
		papers[preset] = paperOf{columnRows(pdftest.Words(t, file)[0], preset), pdftest.GrayPicture(t, file, 1, strokeDPI)}
	}
	const issuer, subject = "ĐẢNG ỦY XÃ HÒA TÂN", "Kết quả công tác tuyên truyền miệng quý III năm 2026"
	for _, c := range []struct {
		preset, text string
		least, most  float64 // shares of the text
	}{
		{Party2026, "ĐẢNG CỘNG SẢN VIỆT NAM", 1, 1},
		{Party2018, "ĐẢNG CỘNG SẢN VIỆT NAM", 1, 1},
		{Party2026, "Nơi nhận:", 0.9, 1}, // all but the colon
		{State, "Độc lập - Tự do - Hạnh phúc", 1, 1},
		{State, issuer, 1. / 3, 0.5},
		{State, subject, 1. / 3, 0.5},
		{Party2026, issuer, 0, 0.1},
		{Party2026, subject, 0, 0.1},
	} {
		r := find(t, papers[c.preset].rows, c.text)
		width := r.right - r.left
		s := strokeUnder(t, papers[c.preset].picture, r)
		if s.length < c.least*width-mmOff || s.length > c.most*width+mmOff {
			t.Errorf("%s: the rule under %q is %.2f mm long, the text %.2f", c.preset, c.text, s.length, width)
		}
		if c.least > 0 && c.text != "Nơi nhận:" {
			about(t, "middle of the rule under "+c.text, s.left+s.length/2, (r.left+r.right)/2, mmOff)
			if under := s.y - r.baseline(); under < 1 || under > 3 {
				t.Errorf("rule %.2f mm under the baseline of %q", under, c.text)
			}
		}
	}
}

func TestBodyKeepsItsMeasuresOnFrontsAndBacks(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		opt    TemplateOptions
		lefts  [2]float64 // of fronts and backs, mm
		rights [2]float64
	}{
		{"both sides", TemplateOptions{}, [2]float64{30, 15}, [2]float64{195, 180}},
		{"single-sided", TemplateOptions{SingleSided: true}, [2]float64{30, 30}, [2]float64{195, 195}},
		{"2018", TemplateOptions{Preset: Party2018}, [2]float64{30, 15}, [2]float64{195, 180}},
		{"state", TemplateOptions{Preset: State}, [2]float64{30, 30}, [2]float64{195, 195}},
	}
	var papers [][]paper.Page
	for _, c := range cases {
		papers = append(papers, laidOut(t, DeCuong, fixtureOutline(), fixtureSources(), c.opt))
	}
	for n, pages := range wordsOfAll(t, papers...) {
		c := cases[n]
		t.Run(c.name, func(t *testing.T) {
			if len(pages) < 4 {
				t.Fatalf("%d pages: too short to measure", len(pages))
			}
			for i, words := range pages {
				left, right := c.lefts[i%2], c.rights[i%2]
				bodyIsSetAsItShould(t, bodyRows(i, rowsOf(words)), left, right)
			}
		})
	}
}

var opening = regexp.MustCompile(`^(\d\.|[IVX]+\.|\p{Ll}\)) `)

func bodyIsSetAsItShould(t *testing.T, rows []row, left, right float64) {
	t.Helper()
	firsts, full := 0, 0
	for i, r := range rows {
		about(t, "size of "+r.text(), r.size(), 14, ptOff)
		first := math.Abs(r.left-(left+10)) <= mmOff
		if !first {
			about(t, "left of "+r.text(), r.left, left, mmOff)
		}
		if opening.MatchString(r.text()) && !first {
			t.Errorf("%q is not indented", r.text())
		}
		if first {
			firsts++
		}
		if r.right > right+mmOff {
			t.Errorf("%q ends at %.2f mm", r.text(), r.right)
		}
		if i == 0 {
			continue
		}
		step := (r.baseline() - rows[i-1].baseline()) * paper.PointsPerMM
		if first {
			if step < 19+6-ptOff {
				t.Errorf("%.2f pt from the paragraph before to %q", step-19, r.text())
			}
			continue
		}
		about(t, "leading before "+r.text(), step, 19, ptOff)
		// A line with another one after it in its paragraph is full.
		about(t, "right of "+rows[i-1].text(), rows[i-1].right, right, mmOff)
		full++
	}
	if firsts < 3 || full < 5 {
		t.Errorf("only %d first and %d full lines were measured", firsts, full)
	}
}

func TestPageNumbersStandTenUnderTheEdge(t *testing.T) {
	t.Parallel()
	file := printFixture(t, TemplateOptions{})
	for i, words := range pdftest.Words(t, file) {
		var above []pdftest.BoxedWord
		for _, w := range words {
			if w.Bottom < 20 {
				above = append(above, w)
			}
		}
		if i == 0 {
			if len(above) > 0 {
				t.Errorf("page 1 has %q in its top margin", above[0].Text)
			}
			continue
		}
		if len(above) != 1 || above[0].Text != strconv.Itoa(i+1) {
			t.Fatalf("page %d has %v in its top margin", i+1, above)
		}
		number := row{left: above[0].Left, top: above[0].Top, right: above[0].Right, bottom: above[0].Bottom}
		about(t, "top of the number", number.top, 10, mmOff)
		about(t, "size of the number", number.size(), 14, ptOff)
		centre := 15 + 82.5
		if (i+1)%2 == 1 {
			centre = 30 + 82.5
		}
		about(t, "centre of the number", (number.left+number.right)/2, centre, mmOff)
	}
}

func TestHeadingsAndIssuerAreBold(t *testing.T) {
	t.Parallel()
	file := printFixture(t, TemplateOptions{})
	fonts := fontsOf(t, file)
	for _, text := range []string{
		"I. Hoàn cảnh, ý nghĩa", "II. Nội dung chính", "III. Kết quả", "IV. Nhiệm vụ",
		"1. Các vùng biển của Việt Nam", "Nguồn", "BAN TUYÊN GIÁO VÀ DÂN VẬN",
	} {
		if fonts[text] != "Tinos-Bold" {
			t.Errorf("%q is set in %q", text, fonts[text])
		}
	}
	pages := pdftest.Words(t, file)
	rows := rowsOf(pages[len(pages)-1])
	issuer, sources := find(t, rows, "BAN TUYÊN GIÁO VÀ DÂN VẬN"), find(t, rows, "Nguồn")
	// It is centred in the right-hand column, as the head of the page is.
	left := map[int]float64{0: 15, 1: 30}[len(pages)%2]
	about(t, "centre of the issuer", (issuer.left+issuer.right)/2, left+80+42.5, mmOff)
	if sources.top < issuer.bottom {
		t.Errorf("«Nguồn» at %.1f mm, the issuer down to %.1f", sources.top, issuer.bottom)
	}
}

func TestTextInIsTextOut(t *testing.T) {
	t.Parallel()
	file := printFixture(t, TemplateOptions{})
	text := pdftest.Text(t, file)
	if !norm.NFC.IsNormalString(text) || strings.ContainsRune(text, '\uFFFD') {
		t.Error("text is not NFC, or has replacement runes")
	}
	var lines []string
	for _, page := range strings.Split(strings.TrimSuffix(text, "\f"), "\f") {
		all := strings.Split(strings.TrimSpace(page), "\n")
		if len(lines) > 0 {
			all = all[:len(all)-1] // the number of the page
		}
		lines = append(lines, all...)
	}
	flat := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	at := 0
	for _, s := range fixtureOutline().Sections {
		for _, p := range s.Points {
			i := strings.Index(flat[at:], withoutNumber(p.Text))
			if i < 0 {
				t.Fatalf("not found, or not in its place: %q", p.Text)
			}
			at += i
		}
	}
	for _, s := range fixtureSources() {
		if !strings.Contains(strings.ReplaceAll(flat, " ", ""), s.URL) {
			t.Errorf("no address %s", s.URL)
		}
	}
	urls := string(pdftest.Run(t, "pdfinfo", "-url", file))
	for _, s := range fixtureSources() {
		if !strings.Contains(urls, s.URL) {
			t.Errorf("no link to %s", s.URL)
		}
	}
}

func TestFileIsSmallAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	a := printOutline(t, fixtureOutline(), fixtureSources(), TemplateOptions{})
	if b := printOutline(t, fixtureOutline(), fixtureSources(), TemplateOptions{}); !bytes.Equal(a, b) {
		t.Error("bytes differ")
	}
	if len(a) > 100_000 {
		t.Errorf("%d bytes", len(a))
	}
	for _, f := range pdftest.Fonts(t, pdftest.Save(t, a)) {
		if !f.Embedded || !f.Subset || !f.Unicode {
			t.Errorf("font %+v", f)
		}
	}
}

func TestLongNamesInTheLetterheadWrap(t *testing.T) {
	t.Parallel()
	o := fixtureOutline()
	o.Letterhead.Superior = strings.TrimSpace(strings.Repeat("Ban Chỉ đạo công tác thông tin ", 28)) // 196 syllables
	pages := pdftest.Words(t, pdftest.Save(t, printOutline(t, o, fixtureSources(), TemplateOptions{})))
	found := 0
	for _, w := range pages[0] {
		if w.Right > 110+mmOff || w.Text == strings.ToLower(w.Text) || w.Text != strings.ToUpper(w.Text) || w.Bottom > 240 {
			continue
		}
		if r := (row{top: w.Top, bottom: w.Bottom}); math.Abs(r.size()-14) < ptOff {
			found++
		}
	}
	if found < 196 {
		t.Errorf("%d of 196 syllables stand in the left column in 14 pt", found)
	}
}

func TestOddTextsArePrinted(t *testing.T) {
	t.Parallel()
	texts := []string{
		"Biển", "🌊 Biển, đảo 👨‍👩‍👧 quê hương \U0001F1FB\U0001F1F3", norm.NFD.String("Nghiêng nghiễng ẪẴỄỘỰ"), "ẪẴỄỘỰ GỴ",
		strings.Repeat("nghiêng", 60), "hỏng \xff\xfe\x00 byte",
	}
	var papers [][]paper.Page
	for _, text := range texts {
		o := library.Outline{Title: text, Sections: []library.Section{
			{Role: library.ContentSection, Points: []library.OutlinePoint{quoted(1, library.StatementPoint, text)}},
		}}
		papers = append(papers, laidOut(t, DeCuong, o, nil, TemplateOptions{}))
	}
	for i, pages := range wordsOfAll(t, papers...) {
		if got := textOf(pages); !norm.NFC.IsNormalString(got) || strings.ContainsRune(got, '\uFFFD') || !strings.Contains(got, "[1]") {
			t.Errorf("%q: %q", texts[i], got)
		}
	}
}
