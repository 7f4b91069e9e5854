package paper

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func words(text string) *Paragraph {
	return &Paragraph{Runs: []Run{{Text: text, Style: plain}}, Align: Left, Leading: 19}
}

// outer returns the smallest rectangle around bars, mm.
func outer(bars []Rectangle) (left, top, right, bottom float64) {
	left, top = math.Inf(1), math.Inf(1)
	for _, b := range bars {
		left, top = min(left, b.X), min(top, b.Y)
		right, bottom = max(right, b.X+b.Width), max(bottom, b.Y+b.Height)
	}
	return left, top, right, bottom
}

func TestFrameStandsAroundItsText(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	box := &Box{Blocks: []Flowable{words(strings.Repeat("chủ quyền ", 30))}, Frame: 0.75, Padding: 3}
	page := layout(t, fonts, box).Pages[0]
	left, top, right, bottom := outer(page.Bars)
	if !near(left, 30) || !near(right, 195) || !near(top, 20) {
		t.Errorf("frame from %.3f, %.3f to %.3f", left, top, right)
	}
	lines := rows(fonts, []Page{page})
	first, last := lines[0], lines[len(lines)-1]
	if above := first.y - fonts.Ascent(Regular)*mm(14) - top; !near(above, 3+mm(0.75)) {
		t.Errorf("%.3f mm from the frame to the text", above)
	}
	if below := bottom - last.y - fonts.Descent(Regular)*mm(14); !near(below, 3+mm(0.75)) {
		t.Errorf("%.3f mm from the text to the frame", below)
	}
	for _, l := range lines {
		if !near(l.left, 33+mm(0.75)) || l.right > 192-mm(0.75)+tolerance {
			t.Errorf("line from %.3f to %.3f mm", l.left, l.right)
		}
	}
	for _, b := range page.Bars {
		if thin := min(b.Width, b.Height) * PointsPerMM; math.Abs(thin-0.75) > tolerance {
			t.Errorf("a side is %.3f pt thick", thin)
		}
	}
}

func TestBoxIsBrokenOnlyWhereNoPageHoldsIt(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for filler := range 40 {
		var blocks []Flowable
		for range filler {
			blocks = append(blocks, body("đầy"))
		}
		box := &Box{Blocks: []Flowable{words("a"), words("b"), words("c")}, Frame: 0.75, Padding: 2}
		pages := map[int]bool{}
		for _, l := range rows(fonts, layout(t, fonts, append(blocks, box)...).Pages) {
			if len(l.text) == 1 {
				pages[l.page] = true
			}
		}
		if len(pages) != 1 {
			t.Errorf("after %d lines the box is on %d pages", filler, len(pages))
		}
	}
	tall := layout(t, fonts, &Box{Blocks: []Flowable{words(strings.Repeat("dài ", 3000))}, Frame: 0.75, Padding: 2}).Pages
	for _, page := range tall {
		if _, top, _, bottom := outer(page.Bars); len(page.Bars) != 4 || top < 20-tolerance || bottom > 277+tolerance {
			t.Errorf("page %d: %d bars from %.2f to %.2f", page.Number, len(page.Bars), top, bottom)
		}
	}
	if len(tall) < 2 {
		t.Errorf("%d pages", len(tall))
	}
}

func TestItemsHangFromTheirMarks(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, marks := range []Marks{Numbered, Dashed, Ticks} {
		list := &List{Marks: marks, Style: bold}
		for range 12 {
			list.Items = append(list.Items, words(strings.Repeat("chủ quyền ", 20)))
		}
		page := layout(t, fonts, list).Pages[0]
		starts := map[int]int{} // tenths of a mm → lines
		for _, l := range rows(fonts, []Page{page}) {
			text := l.left
			if strings.HasPrefix(l.text, "–") || strings.Contains(l.text, ".") {
				if !near(l.left, 30) {
					t.Errorf("mark at %.2f mm", l.left)
				}
				continue
			}
			starts[int(math.Round(text*10))]++
		}
		if len(starts) != 1 {
			t.Errorf("marks %d: lines begin at %v tenths of a mm", marks, starts)
		}
		if marks == Ticks && len(page.Bars) != 4*12 {
			t.Errorf("%d bars for 12 boxes", len(page.Bars))
		}
	}
	long := words("chữ")
	long.Mark, long.Hang = Run{Text: "1234567890.", Style: plain}, 5
	texts := layout(t, fonts, long).Pages[0].Texts
	if end := texts[0].X + fonts.Width("1234567890. ", plain); texts[0].X != 30 || texts[1].X < end-tolerance {
		t.Errorf("mark up to %.2f, text from %.2f mm", end, texts[1].X)
	}
}

func TestBoxesToTickAndLinesToWriteOnAreDrawn(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	p := &Paragraph{Runs: []Run{
		{Tick: true, Style: plain},
		{Text: " Có, họ tên: ", Style: plain},
		{Blank: 60, Style: plain},
	}, Align: Left, Leading: 19}
	page := layout(t, fonts, p, &WriteLines{Count: 3, Leading: 24}).Pages[0]
	left, top, right, bottom := outer(page.Bars[:4])
	baseline := page.Texts[0].Y
	if !near(left, 30) || !near(right-left, 0.66*mm(14)) || !near(bottom, baseline) || !near(bottom-top, right-left) {
		t.Errorf("box from %.2f, %.2f to %.2f, %.2f mm", left, top, right, bottom)
	}
	if blank := page.Bars[4]; !near(blank.Width, 60) || !near(blank.Y, baseline) {
		t.Errorf("line to write on: %+v", blank)
	}
	for i, line := range page.Bars[5:] {
		if !near(line.Width, 165) || i > 0 && !near(line.Y-page.Bars[4+i].Y, mm(24)) {
			t.Errorf("line %d: %+v", i, line)
		}
	}
	if len(page.Bars) != 8 {
		t.Errorf("%d bars", len(page.Bars))
	}
}

