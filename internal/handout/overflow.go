package handout

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// Overflow says that an outline is too much for a leaflet, and what to leave out so that the rest fits: later
// before earlier, but something of every section as long as it goes. Its kind is library.TooLong.
type Overflow struct {
	Lines     int   // how many lines of the leaflet's body it is too long; 0 where it only has too many points
	Points    []int // to leave out: their places among all points of the outline, from 0; see Cut
	Questions []int // to leave out: their places among the questions, from 0
}

// Error returns the English line for the log.
func (v *Overflow) Error() string {
	return fmt.Sprintf("outline is %d lines too long for one page: leave out points %v and questions %v", v.Lines, v.Points, v.Questions)
}

// Unwrap returns the failure with its kind.
func (v *Overflow) Unwrap() error { return library.Fail(library.TooLong, ToPhatTay, nil) }

// Cut returns the outline without the points and questions that v names.
func (v *Overflow) Cut(o library.Outline) library.Outline {
	sections := make([]library.Section, len(o.Sections))
	at := 0
	for i, s := range o.Sections {
		sections[i] = library.Section{Role: s.Role, Title: s.Title, Points: []library.OutlinePoint{}}
		for _, p := range s.Points {
			if !slices.Contains(v.Points, at) {
				sections[i].Points = append(sections[i].Points, p)
			}
			at++
		}
	}
	o.Sections = sections
	questions := o.Questions
	o.Questions = nil
	for i, q := range questions {
		if !slices.Contains(v.Questions, i) {
			o.Questions = append(o.Questions, q)
		}
	}
	return o
}

// leafletOverflow returns nil where the outline fits a leaflet. What is wrong with it otherwise is Compose's to say.
func leafletOverflow(o library.Outline, sources []library.Citation, opt TemplateOptions, fonts *paper.Fonts) *Overflow {
	f := fitting{outline: o, sources: sources, opt: opt, fonts: fonts, statements: byWorth(o), questions: spoken(o.Questions), themes: themesOf(o)}
	missing := leafletOver(o, sources, opt, fonts)
	if missing <= 0 && len(f.statements) <= mostPoints && len(f.questions) <= mostQuestions && !quotesTables(o) {
		return nil
	}
	v := f.shrink()
	leading := leafletLeading(opt)
	v.Lines = int(math.Ceil(max(0, missing) * paper.PointsPerMM / leading))
	return v
}

// longTranslation reports whether the second language of a leaflet fits beside no choice of points.
func longTranslation(o library.Outline, sources []library.Citation, opt TemplateOptions, fonts *paper.Fonts) bool {
	statements := byWorth(o)
	if blank(o.Translation.Text) || len(statements) == 0 {
		return false
	}
	least := fitting{outline: o, questions: spoken(o.Questions)}.without(statements[:1], 0).Cut(o)
	if leafletOver(least, sources, opt, fonts) <= 0 {
		return false
	}
	least.Translation = library.Translation{}
	return leafletOver(least, sources, opt, fonts) <= 0
}

// fitting looks for what of an outline fits a leaflet.
type fitting struct {
	outline    library.Outline
	sources    []library.Citation
	opt        TemplateOptions
	fonts      *paper.Fonts
	statements [][]int         // by the places of their points, the most worth first
	questions  []int           // that have a word
	themes     []library.Theme // of each point of the outline
}

// Trying more statements would only cost time: those that come late matter least.
const mostTries = 20

// shrink chooses what a leaflet holds: whole statements, a list with all its items or not at all.
func (f fitting) shrink() *Overflow {
	questions := min(2, len(f.questions))
	kept := f.choose(questions)
	for len(kept) < leastPoints && questions > 0 && len(kept) < len(f.statements) {
		questions--
		kept = f.choose(questions)
	}
	if questions == 2 && len(f.questions) > 2 && f.fits(kept, 3) {
		questions = 3
	}
	if len(kept) == 0 && len(f.statements) > 0 { // one alone is too long: Overflow.Lines says by how much
		return f.without(f.statements[:1], 0)
	}
	return f.without(f.fill(kept, questions), questions)
}

