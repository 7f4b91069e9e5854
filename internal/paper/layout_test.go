package paper

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// tolerance is what a length may be off, mm: rounding only.
const tolerance = 1e-4

func near(a, b float64) bool { return math.Abs(a-b) < tolerance }

// Whatever the text, the page keeps its promises. Each seed is a document of its own.
func TestRandomDocumentsKeepTheRulesOfThePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			blocks := randomBlocks(rand.New(rand.NewPCG(seed, 1)))
			result := layout(t, fonts, blocks...)
			lines := rows(fonts, result.Pages)
			nothingIsLost(t, blocks, lines)
			nothingLeavesTheMargins(t, fonts, result.Pages)
			baselinesAreOneLeadingApart(t, lines)
			breaksAreLawful(t, blocks, lines)
		})
	}
}

func nothingIsLost(t *testing.T, blocks []Flowable, lines []row) {
	t.Helper()
	var want, got strings.Builder
	for _, b := range blocks {
		want.WriteString(strings.Join(strings.Fields(b.(*Paragraph).Runs[0].Text), ""))
	}
	for _, l := range lines {
		got.WriteString(strings.Join(strings.Fields(l.text), ""))
	}
	if want.String() != got.String() {
		t.Errorf("text on the pages is not the text that was given")
	}
}

func nothingLeavesTheMargins(t *testing.T, fonts *Fonts, pages []Page) {
	t.Helper()
	for _, page := range pages {
		left := a4.Inner
		if page.Number%2 == 0 {
			left = a4.Out
		}
		for _, l := range rows(fonts, []Page{page}) {
			if l.left < left-tolerance || l.right > left+a4.TextWidth()+tolerance {
				t.Errorf("page %d: %q reaches from %.2f to %.2f", page.Number, l.text, l.left, l.right)
			}
			top, bottom := l.y-fonts.Ascent(Regular)*mm(14), l.y+fonts.Descent(Regular)*mm(14)
			if top < a4.Top-tolerance || bottom > a4.Height-a4.Bottom+tolerance {
				t.Errorf("page %d: %q stands between %.2f and %.2f", page.Number, l.text, top, bottom)
			}
		}
	}
}

func baselinesAreOneLeadingApart(t *testing.T, lines []row) {
	t.Helper()
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.page != b.page {
			continue
		}
		step := (b.y - a.y) * PointsPerMM
		inside := !strings.HasPrefix(b.text, "đoạn") && !strings.HasPrefix(b.text, "KÝTÊN")
		if inside && math.Abs(step-19) > tolerance || step < 19-tolerance {
			t.Errorf("%.3f pt between %q and %q", step, a.text, b.text)
		}
	}
}

// breaksAreLawful checks what must stay together at each page's end.
func breaksAreLawful(t *testing.T, blocks []Flowable, lines []row) {
	t.Helper()
	var paragraph []int // of each line: which paragraph it is of
	var place []int     // and which line of it
	count := map[int]int{}
	current := -1
	for _, l := range lines {
		if strings.HasPrefix(l.text, "đoạn") || strings.HasPrefix(l.text, "KÝTÊN") {
			current++
		}
		paragraph, place = append(paragraph, current), append(place, count[current])
		count[current]++
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].page == lines[i-1].page {
			continue
		}
		this, before := paragraph[i], paragraph[i-1]
		if this == before && (place[i] < 2 || count[this]-place[i] < 2) {
			t.Errorf("paragraph of %d lines is broken after %d", count[this], place[i])
		}
		if this != before && blocks[before].(*Paragraph).KeepNext {
			t.Errorf("a heading is last on page %d: %q", lines[i-1].page, lines[i-1].text)
		}
		if this == len(blocks)-1 {
			t.Errorf("the signature begins page %d", lines[i].page)
		}
	}
}

