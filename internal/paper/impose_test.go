package paper

import (
	"fmt"
	"slices"
	"testing"
)

// numbered returns A5 pages that bear their number at 10, 20 mm.
func numbered(count int) []Page {
	pages := make([]Page, count)
	for i := range pages {
		pages[i] = Page{Number: i + 1, Width: 148, Height: 210}
		pages[i].Texts = []Text{{X: 10, Y: 20, Text: fmt.Sprint(i + 1), Size: 14}}
		pages[i].Bookmarks = []Bookmark{{Title: "x"}}
	}
	return pages
}

// halves returns the numbers on the left and the right half of each side, "" for an empty one.
func halves(sides []Page) [][2]string {
	all := make([][2]string, len(sides))
	for i, side := range sides {
		for _, text := range side.Texts {
			half := 0
			if text.X > side.Width/2 {
				half = 1
			}
			all[i][half] = text.Text
		}
	}
	return all
}

// A booklet is read by folding it: we do so, and the pages must come in order.
func TestBookletReadsInOrderWhenItIsFolded(t *testing.T) {
	t.Parallel()
	for count := range 41 {
		sides := Booklet(numbered(count))
		if len(sides)%2 != 0 || len(sides)*2 < count || len(sides)*2 >= count+4 {
			t.Fatalf("%d pages on %d sides", count, len(sides))
		}
		read := make([]string, 2*len(sides))
		for sheet := range len(sides) / 2 {
			front, back := halves(sides)[2*sheet], halves(sides)[2*sheet+1]
			// Turned over its short edge the left of the front lies on the right of the back.
			first, last := 2*sheet, len(read)-1-2*sheet
			read[first], read[first+1] = front[1], back[0]
			read[last], read[last-1] = front[0], back[1]
		}
		for i, got := range read {
			want := ""
			if i < count {
				want = fmt.Sprint(i + 1)
			}
			if got != want {
				t.Errorf("%d pages: page %d shows %q", count, i+1, got)
			}
		}
	}
}

func TestPagesOfABookletMeetAtTheFold(t *testing.T) {
	t.Parallel()
	for i, side := range Booklet(numbered(8)) {
		if side.Width != 297 || side.Height != 210 || side.Number != i+1 || len(side.Bookmarks) > 0 {
			t.Errorf("side %d: %+v", i+1, side)
		}
		xs := []float64{side.Texts[0].X, side.Texts[1].X}
		slices.Sort(xs)
		if !near(xs[0], 148.5-148+10) || !near(xs[1], 148.5+10) || side.Texts[0].Y != 20 {
			t.Errorf("side %d: pages at %v", i+1, xs)
		}
	}
}

func TestTwoUpKeepsTheOrderAndTheSize(t *testing.T) {
	t.Parallel()
	sheets := TwoUp(numbered(5))
	if got := fmt.Sprint(halves(sheets)); got != "[[1 2] [3 4] [5 ]]" {
		t.Error(got)
	}
	if text := sheets[0].Texts[1]; !near(text.X, 148.5+0.25+10) || !near(text.Y, 20) || text.Size != 14 {
		t.Errorf("%+v", text)
	}
}

func TestCutMarksLeaveTheSheetsThatWereGivenAsTheyAre(t *testing.T) {
	t.Parallel()
	sheets := TwoUp(numbered(2))
	marked := CutMarks(sheets)
	if len(sheets[0].Bars) != 0 || len(marked[0].Bars) != 2 {
		t.Errorf("%d and %d bars", len(sheets[0].Bars), len(marked[0].Bars))
	}
	for _, b := range marked[0].Bars {
		if !near(b.X+b.Width/2, 148.5) {
			t.Errorf("mark %+v", b)
		}
	}
}
