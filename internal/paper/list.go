package paper

import "strconv"

// Marks is what stands before the items of a list.
type Marks uint8

// The marks.
const (
	Numbered Marks = iota // 1. 2. 3.
	Dashed                // –
	Ticks                 // an empty box to tick
)

// List is items that hang from their marks: all lines of all items begin at the same place.
type List struct {
	Items []*Paragraph // Mark and Hang are the list's own matter
	Marks Marks
	Style Style // of the marks
}

func (l *List) lineBoxes(p *layoutContext, width float64) []lineBox {
	return p.stack(l.paragraphs(p.fonts), width)
}

// paragraphs returns the items with their marks, all with the hang that the widest mark needs.
func (l *List) paragraphs(fonts *Fonts) []Flowable {
	hang := 0.0
	marks := make([]Run, len(l.Items))
	for i := range l.Items {
		marks[i] = l.mark(i)
		hang = max(hang, fonts.Width(marks[i].Text+" ", l.Style)+fonts.shape(marks[i]))
	}
	blocks := make([]Flowable, len(l.Items))
	for i, item := range l.Items {
		hung := *item
		hung.Mark, hung.Hang = marks[i], hang
		blocks[i] = &hung
	}
	return blocks
}

func (l *List) mark(i int) Run {
	switch l.Marks {
	case Dashed:
		return Run{Text: "–", Style: l.Style}
	case Ticks:
		return Run{Tick: true, Style: l.Style}
	default:
		return Run{Text: strconv.Itoa(i+1) + ".", Style: l.Style}
	}
}
