package handout

import (
	"math"
	"testing"

	"baocaovien/internal/paper"
)

// barsOf returns the lengths of the bars of a chart, mm, 0 for a row without one.
func barsOf(t *testing.T, drawn paper.Flowable) (lengths []float64) {
	t.Helper()
	for _, block := range drawn.(*paper.KeptTogether).Blocks[1:] {
		columns := block.(*paper.Columns).Columns
		length := 0.0
		for _, bar := range columns[len(columns)-1].Blocks {
			length = bar.(*paper.BarOutline).Length
		}
		lengths = append(lengths, length)
	}
	return lengths
}

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	t.Parallel()
	rows := []Tally{{Name: "a", Sessions: Counted(50)}, {Name: "b", Sessions: Counted(0)}, {Name: "c", Sessions: Counted(100)}, {Name: "d", Sessions: Counted(25)}}
	const width = 247
	lengths := barsOf(t, chart("x", rows, width))
	longest := width - chartNames - chartFigure - chartGap
	for i, row := range rows {
		if want := longest * float64(row.Sessions.number) / 100; math.Abs(lengths[i]-want) > 0.001 {
			t.Errorf("%s is %.2f mm long, want %.2f", row.Name, lengths[i], want)
		}
	}
	rows[1].Sessions = Counted(1)
	rows[2].Sessions = Counted(1_000_000)
	if got := barsOf(t, chart("x", rows, width)); got[1] != chartLeast {
		t.Errorf("a bar that is not none is %.2f mm long", got[1])
	}
	many := make([]Tally, chartMost+1)
	for i := range many {
		many[i].Sessions = Counted(i)
	}
	for name, none := range map[string][]Tally{
		"one row": rows[:1], "too many": many, "all none": {{Sessions: Counted(0)}, {Sessions: Counted(0)}}, "one not known": {rows[0], {}}, "nothing": nil,
	} {
		if drawn := chart("x", none, width); drawn != nil {
			t.Errorf("%s is drawn", name)
		}
	}
}
