package outline

import (
	"cmp"
	"slices"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Draft returns an outline to start from: groups of points, one theme after the other and in each theme as the articles
// stand, each in the section that its heading or else most of its points speak for. A group stays whole, under its
// headings. All sections are there, also those without points, so that a briefer sees where points can go.
func Draft(title string, groups []points.Group) library.Outline {
	groups = byTheme(groups)
	o := library.Outline{Title: title}
	for _, role := range library.SectionRoles() {
		var d filling
		for _, headed := range []bool{false, true} { // after a heading, what has none would seem to belong to it
			for _, g := range groups {
				if (len(g.Headings) > 0) == headed && homeOf(g) == role {
					d.put(g)
				}
			}
		}
		o.Sections = append(o.Sections, library.Section{Role: role, Points: append([]library.OutlinePoint{}, d.points...)})
	}
	return o
}

// byTheme puts the groups of one theme side by side, the themes as they are met first.
func byTheme(groups []points.Group) []points.Group {
	turn := map[library.Theme]int{}
	for _, g := range groups {
		if _, met := turn[g.Theme()]; !met {
			turn[g.Theme()] = len(turn)
		}
	}
	sorted := slices.Clone(groups)
	slices.SortStableFunc(sorted, func(a, b points.Group) int { return cmp.Compare(turn[a.Theme()], turn[b.Theme()]) })
	return sorted
}

// filling is a section of a draft in the making.
type filling struct {
	points []library.OutlinePoint
	under  []library.Point // the headings that the last group stands under
}

// put adds a group under its headings; those that stand there already are not said twice.
func (f *filling) put(g points.Group) {
	same := 0
	for same < len(f.under) && same < len(g.Headings) && f.under[same].Place == g.Headings[same].Place {
		same++
	}
	if same == len(g.Headings) && same < len(f.under) {
		same = max(0, same-1) // back from a part of the heading to the heading itself: it is named anew
	}
	for _, heading := range g.Headings[same:] {
		f.quote(heading)
	}
	f.under = g.Headings
	if g.Opening != nil {
		f.quote(*g.Opening)
	}
	for _, p := range g.Points {
		f.quote(p)
	}
	if g.Left > 0 {
		f.points = append(f.points, library.OutlinePoint{Text: words.Say("paper.more-points", "count", g.Left)})
	}
}

func (f *filling) quote(p library.Point) {
	f.points = append(f.points, library.OutlinePoint{Text: p.Text, Quoted: &p})
}

// homeOf returns the section a group belongs to: tasks to theirs, else the one that its heading speaks for, else the one
// of most of its points; as many of two kinds make it the content.
func homeOf(g points.Group) library.SectionRole {
	count := map[library.SectionRole]int{}
	for _, p := range g.Points {
		count[roleOf(p)]++
	}
	if 2*count[library.TaskSection] > len(g.Points) {
		return library.TaskSection
	}
	for i := len(g.Headings) - 1; i >= 0; i-- {
		if role, clear := headingRole(g.Headings[i].Text); clear {
			return role
		}
	}
	home := library.ContentSection
	for _, role := range library.SectionRoles() {
		if count[role] > count[home] {
			home = role
		}
	}
	return home
}

// roleOf returns the section a point's kind speaks for.
func roleOf(p library.Point) library.SectionRole {
	switch p.Kind {
	case library.TaskPoint:
		return library.TaskSection
	case library.ResultPoint:
		return library.ResultSection
	default:
		return library.ContentSection
	}
}

var outlinePhrases = phrase.Open(assets.Phrases, "phrases/outline.txt")

// signs are phrases of headings that say what is under them. The first that is found decides.
var signs = []struct {
	role    library.SectionRole
	phrases *phrase.Wordlist
}{
	{library.TaskSection, outlinePhrases.List("tasks")},
	{library.ResultSection, outlinePhrases.List("results")},
	{library.ContextSection, outlinePhrases.List("context")},
}

func headingRole(heading string) (library.SectionRole, bool) {
	folded := viet.Fold(heading)
	for _, sign := range signs {
		if sign.phrases.In(folded) {
			return sign.role, true
		}
	}
	return "", false
}
