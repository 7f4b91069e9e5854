package handout

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Cue is what a speaker has before the eyes at a time: a statement of the outline with what it opens.
type Cue struct {
	Section     string   // «II. Nội dung chính»
	First, Last int      // which points of the section it says, as the outline counts them, from 1
	Count       int      // of the points of the section
	Continues   bool     // it goes on with the point that the cue before it began
	Heading     string   // of the source, over what is said; "" for none
	Lines       []string // the statement, and the items of a list a line each
	Figures     []string // of the lines, to be read out right
	Source      string   // who published it, and when
	Seconds     float64  // planned for it
}

// cueSyllables is the most a cue has at a glance; a longer statement is parted.
const cueSyllables = 60

// Cues are an outline as it is spoken, statement by statement. Where minutes are planned they are shared among the cues in
// proportion to what is said.
func Cues(o library.Outline, sources []library.Citation, opt TemplateOptions) []Cue {
	numbered := newOutline(withoutBlanks(o), sources)
	pace := numbered.pace(opt)
	var all []Cue
	for i, section := range numbered.Sections {
		said := 0 // points of the section, those that head others included
		for _, idea := range ideasOf(section) {
			for _, statement := range idea.said {
				at := placesOf(statement, section.Points, said)
				for _, c := range numbered.cuesOf(statement, at, opt) {
					c.Section, c.Heading, c.Count = sectionName(i, section), idea.heading, len(section.Points)
					c.Seconds = 60 * float64(viet.CountSyllables(strings.Join(c.Lines, " "))) / pace
					if c.Continues = c.First == said; !c.Continues {
						c.First = said + 1 // with the headings before it
					}
					said = c.Last
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// placesOf are the places of the points of a statement in their section, from 1, of which the first so many were said.
func placesOf(statement, all []library.OutlinePoint, said int) (places []int) {
	for _, p := range statement {
		for said < len(all) {
			said++
			if all[said-1].Text == p.Text && all[said-1].Quoted == p.Quoted {
				break
			}
		}
		places = append(places, said)
	}
	return places
}

// cuesOf parts a statement, of points at some places, into cues that are taken in at a glance.
func (o numberedOutline) cuesOf(statement []library.OutlinePoint, at []int, opt TemplateOptions) []Cue {
	var all []Cue
	size := 0
	for i := range statement {
		for _, line := range linesOf(statement[i : i+1]) {
			for _, part := range portions(line.text, cueSyllables) {
				n := load(part)
				if len(all) == 0 || size+n > cueSyllables {
					all, size = append(all, Cue{Source: o.origin(line.point), First: at[i]}), 0
				}
				c := &all[len(all)-1]
				c.Lines, c.Last = append(c.Lines, part), at[i]
				size += n
				c.figures(library.OutlinePoint{Text: part, Quoted: line.point.Quoted}, opt.Figures)
			}
		}
	}
	return all
}

// figures adds those that a line states.
func (c *Cue) figures(line library.OutlinePoint, all []library.Figure) {
	for _, f := range all {
		if states(line, f) && !slices.Contains(c.Figures, f.Text) {
			c.Figures = append(c.Figures, f.Text)
		}
	}
}
