package handout

import (
	"math"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestCuesSayEveryPointOnceAndShareTheMinutes(t *testing.T) {
	o := library.Outline{Title: "Biển, đảo", Minutes: 30, Sections: []library.Section{
		{Role: library.ContentSection, Points: []library.OutlinePoint{
			quotes("Các vùng biển", library.HeadingPoint, 0),
			quotes("Luật nêu hai vùng:", library.StatementPoint, 1),
			quotes("Nội thủy.", library.StatementPoint, 2),
			quotes("Lãnh hải rộng 12 hải lý.", library.StatementPoint, 3),
			{Text: strings.Repeat("Một câu dài nói về biển và đảo của ta. ", 20)},
		}},
		{Role: library.TaskSection, Points: []library.OutlinePoint{{Text: "Giữ gìn biển."}}},
	}}
	cues := Cues(o, nil, TemplateOptions{Figures: []library.Figure{{Text: "12 hải lý", Place: library.Place{Article: 1}}}})
	var said []string
	seconds := 0.0
	for _, c := range cues {
		said = append(said, strings.Join(c.Lines, " "))
		seconds += c.Seconds
	}
	if want := 60.0 * 30 * (1 - keptForQuestions); math.Abs(seconds-want) > 1 {
		t.Errorf("%.0f seconds planned, want %.0f", seconds, want)
	}
	for _, text := range []string{"Luật nêu hai vùng:", "Nội thủy.", "Lãnh hải rộng 12 hải lý.", "Giữ gìn biển."} {
		if strings.Count(strings.Join(said, "\n"), text) != 1 {
			t.Errorf("%q is not said once: %q", text, said)
		}
	}
	if got := strings.Count(strings.Join(said, " "), "Một câu dài nói"); got != 20 {
		t.Errorf("%d of 20 sentences", got)
	}
	first := cues[0]
	if first.Heading != "Các vùng biển" || len(first.Lines) != 3 || len(first.Figures) != 1 || first.First != 1 || first.Last != 4 || first.Count != 5 {
		t.Errorf("the list is torn, or its figure is not told: %+v", first)
	}
	for i, c := range cues[1 : len(cues)-1] { // the long one
		if c.First != 5 || c.Last != 5 || c.Count != 5 || c.Continues != (i > 0) {
			t.Errorf("a part of the last point is told as %d to %d of %d, going on: %v", c.First, c.Last, c.Count, c.Continues)
		}
	}
	if last := cues[len(cues)-1]; last.First != 1 || last.Last != 1 || last.Count != 1 || last.Continues {
		t.Errorf("cue %d of %d in a section of one", last.First, last.Count)
	}
}

// quotes is a point of article 1.
func quotes(text string, kind library.PointKind, block int) library.OutlinePoint {
	return library.OutlinePoint{Text: text, Quoted: &library.Point{Text: text, Kind: kind, Place: library.Place{Article: 1, Version: 1, Block: block, End: len(text)}}}
}