// choose takes the statements that fit beside so many questions: of the themes in turn, in each the most worth first.
func (f fitting) choose(questions int) (kept [][]int) {
	var themes []library.Theme
	waiting, taken := map[library.Theme][][]int{}, map[library.Theme]int{}
	for _, s := range f.statements {
		theme := f.themes[s[0]]
		if waiting[theme] == nil {
			themes = append(themes, theme)
		}
		waiting[theme] = append(waiting[theme], s)
	}
	for failed := 0; len(kept) < mostPoints && failed < mostTries; {
		themes = slices.DeleteFunc(themes, func(t library.Theme) bool { return len(waiting[t]) == 0 })
		if len(themes) == 0 {
			break
		}
		next := slices.MinFunc(themes, func(a, b library.Theme) int { return cmp.Compare(taken[a], taken[b]) })
		more := append(slices.Clone(kept), waiting[next][0])
		waiting[next] = waiting[next][1:]
		if f.fits(more, questions) {
			kept = more
			taken[next]++
		} else {
			failed++
		}
	}
	return kept
}

// fill puts fuller statements in place of the shortest of their theme as long as the page has room for another few lines.
// The last of a section stays.
func (f fitting) fill(kept [][]int, questions int) [][]int {
	tries := 0
	for _, s := range f.statements {
		if slices.ContainsFunc(kept, func(k []int) bool { return k[0] == s[0] }) {
			continue
		}
		if tries++; tries > mostTries || !f.roomy(kept, questions) {
			break
		}
		shortest := -1
		for i, k := range kept {
			if f.mayGive(kept, k, s) && f.size(k) < f.size(s) && (shortest < 0 || f.size(k) < f.size(kept[shortest])) {
				shortest = i
			}
		}
		if shortest < 0 {
			continue
		}
		changed := slices.Clone(kept)
		changed[shortest] = s
		if f.fits(changed, questions) {
			kept = changed
		}
	}
	return kept
}

// mayGive reports whether statement k of those kept may give way to s.
func (f fitting) mayGive(kept [][]int, k, s []int) bool {
	section := f.sectionOf(k)
	return f.themes[k[0]] == f.themes[s[0]] && (section == f.sectionOf(s) || slices.ContainsFunc(kept, func(other []int) bool {
		return other[0] != k[0] && f.sectionOf(other) == section
	}))
}

// themesOf returns the theme that each point of an outline is told under, "" for what a briefer wrote.
func themesOf(o library.Outline) []library.Theme {
	quoted := o.Quoted()
	var themes []library.Theme
	n := 0
	for _, s := range o.Sections {
		for _, p := range s.Points {
			theme := library.Theme("")
			if p.Quoted != nil {
				theme = library.ThemeNear(quoted, n)
				n++
			}
			themes = append(themes, theme)
		}
	}
	return themes
}

// roomy reports whether a page has room for another three lines.
func (f fitting) roomy(kept [][]int, questions int) bool {
	const lines = 36 // syllables
	rest := f.without(kept, questions).Cut(f.outline)
	last := len(rest.Sections) - 1
	rest.Sections[last].Points = append(rest.Sections[last].Points, library.OutlinePoint{Text: strings.Repeat("nghiêng ", lines)})
	return leafletOver(rest, f.sources, f.opt, f.fonts) <= 0
}

// size returns how much a statement says, in syllables.
func (f fitting) size(statement []int) int {
	n, at := 0, 0
	for _, s := range f.outline.Sections {
		for _, p := range s.Points {
			if slices.Contains(statement, at) {
				n += load(p.Text)
			}
			at++
		}
	}
	return n
}

// sectionOf returns in which section a statement stands.
func (f fitting) sectionOf(statement []int) int {
	end := 0
	for i, s := range f.outline.Sections {
		if end += len(s.Points); statement[0] < end {
			return i
		}
	}
	return len(f.outline.Sections)
}

