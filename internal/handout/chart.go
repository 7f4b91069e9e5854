package handout

import (
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// The measures of a chart: mm, and pt where it is said.
const (
	chartNames  = 72.0 // of the names at the left
	chartGap    = 3.0  // between a number and its bar
	chartFigure = 22.0 // of the numbers
	chartLeast  = 1.0  // of a bar that is not none
	chartBar    = 9.5  // pt, the height of a bar
	chartFrame  = 0.75 // pt
	chartDrop   = 3.5  // pt, of a bar below the top of its line of type
	chartMost   = 18   // bars; more are a table only
)

// chart draws how many sessions the rows of a table have: a row's name, its number, a bar. A library for charts would set
// its words in type of its own beside the page's, and give Word a picture of them: here both have text and lines. nil for fewer rows than two, for too
// many, and where a number is not known or none is above 0.
func chart(name string, rows []Tally, width float64) paper.Flowable {
	most := 0
	for _, row := range rows {
		if !row.Sessions.known {
			return nil
		}
		most = max(most, row.Sessions.number)
	}
	if len(rows) < 2 || len(rows) > chartMost || most == 0 {
		return nil
	}
	title := centred(words.OnPaper("paper.chart", "name", name), paper.Style{Face: paper.Bold, Size: cells.Size})
	title.Before, title.After = 14, 4
	blocks := []paper.Flowable{title}
	longest := width - chartNames - chartFigure - chartGap
	for _, row := range rows {
		length := 0.0
		if row.Sessions.number > 0 {
			length = max(chartLeast, longest*float64(row.Sessions.number)/float64(most))
		}
		blocks = append(blocks, chartRow(row, length, longest))
	}
	return &paper.KeptTogether{Blocks: blocks}
}

// chartRow is a name, its number and a bar of a length in mm (0 for none) where the longest has room.
func chartRow(row Tally, length, longest float64) *paper.Columns {
	text := func(text string, align paper.Align) []paper.Flowable {
		return []paper.Flowable{&paper.Paragraph{Runs: []paper.Run{{Text: text, Style: cells}}, Align: align, Leading: cellLeading}}
	}
	bar := paper.TextColumn{Width: longest}
	if length > 0 {
		bar.Blocks = []paper.Flowable{&paper.BarOutline{Length: length, Height: chartBar, Frame: chartFrame, Drop: chartDrop}}
	}
	return &paper.Columns{Columns: []paper.TextColumn{
		{Width: chartNames, Blocks: text(viet.Clean(row.Name), paper.Right)},
		{Width: chartFigure, Blocks: text(row.Sessions.String(), paper.Right)},
		{Width: chartGap},
		bar,
	}}
}