func TestFirstLineIsIndentedAndFullLinesEndAtTheMargin(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	lines := rows(fonts, layout(t, fonts, body(strings.Repeat("chủ quyền biển đảo ", 60))).Pages)
	if len(lines) < 5 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		want := 30.0
		if i == 0 {
			want = 40
		}
		if !near(l.left, want) {
			t.Errorf("line %d begins at %.3f mm, want %.0f", i+1, l.left, want)
		}
		if i+1 < len(lines) && !near(l.right, 195) {
			t.Errorf("line %d ends at %.3f mm, want 195", i+1, l.right)
		}
	}
}

func TestIndentsHangAndNeverLeaveTheColumn(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	long := strings.Repeat("chủ quyền ", 30)
	for _, c := range []struct{ left, indent, first, rest float64 }{
		{8, -8, 30, 38}, {8, -20, 30, 38}, {-9, 0, 30, 30}, {10, 10, 50, 40}, {200, 0, 30, 30},
	} {
		p := body(long)
		p.Left, p.Indent = c.left, c.indent
		lines := rows(fonts, layout(t, fonts, p).Pages)
		if !near(lines[0].left, c.first) || !near(lines[1].left, c.rest) || !near(lines[0].right, 195) {
			t.Errorf("%+v: lines from %.2f and %.2f to %.2f", c, lines[0].left, lines[1].left, lines[0].right)
		}
	}
}

func TestFirstLineOfAPageTouchesTheTopMargin(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, size := range []float64{12, 14, 22} {
		p := &Paragraph{Runs: []Run{{Text: "Ẫ", Style: Style{Size: size}}}, Leading: size * 1.6, Before: 30}
		y := layout(t, fonts, p).Pages[0].Texts[0].Y
		if want := 20 + fonts.Ascent(Regular)*mm(size); !near(y, want) {
			t.Errorf("%.0f pt: baseline at %.3f mm, want %.3f", size, y, want)
		}
	}
}

func TestSpaceBetweenParagraphsIsTheLargerOfTheTwo(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	a, b := body("một"), body("hai")
	a.After, b.Before = 6, 9
	texts := layout(t, fonts, a, b).Pages[0].Texts
	if step := (texts[1].Y - texts[0].Y) * PointsPerMM; math.Abs(step-28) > tolerance {
		t.Errorf("%.3f pt from baseline to baseline, want 19 + 9", step)
	}
}

func TestHeadingKeepsTwoLinesAlsoOfShortParagraphs(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for filler := range 45 {
		var blocks []Flowable
		for range filler {
			blocks = append(blocks, body("đầy"))
		}
		blocks = append(blocks, heading("ĐẦU ĐỀ"), body("một"), body("hai"), body("ba"))
		page := map[string]int{}
		for _, l := range rows(fonts, layout(t, fonts, blocks...).Pages) {
			page[l.text] = l.page
		}
		if page["ĐẦU ĐỀ"] != page["một"] || page["một"] != page["hai"] {
			t.Errorf("after %d lines: heading on page %d, its lines on %d and %d", filler, page["ĐẦU ĐỀ"], page["một"], page["hai"])
		}
	}
}

func TestSignatureKeepsTwoLinesOfTheBody(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for filler := range 45 {
		var blocks []Flowable
		for range filler {
			blocks = append(blocks, body("đầy"))
		}
		end := body("ký")
		end.KeepPrev = true
		page := map[string]int{}
		for _, l := range rows(fonts, layout(t, fonts, append(blocks, body("một"), body("hai"), end)...).Pages) {
			page[l.text] = l.page
		}
		if page["một"] != page["hai"] || page["hai"] != page["ký"] {
			t.Errorf("after %d lines: body on pages %d and %d, signature on %d", filler, page["một"], page["hai"], page["ký"])
		}
	}
}