func TestMosaicKeepsItsModulesAndItsWhite(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	m := &QRModules{Black: [][]bool{{true, true, false}, {false, false, true}, {true, false, true}}, Module: 2, Quiet: 4}
	page := layout(t, fonts, m).Pages[0]
	if len(page.Bars) != 4 || !near(m.Side(), 22) {
		t.Fatalf("%d bars, side %.2f mm", len(page.Bars), m.Side())
	}
	corner := Rectangle{X: 30 + (165-22)/2.0 + 8, Y: 20 + 8, Width: 4, Height: 2}
	if got := page.Bars[0]; !near(got.X, corner.X) || !near(got.Y, corner.Y) || !near(got.Width, 4) || !near(got.Height, 2) {
		t.Errorf("first bar %+v, want %+v", got, corner)
	}
}

func TestNewPageMayTurnTheSheet(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	wide := Sheet{Width: 297, Height: 210, Top: 30, Bottom: 15, Inner: 20, Out: 20}
	pages := layout(t, fonts, &NewPage{}, body("một"), &NewPage{Sheet: &wide}, &NewPage{}, body("hai"), &NewPage{Sheet: &a4}, body("ba"), &NewPage{}).Pages
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, want := range []struct{ width, left float64 }{{210, 40}, {297, 30}, {210, 40}} {
		page := pages[i]
		if page.Number != i+1 || page.Width != want.width || !near(page.Texts[0].X, want.left) {
			t.Errorf("page %d: %.0f mm wide, number %d, text at %.2f", i+1, page.Width, page.Number, page.Texts[0].X)
		}
	}
}

func TestOnePageSaysHowMuchTooLongItIs(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	doc := Document{Sheet: a4, OnePage: true}
	for range 38 {
		doc.Blocks = append(doc.Blocks, words("một dòng"))
	}
	if _, err := Layout(doc, fonts); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		doc.Blocks = append(doc.Blocks, words("một dòng"))
	}
	_, err := Layout(doc, fonts)
	var over *PageOverflow
	if !errors.As(err, &over) || !library.IsKind(err, library.TooLarge) {
		t.Fatalf("error %v", err)
	}
	// 43 lines of 19 pt, less the white over the first and under the last, on 257 mm.
	white := mm(19) - (fonts.Ascent(Regular)+fonts.Descent(Regular))*mm(14)
	if want := 43*mm(19) - white - 257; !near(over.Over, want) {
		t.Errorf("%.3f mm, want %.3f", over.Over, want)
	}
}

// Whatever is put into boxes, lists and tables, it is all printed, inside the margins and on few enough pages.
func TestRandomBlocksKeepInsideTheMarginsAndLoseNothing(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		var blocks []Flowable
		want := ""
		text := func(n int) string {
			s := randomText(r, 1+r.IntN(n))
			want += s
			return s
		}
		for range 4 + r.IntN(10) {
			switch r.IntN(4) {
			case 0:
				blocks = append(blocks, &Box{Blocks: []Flowable{words(text(60)), words(text(9))}, Frame: 0.75, Padding: 3, Before: 6, After: 6})
			case 1:
				list := &List{Marks: Dashed, Style: plain}
				for range 1 + r.IntN(5) {
					want += "–"
					list.Items = append(list.Items, body(text(40)))
				}
				blocks = append(blocks, list)
			case 2:
				table := &Table{Columns: []TableColumn{{}, {Width: 40, Align: Right}}, Style: plain, Leading: 19, Rule: 0.5}
				for range 1 + r.IntN(9) {
					table.Rows = append(table.Rows, []Cell{{Text: text(30)}, {Text: text(9)}})
				}
				blocks = append(blocks, table)
			default:
				blocks = append(blocks, body(text(150)))
			}
		}
		pages := layout(t, fonts, blocks...).Pages
		got := ""
		for _, page := range pages {
			for i, word := range page.Texts {
				if page.Number > 1 && i == len(page.Texts)-1 {
					continue
				}
				got += word.Text
			}
			for _, b := range page.Bars {
				if left := a4.left(page.Number); b.X < left-tolerance || b.X+b.Width > left+165+tolerance || b.Y < 20-tolerance || b.Y+b.Height > 277+tolerance {
					t.Errorf("seed %d, page %d: bar %+v", seed, page.Number, b)
				}
			}
		}
		nothingLeavesTheMargins(t, fonts, pages)
		if letters(got) != letters(want) {
			t.Errorf("seed %d: text on the pages is not the text that was given", seed)
		}
	}
}

// letters returns how often each rune that is no white stands in text: tables and columns are not printed line by line.
func letters(text string) string {
	count := map[rune]int{}
	for _, r := range text {
		if r > ' ' {
			count[r]++
		}
	}
	return fmt.Sprint(count)
}
