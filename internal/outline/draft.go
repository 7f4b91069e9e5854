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
// headings, and those of an article stay together. All sections are there, also those without points, so that a briefer
// sees where points can go.
func Draft(title string, groups []points.Group) library.Outline {
	groups = byTheme(groups)
	o := library.Outline{Title: title}
	for _, role := range library.SectionRoles() {
		var here []points.Group
		for _, g := range groups {
			if homeOf(g) == role {
				here = append(here, g)
			}
		}
		d := filling{titled: needTitles(here)}
		for _, g := range here {
			d.put(g)
		}
		o.Sections = append(o.Sections, library.Section{Role: role, Points: append([]library.OutlinePoint{}, d.points...)})
	}
	return o
}

// needTitles reports whether groups stand under the titles of their articles: where there are several, what has no
// heading in its article would seem to belong to the heading before it.
func needTitles(groups []points.Group) bool {
	several, bare := false, false
	for _, g := range groups {
		several = several || g.Article() != groups[0].Article()
		bare = bare || len(g.Headings) == 0
	}
	return several && bare
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
	titled bool // groups stand under the titles of their articles
	points []library.OutlinePoint
	under  []library.Point // the headings that the last group stands under
}

// put adds a group under its headings; those that stand there already are not said twice.
func (f *filling) put(g points.Group) {
	headings := g.Headings
	if f.titled && g.Title != "" {
		headings = append([]library.Point{titleOf(g)}, headings...)
	}
	same := 0
	for same < len(f.under) && same < len(headings) && f.under[same].Place == headings[same].Place {
		same++
	}
	if same == len(headings) && same < len(f.under) {
		same = max(0, same-1) // back from a part of the heading to the heading itself: it is named anew
	}
	for i, heading := range headings[same:] {
		f.points = append(f.points, library.OutlinePoint{Text: heading.Text, Quoted: &heading, Level: same + i})
	}
	f.under = headings
	if g.Opening != nil {
		f.quote(*g.Opening)
	}
	for _, p := range g.Points {
		f.quote(p)
	}
	if g.Left > 0 {
		key := "paper.more-points"
		if g.Points[0].Kind == library.TablePoint {
			key = "paper.more-rows"
		}
		f.points = append(f.points, library.OutlinePoint{Text: words.Say(key, "count", g.Left)})
	}
}

// titleOf is the title of a group's article, as a heading.
func titleOf(g points.Group) library.Point {
	first := g.Points[0]
	return library.Point{
		Text: g.Title, Kind: library.TitlePoint, Themes: first.Themes,
		Place: library.Place{Article: first.Article, Version: first.Version},
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