func TestNumbersStandOnEveryPageButTheFirst(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	var blocks []Flowable
	for range 90 {
		blocks = append(blocks, body("đầy"))
	}
	pages := layout(t, fonts, blocks...).Pages
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, page := range pages {
		last := page.Texts[len(page.Texts)-1]
		top := last.Y - fonts.Ascent(Regular)*mm(14)
		if numbered := near(top, 10); numbered != (page.Number > 1) {
			t.Errorf("page %d: last text %q with its top at %.2f mm", page.Number, last.Text, top)
		}
		centre := last.X + fonts.Width(last.Text, plain)/2
		want := map[bool]float64{true: 30 + 82.5, false: 15 + 82.5}[page.Number%2 == 1]
		if page.Number > 1 && !near(centre, want) {
			t.Errorf("page %d: number centred at %.2f mm, want %.2f", page.Number, centre, want)
		}
	}
}

func TestRuleIsAsLongAsItsText(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, share := range []float64{1, 0.4} {
		p := &Paragraph{
			Runs: []Run{{Text: "ĐẢNG CỘNG SẢN VIỆT NAM", Style: Style{Face: Bold, Size: 15}}}, Align: Center,
			Rule: &Underline{Length: share, Gap: 5, Thickness: 0.75},
		}
		page := layout(t, fonts, p).Pages[0]
		width := fonts.Width("ĐẢNG CỘNG SẢN VIỆT NAM", Style{Face: Bold, Size: 15})
		bar := page.Bars[0]
		if !near(bar.Width, share*width) || !near(bar.X+bar.Width/2, 30+82.5) {
			t.Errorf("rule of %.3f mm at %.3f, text of %.3f mm", bar.Width, bar.X, width)
		}
		if baseline := page.Texts[0].Y; !near(bar.Y, baseline+mm(5)) {
			t.Errorf("rule %.3f mm under the baseline", bar.Y-baseline)
		}
	}
}

func TestColumnsWrapAndNeverShrink(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	name := strings.TrimSpace(strings.Repeat("ỦY BAN NHÂN DÂN ", 50)) // 200 syllables
	columns := &Columns{Columns: []TextColumn{
		{Width: 80, Blocks: []Flowable{&Paragraph{Runs: []Run{{Text: name, Style: plain}}, Align: Center, Leading: 18}}},
		{Width: 85, Blocks: []Flowable{&Paragraph{Runs: []Run{{Text: "PHẢI", Style: bold}}, Align: Center, Leading: 18}}},
	}}
	pages := layout(t, fonts, columns, body("sau")).Pages
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	words := 0
	var lowest float64
	for _, text := range pages[0].Texts {
		if text.Face == Regular && text.Text != "sau" {
			words++
			lowest = max(lowest, text.Y)
			if right := text.X + fonts.Width(strings.TrimSpace(text.Text), plain); text.X < 30 || right > 110 {
				t.Errorf("%q from %.2f to %.2f leaves its column", text.Text, text.X, right)
			}
		}
		if text.Size != 14 {
			t.Errorf("%q is set in %.1f pt", text.Text, text.Size)
		}
	}
	if words != 200 {
		t.Errorf("%d of 200 words", words)
	}
	if after := pages[0].Texts[len(pages[0].Texts)-1]; after.Text != "sau" || after.Y <= lowest {
		t.Errorf("what follows the columns stands at %.2f, their foot at %.2f", after.Y, lowest)
	}
}

func TestColumnsShareTheirFirstBaselineAtTheTopMargin(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	column := func(size float64) TextColumn {
		return TextColumn{Width: 80, Blocks: []Flowable{&Paragraph{Runs: []Run{{Text: "Ẫ", Style: Style{Size: size}}}, Leading: 1.3 * size}}}
	}
	texts := layout(t, fonts, &Columns{Columns: []TextColumn{column(14), column(16)}}).Pages[0].Texts
	want := 20 + fonts.Ascent(Regular)*mm(16)
	if !near(texts[0].Y, want) || !near(texts[1].Y, want) {
		t.Errorf("baselines at %.3f and %.3f mm, want %.3f", texts[0].Y, texts[1].Y, want)
	}
}

