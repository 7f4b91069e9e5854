package handout

import (
	"errors"
	"fmt"
	"math"
	"slices"

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
		sections[i] = library.Section{Role: s.Role, Points: []library.OutlinePoint{}}
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
	f := fitting{outline: o, sources: sources, opt: opt, fonts: fonts, points: byWorth(o), questions: spoken(o.Questions)}
	missing := leafletOver(o, sources, opt, fonts)
	if missing <= 0 && len(f.points) <= mostPoints && len(f.questions) <= mostQuestions {
		return nil
	}
	v := f.shrink()
	leading := leafletLeading(opt)
	v.Lines = int(math.Ceil(max(0, missing) * paper.PointsPerMM / leading))
	return v
}

// fitting looks for what of an outline fits a leaflet.
type fitting struct {
	outline           library.Outline
	sources           []library.Citation
	opt               TemplateOptions
	fonts             *paper.Fonts
	points, questions []int // that have a word, the most worth first
}

// shrink takes away points and questions in turn until the rest fits, and then looks whether a shorter point fits
// beside it.
func (f fitting) shrink() *Overflow {
	points, questions := min(mostPoints, len(f.points)), min(mostQuestions, len(f.questions))
	for !f.fits(f.points[:points], questions) {
		switch {
		case questions > 2:
			questions--
		case points > leastPoints:
			points--
		case questions > 0:
			questions--
		case points > 1:
			points--
		default: // one point alone is too long: Overflow.Lines says by how much
			return f.without(f.points[:points], 0)
		}
	}
	const tries = 20 // more would only cost time: those that come late matter least
	kept := slices.Clone(f.points[:points])
	for _, at := range f.points[points:min(points+tries, len(f.points))] {
		if len(kept) < mostPoints && f.fits(append(kept, at), questions) {
			kept = append(kept, at)
		}
	}
	return f.without(kept, questions)
}

// fits reports whether a leaflet holds these points and so many of the questions.
func (f fitting) fits(points []int, questions int) bool {
	return leafletOver(f.without(points, questions).Cut(f.outline), f.sources, f.opt, f.fonts) <= 0
}

// without returns the cut that leaves these points and so many of the questions.
func (f fitting) without(points []int, questions int) *Overflow {
	v := &Overflow{Questions: slices.Clone(f.questions[questions:])}
	for _, at := range f.points {
		if !slices.Contains(points, at) {
			v.Points = append(v.Points, at)
		}
	}
	slices.Sort(v.Points)
	return v
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

// byWorth returns the places of the points that a leaflet would print, the first of every section before the second
// of any.
func byWorth(o library.Outline) []int {
	var rounds [][]int
	at := 0
	for _, s := range o.Sections {
		round := 0
		for _, p := range s.Points {
			if !blank(p.Text) && !isHeading(p) {
				if round == len(rounds) {
					rounds = append(rounds, nil)
				}
				rounds[round] = append(rounds[round], at)
				round++
			}
			at++
		}
	}
	return slices.Concat(rounds...)
}

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
