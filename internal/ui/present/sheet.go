package present

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/handout"
	"baocaovien/internal/ui/widgets"
)

// cueSheet shows a cue as large as its place allows.
type cueSheet struct {
	box    *fyne.Container
	column *fyne.Container
	black  *widgets.Fill // of a sheet with a window of its own
	labels []stageLabel
	scale  float32 // of the letters, as the speaker likes them
}

// stageLabel is a text of the sheet: its size is a share of that of what is said.
type stageLabel struct {
	*widgets.Label
	share  float32
	colour fyne.ThemeColorName
	bold   bool
}

func newCueSheet() *cueSheet {
	s := &cueSheet{column: container.New(widgets.Column{Gap: 14}), scale: 1}
	s.box = container.New(fitted{s}, s.column)
	return s
}

// show fills the sheet.
func (s *cueSheet) show(c handout.Cue) {
	s.labels = nil
	if c.Heading != "" {
		s.labels = append(s.labels, stageLabel{widgets.NewLabel(c.Heading, widgets.Body), 0.6, widgets.StageSoft, true})
	}
	for _, line := range c.Lines {
		s.labels = append(s.labels, stageLabel{widgets.NewRuns(marked(line, c.Figures), widgets.Body), 1, widgets.StageInk, true})
	}
	if c.Source != "" {
		s.labels = append(s.labels, stageLabel{widgets.NewLabel(c.Source, widgets.Body), 0.42, widgets.StageSoft, false})
	}
	s.column.Objects = nil
	for _, l := range s.labels {
		s.column.Objects = append(s.column.Objects, l.Label)
	}
	s.fit()
}

// marked colours the figures of a line.
func marked(line string, figures []string) []widgets.TextRun {
	var runs []widgets.TextRun
	for line != "" {
		at, found := len(line), ""
		for _, f := range figures {
			if i := strings.Index(line, f); i >= 0 && (i < at || i == at && len(f) > len(found)) {
				at, found = i, f
			}
		}
		if at > 0 {
			runs = append(runs, widgets.TextRun{Text: line[:at]})
		}
		if found != "" {
			runs = append(runs, widgets.TextRun{Text: found, Colour: widgets.StageFigure})
		}
		line = line[at+len(found):]
	}
	return runs
}

// enlarge changes the letters by steps of a tenth.
func (s *cueSheet) enlarge(by int) {
	const least, most = 0.6, 1.8
	s.scale = min(max(s.scale+float32(by)/10, least), most)
	s.fit()
}

// fit lays the sheet out in the room it has.
func (s *cueSheet) fit() { s.box.Layout.Layout(s.box.Objects, s.box.Size()) }

// The size of what is said at 100 %, as large as there is room for, and the least that is tried.
const (
	largestSaid = 44
	leastSaid   = 11
)

// fitted lays the texts out in the largest letters that fit.
type fitted struct{ sheet *cueSheet }

func (f fitted) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := f.sheet
	side := widgets.Px(edge)
	width := max(size.Width-2*side, 1)
	column := objects[0].(*fyne.Container)
	for said := largestSaid * s.scale; ; said *= 0.9 {
		for _, l := range s.labels {
			large := max(said*l.share, leastSaid)
			l.SetStyle(widgets.TextStyle{Size: large, Leading: 1.45 * large, Colour: l.colour, Bold: l.bold})
		}
		if high := widgets.HeightAt(column, width); high <= size.Height || said < leastSaid {
			column.Move(fyne.NewPos(side, 0))
			column.Resize(fyne.NewSize(width, high))
			return
		}
	}
}

func (fitted) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// threeParts sets one line at the left, one in the middle and one at the right.
type threeParts struct{}

func (threeParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		least := o.MinSize()
		o.Resize(fyne.NewSize(min(least.Width, size.Width), size.Height))
		o.Move(fyne.NewPos(float32(i)*(size.Width-least.Width)/2, 0))
	}
}

func (threeParts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(0, height)
}
