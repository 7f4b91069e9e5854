package outline

import (
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
	parts := ordered(groups)
	o := library.Outline{Title: title}
	for _, role := range library.SectionRoles() {
		var here []themedGroup
		for _, p := range parts {
			if homeOf(p.Group) == role {
				here = append(here, p)
			}
		}
		d := filling{titled: needTitles(here)}
		for _, p := range here {
			d.put(p)
		}
		o.Sections = append(o.Sections, library.Section{Role: role, Points: append([]library.OutlinePoint{}, d.points...)})
	}
	return o
}

// filling is a section of a draft in the making.
type filling struct {
	titled  bool // groups stand under the titles of their articles
	points  []library.OutlinePoint
	under   []library.Point // the headings that the last group stands under
	shared  *library.Point  // the last heading that names a theme, as it stands among the points
	theme   library.Theme   // that it names
	article int64           // of the last group
}

// put adds a group under its headings; those that stand there already are not said twice.
func (f *filling) put(g themedGroup) {
	headings := f.headingsOf(g)
	same := 0
	for same < len(f.under) && same < len(headings) && f.under[same].Place == headings[same].Place {
		same++
	}
	if same == len(headings) && same < len(f.under) {
		same = max(0, same-1) // back from a part of the heading to the heading itself: it is named anew
	}
	for i, heading := range headings[same:] {
		f.points = append(f.points, library.OutlinePoint{Text: heading.Text, Quoted: &heading, Level: same + i})
		if g.named && same+i == 0 {
			f.shared = &heading
		}
	}
	f.under, f.article = headings, g.Article()
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
		f.points = append(f.points, library.OutlinePoint{Text: words.OnPaper(key, "count", g.Left)})
	}
}

// headingsOf returns what a group stands under, the highest first.
func (f *filling) headingsOf(g themedGroup) []library.Point {
	switch {
	case g.named:
		return f.share(g)
	case f.titled && g.Title != "":
		return append([]library.Point{titleOf(g.Group)}, g.Headings...)
	}
	return g.Headings
}

// share returns the headings of a group whose highest names its theme. Where the group before stands under the same name,
// one heading serves both, and cites both articles; what counts anew, «Một là …», stands under the title of its article.
func (f *filling) share(g themedGroup) []library.Point {
	first := g.Headings[0]
	if f.shared == nil || f.shared.Place == first.Place || f.under[0].Place != f.shared.Place || f.theme != g.theme {
		f.theme = g.theme
		return g.Headings
	}
	cited := func(at library.Place) bool { return at.Article == first.Article }
	if !cited(f.shared.Place) && !slices.ContainsFunc(f.shared.Also, cited) {
		f.shared.Also = append(slices.Clone(f.shared.Also), first.Place)
	}
	headings := []library.Point{f.under[0]}
	anew := g.Article() != f.article && g.Opening == nil && countsAnew(g.Points[0].Text)
	titled := len(f.under) > 1 && f.under[1].Kind == library.TitlePoint
	if g.Title != "" && (anew || titled) {
		headings = append(headings, titleOf(g.Group))
	}
	return append(headings, g.Headings[1:]...)
}

// countsAnew reports whether an item begins a series that is numbered in words.
func countsAnew(item string) bool {
	_, numbered := outlinePhrases.List("spoken number").Prefix(viet.Fold(item))
	return numbered
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
// of most of its points; as many of two kinds make it the content, and so do sentences under no heading: what news tells to have
// been reached is not torn from the news.
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
	if len(g.Headings) == 0 && !g.List {
		return home
	}
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