// fits reports whether a leaflet holds these statements and so many of the questions.
func (f fitting) fits(statements [][]int, questions int) bool {
	return leafletOver(f.without(statements, questions).Cut(f.outline), f.sources, f.opt, f.fonts) <= 0
}

// without returns the cut that leaves these statements with the headings over them, and so many of the questions.
func (f fitting) without(statements [][]int, questions int) *Overflow {
	v := &Overflow{Questions: slices.Clone(f.questions[questions:])}
	kept := slices.Concat(statements...)
	at := 0
	for _, s := range f.outline.Sections {
		for i, p := range s.Points {
			switch {
			case isHeading(p) && !f.heads(s.Points, i, at, kept), !isHeading(p) && !blank(p.Text) && !slices.Contains(kept, at):
				v.Points = append(v.Points, at)
			}
			at++
		}
	}
	return v
}

// heads reports whether something that is kept stands under the heading i, which has the place at in the outline, or under a
// deeper one. Where there are only headings, they are what is said.
func (f fitting) heads(points []library.OutlinePoint, i, at int, kept []int) bool {
	if slices.Contains(kept, at) {
		return true
	}
	for n := i + 1; n < len(points) && (!isHeading(points[n]) || points[n].Level > points[i].Level); n++ {
		if slices.Contains(kept, at+n-i) {
			return true
		}
	}
	return false
}

// leafletOver returns by how many mm the outline is too long for a leaflet.
func leafletOver(o library.Outline, sources []library.Citation, opt TemplateOptions, fonts *paper.Fonts) float64 {
	doc, err := Compose(ToPhatTay, o, sources, opt)
	if err != nil {
		return 0
	}
	var over *paper.PageOverflow
	if _, err = paper.Layout(doc, fonts); errors.As(err, &over) {
		return over.Over
	}
	return 0
}

// byWorth returns the statements that a leaflet would print, by the places of their points in the outline: the first of
// every section before the second of any. Where there are only headings, they are what is said.
func byWorth(o library.Outline) [][]int {
	if all := rounds(o, leafletStatements); len(all) > 0 {
		return all
	}
	return rounds(o, func(points []library.OutlinePoint) (all [][]int) {
		for i, p := range points {
			if !blank(p.Text) {
				all = append(all, []int{i})
			}
		}
		return all
	})
}

// leafletStatements are the statements that a leaflet has room for: no tables, nor the sentences that point at them.
func leafletStatements(points []library.OutlinePoint) [][]int {
	return slices.DeleteFunc(statements(points), func(s []int) bool {
		return slices.ContainsFunc(s, func(i int) bool { return IsTable(points[i]) })
	})
}

// quotesTables reports whether an outline has a table.
func quotesTables(o library.Outline) bool {
	return slices.ContainsFunc(o.Sections, func(s library.Section) bool { return slices.ContainsFunc(s.Points, IsTable) })
}

// rounds takes statements of each section in turn.
func rounds(o library.Outline, of func([]library.OutlinePoint) [][]int) [][]int {
	var turns [][][]int
	at := 0
	for _, s := range o.Sections {
		for turn, statement := range of(s.Points) {
			if turn == len(turns) {
				turns = append(turns, nil)
			}
			var places []int
			for _, i := range statement {
				places = append(places, at+i)
			}
			turns[turn] = append(turns[turn], places)
		}
		at += len(s.Points)
	}
	return slices.Concat(turns...)
}

// LeafletPoints returns how many numbered points a leaflet prints of an outline: a list is one.
func LeafletPoints(o library.Outline) int { return len(byWorth(o)) }

// spoken returns the places of the questions that have a word.
func spoken(questions []library.Question) []int {
	var places []int
	for i, q := range questions {
		if !blank(q.Ask) || !blank(q.Answer) {
			places = append(places, i)
		}
	}
	return places
}
