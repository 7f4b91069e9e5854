package paper

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// longTable has a head of two rows and as many rows as asked for, each with its own number.
func longTable(count int) *Table {
	table := &Table{
		Columns: []TableColumn{{Width: 12, Align: Center}, {Align: Left}, {Width: 25, Align: Right}, {Width: 25, Align: Right}},
		Head: [][]Cell{
			{{Text: "TT", Down: 2}, {Text: "Chủ đề", Down: 2}, {Text: "Trực tiếp", Span: 2}},
			{{Text: "cuộc"}, {Text: "lượt"}},
		},
		Style: Style{Size: 12}, Leading: 15, Rule: 0.5,
	}
	for i := range count {
		table.Rows = append(table.Rows, []Cell{
			{Text: fmt.Sprintf("%d.", i+1)}, {Text: strings.Repeat("biển, đảo quê hương ", 1+i%7)}, {Text: fmt.Sprint(i * 37)}, {Text: fmt.Sprint(i)},
		})
	}
	return table
}

func TestTableHeadStandsOnEachPageAndRowsAreWhole(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, filler := range []int{0, 1, 5, 17, 30, 33, 34, 35, 36} {
		var blocks []Flowable
		for range filler {
			blocks = append(blocks, body("đầy"))
		}
		pages := layout(t, fonts, append(blocks, longTable(80))...).Pages
		seen := 0
		for _, page := range pages {
			heads, numbers, text := 0, 0, ""
			for _, word := range page.Texts {
				text += word.Text
				switch strings.TrimSpace(word.Text) {
				case "TT":
					heads++
				case fmt.Sprintf("%d.", seen+1):
					numbers, seen = numbers+1, seen+1
				}
			}
			want := 0
			if strings.Contains(text, "quê hương") {
				want = 1
			}
			if heads != want || want == 0 && numbers > 0 || want == 1 && numbers == 0 {
				t.Errorf("after %d lines, page %d: %d heads over %d rows", filler, page.Number, heads, numbers)
			}
			if _, top, _, bottom := outer(page.Bars); len(page.Bars) > 0 && (top < 20-tolerance || bottom > 277+tolerance) {
				t.Errorf("after %d lines, page %d: rules from %.2f to %.2f mm", filler, page.Number, top, bottom)
			}
			rowsAreWhole(t, page)
		}
		if seen != 80 || len(pages) < 3 {
			t.Errorf("%d of 80 rows on %d pages", seen, len(pages))
		}
	}
}

// rowsAreWhole checks that the syllables of each row's text are all on its page: a row has four, times 1 to 7.
func rowsAreWhole(t *testing.T, page Page) {
	t.Helper()
	row, count := -1, 0
	check := func() {
		if row >= 0 && count != 4*(1+row%7) {
			t.Errorf("page %d: row %d has %d syllables", page.Number, row+1, count)
		}
	}
	for _, word := range page.Texts {
		text := strings.TrimSpace(word.Text)
		var number int
		if n, err := fmt.Sscanf(text, "%d.", &number); n == 1 && err == nil && strings.HasSuffix(text, ".") {
			check()
			row, count = number-1, 0
		}
		if strings.Contains("biển, đảo quê hương", text) {
			count++
		}
	}
	check()
}

func TestTableIsRuledAndItsNumbersEndAlike(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := layout(t, fonts, longTable(12)).Pages[0]
	left, top, right, _ := outer(page.Bars)
	if !near(left, 30) || !near(right, 195) || !near(top, 20) {
		t.Errorf("table from %.3f, %.3f to %.3f mm", left, top, right)
	}
	for _, b := range page.Bars {
		if thin := min(b.Width, b.Height) * PointsPerMM; math.Abs(thin-0.5) > tolerance {
			t.Errorf("a rule is %.3f pt thick", thin)
		}
	}
	for _, word := range page.Texts {
		style := Style{Face: word.Face, Size: word.Size}
		end := word.X + fonts.Width(strings.TrimSpace(word.Text), style)
		if strings.Trim(word.Text, "0123456789") == "" && !near(end, 195-cellSide) && !near(end, 170-cellSide) {
			t.Errorf("%q ends at %.3f mm", word.Text, end)
		}
		if head := strings.Contains("TTChủđềTrựctiếpcuộclượt", strings.TrimSpace(word.Text)); head != (word.Face == Bold) {
			t.Errorf("%q is in face %d", word.Text, word.Face)
		}
	}
}

func TestTableWiderThanThePageGivesWay(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	table := &Table{Style: Style{Size: 12}, Leading: 15, Rule: 0.5}
	row := []Cell{}
	for i := range 14 {
		table.Columns = append(table.Columns, TableColumn{Width: float64(20 * (i % 3)), Align: Right})
		row = append(row, Cell{Text: "nghiêngnghiễngmột"})
	}
	table.Rows = [][]Cell{row, row[:3], {}, {{Text: "tất cả", Span: 99}}}
	page := layout(t, fonts, table).Pages[0]
	if left, _, right, _ := outer(page.Bars); !near(left, 30) || !near(right, 195) {
		t.Errorf("table from %.3f to %.3f mm", left, right)
	}
	letters := 0
	for _, word := range page.Texts {
		letters += len([]rune(strings.TrimSpace(word.Text)))
		if end := word.X + fonts.Width(strings.TrimSpace(word.Text), table.Style); word.X < 30 || end > 195 {
			t.Errorf("%q from %.2f to %.2f mm", word.Text, word.X, end)
		}
	}
	if want := 17*17 + 5; letters != want {
		t.Errorf("%d of %d letters", letters, want)
	}
}

func TestRowTallerThanAPageGoesOn(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	table := longTable(1)
	table.Rows[0][1].Text = strings.Repeat("dài ", 5000)
	count := 0
	for _, page := range layout(t, fonts, table).Pages {
		for _, word := range page.Texts {
			if strings.TrimSpace(word.Text) == "dài" {
				count++
			}
			if word.Y > 277 {
				t.Errorf("page %d: text at %.2f mm", page.Number, word.Y)
			}
		}
	}
	if count != 5000 {
		t.Errorf("%d of 5000 words", count)
	}
}

// A table that is kept together breaks between its rows only where the page would else stay more than a quarter empty.
func TestATableKeptTogetherBreaksBeforeThePageStaysEmpty(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, c := range []struct {
		filler int   // lines before it
		pages  []int // heads on each
	}{
		{36, []int{0, 1}},
		{20, []int{1, 1}}, // nearly half of the page is left
		{10, []int{1}},
	} {
		var blocks []Flowable
		for range c.filler {
			blocks = append(blocks, body("đầy"))
		}
		var heads []int
		for _, page := range layout(t, fonts, append(blocks, &KeptTogether{Blocks: []Flowable{longTable(9)}})...).Pages {
			n := 0
			for _, word := range page.Texts {
				if strings.TrimSpace(word.Text) == "TT" {
					n++
				}
			}
			heads = append(heads, n)
		}
		if fmt.Sprint(heads) != fmt.Sprint(c.pages) {
			t.Errorf("after %d lines: heads on pages %v, not %v", c.filler, heads, c.pages)
		}
	}
}
