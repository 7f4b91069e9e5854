package handout

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Cue is what a speaker has before the eyes at a time: a statement of the outline with what it opens.
type Cue struct {
	Section       string   // «II. Nội dung chính»
	Number, Count int      // of the cues of the section, from 1
	Heading       string   // of the source, over what is said; "" for none
	Lines         []string // the statement, and the items of a list a line each
	Figures       []string // of the lines, to be read out right
	Source        string   // who published it, and when
	Seconds       float64  // planned for it
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
		first := len(all)
		for _, idea := range ideasOf(section) {
			for _, statement := range idea.said {
				for _, c := range numbered.cuesOf(statement, opt) {
					c.Section, c.Heading = sectionName(i, section), idea.heading
					c.Seconds = 60 * float64(viet.CountSyllables(strings.Join(c.Lines, " "))) / pace
					all = append(all, c)
				}
			}
		}
		for n := first; n < len(all); n++ {
			all[n].Number, all[n].Count = n-first+1, len(all)-first
		}
	}
	return all
}

// cuesOf parts a statement into cues that are taken in at a glance.
func (o numberedOutline) cuesOf(statement []library.OutlinePoint, opt TemplateOptions) []Cue {
	var all []Cue
	size := 0
	for _, line := range linesOf(statement) {
		for _, part := range portions(line.text, cueSyllables) {
			n := load(part)
			if len(all) == 0 || size+n > cueSyllables {
				all, size = append(all, Cue{Source: o.origin(line.point)}), 0
			}
			c := &all[len(all)-1]
			c.Lines = append(c.Lines, part)
			size += n
			for _, f := range opt.Figures {
				if states(library.OutlinePoint{Text: part, Quoted: line.point.Quoted}, f) && !slices.Contains(c.Figures, f.Text) {
					c.Figures = append(c.Figures, f.Text)
				}
			}
		}
	}
	return all
}