func TestColumnsTallerThanAPageGoOnOnTheNext(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	columns := &Columns{Columns: []TextColumn{
		{Width: 80, Blocks: []Flowable{&Paragraph{Runs: []Run{{Text: strings.Repeat("trái ", 900), Style: plain}}, Leading: 18}}},
		{Width: 85, Blocks: []Flowable{body("phải")}},
	}}
	result := layout(t, fonts, columns)
	if len(result.Pages) < 2 {
		t.Fatalf("%d pages", len(result.Pages))
	}
	words := 0
	for _, page := range result.Pages {
		for _, text := range page.Texts {
			if strings.TrimSpace(text.Text) == "trái" {
				words++
			}
			if text.Y > 277 {
				t.Errorf("page %d: text at %.2f mm", page.Number, text.Y)
			}
		}
	}
	if words != 900 {
		t.Errorf("%d of 900 words", words)
	}
}

func TestGroupStaysOnOnePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for filler := range 40 {
		var blocks []Flowable
		for range filler {
			blocks = append(blocks, body("đầy"))
		}
		group := &KeptTogether{Blocks: []Flowable{body("a"), body("b"), body("c"), body("d")}}
		pages := map[int]bool{}
		for _, l := range rows(fonts, layout(t, fonts, append(blocks, group)...).Pages) {
			if len(l.text) == 1 {
				pages[l.page] = true
			}
		}
		if len(pages) != 1 {
			t.Errorf("after %d lines the group is on %d pages", filler, len(pages))
		}
	}
}

func TestGroupTallerThanAPageIsBroken(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	group := &KeptTogether{Blocks: []Flowable{body(strings.Repeat("dài ", 4000))}}
	pages := layout(t, fonts, group).Pages
	nothingLeavesTheMargins(t, fonts, pages)
	if len(pages) < 3 {
		t.Errorf("%d pages", len(pages))
	}
}

func TestLinksAndUnderlinesCoverTheirWords(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	under := Style{Size: 14, Underline: true}
	p := &Paragraph{Runs: []Run{
		{Text: "trước ", Style: plain},
		{Text: "gạch dưới", Style: under},
		{Text: " http://a.vn/b", Style: plain, Link: "http://a.vn/b"},
	}, Align: Left, Leading: 19}
	page := layout(t, fonts, p).Pages[0]
	first, last := page.Bars[0], page.Bars[1]
	if want := fonts.Width("gạch dưới", plain); !near(last.X+last.Width-first.X, want) || !near(first.X+first.Width, last.X) {
		t.Errorf("underline from %.2f to %.2f and on to %.2f, want %.2f mm", first.X, first.X+first.Width, last.X+last.Width, want)
	}
	link := page.Links[0]
	if !near(link.Width, fonts.Width("http://a.vn/b", plain)) || link.URL != "http://a.vn/b" {
		t.Errorf("link %+v", link)
	}
	text := page.Texts[len(page.Texts)-1]
	if link.Y > text.Y-mm(9) || link.Y+link.Height < text.Y || link.X != text.X {
		t.Errorf("link %+v does not cover %+v", link, text)
	}
}

func TestBookmarksStandAtTheirHeading(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	h := heading("I. Hoàn cảnh")
	h.Bookmark, h.Level = "I. Hoàn cảnh", 0
	page := layout(t, fonts, body("trước"), h, body("sau")).Pages[0]
	mark, text := page.Bookmarks[0], page.Texts[1]
	if mark.Title != "I. Hoàn cảnh" || mark.Y >= text.Y || mark.Y < text.Y-mm(19) {
		t.Errorf("bookmark %+v, text at %.2f", mark, text.Y)
	}
}

func TestEmptyDocumentIsOneEmptyPage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	pages := layout(t, fonts, body(" \n\t")).Pages
	if len(pages) != 1 || len(pages[0].Texts) != 0 {
		t.Errorf("%d pages, first %+v", len(pages), pages[0].Ink)
	}
}

func TestSheetWithoutRoomIsRefused(t *testing.T) {
	t.Parallel()
	_, err := Layout(Document{Sheet: Sheet{Width: 40, Height: 40, Inner: 30, Out: 15}}, loadFonts(t))
	if !library.IsKind(err, library.Internal) {
		t.Errorf("error %v", err)
	}
}
